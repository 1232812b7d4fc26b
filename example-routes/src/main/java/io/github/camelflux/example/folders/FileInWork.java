package io.github.camelflux.example.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;

/**
 * A file whose picture is being made, and the text that came beside it, if there was one: {@code dog.jpg} with {@code dog.txt}.
 *
 * @param folder that it was dropped into
 * @param nameInWork the name that it came with, with the time of its last change before it
 */
record FileInWork(DropFolder folder, String nameInWork) {

    private static final int TIME_OF_CHANGE = "20261101-120000000-".length();
    private static final String TEXT = ".txt";

    /** No route reads files with this ending, so that a text in work is never taken for a file of its own. */
    private static final String TEXT_IN_WORK = ".sidecar";

    static FileInWork of(GenericFile<?> consumed) {
        Path file = Path.of(consumed.getAbsoluteFilePath());
        return new FileInWork(
                new DropFolder(file.getParent().getParent()), file.getFileName().toString());
    }

    static boolean isText(Path file) {
        return file.getFileName().toString().endsWith(TEXT_IN_WORK);
    }

    /** The name that it came with. */
    String name() {
        return nameInWork.substring(TIME_OF_CHANGE);
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
        try {
            Files.move(folder.path().resolve(textOf(name())), text());
            return true;
        } catch (NoSuchFileException e) {
            return hasText();
        }
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
