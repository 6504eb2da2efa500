-- The acts of an onboarding (0019) beside those of the identity provider (0024): said after both, whichever came first.
ALTER TABLE staff_acts DROP CONSTRAINT staff_acts_act;
ALTER TABLE staff_acts ADD CONSTRAINT staff_acts_act
    CHECK (act IN ('made', 'disabled', 'enabled', 'password-given', 'password-changed', 'role-lent', 'role-ended',
                   'second-factor-set', 'second-factor-reset', 'recovery-code-used', 'identity-linked', 'identity-unlinked',
                   'onboarding-set', 'onboarding-ended'));
