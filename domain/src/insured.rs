//! The insured (assuré): who asks.

use crate::contact::{Address, Email, Phone};
use crate::nir::Nir;
use serde::{Deserialize, Serialize};
use std::fmt;
use time::Date;

/// The identity a person declares. The service has no log-in: the back office checks it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insured {
    /// Social-security number.
    pub nir: Nir,
    /// Name at birth (nom de naissance).
    pub birth_name: String,
    /// Name in use, when it differs (nom d'usage).
    pub usual_name: Option<String>,
    /// First names.
    pub first_names: String,
    /// Date of birth.
    pub birth_date: Date,
    /// E-mail, for those who have one.
    pub email: Option<Email>,
    /// Phone, for those who want a call.
    pub phone: Option<Phone>,
    /// Where the person stays during the stoppage; letters go there.
    pub address: Address,
}

impl Insured {
    /// The name to address the person by: first names and the name in use.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_names, self.usual_name.as_ref().unwrap_or(&self.birth_name))
    }
}

impl fmt::Debug for Insured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[insured]")
    }
}
