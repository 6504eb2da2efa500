-- Zone A, and nobody in it: what the crisis board counts. A claim that moves leaves a row in claim_moves, in the transaction
-- that moves it; the machine takes the rows away and adds them to the counts, in one transaction: each is counted once.
-- Nobody waits for a counter, and nobody counts claims. Moves live seconds; counts are kept, they are the open data.

CREATE TABLE claim_moves (
    at timestamptz NOT NULL,
    fund text NOT NULL,
    scheme text NOT NULL,
    -- Null: the claim was recorded.
    from_stage text,
    to_stage text NOT NULL,
    -- Why it was refused, from the closed list.
    reason text,
    -- The day it was recorded, in Paris.
    received_on date NOT NULL,
    -- How long it took until decided, as the number of its bucket.
    bucket smallint
);

-- Fund '*' is all of them: the board of the country reads as few rows as that of one fund.
CREATE TABLE board_hours (
    hour timestamptz NOT NULL,
    fund text NOT NULL,
    measure text NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (fund, hour, measure)
);

-- Claims that are open now, by the day they were recorded: the oldest is the first row that is not 0.
CREATE TABLE board_open (
    fund text NOT NULL,
    stage text NOT NULL,
    received_on date NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (fund, stage, received_on)
);

CREATE TABLE board_times (
    fund text NOT NULL,
    day date NOT NULL,
    bucket smallint NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (fund, day, bucket)
);

-- Claims from before there was a board.
INSERT INTO board_hours (hour, fund, measure, n)
SELECT date_trunc('hour', submitted_at), COALESCE(fund, '*'), 'received', count(*)
FROM claims GROUP BY date_trunc('hour', submitted_at), GROUPING SETS ((fund), ());
INSERT INTO board_open (fund, stage, received_on, n)
SELECT COALESCE(fund, '*'), stage, received_on, count(*)
FROM (SELECT fund, (submitted_at AT TIME ZONE 'Europe/Paris')::date AS received_on,
             CASE state WHEN 'in-review' THEN side WHEN 'awaiting-insured' THEN 'awaiting' ELSE state END AS stage
      FROM claims WHERE state IN ('submitted', 'in-review', 'awaiting-insured')) AS open
GROUP BY stage, received_on, GROUPING SETS ((fund), ());

GRANT INSERT ON claim_moves TO abri_admin, abri_medical, abri_pipeline;
GRANT SELECT, DELETE ON claim_moves TO abri_pipeline;
GRANT SELECT, INSERT, UPDATE ON board_hours, board_open, board_times TO abri_pipeline;
GRANT SELECT ON board_hours, board_open, board_times TO abri_admin;
