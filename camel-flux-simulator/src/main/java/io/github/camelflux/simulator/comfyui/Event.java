package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.draw.PictureRequest;
import java.time.Duration;

/**
 * Something that the server tells while a prompt runs.
 *
 * @param offset when, after the start
 * @param type the type of the message; empty for a picture
 * @param data the data of the message; null for a picture
 * @param picture the picture of a binary message; null otherwise
 */
record Event(Duration offset, String type, ObjectNode data, PictureRequest picture) {

    static Event message(Duration offset, String type, ObjectNode data) {
        return new Event(offset, type, data, null);
    }

    static Event picture(Duration offset, PictureRequest picture) {
        return new Event(offset, "", null, picture);
    }

    boolean binary() {
        return picture != null;
    }

    /** Whether the history keeps it. */
    boolean kept() {
        return type.startsWith("execution_");
    }
}
