-- What was done against a warning, one row each (ADR 50).
CREATE TABLE overrides (
    case_id       uuid        NOT NULL,
    version       int         NOT NULL, -- of the event in the case's history
    position      bigint      NOT NULL, -- of the event among all
    command       text        NOT NULL, -- which went on
    warning       text        NOT NULL, -- against which
    ground        text,                 -- these four of an override of consent
    legal_basis   text,
    recipient     uuid,
    expires_on    date,
    reason        json,                 -- sealed
    actor         text        NOT NULL,
    role          text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    second_person text,                 -- who approved it since
    approved_at   timestamptz,
    PRIMARY KEY (case_id, version)
);
CREATE INDEX ON overrides (position);
ALTER TABLE overrides ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_sight ON overrides FOR SELECT USING (case_id IN (SELECT s.case_id FROM readmodel.in_sight() s));
