//! Those who make rules: their desk, and a draft.

mod acts;
mod desk;
mod draft;
mod findings;
mod new_draft;

pub use desk::view as desk;
pub use draft::view as draft;

use crate::components::{NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::RulesObstacle;
use crate::text::agent::rules as words;
use abri_domain::rules::RulesError;
use leptos::prelude::*;

/// What the last act did, or why it was not done.
fn message(lang: Lang, done: Option<&str>, obstacle: Option<&RulesObstacle>) -> Option<AnyView> {
    if let Some(obstacle) = obstacle {
        let lines: Vec<String> = match obstacle {
            RulesObstacle::Faults(faults) => faults.iter().map(|fault| fault_line(lang, fault)).collect(),
            RulesObstacle::Overtaken(paths) => paths.clone(),
            _ => Vec::new(),
        };
        let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
        let list = (!items.is_empty()).then(|| view! { <ul>{items}</ul> });
        let text = words::obstacle(lang, obstacle);
        return Some(
            view! { <NoticeBox kind=NoticeKind::Danger announce=true><p>{text}</p>{list}</NoticeBox> }
                .into_any(),
        );
    }
    done.and_then(|code| words::done(code, lang)).map(super::success)
}

/// A fault in one line. Its reason is that of `abri rules check`, in English.
fn fault_line(lang: Lang, fault: &RulesError) -> String {
    let place = words::place(lang, &fault.file, fault.line);
    crate::text::common::labelled(lang, &place, &fault.reason)
}
