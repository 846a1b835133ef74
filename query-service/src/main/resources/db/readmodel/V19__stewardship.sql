-- What whoever opens a case must know first, by kind: what it says stays in the case file. The row goes when it is resolved.
CREATE TABLE caseload_flag (
    case_id uuid NOT NULL,
    flag_id uuid NOT NULL,
    kind    text NOT NULL,
    until   date,          -- the last day, in the case's zone; null: until it is resolved
    PRIMARY KEY (case_id, flag_id)
);
ALTER TABLE caseload_flag ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_sight ON caseload_flag FOR SELECT USING (case_id IN (SELECT s.case_id FROM readmodel.in_sight() s));

-- To which organisation a case is offered; there is one offer at a time. The row goes when it is answered.
CREATE TABLE access_transfer (
    case_id     uuid PRIMARY KEY,
    transfer_id uuid NOT NULL,
    provider_id uuid NOT NULL, -- whom the person allows to be told
    receiver    text NOT NULL  -- the organisation behind it
);
CREATE INDEX ON access_transfer (receiver);
ALTER TABLE access_transfer ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_sight ON access_transfer FOR SELECT USING (
    (SELECT current_setting('app.role', true)) IN ('Caseworker', 'Supervisor', 'Auditor', 'PrivacyOfficer')
    AND receiver = (SELECT current_setting('app.organisation', true)));

-- As in V15, and the cases that the caller, as a supervisor, is asked to take over.
CREATE OR REPLACE FUNCTION concerned() RETURNS TABLE (case_id uuid) STABLE LANGUAGE sql AS $$
    SELECT r.case_id FROM readmodel.access_referral r WHERE r.receiver = (SELECT current_setting('app.organisation', true))
    UNION ALL
    SELECT t.case_id FROM readmodel.access_transfer t
    WHERE t.receiver = (SELECT current_setting('app.organisation', true)) AND (SELECT current_setting('app.role', true)) = 'Supervisor'
    UNION ALL
    SELECT g.case_id FROM readmodel.access_grant g
    WHERE g.holder = (SELECT current_setting('app.uid', true)) AND g.holder_organisation = (SELECT current_setting('app.organisation', true))
      AND g.state IN ('Open', 'Granted')
$$;
