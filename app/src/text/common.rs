//! Wordings of the frame around every page, and of what several pages share.

use crate::lang::{Lang, Text};
use abri_domain::dates::format_long;
use time::Date;

/// Name of the service.
pub const SERVICE: &str = "Abri";
/// What the service is, beside its name.
pub const TAGLINE: Text = Text { fr: "Demander un arrêt de travail", en: "Ask for a work stoppage" };
/// First link of the page.
pub const SKIP: Text = Text { fr: "Aller au contenu", en: "Skip to content" };
/// Link to the other language, written in that other language.
pub const OTHER_LANGUAGE: Text = Text { fr: "English", en: "Français" };
/// Label of the links in the footer.
pub const FOOTER_LABEL: Text = Text { fr: "À propos du service", en: "About the service" };
/// Heading of the contact in the footer.
pub const CONTACT: Text =
    Text { fr: "Une question\u{202f}? Une personne vous répond", en: "A question? A person answers" };
/// Footer link.
pub const RULES: Text = Text { fr: "Les règles en vigueur", en: "The rules in force" };
/// Footer link.
pub const JOURNAL: Text = Text { fr: "Empreintes du journal", en: "Heads of the journal" };
/// Footer link.
pub const PRIVACY: Text = Text { fr: "Données personnelles", en: "Personal data" };
/// Footer link; the level is the one of the accessibility statement.
pub const ACCESSIBILITY: Text =
    Text { fr: "Accessibilité\u{a0}: non conforme", en: "Accessibility: not compliant" };
/// Footer link.
pub const EMPLOYER_SPACE: Text = Text { fr: "Espace employeur", en: "Employer space" };
/// Footer link.
pub const VERIFY: Text = Text { fr: "Employeurs\u{a0}: vérifier un volet", en: "Employers: check a notice" };
/// Footer link.
pub const FOLLOW_UP: Text = Text { fr: "Suivre ma demande", en: "Follow my claim" };

/// On every page of a service to train with.
pub const TRAINING: Text = Text {
    fr: "Formation\u{a0}: tout est fictif ici, rien n’est envoyé.",
    en: "Training: everything here is made up, nothing is sent.",
};

/// Before the title of a page that has faults.
pub const ERROR_PREFIX: Text = Text { fr: "Erreur\u{a0}: ", en: "Error: " };

/// Part of a date.
pub const DAY: Text = Text { fr: "Jour", en: "Day" };
/// Part of a date.
pub const MONTH: Text = Text { fr: "Mois", en: "Month" };
/// Part of a date.
pub const YEAR: Text = Text { fr: "Année", en: "Year" };
/// Yes.
pub const YES: Text = Text { fr: "Oui", en: "Yes" };
/// No.
pub const NO: Text = Text { fr: "Non", en: "No" };
/// An answer that leaves a question open.
pub const DO_NOT_KNOW: Text = Text { fr: "Je ne sais pas", en: "I don’t know" };
/// Beside the label of what may stay empty.
pub const OPTIONAL: Text = Text { fr: "facultatif", en: "optional" };
/// Button.
pub const CONTINUE: Text = Text { fr: "Continuer", en: "Continue" };
/// Link to the page before.
pub const BACK: Text = Text { fr: "Retour", en: "Back" };
/// Link to change an answer.
pub const CHANGE: Text = Text { fr: "Modifier", en: "Change" };
/// Button.
pub const REMOVE: Text = Text { fr: "Retirer", en: "Remove" };
/// Link of a list.
pub const EDIT: Text = Text { fr: "Modifier", en: "Edit" };
/// Nothing was answered.
pub const NOT_GIVEN: Text = Text { fr: "Non renseigné", en: "Not given" };

/// Said by the autosave when it did not work, once.
pub const NOT_SAVED: Text = Text {
    fr: "Brouillon non enregistré pour le moment. Vos réponses seront gardées quand vous continuerez.",
    en: "Draft not saved for now. Your answers will be kept when you continue.",
};
/// Said under a number whose key matches.
pub const NUMBER_VALID: Text = Text { fr: "Numéro valide", en: "The number is valid" };

/// Said by the check, which works out its answer in the browser.
pub const ON_THIS_DEVICE: Text = Text {
    fr: "Vos réponses restent sur cet appareil\u{a0}: le résultat se calcule ici, rien n’est envoyé.",
    en: "Your answers stay on this device: the result is worked out here, nothing is sent.",
};

/// The banner of a service whose clock is set to another day.
pub fn clock_banner(lang: Lang, day: Date) -> String {
    let day = long_date(lang, day);
    match lang {
        Lang::Fr => format!(
            "Démonstration\u{a0}: le service fait comme si nous étions le {day}. Ne donnez que des données inventées."
        ),
        Lang::En => format!("Demonstration: the service acts as if today were {day}. Use made-up data only."),
    }
}

/// A date in words: 18 mars 2020, 18 March 2020.
pub fn long_date(lang: Lang, day: Date) -> String {
    format_long(day, lang == Lang::Fr)
}

/// The draft was kept at that time of the day.
pub fn saved_at(lang: Lang, time: &str) -> String {
    match lang {
        Lang::Fr => format!("Brouillon enregistré à {}", french_time(time)),
        Lang::En => format!("Draft saved at {time}"),
    }
}

/// `10:42` as French sentences write it; anything else stays as it is.
fn french_time(time: &str) -> String {
    match time.split_once(':') {
        Some((hour, minute)) => {
            format!("{}\u{a0}h\u{a0}{minute}", hour.trim_start_matches('0').parse::<u8>().unwrap_or(0))
        }
        None => time.to_owned(),
    }
}

/// A value after its label, on one line.
pub fn labelled(lang: Lang, label: &str, value: &str) -> String {
    match lang {
        Lang::Fr => format!("{label}\u{a0}: {value}"),
        Lang::En => format!("{label}: {value}"),
    }
}

/// An answer after its question, on one line.
#[cfg(feature = "ssr")]
pub fn answered(lang: Lang, question: &str, answer: &str) -> String {
    if question.ends_with('?') { format!("{question} {answer}") } else { labelled(lang, question, answer) }
}

/// First and last day of a stoppage, both included.
pub fn stoppage_days(lang: Lang, first: Date, last: Date, days: u16) -> String {
    let (first, last) = (long_date(lang, first), long_date(lang, last));
    match lang {
        Lang::Fr => format!("Votre arrêt irait du {first} au {last} inclus ({days} jours)."),
        Lang::En => format!("Your stoppage would run from {first} to {last} included ({days} days)."),
    }
}

/// Title of the error summary, for that many faults.
#[cfg(feature = "ssr")]
pub fn error_summary(lang: Lang, faults: usize) -> String {
    match (lang, faults) {
        (Lang::Fr, 1) => "Il y a un point à corriger".to_owned(),
        (Lang::Fr, faults) => format!("Il y a {faults} points à corriger"),
        (Lang::En, 1) => "There is one thing to correct".to_owned(),
        (Lang::En, faults) => format!("There are {faults} things to correct"),
    }
}

/// The label of a field that may stay empty.
#[cfg(feature = "ssr")]
pub fn optional(lang: Lang, label: Text) -> String {
    beside(label.get(lang), OPTIONAL.get(lang))
}

/// A label with a word beside it, such as the unit of a number.
#[cfg(feature = "ssr")]
pub fn beside(label: &str, word: &str) -> String {
    format!("{label} ({word})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "ssr")]
    #[test]
    fn the_error_summary_counts_what_is_wrong() {
        assert_eq!(error_summary(Lang::Fr, 1), "Il y a un point à corriger");
        assert_eq!(error_summary(Lang::Fr, 4), "Il y a 4 points à corriger");
        assert_eq!(error_summary(Lang::En, 1), "There is one thing to correct");
        assert_eq!(error_summary(Lang::En, 2), "There are 2 things to correct");
    }

    #[test]
    fn the_time_of_a_save_is_written_as_each_language_does() {
        assert_eq!(saved_at(Lang::Fr, "10:42"), "Brouillon enregistré à 10\u{a0}h\u{a0}42");
        assert_eq!(saved_at(Lang::Fr, "00:05"), "Brouillon enregistré à 0\u{a0}h\u{a0}05");
        assert_eq!(saved_at(Lang::En, "10:42"), "Draft saved at 10:42");
        assert_eq!(saved_at(Lang::Fr, "10\u{a0}h\u{a0}42"), "Brouillon enregistré à 10\u{a0}h\u{a0}42");
    }
}
