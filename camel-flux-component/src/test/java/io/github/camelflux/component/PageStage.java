package io.github.camelflux.component;

import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.Bill;
import io.github.camelflux.simulator.http.RecordedRequest;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;

/**
 * Where a route of the component's page is tried: folders, a provider, and somebody who sends messages.
 *
 * @param folder in which the route's folders are
 */
record PageStage(ProducerTemplate template, FluxSimulator simulator, Path folder) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Bill bill() {
        return simulator.bill();
    }

    /** Puts a whole file into a folder, as a careful user does. */
    void drop(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Path elsewhere = Files.write(folder.resolve("upload"), content);
            Files.move(elsewhere, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that a route writes, once the exchange is over. */
    byte[] picked(String name) {
        Path file = folder.resolve(name);
        await().atMost(PATIENCE).until(() -> Files.exists(file) && Files.size(file) > 0);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file came to another place, in the end. */
    boolean gone(String from, String to) {
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve(to)));
        return Files.notExists(folder.resolve(from));
    }

    /** Sends a message; a failure is thrown. */
    Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return succeeded(template.request(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        }));
    }

    /** Sends a message with files, as a form of a web page brings them. */
    Exchange sendForm(String endpoint, Map<String, byte[]> files) {
        return succeeded(template.request(endpoint, exchange -> {
            AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
            files.forEach(
                    (name, bytes) -> message.addAttachment(name, new DataHandler(new ByteArrayDataSource(name, bytes) {
                        @Override
                        public String getContentType() {
                            return "image/png";
                        }
                    })));
        }));
    }

    Exchange buy(String prompt) {
        return send("flux:generate", prompt, Map.of());
    }

    byte[] movie() {
        return send("flux:video?input.duration=5", "waves", Map.of())
                .getMessage()
                .getBody(byte[].class);
    }

    /** What the provider was asked for, in the order in which it came. */
    RecordedRequest sent(int index) {
        List<RecordedRequest> posts = simulator.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        return posts.get(index);
    }

    private static Exchange succeeded(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange;
    }
}
