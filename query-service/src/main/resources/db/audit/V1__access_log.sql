-- Who was shown what of whom: a row per answer about cases, written in the transaction that read them, before the answer's first byte
-- (ADR 19). No rebuild touches it, nobody alters it.
CREATE TABLE access_log (
    id           uuid        PRIMARY KEY,  -- UUIDv7: ordered by time
    at           timestamptz NOT NULL,     -- by the service's clock
    actor        text        NOT NULL,     -- staff id
    organisation text        NOT NULL,     -- of the actor, as is the role
    role         text        NOT NULL,
    acr          text,                     -- how surely they had proved who they are
    action       text        NOT NULL,
    case_id      uuid,                     -- which the answer is about; null for lists
    cases        uuid[]      NOT NULL,     -- which a list showed
    persons      text[]      NOT NULL,     -- in these cases, whose details were opened
    classes      text[]      NOT NULL,     -- of the details that were opened
    purpose      text        NOT NULL,
    grant_id     uuid,                     -- by which the actor was let in
    terms        bytea,                    -- what was searched for: HMAC-SHA256, equal for equal searches
    request_id   uuid        NOT NULL,     -- the answer's header Pulang-Request
    outcome      smallint    NOT NULL,     -- HTTP status
    leaf_hash    bytea       NOT NULL CHECK (octet_length(leaf_hash) = 32)
);
CREATE INDEX ON access_log (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX ON access_log USING gin (cases) WHERE cases <> '{}';
CREATE INDEX ON access_log (actor, id);
CREATE INDEX ON access_log (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was read is never altered (%)', TG_OP;
END $$;

CREATE TRIGGER access_log_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE access_log ENABLE ALWAYS TRIGGER access_log_is_append_only;

-- Key of the terms, so that a copy of the log alone does not tell what was searched for.
CREATE TABLE terms_secret (
    id     boolean PRIMARY KEY DEFAULT true CHECK (id),
    secret bytea   NOT NULL
);
INSERT INTO terms_secret (secret)
VALUES (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));
