//! `with_retries`: only what the server asks to run again is run again, and not for ever.

use abri_server::persistence::{PersistenceError, Retryable, with_retries};
use sqlx::PgPool;
use std::cell::Cell;

/// A statement that the server answers with that SQLSTATE.
async fn fails(pool: &PgPool, code: &str) -> Result<(), PersistenceError> {
    let statement = format!("DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '{code}'; END $$");
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(pool).await?;
    Ok(())
}

#[sqlx::test]
async fn a_transaction_the_server_wants_again_is_run_again(pool: PgPool) {
    for code in ["40001", "40P01"] {
        let tries = Cell::new(0);
        let outcome = with_retries(|| async {
            tries.set(tries.get() + 1);
            if tries.get() < 3 { fails(&pool, code).await } else { Ok(()) }
        });
        assert!(outcome.await.is_ok());
        assert_eq!(tries.get(), 3, "{code}");
    }
}

#[sqlx::test]
async fn another_error_is_not_tried_again(pool: PgPool) {
    let tries = Cell::new(0);
    let outcome = with_retries(|| async {
        tries.set(tries.get() + 1);
        fails(&pool, "23505").await
    });
    assert!(!outcome.await.unwrap_err().is_retryable());
    assert_eq!(tries.get(), 1);
}

#[sqlx::test]
async fn a_server_that_never_agrees_gets_five_tries(pool: PgPool) {
    let tries = Cell::new(0);
    let outcome = with_retries(|| async {
        tries.set(tries.get() + 1);
        fails(&pool, "40001").await
    });
    assert!(Retryable::is_retryable(&outcome.await.unwrap_err()));
    assert_eq!(tries.get(), 5);
}

#[sqlx::test]
async fn of_two_serializable_transactions_that_cross_both_succeed_in_the_end(pool: PgPool) {
    sqlx::raw_sql("CREATE TABLE crossing (side text PRIMARY KEY, n bigint); INSERT INTO crossing VALUES ('a', 0), ('b', 0)")
        .execute(&pool)
        .await
        .unwrap();
    let barrier = tokio::sync::Barrier::new(2);
    let tries = Cell::new(0);
    let cross = |read: &'static str, write: &'static str| {
        let (pool, barrier, tries) = (&pool, &barrier, &tries);
        let first = Cell::new(true);
        async move {
            with_retries(|| async {
                tries.set(tries.get() + 1);
                let mut transaction = pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?;
                let n: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
                    "SELECT n FROM crossing WHERE side = '{read}'"
                )))
                .fetch_one(&mut *transaction)
                .await?;
                if first.replace(false) {
                    barrier.wait().await;
                }
                sqlx::query(sqlx::AssertSqlSafe(format!(
                    "UPDATE crossing SET n = $1 WHERE side = '{write}'"
                )))
                .bind(n + 1)
                .execute(&mut *transaction)
                .await?;
                transaction.commit().await?;
                Ok::<_, PersistenceError>(())
            })
            .await
        }
    };
    let (a, b) = tokio::join!(cross("a", "b"), cross("b", "a"));
    assert!(a.is_ok() && b.is_ok());
    assert!(tries.get() > 2, "the two did not cross");
    let sum: i64 = sqlx::query_scalar("SELECT sum(n)::bigint FROM crossing").fetch_one(&pool).await.unwrap();
    assert_eq!(sum, 3, "one after the other: 1, then 2");
}
