package io.github.camelflux.example.drafts;

import io.github.camelflux.example.Place;
import io.github.camelflux.example.Places;
import io.github.camelflux.example.folders.DropFolder;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where descriptions of drafts and approvals go. */
@Component
@Profile("!servers")
@Order(60)
class DraftPlaces implements Places {

    private final DropFolder drafts;
    private final String approvals;
    private final String failures;

    DraftPlaces(
            @Qualifier("drafts") DropFolder drafts,
            @Value("${example.approval-queue}") String approvals,
            @Value("${example.approval-failed-queue}") String failures) {
        this.drafts = drafts;
        this.approvals = approvals;
        this.failures = failures;
    }

    @Override
    public List<Place> places() {
        return List.of(
                new Place(
                        "drop drafts here",
                        drafts.path().toString(),
                        ".txt: a description; the log says how to approve"),
                new Place("approvals", "queue " + approvals, "the id of a draft; what fails goes to " + failures));
    }
}
