//! The keys of the back office.

use crate::lang::Text;

/// Summary of the folded help.
pub const TITLE: Text = Text { fr: "Touches", en: "Keys" };
/// How a key is pressed where no script runs.
pub const CHORD: Text = Text {
    fr: "Avec Alt, ou Alt et Maj, selon le navigateur.",
    en: "With Alt, or Alt and Shift, as the browser wants it.",
};
/// The switch, shown where a script runs.
pub const BARE: Text =
    Text { fr: "Touches seules, hors des champs de texte", en: "Single keys, outside text fields" };
/// Of keys that only a script knows.
pub const NEXT_LINE: Text = Text { fr: "Ligne suivante, précédente", en: "Next line, line before" };

/// Every key of the back office, and what it does where it does something.
pub const ALL: &[(&str, Text)] = &[
    ("s", Text { fr: "Dossier suivant, appel suivant", en: "Next claim, next call" }),
    ("t", Text { fr: "Prendre ce dossier", en: "Take this claim" }),
    ("d", Text { fr: "Décider", en: "Decide" }),
    ("a", Text { fr: "Approuver et suivant", en: "Approve and next" }),
    ("v", Text { fr: "Aperçu de la décision", en: "Preview of the decision" }),
    ("o", Text { fr: "Confirmer la décision proposée", en: "Confirm the proposed decision" }),
    ("q", Text { fr: "Poser une question", en: "Ask a question" }),
    ("y", Text { fr: "Avis médicaux\u{a0}: demander, répondre", en: "Medical opinions: ask, answer" }),
    ("x", Text { fr: "Transmettre à l’autre service", en: "Pass to the other side" }),
    ("l", Text { fr: "Remettre dans la file, rendre un appel", en: "Back to the queue, give a call back" }),
    ("c", Text { fr: "Constats de la règle", en: "What the rule finds" }),
    ("i", Text { fr: "Historique", en: "History" }),
    ("u", Text { fr: "Liste des dossiers", en: "List of claims" }),
    ("e", Text { fr: "Chercher un dossier", en: "Search for a claim" }),
    ("g", Text { fr: "Filtrer et trier la liste", en: "Filter and sort the list" }),
    ("n", Text { fr: "Page suivante de la liste", en: "Next page of the list" }),
    ("a", Text { fr: "Agir sur plusieurs dossiers", en: "Act on several claims" }),
    (
        "p",
        Text {
            fr: "Enregistrer la demande, le motif ou l’issue d’un appel",
            en: "Record the claim, the ground, or what came of a call",
        },
    ),
    ("a", Text { fr: "Ajouter un employeur", en: "Add an employer" }),
    ("d", Text { fr: "Demandes saisies", en: "Claims typed" }),
    ("f", Text { fr: "Mon bureau", en: "My desk" }),
    ("r", Text { fr: "Contrôles, garde-fous", en: "Re-checks, safeguards" }),
    ("r", Text { fr: "Rappels, leurs horaires", en: "Calls back, their hours" }),
    ("y", Text { fr: "Envois", en: "Deliveries" }),
    ("w", Text { fr: "Délégations", en: "Delegations" }),
    ("e", Text { fr: "Accès exceptionnels", en: "Exceptional accesses" }),
    ("p", Text { fr: "Pilotage", en: "Board" }),
    ("w", Text { fr: "Entraide entre caisses", en: "Help between funds" }),
    ("b", Text { fr: "Bandeau", en: "Banner" }),
    ("m", Text { fr: "Mode opératoire", en: "Procedure" }),
    ("z", Text { fr: "Fin de service", en: "End of my shift" }),
    ("h", Text { fr: "Cette aide", en: "This help" }),
];
