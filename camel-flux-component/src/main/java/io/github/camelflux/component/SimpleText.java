package io.github.camelflux.component;

import io.github.camelflux.FluxRequestException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.LanguageSupport;

/** An option that may hold Simple functions, read once and evaluated for each exchange. Safe for use by several threads. */
final class SimpleText {

    private static final String START = "${";
    private static final String LONG_START = "$simple{";

    private final Expression whole;
    private final List<Expression> functions;

    /**
     * @param text constant text, or text with functions such as {@code ${header.orderId}}
     * @throws org.apache.camel.RuntimeCamelException if it is no Simple expression
     */
    SimpleText(CamelContext context, String text) {
        whole = expression(context, text);
        functions = functions(text).stream()
                .map(function -> expression(context, function))
                .toList();
    }

    /** Whether a text holds a Simple function: without one it is the same for every message. */
    static boolean hasFunction(String text) {
        return LanguageSupport.hasSimpleFunction(text);
    }

    /** The text for an exchange; empty if it evaluates to nothing. */
    String evaluate(Exchange exchange) {
        String text = whole.evaluate(exchange, String.class);
        return text == null ? "" : text;
    }

    /**
     * The text for an exchange, before anything was bought.
     *
     * @param option that it is the value of, for messages
     * @throws io.github.camelflux.FluxRequestException if it cannot be evaluated for this exchange, with the reason as its cause
     */
    String evaluate(Exchange exchange, String option) {
        try {
            return evaluate(exchange);
        } catch (RuntimeException e) {
            FluxRequestException refused =
                    BadRequest.because(option + ": it cannot be evaluated for this message: " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    /**
     * Whether the exchange contributes nothing: no function has a value. What is left then is the text between the functions, the
     * same for all such exchanges. Ask after {@link #evaluate}.
     */
    boolean hasNoValue(Exchange exchange) {
        return functions.stream().allMatch(function -> {
            String value = function.evaluate(exchange, String.class);
            return value == null || value.isBlank();
        });
    }

    private static Expression expression(CamelContext context, String text) {
        Expression expression = context.resolveLanguage("simple").createExpression(text);
        expression.init(context);
        return expression;
    }

    /** The functions that are not part of another one, with their braces. */
    private static List<String> functions(String text) {
        List<String> found = new ArrayList<>();
        int from = 0;
        while ((from = text.indexOf('$', from)) >= 0) {
            int opening = opening(text, from);
            int end = opening < 0 ? -1 : closing(text, opening);
            if (end < 0) {
                from++;
            } else {
                found.add(text.substring(from, end + 1));
                from = end + 1;
            }
        }
        return found;
    }

    private static int opening(String text, int dollar) {
        if (text.startsWith(START, dollar)) {
            return dollar + START.length() - 1;
        }
        return text.startsWith(LONG_START, dollar) ? dollar + LONG_START.length() - 1 : -1;
    }

    private static int closing(String text, int opening) {
        int depth = 0;
        for (int i = opening; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '{') {
                depth++;
            } else if (letter == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
