package io.github.camelflux.crash;

/** Where a node stands still, so that it can be killed or paused exactly there. */
enum Hold {
    /** Nowhere. */
    NONE(null, false),
    /** The route has the message, and the step is still to come. */
    BEFORE_STEP(null, false),
    BEFORE_INTENT("INSERT INTO flux_job", false),
    AFTER_INTENT("INSERT INTO flux_job", true),
    BEFORE_ACCEPTED("accepted_at = ", false),
    BEFORE_SETTLED("settled_at = ", false),
    AFTER_SETTLED("settled_at = ", true),
    /** The route has the picture, and is not done. */
    AFTER_STEP(null, false),
    /** The route is done, and nobody was told. */
    COMPLETING(null, false),
    BEFORE_DELIVERED("delivered_at = ", false);

    private final String statement;
    private final boolean carriedOut;

    Hold(String statement, boolean carriedOut) {
        this.statement = statement;
        this.carriedOut = carriedOut;
    }

    /** Whether it is at a statement of the job store, before or after that was carried out. */
    boolean isAt(String sql, boolean done) {
        return statement != null && sql.contains(statement) && carriedOut == done;
    }
}
