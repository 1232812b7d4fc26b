package io.github.camelflux.example.folders;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A file name that no file in a folder has yet: {@code cat.txt}, then {@code cat-2.txt}, {@code cat-3.txt}, ... */
public final class FreeName {

    private FreeName() {}

    /**
     * The wanted name, or the first one with a number that is free.
     *
     * @param endings with which the name has to be free as well
     */
    public static String in(Path folder, String wanted, String... endings) {
        String stem = stem(wanted);
        String ending = wanted.substring(stem.length());
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? stem : stem + "-" + n)
                .filter(name -> Stream.concat(Stream.of(ending), Arrays.stream(endings))
                        .noneMatch(other -> Files.exists(folder.resolve(name + other))))
                .findFirst()
                .map(name -> name + ending)
                .orElseThrow();
    }

    /** A name without its ending; a dot that begins it begins no ending. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
