package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The drafts of videos, and the bundles with which they are enhanced later. A bundle is opaque to its owner: here it is
 * the id of the draft under a signature. It comes back as base64 or, while that is good, as the address it was fetched
 * from.
 */
final class Drafts {

    private static final String FILE = "draft_cache.bin";
    private static final String MEDIA_TYPE = "application/octet-stream";
    /** No source says how a bundle is refused that is not one. */
    private static final String UNKNOWN = "neither the bundle of a draft nor a valid address of one";

    private static final int LONGEST = 4096;

    private final JobEngine engine;
    private final SignedLinks links;
    private final Map<String, Order> orders = new ConcurrentHashMap<>();

    Drafts(JobEngine engine, SignedLinks links) {
        this.engine = engine;
        this.links = links;
    }

    void accepted(Job job, Order order) {
        if (order.draft()) {
            orders.put(job.id(), order);
        }
    }

    /** Path and query of a draft's bundle; empty for other jobs. */
    Optional<String> target(Job job) {
        return orders.containsKey(job.id()) ? Optional.of(links.target(job, FILE, MEDIA_TYPE)) : Optional.empty();
    }

    /** The bundle, if the path is that of one. */
    Optional<byte[]> bundle(String path, Job job) {
        return path.endsWith("/" + FILE) && orders.containsKey(job.id())
                ? Optional.of((job.id() + "\n" + links.seal(job.id())).getBytes(StandardCharsets.US_ASCII))
                : Optional.empty();
    }

    /** The order that makes the real video of a draft: same prompt, seed, shape and length. */
    Order enhanced(Model model, Body body) throws Refusal {
        Job draft = opened(body)
                .filter(job -> orders.containsKey(job.id()) && job.stateAt(engine.now()) == JobState.READY)
                .orElseThrow(() -> new Refusal(FieldProblem.ofValue("draft_cache", UNKNOWN)));
        Order first = orders.get(draft.id());
        PictureRequest drawn = draft.picture();
        String resolution = body.tree().path("resolution").asText("fhd");
        return new Order(
                model,
                body.tree(),
                "",
                drawn.prompt(),
                OptionalLong.of(draft.seed()),
                OutputSize.enhanced(drawn.size(), resolution),
                drawn.seconds(),
                PriceClass.enhanced(first.body(), resolution),
                List.of(),
                drawn.arrangement());
    }

    private Optional<Job> opened(Body body) {
        JsonNode member = body.tree().get("draft_cache");
        try (var in = body.open(member)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).replace("\\/", "/");
            Optional<String> id = text.startsWith("http") ? links.jobOf(text, FILE, engine.now()) : unsealed(text);
            return id.flatMap(engine::find);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a kept body again", e);
        }
    }

    private Optional<String> unsealed(String base64) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII).split("\n");
            return parts.length == 2 && links.seal(parts[0]).equals(parts[1])
                    ? Optional.of(parts[0])
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
