package io.github.camelflux.simulator.openai;

import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.RefusedOperation;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.ProviderFace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Servers with OpenAI's images API, each below a path of its own: vLLM-Omni at the root, SGLang, LocalAI, and Azure at
 * its deployments. Thread-safe.
 */
public final class OpenAiFace implements ProviderFace {

    private static final Pattern CONTENT = Pattern.compile("/v1/images/([0-9a-f-]+)_(\\d)/content");

    private final OpenAiDesk desk;

    public OpenAiFace(Backstage backstage) {
        this.desk = new OpenAiDesk(backstage);
    }

    @Override
    public Operation understand(Call call) {
        Optional<Dialect.Asked> asked = Dialect.of(call.path());
        if (asked.isPresent()) {
            return call.method().equals("POST")
                    ? new ImagesOperation(desk, asked.get(), call)
                    : RefusedOperation.wrongMethod("POST");
        }
        Matcher content = CONTENT.matcher(call.path());
        if (call.method().equals("GET") && content.matches()) {
            return desk.gallery().open(content.group(1), Integer.parseInt(content.group(2)));
        }
        if (call.method().equals("GET") && desk.gallery().holds(call.path())) {
            return desk.gallery().open(call);
        }
        return RefusedOperation.noSuchPath();
    }
}
