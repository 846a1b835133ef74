-- Content of documents, sealed before it comes here with keys of the key store. Events name a document and the hash of what lies here; only
-- what an event names stays. One row for each time that somebody sent content.
CREATE TABLE attachment (
    upload        uuid        PRIMARY KEY,
    case_id       uuid        NOT NULL,
    attachment_id uuid        NOT NULL,
    kind          text        NOT NULL,
    format        text        NOT NULL,
    key_id        uuid        NOT NULL, -- under which the content is sealed
    state         text        NOT NULL, -- Receiving, Received, Attached, Withdrawn
    received_at   timestamptz NOT NULL,
    size          bigint,               -- in clear, bytes; this and the next two absent while it is being received
    digest        bytea,                -- SHA-256 of the content in clear, sealed like it
    sealed_sha256 bytea,                -- SHA-256 over the pieces in order
    CHECK (state = 'Receiving' OR (size IS NOT NULL AND digest IS NOT NULL AND sealed_sha256 IS NOT NULL))
);
CREATE UNIQUE INDEX attachment_once ON attachment (case_id, attachment_id) WHERE state <> 'Receiving';
CREATE INDEX attachment_of_case ON attachment (case_id);
CREATE INDEX attachment_unnamed ON attachment (received_at) WHERE state IN ('Receiving', 'Received');

CREATE TABLE attachment_piece (
    upload     uuid    NOT NULL REFERENCES attachment ON DELETE CASCADE,
    place      integer NOT NULL, -- from 0
    case_id    uuid    NOT NULL,
    ciphertext bytea   NOT NULL,
    PRIMARY KEY (upload, place)
);
-- Nobody can make ciphertext shorter.
ALTER TABLE attachment_piece ALTER COLUMN ciphertext SET STORAGE EXTERNAL;
