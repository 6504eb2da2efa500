//! What goes over the wire, as docs/register.md says it: strict, so that a misunderstanding is silence and never a no.

use super::Silence;
use abri_domain::ground::AldNumber;
use abri_domain::nir::Nir;
use abri_domain::register::RegisterEntry;
use serde::{Deserialize, Serialize};
use time::Date;
use time::format_description::FormatItem;
use time::macros::format_description;

/// The longest fund code.
const FUND: usize = 32;
const DAY: &[FormatItem<'static>] = format_description!("[year]-[month]-[day]");

/// No `Debug`: it holds a NIR.
#[derive(Serialize)]
struct Question<'a> {
    nir: &'a str,
}

/// Every field has to be there, and no other. No `Debug`: it says what people have.
#[derive(Deserialize)]
#[serde(tag = "person", rename_all = "kebab-case", deny_unknown_fields)]
enum Answer {
    Unknown {},
    Known {
        fund: String,
        alds: Vec<u8>,
        #[serde(deserialize_with = "Option::deserialize")]
        pregnancy_due: Option<String>,
    },
}

/// The body of the request.
pub(super) fn question(nir: &Nir) -> Vec<u8> {
    // A struct of one string always serialises.
    serde_json::to_vec(&Question { nir: nir.expose() }).unwrap_or_default()
}

/// What the body of a 200 says. The fault names the field, never its value.
pub(super) fn answer(body: &[u8]) -> Result<Option<RegisterEntry>, Silence> {
    let answer = serde_json::from_slice(body).map_err(|error| {
        let shape = "a field is missing, not foreseen, or of another type";
        Silence::Malformed(if error.is_data() { shape } else { "not JSON" })
    })?;
    let Answer::Known { fund, alds, pregnancy_due } = answer else { return Ok(None) };
    if fund.trim().is_empty() || fund.len() > FUND {
        return Err(Silence::Malformed("`fund` is empty or too long"));
    }
    let alds = alds.into_iter().map(AldNumber::try_from).collect::<Result<_, _>>();
    let alds = alds.map_err(|_| Silence::Malformed("`alds` holds no number of the list"))?;
    let due = pregnancy_due.map(|day| Date::parse(&day, DAY)).transpose();
    let pregnancy_due = due.map_err(|_| Silence::Malformed("`pregnancy_due` is not a day"))?;
    Ok(Some(RegisterEntry { fund, alds, pregnancy_due }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn fault(body: &str) -> &'static str {
        match answer(body.as_bytes()) {
            Err(Silence::Malformed(fault)) => fault,
            _ => panic!("{body} was read"),
        }
    }

    #[test]
    fn the_two_answers_are_read() {
        assert_eq!(answer(br#"{"person": "unknown"}"#), Ok(None));
        let known =
            br#"{"person": "known", "fund": "MSA-35", "alds": [8, 31], "pregnancy_due": "2020-05-20"}"#;
        let entry = answer(known).unwrap().unwrap();
        let alds: Vec<u8> = entry.alds.iter().map(|ald| u8::from(*ald)).collect();
        assert_eq!((entry.fund.as_str(), alds), ("MSA-35", vec![8, 31]));
        assert_eq!(entry.pregnancy_due, Some(date!(2020 - 05 - 20)));
        let bare = br#"{"person": "known", "fund": "MSA-35", "alds": [], "pregnancy_due": null}"#;
        assert_eq!(answer(bare).unwrap().unwrap().pregnancy_due, None);
    }

    #[test]
    fn what_was_not_agreed_is_refused_and_the_fault_named() {
        for (body, word) in [
            ("", "JSON"),
            ("<html>", "JSON"),
            (r#"{"person": "known", "fund": "#, "JSON"),
            ("[]", "field"),
            ("{}", "field"),
            (r#"{"person": "maybe"}"#, "field"),
            (r#"{"person": "unknown", "fund": "MSA-35"}"#, "field"),
            (r#"{"person": "known", "fund": "MSA-35", "alds": []}"#, "field"),
            (r#"{"person": "known", "fund": "MSA-35", "pregnancy_due": null}"#, "field"),
            (r#"{"person": "known", "fund": "MSA-35", "alds": ["8"], "pregnancy_due": null}"#, "field"),
            (r#"{"person": "known", "fund": "MSA-35", "alds": [], "pregnancy_due": null, "x": 1}"#, "field"),
            (r#"{"person": "known", "fund": " ", "alds": [], "pregnancy_due": null}"#, "fund"),
            (r#"{"person": "known", "fund": "MSA-35", "alds": [99], "pregnancy_due": null}"#, "alds"),
            (r#"{"person": "known", "fund": "MSA-35", "alds": [], "pregnancy_due": "20/05/2020"}"#, "day"),
        ] {
            assert!(fault(body).contains(word), "{body}: {}", fault(body));
        }
    }

    #[test]
    fn the_nir_is_in_the_body() {
        let nir = Nir::with_key("2750399999001").unwrap();
        assert_eq!(question(&nir), format!(r#"{{"nir":"{}"}}"#, nir.expose()).into_bytes());
    }
}
