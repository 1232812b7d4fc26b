package io.github.camelflux.simulator.bfl;

/** BFL's sources know two kinds of callback; which one is sent is not settled. */
public enum WebhookStyle {
    /**
     * The secret itself in {@code X-Webhook-Secret}; {@code task_id} and {@code SUCCESS} or {@code FAILED} in the body. So
     * BFL's guides and schema say, and so public receivers read it.
     */
    SECRET,
    /** {@code X-BFL-Signature} over the body; {@code id} and {@code Ready} or {@code Error} in it. One text only. */
    SIGNATURE
}
