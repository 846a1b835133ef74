-- The facts that indicators count, per case; corrections change them.
CREATE TABLE indicators_case (
    case_id             uuid PRIMARY KEY,
    provenance          text    NOT NULL,
    zone                text    NOT NULL,  -- in which its days are counted
    gender              text    NOT NULL,
    age_band            text    NOT NULL,
    age_broad           text    NOT NULL,
    trafficking_status  text    NOT NULL,
    province            text    NOT NULL,  -- of origin, two digits; 00 for people from abroad or where unknown
    destination         text    NOT NULL DEFAULT 'ZZ', -- country of the last place of exploitation; ZZ where none is recorded
    first_contact_on    date    NOT NULL,  -- told only by month or year: its first day
    first_contact_exact boolean NOT NULL,  -- told to the day
    assessed_on         date,              -- first time
    contact_lost        boolean NOT NULL DEFAULT false,
    closure_requested   boolean NOT NULL DEFAULT false,
    closed              boolean NOT NULL DEFAULT false,
    status              text    NOT NULL GENERATED ALWAYS AS (
        CASE WHEN closed THEN 'Closed'
             WHEN closure_requested THEN 'ClosureRequested'
             WHEN contact_lost THEN 'ContactLost'
             ELSE 'Open' END) STORED
);
CREATE TABLE indicators_citizenship (
    case_id uuid NOT NULL,
    country text NOT NULL,
    PRIMARY KEY (case_id, country)
);
CREATE TABLE indicators_exploitation (
    case_id uuid NOT NULL,
    type    text NOT NULL,
    answer  text NOT NULL,  -- the newest that is not Unknown, if there is one
    PRIMARY KEY (case_id, type)
);
-- Planned follow-ups, those cancelled in time left out.
CREATE TABLE indicators_followup (
    case_id      uuid    NOT NULL,
    follow_up_id uuid    NOT NULL,
    due_on       date    NOT NULL, -- the first one that was missed, else the newest
    missed       boolean NOT NULL DEFAULT false,
    held_on      date,
    PRIMARY KEY (case_id, follow_up_id)
);
