package io.github.camelflux.simulator.replicate;

import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Multipart;
import io.github.camelflux.simulator.face.SentPictures;
import io.github.camelflux.simulator.face.Sha256;
import io.github.camelflux.simulator.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that are handed in before the predictions that need them, as Replicate's own client does with every picture it is
 * given. Each can be named for a day. Thread-safe.
 *
 * @param address where files are handed in and found, without a slash at the end
 */
record UploadedFiles(String address, SentPictures pictures, Map<String, Kept> kept) {

    private static final Duration LIFETIME = Duration.ofHours(24);

    record Kept(Optional<InputPicture> picture, Instant until) {}

    UploadedFiles(String address, SentPictures pictures) {
        this(address, pictures, new ConcurrentHashMap<>());
    }

    /** Takes a file in; its bytes are the part {@code content}. */
    Reply take(Multipart form, Instant now) {
        Optional<Multipart.Part> sent = form.part("content");
        if (sent.isEmpty()) {
            return ReplicateErrors.invalid("- content is required\n");
        }
        byte[] bytes = sent.get().content();
        String id = UUID.randomUUID().toString();
        Instant until = now.plus(LIFETIME);
        kept.put(id, new Kept(pictures.of("", bytes), until));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", id);
        file.put("name", sent.get().file());
        file.put("size", bytes.length);
        file.put(
                "checksums",
                Map.of("sha256", HexFormat.of().formatHex(Sha256.start().digest(bytes))));
        file.put("created_at", now.toString());
        file.put("expires_at", until.toString());
        file.put("urls", Map.of("get", address + "/" + id));
        return Json.reply(201, file);
    }

    /** A picture by its address, if it was handed in or comes with it; empty if it is none, or is no longer kept. */
    Optional<InputPicture> of(String role, String wanted, Instant now) {
        if (!wanted.startsWith(address + "/")) {
            return pictures.of(role, wanted);
        }
        return Optional.ofNullable(kept.get(wanted.substring(address.length() + 1)))
                .filter(file -> now.isBefore(file.until()))
                .flatMap(Kept::picture)
                .map(found -> new InputPicture(role, found.size(), found.copy(), found.label(), found.seconds()));
    }
}
