//! Zone M of the case file: made for medical officers only.

use super::exchanges;
use crate::persistence::medical::Note;
use crate::pipeline::review::{Case, MedicalView};
use crate::state::Service;
use crate::views::decision::suggested_door;
use crate::views::{moment, wording};
use abri_app::lang::Lang;
use abri_app::model::{MedicalNote, MedicalPart, RegisterLine, StaffRole};
use abri_app::text::agent::{codes, medical as words};
use abri_app::text::answers::answer;
use abri_app::text::common::NOT_GIVEN;
use abri_domain::assessment::AssessmentRecord;
use abri_domain::ground::Ground;
use abri_domain::rules::{RuleBook, Scheme};
use abri_domain::status::Door;
use abri_domain::zone::Side;

/// The medical part.
pub(super) fn part(service: &Service, view: &MedicalView, case: &Case, lang: Lang) -> MedicalPart {
    let book = service.rules.book(&case.claim.scheme);
    let scheme = book.as_deref().map(RuleBook::scheme);
    let (ground, answers) = typed(scheme, view.ground.as_ref(), lang);
    let suggested = suggested_door(&case.claim.state, case.assessment.as_ref());
    MedicalPart {
        ground,
        answers,
        register: case.assessment.as_ref().map(register).unwrap_or_default(),
        suggested_door: suggested.filter(|(side, _)| *side == Side::Medical).map(|(_, door)| door),
        notes: view
            .notes
            .iter()
            .map(|note| medical_note(note, book.as_deref().map(RuleBook::scheme), lang))
            .collect(),
        exchanges: exchanges(&view.exchanges),
    }
}

/// As [`declared`]; of a ground that lies in its envelope, that it does.
pub fn typed(
    scheme: Option<&Scheme>,
    ground: Option<&Ground>,
    lang: Lang,
) -> (String, Vec<(String, String)>) {
    let sealed = || (words::SEALED.get(lang).to_owned(), Vec::new());
    ground.map_or_else(sealed, |ground| declared(scheme, ground, lang))
}

/// The ground in words, and each answer with its question, in the order of the scheme. What the scheme does not know any
/// more is said by its code.
pub fn declared(scheme: Option<&Scheme>, ground: &Ground, lang: Lang) -> (String, Vec<(String, String)>) {
    let known = scheme.and_then(|scheme| scheme.ground(ground.code()));
    let name = known.map_or(ground.code(), |ground| lang.of(ground.name())).to_owned();
    let asked = scheme.map(Scheme::questions).unwrap_or_default();
    let answers = asked.iter().filter_map(|question| {
        let said = answer(lang, question, ground.answers().get(&question.code)?)?;
        Some((lang.of(&question.label).to_owned(), said))
    });
    let left_open = known.into_iter().flat_map(|known| &known.asks).filter_map(|code| {
        let question = scheme?.question(code).filter(|_| ground.answers().get(code).is_none())?;
        Some((lang.of(&question.label).to_owned(), NOT_GIVEN.get(lang).to_owned()))
    });
    (name, answers.chain(left_open).collect())
}

/// What the register answered, as the rule read it.
pub fn register(record: &AssessmentRecord) -> Vec<RegisterLine> {
    let questions = [("register-ald", "ald"), ("register-pregnancy", "pregnancy")];
    let answered = questions.into_iter().filter_map(|(fact, question)| {
        let mut read = record.findings.iter().flat_map(|finding| &finding.facts);
        let (_, answer) = read.find(|(code, _)| code == fact)?;
        Some(RegisterLine { question, answer: known_answer(answer) })
    });
    answered.collect()
}

fn known_answer(code: &str) -> &'static str {
    match code {
        "yes" => "yes",
        "no" => "no",
        _ => "unknown",
    }
}

/// A note of the medical side.
pub fn medical_note(note: &Note, scheme: Option<&Scheme>, lang: Lang) -> MedicalNote {
    let role = StaffRole::from_code(&note.by_role).unwrap_or(StaffRole::MedicalOfficer);
    MedicalNote {
        at: moment(note.at, lang),
        by: codes::role(role).get(lang).to_owned(),
        text: note_text(note, scheme, lang),
    }
}

fn note_text(note: &Note, scheme: Option<&Scheme>, lang: Lang) -> String {
    match note.kind.as_str() {
        "explanation" => format!("{} {}", wording::NOTE_TO_INSURED.get(lang), note.text),
        "opinion" => format!("{} {}", wording::NOTE_OF_OPINION.get(lang), note.text),
        "door" => {
            let door = Door::from_code(&note.text).map(|door| codes::door(door).get(lang));
            format!("{} {}", wording::NOTE_OF_DOOR.get(lang), door.unwrap_or_default())
        }
        "reason" => {
            let rule = scheme.and_then(|scheme| scheme.deciding().refusal(Side::Medical, &note.text));
            let name = rule.map_or(note.text.as_str(), |rule| lang.of(&rule.name));
            format!("{} {name}", wording::NOTE_OF_REASON.get(lang))
        }
        "checks" => format!("{} {}", wording::NOTE_OF_CHECKS.get(lang), ticked(&note.text, scheme, lang)),
        _ => note.text.clone(),
    }
}

/// What was ticked, in words; what the scheme does not know any more by its code.
fn ticked(codes: &str, scheme: Option<&Scheme>, lang: Lang) -> String {
    let word = |code: &str| {
        let check = scheme.and_then(|scheme| scheme.deciding().check(Side::Medical, code));
        check.map_or_else(|| code.to_owned(), |check| lang.of(&check.text).to_owned())
    };
    codes.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}
