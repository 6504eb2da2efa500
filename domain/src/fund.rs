//! The funds (caisses): the MSA funds of the agricultural scheme, and those of the general scheme.

mod code;
mod loan;

pub use code::{FundCode, NotAFundCode};
pub use loan::{FUND_LOAN_MAX, FundLoan, FundLoanRefusal, LoanRight, LoanWish, Tenths, lend_queue};

use crate::contact::PostalCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One fund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fund {
    /// Its code.
    pub code: FundCode,
    /// Its name, as letters write it.
    pub name: String,
}

/// Every fund, found by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funds {
    by_code: BTreeMap<FundCode, Fund>,
    agricultural: Places,
    general: Places,
}

/// From a département or a whole postal code to a fund.
type Places = BTreeMap<String, FundCode>;

/// Why the file of funds can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FundsError {
    /// It is not the TOML expected.
    #[error("the file of funds can't be read")]
    Toml(#[from] toml::de::Error),
    /// A place has two funds of one scheme.
    #[error("two funds serve {0}")]
    TwoFunds(String),
    /// Two funds have one code.
    #[error("two funds have the code {0}")]
    TwiceTheCode(FundCode),
    /// A code made by rule is not one.
    #[error(transparent)]
    Code(#[from] NotAFundCode),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FundsFile {
    msa: Vec<Entry>,
    general: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: FundCode,
    name: String,
    #[serde(default)]
    departments: Vec<String>,
    #[serde(default)]
    postal_codes: Vec<String>,
}

impl Funds {
    /// The funds of the file shipped with the service.
    pub fn load() -> Result<Self, FundsError> {
        Self::read(include_str!("../rules/funds.toml"))
    }

    fn read(text: &str) -> Result<Self, FundsError> {
        let file: FundsFile = toml::from_str(text)?;
        let mut funds = BTreeMap::new();
        let agricultural = place(file.msa, &mut funds)?;
        let mut general = place(file.general, &mut funds)?;
        for department in agricultural.keys().filter(|place| place.len() == 2) {
            if !general.contains_key(department) {
                general.extend(place(vec![cpam(department)?], &mut funds)?);
            }
        }
        Ok(Self { by_code: funds, agricultural, general })
    }

    /// The fund of that code.
    pub fn get(&self, code: &FundCode) -> Option<&Fund> {
        self.by_code.get(code)
    }

    /// Every fund, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Fund> {
        self.by_code.values()
    }

    /// The départements a fund serves, as far as it has whole ones.
    pub fn departments(&self, code: &str) -> Vec<&str> {
        let all = self.agricultural.iter().chain(&self.general);
        all.filter(|(place, fund)| place.len() <= 3 && fund.as_str() == code)
            .map(|(place, _)| place.as_str())
            .collect()
    }

    /// The fund a person seems to belong to. A guess only: a postal code can lie in another département than
    /// its first digits say (48250 is Laveyrune, in Ardèche), and people move. Let it be chosen anew.
    pub fn guess(&self, agricultural: bool, postal: &PostalCode) -> Option<&Fund> {
        let find = |places: &Places| {
            places.get(postal.as_str()).or_else(|| places.get(postal.department())).cloned()
        };
        let msa = if agricultural { find(&self.agricultural) } else { None };
        self.get(&msa.or_else(|| find(&self.general))?)
    }
}

/// Puts funds on the list and on the map.
fn place(entries: Vec<Entry>, funds: &mut BTreeMap<FundCode, Fund>) -> Result<Places, FundsError> {
    let mut places = Places::new();
    for Entry { code, name, departments, postal_codes } in entries {
        for place in departments.into_iter().chain(postal_codes) {
            if places.insert(place.clone(), code.clone()).is_some() {
                return Err(FundsError::TwoFunds(place));
            }
        }
        if funds.insert(code.clone(), Fund { code: code.clone(), name }).is_some() {
            return Err(FundsError::TwiceTheCode(code));
        }
    }
    Ok(places)
}

/// The fund of the general scheme of a metropolitan département.
fn cpam(department: &str) -> Result<Entry, FundsError> {
    Ok(Entry {
        code: FundCode::parse(&format!("cpam-{}", department.to_lowercase()))?,
        name: format!("CPAM {department}"),
        departments: vec![department.to_owned()],
        postal_codes: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn guess(agricultural: bool, postal: &str) -> Option<String> {
        let funds = Funds::load().unwrap();
        funds.guess(agricultural, &PostalCode::parse(postal).unwrap()).map(|fund| fund.code.to_string())
    }

    #[test]
    fn every_metropolitan_department_has_one_msa_and_one_fund_of_the_general_scheme() {
        let funds = Funds::load().unwrap();
        let numbers = (1..=95).filter(|n| *n != 20).map(|n| format!("{n:02}"));
        let departments: BTreeSet<String> = numbers.chain(["2A".to_owned(), "2B".to_owned()]).collect();
        assert_eq!(departments.len(), 96);
        let served = |places: &Places| -> BTreeSet<String> {
            places.keys().filter(|place| place.len() == 2).cloned().collect()
        };
        assert_eq!(served(&funds.agricultural), departments);
        assert_eq!(served(&funds.general), departments);
    }

    #[test]
    fn there_are_thirty_five_msa_and_saint_barthelemy() {
        let funds = Funds::load().unwrap();
        let of_kind = |kind| funds.iter().filter(|fund| fund.code.as_str().starts_with(kind)).count();
        assert_eq!((of_kind("msa-"), of_kind("cpam-"), of_kind("cgss-")), (36, 95, 4));
        let gers = funds.get(&FundCode::parse("msa-32").unwrap());
        assert_eq!(gers.map(|fund| fund.name.as_str()), Some("MSA Midi-Pyrénées Sud"));
    }

    #[test]
    fn a_place_suggests_a_fund() {
        for (agricultural, postal, code) in [
            (true, "32000", "msa-32"),
            (false, "32000", "cpam-32"),
            (true, "20200", "msa-20"),
            (false, "20200", "cpam-2b"),
            (false, "48000", "ccss-48"),
            (true, "48000", "msa-48"),
            (false, "97400", "cgss-974"),
            (true, "97400", "cgss-974"),
            (false, "97600", "css-976"),
            (true, "97133", "msa-77"),
            (false, "97133", "cgss-971"),
            // Laveyrune: its farmers belong to msa-26. This is why a guess can be changed.
            (true, "48250", "msa-48"),
        ] {
            assert_eq!(guess(agricultural, postal).as_deref(), Some(code), "{postal}");
        }
        assert_eq!((guess(true, "98800"), guess(false, "99000")), (None, None));
    }

    #[test]
    fn a_fund_serves_its_departments() {
        let funds = Funds::load().unwrap();
        assert_eq!(funds.departments("msa-68"), ["67", "68"]);
        assert_eq!(funds.departments("cpam-2b"), ["2B"]);
        assert_eq!(funds.departments("cgss-974"), ["974"]);
        assert!(funds.departments("unknown").is_empty());
    }

    #[test]
    fn a_file_that_contradicts_itself_is_refused() {
        let read = |msa: &str| Funds::read(&format!("msa = [{msa}]\ngeneral = []"));
        let entry = |code: &str, place: &str| {
            format!("{{ code = \"{code}\", name = \"MSA\", departments = [\"{place}\"] }},")
        };
        assert!(read(&entry("msa-01", "01")).is_ok());
        let twice = read(&(entry("msa-01", "01") + &entry("msa-02", "01")));
        assert_eq!(twice, Err(FundsError::TwoFunds("01".to_owned())));
        assert!(matches!(
            read(&(entry("msa-01", "01") + &entry("msa-01", "02"))),
            Err(FundsError::TwiceTheCode(_))
        ));
        assert!(matches!(read(&entry("MSA 01", "01")), Err(FundsError::Toml(_))));
    }
}
