-- What two cases have to do with each other, one row for each pair that anything was ever found out about.
CREATE TABLE casefile_links (
    link_id       uuid        PRIMARY KEY,
    case_id       uuid        NOT NULL, -- where merged, the one in which work goes on
    other_case_id uuid        NOT NULL,
    merged        boolean     NOT NULL,
    rejected      boolean     NOT NULL, -- they look alike and are of two people
    sibling       boolean     NOT NULL,
    same_incident boolean     NOT NULL,
    changed_at    timestamptz NOT NULL
);
CREATE INDEX ON casefile_links (case_id);
CREATE INDEX ON casefile_links (other_case_id);
ALTER TABLE casefile_links ENABLE ROW LEVEL SECURITY;
-- Whoever sees either case; whether the other may be named, the service looks.
CREATE POLICY in_sight ON casefile_links FOR SELECT USING (
    case_id IN (SELECT s.case_id FROM readmodel.in_sight() s) OR other_case_id IN (SELECT s.case_id FROM readmodel.in_sight() s));

-- What else is known of the person of a case: it finds nobody, but tells of those found who is the likelier.
CREATE TABLE duplicates_person (
    case_id uuid PRIMARY KEY,
    born    json NOT NULL,  -- sealed, as it came
    gender  text NOT NULL,
    origin  text
);
ALTER TABLE duplicates_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_sight ON duplicates_person FOR SELECT USING (
    (SELECT current_setting('app.role', true)) IN ('Caseworker', 'Supervisor', 'Auditor', 'PrivacyOfficer'));

-- An event about two cases stands in the trail of both.
ALTER TABLE audittrail ADD about int NOT NULL DEFAULT 0; -- 1 in the trail of the case that is named second
ALTER TABLE audittrail DROP CONSTRAINT audittrail_pkey, ADD PRIMARY KEY (position, about);
