-- Zone A: the claim, its history, the jobs it owes.

CREATE TABLE drafts (
    -- SHA-256 of the session token: the token itself is nowhere but in the browser.
    session_hash bytea PRIMARY KEY CHECK (octet_length(session_hash) = 32),
    -- The form as typed, sealed with the drafts' own key: it holds the ground.
    sealed bytea NOT NULL,
    -- Makes a second submission of the same form the same claim.
    submit_key uuid NOT NULL UNIQUE,
    -- Set once submitted: the receipt is shown to this session.
    claim_id uuid,
    -- One-time codes of a person without e-mail, sealed, shown on the receipt of this session only.
    sealed_codes bytea,
    -- Counts saves, so that a page from another tab is told apart.
    version integer NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX drafts_expires_at ON drafts (expires_at);

CREATE TABLE claims (
    claim_id uuid PRIMARY KEY,
    reference text NOT NULL UNIQUE CHECK (reference ~ '^[2-9A-Z]{8}$'),
    submit_key uuid NOT NULL UNIQUE,
    channel text NOT NULL CHECK (channel IN ('online', 'phone', 'paper')),
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    fund text NOT NULL,
    insured_status text NOT NULL,
    state text NOT NULL CHECK (state IN ('submitted', 'in-review', 'awaiting-insured', 'approved', 'refused', 'redirected', 'withdrawn')),
    -- ClaimState as JSON; `state` above repeats its code for indexes and constraints.
    state_detail jsonb NOT NULL,
    -- The side whose turn it is, while a person has to look.
    side text CHECK (side IN ('administrative', 'medical')),
    first_day date NOT NULL,
    last_day date NOT NULL CHECK (last_day >= first_day),
    -- HMAC of the NIR: the only way to find a person's claims.
    nir_index bytea NOT NULL CHECK (octet_length(nir_index) = 32),
    -- HMAC of reference and birth date: opens the follow-up.
    birth_index bytea NOT NULL CHECK (octet_length(birth_index) = 32),
    -- Identity, contact, employers: ClaimFile as JSON, sealed with zone A's key.
    sealed bytea NOT NULL,
    terms_version text NOT NULL,
    terms_sha256 bytea NOT NULL CHECK (octet_length(terms_sha256) = 32),
    -- Version and SHA-256 of the rule file the machine judged under; null until it has.
    rule_version text,
    rule_sha256 bytea CHECK (octet_length(rule_sha256) = 32),
    -- What the machine found, as zone A may read it (AssessmentRecord as JSON).
    assessment jsonb,
    submitted_at timestamptz NOT NULL,
    decided_at timestamptz,
    -- A person decides before this day.
    due_on date NOT NULL,
    version integer NOT NULL DEFAULT 0,
    last_sequence integer NOT NULL DEFAULT 0,
    last_hash bytea NOT NULL CHECK (octet_length(last_hash) = 32),
    held_by uuid,
    held_until timestamptz,
    CHECK ((state IN ('in-review', 'awaiting-insured')) = (side IS NOT NULL)),
    CHECK ((held_by IS NULL) = (held_until IS NULL))
);
-- take next and the list: waiting claims of one side, most urgent first
CREATE INDEX claims_queue ON claims (side, due_on, submitted_at, claim_id) WHERE state = 'in-review';
CREATE INDEX claims_held ON claims (held_by) WHERE held_by IS NOT NULL;
CREATE INDEX claims_nir_index ON claims (nir_index);

CREATE TABLE claim_events (
    claim_id uuid NOT NULL REFERENCES claims,
    sequence integer NOT NULL CHECK (sequence >= 0),
    at timestamptz NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('insured', 'rule', 'caseworker', 'medical-officer')),
    actor_id uuid,
    -- ClaimEvent as JSON, zone A.
    event jsonb NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (claim_id, sequence)
);

-- Append only: what happened can't be changed, not even by the owner's own code.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER claim_events_append_only BEFORE UPDATE OR DELETE ON claim_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER claim_events_never_emptied BEFORE TRUNCATE ON claim_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Questions to the insured and their answers, administrative side; sealed with zone A's key.
CREATE TABLE exchanges (
    exchange_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    sealed_question bytea NOT NULL,
    sealed_answer bytea,
    asked_at timestamptz NOT NULL,
    answered_at timestamptz
);
CREATE INDEX exchanges_claim ON exchanges (claim_id, asked_at);

-- What the person who decided wrote to the insured, administrative side; sealed with zone A's key.
CREATE TABLE explanations (
    claim_id uuid NOT NULL REFERENCES claims,
    sequence integer NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (claim_id, sequence)
);

CREATE TABLE jobs (
    job_id uuid PRIMARY KEY,
    -- Unique per effect: recorded once, however often the cause is replayed.
    key text NOT NULL UNIQUE,
    kind text NOT NULL,
    claim_id uuid,
    -- Ids and codes only; never a person's data, except in sealed form.
    payload jsonb NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done', 'dead', 'uncertain')),
    due_at timestamptz NOT NULL,
    lease_until timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    created_at timestamptz NOT NULL,
    done_at timestamptz
);
CREATE INDEX jobs_due ON jobs (due_at) WHERE state = 'queued';
CREATE INDEX jobs_watch ON jobs (state) WHERE state IN ('dead', 'uncertain');
CREATE INDEX jobs_claim ON jobs (claim_id);

-- The follow-up: one-time codes, and the sessions they open.
CREATE TABLE access_codes (
    code_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    -- HMAC of claim and code.
    code_index bytea NOT NULL CHECK (octet_length(code_index) = 32),
    kind text NOT NULL CHECK (kind IN ('sent', 'printed')),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    UNIQUE (claim_id, code_index)
);

CREATE TABLE access_attempts (
    attempt_id uuid PRIMARY KEY,
    -- What was tried: HMAC of a reference or of a login, with the network it came from.
    subject bytea NOT NULL,
    network text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX access_attempts_subject ON access_attempts (subject, network, at);

CREATE TABLE insured_sessions (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    -- Null until the one-time code is given.
    claim_id uuid REFERENCES claims,
    -- The claim whose code was asked for; may be a claim that does not match, then null.
    pending_claim_id uuid REFERENCES claims,
    form_token text NOT NULL,
    wrong_codes integer NOT NULL DEFAULT 0,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE TABLE staff (
    staff_id uuid PRIMARY KEY,
    login text NOT NULL UNIQUE CHECK (login = lower(login)),
    display_name text NOT NULL,
    password_hash text NOT NULL,
    role text NOT NULL CHECK (role IN ('caseworker', 'medical-officer')),
    language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
    disabled_at timestamptz,
    created_at timestamptz NOT NULL
);

CREATE TABLE staff_sessions (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    staff_id uuid NOT NULL REFERENCES staff,
    form_token text NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);

-- Affiliation: which fund a person belongs to. Zone A.
CREATE TABLE register_affiliations (
    nir_index bytea PRIMARY KEY CHECK (octet_length(nir_index) = 32),
    fund text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON drafts, access_codes, access_attempts, insured_sessions, staff_sessions TO abri_admin;
GRANT SELECT, INSERT, UPDATE ON claims, exchanges, jobs TO abri_admin, abri_medical, abri_pipeline;
GRANT SELECT, INSERT ON claim_events, explanations TO abri_admin, abri_medical, abri_pipeline;
GRANT SELECT ON staff, register_affiliations TO abri_admin, abri_medical, abri_pipeline;
GRANT SELECT, INSERT, UPDATE, DELETE ON access_codes TO abri_pipeline;
GRANT DELETE ON jobs TO abri_pipeline;
