-- The command service's table of events, as its own migration creates it.
CREATE SCHEMA eventstore;
CREATE TABLE eventstore.domain_event (
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
