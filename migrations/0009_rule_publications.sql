-- Zone A. Rules published by two people: texts by their hash, drafts, publications from an hour on, and a journal of every
-- act. Rules are public and say nothing of a person: nothing here is sealed. Texts, publications and the journal are kept
-- for ever, as long as a decision may be asked about; drafts too, they are few.

-- Every text that judged, was published or was proposed, under its own hash: what a decision keeps leads back here.
CREATE TABLE rule_files (
    sha256 bytea PRIMARY KEY,
    text text NOT NULL,
    CHECK (sha256 = sha256(convert_to(text, 'UTF8')))
);

-- What a decision keeps (the version and its SHA-256, which covers the text of the scheme as well) and the two texts.
CREATE TABLE rule_stamps (
    sha256 bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    version text NOT NULL,
    scheme_file bytea NOT NULL REFERENCES rule_files,
    version_file bytea NOT NULL REFERENCES rule_files
);

CREATE TABLE rule_drafts (
    draft_id uuid PRIMARY KEY,
    scheme text NOT NULL CHECK (scheme ~ '^[a-z0-9-]+$'),
    title text NOT NULL,
    why text NOT NULL,
    -- Path to text: what it adds or replaces.
    files jsonb NOT NULL,
    -- Path to the SHA-256 of the text that ran when the draft was last saved: what it was written against.
    bases jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'proposed', 'published', 'withdrawn')),
    drafted_by uuid NOT NULL REFERENCES staff,
    drafted_at timestamptz NOT NULL,
    proposed_by uuid REFERENCES staff,
    changed_by uuid NOT NULL REFERENCES staff,
    changed_at timestamptz NOT NULL,
    -- Counts changes, so that a stale page is told apart.
    version integer NOT NULL DEFAULT 0,
    CHECK (state NOT IN ('proposed', 'published') OR proposed_by IS NOT NULL)
);
CREATE INDEX rule_drafts_changed ON rule_drafts (changed_at);

-- One chain for all rules: who did what to which draft.
CREATE TABLE rule_events (
    sequence bigint PRIMARY KEY CHECK (sequence >= 0),
    at timestamptz NOT NULL,
    draft_id uuid NOT NULL REFERENCES rule_drafts,
    staff_id uuid NOT NULL REFERENCES staff,
    -- RuleAct as JSON.
    act jsonb NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);
CREATE INDEX rule_events_draft ON rule_events (draft_id, sequence);

CREATE TABLE rule_publications (
    publication_id uuid PRIMARY KEY,
    draft_id uuid NOT NULL REFERENCES rule_drafts,
    -- Path to SHA-256, in hexadecimal: what it puts over what runs.
    files jsonb NOT NULL,
    effective_at timestamptz NOT NULL,
    published_at timestamptz NOT NULL,
    drafted_by uuid NOT NULL REFERENCES staff,
    proposed_by uuid NOT NULL REFERENCES staff,
    published_by uuid NOT NULL REFERENCES staff,
    why text NOT NULL,
    CHECK (effective_at >= published_at),
    CONSTRAINT rule_publications_two_people CHECK (published_by <> drafted_by AND published_by <> proposed_by)
);
CREATE INDEX rule_publications_effective ON rule_publications (effective_at);

-- Before its hour only: what has judged stays published.
CREATE TABLE rule_cancellations (
    publication_id uuid PRIMARY KEY REFERENCES rule_publications,
    cancelled_by uuid NOT NULL REFERENCES staff,
    cancelled_at timestamptz NOT NULL
);

-- Whoever wrote a line of a draft does not publish it. The journal knows every author, and nobody can change it.
CREATE FUNCTION refuse_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM rule_events WHERE draft_id = NEW.draft_id AND staff_id = NEW.published_by
               AND act->>'act' IN ('drafted', 'edited', 'proposed')) THEN
        RAISE EXCEPTION 'an author does not publish' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'rule_publications_two_people';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER rule_publications_second_person BEFORE INSERT ON rule_publications
    FOR EACH ROW EXECUTE FUNCTION refuse_author();

CREATE FUNCTION refuse_late_cancellation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM rule_publications WHERE publication_id = NEW.publication_id
                   AND effective_at > NEW.cancelled_at) THEN
        RAISE EXCEPTION 'the publication has begun' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'rule_cancellations_before_its_hour';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER rule_cancellations_before_its_hour BEFORE INSERT ON rule_cancellations
    FOR EACH ROW EXECUTE FUNCTION refuse_late_cancellation();

-- What a draft would change: counts only, for one content of the draft. The machine fills it in.
CREATE TABLE rule_simulations (
    simulation_id uuid PRIMARY KEY,
    draft_id uuid NOT NULL REFERENCES rule_drafts,
    -- SHA-256 of the files of the draft: other texts, other counts.
    content_sha256 bytea NOT NULL CHECK (octet_length(content_sha256) = 32),
    since date NOT NULL,
    asked_at timestamptz NOT NULL,
    done_at timestamptz,
    -- Null while it runs.
    counts jsonb,
    CHECK ((done_at IS NULL) = (counts IS NULL))
);
CREATE INDEX rule_simulations_draft ON rule_simulations (draft_id, asked_at);

DO $$
DECLARE
    history text;
BEGIN
    FOREACH history IN ARRAY ARRAY['rule_files', 'rule_stamps', 'rule_events', 'rule_publications', 'rule_cancellations'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            history || '_append_only', history);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            history || '_never_emptied', history);
    END LOOP;
END
$$;

-- Staff work through zone A's role; the machine reads what runs and writes counts; nobody else sees any of it.
GRANT SELECT, INSERT ON rule_files, rule_stamps, rule_events, rule_publications, rule_cancellations TO abri_admin;
GRANT SELECT, INSERT, UPDATE ON rule_drafts TO abri_admin;
GRANT SELECT, INSERT ON rule_simulations TO abri_admin;
GRANT SELECT ON rule_files, rule_drafts, rule_publications, rule_cancellations, rule_simulations TO abri_pipeline;
GRANT UPDATE (done_at, counts) ON rule_simulations TO abri_pipeline;
