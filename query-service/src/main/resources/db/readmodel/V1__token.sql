-- How far each projection has come: one row per processing group and segment, written in the transaction of its rows.
CREATE TABLE token (
    processor  text        NOT NULL,
    segment    int         NOT NULL,
    position   bigint,               -- highest position handled; null before the first event
    gaps       bigint[]    NOT NULL DEFAULT '{}', -- positions below it that were not yet visible when it passed
    owner      text,                 -- the node that works on it
    claimed_at timestamptz,          -- by the database's clock; a claim not renewed lapses
    PRIMARY KEY (processor, segment)
);
