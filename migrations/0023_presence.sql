-- Zone A. Who has a claim open right now, so that nobody does the same work beside someone else. A sign of life and no record:
-- the readings that count are events. Not logged, so that it costs the disk nothing; after a crash it fills by itself.
CREATE UNLOGGED TABLE case_presence (
    staff_id uuid NOT NULL REFERENCES staff,
    claim_id uuid NOT NULL REFERENCES claims,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (staff_id, claim_id)
);
CREATE INDEX case_presence_claim ON case_presence (claim_id);

-- What whoever stops says to whoever takes the claim next. Sealed; what the medical side says stays in its zone.
CREATE TABLE handovers (
    handover_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    staff_id uuid NOT NULL REFERENCES staff,
    sealed bytea NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX handovers_claim ON handovers (claim_id, at);

-- The key it is sealed with goes when the claim's medical part is erased.
CREATE TABLE medical.handovers (
    handover_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    sealed bytea NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX medical_handovers_claim ON medical.handovers (claim_id, at);

GRANT SELECT, INSERT, UPDATE, DELETE ON case_presence TO abri_admin, abri_medical;
GRANT SELECT, INSERT ON handovers TO abri_admin;
GRANT SELECT, INSERT ON medical.handovers TO abri_medical;
