//! What to say of a field of the lists of claims.

use super::GENERAL;
use crate::lang::Text;

/// The words for the field of that name.
pub fn words(field: &str) -> Text {
    let (fr, en) = match field {
        "sought" => ("Dites ce que vous cherchez.", "Say what you search for."),
        "state" | "side" | "fund" | "scheme" | "language" | "label" | "hands" | "sort" | "size" => {
            ("Choisissez une valeur de la liste.", "Choose a value of the list.")
        }
        "risk" => (
            "Une échéance ne se choisit que pour les dossiers à examiner.",
            "A deadline is chosen for claims to review only.",
        ),
        "until" => (
            "Le dernier jour vient avant le premier\u{a0}: échangez-les.",
            "The last day comes before the first: swap them.",
        ),
        "view_name" => ("Donnez un nom à la vue.", "Give the view a name."),
        "label_name" => ("Donnez un nom à l’étiquette.", "Give the label a name."),
        "bulk_act" => ("Choisissez une action de la liste.", "Choose an act of the list."),
        "bulk_label" => ("Choisissez une étiquette de la liste.", "Choose a label of the list."),
        "bulk_staff" => ("Choisissez une personne de la liste.", "Choose a person of the list."),
        _ => return GENERAL,
    };
    Text { fr, en }
}
