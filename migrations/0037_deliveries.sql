-- Zone A, and nobody's words: what was to reach someone, by which way, and how far it got. One row per effect and way; no
-- address, no content. Rows leave with the claims they are about.

CREATE TABLE deliveries (
    -- The job that owes it, which is the id of the message too; and by which way.
    job_id uuid NOT NULL,
    rung text NOT NULL CONSTRAINT deliveries_rung CHECK (rung IN ('e-mail', 'sms', 'letter')),
    -- The effect, whatever ways were tried.
    effect_key text NOT NULL,
    kind text NOT NULL,
    claim_id uuid NOT NULL REFERENCES claims,
    recipient text NOT NULL CONSTRAINT deliveries_recipient CHECK (recipient IN ('insured', 'employer')),
    -- Which notice, to an employer.
    notice_id uuid,
    state text NOT NULL CONSTRAINT deliveries_state CHECK (state IN ('created', 'queued', 'sending', 'sent', 'delivered',
        'temporary-failure', 'permanent-failure', 'technical-failure', 'uncertain')),
    -- A code, never a server's words.
    error text,
    -- When it was to leave.
    owed_at timestamptz NOT NULL,
    sending_at timestamptz NOT NULL,
    sent_at timestamptz,
    changed_at timestamptz NOT NULL,
    -- The address did not work: nothing more goes there before it was corrected.
    dead_address boolean NOT NULL DEFAULT false,
    -- The batch the printer has it in.
    batch integer,
    -- A person has to look, and nobody has yet.
    watched boolean NOT NULL DEFAULT false,
    -- Who looked last, and when.
    handled_by uuid REFERENCES staff,
    handled_at timestamptz,
    PRIMARY KEY (job_id, rung),
    CONSTRAINT deliveries_effect UNIQUE (effect_key, rung),
    CONSTRAINT deliveries_notice CHECK ((recipient = 'employer') = (notice_id IS NOT NULL)),
    CONSTRAINT deliveries_handled CHECK ((handled_by IS NULL) = (handled_at IS NULL)),
    CONSTRAINT deliveries_sent CHECK (state NOT IN ('sent', 'delivered') OR sent_at IS NOT NULL)
);
CREATE INDEX deliveries_claim ON deliveries (claim_id, owed_at);
-- What a person has to look at, oldest first.
CREATE INDEX deliveries_watch ON deliveries (changed_at) WHERE watched;

-- A delivery that moves leaves a row, in the statement that moves it; the machine adds the rows up and takes them away. As for
-- the board (0017): nobody waits for a counter, nobody counts deliveries. Moves live seconds, hours are kept.
CREATE TABLE delivery_moves (
    at timestamptz NOT NULL,
    rung text NOT NULL,
    to_state text NOT NULL,
    -- Sent within ten seconds of when it was to leave.
    quick boolean NOT NULL
);
CREATE TABLE delivery_hours (
    hour timestamptz NOT NULL,
    rung text NOT NULL,
    -- A state, or `quick`.
    measure text NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (hour, rung, measure)
);

-- When the next e-mail to one employer may leave, by the HMAC of the address: five hundred employees of a firm do not flood it.
-- Erased a day after.
CREATE TABLE delivery_paces (
    address_index bytea PRIMARY KEY CONSTRAINT delivery_paces_index CHECK (octet_length(address_index) = 32),
    next_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON deliveries TO abri_pipeline;
GRANT SELECT, UPDATE ON deliveries TO abri_admin;
GRANT INSERT ON delivery_moves TO abri_admin, abri_pipeline;
GRANT SELECT, DELETE ON delivery_moves TO abri_pipeline;
GRANT SELECT, INSERT, UPDATE ON delivery_hours TO abri_pipeline;
GRANT SELECT ON delivery_hours TO abri_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_paces TO abri_pipeline;
