-- Zone A. Rows written before the check of 0011 fulfil it as well.

ALTER TABLE claim_events VALIDATE CONSTRAINT claim_events_actor_kind_check;
