-- What each caller may still ask for (RateLimits). Lost in a crash, and then full again.
CREATE UNLOGGED TABLE bucket (
    id         text PRIMARY KEY,
    state      bytea,
    expires_at bigint
);
