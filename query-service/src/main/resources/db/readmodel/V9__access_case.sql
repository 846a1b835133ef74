-- Who has what to do with a case: read for every request, the same facts the command service decides by.
CREATE TABLE access_case (
    case_id      uuid PRIMARY KEY,
    owner        text NOT NULL,
    organisation text NOT NULL,
    zone         text NOT NULL  -- in which its days are counted
);
CREATE INDEX ON access_case (owner, organisation);
CREATE INDEX ON access_case (organisation);
-- Referrals that wait for an answer or an outcome from an organisation that works with Pulang. The row goes when they have ended.
CREATE TABLE access_referral (
    case_id     uuid NOT NULL,
    referral_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    receiver    text NOT NULL,  -- the organisation
    PRIMARY KEY (case_id, referral_id)
);
-- Whom the person, or danger, allows to be told. The row goes when that is taken back.
CREATE TABLE access_sharing (
    case_id     uuid    NOT NULL,
    consent_id  uuid    NOT NULL,
    provider_id uuid    NOT NULL,
    overridden  boolean NOT NULL, -- danger allows it, which no refusal ends
    expires_on  date,             -- last day; null until it is taken back
    PRIMARY KEY (case_id, consent_id, provider_id)
);
