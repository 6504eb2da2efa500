-- Zone A, and nobody in it: letters gathered for the printer, and what the printer said of them. Kept as long as the claims.
CREATE TABLE print_batches (
    batch integer PRIMARY KEY CONSTRAINT print_batches_number CHECK (batch >= 1),
    made_at timestamptz NOT NULL,
    letters integer NOT NULL CONSTRAINT print_batches_letters CHECK (letters >= 1),
    -- Null until the printer's return file was read.
    reconciled_at timestamptz
);
-- Letters that wait to be printed, oldest first; and those of a batch.
CREATE INDEX deliveries_letters ON deliveries (changed_at) WHERE rung = 'letter' AND state = 'queued';
CREATE INDEX deliveries_batch ON deliveries (batch) WHERE batch IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON print_batches TO abri_pipeline;
