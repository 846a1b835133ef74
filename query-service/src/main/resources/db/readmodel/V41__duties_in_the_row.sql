-- What the duties of a case are stands in its row, too: the lists ask it of every case that somebody sees, where looking the duties up took
-- most of the time (ADR 55).
ALTER TABLE caseload
    ADD COLUMN duties text NOT NULL DEFAULT '', -- their kinds, with spaces between; those missed as MissedFollowUp
    ADD COLUMN due text NOT NULL DEFAULT '',    -- the moments they end, in microseconds since 1970, the earliest first, with spaces between
    ADD COLUMN duty_kinds text[] NOT NULL GENERATED ALWAYS AS (string_to_array(duties, ' ')) STORED,
    ADD COLUMN due_at bigint[] NOT NULL GENERATED ALWAYS AS (string_to_array(due, ' ')::bigint[]) STORED;

UPDATE caseload c SET (duties, due) = (
    SELECT coalesce(string_agg(DISTINCT CASE WHEN d.missed THEN 'MissedFollowUp' ELSE d.kind END, ' '
                               ORDER BY CASE WHEN d.missed THEN 'MissedFollowUp' ELSE d.kind END), ''),
           coalesce(string_agg((extract(epoch FROM d.due_until) * 1000000)::bigint::text, ' ' ORDER BY d.due_until), '')
    FROM caseload_duty d WHERE d.case_id = c.case_id);

DROP INDEX caseload_duty_due_until_case_id_idx;
