package io.github.camelflux.provider;

/** What the answer to a report of usage means. */
public sealed interface UsageAnswer {

    /** It is noted. */
    record Noted() implements UsageAnswer {}

    /**
     * The key is refused, or has no right to it; nothing was noted.
     *
     * @param why for a person; holds no secret
     */
    record KeyRefused(String why) implements UsageAnswer {}

    /**
     * The report is wrong; nothing was noted.
     *
     * @param why for a person; holds no secret
     */
    record Wrong(String why) implements UsageAnswer {}

    /**
     * Nothing was noted; it may be reported again.
     *
     * @param why for a person; holds no secret
     */
    record NotNoted(String why) implements UsageAnswer {}

    /**
     * It may have been noted: reported again it may count twice.
     *
     * @param why for a person; holds no secret
     */
    record Unclear(String why) implements UsageAnswer {}
}
