//! The end of a shift.

use crate::lang::{Lang, Text};

/// Heading and title.
pub const TITLE: Text = Text { fr: "Fin de service", en: "End of my shift" };
/// Under the heading.
pub const LEAD: Text = Text {
    fr: "Voici ce que vous tenez encore. Chaque dossier retourne dans la file, ou va à la personne que vous choisissez. Un mot aide \
         la personne qui continue\u{a0}: il n’est lu que par votre service.",
    en: "This is what you still hold. Each claim goes back to the queue, or to the person you choose. A word helps whoever goes on: \
         only your side reads it.",
};
/// Nothing is held.
pub const NOTHING: Text = Text { fr: "Vous ne tenez aucun dossier.", en: "You hold no claim." };
/// Label.
pub const TO: Text = Text { fr: "Va à", en: "Goes to" };
/// Option.
pub const QUEUE: Text = Text { fr: "La file", en: "The queue" };
/// Label.
pub const WORDS: Text =
    Text { fr: "Un mot pour la suite (facultatif)", en: "A word for whoever goes on (optional)" };
/// Button.
pub const SUBMIT: Text = Text { fr: "Passer la main", en: "Hand over" };

/// It could not go where it should.
pub fn refused(lang: Lang, reference: &str, why: &str) -> String {
    match lang {
        Lang::Fr => format!("Dossier {reference}\u{a0}: {why}"),
        Lang::En => format!("Claim {reference}: {why}"),
    }
}

/// Heading of one claim.
pub fn claim(lang: Lang, reference: &str) -> String {
    match lang {
        Lang::Fr => format!("Dossier {reference}"),
        Lang::En => format!("Claim {reference}"),
    }
}
