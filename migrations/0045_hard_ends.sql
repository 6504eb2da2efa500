-- Zone A: the law may end days that were granted before anyone knew (loi 2020-473, art. 20). Who is concerned is looked for in passes, one
-- a day while it may matter; a pass that was broken off goes on where it was.
CREATE TABLE hard_end_passes (
    scheme text NOT NULL,
    -- Code of the hard end in the rules.
    end_code text NOT NULL,
    -- When the pass began.
    day date NOT NULL,
    -- The last day granted and the id of the last claim looked at.
    after_day text NOT NULL,
    after_claim uuid NOT NULL,
    finished boolean NOT NULL DEFAULT false,
    PRIMARY KEY (scheme, end_code)
);
GRANT SELECT, INSERT, UPDATE ON hard_end_passes TO abri_pipeline;
-- The last day granted (as ISO 8601, which sorts as days do), of claims that have days granted.
CREATE INDEX IF NOT EXISTS claims_granted_until ON claims ((COALESCE(state_detail -> 'stoppage', state_detail -> 'granted') ->> 'last_day'), claim_id)
    WHERE state IN ('approved', 'in-review', 'awaiting-insured', 'awaiting-opinion');
