-- Lists among many cases (ADR 26, 45). What is in sight is still said by the facts of access alone, but now in two parts: the cases of the
-- caller's own organisation, which an index tells, and those of others it is concerned with, which are looked up only for rows of others.

CREATE INDEX ON access_case (organisation) INCLUDE (case_id, owner, supervisor, other_supervisor);
DROP INDEX access_case_organisation_idx;

-- As in V19 and V15, but with a setting, so that their text is not put into every question, where it was planned for each table again.
ALTER FUNCTION concerned() SET search_path = '';
ALTER FUNCTION decided() SET search_path = '';

-- Cases of the caller's organisation whose rows the caller may be shown, sealed ones to those whom they name.
CREATE OR REPLACE FUNCTION in_sight() RETURNS TABLE (case_id uuid) STABLE LANGUAGE sql AS $$
    SELECT c.case_id FROM readmodel.access_case c
    WHERE c.organisation = (SELECT current_setting('app.organisation', true))
      AND (c.supervisor IS NULL OR (SELECT current_setting('app.uid', true)) IN (c.owner, c.supervisor, c.other_supervisor))
$$;

-- The same of cases of others that the caller's organisation is asked about or the caller is let into.
CREATE FUNCTION let_in() RETURNS TABLE (case_id uuid) STABLE SET search_path = '' LANGUAGE sql AS $$
    SELECT c.case_id FROM readmodel.access_case c
    WHERE c.case_id = ANY (ARRAY(SELECT o.case_id FROM readmodel.concerned() o))
      AND (c.supervisor IS NULL OR (SELECT current_setting('app.uid', true)) IN (c.owner, c.supervisor, c.other_supervisor))
$$;

DO $policies$
DECLARE
    uid          constant text := '(SELECT current_setting(''app.uid'', true))';
    organisation constant text := '(SELECT current_setting(''app.organisation'', true))';
    role         constant text := '(SELECT current_setting(''app.role'', true))';
    counts       constant text := role || ' = ''Counting''';
    -- Each part is hashed once for a statement, the second only where a row is in the first not.
    in_sight     constant text := '(%1$s IN (SELECT s.case_id FROM readmodel.in_sight() s) OR %1$s IN (SELECT l.case_id FROM readmodel.let_in() l))';
    name         text;
    policy       text;
    shown        text;
BEGIN
    FOR name, policy IN
        SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'readmodel' AND qual ~ 'in_sight\(\)'
    LOOP
        -- Of what is read case by case, the case is looked up.
        shown := CASE
            WHEN name IN ('casefile', 'erasures') THEN format('EXISTS (SELECT FROM readmodel.in_sight() s WHERE s.case_id = %1$I.case_id)'
                ' OR case_id IN (SELECT l.case_id FROM readmodel.let_in() l)', name)
            ELSE format(in_sight, 'case_id') END;
        EXECUTE format('ALTER POLICY %I ON %I USING (%s)', policy, name, CASE
            WHEN name = 'access_sharing' THEN format('%s OR case_id IN (SELECT o.case_id FROM readmodel.concerned() o)', shown)
            WHEN name = 'access_look' THEN format('staff = %s AND %s', uid, shown)
            WHEN name = 'casefile_links' THEN format('%s OR %s', shown, format(in_sight, 'other_case_id'))
            WHEN name = 'audittrail' THEN format('case_id IS NULL AND %s <> '''' OR %s', role, shown)
            WHEN name = 'requests' OR name LIKE 'followups%' THEN format('%s OR %s', counts, shown)
            WHEN name LIKE 'indicators%' THEN format('%s = ''Analyst'' OR %s', role, shown)
            ELSE shown END);
    END LOOP;
    -- A case of others is found in a hash, and not in a list that is gone through for each row.
    EXECUTE format('ALTER POLICY in_sight ON access_case USING (CASE WHEN %s IN (''Caseworker'', ''Supervisor'', ''Auditor'', ''PrivacyOfficer'')'
        ' THEN organisation = %s OR case_id IN (SELECT o.case_id FROM readmodel.concerned() o UNION ALL SELECT d.case_id FROM readmodel.decided() d) END)',
        role, organisation);
END
$policies$;

-- What is open, of the cases that somebody sees.
CREATE INDEX ON caseload_inbox (case_id) WHERE ended_at IS NULL;
CREATE INDEX ON followups (case_id) WHERE settled_at IS NULL;
