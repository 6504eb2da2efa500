//! The desk of those who spread the work, as drawn.

use super::view;
use crate::lang::Lang;
use crate::model::{
    AgentBadge, AssignmentRefusal, AssignmentsPage, HeldRow, LaneForm, LaneLine, ReviewerRow, StaffRole,
};
use crate::pages::agent::tests::{HOSTILE, context};
use abri_domain::deadline::Risk;
use abri_domain::form::FieldErrors;
use abri_domain::lane::{Bar, LaneKind};
use abri_domain::zone::Side;
use leptos::prelude::*;
use std::collections::BTreeSet;
use time::macros::date;

fn held(reference: &str, side: Side, holder_id: &str) -> HeldRow {
    HeldRow {
        claim_id: "1".to_owned(),
        reference: reference.to_owned(),
        side,
        fund: reference.to_owned(),
        due_on: date!(2020 - 04 - 03),
        risk: Risk::Soon,
        holder_id: holder_id.to_owned(),
        holder: reference.to_owned(),
        since: Some(reference.to_owned()),
    }
}

fn reviewer(staff_id: &str, side: Side, words: &str) -> ReviewerRow {
    let kind = LaneKind { fund: Some(words.to_owned()), ..LaneKind::default() };
    ReviewerRow {
        staff_id: staff_id.to_owned(),
        name: words.to_owned(),
        side,
        holds: 1,
        chosen: 2,
        lanes: vec![LaneLine { lane_id: "7".to_owned(), kind }],
    }
}

fn page(words: &str) -> AssignmentsPage {
    let option = (words.to_owned(), words.to_owned());
    AssignmentsPage {
        agent: AgentBadge {
            name: words.to_owned(),
            role: StaffRole::Supervisor,
            token: words.to_owned(),
            is_onboarding: false,
        },
        held: vec![held(words, Side::Administrative, "a1"), held(words, Side::Medical, "m1")],
        reviewers: vec![
            reviewer("a1", Side::Administrative, words),
            reviewer("a2", Side::Administrative, words),
            reviewer("m1", Side::Medical, words),
        ],
        funds: vec![option.clone()],
        schemes: vec![option],
        form: LaneForm { lane_fund: words.to_owned(), ..LaneForm::default() },
        errors: FieldErrors::default(),
        refused: Some(AssignmentRefusal::Barred(Bar::Related)),
        done: None,
    }
}

fn html(lang: Lang, page: &AssignmentsPage) -> String {
    Owner::new().with(|| view(&context(lang), page).to_html())
}

#[test]
fn hostile_words_stay_words_and_no_id_stands_twice() {
    for lang in Lang::ALL {
        let html = html(lang, &page(HOSTILE));
        assert!(!html.contains("<script") && html.matches("&lt;script").count() > 10);
        let ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
    }
}

#[test]
fn a_claim_can_be_moved_to_the_others_of_its_side_and_to_the_queue() {
    let html = html(Lang::Fr, &page("mot"));
    let lists = html.split("name=\"to\"").skip(1).filter_map(|rest| rest.split("</select>").next());
    let offered: Vec<Vec<_>> = lists
        .map(|list| list.split("value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect())
        .collect();
    assert_eq!(offered, [vec!["", "a2"], vec![""]]);
}

#[test]
fn what_keeps_a_claim_from_being_moved_is_said() {
    assert!(html(Lang::En, &page("x")).contains("A tie with this person was declared"));
}
