-- Zone A. Who works on which claims: the lanes of each member of staff, the people they must not decide for, and every
-- claim that changed hands otherwise than by "take next".

-- What a member of staff works, a row a kind of claim; null is any. No row at all is every lane: whoever needs no lanes
-- sets none up. Lives with the account.
CREATE TABLE staff_lanes (
    lane_id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff,
    fund text,
    scheme text,
    language text CONSTRAINT staff_lanes_language CHECK (language IN ('fr', 'en')),
    CONSTRAINT staff_lanes_narrower CHECK (num_nonnulls(fund, scheme, language) > 0)
);
CREATE UNIQUE INDEX staff_lanes_once
    ON staff_lanes (staff_id, COALESCE(fund, ''), COALESCE(scheme, ''), COALESCE(language, ''));

-- Whose claims a member of staff must not decide: their own, a relative's. The HMAC of the NIR and no more: nobody can
-- read out of it who is related to whom. Lives with the account.
CREATE TABLE staff_conflicts (
    staff_id uuid NOT NULL REFERENCES staff,
    nir_index bytea NOT NULL CHECK (octet_length(nir_index) = 32),
    declared_at timestamptz NOT NULL,
    PRIMARY KEY (staff_id, nir_index)
);

-- A claim that changed hands otherwise: chosen by who took it, given to someone, put back. No event of the claim, whose
-- state is the same; leaves with the claim.
CREATE TABLE lease_moves (
    move_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    kind text NOT NULL CONSTRAINT lease_moves_kind CHECK (kind IN ('chosen', 'given', 'put-back')),
    from_staff uuid REFERENCES staff,
    to_staff uuid REFERENCES staff,
    by_staff uuid NOT NULL REFERENCES staff,
    at timestamptz NOT NULL,
    CONSTRAINT lease_moves_ends CHECK ((kind = 'put-back') = (to_staff IS NULL)),
    CONSTRAINT lease_moves_chosen CHECK (kind <> 'chosen' OR to_staff = by_staff)
);
CREATE INDEX lease_moves_at ON lease_moves (at);
CREATE TRIGGER lease_moves_append_only BEFORE UPDATE OR DELETE ON lease_moves
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lease_moves_never_emptied BEFORE TRUNCATE ON lease_moves
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Since when it is in these hands; the lease alone says until when.
ALTER TABLE claims ADD COLUMN held_since timestamptz;

-- Take next within lanes. The end of the lease stands in it as in claims_take, and not CONCURRENTLY as there.
CREATE INDEX claims_lanes
    ON claims (side, fund, scheme, language, due_on, submitted_at, claim_id, COALESCE(held_until, '-infinity'))
    WHERE state = 'in-review';

GRANT SELECT, INSERT, DELETE ON staff_lanes TO abri_admin;
GRANT SELECT ON staff_lanes TO abri_medical;
GRANT SELECT, INSERT ON staff_conflicts TO abri_admin, abri_medical;
GRANT SELECT, INSERT ON lease_moves TO abri_admin;
GRANT INSERT ON lease_moves TO abri_medical;
