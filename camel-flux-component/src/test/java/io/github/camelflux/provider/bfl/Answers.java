package io.github.camelflux.provider.bfl;

import io.github.camelflux.provider.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Sample answers. */
final class Answers {

    static final String HTML =
            "<html><head><title>503</title></head><body>Come back <a href='x'>later</a></body></html>";

    private Answers() {}

    static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpAnswer answer(int status, String body, String header, String value) {
        return new HttpAnswer(status, Map.of(header, List.of(value)), body.getBytes(StandardCharsets.UTF_8));
    }
}
