//! Who works on what.

use super::codes;
use crate::lang::{Lang, Text};
use crate::model::AssignmentRefusal;

/// Heading and link.
pub const TITLE: Text = Text { fr: "Répartition", en: "Assignments" };
/// What the page is for.
pub const LEAD: Text = Text {
    fr: "Qui tient quel dossier maintenant. Un dossier confié attend quatre heures que la personne l’ouvre, puis retourne dans la file. \
         Chaque déplacement est inscrit, avec votre nom.",
    en: "Who holds which claim now. A claim that is given waits four hours to be opened, then goes back to the queue. Each move is \
         written down with your name.",
};
/// Heading and caption.
pub const HELD: Text = Text { fr: "Dossiers en cours", en: "Claims in hand" };
/// None.
pub const NONE_HELD: Text =
    Text { fr: "Personne ne tient de dossier en ce moment.", en: "Nobody holds a claim at the moment." };
/// Columns.
pub const HELD_COLUMNS: [Text; 7] = [
    Text { fr: "Référence", en: "Reference" },
    Text { fr: "Tenu par", en: "Held by" },
    Text { fr: "Depuis", en: "Since" },
    Text { fr: "À décider au plus tard le", en: "Decide by" },
    Text { fr: "Côté", en: "Side" },
    Text { fr: "Caisse", en: "Fund" },
    Text { fr: "Déplacer", en: "Move" },
];
/// First option.
pub const TO_QUEUE: Text = Text { fr: "Remettre dans la file", en: "Back to the queue" };
/// Button.
pub const MOVE: Text = Text { fr: "Déplacer", en: "Move" };
/// Heading and caption.
pub const REVIEWERS: Text = Text { fr: "Qui traite quoi", en: "Who works on what" };
/// What lanes are.
pub const REVIEWERS_HINT: Text = Text {
    fr: "Sans rien d’indiqué, une personne traite tout. «\u{202f}Hors tour\u{202f}»\u{a0}: dossiers choisis au lieu du suivant, sur sept jours.",
    en: "Where nothing is named, a person works on everything. \u{201c}Out of turn\u{201d}: claims chosen instead of the next one, over \
         seven days.",
};
/// Nobody.
pub const NOBODY: Text = Text { fr: "Personne n’examine de demandes.", en: "Nobody reviews claims." };
/// Columns.
pub const REVIEWER_COLUMNS: [Text; 5] = [
    Text { fr: "Nom", en: "Name" },
    Text { fr: "Côté", en: "Side" },
    Text { fr: "En main", en: "In hand" },
    Text { fr: "Hors tour", en: "Out of turn" },
    Text { fr: "Traite", en: "Works on" },
];
/// No lane.
pub const EVERYTHING: Text = Text { fr: "tout", en: "everything" };
/// Heading.
pub const ADD: Text =
    Text { fr: "Réserver des dossiers à une personne", en: "Narrow what someone works on" };
/// Hint.
pub const ADD_HINT: Text = Text {
    fr: "Choisissez au moins une caisse, un dispositif ou une langue. Plusieurs lignes s’ajoutent.",
    en: "Choose a fund, a scheme or a language at least. Several lines add up.",
};
/// Label.
pub const WHO: Text = Text { fr: "Personne", en: "Person" };
/// Label.
pub const FUND: Text = Text { fr: "Caisse", en: "Fund" };
/// Label.
pub const SCHEME: Text = Text { fr: "Dispositif", en: "Scheme" };
/// Label.
pub const LANGUAGE: Text = Text { fr: "Langue de l’assuré", en: "Language of the insured person" };
/// First option.
pub const CHOOSE: Text = Text { fr: "Choisir", en: "Choose" };
/// First option.
pub const ANY: Text = Text { fr: "Toutes et tous", en: "Any" };
/// Button.
pub const ADD_SUBMIT: Text = Text { fr: "Ajouter", en: "Add" };
/// Button.
pub const REMOVE: Text = Text { fr: "Retirer", en: "Remove" };

/// A language.
pub fn language(code: &str) -> Text {
    match code {
        "fr" => Text { fr: "français", en: "French" },
        _ => Text { fr: "anglais", en: "English" },
    }
}

/// Names the list of people a claim can be moved to.
pub fn move_label(lang: Lang, reference: &str) -> String {
    match lang {
        Lang::Fr => format!("À qui confier le dossier {reference}"),
        Lang::En => format!("Whom to give claim {reference} to"),
    }
}

/// Why the last act was not done.
pub const fn refused(why: AssignmentRefusal) -> Text {
    match why {
        AssignmentRefusal::Changed => Text {
            fr: "Ce dossier a changé de mains entre-temps\u{a0}: rien n’a été déplacé.",
            en: "This claim changed hands meanwhile: nothing was moved.",
        },
        AssignmentRefusal::NotTheirs => Text {
            fr: "Cette personne n’examine pas les dossiers de ce côté.",
            en: "That person does not review claims of that side.",
        },
        AssignmentRefusal::Barred(bar) => codes::bar(bar),
    }
}

/// What is said after an act; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "given" => Text { fr: "Dossier confié.", en: "Claim given." },
        "put-back" => Text { fr: "Dossier remis dans la file.", en: "Claim back in the queue." },
        "lane-added" => Text { fr: "Ligne ajoutée.", en: "Line added." },
        "lane-removed" => Text { fr: "Ligne retirée.", en: "Line removed." },
        _ => return None,
    };
    Some(text.get(lang))
}
