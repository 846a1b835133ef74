-- So that whoever is asked to take a case over finds the offer without being told its address.
-- What is offered at the moment comes back with a rebuild of the projection access.
DELETE FROM access_transfer;
ALTER TABLE access_transfer
    ADD COLUMN reason     text        NOT NULL,
    ADD COLUMN offered_at timestamptz NOT NULL;
