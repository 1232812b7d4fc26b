package io.github.camelflux.provider;

import java.math.BigDecimal;

/** What the answer to the question for an account's credit means. */
public sealed interface CreditAnswer {

    /**
     * The key is accepted.
     *
     * @param credits what is left, in the provider's unit
     */
    record Left(BigDecimal credits) implements CreditAnswer {}

    /** The provider offers no such question. */
    record NotOffered() implements CreditAnswer {}

    /**
     * The key is refused.
     *
     * @param why for a person; holds no secret
     */
    record Refused(String why) implements CreditAnswer {}

    /**
     * The question was not answered; nothing is said about the key. Asking again costs nothing.
     *
     * @param why for a person; holds no secret
     * @param retryAfter the {@code Retry-After} header as it came; null without one
     */
    record NotAnswered(String why, String retryAfter) implements CreditAnswer {}
}
