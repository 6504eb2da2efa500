-- Zone A: e-mails to employers of which nothing was heard. After some days a letter follows, once.
ALTER TABLE deliveries ADD COLUMN awaits_answer boolean NOT NULL DEFAULT false;
-- The oldest first; those that were answered, came back or were followed by a letter are not in it.
CREATE INDEX deliveries_unanswered ON deliveries (sent_at) WHERE awaits_answer;
