//! What each reader gets of the same claims.

use super::samples::*;
use super::*;
use crate::pipeline::breaches::Lanes;
use crate::pipeline::review::Case;
use abri_app::model::{Act, CasePage, StaffRole};
use abri_domain::claim::{ActorKind, ClaimEvent, ClaimState, RefusalReason};
use abri_domain::rules::{RefusalRule, RuleVersion};
use abri_domain::status::Door;
use abri_domain::zone::Side;
use time::macros::date;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const RULE: ActorKind = ActorKind::Rule;
const OFFICER: ActorKind = ActorKind::MedicalOfficer;

fn approved() -> (ClaimState, [(ActorKind, ClaimEvent); 1]) {
    (ClaimState::Approved { stoppage: asked() }, [(RULE, ClaimEvent::ApprovedByRule { stoppage: asked() })])
}

const fn review(side: Side) -> ClaimState {
    ClaimState::InReview { side, granted: None }
}

#[tokio::test]
async fn an_approval_by_rule_says_days_sources_and_the_way_to_appeal() {
    let service = service();
    let (state, events) = approved();
    let page = own_claim(&service, &own(&service, &clear_facts(), state, &events), Lang::Fr, "t");
    let decision = page.decision.unwrap();
    assert_eq!(decision.granted, Some((date!(2020 - 03 - 25), date!(2020 - 04 - 14))));
    assert!(decision.by_rule && decision.explanation.is_none() && decision.door.is_none());
    assert!(decision.findings.iter().all(|(text, verdict, _)| !text.is_empty() && *verdict == "yes"));
    assert!(decision.rule.unwrap().ends_with("(at-risk-v2a)"));
    let [(heading, text)] = decision.appeal.as_slice() else { panic!("one way to appeal") };
    assert_eq!(heading, abri_app::text::public::decision::APPEAL_ADMINISTRATIVE.fr);
    assert!(text.contains("commission de recours amiable") && text.ends_with(')'), "{text}");
    assert_eq!((page.silence_date, page.fund_name.as_str()), (None, "MSA Midi-Pyrénées Sud"));
    assert_eq!(page.received_on, "25 mars 2020 à 10\u{a0}h\u{a0}42");
    assert_eq!(page.notices[0].sent_at.as_deref(), Some("25 mars 2020 à 12\u{a0}h\u{a0}42"));
    assert_eq!(page.notices[0].code, notice(abri_domain::notice::NoticeState::Valid).issued.code.to_string());
}

#[tokio::test]
async fn a_claim_in_review_says_what_the_rule_says_so_far_and_the_other_door() {
    let service = service();
    let side = Side::Medical;
    let events = [(RULE, ClaimEvent::SentToReview { side, door: None })];
    let mut loaded = own(&service, &medical_facts(), review(side), &events);
    let page = own_claim(&service, &loaded, Lang::En, "t");
    let so_far = page.decision.unwrap();
    assert!(so_far.appeal.is_empty() && so_far.explanation.is_none() && so_far.door.is_none());
    assert!(so_far.findings.iter().any(|(_, verdict, _)| *verdict != "yes"));
    assert_eq!(page.suggested_door, Some(Door::Doctor));
    assert_eq!(page.silence_date, Some(date!(2020 - 05 - 25)));
    assert_eq!(page.history[1].what, "Claim given to the medical department of your fund");
    assert_eq!(page.medical_reads[0].role, "A medical officer");
    loaded.claim.state = ClaimState::InReview { side, granted: Some(asked()) };
    let again = own_claim(&service, &loaded, Lang::En, "t");
    assert_eq!((again.silence_date, again.suggested_door), (None, None), "there was a decision already");
}

#[tokio::test]
async fn a_medical_refusal_says_no_more_than_that_and_appeals_the_medical_way() {
    let service = service();
    let (side, reason) = (Side::Medical, RefusalReason::MedicalConclusion);
    let events = [(OFFICER, ClaimEvent::Refused { side, reason, proposed_by: None })];
    let loaded = own(&service, &medical_facts(), ClaimState::Refused { side, reason }, &events);
    let decision = own_claim(&service, &loaded, Lang::Fr, "t").decision.unwrap();
    let refusal = decision.refusal.unwrap();
    assert_eq!(refusal.reason, wording::refusal(reason).fr);
    assert!(refusal.criterion.unwrap().contains("liste des personnes à risque"));
    assert!(refusal.remedy.unwrap().contains("sous pli confidentiel"));
    assert_eq!(decision.explanation.as_deref(), Some("Mots du service."));
    assert!(!decision.by_rule && decision.granted.is_none());
    // March 2020: the medical expert procedure (CSS L.141-1), not yet the medical appeal board.
    assert!(decision.appeal[0].1.contains("expertise médicale"), "{}", decision.appeal[0].1);
}

#[tokio::test]
async fn the_appeal_is_that_of_the_day_of_the_decision() {
    let service = service();
    let (side, reason) = (Side::Medical, RefusalReason::MedicalConclusion);
    let events = [(OFFICER, ClaimEvent::Refused { side, reason, proposed_by: None })];
    let mut loaded = own(&service, &medical_facts(), ClaimState::Refused { side, reason }, &events);
    loaded.history[1].at = time::macros::datetime!(2023-06-01 09:00 UTC);
    let late = own_claim(&service, &loaded, Lang::Fr, "t").decision.unwrap();
    assert!(late.appeal[0].1.contains("commission médicale de recours amiable"), "{}", late.appeal[0].1);
    // No version covers the summer of 2020: the one that judged says it.
    loaded.history[1].at = time::macros::datetime!(2020-07-01 09:00 UTC);
    let between = own_claim(&service, &loaded, Lang::Fr, "t").decision.unwrap();
    assert!(between.appeal[0].1.contains("expertise médicale"));
}

#[tokio::test]
async fn the_door_of_the_medical_side_reaches_its_owner_and_no_caseworker() {
    let service = service();
    let side = Side::Medical;
    let state = ClaimState::Redirected { side, door: None };
    let events = [(OFFICER, ClaimEvent::Redirected { side, door: None, proposed_by: None })];
    let page = own_claim(&service, &own(&service, &medical_facts(), state, &events), Lang::Fr, "t");
    assert_eq!(page.decision.unwrap().door, Some(Door::Doctor));

    let caseworker = seen_by(StaffRole::Caseworker, state, &events);
    assert!(caseworker.medical.is_none() && caseworker.summary.suggested_door.is_none());
    let officer = seen_by(StaffRole::MedicalOfficer, state, &events);
    assert!(officer.medical.unwrap().notes.iter().any(|note| note.text.contains("Médecin traitant")));
}

#[tokio::test]
async fn a_caseworker_reads_not_one_word_of_zone_m() {
    let service = service();
    let state = review(Side::Medical);
    let whole = assessed(&service, &medical_facts());
    let medical: Vec<&str> = whole
        .findings
        .iter()
        .filter(|finding| finding.zone == abri_domain::zone::Zone::Medical)
        .flat_map(|finding| [finding.text_fr.as_str(), finding.code.as_str()])
        .collect();
    assert!(!medical.is_empty());
    let shown = |page: &CasePage| format!("{page:?}");
    let page = seen_by(StaffRole::Caseworker, state, &[]);
    assert!(!shown(&page).contains(SECRET) && page.medical.is_none());
    assert!(medical.iter().all(|words| !shown(&page).contains(words)));
    // Even if the loader handed over too much.
    let mut too_much: Case = loaded_case(&service, StaffRole::MedicalOfficer, &medical_facts(), state, &[]);
    let page = case(&service, &agent(StaffRole::Caseworker), &too_much, Lang::Fr);
    assert!(page.medical.is_none() && medical.iter().all(|words| !shown(&page).contains(words)));
    too_much.claim.state = review(Side::Administrative);
    assert!(case(&service, &agent(StaffRole::Caseworker), &too_much, Lang::Fr).medical.is_none());
    let officer = seen_by(StaffRole::MedicalOfficer, state, &[]);
    assert!(
        medical.iter().any(|words| shown(&officer).contains(words)),
        "the check above must be able to fail"
    );
}

fn seen_by(role: StaffRole, state: ClaimState, events: &[(ActorKind, ClaimEvent)]) -> CasePage {
    let service = service();
    case(&service, &agent(role), &loaded_case(&service, role, &medical_facts(), state, events), Lang::Fr)
}

#[tokio::test]
async fn the_door_stands_on_the_side_it_follows_from() {
    let service = service();
    let page = |facts, side, role| {
        let loaded = loaded_case(&service, role, &facts, review(side), &[]);
        case(&service, &agent(role), &loaded, Lang::Fr)
    };
    let administrative = page(administrative_facts(), Side::Administrative, StaffRole::Caseworker);
    assert_eq!(administrative.summary.suggested_door, Some(Door::SpecialLeave));
    let medical = page(medical_facts(), Side::Medical, StaffRole::MedicalOfficer);
    assert_eq!(medical.summary.suggested_door, None);
    assert_eq!(medical.medical.unwrap().suggested_door, Some(Door::Doctor));
}

#[tokio::test]
async fn the_register_is_shown_as_the_rule_read_it() {
    let page = {
        let service = service();
        let role = StaffRole::MedicalOfficer;
        let loaded = loaded_case(&service, role, &clear_facts(), review(Side::Medical), &[]);
        case(&service, &agent(role), &loaded, Lang::Fr)
    };
    let medical = page.medical.unwrap();
    let lines: Vec<_> = medical.register.iter().map(|line| (line.question, line.answer)).collect();
    assert_eq!(lines, [("ald", "yes")]);
    assert_eq!(medical.ground, "Affection de longue durée reconnue");
    assert_eq!(
        medical.answers,
        [("L’affection reconnue".to_owned(), "8. Diabète de type 1 ou 2".to_owned())]
    );
}

fn acts(
    role: StaffRole,
    state: ClaimState,
    events: &[(ActorKind, ClaimEvent)],
    lease: Option<(Uuid, OffsetDateTime)>,
) -> CasePage {
    let service = service();
    let mut loaded = loaded_case(&service, role, &medical_facts(), state, events);
    loaded.claim.held_by = lease.map(|(holder, _)| holder);
    loaded.claim.held_until = lease.map(|(_, until)| until);
    loaded.holder = lease.map(|_| "Dr Autre".to_owned());
    case(&service, &agent(role), &loaded, Lang::Fr)
}

#[tokio::test]
async fn acts_follow_the_lease() {
    let (role, state) = (StaffRole::MedicalOfficer, review(Side::Medical));
    let soon = NOW + Duration::minutes(20);
    let mine = acts(role, state, &[], Some((AGENT, soon)));
    assert_eq!(mine.acts, [Act::Decide, Act::Ask, Act::Pass, Act::Release]);
    assert_eq!((mine.lease_until.as_deref(), mine.held_by), (Some("15\u{a0}h\u{a0}20"), None));
    let other = acts(role, state, &[], Some((Uuid::from_u128(1), soon)));
    assert_eq!((other.acts, other.held_by.as_deref()), (vec![], Some("Dr Autre")));
    for free in [None, Some((Uuid::from_u128(1), NOW)), Some((AGENT, NOW))] {
        let page = acts(role, state, &[], free);
        assert_eq!((page.acts, page.held_by, page.lease_until), (vec![Act::Take], None, None));
    }
    assert_eq!(
        acts(StaffRole::Caseworker, state, &[], Some((AGENT, soon))).acts,
        [],
        "the other side's claim"
    );
    let asked = ClaimState::AwaitingInsured { side: Side::Medical, granted: None };
    assert_eq!(acts(role, asked, &[], None).acts, []);
}

#[tokio::test]
async fn each_side_reopens_its_own_decisions() {
    let (by_rule, rule_events) = approved();
    let by_officer =
        [(OFFICER, ClaimEvent::Approved { side: Side::Medical, stoppage: asked(), proposed_by: None })];
    let door = None;
    for (state, events, who) in [
        (by_rule, rule_events.to_vec(), StaffRole::Caseworker),
        (by_rule, by_officer.to_vec(), StaffRole::MedicalOfficer),
        (ClaimState::Redirected { side: Side::Medical, door }, vec![], StaffRole::MedicalOfficer),
        (ClaimState::Redirected { side: Side::Administrative, door }, vec![], StaffRole::Caseworker),
    ] {
        for role in [StaffRole::Caseworker, StaffRole::MedicalOfficer] {
            let expected = if role == who { vec![Act::Reopen] } else { vec![] };
            assert_eq!(acts(role, state, &events, None).acts, expected, "{role:?} {}", state.code());
        }
    }
    assert_eq!(acts(StaffRole::Caseworker, ClaimState::Withdrawn, &[], None).acts, []);
}

#[tokio::test]
async fn openings_in_a_row_make_one_line() {
    let read = (OFFICER, ClaimEvent::FileRead { side: Side::Medical });
    let sent = (RULE, ClaimEvent::SentToReview { side: Side::Medical, door: None });
    let events = [sent, read.clone(), read.clone(), read];
    let page = seen_by(StaffRole::MedicalOfficer, review(Side::Medical), &events);
    let codes: Vec<_> = page.history.iter().map(|line| line.event).collect();
    assert_eq!(codes, ["submitted", "sent-to-review", "file-read"]);
    assert_eq!(page.history[2].at, "25 mars 2020 à 14\u{a0}h\u{a0}42");
    assert_eq!(page.history[2].who, "médecin-conseil");
}

#[tokio::test]
async fn the_insured_sees_the_question_that_waits() {
    let service = service();
    let state = ClaimState::AwaitingInsured { side: Side::Administrative, granted: None };
    let mut loaded = own(&service, &administrative_facts(), state, &[]);
    let exchange = |question: &str, answer: Option<&str>| crate::persistence::exchanges::Exchange {
        question: question.to_owned(),
        answer: answer.map(ToOwned::to_owned),
    };
    loaded.exchanges =
        vec![exchange("première", Some("oui")), exchange("seconde", None), exchange("médicale", Some("x"))];
    assert_eq!(own_claim(&service, &loaded, Lang::Fr, "t").question.as_deref(), Some("seconde"));
    loaded.claim.state = review(Side::Administrative);
    assert_eq!(own_claim(&service, &loaded, Lang::Fr, "t").question, None);
}

#[tokio::test]
async fn a_line_of_the_queue_opens_the_name_and_nothing_else() {
    let service = service();
    let whole = assessed(&service, &medical_facts());
    let row = claim(&service, review(Side::Medical), &whole);
    let mut entry = crate::persistence::claims::QueueEntry {
        claim_id: row.claim_id,
        reference: row.reference.as_str().to_owned(),
        sealed: row.sealed.clone(),
        fund: row.fund.clone(),
        state: row.state,
        submitted_at: row.submitted_at,
        deadline: row.deadline,
        holder: None,
        to_confirm: false,
    };
    let line = queue_row(&service, &entry, &Lanes::default(), Lang::Fr);
    assert_eq!((line.insured_name.as_str(), line.received_on.as_str()), ("Élodie d’Exemple", "25 mars 2020"));
    assert_eq!(line.reference, row.reference.to_string());
    entry.claim_id = Uuid::nil();
    let other = queue_row(&service, &entry, &Lanes::default(), Lang::Fr);
    assert_eq!(other.insured_name, "Dossier illisible", "a sealed file opens in its own row only");
    assert_eq!(other.reference, line.reference);
}

#[tokio::test]
async fn every_refusal_and_event_has_words_in_both_languages() {
    for reason in RefusalReason::ALL {
        let text = wording::refusal(*reason);
        assert!(!text.fr.is_empty() && !text.en.is_empty() && text.fr != text.en);
    }
    assert!(wording::event(&ClaimEvent::FileRead { side: Side::Medical }, Lang::Fr).is_none());
    let shortened = ClaimEvent::Shortened { last_day: date!(2020 - 04 - 01) };
    assert!(wording::event(&shortened, Lang::Fr).unwrap().ends_with("le 1er avril 2020"));
}

/// Every reason of every scheme, under each version that offers it, as the insured reads it: on the page and in the letter.
#[tokio::test]
async fn every_refusal_names_what_is_not_met_the_remedy_and_the_appeal_with_its_day() {
    let service = service();
    let schemes = service.rules.current();
    let mut read = 0;
    for book in schemes.books() {
        for version in book.versions() {
            for side in [Side::Administrative, Side::Medical] {
                for rule in book.scheme().deciding().offered(side, &[version]) {
                    for lang in Lang::ALL {
                        reads_whole(&service, (book.scheme().id(), version, rule), lang);
                        read += 1;
                    }
                }
            }
        }
    }
    assert!(read > 200, "{read} letters only");
}

fn reads_whole(service: &Service, (scheme, version, rule): (&str, &RuleVersion, &RefusalRule), lang: Lang) {
    let (side, reason) = (rule.side, rule.reason);
    let events = [(OFFICER, ClaimEvent::Refused { side, reason, proposed_by: None })];
    let mut own = own(service, &medical_facts(), ClaimState::Refused { side, reason }, &events);
    scheme.clone_into(&mut own.claim.scheme);
    own.medical_reason = Some(rule.code.clone());
    own.history[1].at = version.first_day().with_hms(12, 0, 0).unwrap().assume_utc();
    let page = own_claim(service, &own, lang, "");
    let letter = crate::letters::decision(service, &page, Vec::new(), lang);
    let letter = serde_json::to_value(&letter).unwrap().to_string();
    let decision = page.decision.unwrap();
    let refusal = decision.refusal.unwrap();
    let body = version.appeal(side).body(version.first_day());
    let office = service.office(&own.claim.fund);
    let until = abri_domain::decision::appeal_until(version.first_day(), body.months, &office);
    let until = abri_app::text::common::long_date(lang, until);
    let appeal = &decision.appeal[0].1;
    assert!(appeal.contains(lang.of(&body.name)) && appeal.contains(&until), "{appeal}");
    assert_eq!(refusal.criterion.as_deref(), Some(lang.of(&rule.criterion)));
    assert_eq!(refusal.remedy.as_deref(), Some(lang.of(&rule.remedy)));
    for words in [&refusal.reason, lang.of(&rule.criterion), lang.of(&rule.remedy), appeal] {
        let words = serde_json::Value::from(words).to_string();
        assert!(letter.contains(words.trim_matches('"')), "{} {}: {words}", version.id(), rule.code);
    }
}
