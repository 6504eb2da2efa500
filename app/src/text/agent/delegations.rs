//! What doctors let technicians sign.

use crate::lang::{Lang, Text};

/// Heading, and link of the bar.
pub const TITLE: Text = Text { fr: "Délégations", en: "Delegations" };
/// What it is about.
pub const LEAD: Text = Text {
    fr: "Un technicien signe ce qu’un médecin-conseil lui délègue, jusqu’à une date. Sans délégation, il prépare et le médecin signe. Qui a signé pour qui reste dans l’historique.",
    en: "A technician signs what a medical officer delegates, until a date. Without a delegation they prepare and the doctor signs. Who signed for whom stays in the history.",
};
/// Heading.
pub const GIVE: Text = Text { fr: "Déléguer", en: "Delegate" };
/// Label.
pub const TECHNICIAN: Text = Text { fr: "Technicien", en: "Technician" };
/// Label.
pub const MATTER: Text = Text { fr: "Ce qu’il peut signer", en: "What they may sign" };
/// Legend.
pub const UNTIL: Text = Text { fr: "Jusqu’au", en: "Until" };
/// Hint.
pub const UNTIL_HINT: Text = Text { fr: "Ce jour compris.", en: "That day included." };
/// Button.
pub const GIVE_SUBMIT: Text = Text { fr: "Déléguer", en: "Delegate" };
/// Heading and caption.
pub const IN_FORCE: Text = Text { fr: "Délégations en cours", en: "Delegations in force" };
/// None.
pub const NONE: Text = Text { fr: "Aucune délégation n’est en cours.", en: "No delegation is in force." };
/// Nobody to delegate to.
pub const NO_TECHNICIAN: Text = Text {
    fr: "Aucun technicien n’a de compte pour l’instant.",
    en: "No technician has an account so far.",
};
/// Columns.
pub const COLUMNS: [Text; 5] = [
    Text { fr: "Technicien", en: "Technician" },
    Text { fr: "Peut signer", en: "May sign" },
    Text { fr: "Au nom de", en: "In the name of" },
    Text { fr: "Jusqu’au", en: "Until" },
    Text { fr: "Mettre fin", en: "End it" },
];
/// Button.
pub const END: Text = Text { fr: "Mettre fin", en: "End it" };
/// The person is no technician.
pub const NOT_A_TECHNICIAN: Text = Text {
    fr: "Cette personne n’est pas technicien du service médical\u{a0}: rien n’a été délégué.",
    en: "This person is no medical technician: nothing was delegated.",
};

/// Opinions of a kind.
pub fn opinion(lang: Lang, question: &str) -> String {
    match lang {
        Lang::Fr => format!("Avis\u{a0}: {question}"),
        Lang::En => format!("Opinions: {question}"),
    }
}

/// Decisions on a ground.
pub fn decision(lang: Lang, ground: &str) -> String {
    match lang {
        Lang::Fr => format!("Décisions\u{a0}: {ground}"),
        Lang::En => format!("Decisions: {ground}"),
    }
}

/// What is said after an act; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "delegated" => Text { fr: "Délégation donnée.", en: "Delegation given." },
        "delegation-ended" => Text { fr: "Délégation terminée.", en: "Delegation ended." },
        _ => return None,
    };
    Some(text.get(lang))
}

/// In the history: under whom.
pub fn under(lang: Lang, doctor: &str) -> String {
    match lang {
        Lang::Fr => format!("Par délégation de {doctor}."),
        Lang::En => format!("Under the delegation of {doctor}."),
    }
}

/// A technician decides what nobody delegated.
pub const UNDELEGATED: Text =
    Text { fr: "Cette décision ne vous est pas déléguée", en: "This decision is not delegated to you" };
/// What to do.
pub const UNDELEGATED_TEXT: Text = Text {
    fr: "Rien n’a été enregistré. Préparez le dossier par une note\u{a0}: un médecin-conseil décidera.",
    en: "Nothing was recorded. Prepare the claim by a note: a medical officer will decide.",
};
/// Heading of the form.
pub const LEAVE: Text =
    Text { fr: "Préparer pour un médecin-conseil", en: "Prepare for a medical officer" };
/// What it does.
pub const LEAVE_HINT: Text = Text {
    fr: "Aucun médecin-conseil ne vous a délégué la décision sur ce motif. Votre note lui est laissée et le dossier retourne dans la file.",
    en: "No medical officer delegated the decision on this ground to you. Your note is left for them and the claim goes back to the queue.",
};
/// Button.
pub const LEAVE_SUBMIT: Text = Text { fr: "Laisser au médecin-conseil", en: "Leave to the medical officer" };
