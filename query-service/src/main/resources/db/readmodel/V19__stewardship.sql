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
