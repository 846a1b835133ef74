-- Which rows about a case are shown to whom: the third layer, behind the policy of the service and coarser than it (ADR 26). A transaction
-- says for whom it reads (app.uid, app.organisation, app.role: ReadingFor); where it has not said so, there are no rows. The owner of the
-- tables, who writes them, sees all. A policy names no other table, only functions: a rebuild would take the table away under it.

-- Cases of others that the caller's organisation is asked about or the caller is let into: what has ended or was refused lets nobody in, nor
-- does what others of the organisation were granted.
CREATE FUNCTION concerned() RETURNS TABLE (case_id uuid) STABLE LANGUAGE sql AS $$
    SELECT r.case_id FROM readmodel.access_referral r WHERE r.receiver = (SELECT current_setting('app.organisation', true))
    UNION ALL
    SELECT g.case_id FROM readmodel.access_grant g
    WHERE g.holder = (SELECT current_setting('app.uid', true)) AND g.holder_organisation = (SELECT current_setting('app.organisation', true))
      AND g.state IN ('Open', 'Granted')
$$;

-- Cases about which the caller's organisation was asked for a grant: it decides on it and reviews it, wherever the case is by now. Of the
-- case that shows only with whom it is.
CREATE FUNCTION decided() RETURNS TABLE (case_id uuid) STABLE LANGUAGE sql AS $$
    SELECT g.case_id FROM readmodel.access_grant g WHERE g.organisation = (SELECT current_setting('app.organisation', true))
$$;

-- Cases whose rows the caller may be shown: those that the facts of access show, sealed ones to those whom they name.
CREATE FUNCTION in_sight() RETURNS TABLE (case_id uuid) STABLE LANGUAGE sql AS $$
    SELECT c.case_id FROM readmodel.access_case c
    WHERE (c.supervisor IS NULL OR (SELECT current_setting('app.uid', true)) IN (c.owner, c.supervisor, c.other_supervisor))
      -- What the policy of access_case says, too, but here it finds the indexes.
      AND (c.organisation = (SELECT current_setting('app.organisation', true))
           OR c.case_id = ANY (ARRAY(SELECT o.case_id FROM readmodel.concerned() o)))
$$;

-- With whom and where cases are, and whom their seals name: for those who have a case's id and must know whether they may tell it. The only
-- question about cases of others; it is answered by the owner's eyes.
CREATE FUNCTION kept(cases uuid[]) RETURNS TABLE (case_id uuid, organisation text, zone text, supervisor text, other_supervisor text)
STABLE SECURITY DEFINER SET search_path = '' LANGUAGE sql AS $$
    SELECT c.case_id, c.organisation, c.zone, c.supervisor, c.other_supervisor FROM readmodel.access_case c WHERE c.case_id = ANY (cases)
$$;

CREATE INDEX ON access_referral (receiver);
CREATE INDEX ON access_grant (holder);

DO $policies$
DECLARE
    -- Asked once for a statement, not for each row.
    uid          constant text := '(SELECT current_setting(''app.uid'', true))';
    organisation constant text := '(SELECT current_setting(''app.organisation'', true))';
    role         constant text := '(SELECT current_setting(''app.role'', true))';
    -- Analysts and administrators work with no case.
    works        constant text := role || ' IN (''Caseworker'', ''Supervisor'', ''Auditor'', ''PrivacyOfficer'')';
    -- Meters, which count for operators; nobody has this role.
    counts       constant text := role || ' = ''Counting''';
    name         text;
    shown        text;
BEGIN
    FOR name IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'readmodel'::regnamespace AND c.relkind = 'r' AND a.attname = 'case_id' AND NOT a.attisdropped
    LOOP
        -- Of what is read case by case, the case is looked up; of what is listed, all cases in sight are found once.
        shown := CASE
            WHEN name IN ('casefile', 'erasures') THEN
                format('EXISTS (SELECT FROM readmodel.in_sight() s WHERE s.case_id = %I.case_id)', name)
            ELSE 'case_id IN (SELECT s.case_id FROM readmodel.in_sight() s)' END;
        shown := CASE
            WHEN name = 'access_case' THEN
                -- As CASE it does not count twice what a query asks for anyway: else the planner expects next to no rows, and
                -- looks up thousands one by one.
                format('CASE WHEN %s THEN organisation = %s OR case_id = ANY (ARRAY('
                    'SELECT o.case_id FROM readmodel.concerned() o UNION ALL SELECT d.case_id FROM readmodel.decided() d)) END',
                    works, organisation)
            WHEN name = 'access_referral' THEN
                format('%s AND receiver = %s', works, organisation)
            WHEN name = 'access_sharing' THEN
                'case_id = ANY (ARRAY(SELECT o.case_id FROM readmodel.concerned() o))'
            WHEN name = 'access_grant' THEN
                format('%s AND (organisation = %s OR holder = %s AND state IN (''Open'', ''Granted'')) OR %s',
                    works, organisation, uid, counts)
            -- What is about no case is no secret among those who work here.
            WHEN name = 'audittrail' THEN format('case_id IS NULL AND %s <> '''' OR %s', role, shown)
            WHEN name = 'requests' OR name LIKE 'followups%' THEN format('%s OR %s', counts, shown)
            -- By design found across all organisations: the answer is only whom to ask.
            WHEN name LIKE 'duplicates%' THEN works
            -- Until there are releases, analysts see the figures of all cases.
            WHEN name LIKE 'indicators%' THEN format('%s = ''Analyst'' OR %s', role, shown)
            ELSE shown END;
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY in_sight ON %I FOR SELECT USING (%s)', name, shown);
    END LOOP;
END
$policies$;
