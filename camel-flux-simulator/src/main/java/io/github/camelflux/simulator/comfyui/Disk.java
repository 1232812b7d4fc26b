package io.github.camelflux.simulator.comfyui;

import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.face.SentPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What lies in the folders of the server: pictures that were uploaded, and those that graphs made. Thread-safe. */
final class Disk {

    private final Path directory;
    private final SentPictures pictures;
    private final Map<StoredFile, Path> uploads = new HashMap<>();
    private final Map<StoredFile, PictureRequest> made = new HashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();

    Disk(Path directory) {
        this.directory = directory;
        this.pictures = new SentPictures(directory);
    }

    /** Keeps a file under its name; under one with a number if there is another one of that name. */
    synchronized StoredFile upload(StoredFile wanted, byte[] content, boolean overwrite) {
        try {
            StoredFile free = wanted;
            for (int i = 1; !overwrite && uploads.containsKey(free); i++) {
                if (Arrays.equals(Files.readAllBytes(uploads.get(free)), content)) {
                    return free;
                }
                free = new StoredFile(numbered(wanted.filename(), i), wanted.subfolder(), wanted.type());
            }
            uploads.put(free, Files.write(Files.createTempFile(directory, "upload-", ".bin"), content));
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep an upload", e);
        }
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? name + " (" + number + ")"
                : name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
    }

    /** Finds an upload by how a graph names it, {@code folder/name}. */
    synchronized boolean hasInput(String name) {
        return uploads.containsKey(input(name));
    }

    /** Reads an upload as a picture; empty if it is none. */
    synchronized Optional<InputPicture> input(String role, String name) {
        return upload(input(name)).flatMap(file -> {
            try {
                return pictures.of(role, Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read an upload again", e);
            }
        });
    }

    private static StoredFile input(String name) {
        int slash = name.lastIndexOf('/');
        return new StoredFile(name.substring(slash + 1), slash < 0 ? "" : name.substring(0, slash), "input");
    }

    synchronized Optional<Path> upload(StoredFile file) {
        return Optional.ofNullable(uploads.get(file));
    }

    /** Names a picture that a graph made, {@code <prefix>_00001_.png}; a prefix may hold folders. */
    synchronized StoredFile save(String prefix, String type, PictureRequest picture) {
        int slash = prefix.lastIndexOf('/');
        int number = counters.merge(type + "/" + prefix, 1, Integer::sum);
        StoredFile file = new StoredFile(
                "%s_%05d_.png".formatted(prefix.substring(slash + 1), number),
                slash < 0 ? "" : prefix.substring(0, slash),
                type);
        made.put(file, picture);
        return file;
    }

    synchronized Optional<PictureRequest> made(StoredFile file) {
        return Optional.ofNullable(made.get(file));
    }
}
