package io.github.camelflux.example;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in one table what runs where, once everything does. */
@Component
class StartReport {

    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    private final ObjectProvider<Places> places;
    private final Environment environment;

    StartReport(ObjectProvider<Places> places, Environment environment) {
        this.places = places;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        LOG.info(
                "Ready.\n\n{}",
                table(places.orderedStream()
                        .flatMap(part -> part.places().stream())
                        .toList()));
        if (environment.getProperty("example.simulated", Boolean.class, false)) {
            LOG.warn("""


                    **************************************************************************
                    *  There is no API key: the pictures are SIMULATED. Nothing is charged;  *
                    *  the log says what they would cost.                                    *
                    *  Set BFL_API_KEY to have them made by Black Forest Labs.               *
                    **************************************************************************
                    """);
        }
    }

    private static String table(List<Place> rows) {
        int what = width(rows.stream().map(Place::what).toList());
        int where = width(rows.stream().map(Place::where).toList());
        return rows.stream()
                .map(row -> "  %%-%ds  %%-%ds  %%s"
                        .formatted(what, where)
                        .formatted(row.what(), row.where(), row.remark())
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
