-- Zone E: every check of a notice, of codes that exist and of codes that do not, so that both take as long and count as much.

CREATE TABLE employer.notice_checks (
    check_id uuid PRIMARY KEY,
    -- HMAC of the code asked for, as in employer.notices.
    code_index bytea NOT NULL CHECK (octet_length(code_index) = 32),
    -- HMAC of the network; forgotten after a day.
    network_index bytea CHECK (octet_length(network_index) = 32),
    -- Were the code and the person right?
    told boolean NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX notice_checks_code ON employer.notice_checks (code_index, at);
CREATE INDEX notice_checks_network ON employer.notice_checks (network_index, at) WHERE network_index IS NOT NULL AND NOT told;

-- The insured sees the checks of their own notices; the worker erases those of codes that are nobody's after a day.
GRANT SELECT, INSERT ON employer.notice_checks TO abri_employer;
GRANT SELECT ON employer.notice_checks TO abri_admin;
GRANT SELECT, UPDATE, DELETE ON employer.notice_checks TO abri_pipeline;

-- Of 0035: read without keeping anyone from writing.
ALTER TABLE employer.notices VALIDATE CONSTRAINT notices_state_check;
ALTER TABLE claim_notices VALIDATE CONSTRAINT claim_notices_document_check;
