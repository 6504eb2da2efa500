//! What a case file shows, and to whom.

use super::view;
use crate::lang::Lang;
use crate::model::{
    Act, AgentBadge, CaseEmployer, CaseHistoryLine, CaseMarks, CasePage, CaseSummary, DecisionForm,
    EnvelopePart, FindingLine, HandoverNote, MedicalNote, MedicalPart, RegisterLine, ScansPart, StaffRole,
};
use crate::pages::agent::tests::{HOSTILE, context};
use abri_domain::claim::ClaimState;
use abri_domain::deadline::{Deadline, Risk};
use abri_domain::form::{ClaimForm, FieldCode, FieldErrors, FormRules};
use abri_domain::opinion::{Answered, Binding, Conclusion, OpinionQuestion};
use abri_domain::rules::RuleBook;
use abri_domain::status::{Channel, Door, InsuredStatus, Telework};
use abri_domain::zone::Side;
use leptos::prelude::*;
use std::sync::Arc;
use time::macros::date;

fn summary(words: &str) -> CaseSummary {
    CaseSummary {
        claim_id: "00000000-0000-0000-0000-000000000001".to_owned(),
        version: 4,
        reference: "ABCD-EFGH".to_owned(),
        state: ClaimState::InReview { side: abri_domain::zone::Side::Administrative, granted: None },
        channel: Channel::Online,
        typed_by: None,
        helper: None,
        received_at: "24 mars 2020 à 9\u{a0}h\u{a0}12".to_owned(),
        deadline: Deadline { due_on: date!(2020 - 04 - 03), paused_on: None },
        risk: Risk::InTime,
        breach: None,
        silence_on: Some(date!(2020 - 05 - 24)),
        nir: "2 75 03 •• ••• ••• ••".to_owned(),
        insured_name: words.to_owned(),
        birth_name: words.to_owned(),
        birth_date: date!(1975 - 03 - 27),
        email: Some(words.to_owned()),
        phone: Some(words.to_owned()),
        address: vec![words.to_owned()],
        fund: words.to_owned(),
        status: InsuredStatus::Employee,
        other_status: None,
        health_worker: true,
        telework: Telework::Impossible,
        first_day: date!(2020 - 03 - 18),
        last_day: date!(2020 - 04 - 07),
        last_day_worked: Some(date!(2020 - 03 - 17)),
        employers: vec![CaseEmployer {
            name: words.to_owned(),
            siret: Some(words.to_owned()),
            last_day_worked: None,
        }],
        suggested_door: Some(Door::OccupationalDoctor),
        exchanges: vec![(words.to_owned(), Some(words.to_owned()))],
    }
}

fn medical(words: &str) -> MedicalPart {
    MedicalPart {
        ground: words.to_owned(),
        answers: vec![(words.to_owned(), words.to_owned())],
        register: vec![RegisterLine { question: "ald", answer: "unknown" }],
        suggested_door: None,
        notes: vec![MedicalNote { at: words.to_owned(), by: words.to_owned(), text: words.to_owned() }],
        exchanges: vec![(words.to_owned(), None)],
    }
}

fn case(side: Side, words: &str) -> CasePage {
    let role = match side {
        Side::Administrative => StaffRole::Caseworker,
        Side::Medical => StaffRole::MedicalOfficer,
    };
    CasePage {
        envelope: None,
        scans: ScansPart::default(),
        medical_scans: None,
        agent: AgentBadge { name: words.to_owned(), role, token: words.to_owned(), is_onboarding: false },
        side,
        summary: summary(words),
        medical: (side == Side::Medical).then(|| medical(words)),
        findings: vec![FindingLine {
            code: "affiliated".to_owned(),
            text: words.to_owned(),
            verdict: "unknown",
            blocks: true,
            source: Some(words.to_owned()),
        }],
        history: vec![CaseHistoryLine {
            how: None,
            at: words.to_owned(),
            who: words.to_owned(),
            event: "reopened",
            more: Some(words.to_owned()),
            said: Some(words.to_owned()),
        }],
        recheck: None,
        proposal: None,
        checks: vec![("dates".to_owned(), words.to_owned())],
        reasons: vec![("no-answer".to_owned(), words.to_owned())],
        is_clear: true,
        preview: None,
        done: None,
        acts: vec![Act::Decide, Act::Ask, Act::Pass, Act::Release],
        lease_until: Some("10:42".to_owned()),
        held_by: None,
        others: vec![words.to_owned()],
        handover: Some(HandoverNote {
            name: words.to_owned(),
            at: words.to_owned(),
            words: words.to_owned(),
        }),
        beat_seconds: 100,
        changed_by: Some(words.to_owned()),
        lease_lost: false,
        opinions: Vec::new(),
        binding: Binding::Free,
        refused: None,
        bar: None,
        helps: None,
        lesson: None,
        deliveries: Vec::new(),
        marks: CaseMarks {
            labels: vec![("1".to_owned(), words.to_owned(), true), ("2".to_owned(), words.to_owned(), false)],
            note: words.to_owned(),
        },
        form: DecisionForm {
            verdict: "refuse".to_owned(),
            reason: "no-answer".to_owned(),
            door: String::new(),
            explanation: words.to_owned(),
            note: words.to_owned(),
            question: String::new(),
            checks: vec!["dates".to_owned()],
            opinion_question: String::new(),
            opinion_words: String::new(),
        },
        errors: FieldErrors::default(),
    }
}

fn html(lang: Lang, page: CasePage) -> String {
    Owner::new().with(|| view(&context(lang), page).to_html())
}

#[test]
fn a_caseworkers_page_has_no_medical_word() {
    for lang in Lang::ALL {
        let page = html(lang, case(Side::Administrative, "Camille Exemple")).to_lowercase();
        for word in [
            "partie médicale",
            "medical part",
            "note médicale",
            "medical note",
            "ald",
            "grossesse",
            "pregnan",
        ] {
            assert!(!page.contains(word), "{word} in {lang:?}");
        }
        assert!(!page.contains("name=\"note\"") && !page.contains("medical-conclusion"));
    }
}

#[test]
fn what_held_is_folded_below_what_a_person_is_asked_about() {
    let mut page = case(Side::Administrative, "mot");
    let found = |text: &str, verdict| FindingLine {
        code: "affiliated".to_owned(),
        text: text.to_owned(),
        verdict,
        blocks: verdict != "yes",
        source: None,
    };
    page.findings = vec![found("tient", "yes"), found("inconnu", "unknown"), found("tient aussi", "yes")];
    let page = html(Lang::Fr, page);
    let (at_once, folded) = page.split_once("2 points établis</summary>").unwrap();
    assert!(at_once.contains(">inconnu<") && !at_once.contains(">tient"));
    assert!(folded.contains(">tient<") && folded.contains(">tient aussi<"));
}

#[test]
fn a_criterion_that_is_held_is_not_folded_although_it_comes_to_yes() {
    let mut page = case(Side::Administrative, "mot");
    page.findings[0].verdict = "yes";
    let page = html(Lang::Fr, page);
    assert!(page.contains("findings__verdict--yes") && !page.contains("point établi"));
}

#[test]
fn a_medical_officer_reads_that_the_reading_is_recorded() {
    let page = html(Lang::Fr, case(Side::Medical, "Camille Exemple"));
    assert!(page.contains("Votre lecture est enregistrée et l’assuré la verra."));
}

#[test]
fn hostile_words_stay_words() {
    for side in [Side::Administrative, Side::Medical] {
        let page = html(Lang::Fr, case(side, HOSTILE));
        assert!(!page.contains("<script"), "{side:?}");
        assert!(page.matches("&lt;script").count() > 10, "{side:?}");
    }
}

#[test]
fn what_was_typed_on_a_stale_page_is_kept() {
    let mut page = case(Side::Medical, "Dr Exemple");
    page.form.explanation = "Il manque une pièce".to_owned();
    page.form.note = "À revoir".to_owned();
    let page = html(Lang::Fr, page);
    assert!(page.contains(">\nIl manque une pièce</textarea>"));
    assert_eq!(
        page.matches(">\nÀ revoir</textarea>").count(),
        1,
        "in the form it was typed in, not in the others"
    );
    assert!(page.contains("Rien n’a été enregistré"));
    let refuse = page.split("value=\"refuse\"").nth(1).unwrap();
    assert!(refuse.split('>').next().unwrap().contains("checked"));
}

#[test]
fn the_error_summary_leads_to_fields_that_exist_once() {
    let fields = ["verdict", "reason", "door", "explanation", "note", "question"];
    for field in fields {
        let mut page = case(Side::Medical, "Dr Exemple");
        page.errors.add(field, FieldCode::Missing);
        let page = html(Lang::En, page);
        assert!(page.contains(&format!("href=\"#{field}\"")));
        assert_eq!(page.matches(&format!(" id=\"{field}\"")).count(), 1, "{field}");
    }
}

#[test]
fn every_act_posts_the_token_and_the_version() {
    let mut page = case(Side::Medical, "jeton");
    page.acts = vec![Act::Decide, Act::Ask, Act::Pass, Act::Release, Act::Take, Act::Reopen];
    let page = html(Lang::Fr, page);
    for act in ["decision", "question", "transfert", "liberer", "prendre", "reexamen"] {
        let form =
            page.split(&format!("/{act}\"")).nth(1).and_then(|rest| rest.split("</form>").next()).unwrap();
        assert!(
            form.contains("name=\"token\" value=\"jeton\"") && form.contains("name=\"version\" value=\"4\""),
            "{act}"
        );
    }
}

#[test]
fn whoever_may_not_decide_is_told_why_and_keeps_their_words() {
    use abri_domain::lane::Bar;
    let typed = case(Side::Administrative, "mot tapé");
    let acts = vec![Act::Release];
    let barred =
        CasePage { bar: Some(Bar::OwnDecision), changed_by: None, acts: acts.clone(), ..typed.clone() };
    let lost =
        CasePage { lease_lost: true, held_by: Some("Dr Autre".to_owned()), changed_by: None, acts, ..typed };
    for (page, why) in
        [(barred, "La décision rouverte est la vôtre"), (lost, "Dr Autre s’en occupe maintenant")]
    {
        let html = html(Lang::Fr, page);
        assert!(html.contains(why) && html.contains("mot tapé"), "{html}");
    }
}

#[test]
fn every_act_has_a_key_of_its_own_that_the_help_names() {
    let known: Vec<_> = crate::text::agent::keys::ALL.iter().map(|(key, _)| *key).collect();
    for side in [Side::Administrative, Side::Medical] {
        let mut acts = vec![Act::Decide, Act::Ask, Act::Pass, Act::Release, Act::Take];
        // The medical side has its desk of opinions under that key.
        acts.extend((side == Side::Administrative).then_some(Act::AskOpinion));
        let html = html(Lang::Fr, CasePage { acts, ..case(side, "mot") });
        let mut keys = crate::pages::agent::tests::keys(&html);
        for key in ["d", "q", "x", "y", "l", "t", "c", "i", "h"] {
            assert_eq!(keys.iter().filter(|one| **one == key).count(), 1, "{key}: {keys:?}");
        }
        keys.retain(|key| !known.contains(key));
        assert!(keys.is_empty(), "{keys:?}");
    }
}

#[expect(clippy::default_trait_access, reason = "this crate does not name the type of an id")]
fn bound(conclusion: Conclusion) -> Binding {
    let answered = Answered { opinion_id: Default::default(), question: OpinionQuestion::Length, conclusion };
    Binding::of(&[answered])
}

#[test]
fn an_opinion_against_leaves_no_approval_to_choose() {
    let mut page = case(Side::Administrative, "mot");
    page.binding = bound(Conclusion::Unfavourable);
    page.reasons = vec![("medical-conclusion".to_owned(), "mot".to_owned())];
    let against = html(Lang::Fr, page.clone());
    assert!(!against.contains("value=\"approve\"") && against.contains("CSS L.315-2"), "{against}");
    assert!(against.contains("value=\"medical-conclusion\"") && against.contains("id=\"verdict\""));
    page.binding = bound(Conclusion::Shorter { last_day: date!(2020 - 03 - 25) });
    let shorter = html(Lang::Fr, page.clone());
    assert!(shorter.contains("value=\"approve\"") && shorter.contains("jusqu’au 25/03/2020 au plus"));
    page.binding = bound(Conclusion::Favourable);
    let free = html(Lang::Fr, page);
    assert!(free.contains("value=\"approve\"") && !free.contains("CSS L.315-2"));
}

#[test]
fn a_question_to_the_medical_side_is_open_once_it_was_typed_in() {
    let mut page = case(Side::Administrative, "mot");
    page.acts = vec![Act::AskOpinion];
    let is_open = |html: &str| {
        let folds = html.split("<details").filter(|fold| fold.contains("Demander un avis médical"));
        folds.last().and_then(|fold| fold.split('>').next()).is_some_and(|tag| tag.contains(" open"))
    };
    assert!(!is_open(&html(Lang::Fr, page.clone())));
    page.form.opinion_words = "mot tapé".to_owned();
    let html = html(Lang::Fr, page);
    assert!(is_open(&html) && html.contains("mot tapé</textarea>"), "{html}");
}

fn sealed(typed: &str) -> CasePage {
    let mut form = ClaimForm::default();
    form.set("ground", typed.to_owned());
    let rules = FormRules {
        scheme: Arc::new(RuleBook::built_in().unwrap().scheme().clone()),
        asked_of_all: Vec::new(),
        today: date!(2020 - 03 - 25),
        earliest_start: date!(2020 - 03 - 13),
        days: 21,
        terms_version: String::new(),
    };
    let envelope = Some(Box::new(EnvelopePart { number: "E-1001".to_owned(), rules, form }));
    let acts = vec![Act::TypeGround, Act::Ask, Act::Decide, Act::Release];
    CasePage { envelope, acts, ..case(Side::Medical, "mot") }
}

#[test]
fn nobody_says_yes_to_a_ground_in_its_envelope() {
    let page = html(Lang::Fr, sealed(""));
    assert!(page.contains("E-1001") && page.contains("/motif\""));
    assert!(page.contains("value=\"refuse\"") && !page.contains("value=\"approve\""));
    let mut keys = crate::pages::agent::tests::keys(&page);
    assert!(keys.contains(&"p"));
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(all, keys.len(), "two places answer to one key");
}

#[test]
fn a_ground_typed_too_late_is_still_there_to_be_read() {
    let page = CasePage { lease_lost: true, acts: Vec::new(), ..sealed("ald") };
    let label = page.envelope.as_deref().unwrap().rules.scheme.ground("ald").unwrap().label.fr.to_string();
    assert!(html(Lang::Fr, page).contains(&label), "{label}");
}
