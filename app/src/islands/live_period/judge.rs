//! What there is to say of a first day as typed, without the page.

use crate::lang::Lang;
use crate::text::common::stoppage_days;
use abri_domain::dates::parse_date;
use abri_domain::form::FieldCode;
use abri_domain::stoppage::Stoppage;
use time::Date;

/// What the rules say of a first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    today: Date,
    earliest: Date,
    days: u16,
}

impl Limits {
    /// What the box tells, attribute by attribute; nothing when it does not tell all.
    pub fn told(number: impl Fn(&str) -> Option<i32>) -> Option<Self> {
        let day = |attribute| Date::from_julian_day(number(attribute)?).ok();
        let days = number("data-days")?.try_into().ok()?;
        Some(Self { today: day("data-today")?, earliest: day("data-earliest")?, days })
    }
}

/// The days that a typed first day makes, or what is wrong with it. Nothing while it is not typed in full.
pub fn judge(limits: Limits, typed: &[String; 3]) -> Option<Result<Stoppage, FieldCode>> {
    if typed.iter().any(|part| part.trim().is_empty()) {
        return None;
    }
    let first = parse_date(&typed[0], &typed[1], &typed[2]).map_err(|error| FieldCode::Date { error });
    Some(first.and_then(|first| match Stoppage::of_days(first, limits.days) {
        _ if first > limits.today => Err(FieldCode::AfterToday { today: limits.today }),
        Ok(stoppage) if first >= limits.earliest => Ok(stoppage),
        _ => Err(FieldCode::BeforeEarliestStart { earliest: limits.earliest }),
    }))
}

/// The sentence under the date: only for a day that will do.
pub fn days(lang: Lang, limits: Limits, typed: &[String; 3]) -> Option<String> {
    let stoppage = judge(limits, typed)?.ok()?;
    Some(stoppage_days(lang, stoppage.first_day(), stoppage.last_day(), limits.days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn limits() -> Limits {
        Limits { today: date!(2020 - 03 - 25), earliest: date!(2020 - 03 - 13), days: 21 }
    }

    fn typed(day: &str, month: &str, year: &str) -> [String; 3] {
        [day, month, year].map(str::to_owned)
    }

    #[test]
    fn the_days_of_a_first_day_are_said() {
        let said = days(Lang::Fr, limits(), &typed("18", "mars", "2020"));
        assert_eq!(
            said.as_deref(),
            Some("Votre arrêt irait du 18 mars 2020 au 7 avril 2020 inclus (21 jours).")
        );
    }

    #[test]
    fn a_day_that_will_not_do_is_told_apart_from_one_half_typed() {
        assert!(judge(limits(), &typed("18", "3", "")).is_none());
        let (early, late) =
            (judge(limits(), &typed("12", "3", "2020")), judge(limits(), &typed("26", "3", "2020")));
        assert_eq!(early, Some(Err(FieldCode::BeforeEarliestStart { earliest: date!(2020 - 03 - 13) })));
        assert_eq!(late, Some(Err(FieldCode::AfterToday { today: date!(2020 - 03 - 25) })));
        assert_eq!(days(Lang::En, limits(), &typed("26", "3", "2020")), None);
    }

    #[test]
    fn the_limits_come_as_the_page_writes_them() {
        let told = |attribute: &str| match attribute {
            "data-today" => Some(date!(2020 - 03 - 25).to_julian_day()),
            "data-earliest" => Some(date!(2020 - 03 - 13).to_julian_day()),
            _ => Some(21),
        };
        assert_eq!(Limits::told(told), Some(limits()));
        assert_eq!(Limits::told(|_| None), None);
    }
}
