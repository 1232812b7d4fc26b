package io.github.camelflux.simulator.fal;

import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.Gallery;
import io.github.camelflux.simulator.face.SentPictures;
import io.github.camelflux.simulator.http.Origin;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What fal's operations work with. Thread-safe. */
final class FalDesk {

    static final String FILES = "/files";

    private final Backstage backstage;
    private final FalSigner signer = new FalSigner(new SecureRandom());
    private final SentPictures pictures;
    private final Gallery gallery;
    private final Map<String, FalTask> tasks = new ConcurrentHashMap<>();

    FalDesk(Backstage backstage) {
        this.backstage = backstage;
        this.pictures = new SentPictures(backstage.directory());
        this.gallery = new Gallery(backstage, Origin.FAL, FILES, this::results);
    }

    Backstage backstage() {
        return backstage;
    }

    JobEngine engine() {
        return backstage.engine();
    }

    FalSigner signer() {
        return signer;
    }

    SentPictures pictures() {
        return pictures;
    }

    Gallery gallery() {
        return gallery;
    }

    void keep(Job job, FalTask task) {
        tasks.put(job.id(), task);
    }

    FalTask task(Job job) {
        return tasks.get(job.id());
    }

    /** A job of fal's that is asked for below its owner and app. */
    Optional<Job> find(FalPath path) {
        return engine().find(path.requestId())
                .filter(job -> tasks.containsKey(job.id()))
                .filter(job -> task(job).model().app().equals(path.app()));
    }

    /** The address of all that concerns a job; status and cancel are below it. */
    String address(Job job) {
        return backstage.address(Origin.FAL) + "/" + task(job).model().app() + "/requests/" + job.id();
    }

    private List<PictureRequest> results(Job job) {
        return Optional.ofNullable(tasks.get(job.id()))
                .filter(task -> FalEnd.of(job, task) == FalEnd.OUTPUT)
                .flatMap(FalTask::order)
                .map(order -> order.pictures(job))
                .orElse(List.of());
    }
}
