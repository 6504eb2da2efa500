-- Zone A: a job that can't be done and has no delivery of its own (an assessment, notices to issue, a call to a partner) waits for a person.
ALTER TABLE jobs ADD COLUMN watched boolean NOT NULL DEFAULT false;
ALTER TABLE jobs ADD COLUMN handled_by uuid REFERENCES staff (staff_id);
ALTER TABLE jobs ADD COLUMN handled_at timestamptz;
UPDATE jobs SET watched = true
WHERE state = 'dead' AND NOT EXISTS (SELECT FROM deliveries WHERE deliveries.job_id = jobs.job_id);
-- The oldest first.
CREATE INDEX jobs_stopped ON jobs (done_at) WHERE watched;
