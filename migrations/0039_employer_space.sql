-- Zone E: the space of an employer. Whoever has a SIRET and the address that a notice went to sees the notices that went there, and
-- nothing of any other. Nobody has an account: a link is e-mailed, once, for a quarter of an hour.

-- Where a notice went by e-mail. As long as the notice.
CREATE TABLE employer.notice_mailboxes (
    notice_id uuid PRIMARY KEY REFERENCES employer.notices,
    -- HMAC of the SIRET with the address.
    mailbox_index bytea NOT NULL CONSTRAINT notice_mailboxes_index CHECK (octet_length(mailbox_index) = 32),
    sent_at timestamptz NOT NULL,
    -- Last day worked before the first of the days that follow each other: an extension is reported with it too.
    last_worked date NOT NULL
);
CREATE INDEX notice_mailboxes_mailbox ON employer.notice_mailboxes (mailbox_index, sent_at DESC);

-- Links that were asked for, for mailboxes that are known and for those that are not: the page writes the same row for both and looks
-- nothing up. The worker erases them after a day.
CREATE TABLE employer.link_requests (
    request_id uuid PRIMARY KEY,
    mailbox_index bytea NOT NULL CONSTRAINT link_requests_mailbox CHECK (octet_length(mailbox_index) = 32),
    -- HMAC of the network.
    network_index bytea NOT NULL CONSTRAINT link_requests_network CHECK (octet_length(network_index) = 32),
    -- SHA-256 of the token in the link.
    token_hash bytea NOT NULL CONSTRAINT link_requests_token UNIQUE CONSTRAINT link_requests_token_length CHECK (octet_length(token_hash) = 32),
    -- Address and token, for the worker that writes the e-mail; sealed with zone A's key.
    sealed bytea NOT NULL,
    language text NOT NULL CONSTRAINT link_requests_language CHECK (language IN ('fr', 'en')),
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CONSTRAINT link_requests_expires CHECK (expires_at > requested_at),
    -- The worker has seen it, and owes the e-mail if the mailbox is known.
    taken boolean NOT NULL DEFAULT false
);
CREATE INDEX link_requests_network_at ON employer.link_requests (network_index, requested_at);
CREATE INDEX link_requests_mailbox_at ON employer.link_requests (mailbox_index, requested_at);
CREATE INDEX link_requests_waiting ON employer.link_requests (requested_at) WHERE NOT taken;

-- One session a link: that a link opens once is this key. Half an hour after the last sign of life; erased with the link.
CREATE TABLE employer.sessions (
    request_id uuid PRIMARY KEY REFERENCES employer.link_requests ON DELETE CASCADE,
    token_hash bytea NOT NULL CONSTRAINT sessions_token UNIQUE CONSTRAINT sessions_token_length CHECK (octet_length(token_hash) = 32),
    mailbox_index bytea NOT NULL CONSTRAINT sessions_mailbox CHECK (octet_length(mailbox_index) = 32),
    form_token text NOT NULL,
    expires_at timestamptz NOT NULL
);

-- What an employer answered: codes only. The last one counts, none is taken away. As long as the notice.
CREATE TABLE employer.notice_answers (
    answer_id uuid PRIMARY KEY,
    notice_id uuid NOT NULL REFERENCES employer.notices,
    answer text NOT NULL CONSTRAINT notice_answers_answer CHECK (answer IN ('acknowledged', 'not-ours')),
    at timestamptz NOT NULL,
    -- The worker has told zone A.
    told boolean NOT NULL DEFAULT false
);
CREATE INDEX notice_answers_notice ON employer.notice_answers (notice_id, at);
CREATE INDEX notice_answers_waiting ON employer.notice_answers (at) WHERE NOT told;

GRANT SELECT ON employer.notice_mailboxes TO abri_employer;
GRANT SELECT, INSERT, UPDATE ON employer.notice_mailboxes TO abri_pipeline;
GRANT SELECT, INSERT ON employer.link_requests TO abri_employer;
GRANT SELECT, UPDATE, DELETE ON employer.link_requests TO abri_pipeline;
GRANT SELECT, INSERT, UPDATE ON employer.sessions TO abri_employer;
GRANT SELECT, INSERT ON employer.notice_answers TO abri_employer;
GRANT SELECT, UPDATE ON employer.notice_answers TO abri_pipeline;
-- The insured sees what their employers answered; the desk of deliveries, which notice somebody says is not theirs.
GRANT SELECT ON employer.notice_answers TO abri_admin;
