-- The roles of the key store's database: run it in that database, as somebody who may create roles; running it again changes nothing.
-- Passwords are given apart (ALTER ROLE … PASSWORD '…'). What a role may do stands with the migrations, in afterMigrate__grants.sql.
--   pulang_keys  owns the key store; migrates it, does nothing else
--   key_writer   the command service: makes keys
--   key_reader   the query service: opens with them
--   key_eraser   erasures and rotation: destroys keys and wraps them anew
DO $roles$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['pulang_keys', 'key_writer', 'key_reader', 'key_eraser'] LOOP
        IF to_regrole(role) IS NULL THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role);
        END IF;
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO pulang_keys, key_writer, key_reader, key_eraser', current_database());
    EXECUTE format('GRANT CREATE ON DATABASE %I TO pulang_keys', current_database());
END
$roles$;
