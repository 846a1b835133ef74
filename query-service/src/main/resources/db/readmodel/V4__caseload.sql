-- Whose case is it, how does it stand, what is to be done next? One row per case, without a name.
CREATE TABLE caseload (
    case_id           uuid PRIMARY KEY,
    case_number       text        NOT NULL,
    provenance        text        NOT NULL,
    owner             text        NOT NULL,
    organisation      text        NOT NULL,
    gender            text        NOT NULL,
    age_band          text        NOT NULL,
    province          text,                  -- two digits; null for people from abroad or where unknown
    zone              text        NOT NULL,  -- in which its days are counted
    first_contact     text        NOT NULL,  -- as precisely as told
    opened_at         timestamptz NOT NULL,
    last_contact      date        NOT NULL,  -- told only by month or year: its first day, so that nobody is overlooked
    followed_up_on    date,                  -- last contact in a follow-up
    contact_lost      boolean     NOT NULL DEFAULT false,
    closure_requested boolean     NOT NULL DEFAULT false,
    closed            boolean     NOT NULL DEFAULT false,
    status            text        NOT NULL GENERATED ALWAYS AS (
        CASE WHEN closed THEN 'Closed'
             WHEN closure_requested THEN 'ClosureRequested'
             WHEN contact_lost THEN 'ContactLost'
             ELSE 'Open' END) STORED,
    next_due_on       date        NOT NULL DEFAULT 'infinity', -- first day among its duties
    position          bigint      NOT NULL   -- of the event that began it
);
CREATE INDEX ON caseload (next_due_on, position);
CREATE INDEX ON caseload (last_contact, position);
CREATE INDEX ON caseload (owner, next_due_on, position);

-- What somebody has to do for a case. The row goes when it is done.
CREATE TABLE caseload_duty (
    case_id   uuid        NOT NULL,
    kind      text        NOT NULL,
    reference uuid        NOT NULL,  -- the follow-up or referral, else the case itself
    due_on    date,                  -- null where no day is set
    due_until timestamptz,           -- end of that day in the case's zone
    missed    boolean     NOT NULL DEFAULT false, -- a follow-up whose day ended without contact
    staff     text,                  -- who is to do it; null: the owner of the case, for approvals a supervisor
    since     timestamptz NOT NULL,
    PRIMARY KEY (case_id, kind, reference)
);
CREATE INDEX ON caseload_duty (due_until, case_id);

-- What decides whether a payment of restitution is awaited. The row goes when the claim ends.
CREATE TABLE caseload_restitution (
    case_id        uuid NOT NULL,
    restitution_id uuid NOT NULL,
    ordered        text,             -- a plain number; null while nothing is ordered
    paid           text NOT NULL,    -- a plain number, in the currency of the order
    due_on         date,             -- null before notice of the final judgment
    zone           text,             -- in which that day is counted
    since          timestamptz,      -- when the notice was recorded
    PRIMARY KEY (case_id, restitution_id)
);
