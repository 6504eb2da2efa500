//! Zone M behind a broken glass, and the openings as auditors see them.

use super::case::{medical_note, register_lines, typed};
use super::{badge, hour, moment};
use crate::persistence::PersistenceError;
use crate::persistence::glass::OpeningRow;
use crate::persistence::staff::SignedIn;
use crate::pipeline::glass::Opened;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{GlassLine, GlassPage, GlassReviewsPage, MedicalPart, OpenGlass, StaffRole};
use abri_app::text::agent::codes;
use abri_domain::form::FieldErrors;
use abri_domain::reference::ClaimReference;
use abri_domain::rules::RuleBook;

/// What is behind the glass; nothing once it is over.
pub fn glass(service: &Service, person: &SignedIn, opened: Option<&Opened>, lang: Lang) -> GlassPage {
    GlassPage { agent: badge(person), open: opened.map(|opened| open(service, opened, lang)) }
}

fn open(service: &Service, opened: &Opened, lang: Lang) -> OpenGlass {
    let book = service.rules.book(&opened.scheme);
    let scheme = book.as_deref().map(RuleBook::scheme);
    let (ground, answers) = typed(scheme, opened.ground.as_ref(), lang);
    let exchanges = opened.exchanges.iter().map(|one| (one.question.clone(), one.answer.clone()));
    OpenGlass {
        reference: opened.reference.to_string(),
        until: hour(opened.until, lang),
        medical: MedicalPart {
            ground,
            answers,
            register: opened.assessment.as_ref().map(register_lines).unwrap_or_default(),
            suggested_door: None,
            notes: opened.notes.iter().map(|note| medical_note(note, scheme, lang)).collect(),
            exchanges: exchanges.collect(),
        },
    }
}

/// The auditors' list, before anything is typed.
pub fn glass_reviews(
    service: &Service,
    person: &SignedIn,
    openings: &[OpeningRow],
    lang: Lang,
) -> Result<GlassReviewsPage, PersistenceError> {
    Ok(GlassReviewsPage {
        agent: badge(person),
        openings: openings.iter().map(|row| line(service, row, lang)).collect::<Result<_, _>>()?,
        done: false,
        refused: false,
        typed: Default::default(),
        errors: FieldErrors::default(),
    })
}

fn line(service: &Service, row: &OpeningRow, lang: Lang) -> Result<GlassLine, PersistenceError> {
    let bad = PersistenceError::Inconsistency { table: "claims", column: "reference", id: row.glass_id };
    let role = StaffRole::from_code(&row.by_role).map(|role| codes::role(role).get(lang));
    let review = row.review.as_ref();
    Ok(GlassLine {
        glass_id: row.glass_id.to_string(),
        reference: ClaimReference::parse(&row.reference).map_err(|_| bad)?.to_string(),
        by: row.by.clone(),
        role: role.unwrap_or_default().to_owned(),
        reason: row.reason,
        words: row.words.clone(),
        at: moment(row.at, lang),
        review_by: row.review_by,
        late: review.is_none() && row.review_by < service.clock.today(),
        review: review.map(|one| (one.verdict, one.words.clone(), one.by.clone(), moment(one.at, lang))),
    })
}
