package io.github.camelflux.example.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        for (Path left : prompts()) {
            String name = FreeName.in(
                    inbox.folder(), inbox.promptOf(left.getFileName().toString()));
            Files.move(left, inbox.folder().resolve(name));
            LOG.info("{} was in work when the application ended: it is in the inbox again.", name);
        }
    }

    private List<Path> prompts() throws IOException {
        try (Stream<Path> found = Files.list(inbox.working())) {
            return found.sorted().toList();
        }
    }
}
