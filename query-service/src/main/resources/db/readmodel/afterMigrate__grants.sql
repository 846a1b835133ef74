-- Who may do what in the read model, besides the projector, who owns it: this file is the decision, it is carried out after each start's
-- migrations, and a test compares the catalogue with it.
DO $grants$
BEGIN
    -- A database without the roles (deploy/runner, roles.sql) is a developer's or a test's: everything is its owner's.
    IF to_regrole('reader') IS NULL THEN
        RETURN;
    END IF;
    -- Services that start together take turns.
    PERFORM pg_advisory_xact_lock(20567, 2);

    REVOKE ALL ON SCHEMA readmodel FROM PUBLIC, reader;
    REVOKE ALL ON ALL TABLES IN SCHEMA readmodel FROM PUBLIC, reader;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA readmodel FROM PUBLIC, reader;

    GRANT USAGE ON SCHEMA readmodel TO reader;
    -- Of rows about a case, those that the policies of the tables show (V15).
    GRANT SELECT ON ALL TABLES IN SCHEMA readmodel TO reader;
    GRANT EXECUTE ON FUNCTION readmodel.concerned() TO reader;
    GRANT EXECUTE ON FUNCTION readmodel.decided() TO reader;
    GRANT EXECUTE ON FUNCTION readmodel.in_sight() TO reader;
    GRANT EXECUTE ON FUNCTION readmodel.let_in() TO reader;
    GRANT EXECUTE ON FUNCTION readmodel.kept(uuid[]) TO reader;
    -- How often somebody may ask is counted while they ask.
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE readmodel.bucket TO reader;

    -- What people keep for themselves while they read: which case they have seen, and choices of theirs (V38).
    GRANT SELECT, INSERT, UPDATE ON TABLE readmodel.access_look TO reader;
    GRANT SELECT, INSERT, DELETE ON TABLE readmodel.caseload_view TO reader;

    -- A rebuild makes them anew.
    ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader;
END
$grants$;
