-- Zone A. Staff who sign in through the identity provider of their institution.

-- Which account an identity is: the HMAC of issuer and subject, so that nobody reads out of it who somebody is elsewhere. One
-- of each. Linked by the person while signed in, unlinked by an administrator.
CREATE TABLE staff_identities (
    identity_index bytea PRIMARY KEY CHECK (octet_length(identity_index) = 32),
    staff_id uuid NOT NULL UNIQUE REFERENCES staff,
    linked_at timestamptz NOT NULL
);

-- Whoever left for the provider and has not come back. Opens nothing, counts once.
CREATE TABLE staff_provider_visits (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    -- Set when they left to link their own account.
    links_staff uuid REFERENCES staff,
    created_at timestamptz NOT NULL
);

-- The provider says that a second factor was given there.
ALTER TABLE staff_sessions ADD COLUMN is_strong boolean NOT NULL DEFAULT false;

ALTER TABLE staff_acts DROP CONSTRAINT staff_acts_act, DROP CONSTRAINT staff_acts_two_people;
ALTER TABLE staff_acts
    ADD CONSTRAINT staff_acts_act
        CHECK (act IN ('made', 'disabled', 'enabled', 'password-given', 'password-changed', 'role-lent', 'role-ended',
                       'second-factor-set', 'second-factor-reset', 'recovery-code-used', 'identity-linked',
                       'identity-unlinked')) NOT VALID,
    ADD CONSTRAINT staff_acts_two_people CHECK ((by_staff IS NOT DISTINCT FROM staff_id)
        = (act IN ('password-changed', 'second-factor-set', 'recovery-code-used', 'identity-linked'))) NOT VALID;

GRANT SELECT, INSERT, DELETE ON staff_identities, staff_provider_visits TO abri_admin;
