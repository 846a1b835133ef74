-- Exports: a row of the intent, committed before the first byte, and one of the end, behind the last. They share the request's id; an intent
-- without an end is an export that broke off (ADR 37).
ALTER TABLE access_log
    ADD COLUMN export text,   -- of an intent: sheet, format, reason, filter and position, as JSON of ids and codes
    ADD COLUMN rows   bigint; -- of an end: how many the file has
CREATE INDEX ON access_log (request_id) WHERE rows IS NOT NULL;
