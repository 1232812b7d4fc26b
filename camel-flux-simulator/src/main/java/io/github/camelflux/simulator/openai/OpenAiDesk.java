package io.github.camelflux.simulator.openai;

import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.Gallery;
import io.github.camelflux.simulator.http.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What the operations of servers with OpenAI's images API work with. Thread-safe. */
final class OpenAiDesk {

    private static final String FILES = "/generated-images";

    private final Backstage backstage;
    private final Gallery gallery;
    private final Map<String, OpenAiOrder> orders = new ConcurrentHashMap<>();

    OpenAiDesk(Backstage backstage) {
        this.backstage = backstage;
        this.gallery = new Gallery(backstage, Origin.OPENAI, FILES, this::results);
    }

    Backstage backstage() {
        return backstage;
    }

    JobEngine engine() {
        return backstage.engine();
    }

    Gallery gallery() {
        return gallery;
    }

    void keep(Job job, OpenAiOrder order) {
        orders.put(job.id(), order);
    }

    List<PictureRequest> results(Job job) {
        return Optional.ofNullable(orders.get(job.id()))
                .map(order -> IntStream.range(0, order.count())
                        .mapToObj(i -> job.picture().numbered(i))
                        .toList())
                .orElse(List.of());
    }

    /** The address of a picture; SGLang's has no host. */
    String link(Job job, int number) {
        return orders.get(job.id()).dialect() == Dialect.SGLANG
                ? "/v1/images/" + job.id() + "_" + number + "/content"
                : gallery.link(job, number);
    }
}
