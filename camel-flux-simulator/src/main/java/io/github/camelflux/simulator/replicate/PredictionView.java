package io.github.camelflux.simulator.replicate;

import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A prediction at one instant: job and result in one object.
 *
 * @param desk knows the jobs
 * @param job the job
 * @param now the instant
 */
record PredictionView(ReplicateDesk desk, Job job, Instant now) {

    /** After an hour, the lifecycle page says, input, output and logs of a prediction are erased. */
    static final Duration KEPT = Duration.ofHours(1);

    private static final String ALL_DROPPED =
            "All generated images contained NSFW content. Try running it again with a different prompt.";
    private static final String FLAGGED =
            "The input or output was flagged as sensitive. Please try again with different inputs. (E005)";

    String status() {
        JobState state = job.stateAt(now);
        return switch (state) {
            case PENDING -> "starting";
            case REASONING, GENERATING -> "processing";
            case CANCELED -> "canceled";
            case EXPIRED -> "aborted";
            default -> failure() == Failure.NONE ? "succeeded" : "failed";
        };
    }

    private enum Failure {
        NONE,
        REFUSED,
        ALL_DROPPED,
        BROKEN,
        /** Failed without a word why. */
        SILENT
    }

    private Failure failure() {
        ReplicateOrder order = prediction().order();
        return switch (job.fate()) {
            case ERROR -> Failure.BROKEN;
            case FAILED -> Failure.SILENT;
            default ->
                job.fate().moderated() && !order.model().drops()
                        ? Failure.REFUSED
                        : order.pictures(job).isEmpty() ? Failure.ALL_DROPPED : Failure.NONE;
        };
    }

    private String error() {
        if (!status().equals("failed")) {
            return null;
        }
        return switch (failure()) {
            case REFUSED -> FLAGGED;
            case ALL_DROPPED -> ALL_DROPPED;
            case BROKEN -> "The simulated model could not make this";
            default -> null;
        };
    }

    /** The pictures; none unless it succeeded. */
    List<PictureRequest> results() {
        return status().equals("succeeded") ? prediction().order().pictures(job) : List.of();
    }

    /** The object as it is, or as an event of its life shows it. */
    Map<String, Object> object(String status, boolean withOutput) {
        boolean ended = !job.stateAt(now).active();
        boolean removed = ended && !now.isBefore(job.endsAt().plus(KEPT));
        Prediction prediction = prediction();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", job.id());
        view.put("model", prediction.order().model().name());
        view.put("version", prediction.version());
        view.put("status", status);
        view.put("input", removed ? Map.of() : prediction.input());
        view.put("output", withOutput && !removed ? output() : null);
        view.put("error", error());
        view.put("logs", removed ? "" : logs());
        view.put("data_removed", removed);
        view.put("created_at", job.submittedAt().toString());
        view.put(
                "started_at",
                job.everBegins() && !now.isBefore(job.beginsAt())
                        ? job.beginsAt().toString()
                        : null);
        view.put("completed_at", ended ? job.endsAt().toString() : null);
        view.put(
                "deadline",
                prediction
                        .deadline()
                        .map(job.submittedAt()::plus)
                        .map(Instant::toString)
                        .orElse(null));
        view.put("source", "api");
        view.put("metrics", ended && job.everBegins() ? metrics() : Map.of());
        view.put("urls", desk.links(job));
        return view;
    }

    Map<String, Object> object() {
        return object(status(), true);
    }

    private Map<String, Object> metrics() {
        return new LinkedHashMap<>(Map.of(
                "predict_time", seconds(Duration.between(job.beginsAt(), job.endsAt())),
                "total_time", seconds(job.runTime())));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private Object output() {
        List<String> links = IntStream.range(0, results().size())
                .mapToObj(i -> desk.gallery().link(job, i))
                .toList();
        if (links.isEmpty()) {
            return null;
        }
        return prediction().order().model().listed() ? links : links.get(0);
    }

    /** The only place that tells the seed of a run. */
    private String logs() {
        if (!job.everBegins() || now.isBefore(job.beginsAt())) {
            return "";
        }
        String seed = "Using seed: " + Long.toUnsignedString(job.seed()) + "\n";
        return job.stateAt(now).active()
                ? seed
                : seed
                        + IntStream.range(0, prediction().order().count())
                                .filter(i -> prediction().order().dropped(job, i))
                                .mapToObj(i -> "NSFW content detected in image " + i + "\n")
                                .collect(Collectors.joining());
    }

    private Prediction prediction() {
        return desk.prediction(job);
    }
}
