-- Requests to erase, one row each.
CREATE TABLE erasures (
    erasure_id   uuid   PRIMARY KEY,
    case_id      uuid   NOT NULL,
    organisation text   NOT NULL, -- that the case was with when it was asked
    position     bigint NOT NULL, -- of the event that began it
    state        text   NOT NULL, -- Requested, Held, CoolingOff, Begun, KeysDestroyed, Completed, Refused, Cancelled
    request      json   NOT NULL  -- read and written as a whole
);
CREATE INDEX ON erasures (position);
