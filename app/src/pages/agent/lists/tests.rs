//! The list as drawn: what each role finds on it, and that nothing typed becomes markup.

use super::{labels, outcome, view};
use crate::lang::Lang;
use crate::model::{
    AgentBadge, BulkForm, BulkLine, BulkPage, LabelRefusal, LabelsPage, ListOptions, ListPage, ListRefusal,
    ListRow, QueueRow, SavedView, StaffRole, TypedNir,
};
use crate::pages::agent::tests::{HOSTILE, context, keys};
use abri_domain::claim::ClaimState;
use abri_domain::deadline::Risk;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::listing::{BulkAct, BulkOutcome, FilterForm};
use abri_domain::zone::Side;
use leptos::prelude::*;
use time::macros::date;

fn row(words: &str) -> ListRow {
    let claim = QueueRow {
        claim_id: "1".to_owned(),
        reference: words.to_owned(),
        insured_name: words.to_owned(),
        received_on: words.to_owned(),
        due_on: date!(2020 - 04 - 03),
        risk: Risk::Soon,
        breach: None,
        fund: words.to_owned(),
        state: ClaimState::InReview { side: Side::Administrative, granted: None },
        held_by: Some(words.to_owned()),
        to_confirm: false,
    };
    ListRow { claim, labels: vec![words.to_owned()], picked: true }
}

fn page(role: StaffRole, words: &str) -> ListPage {
    let named = || vec![(words.to_owned(), words.to_owned())];
    ListPage {
        agent: AgentBadge { name: words.to_owned(), role, token: words.to_owned(), is_onboarding: false },
        options: ListOptions {
            sides: role == StaffRole::Supervisor,
            opens: role != StaffRole::Supervisor,
            makes_labels: role == StaffRole::Supervisor,
            funds: named(),
            schemes: named(),
            labels: named(),
            acts: BulkAct::of(role).collect(),
            colleagues: named(),
        },
        filters: FilterForm::of([("state", "approved"), ("from", words)]),
        query: "state=approved".to_owned(),
        rows: vec![row(words)],
        next: Some("state=approved&after=1".to_owned()),
        later: true,
        found: None,
        sought: TypedNir(words.to_owned()),
        views: vec![SavedView { view_id: "1".to_owned(), name: words.to_owned(), query: String::new() }],
        view_name: words.to_owned(),
        bulk: BulkForm { references: words.to_owned(), ..BulkForm::default() },
        refused: None,
        done: Some(words.to_owned()),
        errors: FieldErrors::default(),
    }
}

fn html(lang: Lang, page: &ListPage) -> String {
    Owner::new().with(|| view(&context(lang), page).to_html())
}

#[test]
fn nothing_typed_becomes_markup() {
    for lang in Lang::ALL {
        let role = StaffRole::Supervisor;
        let mut hostile = page(role, HOSTILE);
        let result = BulkPage {
            agent: hostile.agent.clone(),
            act: BulkAct::Give,
            opens: true,
            query: String::new(),
            lines: vec![BulkLine {
                reference: HOSTILE.to_owned(),
                claim_id: Some("1".to_owned()),
                outcome: BulkOutcome::NotTheirs,
            }],
        };
        let shelf = LabelsPage {
            agent: hostile.agent.clone(),
            side: Side::Medical,
            labels: vec![("1".to_owned(), HOSTILE.to_owned())],
            name: HOSTILE.to_owned(),
            refused: Some(LabelRefusal::Taken),
            done: None,
            errors: FieldErrors::default(),
        };
        let mut drawn = vec![
            html(lang, &hostile),
            Owner::new().with(|| outcome(&context(lang), &result).to_html()),
            Owner::new().with(|| labels(&context(lang), &shelf).to_html()),
        ];
        hostile.found = Some(true);
        drawn.push(html(lang, &hostile));
        for html in drawn {
            assert!(!html.contains("<script"), "{html}");
        }
    }
}

#[test]
fn who_reviews_opens_claims_and_who_leads_spreads_them() {
    let caseworker = html(Lang::Fr, &page(StaffRole::Caseworker, "mot"));
    assert!(caseworker.contains("href=\"/agent/dossiers/1\"") && caseworker.contains("value=\"take\""));
    assert!(!caseworker.contains("value=\"give\"") && !caseworker.contains("id=\"side\""));
    let lead = html(Lang::Fr, &page(StaffRole::Supervisor, "mot"));
    assert!(!lead.contains("href=\"/agent/dossiers/1\"") && lead.contains("value=\"give\""));
    assert!(lead.contains("id=\"side\"") && lead.contains("/agent/dossiers/etiquettes"));
    for html in [&caseworker, &lead] {
        for verdict in ["refus", "approve"] {
            assert!(!html.contains(&format!("<option value=\"{verdict}\"")), "no decision in bulk");
        }
    }
}

#[test]
fn what_is_wrong_is_said_and_what_was_typed_is_there() {
    let mut wrong = page(StaffRole::Caseworker, "gardé");
    wrong.refused = Some(ListRefusal::TooMany { found: 10_000 });
    wrong.errors.add("from", FieldCode::NotAnOption);
    let drawn = html(Lang::Fr, &wrong);
    assert!(drawn.contains("10000 dossiers, c’est trop en une fois") && drawn.contains("500 au plus"));
    assert!(drawn.contains("href=\"#from\"") && drawn.contains("value=\"gardé\""));
    assert!(drawn.matches("gardé").count() > 5 && drawn.contains("checked"));
}

#[test]
fn each_key_is_in_the_help_and_leads_to_one_place() {
    let known: Vec<_> = crate::text::agent::keys::ALL.iter().map(|(key, _)| *key).collect();
    let drawn = html(Lang::Fr, &page(StaffRole::Supervisor, "mot"));
    let mut keys = keys(&drawn);
    assert!(keys.iter().all(|key| known.contains(key)), "{keys:?}");
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all, "{keys:?}");
}

#[test]
fn a_search_that_finds_nothing_says_what_to_try() {
    let mut empty = page(StaffRole::Caseworker, "mot");
    (empty.found, empty.rows) = (Some(false), Vec::new());
    assert!(html(Lang::Fr, &empty).contains("le nom de naissance"));
    assert!(html(Lang::En, &empty).contains("the name at birth"));
}
