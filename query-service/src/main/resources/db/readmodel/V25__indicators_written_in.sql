-- Which transaction wrote a row last: those who hold the facts in memory read what is new to them by it (ADR 41).
ALTER TABLE indicators_case ADD COLUMN written_in xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE indicators_past ADD COLUMN written_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX ON indicators_case (written_in);
CREATE INDEX ON indicators_past (written_in);
-- Looking back was answered by it; it is answered in memory.
DROP INDEX indicators_past_known_until_known_from_idx;
