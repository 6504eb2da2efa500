//! The law ended days that were granted: said to the insured, with what to do now.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use crate::text::common::long_date;
use time::Date;

/// Where the rule that said it is gone.
pub const WHY: Text = Text {
    fr: "Une règle met fin à ces arrêts ce jour-là, quelle que soit la date accordée avant.",
    en: "A rule ends these stoppages on that day, whatever was granted before.",
};
pub const NO_FAULT: Text = Text {
    fr: "Ce n’est ni un refus, ni une erreur de votre part\u{a0}: la loi est la même pour tous, et elle est venue après l’accord. Les jours jusque-là restent accordés.",
    en: "This is neither a refusal nor a mistake of yours: the law is the same for all, and it came after the approval. The days until then stand.",
};
pub const SOURCE: Text = Text { fr: "Texte\u{a0}:", en: "Legal source:" };
pub const NOW: Text = Text { fr: "Que faire maintenant", en: "What to do now" };
pub const CLAIM_AGAIN: Text = Text { fr: "Faire une nouvelle demande", en: "Make a new claim" };
/// Words for a caseworker, to whom the machine gives a stoppage that would begin after its end.
pub const BEGINS_AFTER: Text = Text {
    fr: "La loi a mis fin à ces arrêts avant le premier jour accordé à celui-ci. La machine ne le retire pas\u{a0}: une personne décide.",
    en: "The law ended these stoppages before the first day granted of this one. The machine does not take it away: a person decides.",
};

/// The short title.
pub fn title(lang: Lang, last_day: Date) -> String {
    let day = long_date(lang, last_day);
    match lang {
        Lang::Fr => format!("La loi met fin à votre arrêt le {day}"),
        Lang::En => format!("The law ends your time off on {day}"),
    }
}

/// Until when it was granted before.
pub fn was(lang: Lang, day: Date) -> String {
    let day = long_date(lang, day);
    match lang {
        Lang::Fr => format!("Il était accordé jusqu’au {day}."),
        Lang::En => format!("It was granted until {day}."),
    }
}

/// The last day off, where nobody says that one goes back.
pub fn last_day(lang: Lang, day: Date) -> String {
    let day = long_date(lang, day);
    match lang {
        Lang::Fr => format!("Votre dernier jour d’arrêt est le {day}."),
        Lang::En => format!("Your last day off is {day}."),
    }
}

/// The last day that is left, for staff.
pub fn last_day_granted(lang: Lang, day: Date) -> String {
    let day = long_date(lang, day);
    match lang {
        Lang::Fr => format!("dernier jour accordé\u{a0}: {day}"),
        Lang::En => format!("last day granted: {day}"),
    }
}

/// What happened, for the history.
pub fn event(lang: Lang, last_day: Date) -> String {
    let day = long_date(lang, last_day);
    match lang {
        Lang::Fr => format!("La loi a mis fin à votre arrêt\u{a0}: dernier jour le {day}"),
        Lang::En => format!("The law ended your time off: last day on {day}"),
    }
}
