package io.github.camelflux.component;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.LanguageSupport;
import org.apache.camel.util.URISupport;

/**
 * The URI of a {@code toD} as it was written, before a message was put into it. Says which options there are, so that no message
 * adds one.
 *
 * @param path scheme and operation
 * @param options the texts by name, as they were written
 */
record DynamicUri(String path, Map<String, String> options) {

    /** The URI; null if its path or the names of its options are made from messages, as nothing can be said about it then. */
    static DynamicUri parse(String uri) {
        int query = uri.indexOf('?');
        if (query < 0 || hasExpression(uri.substring(0, query)) || uri.startsWith("language:")) {
            return null;
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : pairs(uri.substring(query + 1))) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (hasExpression(name)) {
                return null;
            }
            options.put(name, equals < 0 ? "" : pair.substring(equals + 1));
        }
        return new DynamicUri(uri.substring(0, query), options);
    }

    /** The options that were written without an expression. */
    List<String> constants() {
        return options.entrySet().stream()
                .filter(option -> !hasExpression(option.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Checks that some options are not made from messages.
     *
     * @throws io.github.camelflux.FluxRequestException if one is; the message names it
     */
    void checkNoneOfMessages(Set<String> names) {
        options.forEach((name, text) -> {
            if (names.contains(name) && hasExpression(text)) {
                throw BadRequest.because(name + ": in toD it cannot be made from a message (" + BadRequest.quote(text)
                        + "); write it out, or take a property placeholder");
            }
        });
    }

    /** The value of each option for an exchange. */
    Map<String, Object> values(Exchange exchange) throws URISyntaxException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> option : options.entrySet()) {
            String text = option.getValue();
            values.put(
                    option.getKey(),
                    hasExpression(text)
                            ? new SimpleText(exchange.getContext(), withoutRaw(text))
                                    .evaluate(exchange, option.getKey())
                            : URISupport.parseQuery("value=" + text, true).get("value"));
        }
        return values;
    }

    /**
     * The URI with these options only.
     *
     * @param values by name; those of options without an expression stay as they were written
     * @throws io.github.camelflux.FluxRequestException if a value cannot be written into a URI
     */
    String uri(Map<String, Object> values) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> {
            String written = options.get(name);
            pairs.add(name + "=" + (hasExpression(written) ? raw(name, String.valueOf(value)) : written));
        });
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    /** Camel decodes a URI before it looks for ampersands: only RAW keeps one that belongs to a value. */
    private static String raw(String name, String value) {
        if (hasExpression(value)) {
            // The option may be an expression itself: what a message says is never evaluated.
            throw BadRequest.because(name + ": " + BadRequest.quote(value) + " would be an expression");
        }
        if (!value.contains(")")) {
            return "RAW(" + value + ")";
        }
        if (!value.contains("}")) {
            return "RAW{" + value + "}";
        }
        throw BadRequest.because(name + ": a value of toD with both ) and } cannot be written into a URI");
    }

    private static boolean hasExpression(String text) {
        return LanguageSupport.hasSimpleFunction(text);
    }

    /** Without the RAW( ) that keeps a value from being decoded: a value of an expression is never decoded. */
    static String withoutRaw(String text) {
        boolean raw = text.startsWith("RAW(") && text.endsWith(")") || text.startsWith("RAW{") && text.endsWith("}");
        return raw ? text.substring(4, text.length() - 1) : text;
    }

    /** Splits at each ampersand that is neither within an expression nor within RAW. */
    private static List<String> pairs(String query) {
        List<String> pairs = new ArrayList<>();
        StringBuilder pair = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < query.length(); i++) {
            char letter = query.charAt(i);
            if (letter == '{') {
                braces++;
            } else if (letter == '}') {
                braces--;
            }
            if (letter == '&' && braces <= 0 && !isInsideRaw(pair)) {
                pairs.add(pair.toString());
                pair.setLength(0);
            } else {
                pair.append(letter);
            }
        }
        if (!pair.isEmpty()) {
            pairs.add(pair.toString());
        }
        return pairs;
    }

    private static boolean isInsideRaw(CharSequence pair) {
        String text = pair.toString();
        return text.contains("=RAW(") && !text.endsWith(")") || text.contains("=RAW{") && !text.endsWith("}");
    }
}
