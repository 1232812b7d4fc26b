package io.github.camelflux.component;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes file names of pictures from names that came with a message. Whatever such a name holds, the result is a relative path
 * that stays below the directory that it is resolved against.
 */
final class PictureFileName {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");

    private PictureFileName() {}

    /**
     * A name that cannot lead out of a directory: a plain relative path is kept, of any other only the last part.
     *
     * @return empty if nothing usable is left
     */
    static String safe(String name) {
        String printable = CONTROL.matcher(name).replaceAll("").strip();
        List<String> parts =
                Arrays.stream(SEPARATOR.split(printable)).map(String::strip).toList();
        if (plain(printable, parts)) {
            return String.join("/", parts);
        }
        String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
        String withoutDrive = last.substring(last.lastIndexOf(':') + 1);
        return withoutDrive.chars().allMatch(letter -> letter == '.') ? "" : withoutDrive;
    }

    /**
     * A name with another ending.
     *
     * @param name of the file that the picture was made from
     * @param suffixes put before the ending
     * @param extension without the dot
     * @return empty if the name holds nothing usable
     */
    static String replaceExtension(String name, List<String> suffixes, String extension) {
        String safe = safe(name);
        int dot = safe.lastIndexOf('.');
        // A dot that begins the name hides a file; it does not begin an ending.
        boolean ending = dot > safe.lastIndexOf('/') + 1;
        String stem = ending ? safe.substring(0, dot) : safe;
        return stem.isEmpty()
                ? ""
                : stem + suffixes.stream().map(suffix -> "-" + suffix).collect(Collectors.joining()) + "." + extension;
    }

    /** A safe name with something put before its ending, if it has one. */
    static String withSuffix(String name, String suffix) {
        int dot = name.lastIndexOf('.');
        boolean ending = dot > name.lastIndexOf('/') + 1;
        return ending ? name.substring(0, dot) + "-" + suffix + name.substring(dot) : name + "-" + suffix;
    }

    private static boolean plain(String name, List<String> parts) {
        return !name.startsWith("/")
                && !name.startsWith("\\")
                && !DRIVE.matcher(name).matches()
                && parts.stream()
                        .noneMatch(part -> part.isEmpty() || part.chars().allMatch(letter -> letter == '.'));
    }
}
