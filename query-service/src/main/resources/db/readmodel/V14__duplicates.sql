-- By what the person of a case can be found again: keyed hashes, whose secret lies in no database. No row is of somebody who was erased.
CREATE TABLE duplicates (
    case_id uuid NOT NULL,
    trait   text NOT NULL, -- Nik, Document, Phone: 128 bits; Name: 20 bits of each word, which others share
    token   text NOT NULL,
    PRIMARY KEY (case_id, trait, token)
);
CREATE INDEX ON duplicates (token);
CREATE TABLE duplicates_name (
    case_id uuid PRIMARY KEY,
    kept    json NOT NULL  -- sealed, as it came
);
CREATE TABLE duplicates_erased (
    erasure_id uuid PRIMARY KEY,
    case_id    uuid NOT NULL
);
CREATE INDEX ON duplicates_erased (case_id);
