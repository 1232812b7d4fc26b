package io.github.camelflux.simulator.deepinfra;

import io.github.camelflux.simulator.engine.Job;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers and callbacks about one inference. */
final class InferenceView {

    private InferenceView() {}

    /** What comes at once if the result is to be called back. */
    static Map<String, Object> queued(Job job) {
        Map<String, Object> view = head(job);
        view.put("inference_status", status("queued", 0, BigDecimal.ZERO));
        return view;
    }

    static Map<String, Object> failed(Job job) {
        Map<String, Object> view = head(job);
        view.put("inference_status", status("failed", job.runTime().toMillis(), BigDecimal.ZERO));
        return view;
    }

    static Map<String, Object> succeeded(Job job, List<String> pictures, List<Boolean> flagged, CallbackShape shape) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put(
                "images",
                pictures.stream()
                        .map(base64 -> "data:image/png;base64," + base64)
                        .toList());
        output.put("nsfw_content_detected", flagged);
        output.put("seed", new BigInteger(Long.toUnsignedString(job.seed())));
        Map<String, Object> view = head(job);
        if (shape == CallbackShape.TOP_LEVEL) {
            view.putAll(output);
        } else {
            view.put("results", output);
        }
        view.put("inference_status", status("succeeded", job.runTime().toMillis(), job.charged()));
        return view;
    }

    private static Map<String, Object> head(Job job) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("request_id", job.id());
        return view;
    }

    private static Map<String, Object> status(String status, long millis, BigDecimal cost) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", status);
        view.put("runtime_ms", millis);
        view.put("cost", cost);
        view.put("tokens_generated", null);
        view.put("tokens_input", null);
        return view;
    }
}
