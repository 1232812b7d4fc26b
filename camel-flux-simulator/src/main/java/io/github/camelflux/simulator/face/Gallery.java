package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.draw.DrawnPicture;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Results under plain addresses at a provider's own origin, {@code <prefix>/<job>/<number>.<extension>}: they need no
 * key, cannot be guessed, and are gone once the links of the job have expired.
 *
 * @param backstage finds jobs and draws
 * @param origin where the addresses lead
 * @param prefix the first part of their paths, with a slash before and none behind
 * @param results the pictures of a job that has ended, in order; none if it has no result
 */
public record Gallery(Backstage backstage, Origin origin, String prefix, Function<Job, List<PictureRequest>> results) {

    /** The address of one result of a job. */
    public String link(Job job, int number) {
        return backstage.address(origin) + prefix + "/" + job.id() + "/" + number + "."
                + job.picture().format().extension();
    }

    /** Whether a path is that of a result, there or not. */
    public boolean holds(String path) {
        return path.startsWith(prefix + "/");
    }

    /** Answers a {@code GET} of a result. */
    public Operation open(Call call) {
        String[] parts = call.path().substring(prefix.length()).split("/");
        Optional<Job> job = parts.length == 3 ? backstage.engine().find(parts[1]) : Optional.empty();
        Optional<PictureRequest> picture = job.filter(this::there)
                .map(results)
                .filter(all -> parts[2].matches("\\d{1,4}\\..*") && number(parts[2]) < all.size())
                .map(all -> all.get(number(parts[2])));
        return new Viewing(backstage, job, picture);
    }

    private boolean there(Job job) {
        return !job.stateAt(backstage.engine().now()).active()
                && backstage.engine().now().isBefore(job.linkExpiresAt());
    }

    private static int number(String file) {
        return Integer.parseInt(file.substring(0, file.indexOf('.')));
    }

    private record Viewing(Backstage backstage, Optional<Job> job, Optional<PictureRequest> picture)
            implements Operation {

        @Override
        public Endpoint endpoint() {
            return Endpoint.DOWNLOAD;
        }

        @Override
        public Subject subject() {
            return job.map(Subjects::of).orElse(Subject.UNKNOWN);
        }

        @Override
        public CompletionStage<Reply> answer() {
            return picture.map(wanted -> backstage
                            .studio()
                            .picture(wanted)
                            .thenApply(drawn -> reply(drawn, wanted.format().mediaType())))
                    .orElseGet(() -> CompletableFuture.completedFuture(Reply.text(404, "Not Found", "text/plain")));
        }

        private static Reply reply(DrawnPicture drawn, String mediaType) {
            return new Reply(200, Map.of("Content-Type", mediaType), new Payload.InFile(drawn.file(), drawn.length()));
        }
    }
}
