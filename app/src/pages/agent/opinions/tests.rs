//! What the desk and a question show.

use super::{desk, on_case, one};
use crate::lang::Lang;
use crate::model::{
    AgentBadge, OpinionForm, OpinionLine, OpinionPage, OpinionRow, OpinionSignature, OpinionStanding,
    OpinionView, OpinionsPage, StaffRole,
};
use crate::pages::agent::tests::{HOSTILE, context};
use abri_domain::deadline::Risk;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::opinion::{Conclusion, OpinionField, OpinionQuestion, OpinionState};
use leptos::prelude::*;
use time::macros::date;

fn badge(words: &str) -> AgentBadge {
    AgentBadge {
        name: words.to_owned(),
        role: StaffRole::MedicalOfficer,
        token: words.to_owned(),
        is_onboarding: false,
    }
}

fn row(words: &str) -> OpinionRow {
    OpinionRow {
        opinion_id: "1".to_owned(),
        reference: words.to_owned(),
        question: OpinionQuestion::Length,
        due_on: date!(2020 - 03 - 24),
        risk: Risk::Late,
        fund: words.to_owned(),
    }
}

fn page(words: &str, signs: OpinionSignature) -> OpinionPage {
    let view = OpinionView {
        claim_id: "2".to_owned(),
        facts: vec![(OpinionField::Ground, vec![words.to_owned()])],
        prepared_by: Some(words.to_owned()),
        signs,
    };
    OpinionPage {
        agent: badge(words),
        row: row(words),
        words: Some(words.to_owned()),
        standing: OpinionStanding::Mine(Box::new(view)),
        lease_over: false,
        form: OpinionForm { reasons: words.to_owned(), ..OpinionForm::default() },
        errors: FieldErrors::default(),
    }
}

fn html(lang: Lang, page: &OpinionPage) -> String {
    Owner::new().with(|| one(&context(lang), page).to_html())
}

#[test]
fn late_questions_are_counted_and_told() {
    let page = OpinionsPage {
        agent: badge("mot"),
        mine: vec![row("ABCD-EFGH")],
        waiting: (12, 3),
        nothing_to_take: false,
        done: Some("given".to_owned()),
    };
    let html = Owner::new().with(|| desk(&context(Lang::Fr), &page).to_html());
    for said in
        ["Questions ouvertes\u{a0}: 12, dont 3 en retard.", "en retard)", "Avis rendu.", "/agent/avis/1"]
    {
        assert!(html.contains(said), "{said} in {html}");
    }
}

#[test]
fn a_technician_reads_as_what_they_answer() {
    let said = |signs| html(Lang::Fr, &page("mot", signs));
    assert!(said(OpinionSignature::Prepares).contains("Enregistrer le projet"));
    assert!(said(OpinionSignature::Under).contains("par délégation"));
    let own = said(OpinionSignature::Own);
    assert!(own.contains("Rendre l’avis") && !own.contains("délég"));
    assert!(!own.contains("checked"), "nothing is chosen beforehand");
}

#[test]
fn who_no_longer_holds_a_question_sees_their_words_and_no_field() {
    for standing in [OpinionStanding::NotMine, OpinionStanding::Settled] {
        let html = html(Lang::Fr, &OpinionPage { standing, ..page("mot tapé", OpinionSignature::Own) });
        assert!(html.contains("Ce que vous aviez écrit") && html.contains("mot tapé"));
        assert!(!html.contains("Motif déclaré") && !html.contains("<textarea"), "{html}");
    }
}

#[test]
fn the_error_summary_leads_to_fields_that_exist_once() {
    for field in ["conclusion", "shorter_day", "reasons"] {
        let mut page = page("mot", OpinionSignature::Own);
        page.errors.add(field, FieldCode::Missing);
        let html = html(Lang::En, &page);
        assert!(html.contains(&format!("href=\"#{field}\"")));
        assert_eq!(html.matches(&format!(" id=\"{field}\"")).count(), 1, "{field}");
    }
}

#[test]
fn hostile_words_stay_words() {
    let line = OpinionLine {
        question: OpinionQuestion::Work,
        words: Some(HOSTILE.to_owned()),
        asked_at: HOSTILE.to_owned(),
        state: OpinionState::Answered(Conclusion::Unfavourable),
        settled_at: Some(HOSTILE.to_owned()),
    };
    let drawn = Owner::new().with(|| on_case(Lang::En, &[line]).to_html());
    for html in [html(Lang::Fr, &page(HOSTILE, OpinionSignature::Own)), drawn] {
        assert!(!html.contains("<script") && html.contains("&lt;script"), "{html}");
    }
}
