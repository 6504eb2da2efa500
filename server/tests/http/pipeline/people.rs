//! Sixty people who do not exist, each with a claim of a known kind.

use crate::app::TestApp;
use abri_domain::assessment::Outcome;
use abri_server::demo::people::{Expected, person};
use abri_server::persistence::medical;
use std::collections::HashSet;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn sixty_claims_end_where_their_kind_says(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let people: Vec<_> = (0..60).map(|seed| person(seed, &app.rules())).collect();
    let mut filed = Vec::new();
    for person in &people {
        app.know(person).await;
        filed.push(app.submit(person).await);
    }
    app.work().await;
    let mut kinds = HashSet::new();
    for (seed, (person, claim_id)) in people.iter().zip(filed).enumerate() {
        let state = app.state(claim_id).await;
        let mut zone_m = app.service.pools.medical.acquire().await.unwrap();
        let (key, _) = medical::open(&mut zone_m, &app.service.keys.zone_m, claim_id).await.unwrap();
        let whole = medical::assessment(&mut zone_m, &key, claim_id).await.unwrap().unwrap();
        let door = match whole.outcome {
            Outcome::Review { door, .. } => door,
            Outcome::Approve { .. } => None,
        };
        let expected = match person.kind {
            Expected::ApprovedAtOnce => state == "approved",
            Expected::Review => state.starts_with("in-review") && door.is_none(),
            Expected::OtherDoor => state.starts_with("in-review") && door.is_some(),
        };
        assert!(expected, "person {seed}: {:?} ended {state}, door {door:?}", person.kind);
        app.history(claim_id).await;
        kinds.insert(person.kind);
    }
    assert_eq!(kinds.len(), 3, "sixty people must show every kind");
}
