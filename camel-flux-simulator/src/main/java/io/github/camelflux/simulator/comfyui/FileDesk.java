package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Multipart;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes uploads and hands out pictures.
 *
 * @param disk where they lie
 * @param studio draws what is fetched
 */
record FileDesk(Disk disk, PictureStudio studio) {

    /** {@code POST /upload/image}. */
    Reply upload(Call call) {
        Multipart form = Multipart.read(call);
        Optional<Multipart.Part> image =
                form.part("image").filter(part -> !part.file().isBlank());
        String subfolder = form.text("subfolder", "");
        if (image.isEmpty() || subfolder.contains("..") || image.get().file().contains("..")) {
            return Reply.text(400, "", "text/plain");
        }
        StoredFile wanted = new StoredFile(image.get().file(), subfolder, form.text("type", "input"));
        boolean overwrite = form.text("overwrite", "").matches("true|1");
        StoredFile stored = disk.upload(wanted, image.get().content(), overwrite);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("name", stored.filename())
                .put("subfolder", stored.subfolder())
                .put("type", stored.type());
        return Json.reply(200, answer);
    }

    /** {@code GET /view?filename=&subfolder=&type=}. */
    CompletionStage<Reply> view(Call call) {
        String name = call.parameter("filename").orElse("");
        String subfolder = call.parameter("subfolder").orElse("");
        if (name.isEmpty() || name.contains("..") || subfolder.contains("..")) {
            return done(Reply.text(400, "", "text/plain"));
        }
        StoredFile file = new StoredFile(name, subfolder, call.parameter("type").orElse("output"));
        Optional<PictureRequest> made = disk.made(file);
        if (made.isPresent()) {
            return studio.picture(made.get())
                    .thenApply(drawn -> reply("image/png", new Payload.InFile(drawn.file(), drawn.length())));
        }
        return done(disk.upload(file).map(FileDesk::uploaded).orElseGet(() -> Reply.text(404, "", "text/plain")));
    }

    private static Reply uploaded(Path path) {
        try {
            return reply("application/octet-stream", new Payload.InFile(path, Files.size(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an upload again", e);
        }
    }

    private static Reply reply(String mediaType, Payload payload) {
        return new Reply(200, Map.of("Content-Type", mediaType), payload);
    }

    private static CompletionStage<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
