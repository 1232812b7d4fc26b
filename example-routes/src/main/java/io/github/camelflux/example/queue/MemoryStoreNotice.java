package io.github.camelflux.example.queue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says what the route {@code queue-to-s3} cannot promise while jobs are kept in memory only. */
@Component
@Profile("!servers")
class MemoryStoreNotice {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryStoreNotice.class);

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.warn(
                "queue-to-s3 acknowledges a message once its job is accepted, and jobs are kept in memory only: when this process"
                        + " is killed, the pictures of acknowledged messages that were not stored yet are paid for and lost.");
    }
}
