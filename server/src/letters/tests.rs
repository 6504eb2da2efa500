//! The letters as the typesetter gets them.

use super::*;
use crate::views::{self, samples};
use abri_app::model::OwnClaimPage;
use abri_domain::claim::{ActorKind, ClaimEvent, ClaimState, RefusalReason};
use abri_domain::notice::NoticeState;
use abri_domain::zone::Side;
use insta::assert_json_snapshot;

const LANGS: [Lang; 2] = Lang::ALL;

fn receipt_letter(service: &Service, codes: &[&str], lang: Lang) -> Letter {
    let whole = samples::assessed(service, &samples::clear_facts());
    let claim = samples::claim(service, ClaimState::Submitted, &whole);
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    let page = views::receipt(service, &claim, &samples::file(), codes, lang);
    receipt(service, &page, &samples::file(), lang)
}

fn refused(service: &Service, lang: Lang) -> OwnClaimPage {
    let (side, reason) = (Side::Medical, RefusalReason::MedicalConclusion);
    let events = [(ActorKind::MedicalOfficer, ClaimEvent::Refused { side, reason, proposed_by: None })];
    let own = samples::own(service, &samples::medical_facts(), ClaimState::Refused { side, reason }, &events);
    views::own_claim(service, &own, lang, "")
}

fn approved(service: &Service, lang: Lang) -> OwnClaimPage {
    let stoppage = samples::asked();
    let events = [(ActorKind::Rule, ClaimEvent::ApprovedByRule { stoppage })];
    let own = samples::own(service, &samples::clear_facts(), ClaimState::Approved { stoppage }, &events);
    views::own_claim(service, &own, lang, "")
}

fn in_review(service: &Service, lang: Lang) -> OwnClaimPage {
    let state = ClaimState::InReview { side: Side::Medical, granted: None };
    let own = samples::own(service, &samples::medical_facts(), state, &[]);
    views::own_claim(service, &own, lang, "")
}

#[tokio::test]
async fn receipts_read_well() {
    let service = samples::service();
    for lang in LANGS {
        assert_json_snapshot!(
            format!("receipt-{}", lang.code()),
            receipt_letter(&service, &["1234 5678"], lang)
        );
    }
}

#[tokio::test]
async fn decisions_read_well() {
    let service = samples::service();
    let lines = || vec!["12 chemin de l’Exemple".to_owned(), "32000 Auch".to_owned()];
    for lang in LANGS {
        for (name, page) in [
            ("approved", approved(&service, lang)),
            ("refused", refused(&service, lang)),
            ("in-review", in_review(&service, lang)),
        ] {
            assert_json_snapshot!(
                format!("decision-{name}-{}", lang.code()),
                decision(&service, &page, lines(), lang)
            );
        }
    }
}

#[tokio::test]
async fn notices_read_well() {
    let service = samples::service();
    for lang in LANGS {
        for state in NoticeState::ALL {
            let name = format!("notice-{}-{}", state.code(), lang.code());
            assert_json_snapshot!(name, notice(&service, &samples::notice(*state), lang));
        }
    }
}

#[tokio::test]
async fn a_notice_reads_as_that_of_any_stoppage() {
    let service = samples::service();
    for state in NoticeState::ALL {
        for lang in LANGS {
            let text = serde_json::to_string(&notice(&service, &samples::notice(*state), lang)).unwrap();
            let text = text.to_lowercase();
            let words = [
                "à risque",
                "at risk",
                "maladie",
                "sick",
                "illness",
                "santé",
                "health",
                "médec",
                "medic",
                "ald ",
                "grossesse",
                "pregnan",
                "covid",
                "épidémi",
                "fragile",
                "vulnérable",
                "salarié agricole",
                "agricultural",
            ];
            for word in words {
                assert!(!text.contains(word), "{word} in {} {}", state.code(), lang.code());
            }
            let reference =
                abri_domain::reference::ClaimReference::from_random([7; 16]).to_string().to_lowercase();
            assert!(!text.contains(&reference), "the reference of the claim");
        }
    }
}

#[tokio::test]
async fn no_letter_holds_the_social_security_number() {
    let service = samples::service();
    let nir = samples::file().insured.nir.expose().to_owned();
    let letters = [
        receipt_letter(&service, &[], Lang::Fr),
        decision(&service, &refused(&service, Lang::Fr), Vec::new(), Lang::Fr),
        notice(&service, &samples::notice(NoticeState::Valid), Lang::Fr),
    ];
    for letter in letters {
        let text = serde_json::to_string(&letter).unwrap().replace([' ', '\u{a0}'], "");
        assert!(!text.contains(&nir));
    }
}

#[tokio::test]
async fn letters_are_set_as_pdf() {
    let service = samples::service();
    let day = time::macros::date!(2020 - 03 - 26);
    let lines = vec!["Lieu-dit Exemple".to_owned(), "32000 Auch".to_owned()];
    let letters = [
        receipt_letter(&service, &["1234 5678", "8765 4321"], Lang::Fr),
        decision(&service, &refused(&service, Lang::En), lines.clone(), Lang::En),
        addressed(notice(&service, &samples::notice(NoticeState::Shortened), Lang::Fr), &lines, Lang::Fr),
    ];
    for letter in letters {
        let pdf = render(&service, letter, Lang::Fr, day).await.unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
    }
}
