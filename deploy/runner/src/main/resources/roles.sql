-- The roles of Pulang's database: run it in that database, as somebody who may create roles; running it again changes nothing.
-- Passwords are given apart (ALTER ROLE … PASSWORD '…'). What a role may do stands with the migrations of each schema, in
-- afterMigrate__grants.sql.
--   store_owner   owns the event store; migrates it, does nothing else
--   store_writer  the command service
--   store_reader  reads the events and their dictionary: for tools that check or export the log
--   projector     owns the read model: the query service's migrations, projections and rebuilds, which make tables and drop them
--   reader        the query service's answers to people: reads, and adds to the log of reads
--   replay        the query service's histories: reads the events of the one case that was just allowed
--   audit_owner   owns the log of reads; migrates it, does nothing else
DO $roles$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['store_owner', 'store_writer', 'store_reader', 'projector', 'reader', 'replay', 'audit_owner'] LOOP
        IF to_regrole(role) IS NULL THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role);
        END IF;
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO store_owner, store_writer, store_reader, projector, reader, replay, audit_owner',
        current_database());
    -- Their schemas.
    EXECUTE format('GRANT CREATE ON DATABASE %I TO store_owner, projector, audit_owner', current_database());
END
$roles$;
