package io.github.camelflux.provider.bfl;

import java.util.Arrays;
import java.util.Optional;

/**
 * The states of a task, letter by letter as they are sent (BFL, OpenAPI document, {@code get_result}; {@code Failed} is in samples
 * of the guides only). Any other word means still running.
 */
enum BflStatus {
    PENDING("Pending", Meaning.RUNNING),
    REASONING("Reasoning", Meaning.RUNNING),
    GENERATING("Generating", Meaning.RUNNING),
    READY("Ready", Meaning.READY),
    REQUEST_MODERATED("Request Moderated", Meaning.MODERATED),
    CONTENT_MODERATED("Content Moderated", Meaning.MODERATED),
    ERROR("Error", Meaning.FAILED),
    FAILED("Failed", Meaning.FAILED),
    TASK_NOT_FOUND("Task not found", Meaning.NOT_FOUND);

    /** What a state says about the job. */
    enum Meaning {
        RUNNING,
        READY,
        MODERATED,
        FAILED,
        NOT_FOUND
    }

    private final String word;
    private final Meaning meaning;

    BflStatus(String word, Meaning meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    String word() {
        return word;
    }

    Meaning meaning() {
        return meaning;
    }

    static Optional<BflStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }
}
