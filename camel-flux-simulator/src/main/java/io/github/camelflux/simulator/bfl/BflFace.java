package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.RefusedOperation;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.ProviderFace;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Optional;

/** Black Forest Labs' HTTP API: finds the operation that a request asks for. Thread-safe. */
public final class BflFace implements ProviderFace {

    private static final String RESULT = "/v1/get_result";
    private static final String CREDITS = "/v1/credits";
    private static final int SECRET_BYTES = 32;

    private final BflDesk desk;
    private final boolean withdrawnModels;

    /**
     * @param contract the OpenAPI document
     * @param backstage what all faces work with
     * @param finetunes the ids of finetunes that can be used; none for any
     * @param withdrawnModels whether models are served that the service has taken out of use
     * @param webhooks which kind of callback is sent
     */
    public BflFace(
            Contract contract,
            Backstage backstage,
            Collection<String> finetunes,
            boolean withdrawnModels,
            WebhookStyle webhooks) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        SignedLinks links = new SignedLinks(secret);
        this.withdrawnModels = withdrawnModels;
        this.desk = new BflDesk(
                contract,
                backstage,
                webhooks,
                new KeyCheck(backstage.engine().accounts()),
                new Intake(backstage.directory()),
                new Drafts(backstage.engine(), links),
                new Finetunes(finetunes),
                links);
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
