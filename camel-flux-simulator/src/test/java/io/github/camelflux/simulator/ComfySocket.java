package io.github.camelflux.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A client that listens to a ComfyUI server. */
final class ComfySocket implements WebSocket.Listener, AutoCloseable {

    final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    final List<byte[]> frames = new CopyOnWriteArrayList<>();
    /** Types of messages, and {@code binary}, as they came. */
    final List<String> order = new CopyOnWriteArrayList<>();

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final WebSocket socket;

    private ComfySocket(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    /**
     * Opens a socket and waits for the greeting: before it the handshake is over, but the server may not have entered the
     * client yet, and would tell it nothing.
     */
    static ComfySocket open(FluxSimulator simulator, String pathAndQuery) {
        String http = simulator.baseUrl("comfyui").toString();
        ComfySocket opened = new ComfySocket(URI.create(http.replaceFirst("http", "ws") + pathAndQuery));
        opened.await("status");
        return opened;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                JsonNode message = new ObjectMapper().readTree(text.toString());
                messages.add(message);
                order.add(message.get("type").textValue());
            } catch (JsonProcessingException e) {
                order.add("no JSON: " + text);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            frames.add(binary.toByteArray());
            order.add("binary");
            binary.reset();
        }
        from.request(1);
        return null;
    }

    /** Waits until a message of a type has come. */
    JsonNode await(String type) {
        Awaitility.await().until(() -> order.contains(type));
        return messages.stream()
                .filter(message -> message.get("type").textValue().equals(type))
                .findFirst()
                .orElseThrow()
                .get("data");
    }

    @Override
    public void close() {
        socket.abort();
    }
}
