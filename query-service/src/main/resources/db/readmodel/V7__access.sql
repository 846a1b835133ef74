-- What decides about access.
CREATE TABLE staff (
    stream       uuid    PRIMARY KEY, -- told by the id
    staff_id     text    NOT NULL,
    organisation text    NOT NULL,
    role         text    NOT NULL,
    enabled      boolean NOT NULL
);
