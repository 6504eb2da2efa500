//! What happened, and who opened the medical part.

use crate::lang::Lang;
use crate::model::{OwnEvent, ReadOfMedicalPart};
use crate::text::public::own_claim as words;
use leptos::prelude::*;

/// The events, oldest first.
pub fn events(lang: Lang, events: Vec<OwnEvent>) -> Option<AnyView> {
    let lines: Vec<_> = events.into_iter().map(|event| line(event.at, event.what)).collect();
    let section = |lines: Vec<AnyView>| {
        view! {
            <section class="section">
                <h2>{words::HISTORY_HEADING.get(lang)}</h2>
                <ol class="timeline">{lines}</ol>
            </section>
        }
    };
    (!lines.is_empty()).then(|| section(lines).into_any())
}

/// Every opening of the medical part; said too when there was none.
pub fn medical_reads(lang: Lang, reads: Vec<ReadOfMedicalPart>) -> AnyView {
    let none = reads.is_empty().then(|| view! { <p>{words::READS_NONE.get(lang)}</p> });
    let lines: Vec<_> = reads.into_iter().map(|read| line(read.at, read.role)).collect();
    let lines = (!lines.is_empty()).then(|| view! { <ol class="timeline">{lines}</ol> });
    view! { <section class="section"><h2>{words::READS_HEADING.get(lang)}</h2>{none}{lines}</section> }
        .into_any()
}

fn line(at: String, what: String) -> AnyView {
    view! {
        <li class="timeline__event">
            <span class="timeline__time">{at}</span>
            " "
            <span class="timeline__text">{what}</span>
        </li>
    }
    .into_any()
}
