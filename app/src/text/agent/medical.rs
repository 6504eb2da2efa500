//! Zone M of the case file. No other wording of the back office names health data.

use crate::lang::{Lang, Text};
use abri_domain::ground::GroundKind;

/// Heading.
pub const TITLE: Text = Text { fr: "Partie médicale", en: "Medical part" };
/// Reading leaves a trace that the insured sees.
pub const LOGGED: Text = Text {
    fr: "Votre lecture est enregistrée et l’assuré la verra.",
    en: "Your reading is recorded and the insured person will see it.",
};
/// Row.
pub const GROUND: Text = Text { fr: "Motif déclaré", en: "Declared ground" };
/// Row.
pub const ALD_NUMBER: Text = Text { fr: "ALD déclarée", en: "Declared long-term condition (ALD)" };
/// The person does not know the number.
pub const ALD_UNKNOWN: Text =
    Text { fr: "Numéro inconnu de l’assuré", en: "Number not known to the person" };
/// Row.
pub const DUE_DATE: Text = Text { fr: "Accouchement prévu le", en: "Expected date of birth" };
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

/// A ground.
pub const fn ground(kind: GroundKind) -> Text {
    match kind {
        GroundKind::Ald => {
            Text { fr: "Affection de longue durée reconnue", en: "Recognised long-term condition (ALD)" }
        }
        GroundKind::Pregnancy => {
            Text { fr: "Grossesse, troisième trimestre", en: "Pregnancy, third trimester" }
        }
        GroundKind::OtherCondition => {
            Text { fr: "Maladie de la liste, sans ALD", en: "Condition of the list, no ALD" }
        }
        GroundKind::Cohabitant => {
            Text { fr: "Vit avec une personne à risque", en: "Lives with a person at risk" }
        }
    }
}

/// An ALD by its number.
pub fn ald(lang: Lang, number: u8) -> String {
    match lang {
        Lang::Fr => format!("ALD n°\u{a0}{number}"),
        Lang::En => format!("ALD no. {number}"),
    }
}

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
