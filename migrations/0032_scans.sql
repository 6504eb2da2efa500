-- Scans of what came on paper: the administrative sheet in zone A, the medical sheet in zone M. What they show is sealed; the hash of
-- each stands in the history of the claim. Rows leave with the claim; what is withdrawn is erased at once, and its row stays.

CREATE TABLE scans (
    scan_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    kind text NOT NULL CONSTRAINT scans_kind CHECK (kind IN ('pdf', 'jpeg', 'png')),
    -- Bytes of the file.
    size integer NOT NULL CONSTRAINT scans_size CHECK (size BETWEEN 1 AND 10485760),
    -- SHA-256 of the file.
    sha256 bytea NOT NULL CONSTRAINT scans_sha256 CHECK (octet_length(sha256) = 32),
    -- The file, sealed with zone A's key.
    sealed bytea,
    attached_by uuid NOT NULL REFERENCES staff,
    attached_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT scans_withdrawn CHECK ((sealed IS NULL) = (withdrawn_at IS NOT NULL))
);
-- The same content once.
CREATE UNIQUE INDEX scans_once ON scans (claim_id, sha256) WHERE withdrawn_at IS NULL;

CREATE TABLE medical.scans (
    scan_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT medical_scans_kind CHECK (kind IN ('pdf', 'jpeg', 'png')),
    size integer NOT NULL CONSTRAINT medical_scans_size CHECK (size BETWEEN 1 AND 10485760),
    sha256 bytea NOT NULL CONSTRAINT medical_scans_sha256 CHECK (octet_length(sha256) = 32),
    -- The file, sealed with the claim's data key.
    sealed bytea,
    attached_by uuid NOT NULL,
    attached_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT medical_scans_withdrawn CHECK ((sealed IS NULL) = (withdrawn_at IS NOT NULL))
);
CREATE UNIQUE INDEX medical_scans_once ON medical.scans (claim_id, sha256) WHERE withdrawn_at IS NULL;

-- Withdrawn once; the row itself is never changed nor deleted but with its claim, which takes the owner.
CREATE FUNCTION refuse_second_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.scan_id, NEW.claim_id, NEW.kind, NEW.size, NEW.sha256, NEW.attached_by, NEW.attached_at)
            IS DISTINCT FROM (OLD.scan_id, OLD.claim_id, OLD.kind, OLD.size, OLD.sha256, OLD.attached_by, OLD.attached_at) THEN
        RAISE EXCEPTION '% is withdrawn once, and not changed', TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER withdrawn_once BEFORE UPDATE ON scans FOR EACH ROW EXECUTE FUNCTION refuse_second_withdrawal();
CREATE TRIGGER withdrawn_once BEFORE UPDATE ON medical.scans FOR EACH ROW EXECUTE FUNCTION refuse_second_withdrawal();

GRANT SELECT, INSERT, UPDATE (sealed, withdrawn_at) ON scans TO abri_admin;
GRANT SELECT ON scans TO abri_medical;
GRANT SELECT, INSERT, UPDATE (sealed, withdrawn_at) ON medical.scans TO abri_medical;
