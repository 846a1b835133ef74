-- Instruments that organisations published. No row is about a person.
CREATE TABLE instrument (
    stream       uuid        PRIMARY KEY, -- told by code and version
    code         text        NOT NULL,
    version      int         NOT NULL,
    published_at timestamptz NOT NULL,
    retired_at   timestamptz,             -- null where assessments are made with it
    published    json        NOT NULL     -- all that it asks, and how it scores
);
CREATE INDEX ON instrument (code, version);
