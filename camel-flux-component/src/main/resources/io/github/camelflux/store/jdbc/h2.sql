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
CREATE INDEX IF NOT EXISTS flux_job_created ON flux_job (application, created_at);

-- The bytes of pictures, 1 MiB in a row. They go with their job.
CREATE TABLE IF NOT EXISTS flux_result_chunk (
    job_id        VARCHAR(64)  NOT NULL REFERENCES flux_job (job_id) ON DELETE CASCADE,
    chunk         INTEGER      NOT NULL,
    content_type  VARCHAR,
    total_bytes   BIGINT       NOT NULL,
    bytes         VARBINARY(1048576) NOT NULL,
    PRIMARY KEY (job_id, chunk)
);

