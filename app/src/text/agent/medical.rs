//! Zone M of the case file. No other wording of the back office names health data.

use crate::lang::{Lang, Text};

/// Heading.
pub const TITLE: Text = Text { fr: "Partie médicale", en: "Medical part" };
/// Reading leaves a trace that the insured sees.
pub const LOGGED: Text = Text {
    fr: "Votre lecture est enregistrée et l’assuré la verra.",
    en: "Your reading is recorded and the insured person will see it.",
};
/// Row.
pub const GROUND: Text = Text { fr: "Motif déclaré", en: "Declared ground" };
/// In place of a ground that was not typed yet.
pub const SEALED: Text = Text { fr: "Dans une enveloppe fermée", en: "In a closed envelope" };
/// Heading over the ground to type.
pub const OPEN_ENVELOPE: Text =
    Text { fr: "Saisir le motif de l’enveloppe", en: "Type the ground from the envelope" };
/// What follows.
pub const OPEN_ENVELOPE_HINT: Text = Text {
    fr: "Ouvrez l’enveloppe et recopiez le volet médical. La règle examine ensuite la demande comme toute autre. L’enveloppe est vide ou illisible\u{202f}? Posez la question à l’assuré.",
    en: "Open the envelope and copy the medical sheet. The rule then looks at the claim as at any other. Empty or not readable? Ask the insured person.",
};
/// Button.
pub const TYPE_GROUND: Text = Text { fr: "Enregistrer le motif", en: "Record the ground" };

/// The number to look for.
pub fn envelope(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Fr => format!("Enveloppe {number}"),
        Lang::En => format!("Envelope {number}"),
    }
}

/// Heading.
pub const NOTES: Text = Text { fr: "Notes médicales", en: "Medical notes" };
/// None yet.
pub const NO_NOTE: Text = Text { fr: "Aucune note.", en: "No note." };
/// Label of the note written with an act.
pub const NOTE: Text = Text { fr: "Note médicale", en: "Medical note" };
/// Who reads it.
pub const NOTE_HINT: Text = Text {
    fr: "Facultatif. Lue par le seul service médical.",
    en: "Optional. Read by the medical service only.",
};

/// A question put to the register.
pub fn register(question: &str) -> Text {
    match question {
        "ald" => Text { fr: "Registre\u{a0}: ALD reconnue\u{202f}?", en: "Register: ALD recognised?" },
        "pregnancy" => {
            Text { fr: "Registre\u{a0}: grossesse déclarée\u{202f}?", en: "Register: pregnancy declared?" }
        }
        _ => Text { fr: "Registre", en: "Register" },
    }
}
