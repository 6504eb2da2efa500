//! How to reach a person or an employer: e-mail, phone, postal address. None of them can be printed by accident.

mod address;
mod email;
mod phone;

pub use address::{Address, PostalCode, PostalCodeError};
pub use email::{Email, EmailError};
pub use phone::{Phone, PhoneError};

/// What the typed texts of this module share: serde through the parser, and a `Debug` that says the kind only.
macro_rules! private_text {
    ($name:ident, $error:ident, $shown:literal) => {
        impl $name {
            /// The text in its canonical form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(text: String) -> Result<Self, $error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($shown)
            }
        }
    };
}
use private_text;
