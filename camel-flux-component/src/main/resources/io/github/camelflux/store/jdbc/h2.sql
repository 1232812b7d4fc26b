-- The job store of the flux component on H2. Each statement may be run again.

-- Who acts: one row for each running component. Its lease is renewed on the database's clock.
CREATE TABLE IF NOT EXISTS flux_node (
    node          VARCHAR(64)                 NOT NULL PRIMARY KEY,
    application   VARCHAR                     NOT NULL,
    epoch         BIGINT                      NOT NULL,
    lease_until   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- What the provider counts by: an API key, or one model under it. Whoever changes its permits changes this row first.
CREATE TABLE IF NOT EXISTS flux_account (
    account   VARCHAR  NOT NULL PRIMARY KEY,  -- an alias, never a key
    version   BIGINT   NOT NULL
);

-- How much of an account's limit each node has.
CREATE TABLE IF NOT EXISTS flux_permit (
    account   VARCHAR      NOT NULL,
    node      VARCHAR(64)  NOT NULL,
    granted   INTEGER      NOT NULL,  -- how many jobs it may have in flight, or has
    wanted    INTEGER      NOT NULL,  -- how many it would like to have
    PRIMARY KEY (account, node)
);

-- One row for each attempt to buy a picture.
CREATE TABLE IF NOT EXISTS flux_job (
    job_id           VARCHAR(64)  NOT NULL PRIMARY KEY,
    application      VARCHAR      NOT NULL,
    namespace        VARCHAR      NOT NULL,
    key_digest       VARCHAR(64)  NOT NULL,
    held_key         VARCHAR(64),            -- key_digest while this attempt holds its key
    fingerprint      VARCHAR(128) NOT NULL,
    state            VARCHAR(16)  NOT NULL,  -- INTENT, ACCEPTED, UNKNOWN, SETTLED, FORGOTTEN
    version          INTEGER      NOT NULL,  -- one more with each change
    owner            VARCHAR(64),            -- the node that acts; nobody once the outcome is delivered
    operation        VARCHAR(32)  NOT NULL,
    model            VARCHAR      NOT NULL,
    provider         VARCHAR(64)  NOT NULL,
    account          VARCHAR(64)  NOT NULL,  -- an alias, never a key
    results_group    VARCHAR      NOT NULL,
    awaited          BOOLEAN      NOT NULL,
    headers          VARCHAR      NOT NULL,  -- JSON: the kept headers of the message
    retention_ms     BIGINT       NOT NULL,
    route            VARCHAR      NOT NULL,  -- that buys, for the ledger; empty outside of a route
    cost_centre      VARCHAR      NOT NULL,  -- as the message says, for the ledger; empty without
    estimate_usd     NUMERIC(18, 6),         -- what it was expected to cost
    budget           VARCHAR,                -- that it is charged to, and the budget's day or month
    budget_period    VARCHAR(10),
    reserved_usd     NUMERIC(18, 6),         -- how much of it was reserved
    callback_digest  VARCHAR(64),            -- of the token that its callback comes with
    remote_id        VARCHAR,
    poll_url         VARCHAR,
    request_id       VARCHAR,
    quoted_usd       VARCHAR,                -- as the provider wrote it
    outcome          VARCHAR(16),            -- picture, moderated, failed, lost, cancelled
    outcome_details  VARCHAR,                -- JSON: the rest of the outcome
    cost_usd         NUMERIC(20, 6),
    polls            INTEGER      NOT NULL,
    created_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    accepted_at      TIMESTAMP(6) WITH TIME ZONE,
    settled_at       TIMESTAMP(6) WITH TIME ZONE,
    available_at     TIMESTAMP(6) WITH TIME ZONE,  -- from then on flux:results may take it
    delivered_at     TIMESTAMP(6) WITH TIME ZONE,
    expires_at       TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT flux_job_one_holder UNIQUE (namespace, held_key),
    CONSTRAINT flux_job_one_remote UNIQUE (provider, remote_id)
);

CREATE INDEX IF NOT EXISTS flux_job_owner ON flux_job (owner);
CREATE INDEX IF NOT EXISTS flux_job_available ON flux_job (available_at);
CREATE INDEX IF NOT EXISTS flux_job_expires ON flux_job (expires_at);
CREATE INDEX IF NOT EXISTS flux_job_callback ON flux_job (callback_digest);
CREATE INDEX IF NOT EXISTS flux_job_created ON flux_job (application, created_at);

-- What is gone of each day or month of a budget.
CREATE TABLE IF NOT EXISTS flux_budget (
    application   VARCHAR        NOT NULL,
    budget        VARCHAR        NOT NULL,
    period        VARCHAR(10)    NOT NULL,  -- 2026-11-27, or 2026-11
    spent_usd     NUMERIC(18, 6) NOT NULL,
    reserved_usd  NUMERIC(18, 6) NOT NULL,  -- for jobs that run, or whose outcome nobody knows
    PRIMARY KEY (application, budget, period)
);

-- What was bought. The lines stay when their jobs expire.
CREATE TABLE IF NOT EXISTS flux_ledger (
    application     VARCHAR        NOT NULL,
    ledger_day      DATE           NOT NULL,  -- on which the jobs ended
    route           VARCHAR        NOT NULL,
    model           VARCHAR        NOT NULL,
    provider        VARCHAR(64)    NOT NULL,
    cost_centre     VARCHAR        NOT NULL,
    jobs            BIGINT         NOT NULL,
    pictures        BIGINT         NOT NULL,
    estimated_jobs  BIGINT         NOT NULL,  -- no charge was told, an estimate stands for it
    unpriced_jobs   BIGINT         NOT NULL,  -- neither is known
    cost_usd        NUMERIC(18, 6) NOT NULL,  -- what the provider said that it charged
    estimated_usd   NUMERIC(18, 6) NOT NULL,
    PRIMARY KEY (application, ledger_day, route, model, provider, cost_centre)
);

-- The bytes of pictures, 1 MiB in a row. They go with their job.
CREATE TABLE IF NOT EXISTS flux_result_chunk (
    job_id        VARCHAR(64)  NOT NULL REFERENCES flux_job (job_id) ON DELETE CASCADE,
    chunk         INTEGER      NOT NULL,
    content_type  VARCHAR,
    total_bytes   BIGINT       NOT NULL,
    bytes         VARBINARY(1048576) NOT NULL,
    PRIMARY KEY (job_id, chunk)
);

