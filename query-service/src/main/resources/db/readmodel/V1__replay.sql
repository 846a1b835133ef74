-- How far each projection has come: one row per processing group and segment. A batch's transaction updates it before anything else,
-- so that whoever works on a segment does so one after the other.
CREATE TABLE token (
    processor   text        NOT NULL,
    segment     int         NOT NULL,
    position    bigint      NOT NULL DEFAULT 0, -- of the last settled event passed, whether or not it was one to handle; 0 before the first
    event_id    uuid,                           -- of that event: tells when the log behind it was exchanged
    owner       uuid,                           -- the node that works on it
    epoch       bigint      NOT NULL DEFAULT 0, -- rises with each claim; whatever an earlier owner still wants to write is refused
    lease_until timestamptz,                    -- by the database's clock
    PRIMARY KEY (processor, segment)
) WITH (fillfactor = 50);

-- Cases that a projection could not handle: they wait, with all that follows, while the other cases go on.
CREATE TABLE parked (
    processor     text        NOT NULL,
    stream        uuid        NOT NULL,
    position      bigint      NOT NULL, -- of the first event not handled
    version       int         NOT NULL,
    error         text        NOT NULL, -- the failure's class; its message could quote what nobody may read here
    attempts      int         NOT NULL,
    parked_at     timestamptz NOT NULL,
    next_retry_at timestamptz NOT NULL,
    PRIMARY KEY (processor, stream)
);
CREATE INDEX ON parked (next_retry_at);

-- The last rebuild of each projection.
CREATE TABLE rebuild (
    processor   text        PRIMARY KEY,
    phase       text        NOT NULL,
    position    bigint      NOT NULL,
    target      bigint      NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    failed      text        -- the failure's class
);
