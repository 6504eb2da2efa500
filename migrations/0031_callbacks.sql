-- Zone A. People who could not get through and asked to be called: a half hour, a number, a name. A row leaves a week after its
-- half hour, erased by the workers; the hours of the desk stay.

-- When the desk calls and how many people in a half hour, as supervisors set it; the last row counts, without one the
-- configuration does.
CREATE TABLE callback_hours (
    set_at timestamptz PRIMARY KEY,
    opens time NOT NULL,
    closes time NOT NULL,
    per_slot smallint NOT NULL CONSTRAINT callback_hours_per_slot CHECK (per_slot BETWEEN 0 AND 99),
    set_by uuid NOT NULL REFERENCES staff,
    CONSTRAINT callback_hours_span CHECK (closes > opens)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON callback_hours
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON callback_hours
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE callbacks (
    callback_id uuid PRIMARY KEY,
    -- The half hour, by its beginning, and the place in it: no place is taken twice, and the program offers no more than there are.
    slot_at timestamptz NOT NULL,
    place smallint NOT NULL CONSTRAINT callbacks_place_number CHECK (place >= 0),
    -- HMAC of the code that moves or cancels it.
    code_index bytea NOT NULL CONSTRAINT callbacks_code UNIQUE
        CONSTRAINT callbacks_code_index CHECK (octet_length(code_index) = 32),
    -- HMAC of the number.
    phone_index bytea NOT NULL CONSTRAINT callbacks_phone_index CHECK (octet_length(phone_index) = 32),
    -- Name, number, language, reference (JSON); sealed with zone A's key.
    sealed bytea NOT NULL,
    state text NOT NULL CONSTRAINT callbacks_state
        CHECK (state IN ('waiting', 'reached', 'no-answer', 'wrong-number', 'cancelled')),
    -- Calls made.
    tries smallint NOT NULL DEFAULT 0 CONSTRAINT callbacks_tries CHECK (tries BETWEEN 0 AND 3),
    booked_at timestamptz NOT NULL,
    -- Who of the desk booked it; null for the person themselves.
    booked_by uuid REFERENCES staff,
    held_by uuid REFERENCES staff,
    held_until timestamptz,
    ended_at timestamptz,
    -- Who of the desk ended it; null for the person themselves.
    ended_by uuid REFERENCES staff,
    CONSTRAINT callbacks_lease CHECK ((held_by IS NULL) = (held_until IS NULL)),
    CONSTRAINT callbacks_held CHECK (held_by IS NULL OR state = 'waiting'),
    CONSTRAINT callbacks_ended CHECK ((ended_at IS NULL) = (state = 'waiting')),
    CONSTRAINT callbacks_ended_by CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
);
CREATE UNIQUE INDEX callbacks_place ON callbacks (slot_at, place) WHERE state = 'waiting';
-- One call of a number at a time.
CREATE UNIQUE INDEX callbacks_phone ON callbacks (phone_index) WHERE state = 'waiting';
-- the list of a day, and what is to be erased
CREATE INDEX callbacks_slot ON callbacks (slot_at);

GRANT SELECT, INSERT ON callback_hours TO abri_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON callbacks TO abri_admin;
