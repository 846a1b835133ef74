-- Who may do what in the event store, besides its owner: this file is the decision, it is carried out after each start's migrations,
-- and a test compares the catalogue with it, line by line. Nobody may UPDATE, DELETE or TRUNCATE what happened, nobody
-- but PostgreSQL draws a position (column "position" is in no INSERT, its sequence may only be looked at).
DO $grants$
BEGIN
    -- A database without the roles (deploy/runner, roles.sql) is a developer's or a test's: everything is its owner's.
    IF to_regrole('store_writer') IS NULL THEN
        RETURN;
    END IF;
    -- Services that start together take turns.
    PERFORM pg_advisory_xact_lock(20567, 1);

    REVOKE ALL ON SCHEMA eventstore FROM PUBLIC, store_writer, store_reader, projector, reader, replay;
    REVOKE ALL ON ALL TABLES IN SCHEMA eventstore FROM PUBLIC, store_writer, store_reader, projector, reader, replay;
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA eventstore FROM PUBLIC, store_writer, store_reader, projector, reader, replay;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA eventstore FROM PUBLIC, store_writer, store_reader, projector, reader, replay;

    GRANT USAGE ON SCHEMA eventstore TO store_writer, store_reader, projector, reader, replay;

    -- What happened
    GRANT SELECT ON TABLE eventstore.event TO store_writer, store_reader, projector, replay;
    -- How far the log has come and when; whose events they are and what they tell is for "replay", case by case.
    GRANT SELECT (position, recorded_at) ON TABLE eventstore.event TO reader;
    GRANT INSERT (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash) ON TABLE eventstore.event TO store_writer;
    GRANT SELECT ON SEQUENCE eventstore.event_position_seq TO store_writer, store_reader, projector;
    GRANT SELECT ON TABLE eventstore.type TO store_writer, store_reader, projector, replay;
    GRANT INSERT (name, revision, stream_type) ON TABLE eventstore.type TO store_writer;
    GRANT SELECT, INSERT ON TABLE eventstore.command TO store_writer;
    GRANT SELECT ON TABLE eventstore.fingerprint_secret TO store_writer;

    -- What the command service works with
    GRANT SELECT, INSERT, UPDATE ON TABLE eventstore.case_number TO store_writer;
    GRANT SELECT, INSERT, UPDATE ON TABLE eventstore.provider TO store_writer;
    GRANT SELECT, INSERT, UPDATE ON TABLE eventstore.staff TO store_writer;
    GRANT SELECT, INSERT, UPDATE ON TABLE eventstore.instrument TO store_writer;
    GRANT SELECT, INSERT, UPDATE ON TABLE eventstore.emergency_access TO store_writer;
    GRANT SELECT, INSERT ON TABLE eventstore.emergency_try TO store_writer;
    GRANT SELECT, INSERT, DELETE ON TABLE eventstore.merged_case TO store_writer;
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE eventstore.scheduled_tasks TO store_writer;
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE eventstore.bucket TO store_writer;

    -- Content of documents. Whoever follows or checks the log cannot read it; "replay" sees that of the one case, as below.
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE eventstore.attachment TO store_writer;
    GRANT SELECT, INSERT, DELETE ON TABLE eventstore.attachment_piece TO store_writer;
    GRANT SELECT ON TABLE eventstore.attachment TO replay;
    GRANT SELECT ON TABLE eventstore.attachment_piece TO replay;

    -- Which events: "replay" sees those of the streams that its transaction has named (app.case_id, an array of UUIDs) and none where it has
    -- named none. For the others the condition is constant, so that neither appending nor following the log pays for it.
    -- Not forced upon the owner, who backs up and migrates: pg_dump refuses to read what it might not see whole.
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = 'eventstore.event'::regclass) THEN
        ALTER TABLE eventstore.event ENABLE ROW LEVEL SECURITY;
        CREATE POLICY whole_log ON eventstore.event TO store_writer, store_reader, projector, reader USING (true) WITH CHECK (true);
        CREATE POLICY one_case ON eventstore.event FOR SELECT TO replay
            USING (stream = ANY ((SELECT nullif(current_setting('app.case_id', true), '')::uuid[])::uuid[]));
    END IF;
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = 'eventstore.attachment'::regclass) THEN
        ALTER TABLE eventstore.attachment ENABLE ROW LEVEL SECURITY;
        CREATE POLICY all_content ON eventstore.attachment TO store_writer USING (true) WITH CHECK (true);
        CREATE POLICY one_case ON eventstore.attachment FOR SELECT TO replay
            USING (case_id = ANY ((SELECT nullif(current_setting('app.case_id', true), '')::uuid[])::uuid[]));
        ALTER TABLE eventstore.attachment_piece ENABLE ROW LEVEL SECURITY;
        CREATE POLICY all_content ON eventstore.attachment_piece TO store_writer USING (true) WITH CHECK (true);
        CREATE POLICY one_case ON eventstore.attachment_piece FOR SELECT TO replay
            USING (case_id = ANY ((SELECT nullif(current_setting('app.case_id', true), '')::uuid[])::uuid[]));
    END IF;
END
$grants$;
