//! The banner of the crisis cell, and the news of the rules.

use crate::lang::{Lang, Text};

/// Heading and link.
pub const TITLE: Text = Text { fr: "Bandeau", en: "Banner" };
/// What the page is for.
pub const LEAD: Text = Text {
    fr: "Une consigne que tous les agents lisent en haut de chaque écran. Une nouvelle annonce remplace la précédente.",
    en: "An instruction that all people read at the top of each screen. A new one takes the place of the one before.",
};
/// Names the banner for who does not see it.
pub const LABEL: Text = Text { fr: "Message de la cellule de crise", en: "Message of the crisis cell" };
/// Label.
pub const TEXT_FR: Text = Text { fr: "Texte en français", en: "Text in French" };
/// Label.
pub const TEXT_EN: Text = Text { fr: "Texte en anglais (facultatif)", en: "Text in English (optional)" };
/// Hint.
pub const HINT: Text = Text {
    fr: "Une phrase, 300 signes au plus. Aucun nom, aucun numéro, rien d’un dossier.",
    en: "One sentence, 300 characters at most. No name, no number, nothing of a claim.",
};
/// Label.
pub const LAST_DAY: Text = Text { fr: "Dernier jour", en: "Last day" };
/// Button.
pub const SUBMIT: Text = Text { fr: "Afficher à tous", en: "Show to everyone" };
/// Heading.
pub const HISTORY: Text = Text { fr: "Dernières annonces", en: "Last announcements" };
/// None.
pub const NONE: Text = Text { fr: "Aucune annonce.", en: "No announcement." };
/// Button.
pub const END: Text = Text { fr: "Retirer", en: "Take down" };
/// Link of the training service.
pub const SANDBOX: Text =
    Text { fr: "S’entraîner sur des dossiers fictifs", en: "Train on made-up claims" };
/// Heading on the home page.
pub const RULES_TODAY: Text = Text { fr: "Ce qui change dans les règles", en: "What changes in the rules" };
/// Nothing changes.
pub const NO_NEWS: Text = Text { fr: "Rien aujourd’hui ni demain.", en: "Nothing today or tomorrow." };
/// Link to the re-checks.
pub const TO_RECHECKS: Text = Text { fr: "Mes relectures", en: "My re-checks" };
/// A version begins.
pub const BEGINS_TODAY: Text = Text { fr: "En vigueur dès aujourd’hui", en: "In force from today" };
/// A version begins.
pub const BEGINS_TOMORROW: Text = Text { fr: "En vigueur dès demain", en: "In force from tomorrow" };
/// A version was announced.
pub const ANNOUNCED_TODAY: Text = Text { fr: "Annoncé aujourd’hui", en: "Announced today" };
/// A version ends.
pub const LAST_DAY_TODAY: Text = Text { fr: "Dernier jour aujourd’hui", en: "Last day today" };

/// A publication, and from when on it counts.
pub fn published(lang: Lang, at: &str, effective: &str) -> String {
    match lang {
        Lang::Fr => format!("Publié le {at}, en vigueur le {effective}"),
        Lang::En => format!("Published {at}, in force {effective}"),
    }
}

/// An announcement with its hours and its people.
pub fn line(lang: Lang, [from, until]: &[String; 2], by: &str, ended_by: Option<&str>) -> String {
    let ended = |name: &str| match lang {
        Lang::Fr => format!(", retirée par {name}"),
        Lang::En => format!(", taken down by {name}"),
    };
    let ended = ended_by.map(ended).unwrap_or_default();
    match lang {
        Lang::Fr => format!("Du {from} au {until}, par {by}{ended}"),
        Lang::En => format!("From {from} to {until}, by {by}{ended}"),
    }
}

/// How many re-checks someone holds.
pub fn rechecks(lang: Lang, held: usize) -> String {
    match (held, lang) {
        (0, Lang::Fr) => "aucune en main".to_owned(),
        (0, Lang::En) => "none in hand".to_owned(),
        (held, Lang::Fr) => format!("{held} en main"),
        (held, Lang::En) => format!("{held} in hand"),
    }
}

/// What is said after an act; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "announced" => Text { fr: "L’annonce est affichée.", en: "The announcement is shown." },
        "taken-down" => Text { fr: "L’annonce est retirée.", en: "The announcement is taken down." },
        "over" => {
            Text { fr: "Cette annonce était déjà terminée.", en: "This announcement was over already." }
        }
        _ => return None,
    };
    Some(text.get(lang))
}
