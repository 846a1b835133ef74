-- Other systems that are told of events (ADR 39): how far each has come, and who sends to it. It is not a projection, and no rebuild touches
-- it: what was sent cannot be unsent.
CREATE TABLE outlet (
    target      text        PRIMARY KEY,
    position    bigint      NOT NULL,           -- every settled event up to there was accepted, set aside, or is not for the target
    event_id    uuid,                           -- of that event: tells when the log behind it was exchanged
    owner       uuid,                           -- the node that sends
    epoch       bigint      NOT NULL DEFAULT 0, -- rises with each claim; whatever an earlier owner still wants to write is refused
    lease_until timestamptz,                    -- by the database's clock
    paused      boolean     NOT NULL DEFAULT false,
    gone        boolean     NOT NULL DEFAULT false, -- it answered 410 and wants nothing more
    failures    int         NOT NULL DEFAULT 0, -- in a row, through no fault of an event
    error       text,                           -- of the last of them: an HTTP status or a failure's class
    next_try_at timestamptz
) WITH (fillfactor = 50);

-- Cases of which a target refused an event: they wait, with all that follows, while the other cases go on. Never what was sent.
CREATE TABLE outlet_waiting (
    target      text        NOT NULL,
    stream      uuid        NOT NULL,
    unit        int         NOT NULL, -- version of the event because of which something was sent
    version     int         NOT NULL, -- of the event that is sent next: the unit, or one before it where the case began to be told
    position    bigint      NOT NULL, -- of that event
    type        text        NOT NULL,
    error       text        NOT NULL,
    attempts    int         NOT NULL,
    dead        boolean     NOT NULL, -- is not tried again unless an operator says so
    since       timestamptz NOT NULL,
    next_try_at timestamptz NOT NULL,
    PRIMARY KEY (target, stream)
);
CREATE INDEX ON outlet_waiting (target, next_try_at) WHERE NOT dead;
