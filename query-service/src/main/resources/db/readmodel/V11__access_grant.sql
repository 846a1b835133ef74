-- Who may look beyond role and assignment, at which case and until when. What is shown is held against expires_at, not against state.
CREATE TABLE access_grant (
    grant_id            uuid        PRIMARY KEY,
    case_id             uuid        NOT NULL,
    holder              text        NOT NULL,
    holder_organisation text        NOT NULL,
    organisation        text        NOT NULL, -- the case was with; its privacy officer decides
    ground              text,                 -- of an emergency access; null for an unmasking
    classes             text,                 -- of details, of an unmasking; separated by spaces
    reason              json        NOT NULL, -- sealed
    state               text        NOT NULL,
    reviewed            boolean     NOT NULL,
    begun_at            timestamptz NOT NULL,
    expires_at          timestamptz           -- null while nobody has granted it
);
CREATE INDEX ON access_grant (case_id, holder);
CREATE INDEX ON access_grant (organisation);
-- Of a sealed case, who sees it beside its owner; null where it is not sealed.
ALTER TABLE access_case ADD supervisor text, ADD other_supervisor text;
