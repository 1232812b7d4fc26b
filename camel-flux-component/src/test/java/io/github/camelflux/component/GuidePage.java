package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A page of {@code docs}, whose examples are run as they stand there.
 *
 * @param text of the page
 */
record GuidePage(String text) {

    static GuidePage of(String name) {
        return new GuidePage(read(Path.of("../docs", name)));
    }

    /** The example of a language, counted from 0. */
    String example(String language, int number) {
        return examples(language).get(number);
    }

    /** All examples of a language. */
    List<String> examples(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(example -> example.group(1))
                .toList();
    }

    /** Whether the source of a test class has an example, however its lines and texts are broken. */
    static boolean holds(Class<?> test, String example) {
        Path source = Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
        return dense(read(source)).contains(dense(example));
    }

    /**
     * Adds an example to a context, in one of its languages.
     *
     * @param test whose source has the Java of the page
     * @param number of the example in YAML and XML
     * @param javaNumber of the same in Java
     * @param java what the test's source has
     */
    void load(CamelContext context, Class<?> test, String language, int number, int javaNumber, RoutesBuilder java)
            throws Exception {
        switch (language) {
            case "yaml" -> load(context, "route-" + number + ".yaml", example("yaml", number));
            case "xml" -> load(context, "route-" + number + ".xml", "<routes>" + example("xml", number) + "</routes>");
            default -> {
                assertThat(holds(test, example("java", javaNumber)))
                        .as("what stands on the page stands in the test")
                        .isTrue();
                context.addRoutes(java);
            }
        }
    }

    /** Adds the routes of a YAML or XML text to a context. */
    static void load(CamelContext context, String name, String routes) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromBytes(name, routes.getBytes(StandardCharsets.UTF_8)));
    }

    private static String dense(String text) {
        return text.replaceAll("\\s", "").replace("\"+\"", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
