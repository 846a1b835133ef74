-- Emergency accesses and whether anybody has reviewed them; written in the transaction of the grant's events. Who has two without a
-- review opens no third.
CREATE TABLE emergency_access (
    grant_id uuid    PRIMARY KEY,
    staff_id text    NOT NULL,
    reviewed boolean NOT NULL
);
CREATE INDEX ON emergency_access (staff_id) WHERE NOT reviewed;

-- Every try at the emergency door, whether it opened or not: three in 24 hours.
CREATE TABLE emergency_try (
    staff_id text        NOT NULL,
    tried_at timestamptz NOT NULL
);
CREATE INDEX ON emergency_try (staff_id, tried_at);
