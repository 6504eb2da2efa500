//! Half hours in words, and the calls of the phone desk.

use super::{badge, hour};
use crate::clock::paris;
use crate::persistence::callbacks::Line;
use crate::persistence::staff::SignedIn;
use crate::pipeline::callbacks::Held;
use abri_app::lang::Lang;
use abri_app::model::{CallbackLine, CallbackPage, SlotOption};
use abri_app::paths::agent;
use abri_app::text::public::callback as words;
use abri_domain::callback::{CallbackState, SLOT};
use abri_domain::form::FieldErrors;
use time::OffsetDateTime;
use uuid::Uuid;

/// The half hour that begins then, in words.
pub fn slot(at: OffsetDateTime, lang: Lang) -> String {
    words::slot(lang, paris(at).date(), &hour(at, lang), &hour(at + SLOT, lang))
}

/// Half hours to choose from; the value is that of the form, seconds since 1970.
pub fn slot_options(slots: &[OffsetDateTime], lang: Lang) -> Vec<SlotOption> {
    let option =
        |at: &OffsetDateTime| SlotOption { value: at.unix_timestamp().to_string(), words: slot(*at, lang) };
    slots.iter().map(option).collect()
}

/// A call of the list, as `me` sees it.
pub fn callback_line(line: &Line, me: Uuid, now: OffsetDateTime, lang: Lang) -> CallbackLine {
    let mine = line.held_by == Some(me);
    CallbackLine {
        when: slot(line.slot_at, lang),
        state: line.state,
        tries: line.tries,
        is_late: line.state == CallbackState::Waiting && line.slot_at + SLOT <= now,
        holder: line.holder.clone(),
        href: mine.then(|| agent::callback(&line.callback_id.to_string())),
    }
}

/// A call in hand.
pub fn callback(person: &SignedIn, held: &Held, lang: Lang) -> CallbackPage {
    let Held { caller, line } = held;
    CallbackPage {
        agent: badge(person),
        callback_id: line.callback_id.to_string(),
        when: slot(line.slot_at, lang),
        name: caller.name.clone(),
        phone: caller.phone.as_str().to_owned(),
        language: caller.language.clone(),
        reference: caller.reference.as_ref().map(ToString::to_string),
        try_number: line.tries + 1,
        errors: FieldErrors::default(),
    }
}
