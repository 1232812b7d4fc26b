package io.github.camelflux.simulator.together;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.RefusedOperation;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.ProviderFace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Together AI's {@code POST /v1/images/generations}, and the addresses of what it made. Thread-safe.
 *
 * <p>The pages say neither how long such an address can be fetched nor whether it needs the key: one hour, and no key.
 */
public final class TogetherFace implements ProviderFace {

    private static final String GENERATIONS = "/v1/images/generations";
    private static final Pattern PICTURE = Pattern.compile("/pictures/([0-9a-f-]+)/([0-9])");

    private final TogetherDesk desk;

    /**
     * @param stage what all faces work with
     * @param requestsPerMinute the dynamic rate of a key; empty for none
     */
    public TogetherFace(Backstage stage, Optional<Integer> requestsPerMinute) {
        this.desk = TogetherDesk.of(stage, requestsPerMinute);
    }

    @Override
    public Operation understand(Call call) {
        if (call.path().equals(GENERATIONS)) {
            return call.method().equals("POST")
                    ? new GenerateOperation(desk, call)
                    : new RefusedOperation(TogetherErrors.wrongMethod("POST"));
        }
        Matcher picture = PICTURE.matcher(call.path());
        if (picture.matches() && call.method().equals("GET")) {
            return new PictureOperation(desk, picture.group(1), Integer.parseInt(picture.group(2)));
        }
        return new RefusedOperation(TogetherErrors.noSuchPath());
    }

    static String address(TogetherDesk desk, Job job, int index) {
        return desk.stage().address(Origin.TOGETHER) + "/pictures/" + job.id() + "/" + index;
    }
}
