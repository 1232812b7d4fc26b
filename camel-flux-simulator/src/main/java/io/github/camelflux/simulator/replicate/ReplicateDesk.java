package io.github.camelflux.simulator.replicate;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.Gallery;
import io.github.camelflux.simulator.face.SentPictures;
import io.github.camelflux.simulator.http.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What Replicate's operations work with. Thread-safe. */
final class ReplicateDesk {

    private static final String FILES = "/delivery";

    private final Backstage backstage;
    private final WebhookSecret secret = WebhookSecret.drawn();
    private final SentPictures pictures;
    private final Gallery gallery;
    private final Throttle throttle;
    private final Map<String, Prediction> predictions = new ConcurrentHashMap<>();

    ReplicateDesk(Backstage backstage, int createsPerMinute) {
        this.backstage = backstage;
        this.pictures = new SentPictures(backstage.directory());
        this.throttle = new Throttle(createsPerMinute);
        this.gallery = new Gallery(backstage, Origin.REPLICATE, FILES, job -> new PredictionView(
                        this, job, backstage.engine().now())
                .results());
    }

    Backstage backstage() {
        return backstage;
    }

    JobEngine engine() {
        return backstage.engine();
    }

    WebhookSecret secret() {
        return secret;
    }

    SentPictures pictures() {
        return pictures;
    }

    Gallery gallery() {
        return gallery;
    }

    Throttle throttle() {
        return throttle;
    }

    void keep(Job job, Prediction prediction) {
        predictions.put(job.id(), prediction);
    }

    Prediction prediction(Job job) {
        return predictions.get(job.id());
    }

    Optional<Job> find(String id) {
        return engine().find(id).filter(job -> predictions.containsKey(job.id()));
    }

    PredictionView view(Job job) {
        return new PredictionView(this, job, engine().now());
    }

    Map<String, String> links(Job job) {
        String address = backstage.address(Origin.REPLICATE) + "/v1/predictions/" + job.id();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("get", address);
        links.put("cancel", address + "/cancel");
        links.put("web", "https://replicate.com/p/" + job.id());
        return links;
    }
}
