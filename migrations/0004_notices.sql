-- Zone E: what an employer may know, and nothing else. No ground, no status, no reference of the claim's file.

CREATE TABLE employer.notices (
    notice_id uuid PRIMARY KEY,
    -- HMAC of the code on the paper: the table alone opens no notice.
    code_index bytea NOT NULL UNIQUE CHECK (octet_length(code_index) = 32),
    -- EmployerNotice as first issued, as JSON, sealed with zone A's key.
    sealed bytea NOT NULL,
    state text NOT NULL CHECK (state IN ('valid', 'shortened', 'cancelled', 'under-review')),
    -- Last day off as it stands now.
    last_day date NOT NULL,
    updated_at timestamptz NOT NULL
);

-- Which notice belongs to which claim: zone A, not readable from the check page.
CREATE TABLE claim_notices (
    claim_id uuid NOT NULL REFERENCES claims,
    employer_number integer NOT NULL CHECK (employer_number >= 1),
    notice_id uuid NOT NULL UNIQUE REFERENCES employer.notices,
    delivery text NOT NULL CHECK (delivery IN ('by-hand', 'waiting', 'sent', 'failed')),
    sent_at timestamptz,
    PRIMARY KEY (claim_id, employer_number)
);

GRANT SELECT ON employer.notices TO abri_employer, abri_admin, abri_medical;
GRANT SELECT, INSERT, UPDATE ON employer.notices TO abri_pipeline;
GRANT SELECT ON claim_notices TO abri_admin, abri_medical;
GRANT SELECT, INSERT, UPDATE ON claim_notices TO abri_pipeline;
