//! What breaking the glass says beforehand, and what auditors see.

use super::{confirm, reviews, view};
use crate::lang::Lang;
use crate::model::{AgentBadge, BreakGlassPage, GlassLine, GlassPage, GlassReviewsPage, StaffRole};
use crate::pages::agent::tests::{HOSTILE, context};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::glass::{GlassReason, GlassVerdict};
use leptos::prelude::*;
use time::macros::date;

fn badge(role: StaffRole) -> AgentBadge {
    AgentBadge { name: HOSTILE.to_owned(), role, token: HOSTILE.to_owned(), is_onboarding: false }
}

fn asks() -> BreakGlassPage {
    BreakGlassPage {
        agent: badge(StaffRole::Caseworker),
        claim_id: "1".to_owned(),
        reference: HOSTILE.to_owned(),
        reason: "court".to_owned(),
        words: HOSTILE.to_owned(),
        errors: FieldErrors::default(),
    }
}

fn line(glass_id: &str, late: bool, reviewed: bool) -> GlassLine {
    let review = (GlassVerdict::NotJustified, HOSTILE.to_owned(), HOSTILE.to_owned(), HOSTILE.to_owned());
    GlassLine {
        glass_id: glass_id.to_owned(),
        reference: HOSTILE.to_owned(),
        by: HOSTILE.to_owned(),
        role: HOSTILE.to_owned(),
        reason: GlassReason::Danger,
        words: HOSTILE.to_owned(),
        at: HOSTILE.to_owned(),
        review_by: date!(2020 - 04 - 01),
        late,
        review: reviewed.then_some(review),
    }
}

fn audit() -> GlassReviewsPage {
    GlassReviewsPage {
        agent: badge(StaffRole::Auditor),
        openings: vec![line("a", true, false), line("b", false, false), line("c", false, true)],
        done: false,
        refused: false,
        typed: ("b".to_owned(), "justified".to_owned(), "mot tapé".to_owned()),
        errors: FieldErrors::default(),
    }
}

fn drawn(page: AnyView) -> String {
    page.to_html()
}

#[test]
fn whoever_breaks_the_glass_reads_first_what_will_happen() {
    let html = Owner::new().with(|| drawn(confirm(&context(Lang::Fr), &asks())));
    for said in
        ["quinze minutes", "avant que rien ne s’affiche", "L’assuré verra", "aucune décision", "Un auditeur"]
    {
        assert!(html.contains(said), "{said}");
    }
    assert!(html.contains("value=\"court\" checked"), "what was chosen is kept");
    assert!(!html.contains("<script"));
}

#[test]
fn the_summary_leads_to_fields_that_exist_once() {
    for field in ["glass_reason", "glass_words", "glass_confirm"] {
        let mut page = asks();
        page.errors.add(field, FieldCode::Missing);
        let html = Owner::new().with(|| drawn(confirm(&context(Lang::En), &page)));
        assert!(html.contains(&format!("href=\"#{field}\"")), "{field}");
        assert_eq!(html.matches(&format!(" id=\"{field}\"")).count(), 1, "{field}");
    }
    for field in ["glass_verdict", "review_words"] {
        let mut page = audit();
        page.errors.add(field, FieldCode::Missing);
        let html = Owner::new().with(|| drawn(reviews(&context(Lang::En), &page)));
        assert_eq!(html.matches(&format!(" id=\"{field}\"")).count(), 1, "{field}");
    }
}

#[test]
fn an_auditor_sees_what_is_late_and_what_was_said_and_reviews_once() {
    let html = Owner::new().with(|| drawn(reviews(&context(Lang::Fr), &audit())));
    assert_eq!(html.matches("tag--late").count(), 1);
    assert_eq!(
        html.matches("<form method=\"post\" action=\"/agent/audit/").count(),
        2,
        "the third is reviewed"
    );
    assert!(html.contains("Non justifié") && html.contains("mot tapé") && !html.contains("<script"));
}

#[test]
fn nothing_is_shown_once_it_is_over() {
    let page = GlassPage { agent: badge(StaffRole::Supervisor), open: None };
    let html = Owner::new().with(|| drawn(view(&context(Lang::Fr), &page)));
    assert!(html.contains("Cet accès a pris fin") && !html.contains("medical-part"));
}
