-- Zone E: partners (payroll houses, large employers), the keys they show, and the establishments whose notices they may read.
-- Made at the command line by the owner of the database; rows stay for as long as it has to be known who could read.

CREATE TABLE employer.partners (
    partner_id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE CONSTRAINT partners_name CHECK (char_length(name) BETWEEN 1 AND 80),
    made_at timestamptz NOT NULL
);

CREATE TABLE employer.partner_sirets (
    partner_id uuid NOT NULL REFERENCES employer.partners,
    -- HMAC of the SIRET, as in employer.notices: a sole trader's is about a person.
    siret_index bytea NOT NULL CONSTRAINT partner_sirets_index CHECK (octet_length(siret_index) = 32),
    PRIMARY KEY (partner_id, siret_index)
);
CREATE INDEX partner_sirets_siret ON employer.partner_sirets (siret_index);

CREATE TABLE employer.partner_keys (
    key_id uuid PRIMARY KEY,
    partner_id uuid NOT NULL REFERENCES employer.partners,
    -- SHA-256 of the key, which has 256 random bits: the table alone opens nothing.
    hash bytea NOT NULL UNIQUE CONSTRAINT partner_keys_hash CHECK (octet_length(hash) = 32),
    scopes text[] NOT NULL CONSTRAINT partner_keys_scopes
        CHECK (scopes <@ ARRAY['notices:read', 'notices:verify', 'webhooks'] AND cardinality(scopes) > 0),
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CONSTRAINT partner_keys_expires CHECK (expires_at > made_at),
    revoked_at timestamptz CONSTRAINT partner_keys_revoked CHECK (revoked_at >= made_at)
);
CREATE INDEX partner_keys_partner ON employer.partner_keys (partner_id);

-- Where a partner wants to be called when a notice is issued or changes. One for each; erased when the partner takes it back.
CREATE TABLE employer.webhooks (
    partner_id uuid PRIMARY KEY REFERENCES employer.partners,
    url text NOT NULL CONSTRAINT webhooks_url CHECK (char_length(url) BETWEEN 1 AND 500),
    -- What signs the calls, sealed with zone A's key.
    sealed_secret bytea NOT NULL,
    set_at timestamptz NOT NULL
);

-- What a notice is found by for a partner: HMAC of the SIRET of its employer if the service was to send it there, of its own id
-- otherwise (the insured hands it over, or not). Null until the worker has filled it.
ALTER TABLE employer.notices ADD COLUMN siret_index bytea;
ALTER TABLE employer.notices ADD CONSTRAINT notices_siret_index CHECK (octet_length(siret_index) = 32) NOT VALID;
-- What changed of an establishment, in the order it is read.
CREATE INDEX notices_siret ON employer.notices (siret_index, updated_at, notice_id);
CREATE INDEX notices_unindexed ON employer.notices (notice_id) WHERE siret_index IS NULL;

GRANT SELECT ON employer.partners, employer.partner_sirets, employer.partner_keys TO abri_employer;
GRANT SELECT, INSERT, DELETE, UPDATE (url, sealed_secret, set_at) ON employer.webhooks TO abri_employer;
-- The worker that calls.
GRANT SELECT ON employer.partner_sirets, employer.partner_keys, employer.webhooks TO abri_pipeline;
