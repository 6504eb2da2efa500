//! Wordings of the page that shows all answers.

use crate::lang::Text;

/// Lead.
pub const LEAD: Text = Text {
    fr: "Relisez vos réponses. Vous pouvez encore tout modifier. Rien n’est envoyé avant le bouton en bas de la page.",
    en: "Read your answers again. You can still change everything. Nothing is sent before the button at the bottom.",
};
/// Row.
pub const NAME: Text = Text { fr: "Nom et prénoms", en: "Names" };
/// Row.
pub const ADDRESS: Text = Text { fr: "Adresse pendant l’arrêt", en: "Address during the stoppage" };
/// Row.
pub const HEALTH_WORKER: Text = Text { fr: "Au contact de patients", en: "In contact with patients" };
/// Row.
pub const GROUND: Text =
    Text { fr: "Motif (vu par le service médical seul)", en: "Reason (seen by the medical service only)" };
/// Row.
pub const DAYS: Text = Text { fr: "Jours demandés", en: "Days asked for" };
/// Row.
pub const TELEWORK: Text = Text { fr: "Travail à la maison", en: "Work from home" };
/// Row.
pub const DELIVERY: Text = Text { fr: "Remise du volet", en: "Who brings the notice" };
/// Heading of the statement.
pub const HONOUR_TITLE: Text = Text { fr: "Déclaration sur l’honneur", en: "Statement on honour" };
/// The statement.
pub const HONOUR: Text = Text {
    fr: "J’atteste sur l’honneur que toutes mes réponses sont exactes, y compris sur le travail à la maison.",
    en: "I state on my honour that all my answers are true, those about work from home included.",
};
/// Beside the statement.
pub const HONOUR_HINT: Text = Text {
    fr: "Une fausse déclaration peut entraîner une pénalité et le remboursement des sommes reçues (Code de la sécurité sociale, articles L.\u{a0}114-17-1 et L.\u{a0}323-6). Une erreur de bonne foi peut toujours être corrigée.",
    en: "A false statement can lead to a penalty and to paying back what was received (Code de la sécurité sociale, articles L.\u{a0}114-17-1 and L.\u{a0}323-6). An honest mistake can always be corrected.",
};
/// Button.
pub const SUBMIT: Text = Text { fr: "Envoyer ma demande", en: "Send my claim" };
/// Label of the field that only robots fill.
pub const TRAP: Text = Text { fr: "Laissez ce champ vide", en: "Leave this field empty" };
