-- Lists of claims: what they are filtered and found by, what staff put on claims for themselves, who searched. Zone A, but for
-- the tables of schema medical: what a doctor marks or notes may say something of a person's health.

-- What a claim is found by: HMACs of its person's names, folded. A row each, so that no name stands in clear and a change of the
-- claim rewrites none of them. Leaves with the claim.
CREATE TABLE claim_names (
    name_index bytea NOT NULL CONSTRAINT claim_names_name_index CHECK (octet_length(name_index) = 32),
    claim_id uuid NOT NULL REFERENCES claims,
    PRIMARY KEY (name_index, claim_id)
);
-- Expand: the intake sets it; claims from before, and those of a program that knows nothing of it, are caught up with by the
-- workers, which have the key. Contract: drop it with its index when none is left.
ALTER TABLE claims ADD COLUMN named boolean NOT NULL DEFAULT false;
CREATE INDEX claims_unnamed ON claims (claim_id) WHERE NOT named;

-- The list, in each of its two orders, with everything it can be filtered by: whatever is asked, the first page is read from the
-- index alone. Not CONCURRENTLY, for the reason of 0007; on a large table make both by hand before (docs/operations.md).
CREATE INDEX IF NOT EXISTS claims_list_due ON claims (state, due_on, submitted_at, claim_id)
    INCLUDE (side, fund, scheme, language, held_by, held_until);
CREATE INDEX IF NOT EXISTS claims_list_age ON claims (state, submitted_at, claim_id)
    INCLUDE (side, fund, scheme, language, due_on, held_by, held_until);

-- Views that someone saved for themselves. Lives with the account.
CREATE TABLE staff_views (
    view_id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff,
    -- Its name, as typed; sealed with zone A's key.
    sealed_name bytea NOT NULL,
    -- The filters as they stand in the address: codes and days, nobody's data.
    filters text NOT NULL,
    saved_at timestamptz NOT NULL
);
CREATE INDEX staff_views_of ON staff_views (staff_id, saved_at);

-- Labels of the administrative side, and the claims they are on. A label that is retired is shown nowhere; what it is on leaves
-- with the claim.
CREATE TABLE labels (
    label_id uuid PRIMARY KEY,
    -- Its name, as typed; sealed with zone A's key.
    sealed_name bytea NOT NULL,
    made_by uuid NOT NULL REFERENCES staff,
    made_at timestamptz NOT NULL,
    retired_at timestamptz
);
CREATE TABLE claim_labels (
    claim_id uuid NOT NULL REFERENCES claims,
    label_id uuid NOT NULL REFERENCES labels,
    put_by uuid NOT NULL REFERENCES staff,
    put_at timestamptz NOT NULL,
    PRIMARY KEY (claim_id, label_id)
);
CREATE INDEX claim_labels_of ON claim_labels (label_id, claim_id);

-- The same of the medical side; names sealed with zone M's key.
CREATE TABLE medical.labels (
    label_id uuid PRIMARY KEY,
    sealed_name bytea NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    retired_at timestamptz
);
CREATE TABLE medical.claim_labels (
    claim_id uuid NOT NULL,
    label_id uuid NOT NULL REFERENCES medical.labels,
    put_by uuid NOT NULL,
    put_at timestamptz NOT NULL,
    PRIMARY KEY (claim_id, label_id)
);
CREATE INDEX medical_claim_labels_of ON medical.claim_labels (label_id, claim_id);

-- What one member of staff noted on one claim for themselves; nobody else is shown it. Sealed with zone A's key, or with the
-- claim's own where its author reads zone M. Leaves with the claim.
CREATE TABLE staff_notes (
    claim_id uuid NOT NULL REFERENCES claims,
    staff_id uuid NOT NULL REFERENCES staff,
    sealed bytea NOT NULL,
    noted_at timestamptz NOT NULL,
    PRIMARY KEY (claim_id, staff_id)
);
CREATE TABLE medical.staff_notes (
    claim_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    sealed bytea NOT NULL,
    noted_at timestamptz NOT NULL,
    PRIMARY KEY (claim_id, staff_id)
);

-- Who searched for a person, by name or by NIR. Neither is kept: the HMAC says whether it was that person, to whoever has to
-- find out. Kept as long as lookups are.
CREATE TABLE claim_searches (
    search_id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    by_staff uuid NOT NULL REFERENCES staff,
    by_what text NOT NULL CONSTRAINT claim_searches_by_what CHECK (by_what IN ('name', 'nir')),
    subject bytea NOT NULL CONSTRAINT claim_searches_subject CHECK (octet_length(subject) = 32),
    -- Claims shown.
    found integer NOT NULL CONSTRAINT claim_searches_found CHECK (found >= 0)
);
CREATE INDEX claim_searches_at ON claim_searches (at);
CREATE TRIGGER claim_searches_append_only BEFORE UPDATE OR DELETE ON claim_searches
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER claim_searches_never_emptied BEFORE TRUNCATE ON claim_searches
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON claim_names TO abri_admin, abri_pipeline;
GRANT SELECT ON claim_names TO abri_medical;
GRANT SELECT, INSERT, DELETE ON staff_views TO abri_admin;
GRANT SELECT, INSERT, UPDATE ON labels TO abri_admin;
GRANT SELECT, INSERT, DELETE ON claim_labels TO abri_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON staff_notes TO abri_admin;
GRANT SELECT, INSERT, UPDATE ON medical.labels TO abri_medical;
GRANT SELECT, INSERT, DELETE ON medical.claim_labels TO abri_medical;
GRANT SELECT, INSERT, UPDATE, DELETE ON medical.staff_notes TO abri_medical;
GRANT SELECT, INSERT ON claim_searches TO abri_admin;
GRANT INSERT ON claim_searches TO abri_medical;
