-- Zone A: where an employer is reached, as the insured corrected it. The claim stays as it was sent; the last correction counts, and
-- none is taken away. Leaves with the claim.
CREATE TABLE employer_contacts (
    contact_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    -- Which employer, from 1.
    employer_number integer NOT NULL CONSTRAINT employer_contacts_number CHECK (employer_number BETWEEN 1 AND 10),
    -- The first, the second ...: each sends the notice to someone, so that they are few.
    correction integer NOT NULL CONSTRAINT employer_contacts_correction CHECK (correction BETWEEN 1 AND 5),
    sealed bytea NOT NULL,
    corrected_at timestamptz NOT NULL,
    CONSTRAINT employer_contacts_order UNIQUE (claim_id, employer_number, correction)
);

GRANT SELECT, INSERT ON employer_contacts TO abri_pipeline;
