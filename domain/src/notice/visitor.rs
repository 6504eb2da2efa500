//! Whoever checks a notice: what they must know of the person, and how often they may be wrong.

use super::EmployerNotice;
use crate::listing::name_keys;
use time::{Date, Duration};

/// Wrong answers are counted over that long.
pub const WINDOW: Duration = Duration::hours(1);
/// Wrong answers to one code after which it rests, whoever asks. A name is not guessed in ten tries, and a payroll that has the
/// notice before it does not need as many.
pub const CODE_WRONG_MAX: i64 = 10;
/// Wrong answers from one network after which it rests: a payroll office checks many notices and mistypes some.
pub const NETWORK_WRONG_MAX: i64 = 30;

/// Wrong answers within [`WINDOW`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// To that code.
    pub code: i64,
    /// From that network.
    pub network: i64,
}

impl Tries {
    /// Must whoever asks wait, whatever they would be told?
    pub const fn is_over(self) -> bool {
        self.code >= CODE_WRONG_MAX || self.network >= NETWORK_WRONG_MAX
    }
}

/// What a visitor says of the person on the notice: a last name, a date of birth, or both. What is said must be right.
#[derive(Clone)]
pub struct Claimed {
    /// Last name as typed, empty if none was.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Option<Date>,
}

impl Claimed {
    /// Is something said at all?
    pub fn says_something(&self) -> bool {
        self.folded().is_some() || self.birth_date.is_some()
    }

    /// Is it the person on that notice? The name in use or the one at birth, whatever its case and accents, one part of it, or the
    /// whole name as printed.
    pub fn is(&self, notice: &EmployerNotice) -> bool {
        let name = self.folded().is_none_or(|typed| known(notice).contains(&typed));
        let birth = self.birth_date.is_none_or(|said| notice.birth_date == Some(said));
        self.says_something() && name && birth
    }

    fn folded(&self) -> Option<String> {
        name_keys(&self.last_name).into_iter().next()
    }
}

fn known(notice: &EmployerNotice) -> Vec<String> {
    let printed = name_keys(&notice.insured_name);
    let whole = printed.first().cloned();
    // A notice of an earlier version keeps no last name apart.
    let last_names: Vec<String> = match &notice.last_names[..] {
        [] => printed,
        names => names.iter().flat_map(|name| name_keys(name)).collect(),
    };
    last_names.into_iter().chain(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::{Document, NoticeKind, OffWork};
    use crate::reference::NoticeCode;
    use crate::stoppage::Stoppage;
    use time::macros::date;

    fn notice() -> EmployerNotice {
        let who = OffWork {
            name: "Zoé Le Goff".to_owned(),
            last_names: vec!["Le Goff".to_owned(), "Müller".to_owned()],
            birth_date: date!(1985 - 06 - 12),
        };
        let employer = crate::employer::Employer {
            name: "Exemple SARL".to_owned(),
            siret: None,
            email: None,
            address: None,
            last_day_worked: None,
        };
        let stoppage = Stoppage::of_days(date!(2020 - 03 - 25), 21).unwrap();
        let document = Document { kind: NoticeKind::Initial, stoppage };
        EmployerNotice::new(
            NoticeCode::from_random([1; 16]),
            who,
            &employer,
            document,
            None,
            date!(2020 - 03 - 25),
        )
    }

    #[test]
    fn one_thing_said_rightly_is_enough_and_one_said_wrongly_is_too_much() {
        let (right, wrong) = (Some(date!(1985 - 06 - 12)), Some(date!(1985 - 06 - 13)));
        for (last_name, birth_date, expected) in [
            ("le goff", None, true),
            ("LEGOFF", None, true),
            ("goff", None, true),
            ("muller", None, true),
            ("Zoé LE GOFF", None, true),
            ("", right, true),
            ("Goff", right, true),
            ("Goff", wrong, false),
            ("Zoé", None, false),
            ("Martin", right, false),
            ("", wrong, false),
            (" - ", None, false),
            ("", None, false),
        ] {
            let claimed = Claimed { last_name: last_name.to_owned(), birth_date };
            assert_eq!(claimed.is(&notice()), expected, "{last_name} {birth_date:?}");
        }
    }

    #[test]
    fn who_is_wrong_too_often_waits() {
        for (code, network, over) in [(0, 0, false), (9, 29, false), (10, 0, true), (0, 30, true)] {
            assert_eq!(Tries { code, network }.is_over(), over, "{code} {network}");
        }
    }
}
