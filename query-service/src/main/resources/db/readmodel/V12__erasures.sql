-- Requests to erase, one row each.
CREATE TABLE erasures (
    erasure_id   uuid   PRIMARY KEY,
    organisation text   NOT NULL, -- whose privacy officer and supervisors see it
    position     bigint NOT NULL, -- of the event that began it
    state        text   NOT NULL, -- Requested, Held, CoolingOff, Begun, KeysDestroyed, Completed, Refused, Cancelled
    request      json   NOT NULL  -- read and written as a whole
);
CREATE INDEX ON erasures (organisation, position);
