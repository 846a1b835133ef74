-- The referral directory: who helps, with what, where, whom and on which terms. No row is about a person.
CREATE TABLE directory (
    provider_id      uuid        PRIMARY KEY,
    position         bigint      NOT NULL, -- of the event that began it
    version          int         NOT NULL, -- of its last event
    name             text        NOT NULL,
    type             text        NOT NULL,
    services         text        NOT NULL, -- as registered, separated by spaces; count until the first offer
    area             text,                 -- as registered
    organisation     text,                 -- whose staff answer referrals here
    registered_at    timestamptz NOT NULL,
    offered          boolean     NOT NULL, -- whether it has ever told what it offers
    suspended_for    text,                 -- null where it takes referrals
    suspended_at     timestamptz,
    verification     text        NOT NULL, -- Never, Verified, Due
    verified_on      date,
    verified_through text,
    verified_by      text,
    holds_until      date                  -- last day on which that counts
);
CREATE INDEX ON directory (lower(name), position);
-- Offers that hold. Codes are separated by spaces.
CREATE TABLE directory_offer (
    provider_id     uuid    NOT NULL,
    offer_id        uuid    NOT NULL,
    position        bigint  NOT NULL, -- of the event that made it
    service         text    NOT NULL,
    areas           text    NOT NULL, -- empty for the whole country
    conditions      text    NOT NULL,
    cost            text    NOT NULL,
    languages       text    NOT NULL,
    serves_men      boolean NOT NULL,
    serves_women    boolean NOT NULL,
    serves_children boolean NOT NULL,
    PRIMARY KEY (provider_id, offer_id)
);
CREATE INDEX ON directory_offer (service);
