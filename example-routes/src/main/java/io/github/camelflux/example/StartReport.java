package io.github.camelflux.example;

import io.github.camelflux.example.prompts.Inbox;
import io.github.camelflux.example.storage.S3Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in one table what runs where, once everything does. */
@Component
class StartReport {

    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    private final Environment environment;
    private final S3Settings s3;
    private final Inbox inbox;

    StartReport(Environment environment, S3Settings s3, Inbox inbox) {
        this.environment = environment;
        this.s3 = s3;
        this.inbox = inbox;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        LOG.info(
                """
                Ready.

                  drop prompts here     {}  (.txt: a prompt, .json: a request)
                  when they are done    {}
                  when refused          {}
                  when something failed {}
                  pictures and receipts {}/{}
                  made by               {}
                """,
                inbox.folder(),
                inbox.folder().resolve("done"),
                inbox.folder().resolve("moderated"),
                inbox.folder().resolve("failed"),
                s3.endpoint(),
                s3.bucket(),
                maker());
        if (simulated()) {
            LOG.warn("""


                    **************************************************************************
                    *  There is no API key: the pictures are SIMULATED. Nothing is charged;  *
                    *  the log says what they would cost.                                    *
                    *  Set BFL_API_KEY to have them made by Black Forest Labs.               *
                    **************************************************************************
                    """);
        }
    }

    private String maker() {
        String baseUrl = environment.getProperty("camel.component.flux.base-url", "");
        if (baseUrl.isBlank()) {
            return "Black Forest Labs";
        }
        return simulated() ? "the simulator at " + baseUrl : baseUrl;
    }

    private boolean simulated() {
        return environment.getProperty("example.simulated", Boolean.class, false);
    }
}
