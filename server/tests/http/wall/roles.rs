//! Each role may do what it needs, and nothing else. Tables and columns are asked of the catalogue: a new one is covered
//! the day it is made.

use crate::app::TestApp;
use sqlx::{AssertSqlSafe, Error, PgConnection, PgPool};
use std::collections::BTreeSet;

/// A connection that has taken a role, as those of the service's pools do.
async fn role(pool: &PgPool, role: &str) -> sqlx::pool::PoolConnection<sqlx::Postgres> {
    let mut connection = pool.acquire().await.unwrap();
    sqlx::query(AssertSqlSafe(format!("SET ROLE {role}"))).execute(&mut *connection).await.unwrap();
    connection
}

/// Every column of the schemas, as schema, table, column.
async fn columns(pool: &PgPool) -> Vec<(String, String, String)> {
    sqlx::query_as(
        "SELECT nspname::text, relname::text, attname::text FROM pg_attribute
         JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
         WHERE nspname IN ('public', 'medical', 'employer') AND relkind IN ('r', 'p', 'v', 'm', 'f') AND attnum > 0
           AND NOT attisdropped ORDER BY 1, 2, attnum",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}

/// What the server says to a statement: `42501` is "not allowed".
async fn answer(connection: &mut PgConnection, statement: String) -> String {
    match sqlx::query(AssertSqlSafe(statement)).execute(connection).await {
        Ok(_) => "allowed".to_owned(),
        Err(Error::Database(error)) => error.code().unwrap_or_default().into_owned(),
        Err(error) => panic!("{error}"),
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn zone_a_cannot_read_one_byte_of_zone_m(pool: PgPool) {
    let columns = columns(&pool).await;
    let mut admin = role(&pool, "abri_admin").await;
    let mut asked = 0;
    for (schema, table, column) in columns.iter().filter(|(schema, ..)| schema == "medical") {
        for what in [column.as_str(), "*", "count(*)"] {
            let statement = format!("SELECT {what} FROM {schema}.{table} LIMIT 1");
            assert_eq!(answer(&mut admin, statement.clone()).await, "42501", "{statement}");
            asked += 1;
        }
        for statement in [
            format!("UPDATE {schema}.{table} SET {column} = {column}"),
            format!("DELETE FROM {schema}.{table}"),
            format!("TRUNCATE {schema}.{table}"),
            format!("COPY {schema}.{table} TO STDOUT"),
            format!("INSERT INTO {schema}.{table} DEFAULT VALUES RETURNING {column}"),
        ] {
            assert_eq!(answer(&mut admin, statement.clone()).await, "42501", "{statement}");
        }
    }
    for table in ["grounds", "opinion_reasons", "opinion_drafts", "scans"] {
        assert!(columns.iter().any(|(schema, name, _)| schema == "medical" && name == table), "{table}");
    }
    assert!(asked > 60, "the catalogue named {asked} columns only");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_check_page_reads_zone_e_and_nothing_else(pool: PgPool) {
    let columns = columns(&pool).await;
    let mut employer = role(&pool, "abri_employer").await;
    for (schema, table, column) in &columns {
        let statement = format!("SELECT {column} FROM {schema}.{table} LIMIT 1");
        let expected = if schema == "employer" { "allowed" } else { "42501" };
        assert_eq!(answer(&mut employer, statement.clone()).await, expected, "{statement}");
        // Its own sessions, and where a partner is called, are its to change; whose that is, nobody's.
        let (is_session, is_call) = (schema == "employer" && table == "sessions", table == "webhooks");
        for (statement, may) in [
            (
                format!("UPDATE {schema}.{table} SET {column} = {column}"),
                is_session || (is_call && column != "partner_id"),
            ),
            (format!("DELETE FROM {schema}.{table}"), is_call),
        ] {
            let expected = if may { "allowed" } else { "42501" };
            assert_eq!(answer(&mut employer, statement.clone()).await, expected, "{statement}");
        }
        // With what is asked and answered that is all it writes; 23502: it may, and a row needs more.
        let asks = ["notice_checks", "link_requests", "notice_answers"].contains(&table.as_str());
        let expected = if is_session || is_call || asks { "23502" } else { "42501" };
        let statement = format!("INSERT INTO {schema}.{table} DEFAULT VALUES");
        assert_eq!(answer(&mut employer, statement.clone()).await, expected, "{statement}");
    }
}

/// What each role may do with each table: S(elect), I(nsert), U(pdate), D(elete).
const RIGHTS: &[(&str, &str, &str)] = &[
    ("abri_admin", "public.access_attempts", "SIUD"),
    ("abri_admin", "public.access_codes", "SIUD"),
    ("abri_admin", "public.drafts", "SIUD"),
    ("abri_admin", "public.insured_sessions", "SIUD"),
    ("abri_admin", "public.staff_sessions", "SIUD"),
    ("abri_admin", "public.callback_hours", "SI"),
    ("abri_admin", "public.callbacks", "SIUD"),
    ("abri_admin", "public.claims", "SIU"),
    ("abri_admin", "public.exchanges", "SIU"),
    ("abri_admin", "public.jobs", "SIU"),
    ("abri_admin", "public.claim_events", "SI"),
    ("abri_admin", "public.explanations", "SI"),
    ("abri_admin", "public.rule_files", "SI"),
    ("abri_admin", "public.rule_stamps", "SI"),
    ("abri_admin", "public.rule_events", "SI"),
    ("abri_admin", "public.rule_publications", "SI"),
    ("abri_admin", "public.rule_cancellations", "SI"),
    ("abri_admin", "public.rule_drafts", "SIU"),
    ("abri_admin", "public.rule_simulations", "SI"),
    ("abri_admin", "public.staff", "SIU"),
    ("abri_admin", "public.role_grants", "SI"),
    ("abri_admin", "public.role_grant_ends", "SI"),
    ("abri_admin", "public.staff_acts", "SI"),
    ("abri_admin", "public.staff_funds", "SI"),
    ("abri_admin", "public.fund_loans", "SI"),
    ("abri_admin", "public.announcements", "SI"),
    ("abri_admin", "public.announcement_ends", "SI"),
    ("abri_admin", "public.fund_loan_ends", "SI"),
    ("abri_admin", "public.staff_totp", "SIUD"),
    ("abri_admin", "public.staff_recovery_codes", "SID"),
    ("abri_admin", "public.staff_sign_ins", "SID"),
    ("abri_admin", "public.staff_identities", "SID"),
    ("abri_admin", "public.staff_provider_visits", "SID"),
    ("abri_admin", "public.register_affiliations", "S"),
    ("abri_admin", "public.claim_notices", "S"),
    ("abri_admin", "public.deliveries", "SU"),
    ("abri_admin", "public.delivery_moves", "I"),
    ("abri_admin", "public.delivery_hours", "S"),
    ("abri_admin", "employer.notices", "S"),
    ("abri_admin", "public.criterion_switches", "SI"),
    ("abri_admin", "public.rechecks", "SU"),
    ("abri_admin", "public.recheck_counts", "SU"),
    ("abri_admin", "public.staff_lanes", "SID"),
    ("abri_admin", "public.staff_conflicts", "SI"),
    ("abri_admin", "public.lease_moves", "SI"),
    ("abri_admin", "public.case_presence", "SIUD"),
    ("abri_admin", "public.handovers", "SI"),
    ("abri_admin", "public.audit_days", "S"),
    ("abri_admin", "public.audit_checks", "S"),
    ("abri_admin", "public.audit_lookups", "SI"),
    ("abri_admin", "public.claim_names", "SI"),
    ("abri_admin", "public.claim_searches", "SI"),
    ("abri_admin", "public.staff_views", "SID"),
    ("abri_admin", "public.labels", "SIU"),
    ("abri_admin", "public.claim_labels", "SID"),
    ("abri_admin", "public.staff_notes", "SIUD"),
    ("abri_admin", "public.assisted_claims", "SI"),
    ("abri_admin", "public.scans", "SIU"),
    ("abri_medical", "public.scans", "S"),
    ("abri_medical", "medical.scans", "SIU"),
    ("abri_admin", "medical.grounds", "I"),
    ("abri_admin", "public.claim_moves", "I"),
    ("abri_admin", "public.board_hours", "S"),
    ("abri_admin", "public.board_open", "S"),
    ("abri_admin", "public.board_paces", "S"),
    ("abri_admin", "public.board_times", "S"),
    ("abri_admin", "public.proposals", "SIU"),
    ("abri_admin", "public.decisions", "SI"),
    ("abri_medical", "public.proposals", "SIU"),
    ("abri_medical", "public.decisions", "SI"),
    ("abri_medical", "medical.proposals", "SI"),
    ("abri_admin", "public.opinions", "SIU"),
    ("abri_admin", "public.delegations", "S"),
    ("abri_admin", "public.claim_preparations", "S"),
    ("abri_admin", "public.glass_openings", "SI"),
    ("abri_admin", "public.glass_reviews", "SI"),
    ("abri_medical", "public.opinions", "SU"),
    ("abri_medical", "public.delegations", "SI"),
    ("abri_medical", "public.delegation_ends", "SI"),
    ("abri_medical", "public.claim_preparations", "SI"),
    ("abri_medical", "public.glass_openings", "S"),
    ("abri_medical", "medical.opinion_reasons", "SI"),
    ("abri_medical", "medical.opinion_drafts", "SIU"),
    ("abri_medical", "public.claim_moves", "I"),
    ("abri_medical", "public.claim_names", "S"),
    ("abri_medical", "public.claim_searches", "I"),
    ("abri_medical", "medical.labels", "SIU"),
    ("abri_medical", "medical.claim_labels", "SID"),
    ("abri_medical", "medical.staff_notes", "SIUD"),
    ("abri_medical", "public.claims", "SIU"),
    ("abri_medical", "public.exchanges", "SIU"),
    ("abri_medical", "public.jobs", "SIU"),
    ("abri_medical", "public.claim_events", "SI"),
    ("abri_medical", "public.explanations", "SI"),
    ("abri_medical", "public.staff", "S"),
    ("abri_medical", "public.register_affiliations", "S"),
    ("abri_medical", "public.claim_notices", "S"),
    ("abri_medical", "public.rechecks", "SU"),
    ("abri_medical", "public.recheck_counts", "SU"),
    ("abri_medical", "public.staff_lanes", "S"),
    ("abri_medical", "public.staff_funds", "S"),
    ("abri_medical", "public.fund_loans", "S"),
    ("abri_medical", "public.fund_loan_ends", "S"),
    ("abri_medical", "public.staff_conflicts", "SI"),
    ("abri_medical", "public.lease_moves", "I"),
    ("abri_medical", "public.case_presence", "SIUD"),
    ("abri_medical", "medical.handovers", "SI"),
    ("abri_medical", "employer.notices", "S"),
    ("abri_medical", "public.assisted_claims", "SU"),
    ("abri_medical", "medical.grounds", "SIU"),
    ("abri_medical", "medical.assessments", "SIU"),
    ("abri_medical", "medical.exchanges", "SIU"),
    ("abri_medical", "medical.notes", "SI"),
    ("abri_medical", "medical.reads", "SI"),
    ("abri_medical", "medical.register", "S"),
    ("abri_pipeline", "public.access_codes", "SIUD"),
    ("abri_pipeline", "public.claim_moves", "SID"),
    ("abri_pipeline", "public.board_hours", "SIU"),
    ("abri_pipeline", "public.board_open", "SIU"),
    ("abri_pipeline", "public.board_paces", "SIU"),
    ("abri_pipeline", "public.board_times", "SIU"),
    ("abri_pipeline", "public.claim_names", "SI"),
    ("abri_pipeline", "public.claims", "SIU"),
    ("abri_pipeline", "public.exchanges", "SIU"),
    ("abri_pipeline", "public.jobs", "SIUD"),
    ("abri_pipeline", "public.claim_events", "SI"),
    ("abri_pipeline", "public.explanations", "SI"),
    ("abri_pipeline", "public.rule_files", "S"),
    ("abri_pipeline", "public.rule_publications", "S"),
    ("abri_pipeline", "public.rule_cancellations", "S"),
    ("abri_pipeline", "public.rule_drafts", "S"),
    ("abri_pipeline", "public.rule_simulations", "SU"),
    ("abri_pipeline", "public.staff", "S"),
    ("abri_pipeline", "public.register_affiliations", "S"),
    ("abri_pipeline", "public.claim_notices", "SIU"),
    ("abri_pipeline", "public.employer_contacts", "SI"),
    ("abri_pipeline", "public.deliveries", "SIU"),
    ("abri_pipeline", "public.print_batches", "SIU"),
    ("abri_pipeline", "public.hard_end_passes", "SIU"),
    ("abri_pipeline", "public.delivery_moves", "SID"),
    ("abri_pipeline", "public.delivery_hours", "SIU"),
    ("abri_pipeline", "public.delivery_paces", "SIUD"),
    ("abri_pipeline", "public.criterion_switches", "S"),
    ("abri_pipeline", "public.rechecks", "I"),
    ("abri_pipeline", "public.recheck_counts", "SIU"),
    ("abri_pipeline", "employer.notices", "SIU"),
    ("abri_pipeline", "public.assisted_claims", "S"),
    ("abri_pipeline", "medical.grounds", "SIU"),
    ("abri_pipeline", "medical.assessments", "SIU"),
    ("abri_pipeline", "medical.exchanges", "SIU"),
    ("abri_pipeline", "medical.notes", "SI"),
    ("abri_pipeline", "public.audit_days", "SI"),
    ("abri_pipeline", "medical.reads", "S"),
    ("abri_pipeline", "medical.register", "S"),
    ("abri_admin", "employer.notice_checks", "S"),
    ("abri_pipeline", "employer.notice_keys", "S"),
    ("abri_pipeline", "public.notice_signers", "S"),
    ("abri_pipeline", "employer.notice_checks", "SUD"),
    ("abri_pipeline", "employer.partner_sirets", "S"),
    ("abri_pipeline", "employer.partner_keys", "S"),
    ("abri_pipeline", "employer.webhooks", "S"),
    ("abri_employer", "employer.partners", "S"),
    ("abri_employer", "employer.partner_sirets", "S"),
    ("abri_employer", "employer.partner_keys", "S"),
    ("abri_employer", "employer.webhooks", "SIUD"),
    ("abri_employer", "employer.notice_keys", "S"),
    ("abri_employer", "employer.notice_checks", "SI"),
    ("abri_employer", "employer.notices", "S"),
    ("abri_employer", "employer.notice_mailboxes", "S"),
    ("abri_employer", "employer.link_requests", "SI"),
    ("abri_employer", "employer.sessions", "SIU"),
    ("abri_employer", "employer.notice_answers", "SI"),
    ("abri_pipeline", "employer.notice_mailboxes", "SIU"),
    ("abri_pipeline", "employer.link_requests", "SUD"),
    ("abri_pipeline", "employer.notice_answers", "SU"),
    ("abri_admin", "employer.notice_answers", "S"),
];

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_role_may_do_what_is_written_here_and_no_more(pool: PgPool) {
    let found: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT role, nspname || '.' || relname, concat(
             CASE WHEN has_any_column_privilege(role, pg_class.oid, 'SELECT') THEN 'S' END,
             CASE WHEN has_any_column_privilege(role, pg_class.oid, 'INSERT') THEN 'I' END,
             CASE WHEN has_any_column_privilege(role, pg_class.oid, 'UPDATE') THEN 'U' END,
             CASE WHEN has_table_privilege(role, pg_class.oid, 'DELETE') THEN 'D' END,
             CASE WHEN has_table_privilege(role, pg_class.oid, 'TRUNCATE, REFERENCES, TRIGGER') THEN '!' END)
         FROM unnest(ARRAY['abri_admin', 'abri_medical', 'abri_pipeline', 'abri_employer']) AS role, pg_class
         JOIN pg_namespace ON pg_namespace.oid = relnamespace
         WHERE nspname IN ('public', 'medical', 'employer') AND relkind IN ('r', 'p', 'v', 'm', 'f')",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let found: BTreeSet<_> = found.into_iter().filter(|(_, _, rights)| !rights.is_empty()).collect();
    let written =
        RIGHTS.iter().map(|(role, table, rights)| (role.to_string(), table.to_string(), rights.to_string()));
    let written: BTreeSet<_> = written.collect();
    assert_eq!(
        found.difference(&written).collect::<Vec<_>>(),
        Vec::<&(String, String, String)>::new(),
        "not written here"
    );
    assert_eq!(
        written.difference(&found).collect::<Vec<_>>(),
        Vec::<&(String, String, String)>::new(),
        "not so any more"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_role_can_become_another_or_make_anything(pool: PgPool) {
    let odd: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'abri\\_%' AND rolname IN ('abri_admin', 'abri_medical', 'abri_pipeline', 'abri_employer')
           AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls OR rolinherit)",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(odd, 0);
    let members: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_auth_members JOIN pg_roles ON pg_roles.oid = member
         WHERE rolname IN ('abri_admin', 'abri_medical', 'abri_pipeline', 'abri_employer')",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(members, 0, "a role is a member of another");
    for name in ["abri_admin", "abri_medical", "abri_pipeline", "abri_employer"] {
        let mut connection = role(&pool, name).await;
        for statement in
            ["CREATE TABLE public.mine (n int)", "CREATE TABLE medical.mine (n int)", "CREATE SCHEMA mine"]
        {
            assert_eq!(answer(&mut connection, statement.to_owned()).await, "42501", "{name}: {statement}");
        }
    }
    // A function that runs with its owner's rights would be a door through the wall.
    let doors: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
         WHERE prosecdef AND nspname IN ('public', 'medical', 'employer')",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(doors, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_pool_of_the_service_has_the_role_of_its_zone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let pools = &app.service.pools;
    for (pool, name) in [
        (&pools.admin, "abri_admin"),
        (&pools.medical, "abri_medical"),
        (&pools.pipeline, "abri_pipeline"),
        (&pools.employer, "abri_employer"),
    ] {
        let role: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(pool).await.unwrap();
        assert_eq!(role, name);
    }
}
