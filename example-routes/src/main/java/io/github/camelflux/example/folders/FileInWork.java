package io.github.camelflux.example.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.camel.component.file.GenericFile;

/**
 * A file whose picture is being made, and the text that came beside it, if there was one: {@code dog.jpg} with {@code dog.txt}.
 *
 * @param folder that it was dropped into
 * @param nameInWork the name that it came with, with the time of its last change before it
 */
record FileInWork(DropFolder folder, String nameInWork) {

    private static final DateTimeFormatter TIME_OF_CHANGE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS-");
    private static final int LENGTH_OF_TIME = "20261101-120000000-".length();
    private static final String TEXT = ".txt";

    /** No route reads files with this ending, so that a text in work is never taken for a file of its own. */
    private static final String TEXT_IN_WORK = ".sidecar";

    static FileInWork of(GenericFile<?> consumed) {
        Path file = Path.of(consumed.getAbsoluteFilePath());
        return new FileInWork(
                new DropFolder(file.getParent().getParent()), file.getFileName().toString());
    }

    /**
     * What a file is called in work, always the same: {@code flux:} knows it again by its path there. Its folder may have it under
     * that name as well.
     *
     * @param changed the last time
     */
    static String nameInWork(String nameInFolder, Instant changed) {
        String time = TIME_OF_CHANGE.format(changed.atZone(ZoneId.systemDefault()));
        return nameInFolder.startsWith(time) ? nameInFolder : time + nameInFolder;
    }

    static boolean isText(Path file) {
        return file.getFileName().toString().endsWith(TEXT_IN_WORK);
    }

    /** The name that it came with. */
    String name() {
        return nameInWork.substring(LENGTH_OF_TIME);
    }

    Path file() {
        return folder.working().resolve(nameInWork);
    }

    Path text() {
        return folder.working().resolve(nameInWork + TEXT_IN_WORK);
    }

    boolean hasText() {
        return Files.exists(text());
    }

    /** Takes the text that lies beside the file's old place into work. Whether there is one now, if only from before a crash. */
    boolean takeText() throws IOException {
        return takeText(nameInWork) || takeText(name()) || hasText();
    }

    private boolean takeText(String nameInFolder) throws IOException {
        try {
            Files.move(folder.path().resolve(textOf(nameInFolder)), text());
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * What it is called in its folder again: as it came, or, if another file is called so meanwhile, as in work. Under a third name it
     * would be another file in work, and bought again.
     */
    String nameForNextStart() {
        return freeNameIn(folder.path()).equals(name()) ? name() : nameInWork;
    }

    /** A name under which a directory has neither this file nor a text beside it. */
    String freeNameIn(Path directory) {
        return hasText() ? FreeName.in(directory, name(), TEXT) : FreeName.in(directory, name());
    }

    /** Brings the text beside the place that the file has now. */
    void moveTextBeside(Path place) throws IOException {
        Files.move(text(), place.resolveSibling(textOf(place.getFileName().toString())));
    }

    private static String textOf(String name) {
        return FreeName.stem(name) + TEXT;
    }
}
