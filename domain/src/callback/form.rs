//! Whom to call: what was typed, and what is kept of it.

use crate::contact::Phone;
use crate::form::{FieldCode, FieldErrors, is_unprintable};
use crate::reference::ClaimReference;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest name, in characters.
pub const NAME_MAX: usize = 80;

/// Whom to call. Zone A: sealed, and erased a week after the call.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    /// The name to ask for.
    pub name: String,
    /// The number.
    pub phone: Phone,
    /// The claim they call about, as they say: it proves nothing.
    pub reference: Option<ClaimReference>,
    /// Their language: `fr` or `en`.
    pub language: String,
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[caller]")
    }
}

/// The same as typed.
#[derive(Clone, Default)]
pub struct CallerForm {
    /// The name to ask for.
    pub name: String,
    /// The number.
    pub phone: String,
    /// Reference of a claim; may stay empty.
    pub reference: String,
    /// `fr` or `en`.
    pub language: String,
}

impl fmt::Debug for CallerForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[caller as typed]")
    }
}

impl CallerForm {
    /// Whom to call, or every fault.
    pub fn check(&self) -> Result<Caller, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(code) = fault_of_name(&name) {
            errors.add("call_name", code);
        }
        let phone = Phone::parse(&self.phone);
        if let Err(error) = &phone {
            errors.add("phone", FieldCode::Phone { error: *error });
        }
        let typed = self.reference.trim();
        let reference = (!typed.is_empty()).then(|| ClaimReference::parse(typed));
        if matches!(reference, Some(Err(_))) {
            errors.add("call_reference", FieldCode::NotAnOption);
        }
        if !["fr", "en"].contains(&self.language.as_str()) {
            errors.add("language", FieldCode::Missing);
        }
        match phone {
            Ok(phone) if errors.is_empty() => {
                let (reference, language) = (reference.and_then(Result::ok), self.language.clone());
                Ok(Caller { name, phone, reference, language })
            }
            _ => Err(errors),
        }
    }
}

fn fault_of_name(name: &str) -> Option<FieldCode> {
    if name.is_empty() {
        Some(FieldCode::Missing)
    } else if name.chars().count() > NAME_MAX {
        Some(FieldCode::TooLong { max: NAME_MAX as u64 })
    } else {
        name.chars().any(is_unprintable).then_some(FieldCode::Unprintable)
    }
}
