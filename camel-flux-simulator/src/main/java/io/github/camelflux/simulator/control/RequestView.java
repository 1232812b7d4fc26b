package io.github.camelflux.simulator.control;

import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.RecordedRequest;
import java.util.List;
import java.util.Map;

/** A recorded request as the control endpoint shows it: the body as text, cut where the record is. */
record RequestView(
        Origin origin,
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        String body,
        long bodyLength,
        String bodySha256) {

    static RequestView of(RecordedRequest request) {
        return new RequestView(
                request.origin(),
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.bodyText(),
                request.bodyLength(),
                request.bodySha256());
    }
}
