-- Which providers may receive referrals; written in the transaction of the provider's events, read by the referrals of cases.
CREATE TABLE provider (
    provider_id uuid    PRIMARY KEY,
    active      boolean NOT NULL
);
