package io.github.camelflux.example.prompts;

import io.github.camelflux.example.Place;
import io.github.camelflux.example.Places;
import io.github.camelflux.example.folders.DropFolder;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where prompt files go. */
@Component
@Profile("!servers")
@Order(10)
class PromptPlaces implements Places {

    private final DropFolder inbox;

    PromptPlaces(@Qualifier("inbox") DropFolder inbox) {
        this.inbox = inbox;
    }

    @Override
    public List<Place> places() {
        return List.of(
                new Place("drop prompts here", inbox.path().toString(), ".txt: a prompt, .json: a request"),
                new Place("when they are done", folder("done")),
                new Place("when refused", folder("moderated")),
                new Place("when something failed", folder("failed")));
    }

    private String folder(String name) {
        return inbox.path().resolve(name).toString();
    }
}
