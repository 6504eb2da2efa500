//! What there is to say of a text as typed, without the page.

use super::FieldKind;
use abri_domain::contact::{Email, Phone, PostalCode};
use abri_domain::form::FieldCode;
use abri_domain::nir::Nir;
use abri_domain::siret::Siret;

impl FieldKind {
    /// The kind of that code; any words for a code that is none.
    pub fn from_code(code: &str) -> Self {
        let all = [Self::Nir, Self::Siret, Self::Email, Self::Phone, Self::PostalCode];
        all.into_iter().find(|kind| kind.code() == code).unwrap_or(Self::Words)
    }

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

/// A fault, or that a number with a key is right. Nothing of a blank field: who tabs through an empty form is not
/// scolded, the server asks when the page is sent.
pub fn judge(kind: FieldKind, max: u64, value: &str) -> (Option<FieldCode>, bool) {
    if value.trim().is_empty() {
        return (None, false);
    }
    let fault = kind.fault(value, max);
    (fault, fault.is_none() && kind.has_key())
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

    #[test]
    fn a_kind_is_found_again_by_its_code() {
        let kinds = [
            FieldKind::Nir,
            FieldKind::Siret,
            FieldKind::Email,
            FieldKind::Phone,
            FieldKind::PostalCode,
            FieldKind::Words,
        ];
        assert!(kinds.into_iter().all(|kind| FieldKind::from_code(kind.code()) == kind));
    }
}
