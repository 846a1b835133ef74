-- What is new since a page was made (ADR 52). Asked for by every page that is open, so each answer is found by an index; no answer is: nothing
-- behind that position. Rows from before say 0: they are no news until something happens to them, or the projection is rebuilt.
ALTER TABLE caseload_inbox ADD COLUMN changed_at bigint NOT NULL DEFAULT 0; -- position of the last event that changed the row
ALTER TABLE followups ADD COLUMN changed_at bigint NOT NULL DEFAULT 0;      -- the same
CREATE INDEX ON caseload_standing (changed_at);
CREATE INDEX ON caseload_inbox (changed_at);
CREATE INDEX ON followups (changed_at);
