-- Who may do what in the log of reads, besides its owner, who only migrates: this file is the decision, it is carried out after each
-- start's migrations, and a test compares the catalogue with it. Whoever answers people adds rows and reads them; nobody alters one.
DO $grants$
BEGIN
    -- A database without the roles (deploy/runner, roles.sql) is a developer's or a test's: everything is its owner's.
    IF to_regrole('audit_owner') IS NULL THEN
        RETURN;
    END IF;
    -- Services that start together take turns.
    PERFORM pg_advisory_xact_lock(20567, 3);

    REVOKE ALL ON SCHEMA audit FROM PUBLIC, projector, reader;
    REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM PUBLIC, projector, reader;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC, projector, reader;

    GRANT USAGE ON SCHEMA audit TO reader;
    GRANT SELECT, INSERT ON TABLE audit.access_log TO reader;
    GRANT SELECT ON TABLE audit.terms_secret TO reader;
END
$grants$;
