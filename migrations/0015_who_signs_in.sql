-- Zone A. Who signs in: accounts an administrator makes, roles lent for a while, second factors. Nothing here is about an
-- insured person. Accounts, loans and acts are kept as long as what their people did; a sign-in that is half done leaves
-- with the next one, a second factor when it is reset.

-- A password that somebody else chose opens nothing but the page to change it.
ALTER TABLE staff ADD COLUMN password_due boolean NOT NULL DEFAULT false;

-- A role lent until an instant: while it is in force it stands in the place of the one in `staff`.
CREATE TABLE role_grants (
    grant_id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff,
    role text NOT NULL CONSTRAINT role_grants_role
        CHECK (role IN ('caseworker', 'medical-technician', 'medical-officer', 'call-desk', 'mail-desk', 'supervisor',
                        'rules-officer', 'auditor', 'administrator')),
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    granted_by uuid NOT NULL REFERENCES staff,
    CONSTRAINT role_grants_two_people CHECK (granted_by <> staff_id),
    CONSTRAINT role_grants_span CHECK (until_at > from_at)
);
-- the last one of a person, asked at each request
CREATE INDEX role_grants_of ON role_grants (staff_id, from_at);

-- A loan ended before its day.
CREATE TABLE role_grant_ends (
    grant_id uuid PRIMARY KEY REFERENCES role_grants,
    ended_at timestamptz NOT NULL,
    ended_by uuid NOT NULL REFERENCES staff
);

-- What was done to accounts. Without `by_staff` it was done at the command line, as the owner of the database.
CREATE TABLE staff_acts (
    act_id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff,
    by_staff uuid REFERENCES staff,
    act text NOT NULL CONSTRAINT staff_acts_act
        CHECK (act IN ('made', 'disabled', 'enabled', 'password-given', 'password-changed', 'role-lent', 'role-ended',
                       'second-factor-set', 'second-factor-reset', 'recovery-code-used')),
    grant_id uuid REFERENCES role_grants,
    at timestamptz NOT NULL,
    CONSTRAINT staff_acts_grant CHECK ((grant_id IS NOT NULL) = (act IN ('role-lent', 'role-ended'))),
    -- Nobody does to their own account what takes an administrator; what one does for oneself, nobody else does.
    CONSTRAINT staff_acts_two_people CHECK ((by_staff IS NOT DISTINCT FROM staff_id)
        = (act IN ('password-changed', 'second-factor-set', 'recovery-code-used')))
);
CREATE INDEX staff_acts_last ON staff_acts (at, act_id);

CREATE TRIGGER role_grants_append_only BEFORE UPDATE OR DELETE ON role_grants
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER role_grants_never_emptied BEFORE TRUNCATE ON role_grants
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER role_grant_ends_append_only BEFORE UPDATE OR DELETE ON role_grant_ends
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER role_grant_ends_never_emptied BEFORE TRUNCATE ON role_grant_ends
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_acts_append_only BEFORE UPDATE OR DELETE ON staff_acts
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_acts_never_emptied BEFORE TRUNCATE ON staff_acts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The second factor of a person, one at most: codes of six digits that change every 30 seconds (RFC 6238).
CREATE TABLE staff_totp (
    staff_id uuid PRIMARY KEY REFERENCES staff,
    -- Sealed with zone A's key.
    sealed_secret bytea NOT NULL,
    -- Null while the person has not shown that their device knows the secret.
    confirmed_at timestamptz,
    -- The step of the last code that was accepted: no code counts twice.
    last_step bigint NOT NULL DEFAULT 0
);

-- Codes for the day the device is lost, each good for once. Only their HMAC is kept; a code that was used is erased.
CREATE TABLE staff_recovery_codes (
    code_hash bytea PRIMARY KEY CHECK (octet_length(code_hash) = 32),
    staff_id uuid NOT NULL REFERENCES staff
);
CREATE INDEX staff_recovery_codes_of ON staff_recovery_codes (staff_id);

-- Whoever gave the right password and still owes the code. Apart from the sessions, so that nothing opens by it.
CREATE TABLE staff_sign_ins (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    staff_id uuid NOT NULL REFERENCES staff,
    created_at timestamptz NOT NULL
);

GRANT INSERT ON staff TO abri_admin;
-- Neither the login nor the role: a role is lent, never rewritten.
GRANT UPDATE (password_hash, password_due, disabled_at) ON staff TO abri_admin;
GRANT SELECT, INSERT ON role_grants, role_grant_ends, staff_acts TO abri_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON staff_totp TO abri_admin;
GRANT SELECT, INSERT, DELETE ON staff_recovery_codes, staff_sign_ins TO abri_admin;
