-- Zone A, but for one table of zone M: decisions that a second person confirms, what was decided on which version of a claim,
-- and who is being onboarded. Everything here leaves with the claims it is about; an onboarding lives with the account.

-- Until when a second person confirms every decision of this member of staff.
ALTER TABLE staff ADD COLUMN onboarding_until timestamptz;
ALTER TABLE staff_acts ADD COLUMN until_at timestamptz;
ALTER TABLE staff_acts ADD CONSTRAINT staff_acts_until CHECK ((until_at IS NOT NULL) = (act = 'onboarding-set'));

-- A decision as one person proposed it; it counts once a second one of the same side confirmed it.
CREATE TABLE proposals (
    proposal_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims,
    side text NOT NULL CONSTRAINT proposals_side CHECK (side IN ('administrative', 'medical')),
    verdict text NOT NULL CONSTRAINT proposals_verdict CHECK (verdict IN ('approve', 'refuse', 'redirect')),
    -- Of the closed list: of a medical no it says that it is one, and no more.
    reason text,
    why text NOT NULL CONSTRAINT proposals_why
        CHECK (why IN ('onboarding', 'reversal', 'medical-conclusion', 'sensitive')),
    -- Words, door and what was ticked, sealed with zone A's key; those of the medical side stand in medical.proposals.
    sealed bytea,
    proposed_by uuid NOT NULL REFERENCES staff,
    by_role text NOT NULL,
    proposed_at timestamptz NOT NULL,
    outcome text CONSTRAINT proposals_outcome CHECK (outcome IN ('confirmed', 'sent-back', 'overtaken')),
    settled_by uuid REFERENCES staff,
    settled_at timestamptz,
    CONSTRAINT proposals_reasoned CHECK ((reason IS NOT NULL) = (verdict = 'refuse')),
    CONSTRAINT proposals_words CHECK ((sealed IS NOT NULL) = (side = 'administrative')),
    CONSTRAINT proposals_settled CHECK ((outcome IS NULL) = (settled_at IS NULL)
        AND (settled_by IS NOT NULL) = COALESCE(outcome IN ('confirmed', 'sent-back'), false)),
    CONSTRAINT proposals_two_people CHECK (settled_by <> proposed_by)
);
-- what a claim and a decision point at
CREATE UNIQUE INDEX proposals_of ON proposals (claim_id, proposal_id, proposed_by);
CREATE UNIQUE INDEX proposals_one_open ON proposals (claim_id) WHERE outcome IS NULL;
-- One outcome, once.
CREATE TRIGGER proposals_settled_once BEFORE UPDATE ON proposals
    FOR EACH ROW WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proposals_stay BEFORE DELETE ON proposals
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Zone M: the words of the medical side, its reason and what was ticked; sealed with the claim's data key.
CREATE TABLE medical.proposals (
    proposal_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL,
    sealed bytea NOT NULL
);

-- The proposal that waits, and whose it is: it stands in the row that take next reads.
ALTER TABLE claims ADD COLUMN proposal_id uuid, ADD COLUMN proposed_by uuid;
ALTER TABLE claims ADD CONSTRAINT claims_proposal
    FOREIGN KEY (claim_id, proposal_id, proposed_by) REFERENCES proposals (claim_id, proposal_id, proposed_by);
ALTER TABLE claims ADD CONSTRAINT claims_proposal_whole
    CHECK ((proposal_id IS NULL) = (proposed_by IS NULL)) NOT VALID;
-- A claim that is decided, passed back to the insured or withdrawn has no open proposal.
ALTER TABLE claims ADD CONSTRAINT claims_proposal_in_review
    CHECK (proposal_id IS NULL OR state = 'in-review') NOT VALID;
-- Nobody holds a claim to confirm what they proposed.
ALTER TABLE claims ADD CONSTRAINT claims_second_person CHECK (held_by <> proposed_by) NOT VALID;
-- One state, said twice in the same words; decided at the time it is decided.
ALTER TABLE claims ADD CONSTRAINT claims_state_said CHECK (state = state_detail->>'state') NOT VALID;
ALTER TABLE claims ADD CONSTRAINT claims_decided
    CHECK ((decided_at IS NULL) = (state IN ('submitted', 'in-review', 'awaiting-insured'))) NOT VALID;

-- What a person decided: on one version of a claim, once.
CREATE TABLE decisions (
    claim_id uuid NOT NULL,
    -- Of the claim's row, as the person saw it.
    version integer NOT NULL,
    sequence integer NOT NULL,
    decided_by uuid NOT NULL REFERENCES staff,
    proposal_id uuid,
    proposed_by uuid,
    -- Codes of what the administrative side ticked; the medical side's stand among its notes.
    checks text[] NOT NULL,
    PRIMARY KEY (claim_id, version),
    CONSTRAINT decisions_event UNIQUE (claim_id, sequence),
    CONSTRAINT decisions_two_people CHECK (decided_by <> proposed_by),
    CONSTRAINT decisions_proposal CHECK ((proposal_id IS NULL) = (proposed_by IS NULL)),
    FOREIGN KEY (claim_id, sequence) REFERENCES claim_events (claim_id, sequence),
    FOREIGN KEY (claim_id, proposal_id, proposed_by) REFERENCES proposals (claim_id, proposal_id, proposed_by)
);
CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON decisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decisions_never_emptied BEFORE TRUNCATE ON decisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 'reason' is the medical reason of a no, which goes to the insured; 'checks' are the codes of what was ticked.
ALTER TABLE medical.notes DROP CONSTRAINT notes_kind_check;
ALTER TABLE medical.notes ADD CONSTRAINT notes_kind_check
    CHECK (kind IN ('note', 'explanation', 'door', 'reason', 'checks'));

GRANT UPDATE (onboarding_until) ON staff TO abri_admin;
GRANT SELECT, INSERT ON proposals, decisions TO abri_admin, abri_medical;
GRANT UPDATE (outcome, settled_by, settled_at) ON proposals TO abri_admin, abri_medical;
GRANT SELECT, INSERT ON medical.proposals TO abri_medical;
