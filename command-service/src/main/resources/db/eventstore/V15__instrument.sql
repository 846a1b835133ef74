-- Instruments that organisations published, written in the transaction of their events. A row never changes, but for being retired.
CREATE TABLE instrument (
    code         text    NOT NULL,
    version      int     NOT NULL,
    organisation text    NOT NULL, -- that published it
    retired_on   date,             -- the day, in western time, from which nothing is asked with it
    published    text    NOT NULL, -- the event, as JSON
    PRIMARY KEY (code, version)
);
