-- Who may know what (design, section 4): one role per zone. The roles can log in where each has a password or a
-- socket of its own; elsewhere the server connects as the owner and takes the role with SET ROLE.
--   abri_admin     zone A: caseworkers, public form. May write into zone M, can't read one byte of it.
--   abri_medical   zones A and M: medical officers.
--   abri_pipeline  the machine: reads both, decides, records effects.
--   abri_employer  zone E: the check page.
-- Roles belong to the cluster, not to the database: several databases may create them at the same time.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['abri_admin', 'abri_medical', 'abri_pipeline', 'abri_employer'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT', role_name);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        -- An owner that is no superuser may take the role only as its member.
        IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
        END IF;
    END LOOP;
END
$$;

CREATE SCHEMA medical;
CREATE SCHEMA employer;
REVOKE ALL ON SCHEMA medical, employer FROM PUBLIC;
GRANT USAGE ON SCHEMA medical TO abri_admin, abri_medical, abri_pipeline;
GRANT USAGE ON SCHEMA employer TO abri_admin, abri_medical, abri_pipeline, abri_employer;
