-- Zone A. A claim says under which scheme it was made; those made before were all made by people at risk. The default
-- is a constant, so no row is rewritten, and a program that knows of one scheme only goes on writing.
ALTER TABLE claims ADD COLUMN scheme text NOT NULL DEFAULT 'at-risk';

-- Those who write and publish rules sign in as others do, and read no claim. Wider than before.
ALTER TABLE staff DROP CONSTRAINT staff_role_check;
ALTER TABLE staff ADD CONSTRAINT staff_role_check
    CHECK (role IN ('caseworker', 'medical-officer', 'rules-officer'));
