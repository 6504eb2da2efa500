//! Checks one field while the person is still there, with the parsers and the words of the server.

use crate::lang::Lang;
use crate::text::common::NUMBER_VALID;
use abri_domain::contact::{Email, Phone, PostalCode};
use abri_domain::form::FieldCode;
use abri_domain::nir::Nir;
use abri_domain::siret::Siret;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldKind {
    /// A social-security number.
    Nir,
    /// The number of an establishment.
    Siret,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A postal code.
    PostalCode,
    /// Any words.
    Words,
}

impl FieldKind {
    /// What is wrong with a value that is not blank.
    fn fault(self, value: &str, max: u64) -> Option<FieldCode> {
        if value.chars().count() as u64 > max {
            return Some(FieldCode::TooLong { max });
        }
        match self {
            Self::Nir => Nir::parse(value).err().map(|error| FieldCode::Nir { error }),
            Self::Siret => Siret::parse(value).err().map(|error| FieldCode::Siret { error }),
            Self::Email => Email::parse(value).err().map(|error| FieldCode::Email { error }),
            Self::Phone => Phone::parse(value).err().map(|error| FieldCode::Phone { error }),
            Self::PostalCode => PostalCode::parse(value).err().map(|error| FieldCode::PostalCode { error }),
            Self::Words => None,
        }
    }

    /// Does a key in the number tell that it was typed right?
    const fn has_key(self) -> bool {
        matches!(self, Self::Nir | Self::Siret)
    }
}

/// What there is to say of a value: a fault, or that a number with a key is right. Nothing of a blank one: who
/// tabs through an empty form is not scolded, the server asks when the page is sent.
fn judge(kind: FieldKind, max: u64, value: &str) -> (Option<FieldCode>, bool) {
    if value.trim().is_empty() {
        return (None, false);
    }
    let fault = kind.fault(value, max);
    (fault, fault.is_none() && kind.has_key())
}

/// Wraps a text field. It speaks when the person leaves the field; once something is wrong, while they type.
#[island]
pub fn LiveField(
    /// Language.
    lang: Lang,
    /// Name of the field, the id of its input.
    name: String,
    /// What it holds.
    kind: FieldKind,
    /// The most characters it holds.
    max: u64,
    /// The field.
    children: Children,
) -> impl IntoView {
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    let right = RwSignal::new(false);
    let check = Callback::new({
        let name = name.clone();
        move |leaving: bool| listen(lang, &name, kind, max, leaving, right)
    });
    view! {
        <div
            class="live"
            data-hydrated=move || alive.get().then_some("true")
            on:focusout=move |_| check.run(true)
            on:input=move |_| check.run(false)
        >
            {children()}
            <p class="live__right" role="status">{move || right.get().then(|| NUMBER_VALID.get(lang))}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
fn listen(lang: Lang, name: &str, kind: FieldKind, max: u64, leaving: bool, right: RwSignal<bool>) {
    use super::dom;
    let Some(input) = dom::input(name) else { return };
    let (fault, is_right) = judge(kind, max, &input.value());
    if leaving || dom::is_faulty(&input) {
        dom::say(name, fault.map(|code| crate::text::errors::sentence(lang, name, code)).as_deref());
    }
    right.set(is_right);
}

#[cfg(not(feature = "hydrate"))]
fn listen(_: Lang, _: &str, kind: FieldKind, max: u64, _: bool, _: RwSignal<bool>) {
    // The server draws the field and never hears its events.
    let _ = judge(kind, max, "");
}

#[cfg(test)]
mod tests {
    use super::*;
    use abri_domain::nir::NirError;

    #[test]
    fn a_number_is_judged_as_the_server_does() {
        assert_eq!(judge(FieldKind::Nir, 40, "2 95 10 99 126 111 93"), (None, true));
        let thirteen = Some(FieldCode::Nir { error: NirError::Length { found: 13 } });
        assert_eq!(judge(FieldKind::Nir, 40, "2951099126111"), (thirteen, false));
    }

    #[test]
    fn nothing_is_said_of_a_blank_field_nor_of_words_without_a_key() {
        assert_eq!(judge(FieldKind::Nir, 40, "  "), (None, false));
        assert_eq!(judge(FieldKind::Words, 80, "Durand"), (None, false));
        assert_eq!(judge(FieldKind::Words, 3, "Durand"), (Some(FieldCode::TooLong { max: 3 }), false));
    }
}
