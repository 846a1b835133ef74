-- Who works here; written in the transaction of the staff's events, read with every request.
CREATE TABLE staff (
    staff_id     text    PRIMARY KEY, -- subject of their tokens
    organisation text    NOT NULL,
    role         text    NOT NULL,
    enabled      boolean NOT NULL
);
