package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.DrawnPicture;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET} of a signed address at the delivery origin. It takes no key; a wrong or expired signature is refused as
 * blob stores do, with 403.
 */
final class DownloadOperation implements Operation {

    private static final String REFUSED = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>AuthenticationFailed"
            + "</Code><Message>The address is not signed, or its time is over.</Message></Error>";

    private final BflDesk desk;
    private final Call call;
    private final Optional<Job> job;

    DownloadOperation(BflDesk desk, Call call) {
        this.desk = desk;
        this.call = call;
        this.job = desk.engine().find(SignedLinks.jobId(call.path()));
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.DOWNLOAD;
    }

    @Override
    public Subject subject() {
        return job.map(known ->
                        new Subject(known.request().model(), known.request().prompt(), known.id()))
                .orElse(Subject.UNKNOWN);
    }

    @Override
    public CompletionStage<Reply> answer() {
        if (job.isEmpty() || job.get().stateAt(desk.engine().now()) != JobState.READY) {
            return CompletableFuture.completedFuture(Reply.text(404, "Not Found", "text/plain"));
        }
        if (!desk.links().allows(call, desk.engine().now())) {
            return CompletableFuture.completedFuture(Reply.text(403, REFUSED, "application/xml"));
        }
        Optional<byte[]> bundle = desk.drafts().bundle(call.path(), job.get());
        if (bundle.isPresent()) {
            return CompletableFuture.completedFuture(new Reply(
                    200, Map.of("Content-Type", "application/octet-stream"), new Payload.Bytes(bundle.get())));
        }
        String mediaType = job.get().picture().format().mediaType();
        return desk.studio().picture(job.get().picture()).thenApply(drawn -> reply(drawn, mediaType));
    }

    private static Reply reply(DrawnPicture drawn, String mediaType) {
        Map<String, String> headers = Map.of("Content-Type", mediaType, "Accept-Ranges", "none");
        return new Reply(200, headers, new Payload.InFile(drawn.file(), drawn.length()));
    }
}
