package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.RequestBody;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns what the HTTP library knows of a request into our own words. */
final class Calls {

    private Calls() {}

    static Call of(HttpServerExchange exchange, Origin origin, RequestBody body) {
        return new Call(
                origin,
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                query(exchange),
                headers(exchange),
                body);
    }

    private static Map<String, List<String>> query(HttpServerExchange exchange) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, new ArrayList<>(values)));
        return query;
    }

    private static Map<String, List<String>> headers(HttpServerExchange exchange) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HeaderValues values : exchange.getRequestHeaders()) {
            headers.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), new ArrayList<>(values));
        }
        return headers;
    }
}
