-- The facts of each case that figures are counted from, as known now; lists have a comma before, between and behind their words (class Facts).
CREATE TABLE indicators_case (
    case_id             uuid PRIMARY KEY,
    known_from          date    NOT NULL,  -- day of recording, in western time
    provenance          text    NOT NULL,
    zone                text    NOT NULL,  -- in which its days are counted
    owner               text    NOT NULL,
    organisation        text    NOT NULL,
    source              text    NOT NULL,  -- through whom the person was identified
    gender              text    NOT NULL,
    age_band            text    NOT NULL,
    age_broad           text    NOT NULL,
    trafficking_status  text    NOT NULL,
    province            text    NOT NULL,  -- of origin, two digits; 00 for people from abroad or where unknown
    regency             text    NOT NULL,  -- of origin; the province where no regency is known
    destination         text    NOT NULL,  -- country of the last place of exploitation; ZZ where none is recorded
    citizenships        text    NOT NULL,
    exploitations       text    NOT NULL,  -- types answered yes; a later no takes one back
    first_contact_on    date    NOT NULL,  -- told only by month or year: its first day
    first_contact_exact boolean NOT NULL,  -- told to the day
    contact_lost        boolean NOT NULL,
    closure_requested   boolean NOT NULL,
    closed              boolean NOT NULL,
    restricted          boolean NOT NULL,  -- the person forbids work on the case: then it enters no released figures
    identified_on       date,              -- here and below: the first time
    assessed_on         date,
    protected_on        date,
    sheltered_on        date,
    planned_on          date,
    family_on           date,
    community_on        date,
    monitored_on        date,
    contact_on          date,              -- the last time, in a follow-up
    reached_on          date,              -- the last time, of whatever kind
    informed_on         date,
    lost_on             date,              -- while contact is lost
    closed_on           date,              -- while closed
    closure_reason      text,
    retrafficked_on     date,
    stable_on           date,
    core_change         numeric,
    last_assessed_on    date,
    housing_on                  date,
    medical_on                  date,
    psychological_on            date,
    education_and_life_skills_on date,
    economic_opportunities_on   date,
    legal_and_administrative_on date,
    legal_proceedings_on        date,
    family_mediation_on         date,
    case_management_on          date,
    family_assistance_on        date,
    returned_on         date,
    last_returned_on    date,
    restitution_ordered numeric NOT NULL,  -- in rupiah
    restitution_paid    numeric NOT NULL,
    deliveries          int     NOT NULL,
    delivered_on        date,
    last_delivered_on   date,
    followed_on         date,              -- first contact since the first delivery
    needs               text    NOT NULL,
    needs_count         int     NOT NULL,
    needs_met           int     NOT NULL,
    assistance          text    NOT NULL,
    missed_identifications int  NOT NULL,
    barriers            text    NOT NULL,
    feedback            text    NOT NULL,
    follow_ups_on_time  int     NOT NULL,
    follow_ups_late     int     NOT NULL,
    follow_ups_missed   int     NOT NULL,
    day_zero_due        int     NOT NULL,
    day_zero_in_time    int     NOT NULL,
    referrals           int     NOT NULL,
    referrals_closed    int     NOT NULL,
    entitlements        text    NOT NULL,
    status              text    NOT NULL GENERATED ALWAYS AS (
        CASE WHEN closed THEN 'Closed'
             WHEN closure_requested THEN 'ClosureRequested'
             WHEN contact_lost THEN 'ContactLost'
             ELSE 'Open' END) STORED
);

-- The same as known before: at the end of the days from known_from to the one before known_until (ADR 33).
CREATE TABLE indicators_past (
    LIKE indicators_case INCLUDING GENERATED,
    known_until date NOT NULL,
    PRIMARY KEY (case_id, known_from)
);
CREATE INDEX ON indicators_past (known_until, known_from);

-- Which cases go on in another one, from which day of recording on, and which no longer do: figures count a person once.
CREATE TABLE indicators_merge (
    link_id    uuid    NOT NULL,
    position   bigint  NOT NULL,
    case_id    uuid    NOT NULL,  -- the one in which work does not go on
    known_from date    NOT NULL,
    merged     boolean NOT NULL,
    written_in xid8    NOT NULL DEFAULT pg_current_xact_id(),  -- see V25
    PRIMARY KEY (link_id, position)
);
CREATE INDEX ON indicators_merge (written_in);

-- What providers told of where they help, one row for each event; for the figure of providers in an area.
CREATE TABLE indicators_provider (
    provider_id uuid   NOT NULL,
    position    bigint NOT NULL,
    known_from  date   NOT NULL,
    change      text   NOT NULL,
    offer_id    uuid,
    areas       text   NOT NULL,  -- as in indicators_case; of an offer none means the whole country, of a registration that it is not told
    written_in  xid8   NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (provider_id, position)
);
CREATE INDEX ON indicators_provider (written_in);

-- What later events of a case are understood by: its follow-ups, referrals, barriers and so on, by id.
CREATE TABLE indicators_memory (
    case_id uuid PRIMARY KEY,
    memory  json NOT NULL
);
