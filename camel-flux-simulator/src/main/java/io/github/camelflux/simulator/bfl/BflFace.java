package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.face.RefusedOperation;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.ProviderFace;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Black Forest Labs' HTTP API: finds the operation that a request asks for. Thread-safe. */
public final class BflFace implements ProviderFace {

    private static final String RESULT = "/v1/get_result";
    private static final String CREDITS = "/v1/credits";
    private static final int SECRET_BYTES = 32;

    private final BflDesk desk;
    private final boolean withdrawnModels;

    /**
     * @param contract the OpenAPI document
     * @param engine accepts and bills
     * @param studio draws
     * @param directory for what is too big for the heap
     * @param linkLifetime lifetime of result links; empty for each model's own
     * @param finetunes the ids of finetunes that can be used; none for any
     * @param withdrawnModels whether models are served that the service has taken out of use
     * @param addresses where the simulator listens
     */
    public BflFace(
            Contract contract,
            JobEngine engine,
            PictureStudio studio,
            Path directory,
            Optional<Duration> linkLifetime,
            Collection<String> finetunes,
            boolean withdrawnModels,
            Function<Origin, URI> addresses) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        SignedLinks links = new SignedLinks(secret);
        this.withdrawnModels = withdrawnModels;
        this.desk = new BflDesk(
                contract,
                engine,
                studio,
                new KeyCheck(engine.accounts()),
                new Intake(directory),
                new Drafts(engine, links),
                new Finetunes(finetunes),
                links,
                directory,
                linkLifetime,
                addresses);
    }

    @Override
    public Operation understand(Call call) {
        return switch (call.origin()) {
            case API -> atApi(call);
            case POLLING -> call.path().equals(RESULT) ? polled(call) : RefusedOperation.noSuchPath();
            case DELIVERY -> delivered(call);
            default -> RefusedOperation.noSuchPath();
        };
    }

    private Operation atApi(Call call) {
        if (call.path().equals(RESULT)) {
            return polled(call);
        }
        if (call.path().equals(CREDITS)) {
            return call.method().equals("GET") ? new CreditsOperation(desk, call) : RefusedOperation.wrongMethod("GET");
        }
        if (UtilityOperation.answers(call.path())) {
            return UtilityOperation.of(desk, call);
        }
        Optional<Model> model =
                desk.contract().model(call.path()).filter(found -> withdrawnModels || !found.withdrawn());
        if (model.isEmpty()) {
            return RefusedOperation.noSuchPath();
        }
        return call.method().equals("POST")
                ? new SubmitOperation(desk, model.get(), call)
                : RefusedOperation.wrongMethod("POST");
    }

    private Operation polled(Call call) {
        return call.method().equals("GET") ? new PollOperation(desk, call) : RefusedOperation.wrongMethod("GET");
    }

    private Operation delivered(Call call) {
        return call.method().equals("GET") ? new DownloadOperation(desk, call) : RefusedOperation.wrongMethod("GET");
    }
}
