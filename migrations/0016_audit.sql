-- Zone A, and nobody's words: the trail of every event and every reading of zone M, closed day by day under one chain of
-- heads; what verifying it came to; who of the auditors looked up what. Days and checks are kept for ever: a head noted years
-- ago must still be found. Lookups leave with the claims they are about.

CREATE TABLE audit_days (
    -- In Paris.
    day date PRIMARY KEY,
    events bigint NOT NULL CONSTRAINT audit_days_events CHECK (events >= 0),
    reads bigint NOT NULL CONSTRAINT audit_days_reads CHECK (reads >= 0),
    -- The head of the day before: no two days follow the same one.
    previous bytea NOT NULL UNIQUE CONSTRAINT audit_days_previous CHECK (octet_length(previous) = 32),
    head bytea NOT NULL UNIQUE CONSTRAINT audit_days_head CHECK (octet_length(head) = 32),
    closed_at timestamptz NOT NULL
);

-- A row each time the whole trail was verified in the database.
CREATE TABLE audit_checks (
    check_id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    -- The last day that was closed then.
    last_day date,
    events bigint NOT NULL,
    faults bigint NOT NULL,
    -- The days at fault; a fault may also be of a claim alone.
    days_at_fault date[] NOT NULL
);
CREATE INDEX audit_checks_at ON audit_checks (at);

CREATE TABLE audit_lookups (
    lookup_id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    by_staff uuid NOT NULL REFERENCES staff,
    -- Null when no claim has the reference that was typed.
    claim_id uuid REFERENCES claims,
    -- Reference and reason as typed (JSON); sealed with zone A's key.
    sealed bytea NOT NULL
);
CREATE INDEX audit_lookups_at ON audit_lookups (at);

CREATE TRIGGER audit_days_append_only BEFORE UPDATE OR DELETE ON audit_days
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_days_never_emptied BEFORE TRUNCATE ON audit_days
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checks_append_only BEFORE UPDATE OR DELETE ON audit_checks
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checks_never_emptied BEFORE TRUNCATE ON audit_checks
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_lookups_append_only BEFORE UPDATE OR DELETE ON audit_lookups
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_lookups_never_emptied BEFORE TRUNCATE ON audit_lookups
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A day is read without the rest of the history. Not CONCURRENTLY, for the reason of 0007; on a large table make both indexes
-- CONCURRENTLY by hand before, under these names, and nothing waits here (docs/operations.md).
CREATE INDEX IF NOT EXISTS claim_events_day ON claim_events (at, claim_id, sequence);
CREATE INDEX IF NOT EXISTS reads_day ON medical.reads (at, read_id);

GRANT SELECT ON audit_days, audit_checks TO abri_admin;
GRANT SELECT, INSERT ON audit_lookups TO abri_admin;
GRANT SELECT, INSERT ON audit_days TO abri_pipeline;
-- The machine counts readings and chains them; it knows zone M already.
GRANT SELECT ON medical.reads TO abri_pipeline;
