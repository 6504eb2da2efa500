-- The rows of one submission, of the same sizes, in one transaction: what pgbench commits for comparison.
\set n random(1, 2000000000)
BEGIN;
INSERT INTO claims (claim_id, reference, submit_key, channel, language, fund, insured_status, state, state_detail, first_day, last_day, nir_index, birth_index, sealed, terms_version, terms_sha256, submitted_at, due_on, last_hash) VALUES (md5('c' || :n || random())::uuid, translate(upper(substr(md5(random()::text), 1, 8)), '01', 'XY'), gen_random_uuid(), 'online', 'fr', 'msa-32', 'farmer', 'submitted', '{"state": "submitted"}', '2020-03-18', '2020-04-07', sha256(:n::text::bytea), sha256('b'::bytea), decode(repeat(md5(:n::text), 40), 'hex'), '2020-03-18', sha256('t'::bytea), now(), '2020-03-30', sha256('h'::bytea)) ON CONFLICT DO NOTHING;
INSERT INTO medical.grounds (claim_id, wrapped_key, sealed) VALUES (gen_random_uuid(), decode(repeat(md5(:n::text), 4), 'hex'), decode(repeat(md5(:n::text), 5), 'hex'));
INSERT INTO bench_events SELECT gen_random_uuid(), 0, now(), 'insured', NULL, '{"event": "submitted"}', sha256('h'::bytea);
INSERT INTO jobs (job_id, key, kind, claim_id, due_at, created_at) VALUES (gen_random_uuid(), 'assess:' || gen_random_uuid(), 'assess', gen_random_uuid(), now() + interval '100 years', now()), (gen_random_uuid(), 'send-receipt:' || gen_random_uuid(), 'send-receipt', gen_random_uuid(), now() + interval '100 years', now());
UPDATE bench_drafts SET claim_id = gen_random_uuid() WHERE session_hash = sha256((:n % 20000)::text::bytea);
COMMIT;
