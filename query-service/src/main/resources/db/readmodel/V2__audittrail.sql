-- Who recorded what, when, for what purpose: one row per event. What was recorded stays in the event store.
CREATE TABLE audittrail (
    position       bigint      PRIMARY KEY,
    stream         text        NOT NULL,
    version        bigint      NOT NULL,
    case_id        uuid,                  -- null for events of providers
    type           text        NOT NULL,
    topic          text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    occurred_at    text,                  -- as precisely as told: 2019, 2019-05, ...
    actor          text,
    organisation   text,
    role           text,
    purpose        text,
    correlation_id text,
    causation_id   text,
    command_id     text,
    client_time    text
);
CREATE INDEX ON audittrail (case_id, position);
CREATE INDEX ON audittrail (actor, position);
CREATE INDEX ON audittrail (type, position);
CREATE INDEX ON audittrail (topic, position);
