-- Zone A, but for two tables at the end that are zone M: what the administrative side asks the medical one, who on that side
-- signs for whom, and who broke the glass before zone M. Rows live with the claim; delegations with the accounts.

-- A claim that waits for an opinion. Wider than before; new rows are checked at once, old ones fulfil it: validated by 0030,
-- so that nobody waits for a scan of the table here.
ALTER TABLE claims DROP CONSTRAINT claims_state_check;
ALTER TABLE claims ADD CONSTRAINT claims_state_check
    CHECK (state IN ('submitted', 'in-review', 'awaiting-insured', 'awaiting-opinion', 'approved', 'refused', 'redirected',
                     'withdrawn')) NOT VALID;
ALTER TABLE claims DROP CONSTRAINT claims_check1;
ALTER TABLE claims ADD CONSTRAINT claims_check1
    CHECK ((state IN ('in-review', 'awaiting-insured', 'awaiting-opinion')) = (side IS NOT NULL)) NOT VALID;
-- The same as 0019 says it, with that state: nobody decides until the answer is there.
ALTER TABLE claims DROP CONSTRAINT claims_decided;
ALTER TABLE claims ADD CONSTRAINT claims_decided
    CHECK ((decided_at IS NULL) = (state IN ('submitted', 'in-review', 'awaiting-insured', 'awaiting-opinion'))) NOT VALID;

-- A question of the administrative side and the conclusion that came back (CSP R.4127-104: no more than that comes back).
CREATE TABLE opinions (
    opinion_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    question text NOT NULL CONSTRAINT opinions_question CHECK (question IN ('situation', 'length', 'work', 'start')),
    -- What the asker added; sealed with zone A's key.
    sealed_words bytea,
    asked_by uuid NOT NULL REFERENCES staff,
    asked_at timestamptz NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL CONSTRAINT opinions_state CHECK (state IN ('asked', 'answered', 'withdrawn')),
    conclusion text CONSTRAINT opinions_conclusion
        CHECK (conclusion IN ('favourable', 'shorter', 'unfavourable', 'needs-document')),
    -- The last day that is justified, where it is not the one asked for.
    last_day date,
    -- Who answered or withdrew it; null when the insured took the claim back.
    settled_by uuid REFERENCES staff,
    settled_at timestamptz,
    -- A technician wrote a draft: a medical officer signs, and no technician is given it any more.
    prepared_by uuid REFERENCES staff,
    prepared_at timestamptz,
    held_by uuid,
    held_until timestamptz,
    CONSTRAINT opinions_lease CHECK ((held_by IS NULL) = (held_until IS NULL)),
    CONSTRAINT opinions_concluded CHECK ((conclusion IS NOT NULL) = (state = 'answered')),
    CONSTRAINT opinions_shorter CHECK ((last_day IS NOT NULL) = (conclusion IS NOT DISTINCT FROM 'shorter')),
    CONSTRAINT opinions_settled CHECK ((settled_at IS NOT NULL) = (state <> 'asked')),
    -- Nobody answers their own question.
    CONSTRAINT opinions_two_people CHECK (state <> 'answered' OR COALESCE(settled_by <> asked_by, false)),
    CONSTRAINT opinions_prepared CHECK ((prepared_by IS NULL) = (prepared_at IS NULL))
);
-- One question of a claim at a time.
CREATE UNIQUE INDEX opinions_open ON opinions (claim_id) WHERE state = 'asked';
-- take next, as the index claims_take
CREATE INDEX opinions_take ON opinions (due_on, asked_at, opinion_id, COALESCE(held_until, '-infinity')) WHERE state = 'asked';
CREATE INDEX opinions_held ON opinions (held_by) WHERE held_by IS NOT NULL;
CREATE INDEX opinions_claim ON opinions (claim_id, asked_at);
-- Answered or withdrawn, once.
CREATE TRIGGER opinions_settled_once BEFORE UPDATE ON opinions
    FOR EACH ROW WHEN (OLD.state <> 'asked') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER opinions_stay BEFORE DELETE ON opinions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a medical officer lets a technician sign: answers to one kind of question, or decisions on one ground of a scheme.
CREATE TABLE delegations (
    delegation_id uuid PRIMARY KEY,
    officer uuid NOT NULL REFERENCES staff,
    technician uuid NOT NULL REFERENCES staff,
    question text CONSTRAINT delegations_question CHECK (question IN ('situation', 'length', 'work', 'start')),
    scheme text,
    ground text,
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    CONSTRAINT delegations_two_people CHECK (officer <> technician),
    CONSTRAINT delegations_span CHECK (until_at > from_at),
    CONSTRAINT delegations_matter CHECK (num_nonnulls(question, ground) = 1 AND (scheme IS NULL) = (ground IS NULL))
);
CREATE INDEX delegations_of ON delegations (technician, until_at);
-- One that ended before its day.
CREATE TABLE delegation_ends (
    delegation_id uuid PRIMARY KEY REFERENCES delegations,
    ended_at timestamptz NOT NULL,
    ended_by uuid NOT NULL REFERENCES staff
);
-- What a technician prepared on the medical side and may not decide: not given to them again. Nothing of claims.prepared (0022),
-- which says that another fund did.
CREATE TABLE claim_preparations (
    claim_id uuid NOT NULL REFERENCES claims,
    staff_id uuid NOT NULL REFERENCES staff,
    at timestamptz NOT NULL,
    PRIMARY KEY (claim_id, staff_id)
);

-- Zone M opened by someone who has no business there, with a reason, for a quarter of an hour; and what an auditor thought.
CREATE TABLE glass_openings (
    glass_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    by_staff uuid NOT NULL REFERENCES staff,
    by_role text NOT NULL CONSTRAINT glass_openings_role CHECK (by_role IN ('caseworker', 'supervisor')),
    reason text NOT NULL CONSTRAINT glass_openings_reason
        CHECK (reason IN ('danger', 'medical-side-away', 'court', 'wrong-file')),
    -- Sealed with zone A's key.
    sealed_words bytea NOT NULL,
    at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    review_by date NOT NULL,
    CONSTRAINT glass_openings_span CHECK (until_at > at AND until_at <= at + interval '15 minutes')
);
CREATE UNIQUE INDEX glass_openings_by ON glass_openings (glass_id, by_staff);
CREATE INDEX glass_openings_claim ON glass_openings (claim_id, at);
CREATE TABLE glass_reviews (
    glass_id uuid PRIMARY KEY,
    -- Who had opened it: someone else.
    by_staff uuid NOT NULL,
    reviewed_by uuid NOT NULL REFERENCES staff CONSTRAINT glass_reviews_two_people CHECK (reviewed_by <> by_staff),
    verdict text NOT NULL CONSTRAINT glass_reviews_verdict CHECK (verdict IN ('justified', 'not-justified')),
    -- Sealed with zone A's key.
    sealed_words bytea NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT glass_reviews_opened FOREIGN KEY (glass_id, by_staff) REFERENCES glass_openings (glass_id, by_staff)
);

-- Zone M. Why the medical side concluded so, and what a technician prepared; sealed with the claim's data key.
CREATE TABLE medical.opinion_reasons (
    opinion_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL,
    sealed bytea NOT NULL,
    by_role text NOT NULL,
    staff_id uuid NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX opinion_reasons_claim ON medical.opinion_reasons (claim_id, at);
CREATE TABLE medical.opinion_drafts (
    opinion_id uuid PRIMARY KEY,
    -- Conclusion, last day and reasons (JSON).
    sealed bytea NOT NULL
);

DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['delegations', 'delegation_ends', 'glass_openings', 'glass_reviews', 'medical.opinion_reasons'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION public.refuse_change()', kept);
        EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()', kept);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON opinions TO abri_admin;
GRANT SELECT, UPDATE ON opinions TO abri_medical;
GRANT SELECT, INSERT ON delegations, delegation_ends, claim_preparations TO abri_medical;
GRANT SELECT ON delegations, claim_preparations TO abri_admin;
GRANT SELECT, INSERT ON glass_openings, glass_reviews TO abri_admin;
GRANT SELECT ON glass_openings TO abri_medical;
GRANT SELECT, INSERT ON medical.opinion_reasons TO abri_medical;
GRANT SELECT, INSERT, UPDATE ON medical.opinion_drafts TO abri_medical;
