-- Zone A, and no word on anyone's health: the safeguards of the machine's yes. Rows are kept: a replay and an audit need
-- them; they leave with the claims they are about.

-- The kill switch, a row each time it is turned: what is held is asked of the last row of each criterion.
CREATE TABLE criterion_switches (
    switch_id uuid PRIMARY KEY,
    scheme text NOT NULL,
    criterion text NOT NULL,
    -- Place in the history of that criterion. Even: held from now on. Odd: the machine may say yes by it again.
    place integer NOT NULL,
    before integer NOT NULL,
    by_staff uuid NOT NULL REFERENCES staff,
    -- Who had held it, where this row lets it go: someone else.
    held_by uuid CONSTRAINT switches_two_people CHECK (held_by <> by_staff),
    at timestamptz NOT NULL,
    -- Why, as typed; sealed with zone A's key.
    sealed_reason bytea NOT NULL,
    CONSTRAINT switches_place CHECK (place >= 0 AND before = place - 1),
    CONSTRAINT switches_turn_about CHECK ((held_by IS NULL) = (place % 2 = 0)),
    CONSTRAINT switches_one_at_a_time UNIQUE (scheme, criterion, place)
);
CREATE UNIQUE INDEX criterion_switches_by ON criterion_switches (scheme, criterion, place, by_staff);
-- Who is said to have held it did, in the row before.
ALTER TABLE criterion_switches ADD CONSTRAINT switches_held_before
    FOREIGN KEY (scheme, criterion, before, held_by) REFERENCES criterion_switches (scheme, criterion, place, by_staff);
CREATE TRIGGER criterion_switches_append_only BEFORE UPDATE OR DELETE ON criterion_switches
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER criterion_switches_never_emptied BEFORE TRUNCATE ON criterion_switches
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Automatic approvals that a person re-checks, one at most for a claim.
CREATE TABLE rechecks (
    claim_id uuid PRIMARY KEY REFERENCES claims,
    why text NOT NULL CONSTRAINT rechecks_why CHECK (why IN ('random', 'register-unknown')),
    scheme text NOT NULL,
    rule_version text NOT NULL,
    -- The side that re-checks: it follows from the version alone.
    side text NOT NULL CONSTRAINT rechecks_side CHECK (side IN ('administrative', 'medical')),
    drawn_at timestamptz NOT NULL,
    due_on date NOT NULL,
    held_by uuid,
    held_until timestamptz,
    outcome text CONSTRAINT rechecks_outcome CHECK (outcome IN ('upheld', 'overturned', 'overtaken')),
    reason text CONSTRAINT rechecks_reason CHECK (reason IN ('identity', 'affiliation', 'work', 'days', 'medical')),
    decided_by uuid REFERENCES staff,
    decided_at timestamptz,
    CONSTRAINT rechecks_lease CHECK ((held_by IS NULL) = (held_until IS NULL)),
    CONSTRAINT rechecks_whole CHECK (num_nulls(outcome, decided_by, decided_at) IN (0, 3)),
    CONSTRAINT rechecks_reasoned CHECK ((reason IS NOT NULL) = (outcome IS NOT DISTINCT FROM 'overturned'))
);
-- take next, as the index claims_take
CREATE INDEX rechecks_take ON rechecks (side, due_on, drawn_at, claim_id, COALESCE(held_until, '-infinity'))
    WHERE outcome IS NULL;
CREATE INDEX rechecks_held ON rechecks (held_by) WHERE held_by IS NOT NULL;
-- the last ones of a version, for the alarm
CREATE INDEX rechecks_last ON rechecks (rule_version, decided_at) WHERE outcome IN ('upheld', 'overturned');
-- One outcome, once.
CREATE TRIGGER rechecks_decided_once BEFORE UPDATE ON rechecks
    FOR EACH ROW WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rechecks_stay BEFORE DELETE ON rechecks
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Counted as it happens, so that nobody counts rows.
CREATE TABLE recheck_counts (
    rule_version text PRIMARY KEY,
    scheme text NOT NULL,
    drawn bigint NOT NULL DEFAULT 0,
    upheld bigint NOT NULL DEFAULT 0,
    overturned bigint NOT NULL DEFAULT 0,
    overtaken bigint NOT NULL DEFAULT 0,
    -- Since when the drift alarm rings.
    ringing_since timestamptz,
    CONSTRAINT recheck_counts_sum CHECK (upheld + overturned + overtaken <= drawn)
);

GRANT SELECT, INSERT ON criterion_switches TO abri_admin;
GRANT SELECT ON criterion_switches TO abri_pipeline;
GRANT SELECT, UPDATE ON rechecks, recheck_counts TO abri_admin, abri_medical;
GRANT INSERT ON rechecks TO abri_pipeline;
GRANT SELECT, INSERT, UPDATE ON recheck_counts TO abri_pipeline;
