package io.github.camelflux.provider.comfyui;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.WireJson;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * ComfyUI: a graph of the user's own is queued under our own id of the attempt, and asked for in the history until it is there. The
 * server knows an id that it has seen, so that a submission whose answer was lost can be sent again. Safe for use by several
 * threads.
 */
public final class ComfyUiProvider implements Provider {

    /** The name in options, headers and receipts. */
    public static final String NAME = "comfyui";

    private final ComfyUiRequests requests;
    private final ComfyUiHistory history;
    private final boolean tells;

    /**
     * @param catalog says which models are no names of workflows
     * @param options {@code workflow}: the graph in API format, as JSON. {@code workflow.NAME}: another one, for the model NAME.
     *     {@code promptNode}, {@code seedNode}, {@code sizeNode}, {@code imageNode}, {@code maskNode}: the node that takes it, as
     *     {@code 6} or with its input as {@code 6.text}, several by commas; {@code promptNode.NAME} and so on for one workflow.
     *     Unless set, the only one that has such an input; a seed goes to all that have one.
     *     {@code outputNode}: the nodes whose pictures are meant; unless set, all that save some.
     *     {@code auth}: {@code bearer} (default) or {@code basic}, how a proxy before the server wants the API key, if there is one;
     *     with {@code basic} it is {@code user:password}.
     *     {@code cancel}: {@code jobs} (default), or {@code queue} for a server without {@code /api/jobs}, where only a job that
     *     waits is cancelled.
     *     {@code events}: {@code true} (default) to listen to the server's WebSocket, one for each job, so that it is asked seldom
     * @throws IllegalArgumentException if an option has a value that is none; the message names both
     */
    public ComfyUiProvider(ModelCatalog catalog, ProviderOptions options) {
        requests = new ComfyUiRequests(new ComfyUiInputs(catalog, options), options);
        history = new ComfyUiHistory(options.text("outputNode"));
        tells = options.flag("events", true);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Everybody runs it himself. */
    @Override
    public Optional<URI> baseUrl(Region region) {
        return Optional.empty();
    }

    @Override
    public List<String> trustedDomains() {
        return List.of();
    }

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public boolean honoursAttempts() {
        return true;
    }

    /** Pictures have to lie on the server. Under the name that their bytes give them, so that a repetition changes nothing. */
    @Override
    public List<HttpCall> preparations(Submission submission) {
        return requests.uploads(submission);
    }

    @Override
    public Optional<Refusal> prepared(HttpAnswer answer) {
        if (answer.status() / 100 == 2) {
            return Optional.empty();
        }
        if (Refusals.isUnclear(answer.status())) {
            return Optional.of(Refusal.of(Refusal.Reason.NOT_SENT, "HTTP " + answer.status() + " to an upload"));
        }
        return Optional.of(Refusals.of(answer, WireJson.object(answer)));
    }

    @Override
    public HttpCall submit(Submission submission) {
        return requests.submit(submission);
    }

    @Override
    public SubmitAnswer submitted(Submission submission, HttpAnswer answer) {
        return ComfyUiSubmitAnswers.read(submission, answer);
    }

    @Override
    public Optional<HttpCall> poll(RemoteJob job, Account account) {
        return Optional.of(requests.history(job, account));
    }

    @Override
    public PollAnswer polled(RemoteJob job, Account account, HttpAnswer answer) {
        return history.read(job, account, answer);
    }

    @Override
    public HttpCall result(URI address, Account account) {
        return requests.get(address, account);
    }

    @Override
    public PollAnswer resulted(RemoteJob job, Account account, HttpAnswer answer) {
        return WireJson.object(answer).has(job.id()) ? history.read(job, account, answer) : ComfyUiJobs.read(answer);
    }

    @Override
    public Optional<HttpCall> events(RemoteJob job, Account account) {
        return tells ? Optional.of(requests.events(job, account)) : Optional.empty();
    }

    @Override
    public PollAnswer event(RemoteJob job, Account account, String data) {
        return ComfyUiEvents.read(job, data, requests.history(job, account));
    }

    @Override
    public Optional<HttpCall> cancel(RemoteJob job, Account account) {
        return Optional.of(requests.cancel(job, account));
    }

    @Override
    public CancelAnswer cancelled(HttpAnswer answer) {
        if (answer.status() == 404 || answer.status() == 405) {
            return new CancelAnswer.Refused(
                    "this server has no /api/jobs: providers[comfyui.cancel]=queue takes a job out of the queue");
        }
        if (answer.status() / 100 != 2) {
            return new CancelAnswer.NotAnswered(ErrorWords.statusAndMessage(answer, WireJson.object(answer)));
        }
        return WireJson.object(answer).path("cancelled").asBoolean(true)
                ? new CancelAnswer.Requested()
                : new CancelAnswer.Refused("it is over, or the server does not know it");
    }
}
