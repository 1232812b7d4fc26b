package io.github.camelflux.example.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Puts prompts back into the inbox that were in work when the application was last killed: nobody else would look at them again. */
@Component
class StrandedPrompts implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(StrandedPrompts.class);

    private final Inbox inbox;

    StrandedPrompts(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        if (!Files.isDirectory(inbox.working())) {
            return;
        }
        for (Path left : deepestFirst(inbox.working())) {
            if (Files.isDirectory(left)) {
                Files.delete(left);
            } else {
                String name = FreeName.in(inbox.folder(), left.getFileName().toString());
                Files.move(left, inbox.folder().resolve(name));
                LOG.info("{} was in work when the application ended: it is in the inbox again.", name);
            }
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
