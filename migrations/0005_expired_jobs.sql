-- Zone A. A job may come too late to be of use, such as a one-time code that stopped working before it could leave:
-- `expired`, and nobody has to look. Wider than before, so that the program that ran before does not notice.

ALTER TABLE jobs DROP CONSTRAINT jobs_state_check;
ALTER TABLE jobs ADD CONSTRAINT jobs_state_check
    CHECK (state IN ('queued', 'done', 'dead', 'uncertain', 'expired')) NOT VALID;
