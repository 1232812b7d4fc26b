package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.draw.DrawnPicture;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.http.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The open WebSockets by client id, one each. All messages go out in the order in which they were told, also where a
 * picture among them has to be drawn first. Thread-safe.
 */
final class Audience {

    private static final int PREVIEW_IMAGE = 1;
    private static final int JPEG = 1;
    private static final int PNG = 2;
    private static final int HEAD = 8;

    private final PictureStudio studio;
    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private CompletionStage<?> told = CompletableFuture.completedFuture(null);

    Audience(PictureStudio studio) {
        this.studio = studio;
    }

    /** Adds a socket; another one of the same client is forgotten. */
    void enter(String clientId, Socket socket, JsonNode status) {
        sockets.put(clientId, socket);
        socket.whenClosed(() -> sockets.remove(clientId, socket));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("status", status);
        data.put("sid", clientId);
        tell(clientId, "status", data);
    }

    /** Tells one client, or all if the id is empty. */
    void tell(String clientId, String type, ObjectNode data) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", type);
        message.set("data", data);
        String text = message.toString();
        follow(CompletableFuture.completedFuture(text), clientId, socket -> socket.text(text));
    }

    /** Shows one client a picture, or all if the id is empty. */
    void show(String clientId, PictureRequest picture) {
        if (listeners(clientId).isEmpty()) {
            return;
        }
        CompletableFuture<byte[]> frame = studio.picture(picture).thenApply(drawn -> frame(picture.format(), drawn));
        follow(frame, clientId, socket -> socket.binary(frame.join()));
    }

    private synchronized void follow(CompletionStage<?> ready, String clientId, Consumer<Socket> step) {
        told = told.thenCombine(ready, (before, now) -> now)
                .thenAccept(now -> listeners(clientId).forEach(step))
                // A picture that cannot be drawn is left out, and what follows is told all the same.
                .exceptionally(failure -> null);
    }

    private List<Socket> listeners(String clientId) {
        if (clientId.isEmpty()) {
            return List.copyOf(sockets.values());
        }
        return sockets.containsKey(clientId) ? List.of(sockets.get(clientId)) : List.of();
    }

    /** The kind of event, the format, then the picture. */
    private static byte[] frame(PictureFormat format, DrawnPicture drawn) {
        try {
            byte[] picture = Files.readAllBytes(drawn.file());
            return ByteBuffer.allocate(HEAD + picture.length)
                    .putInt(PREVIEW_IMAGE)
                    .putInt(format == PictureFormat.JPEG ? JPEG : PNG)
                    .put(picture)
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a picture that was drawn", e);
        }
    }
}
