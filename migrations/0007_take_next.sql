-- Zone A. "Take next" skips claims that are in someone's hands without reading them: with the end of the lease in the
-- index it no longer visits the row of every claim that is held before the first free one. It replaces the index of
-- 0002, whose order it keeps. Not CONCURRENTLY: a process that waits for its turn to migrate would be waited for.

CREATE INDEX claims_take ON claims (side, due_on, submitted_at, claim_id, COALESCE(held_until, '-infinity'))
    WHERE state = 'in-review';
DROP INDEX claims_queue;
