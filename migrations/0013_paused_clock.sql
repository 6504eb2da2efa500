-- Zone A. The clock of a claim stands still while the insured has been asked something: since when. Null while it runs; a
-- program that knows nothing of it leaves it null. Lives with the claim.

ALTER TABLE claims ADD COLUMN paused_on date;
