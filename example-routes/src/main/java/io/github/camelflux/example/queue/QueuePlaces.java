package io.github.camelflux.example.queue;

import io.github.camelflux.example.Place;
import io.github.camelflux.example.Places;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The queues of the route {@code queue-to-s3}, and the door to the first. */
@Component
@Profile("!servers")
@Order(30)
class QueuePlaces implements Places {

    private final Environment environment;

    QueuePlaces(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<Place> places() {
        return List.of(
                new Place("prompts by JMS", queue("prompts"), "answers to JMSReplyTo"),
                new Place("prompts by HTTP", door(), "POST, for those without a JMS client"),
                new Place("those without a picture", queue("failed")));
    }

    private String queue(String name) {
        return "queue " + environment.getRequiredProperty("example.queue." + name);
    }

    private String door() {
        return "http://" + environment.getRequiredProperty("server.address") + ":"
                + environment.getRequiredProperty("local.server.port") + "/api/queue";
    }
}
