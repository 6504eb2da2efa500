//! The forecast of a claim's deadline, with what it rests on.

use super::board::few;
use crate::lang::Lang;
use abri_domain::board::Breach;
use abri_domain::dates::format_fr;

/// Will it be late, and when, if the lane goes on as it does.
pub fn outcome(lang: Lang, breach: &Breach) -> String {
    match (breach.late_on.map(format_fr), lang) {
        (Some(day), Lang::Fr) => format!("Sera en retard le {day}"),
        (Some(day), Lang::En) => format!("Will be late on {day}"),
        (None, Lang::Fr) => "Dans les temps à ce rythme".to_owned(),
        (None, Lang::En) => "In time at this pace".to_owned(),
    }
}

/// What that rests on, in figures. Small ones are not told: they could point at someone.
pub fn figures(lang: Lang, breach: &Breach) -> String {
    let (ahead, pace) = (few(lang, breach.ahead), few(lang, breach.per_day));
    match lang {
        Lang::Fr => format!("{ahead} avant lui, {pace} décidés par jour ouvré"),
        Lang::En => format!("{ahead} before it, {pace} decided a working day"),
    }
}

/// The day of the decision at this pace.
pub fn expected(lang: Lang, breach: &Breach) -> String {
    match (breach.decided_on.map(format_fr), lang) {
        (Some(day), Lang::Fr) => format!("décision prévue le {day}"),
        (Some(day), Lang::En) => format!("decision expected on {day}"),
        (None, Lang::Fr) => "décision prévue dans plus de 60 jours ouvrés".to_owned(),
        (None, Lang::En) => "decision expected in more than 60 working days".to_owned(),
    }
}

/// All of it, in a line.
pub fn line(lang: Lang, breach: &Breach) -> String {
    let (outcome, expected, figures) = (outcome(lang, breach), expected(lang, breach), figures(lang, breach));
    match lang {
        Lang::Fr => format!("{outcome}\u{a0}: {expected} ({figures})"),
        Lang::En => format!("{outcome}: {expected} ({figures})"),
    }
}
