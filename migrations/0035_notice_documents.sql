-- Zone E: a notice each time the days change, each with a code of its own, and the keys that sign them.

ALTER TABLE employer.notices DROP CONSTRAINT notices_state_check;
ALTER TABLE employer.notices ADD CONSTRAINT notices_state_check
    CHECK (state IN ('valid', 'shortened', 'cancelled', 'superseded', 'under-review')) NOT VALID;

-- Zone A: which one of its employer, from 1, and the notice of an earlier claim whose days it extends.
ALTER TABLE claim_notices ADD COLUMN document integer NOT NULL DEFAULT 1;
ALTER TABLE claim_notices ADD CONSTRAINT claim_notices_document_check CHECK (document >= 1) NOT VALID;
ALTER TABLE claim_notices ADD COLUMN follows uuid REFERENCES employer.notices;
ALTER TABLE claim_notices DROP CONSTRAINT claim_notices_pkey;
ALTER TABLE claim_notices ADD PRIMARY KEY (claim_id, employer_number, document);
CREATE INDEX claim_notices_follows ON claim_notices (follows) WHERE follows IS NOT NULL;

-- Public: every key that ever signed. Kept for ever, for a notice is checked years later.
CREATE TABLE employer.notice_keys (
    kid text PRIMARY KEY CHECK (kid ~ '^[0-9a-f]{8}$'),
    public_key bytea NOT NULL UNIQUE CHECK (octet_length(public_key) = 32),
    made_at timestamptz NOT NULL,
    retired_at timestamptz CONSTRAINT notice_keys_retired CHECK (retired_at >= made_at),
    revoked_at timestamptz CONSTRAINT notice_keys_revoked CHECK (revoked_at >= made_at)
);

-- The private halves, sealed with zone A's key. The worker that issues notices reads them, nobody else.
CREATE TABLE notice_signers (
    kid text PRIMARY KEY REFERENCES employer.notice_keys,
    sealed bytea NOT NULL
);

GRANT SELECT ON employer.notice_keys TO abri_employer, abri_pipeline;
GRANT SELECT ON notice_signers TO abri_pipeline;
