-- Who may do what in the key store, besides its owner: this file is the decision, it is carried out after each start's migrations, and a
-- test compares the catalogue with it. Nobody may DELETE or TRUNCATE; the trigger refuses every UPDATE but wrapping anew and destroying.
DO $grants$
BEGIN
    -- A database without the roles (deploy/runner, key-roles.sql) is a developer's or a test's: everything is its owner's.
    IF to_regrole('key_writer') IS NULL THEN
        RETURN;
    END IF;
    -- Services that start together take turns.
    PERFORM pg_advisory_xact_lock(20567, 3);

    REVOKE ALL ON SCHEMA keystore FROM PUBLIC, key_writer, key_reader, key_eraser;
    REVOKE ALL ON ALL TABLES IN SCHEMA keystore FROM PUBLIC, key_writer, key_reader, key_eraser;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA keystore FROM PUBLIC, key_writer, key_reader, key_eraser;

    GRANT USAGE ON SCHEMA keystore TO key_writer, key_reader, key_eraser;

    -- The command service seals: it makes keys, and never changes one.
    GRANT SELECT, INSERT ON TABLE keystore.key TO key_writer;
    -- The query service opens.
    GRANT SELECT ON TABLE keystore.key TO key_reader;
    -- Erasures and rotation, over connections of their own; MAINTAIN to make the table's file anew, without what was destroyed.
    GRANT SELECT, MAINTAIN ON TABLE keystore.key TO key_eraser;
    GRANT UPDATE (kek, wrapped, destroyed_at, request) ON TABLE keystore.key TO key_eraser;
END
$grants$;
