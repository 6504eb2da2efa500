-- Zone A. Claims that someone of the fund typed for the insured, on the phone or from paper; what the phone desk looked up.
-- Rows live as long as the claims they are about, and leave with them.

CREATE TABLE assisted_claims (
    claim_id uuid PRIMARY KEY REFERENCES claims,
    -- Who typed it.
    typed_by uuid NOT NULL REFERENCES staff,
    -- The day stamped on the paper, or that of the call: the law's delays count from it.
    received_on date NOT NULL,
    -- The number written on the closed envelope that holds the medical part; null when the ground was said on the phone.
    envelope integer UNIQUE CONSTRAINT assisted_claims_envelope CHECK (envelope > 0),
    -- When the medical side typed the ground from the envelope.
    opened_at timestamptz,
    CONSTRAINT assisted_claims_opened CHECK (opened_at IS NULL OR envelope IS NOT NULL)
);
-- what a desk registered lately
CREATE INDEX assisted_claims_typed_by ON assisted_claims (typed_by, claim_id);

CREATE SEQUENCE envelope_numbers AS integer START 1001;

-- The phone desk finds a claim by reference and birth date; auditors see who looked what up.
ALTER TABLE audit_lookups ADD COLUMN desk text NOT NULL DEFAULT 'audit'
    CONSTRAINT audit_lookups_desk CHECK (desk IN ('audit', 'call'));

GRANT SELECT, INSERT ON assisted_claims TO abri_admin;
GRANT SELECT ON assisted_claims TO abri_medical, abri_pipeline;
GRANT UPDATE (opened_at) ON assisted_claims TO abri_medical;
GRANT USAGE ON SEQUENCE envelope_numbers TO abri_admin;
