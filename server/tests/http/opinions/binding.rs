//! What an opinion leaves to who decides: it binds, it decides nothing, and the decision keeps which one it rests on.

use super::{agent, answer, answered, asked, case, person, take_claim, take_question};
use crate::app::TestApp;
use crate::app::claims::unconfirmed;
use crate::app::follow::OWN;
use abri_domain::claim::ClaimEvent;
use axum::http::StatusCode;
use sqlx::PgPool;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn against_an_unfavourable_opinion_nothing_is_approved_and_nothing_is_refused_by_itself(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = asked(&app, "situation").await;
    answered(&app, "doctor", &[("conclusion", "unfavourable")]).await;
    app.work().await;
    assert_eq!(app.state(claim_id).await, "in-review administrative", "an opinion decides nothing");
    anne.take_next().await;
    let page = anne.get(&case(claim_id)).await;
    assert!(!page.html().contains("value=\"approve\""), "an approval is not offered");
    assert!(page.main().contains("L’avis lie la caisse"));
    let refused =
        anne.act(&case(claim_id), "decision", &[("verdict", "approve"), ("explanation", "mirabelle")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.main().contains("CSS L.315-2") && refused.main().contains("mirabelle"));
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    let no =
        [("verdict", "refuse"), ("reason", "medical-conclusion"), ("explanation", "Voyez votre médecin.")];
    let model = anne.act(&case(claim_id), "apercu", &[no[0], no[1], ("show", "words")]).await;
    assert!(model.text_of("textarea[name=explanation]").contains("n’estime pas l’arrêt justifié"));
    let proposed = anne.act(&case(claim_id), "decision", &no).await;
    assert_eq!(proposed.location.as_deref(), Some("/agent?proposed"), "{}", proposed.main());
    assert_eq!(app.state(claim_id).await, "in-review administrative", "two people say a medical no");
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    take_claim(&mut berthe, claim_id).await;
    let done = berthe.act(&case(claim_id), "confirmation", &[("verdict", "confirm")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent?confirmed"), "{}", done.main());
    assert_eq!(app.state(claim_id).await, "refused");
    let history = app.history(claim_id).await;
    let given = history.iter().find_map(|record| match record.event {
        ClaimEvent::OpinionGiven { opinion_id, .. } => Some(opinion_id),
        _ => None,
    });
    let last = history.iter().rev().find(|record| record.event.code() != "file-read").unwrap();
    assert_eq!(last.event, ClaimEvent::RestsOn { opinion_id: given.unwrap() });
    // A medical refusal is appealed as one, whoever signed it.
    let own = app.insured(claim_id, &person(&app)).await.get(OWN).await.main();
    assert!(own.contains("Contester une décision médicale") && own.contains("Voyez votre médecin."), "{own}");
    assert!(own.contains("sous pli confidentiel"), "what she can do: {own}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_yes_after_a_shorter_opinion_grants_the_days_it_justifies(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = asked(&app, "length").await;
    let shorter = app.claim(claim_id).await.first_day + time::Duration::days(6);
    let day = [shorter.day().to_string(), u8::from(shorter.month()).to_string(), shorter.year().to_string()];
    let [day, month, year] = day.each_ref().map(String::as_str);
    let fields =
        [("conclusion", "shorter"), ("shorter_day", day), ("shorter_month", month), ("shorter_year", year)];
    answered(&app, "doctor", &fields).await;
    anne.take_next().await;
    anne.act(&case(claim_id), "decision", &[("verdict", "approve")]).await;
    let granted = app.claim(claim_id).await.state.granted().unwrap();
    assert_eq!((granted.last_day(), granted.days()), (shorter, 7));
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "caseworker rests-on");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_whole_situation_answered_spares_the_medical_side_a_second_look(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for (question, state) in [("situation", "approved"), ("length", "in-review medical")] {
        let skip = usize::from(question == "length");
        let claim_id = app.filed(&unconfirmed(app.for_caseworkers().nth(skip).unwrap())).await;
        let mut anne = agent(&app, &format!("anne-{question}"), "caseworker").await;
        assert_eq!(anne.take_next().await, case(claim_id));
        super::ask(&mut anne, claim_id, question).await;
        answered(&app, &format!("doctor-{question}"), &[("conclusion", "favourable")]).await;
        assert_eq!(anne.take_next().await, case(claim_id));
        anne.act(&case(claim_id), "decision", &[("verdict", "approve")]).await;
        assert_eq!(app.state(claim_id).await, state, "{question}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_medical_conclusion_is_no_reason_without_an_opinion_against(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = asked(&app, "length").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let question = take_question(&mut doctor).await;
    answer(&mut doctor, &question, &[("conclusion", "favourable")]).await;
    anne.take_next().await;
    let no = [("verdict", "refuse"), ("reason", "medical-conclusion"), ("explanation", "mirabelle")];
    let page = anne.act(&case(claim_id), "decision", &no).await;
    assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["reason".to_owned()]));
    // A refusal for a reason of hers rests on no opinion.
    let own = [("verdict", "refuse"), ("reason", "telework-possible"), ("explanation", "mirabelle")];
    anne.act(&case(claim_id), "decision", &own).await;
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "caseworker refused");
}
