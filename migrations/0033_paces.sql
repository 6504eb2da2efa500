-- Zone A, and nobody in it: what people decide in each lane of the board, that is one side of one fund, day by day in Paris. The
-- forecast of a claim's deadline rests on it. Added up with the other counts of 0017, kept as they are. Decisions of before are not
-- counted anew: a forecast begins with the first one counted.
CREATE TABLE board_paces (
    fund text NOT NULL,
    side text NOT NULL CHECK (side IN ('administrative', 'medical')),
    day date NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (fund, side, day)
);

GRANT SELECT, INSERT, UPDATE ON board_paces TO abri_pipeline;
GRANT SELECT ON board_paces TO abri_admin;
