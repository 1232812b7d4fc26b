package io.github.camelflux.example.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.example.RunningExample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The application as a client on the network has it. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "a-boundary";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private Api(int port) {
        this.port = port;
    }

    static Api of(RunningExample example) {
        return new Api(Integer.parseInt(example.setting("local.server.port")));
    }

    /** The variant that waits without a thread. */
    static Api withoutThreads(RunningExample example) {
        return new Api(Integer.parseInt(example.setting("example.netty-http.port")));
    }

    int port() {
        return port;
    }

    HttpResponse<byte[]> text(String prompt, String... headers) {
        return post("text/plain;charset=UTF-8", BodyPublishers.ofString(prompt), headers);
    }

    HttpResponse<byte[]> json(String request, String... headers) {
        return post("application/json", BodyPublishers.ofString(request), headers);
    }

    HttpResponse<byte[]> form(byte[] form, String... headers) {
        return post("multipart/form-data; boundary=" + BOUNDARY, BodyPublishers.ofByteArray(form), headers);
    }

    HttpResponse<byte[]> post(String type, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url("/api/pictures"))
                .header("Content-Type", type)
                .POST(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return json(answer.body());
    }

    static JsonNode json(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    /** A form with these fields and with pictures that all have the same name, as a file input with several files sends them. */
    static byte[] form(Map<String, String> fields, byte[]... pictures) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            part(form, "name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8));
        });
        for (byte[] picture : pictures) {
            part(form, "name=\"picture\"; filename=\"../../etc/cat.jpg\"", "image/jpeg", picture);
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static void part(ByteArrayOutputStream form, String names, String type, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + names + "\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
