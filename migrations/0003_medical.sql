-- Zone M. Each claim has a data key of its own, wrapped by the key-encryption key of the file; everything here is sealed.

CREATE TABLE medical.grounds (
    claim_id uuid PRIMARY KEY,
    -- Data key of the claim, wrapped: erase it and the medical part is gone, in backups too.
    wrapped_key bytea,
    -- MedicalFile as JSON: the ground.
    sealed bytea NOT NULL
);

CREATE TABLE medical.assessments (
    claim_id uuid PRIMARY KEY,
    -- AssessmentRecord as JSON, whole; sealed with the claim's data key.
    sealed bytea NOT NULL
);

CREATE TABLE medical.notes (
    note_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL,
    -- 'note' stays in zone M; 'explanation' goes to the insured; 'door' is the other door a person confirmed.
    kind text NOT NULL CHECK (kind IN ('note', 'explanation', 'door')),
    sealed bytea NOT NULL,
    by_role text NOT NULL,
    staff_id uuid,
    at timestamptz NOT NULL
);
CREATE INDEX notes_claim ON medical.notes (claim_id, at);

CREATE TABLE medical.exchanges (
    exchange_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL,
    sealed_question bytea NOT NULL,
    sealed_answer bytea,
    asked_at timestamptz NOT NULL,
    answered_at timestamptz
);
CREATE INDEX medical_exchanges_claim ON medical.exchanges (claim_id, asked_at);

-- Every reading of zone M, written in the transaction that reads; shown to the insured.
CREATE TABLE medical.reads (
    read_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    by_role text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX reads_claim ON medical.reads (claim_id, at);
CREATE TRIGGER reads_append_only BEFORE UPDATE OR DELETE ON medical.reads
    FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER reads_never_emptied BEFORE TRUNCATE ON medical.reads
    FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- What the fund knows: listed long-term conditions, declared pregnancy. Sealed with zone M's key, found by HMAC.
CREATE TABLE medical.register (
    nir_index bytea PRIMARY KEY CHECK (octet_length(nir_index) = 32),
    sealed bytea NOT NULL
);

GRANT INSERT ON medical.grounds TO abri_admin;
GRANT SELECT, INSERT, UPDATE ON medical.grounds, medical.assessments, medical.exchanges TO abri_medical, abri_pipeline;
GRANT SELECT, INSERT ON medical.notes TO abri_medical, abri_pipeline;
GRANT SELECT, INSERT ON medical.reads TO abri_medical;
GRANT SELECT ON medical.register TO abri_medical, abri_pipeline;
