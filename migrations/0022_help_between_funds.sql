-- Zone A, and no insured person in it. Help between funds: the fund each member of staff belongs to, queues lent to another
-- fund, and under which loan something was done to a claim; and the banner of the crisis cell. Funds of staff and loans are kept as long as what was done under
-- them.

-- The fund of a member of staff, the last row; null, or no row, is of no fund: who works for all of them. Without `by_staff`
-- it was said at the command line.
CREATE TABLE staff_funds (
    set_id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff,
    fund text,
    at timestamptz NOT NULL,
    by_staff uuid REFERENCES staff,
    CONSTRAINT staff_funds_two_people CHECK (by_staff <> staff_id)
);
-- asked at each request
CREATE INDEX staff_funds_of ON staff_funds (staff_id, at, set_id);

CREATE TABLE fund_loans (
    loan_id uuid PRIMARY KEY,
    fund text NOT NULL,
    to_fund text NOT NULL,
    -- Null: both sides, every scheme.
    side text CONSTRAINT fund_loans_side CHECK (side IN ('administrative', 'medical')),
    scheme text,
    -- Which tenths of the queue, a bit each.
    tenths smallint NOT NULL CONSTRAINT fund_loans_tenths CHECK (tenths BETWEEN 1 AND 1023),
    may text NOT NULL CONSTRAINT fund_loans_may CHECK (may IN ('decide', 'prepare')),
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    lent_by uuid NOT NULL REFERENCES staff,
    lent_at timestamptz NOT NULL,
    CONSTRAINT fund_loans_two_funds CHECK (fund <> to_fund),
    CONSTRAINT fund_loans_span CHECK (until_at > from_at)
);
CREATE INDEX fund_loans_until ON fund_loans (until_at);

-- A loan ended before its day.
CREATE TABLE fund_loan_ends (
    loan_id uuid PRIMARY KEY REFERENCES fund_loans,
    ended_at timestamptz NOT NULL,
    ended_by uuid NOT NULL REFERENCES staff
);

CREATE TRIGGER staff_funds_append_only BEFORE UPDATE OR DELETE ON staff_funds
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_funds_never_emptied BEFORE TRUNCATE ON staff_funds
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fund_loans_append_only BEFORE UPDATE OR DELETE ON fund_loans
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fund_loans_never_emptied BEFORE TRUNCATE ON fund_loans
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fund_loan_ends_append_only BEFORE UPDATE OR DELETE ON fund_loan_ends
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fund_loan_ends_never_emptied BEFORE TRUNCATE ON fund_loan_ends
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- By which loan someone of another fund did it; hashed with the event. Null for what one's own fund does.
ALTER TABLE claim_events ADD COLUMN loan_id uuid REFERENCES fund_loans;
-- what was done under a loan
CREATE INDEX IF NOT EXISTS claim_events_loan ON claim_events (loan_id) WHERE loan_id IS NOT NULL;

-- Another fund prepared it: its own fund decides. The next change of state takes it away.
ALTER TABLE claims ADD COLUMN prepared boolean NOT NULL DEFAULT false;

-- The tenth of a queue that a claim is of: as `Tenths::of_claim` says it, for ever.
CREATE FUNCTION claim_tenth(claim_id uuid) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ((get_byte(uuid_send(claim_id), 14) * 256 + get_byte(uuid_send(claim_id), 15)) % 10)::smallint
$$;

-- Take next within tenths of a lane, as claims_lanes within lanes. Not CONCURRENTLY, for the reason of 0007; on a large
-- table make it and the index above CONCURRENTLY by hand before, under these names (docs/operations.md).
CREATE INDEX IF NOT EXISTS claims_tenths
    ON claims (side, fund, scheme, language, claim_tenth(claim_id), prepared, due_on, submitted_at, claim_id,
               COALESCE(held_until, '-infinity'))
    WHERE state = 'in-review';

-- What the crisis cell tells every member of staff; the last one stands until its end. Sealed with zone A's key, as whatever
-- people type. Kept as long as the history.
CREATE TABLE announcements (
    announcement_id uuid PRIMARY KEY,
    sealed bytea NOT NULL,
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    by_staff uuid NOT NULL REFERENCES staff,
    CONSTRAINT announcements_span CHECK (until_at > from_at)
);
CREATE INDEX announcements_last ON announcements (from_at, announcement_id);

-- An announcement taken down before its day.
CREATE TABLE announcement_ends (
    announcement_id uuid PRIMARY KEY REFERENCES announcements,
    ended_at timestamptz NOT NULL,
    ended_by uuid NOT NULL REFERENCES staff
);

CREATE TRIGGER announcements_append_only BEFORE UPDATE OR DELETE ON announcements
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announcements_never_emptied BEFORE TRUNCATE ON announcements
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announcement_ends_append_only BEFORE UPDATE OR DELETE ON announcement_ends
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announcement_ends_never_emptied BEFORE TRUNCATE ON announcement_ends
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON staff_funds, fund_loans, fund_loan_ends TO abri_admin;
GRANT SELECT ON staff_funds, fund_loans, fund_loan_ends TO abri_medical;
GRANT SELECT, INSERT ON announcements, announcement_ends TO abri_admin;
