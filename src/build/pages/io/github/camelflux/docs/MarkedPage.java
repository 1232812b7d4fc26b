package io.github.camelflux.docs;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of which some parts are generated. Each stands between two comments, {@code // NAME: START, generated} and
 * {@code // NAME: END}; all else is written by hand.
 */
record MarkedPage(String text) {

    private static final Pattern START = Pattern.compile("^// (.*): START, generated$", Pattern.MULTILINE);

    /**
     * The page with its generated parts as they should be.
     *
     * @throws IllegalStateException if a part has no place on the page, or a place no part
     */
    MarkedPage with(Map<String, String> parts) {
        String page = text;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = replace(page, part.getKey(), part.getValue());
        }
        Matcher places = START.matcher(text);
        while (places.find()) {
            if (!parts.containsKey(places.group(1))) {
                throw new IllegalStateException("Nobody generates what the page calls " + places.group(1));
            }
        }
        return new MarkedPage(page);
    }

    private static String replace(String page, String name, String part) {
        String start = "// " + name + ": START, generated\n";
        String end = "// " + name + ": END\n";
        int from = page.indexOf(start);
        int to = page.indexOf(end, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new IllegalStateException(
                    "The page has no place for " + name + ": it needs the lines\n" + start + end);
        }
        return page.substring(0, from + start.length()) + part + page.substring(to);
    }
}
