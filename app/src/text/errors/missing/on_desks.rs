//! What to say of a field that only the back office asks for.

use super::on_lists;
use crate::lang::Text;

/// The words for the field of that name.
pub fn words(field: &str) -> Text {
    let (fr, en) = match field {
        "received_day" => (
            "Indiquez le jour du cachet d’arrivée, un jour où le dispositif était ouvert.",
            "Enter the day stamped on the paper, a day on which the scheme was open.",
        ),
        "language" => ("Choisissez la langue de la personne.", "Choose the person’s language."),
        "outcome" => ("Dites ce que l’appel a donné.", "Say what came of the call."),
        "opens" | "closes" => (
            "Choisissez deux heures de la liste, la seconde après la première.",
            "Choose two hours from the list, the second after the first.",
        ),
        "title" => ("Donnez un titre au projet.", "Give the draft a title."),
        "why" => ("Dites pourquoi ce changement.", "Say why this change."),
        "kind" => ("Choisissez ce que vous voulez écrire.", "Choose what you want to write."),
        "rule_scheme" => ("Choisissez un dispositif de la liste.", "Choose a scheme from the list."),
        "from_day" => ("Indiquez le premier jour de la version.", "Enter the first day of the version."),
        "path" => ("Choisissez un fichier de la liste.", "Choose a file from the list."),
        "new_scheme" => (
            "Donnez un nom qui n’est pas pris, en petites lettres, chiffres et tirets.",
            "Give a name that is not taken, in small letters, digits and dashes.",
        ),
        "path-new" => (
            "Donnez un chemin dans le dispositif de ce projet, qui n’y est pas encore.",
            "Give a path in the scheme of this draft that is not there yet.",
        ),
        "since_day" => ("Indiquez depuis quel jour.", "Enter from which day on."),
        "publish_day" => ("Indiquez le jour de la publication.", "Enter the day of publication."),
        "publish_hour" => ("Indiquez une heure, par exemple 08:00.", "Enter an hour, for example 08:00."),
        "login" => ("Indiquez votre identifiant.", "Enter your login."),
        "password" => ("Indiquez votre mot de passe.", "Enter your password."),
        "verdict" => ("Choisissez une décision.", "Choose a decision."),
        "reason" => ("Choisissez le motif du refus.", "Choose the reason of the refusal."),
        "door" => {
            ("Choisissez vers quelle voie orienter la personne.", "Choose the other way for the person.")
        }
        "words_back" => ("Écrivez ce qui est à revoir.", "Write what should be looked at again."),
        "checks" => (
            "Cochez chaque point vérifié, ou enregistrez une décision\u{a0}: ce dossier laisse quelque chose en suspens.",
            "Tick each point you checked, or record a decision: something is left open in this file.",
        ),
        "explanation" => {
            ("Écrivez l’explication destinée à l’assuré.", "Write the explanation for the insured.")
        }
        "question" => ("Écrivez la question destinée à l’assuré.", "Write the question for the insured."),
        "overturn_reason" => ("Choisissez le point à revoir.", "Choose the point to look at."),
        "criterion" | "held_criterion" => ("Choisissez un critère.", "Choose a criterion."),
        "hold_reason" => ("Dites pourquoi ce critère est suspendu.", "Say why this criterion is held."),
        "let_go_reason" => ("Dites pourquoi ce critère est rétabli.", "Say why this criterion is let go."),
        "trail_reference" => (
            "Indiquez la référence d’une demande, par exemple 2345-6789.",
            "Enter the reference of a claim, for example 2345-6789.",
        ),
        "trail_reason" => ("Dites pourquoi vous cherchez ce dossier.", "Say why you look this claim up."),
        "acts_from_day" => ("Indiquez le premier jour.", "Enter the first day."),
        "acts_until_day" => ("Indiquez le dernier jour.", "Enter the last day."),
        "note" => ("Écrivez la note.", "Write the note."),
        "new_login" => (
            "Donnez un identifiant de 2 à 40 petites lettres, chiffres, points et tirets.",
            "Give a login of 2 to 40 small letters, digits, dots and dashes.",
        ),
        "new_name" => ("Indiquez le nom affiché.", "Enter the name on the screens."),
        "new_role" | "lent_role" => ("Choisissez un rôle.", "Choose a role."),
        "last_day" => ("Indiquez le dernier jour du prêt.", "Enter the last day of the loan."),
        field => return medical(field),
    };
    Text { fr, en }
}

/// Of opinions, delegations and exceptional accesses.
fn medical(field: &str) -> Text {
    let (fr, en) = match field {
        "opinion_question" => ("Choisissez la question.", "Choose the question."),
        "conclusion" => ("Choisissez une conclusion.", "Choose a conclusion."),
        "shorter_day" => ("Indiquez le dernier jour justifié.", "Enter the last day that is justified."),
        "reasons" => ("Dites pourquoi, pour le service médical.", "Say why, for the medical side."),
        "technician" => ("Choisissez un technicien.", "Choose a technician."),
        "matter" => ("Choisissez ce qui est délégué.", "Choose what is delegated."),
        "until_day" => {
            ("Indiquez le dernier jour de la délégation.", "Enter the last day of the delegation.")
        }
        "glass_reason" => ("Choisissez le motif de l’accès.", "Choose the reason of the access."),
        "glass_words" => (
            "Expliquez pourquoi cet accès est nécessaire maintenant.",
            "Explain why this access is needed now.",
        ),
        "glass_confirm" => (
            "Cochez la case pour confirmer que vous avez lu ce qui va se passer.",
            "Tick the box to confirm that you read what will happen.",
        ),
        "glass_verdict" => ("Dites si l’accès était justifié.", "Say whether the access was justified."),
        "review_words" => ("Dites ce qui fonde votre avis.", "Say what your view rests on."),
        field => return on_lists::words(field),
    };
    Text { fr, en }
}
