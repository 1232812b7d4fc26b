package io.github.camelflux;

import java.util.List;

/** The provider refused the request or the picture by its content rules. The same message fails the same way again. */
public class FluxModerationException extends FluxException {

    private static final long serialVersionUID = 1L;

    /** What was refused. */
    public enum Stage {
        /** The prompt or an input picture, before generation. */
        REQUEST,
        /** The generated picture. */
        CONTENT
    }

    private final Stage stage;
    private final List<String> reasons;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param charged whether the provider charged for the job
     * @param stage what was refused
     * @param reasons the provider's reasons; may be empty
     */
    public FluxModerationException(
            String message, FailureContext context, Charged charged, Stage stage, List<String> reasons) {
        super(message, context, charged, false);
        this.stage = stage;
        this.reasons = List.copyOf(reasons);
    }

    /** What was refused. */
    public Stage getStage() {
        return stage;
    }

    /** The provider's reasons, as it words them; may be empty. */
    public List<String> getReasons() {
        return reasons;
    }
}
