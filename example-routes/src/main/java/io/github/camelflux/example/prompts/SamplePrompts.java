package io.github.camelflux.example.prompts;

import io.github.camelflux.example.folders.DropFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Puts three prompts into the inbox on the first start, which is the one that finds no inbox. */
@Component
@Profile("!servers")
class SamplePrompts implements InitializingBean {

    private final DropFolder inbox;
    private final ResourcePatternResolver resources;

    SamplePrompts(@Qualifier("inbox") DropFolder inbox, ResourcePatternResolver resources) {
        this.inbox = inbox;
        this.resources = resources;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        if (Files.exists(inbox.path())) {
            return;
        }
        Files.createDirectories(inbox.path());
        for (Resource sample : resources.getResources("classpath:samples/*")) {
            try (InputStream content = sample.getInputStream()) {
                Files.copy(content, inbox.path().resolve(sample.getFilename()));
            }
        }
    }
}
