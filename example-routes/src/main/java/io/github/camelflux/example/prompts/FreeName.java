package io.github.camelflux.example.prompts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A file name that no file in a folder has yet: {@code cat.txt}, then {@code cat-2.txt}, {@code cat-3.txt}, ... */
public final class FreeName {

    private FreeName() {}

    public static String in(Path folder, String wanted) {
        if (!Files.exists(folder.resolve(wanted))) {
            return wanted;
        }
        int dot = wanted.lastIndexOf('.');
        String stem = dot > 0 ? wanted.substring(0, dot) : wanted;
        String extension = dot > 0 ? wanted.substring(dot) : "";
        return IntStream.iterate(2, n -> n + 1)
                .mapToObj(n -> stem + "-" + n + extension)
                .filter(name -> !Files.exists(folder.resolve(name)))
                .findFirst()
                .orElseThrow();
    }
}
