-- What people ask for by right, one row each.
CREATE TABLE requests (
    request_id    uuid        PRIMARY KEY,
    case_id       uuid        NOT NULL,
    position      bigint      NOT NULL, -- of the event that began it
    subject_right text        NOT NULL, -- Access, Correct, Restrict, Withdraw, Erase
    requested_by  text        NOT NULL,
    state         text        NOT NULL, -- Received, Answered, Refused, Cancelled
    received_at   timestamptz NOT NULL,
    answer_by     timestamptz NOT NULL,
    erasure_id    uuid,                 -- what carries it out, where the right is Erase
    ended_at      timestamptz,
    refused_for   text
);
CREATE INDEX ON requests (answer_by, position);
CREATE INDEX ON requests (position);
CREATE INDEX ON requests (answer_by) WHERE state = 'Received';
