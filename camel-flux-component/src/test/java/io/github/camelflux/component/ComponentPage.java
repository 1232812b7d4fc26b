package io.github.camelflux.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The component's page, {@code flux-component.adoc}, as a reader sees it: examples, sections, links. */
final class ComponentPage {

    static final Path FILE = Path.of("src/main/docs/flux-component.adoc");

    private static final Pattern SOURCE = Pattern.compile("^\\[source", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile(
            "^\\[source#([a-z-]+)-(yaml|java|xml|properties),\\2\\]\\n----\\n(.*?)\\n----$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("^:([a-z-]+): (.*)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("link:([^\\[#]+)");
    private static final Pattern OPERATION = Pattern.compile("^==+ .*?`flux:([a-z-]+)`.*$", Pattern.MULTILINE);

    private final String text;

    private ComponentPage(String text) {
        this.text = text;
    }

    static ComponentPage read() {
        try {
            return new ComponentPage(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    /** How many blocks of source there are, understood or not. */
    long blocks() {
        return SOURCE.matcher(text).results().count();
    }

    /** The blocks of source, each with its name and language. */
    List<Example> examples() {
        return EXAMPLE.matcher(text)
                .results()
                .map(block -> new Example(block.group(1), block.group(2), block.group(3)))
                .toList();
    }

    /** The operations that have a section of their own. */
    List<String> operations() {
        List<String> operations = new ArrayList<>();
        Matcher heading = OPERATION.matcher(text);
        while (heading.find()) {
            operations.add(heading.group(1));
        }
        return operations;
    }

    /** The attribute of that name in the page's head. */
    String attribute(String name) {
        return ATTRIBUTE
                .matcher(text)
                .results()
                .filter(attribute -> attribute.group(1).equals(name))
                .map(attribute -> attribute.group(2))
                .findFirst()
                .orElse("");
    }

    /** The files that links lead to. */
    TreeSet<Path> links() {
        TreeSet<Path> links = new TreeSet<>();
        LINK.matcher(text).results().forEach(link -> links.add(FILE.resolveSibling(link.group(1))));
        return links;
    }

    /**
     * A block of source.
     *
     * @param name of what it shows; the same in each language
     */
    record Example(String name, String language, String text) {

        boolean isRoute() {
            return !language.equals("properties") && !text.startsWith("<dependency>");
        }

        @Override
        public String toString() {
            return name + " in " + language;
        }
    }
}
