-- Every kind of event ever stored: logical name and revision. Events carry its two-byte id.
CREATE TABLE type (
    id          smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text     NOT NULL,
    revision    smallint NOT NULL,
    stream_type text     NOT NULL, -- ReintegrationCase or ServiceProvider
    UNIQUE (name, revision)
);

-- The events, in the order in which they may be read. They are never altered: the trigger below refuses it even to the owner.
CREATE TABLE event (
    position    bigint      GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    recorded_at timestamptz NOT NULL,                 -- by the writer's clock; orders nothing
    stream      uuid        NOT NULL,                 -- the case or provider
    event_id    uuid        NOT NULL,                 -- UUIDv7
    version     integer     NOT NULL CHECK (version >= 0), -- place in its stream, dense from 0
    type        smallint    NOT NULL, -- id of the dictionary above; no foreign key: it would cost a look-up per event
    payload     bytea       NOT NULL,                 -- JSON in UTF-8
    metadata    bytea       NOT NULL,                 -- JSON in UTF-8: a flat object of texts
    leaf_hash   bytea       NOT NULL CHECK (octet_length(leaf_hash) = 32),
    UNIQUE (stream, version)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is stored is never altered (%)', TG_OP;
END $$;

CREATE TRIGGER event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE event ENABLE ALWAYS TRIGGER event_is_append_only;

-- Before a transaction draws its first position, it locks the last one drawn so far: every position it will ever draw is higher.
-- A reader that sees no such lock at or below a position knows that nothing can appear there any more (ADR 8). The lock is shared:
-- writers never wait for each other. 20565 ("PU") tells our locks from others.
CREATE FUNCTION hold_horizon() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(
        (20565::bigint << 48) | coalesce(pg_sequence_last_value('eventstore.event_position_seq'), 0));
    RETURN NULL;
END $$;

CREATE TRIGGER event_holds_horizon
    BEFORE INSERT ON event
    FOR EACH STATEMENT EXECUTE FUNCTION hold_horizon();
ALTER TABLE event ENABLE ALWAYS TRIGGER event_holds_horizon;

-- One row per Idempotency-Key, written in the transaction of the events it led to, kept for ever: an offline device may come back
-- late. Key: SHA-256 of organisation, actor and key; fingerprint: HMAC of the request. Where a command changed nothing,
-- last_version is one below first_version.
CREATE TABLE command (
    key           bytea       PRIMARY KEY,
    fingerprint   bytea       NOT NULL,
    stream        uuid        NOT NULL,
    first_version integer     NOT NULL,
    last_version  integer     NOT NULL,
    recorded_at   timestamptz NOT NULL
);

CREATE TRIGGER command_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON command
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE command ENABLE ALWAYS TRIGGER command_is_append_only;

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
