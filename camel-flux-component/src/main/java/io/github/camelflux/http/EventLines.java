package io.github.camelflux.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads server-sent events (HTML, Server-sent events): the data of each event, several lines joined; comments and other fields are
 * left out. Not safe for use by several threads.
 */
final class EventLines {

    private final int bound;
    private final Consumer<String> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean afterReturn;

    /** @param bound of one event, in bytes */
    EventLines(int bound, Consumer<String> events) {
        this.bound = bound;
        this.events = events;
    }

    /** @throws IOException if an event is larger than the bound */
    void take(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            byte letter = bytes.get();
            boolean secondOfPair = afterReturn && letter == '\n';
            afterReturn = letter == '\r';
            if (letter == '\r' || letter == '\n') {
                if (!secondOfPair) {
                    endLine();
                }
            } else {
                line.write(letter);
                if (line.size() + data.length() > bound) {
                    throw new BoundedBody.TooLarge(bound);
                }
            }
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            if (data.length() > 0) {
                String event = data.substring(0, data.length() - 1);
                data.setLength(0);
                events.accept(event);
            }
        } else if (text.startsWith("data:")) {
            data.append(text, text.startsWith("data: ") ? 6 : 5, text.length()).append('\n');
        }
    }
}
