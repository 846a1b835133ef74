-- Whose case goes on in another, written in the transaction of the pair's events: a case goes on in one other at most, and that one in none.
CREATE TABLE merged_case (
    case_id      uuid PRIMARY KEY,
    into_case_id uuid NOT NULL
);
