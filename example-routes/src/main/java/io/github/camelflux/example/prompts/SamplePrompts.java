package io.github.camelflux.example.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Puts three prompts into the inbox on the first start, which is the one that finds no inbox. */
@Component
class SamplePrompts implements InitializingBean {

    private final Inbox inbox;
    private final ResourcePatternResolver resources;

    SamplePrompts(Inbox inbox, ResourcePatternResolver resources) {
        this.inbox = inbox;
        this.resources = resources;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        if (Files.exists(inbox.folder())) {
            return;
        }
        Files.createDirectories(inbox.folder());
        for (Resource sample : resources.getResources("classpath:samples/*")) {
            try (InputStream content = sample.getInputStream()) {
                Files.copy(content, inbox.folder().resolve(sample.getFilename()));
            }
        }
    }
}
