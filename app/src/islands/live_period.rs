//! Says which days a first day off makes, and when it can't be one.

use crate::lang::Lang;
use crate::text::common::stoppage_days;
use abri_domain::dates::parse_date;
use abri_domain::form::FieldCode;
use abri_domain::stoppage::Stoppage;
use leptos::prelude::*;
use time::Date;

/// The names of the three inputs.
pub const FIRST_DAY: [&str; 3] = ["first_day", "first_month", "first_year"];

/// What the rules say of a first day.
#[derive(Debug, Clone, Copy)]
struct Limits {
    today: Date,
    earliest: Date,
    days: u16,
}

/// The days that a typed first day makes, or what is wrong with it. Nothing while it is not typed in full.
fn judge(limits: Limits, typed: &[String; 3]) -> Option<Result<Stoppage, FieldCode>> {
    if typed.iter().any(|part| part.trim().is_empty()) {
        return None;
    }
    Some(parse_date(&typed[0], &typed[1], &typed[2]).map_err(|error| FieldCode::Date { error }).and_then(|first| {
        match Stoppage::of_days(first, limits.days) {
            _ if first > limits.today => Err(FieldCode::AfterToday { today: limits.today }),
            Ok(stoppage) if first >= limits.earliest => Ok(stoppage),
            _ => Err(FieldCode::BeforeEarliestStart { earliest: limits.earliest }),
        }
    }))
}

/// The sentence under the date: only for a day that will do.
fn days(lang: Lang, limits: Limits, typed: &[String; 3]) -> Option<String> {
    let stoppage = judge(limits, typed)?.ok()?;
    Some(stoppage_days(lang, stoppage.first_day(), stoppage.last_day(), limits.days))
}

fn day(julian: i32) -> Date {
    Date::from_julian_day(julian).unwrap_or(Date::MIN)
}

/// Wraps the date of the first day off. The server already says the days of a date that came back.
#[island]
pub fn LivePeriod(
    /// Language.
    lang: Lang,
    /// Day, month and year as typed so far.
    typed: [String; 3],
    /// Today, as a Julian day: a whole `Date` would bring its text parser to the browser.
    today: i32,
    /// The earliest first day, as a Julian day.
    earliest: i32,
    /// Length of the stoppage.
    length: u16,
    /// The date field.
    children: Children,
) -> impl IntoView {
    let limits = Limits { today: day(today), earliest: day(earliest), days: length };
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    let said = RwSignal::new(days(lang, limits, &typed));
    view! {
        <div
            class="live"
            data-hydrated=move || alive.get().then_some("true")
            on:change=move |_| listen(lang, limits, said)
        >
            {children()}
            <p class="live__days" role="status">{move || said.get()}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
fn listen(lang: Lang, limits: Limits, said: RwSignal<Option<String>>) {
    use super::dom;
    let typed = FIRST_DAY.map(dom::value);
    let fault = judge(limits, &typed).and_then(Result::err);
    let words = fault.map(|code| crate::text::errors::sentence(lang, FIRST_DAY[0], code));
    dom::say(FIRST_DAY[0], words.as_deref());
    said.set(days(lang, limits, &typed));
}

#[cfg(not(feature = "hydrate"))]
fn listen(_: Lang, _: Limits, _: RwSignal<Option<String>>) {}

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
        assert_eq!(said.as_deref(), Some("Votre arrêt irait du 18 mars 2020 au 7 avril 2020 inclus (21 jours)."));
    }

    #[test]
    fn a_day_that_will_not_do_is_told_apart_from_one_half_typed() {
        assert!(judge(limits(), &typed("18", "3", "")).is_none());
        let (early, late) = (judge(limits(), &typed("12", "3", "2020")), judge(limits(), &typed("26", "3", "2020")));
        assert_eq!(early, Some(Err(FieldCode::BeforeEarliestStart { earliest: date!(2020 - 03 - 13) })));
        assert_eq!(late, Some(Err(FieldCode::AfterToday { today: date!(2020 - 03 - 25) })));
        assert_eq!(days(Lang::En, limits(), &typed("26", "3", "2020")), None);
    }
}
