package io.github.camelflux.example.http;

/** The value of a request header that may come once. Camel makes a list of one that comes more often, or also as a parameter. */
final class HeaderText {

    private static final int LONGEST_QUOTE = 100;

    private HeaderText() {}

    /**
     * The value as text.
     *
     * @throws UnusableRequestException if there are several
     */
    static String of(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new UnusableRequestException(name + ": it was sent more than once");
    }

    /** A value as a message may show it. */
    static String quote(String value) {
        return "'" + (value.length() <= LONGEST_QUOTE ? value : value.substring(0, LONGEST_QUOTE) + "...") + "'";
    }
}
