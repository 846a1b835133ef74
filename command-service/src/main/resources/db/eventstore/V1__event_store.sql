-- The events, as Axon's JDBC engine writes them. They are never altered: the trigger below refuses it even to the owner.
CREATE TABLE domain_event (
    global_index         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_identifier     text   NOT NULL UNIQUE,
    aggregate_identifier text   NOT NULL,
    sequence_number      bigint NOT NULL,
    type                 text   NOT NULL,
    payload_type         text   NOT NULL,
    payload_revision     text   NOT NULL,
    payload              bytea  NOT NULL,
    meta_data            bytea  NOT NULL,
    time_stamp           text   NOT NULL,
    UNIQUE (aggregate_identifier, sequence_number)
);

-- Asked for by the engine at each load; the service makes no snapshots.
CREATE TABLE snapshot (
    event_identifier     text   NOT NULL UNIQUE,
    aggregate_identifier text   NOT NULL,
    sequence_number      bigint NOT NULL,
    type                 text   NOT NULL,
    payload_type         text   NOT NULL,
    payload_revision     text,
    payload              bytea  NOT NULL,
    meta_data            bytea,
    time_stamp           text   NOT NULL,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are never altered (%)', TG_OP;
END $$;

CREATE TRIGGER domain_event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE domain_event ENABLE ALWAYS TRIGGER domain_event_is_append_only;

-- One row per Idempotency-Key, written in the transaction of the events it led to, kept for ever:
-- an offline device may come back late. Key: SHA-256 of organisation, actor and key; fingerprint: HMAC of the request.
CREATE TABLE command (
    key         bytea       PRIMARY KEY,
    fingerprint bytea       NOT NULL,
    receipt     jsonb,
    recorded_at timestamptz NOT NULL
);

-- Key of the fingerprints, so that a copy of the table "command" alone betrays nothing of a request's content.
CREATE TABLE fingerprint_secret (
    id     boolean PRIMARY KEY DEFAULT true CHECK (id),
    secret bytea   NOT NULL
);
INSERT INTO fingerprint_secret (secret)
VALUES (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));

-- The last case number given in a province and year; locked until the case's first event is committed, hence no gaps.
CREATE TABLE case_number (
    province text    NOT NULL,
    year     integer NOT NULL,
    last     bigint  NOT NULL,
    PRIMARY KEY (province, year)
);
