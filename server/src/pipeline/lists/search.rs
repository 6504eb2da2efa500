//! Searching: a reference, a NIR, or a name. Whoever searches for a person is written down, in the transaction that searches.

use super::Seeker;
use crate::persistence::audit::searches::{self, SoughtBy};
use crate::persistence::claims::{self, QueueEntry, SEARCH_MAX, name_index};
use crate::persistence::register::nir_index;
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::listing::name_keys;
use abri_domain::nir::{Nir, NirError};
use abri_domain::reference::ClaimReference;
use std::fmt;

/// The fewest digits that are meant as a NIR.
const NIR_DIGITS: usize = 6;

/// What is searched for. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub enum Sought {
    /// A claim.
    Reference(ClaimReference),
    /// A person.
    Nir(Nir),
    /// Everyone of a name, folded.
    Name(String),
}

impl fmt::Debug for Sought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[sought]")
    }
}

impl Sought {
    /// What was typed, told apart by its shape: references have no vowels, and names no digits. `None` when it is nothing.
    pub fn read(typed: &str) -> Result<Option<Self>, NirError> {
        if let Ok(reference) = ClaimReference::parse(typed) {
            return Ok(Some(Self::Reference(reference)));
        }
        if typed.chars().filter(char::is_ascii_digit).count() >= NIR_DIGITS {
            return Nir::parse(typed).map(|nir| Some(Self::Nir(nir)));
        }
        let has_digit = typed.chars().any(|c| c.is_ascii_digit());
        let whole = name_keys(typed).into_iter().next();
        Ok(whole.filter(|_| !has_digit).map(Self::Name))
    }
}

/// The claims in sight that were searched for, the newest first, and whether there are more than are shown.
pub async fn search(
    service: &Service,
    seeker: &Seeker,
    sought: &Sought,
) -> Result<(Vec<QueueEntry>, bool), UseCaseError> {
    let (now, sight) = (service.clock.now(), seeker.sight());
    let mut transaction = seeker.pool(service).begin().await?;
    let (mut ids, subject) = match sought {
        Sought::Reference(reference) => {
            (claims::search_reference(&mut transaction, sight, reference).await?, None)
        }
        Sought::Nir(nir) => {
            let index = nir_index(&service.keys, nir);
            (claims::search_nir(&mut transaction, sight, &index).await?, Some((SoughtBy::Nir, index)))
        }
        Sought::Name(folded) => {
            let index = name_index(&service.keys.index, folded);
            (claims::search_name(&mut transaction, sight, &index).await?, Some((SoughtBy::Name, index)))
        }
    };
    let most = usize::try_from(SEARCH_MAX).unwrap_or_default();
    let more = ids.len() > most;
    ids.truncate(most);
    if let Some((by, index)) = subject {
        searches::add(&mut transaction, seeker.person.staff_id, (by, &index), ids.len(), now).await?;
    }
    let found = claims::entries(&mut transaction, &ids, now).await?;
    transaction.commit().await?;
    Ok((found, more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_told_apart_by_its_shape() {
        let reference = ClaimReference::from_random([7; 16]).to_string();
        let nir = Nir::with_key("1850699999001").unwrap();
        let table = [
            (reference.to_lowercase(), Some("reference")),
            (nir.expose().to_owned(), Some("nir")),
            ("D’Éon".to_owned(), Some("name")),
            ("Martin 2".to_owned(), None),
            (" - ".to_owned(), None),
            (String::new(), None),
        ];
        for (typed, expected) in table {
            let kind = Sought::read(&typed).unwrap().map(|sought| match sought {
                Sought::Reference(_) => "reference",
                Sought::Nir(_) => "nir",
                Sought::Name(_) => "name",
            });
            assert_eq!(kind, expected, "{typed}");
        }
        assert!(
            Sought::read("185069999900199").is_err() || nir.expose().ends_with("99"),
            "a wrong key is said"
        );
    }
}
