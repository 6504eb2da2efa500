//! Zone M of the case file: drawn only from a [`MedicalPart`], which only a medical officer's page holds.

use super::findings;
use crate::components::{SummaryList, SummaryRow};
use crate::lang::Lang;
use crate::model::{MedicalNote, MedicalPart};
use crate::text::agent::{codes, medical as words};
use leptos::prelude::*;

/// The medical part, told apart from the rest by its frame and its first line.
pub fn part(lang: Lang, part: &MedicalPart) -> AnyView {
    view! {
        <section class="medical-part" aria-labelledby="medical">
            <h2 id="medical">{words::TITLE.get(lang)}</h2>
            <p class="medical-part__logged">{words::LOGGED.get(lang)}</p>
            <SummaryList rows=rows(lang, part) />
            {findings::suggested_door(lang, part.suggested_door)}
            {findings::exchanges(lang, &part.exchanges)}
            <h3>{words::NOTES.get(lang)}</h3>
            {notes(lang, &part.notes)}
        </section>
    }
    .into_any()
}

fn rows(lang: Lang, part: &MedicalPart) -> Vec<SummaryRow> {
    let mut rows = vec![SummaryRow::new(words::GROUND.get(lang), part.ground.clone())];
    rows.extend(
        part.answers.iter().map(|(question, answer)| SummaryRow::new(question.clone(), answer.clone())),
    );
    let register = part.register.iter().map(|line| {
        SummaryRow::new(words::register(line.question).get(lang), codes::verdict(line.answer).get(lang))
    });
    rows.extend(register);
    rows
}

fn notes(lang: Lang, notes: &[MedicalNote]) -> AnyView {
    if notes.is_empty() {
        return view! { <p>{words::NO_NOTE.get(lang)}</p> }.into_any();
    }
    let lines = notes.iter().map(|note| {
        view! {
            <li class="timeline__event">
                <span class="timeline__time">{format!("{}, {}", note.at, note.by)}</span>
                <span class="timeline__text">{note.text.clone()}</span>
            </li>
        }
    });
    view! { <ul class="timeline">{lines.collect_view()}</ul> }.into_any()
}
