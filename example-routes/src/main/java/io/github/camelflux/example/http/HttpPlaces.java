package io.github.camelflux.example.http;

import io.github.camelflux.example.Place;
import io.github.camelflux.example.Places;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where pictures are asked for over HTTP. */
@Component
@Profile("!servers")
@Order(20)
class HttpPlaces implements Places {

    private final Environment environment;

    HttpPlaces(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<Place> places() {
        String api = address("local.server.port") + "/api";
        return List.of(
                new Place("post prompts to", api + "/pictures", "described by " + api + "/openapi.yaml"),
                new Place("or to", address("example.netty-http.port") + "/api/pictures", "waits without a thread"));
    }

    private String address(String port) {
        return "http://127.0.0.1:" + environment.getRequiredProperty(port);
    }
}
