-- What the lists of people who work here need beside the cases (ADR 45).

-- Who recorded something last, for who asks what is new to them; how far a case has come, and its risk. One row per case.
CREATE TABLE caseload_standing (
    case_id        uuid        PRIMARY KEY,
    changed_at     bigint      NOT NULL, -- position of its last event
    changed_by     text        NOT NULL, -- who recorded that
    changed_on     timestamptz NOT NULL, -- and when
    changed_before bigint      NOT NULL, -- position of the last event that anybody else recorded; 0 where nobody has
    stage          text        NOT NULL,
    risk           text                  -- null where it was never assessed
);
ALTER TABLE caseload_standing ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_sight ON caseload_standing FOR SELECT USING (case_id IN (SELECT s.case_id FROM readmodel.in_sight() s));

-- Referrals, one row each, for those who sent them and those who received them; without what was written to the receiver.
CREATE TABLE caseload_inbox (
    case_id       uuid        NOT NULL,
    referral_id   uuid        NOT NULL,
    provider_id   uuid        NOT NULL,
    receiver      text,                  -- the organisation, where it works with Pulang
    service       text        NOT NULL,
    reason        text        NOT NULL,
    state         text        NOT NULL,  -- Made, Accepted, Rejected, Revoked, Completed, Lapsed
    answer_due_on date        NOT NULL,
    due_until     timestamptz NOT NULL,  -- end of that day in the zone of the case
    zone          text        NOT NULL,
    made_at       timestamptz NOT NULL,
    answered_at   timestamptz,
    ended_at      timestamptz,
    outcome       text,                  -- what came back, or why nothing did: a code of the event that ended it
    position      bigint      NOT NULL,  -- of the event that made it
    PRIMARY KEY (case_id, referral_id)
);
CREATE INDEX ON caseload_inbox (answer_due_on, position);
CREATE INDEX ON caseload_inbox (receiver, answer_due_on, position);
ALTER TABLE caseload_inbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_sight ON caseload_inbox FOR SELECT USING (case_id IN (SELECT s.case_id FROM readmodel.in_sight() s));

-- Up to which event somebody has seen a case. It follows from the log of reads; no projection owns it and no rebuild touches it.
CREATE TABLE access_look (
    staff   text   NOT NULL,
    case_id uuid   NOT NULL,
    seen    bigint NOT NULL,
    PRIMARY KEY (staff, case_id)
);
ALTER TABLE access_look ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_name ON access_look FOR SELECT USING (
    staff = (SELECT current_setting('app.uid', true)) AND case_id IN (SELECT s.case_id FROM readmodel.in_sight() s));
CREATE POLICY own_look ON access_look FOR INSERT WITH CHECK (staff = (SELECT current_setting('app.uid', true)));
CREATE POLICY own_next_look ON access_look FOR UPDATE USING (staff = (SELECT current_setting('app.uid', true)));

-- For whom a number is all they have.
CREATE INDEX ON caseload (case_number);

-- Choices in the worklist that somebody gave a name. The name is their own words: it is told to nobody else and in no log.
CREATE TABLE caseload_view (
    staff    text        NOT NULL,
    view_id  uuid        NOT NULL,
    name     text        NOT NULL,
    chosen   text        NOT NULL, -- the parameters of the address: codes and ids
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (staff, view_id)
);
ALTER TABLE caseload_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_name ON caseload_view USING (staff = (SELECT current_setting('app.uid', true)));
