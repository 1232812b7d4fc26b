package io.github.camelflux.simulator.fal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path below {@code requests}: owner and app only, whatever else the id of the model had.
 *
 * @param app owner and app, such as {@code fal-ai/flux-2}
 * @param requestId the id of the request
 * @param rest what is asked of it: empty for the result, or {@code /status}, {@code /status/stream}, {@code /cancel}
 */
record FalPath(String app, String requestId, String rest) {

    private static final Pattern SHAPE = Pattern.compile("/([^/]+/[^/]+)/requests/([^/]+)(/.*)?");

    static Optional<FalPath> of(String path) {
        Matcher matcher = SHAPE.matcher(path);
        return matcher.matches()
                ? Optional.of(new FalPath(
                        matcher.group(1), matcher.group(2), matcher.group(3) == null ? "" : matcher.group(3)))
                : Optional.empty();
    }
}
