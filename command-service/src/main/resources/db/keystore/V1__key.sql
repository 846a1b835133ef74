-- The keys of personal details, one per case, person and class of details, each wrapped by a key-encryption key that no database
-- holds. A key is committed here before the event that needs it.
CREATE TABLE key (
    id           uuid        PRIMARY KEY,
    case_id      uuid        NOT NULL,
    about        text        NOT NULL, -- Survivor or Perpetrator
    field_class  text        NOT NULL, -- Identity, Location, Health, Narrative or Legal
    kek          text,                 -- id of the key-encryption key; absent once destroyed
    wrapped      bytea,                -- Tink's keyset, wrapped; absent once destroyed
    created_at   timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    request      uuid,                 -- the request that led to it
    UNIQUE (case_id, about, field_class),
    CHECK ((wrapped IS NULL) = (kek IS NULL)),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL AND request IS NOT NULL))
);

-- What is destroyed stays destroyed, and its row stays: "erased" is told from "missing" by it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.wrapped IS NOT NULL
            AND (NEW.id, NEW.case_id, NEW.about, NEW.field_class, NEW.created_at)
                = (OLD.id, OLD.case_id, OLD.about, OLD.field_class, OLD.created_at) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a key is made once, wrapped again, and destroyed once (%)', TG_OP;
END $$;

CREATE TRIGGER key_is_made_once
    BEFORE UPDATE OR DELETE ON key
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE key ENABLE ALWAYS TRIGGER key_is_made_once;

CREATE TRIGGER key_is_kept
    BEFORE TRUNCATE ON key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE key ENABLE ALWAYS TRIGGER key_is_kept;
