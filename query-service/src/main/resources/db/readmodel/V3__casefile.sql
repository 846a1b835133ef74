-- Everything known about one case: one row per case, the file as JSON.
CREATE TABLE casefile (
    case_id  uuid   PRIMARY KEY,
    version  bigint NOT NULL, -- of the last event
    position bigint NOT NULL, -- of the last event
    state    json   NOT NULL  -- read and written as a whole, kept as it was written
);
