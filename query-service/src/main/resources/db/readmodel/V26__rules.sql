-- What an accused guardian gave before opens nothing.
ALTER TABLE access_sharing ADD COLUMN by_guardian boolean NOT NULL DEFAULT false;

-- Whom a case was referred to, while an answer or an outcome is awaited.
CREATE TABLE caseload_referral (
    case_id     uuid NOT NULL,
    referral_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    PRIMARY KEY (case_id, referral_id)
);
ALTER TABLE caseload_referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_sight ON caseload_referral FOR SELECT USING (case_id IN (SELECT s.case_id FROM readmodel.in_sight() s));

-- Until when the person, or danger, allows a provider to be told. The row goes when that is taken back.
CREATE TABLE caseload_consent (
    case_id     uuid    NOT NULL,
    consent_id  uuid    NOT NULL,
    provider_id uuid    NOT NULL,
    overridden  boolean NOT NULL, -- danger allows it, which no refusal ends
    by_guardian boolean NOT NULL, -- it ends once the guardian is accused
    expires_on  date,             -- last day; null until it is taken back
    PRIMARY KEY (case_id, consent_id, provider_id)
);
ALTER TABLE caseload_consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_sight ON caseload_consent FOR SELECT USING (case_id IN (SELECT s.case_id FROM readmodel.in_sight() s));

-- Whether the person does not want to be contacted: a follow-up is held with that in mind.
ALTER TABLE caseload
    ADD COLUMN contact_consent uuid, -- the last one given
    ADD COLUMN contact_unwanted boolean NOT NULL DEFAULT false;
