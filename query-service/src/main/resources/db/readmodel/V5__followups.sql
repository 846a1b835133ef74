-- Which follow-ups were planned and held, one row each, contacts beyond the schedule included.
CREATE TABLE followups_case (
    case_id     uuid PRIMARY KEY,
    case_number text NOT NULL,
    provenance  text NOT NULL,
    zone        text NOT NULL      -- in which its days are counted
);
CREATE TABLE followups (
    case_id      uuid NOT NULL,
    follow_up_id uuid NOT NULL,
    due_on       date,             -- null for a contact beyond the schedule
    due_until    timestamptz,      -- end of that day in the case's zone
    mode         text NOT NULL,
    purpose      text,             -- null for a contact beyond the schedule
    staff        text NOT NULL,    -- who is to hold it, then who held it
    state        text NOT NULL,    -- Scheduled, Missed, Recorded, Cancelled
    attempts     int  NOT NULL DEFAULT 0, -- failed ones
    missed_at    timestamptz,      -- kept when it is held late
    recorded_on  date,             -- day of the contact, not of its entry
    reached      text,
    settled_at   timestamptz,      -- null while somebody has to act; see FollowUpsProjection
    position     bigint NOT NULL,  -- of the event that planned it
    day          date NOT NULL GENERATED ALWAYS AS (coalesce(due_on, recorded_on)) STORED,
    PRIMARY KEY (case_id, follow_up_id)
);
CREATE INDEX ON followups (day, position);
CREATE INDEX ON followups (due_until) WHERE settled_at IS NULL;
