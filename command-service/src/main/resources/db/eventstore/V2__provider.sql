-- Which providers may receive referrals; written in the transaction of the provider's events, read by the referrals of cases.
CREATE TABLE provider (
    provider_id  uuid    PRIMARY KEY,
    organisation text,             -- whose staff may answer referrals here; null where the provider does not work with Pulang
    active       boolean NOT NULL
);
