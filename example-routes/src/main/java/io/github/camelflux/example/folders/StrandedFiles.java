package io.github.camelflux.example.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Puts files back into their folder that were in work when the application was last killed: nobody else would look at them again. */
@Component
class StrandedFiles implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(StrandedFiles.class);

    private final List<DropFolder> folders;

    StrandedFiles(List<DropFolder> folders) {
        this.folders = folders;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        for (DropFolder folder : folders) {
            if (Files.isDirectory(folder.working())) {
                for (Path left : files(folder)) {
                    putBack(new FileInWork(folder, left.getFileName().toString()));
                }
            }
        }
    }

    private static void putBack(FileInWork left) throws IOException {
        Path place = left.folder().path().resolve(left.nameForNextStart());
        if (left.hasText()) {
            // Before its file: once that is back, it may be read.
            left.moveTextBeside(place);
        }
        Files.move(left.file(), place);
        LOG.info(
                "{} was in work when the application ended: it is in {} again.",
                place.getFileName(),
                place.getParent());
    }

    /** Texts come with their files. One without was put away up to the text, and does no harm where it is. */
    private static List<Path> files(DropFolder folder) throws IOException {
        try (Stream<Path> found = Files.list(folder.working())) {
            return found.filter(file -> !FileInWork.isText(file)).sorted().toList();
        }
    }
}
