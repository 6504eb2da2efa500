//! The queue.

use crate::lang::{Lang, Text};
use abri_domain::zone::Side;

/// Button.
pub const TAKE_NEXT: Text = Text { fr: "Prendre le dossier suivant", en: "Take the next claim" };
/// What the button does.
pub const TAKE_NEXT_HINT: Text = Text {
    fr: "Le dossier le plus urgent s’ouvre et vous est réservé. Touche «\u{202f}s\u{202f}».",
    en: "The most urgent claim opens and is held for you. Key \u{201c}s\u{201d}.",
};
/// Nothing was there to take.
pub const NOTHING: Text = Text {
    fr: "Aucun dossier n’attend. Revenez dans quelques minutes.",
    en: "No claim is waiting. Come back in a few minutes.",
};
/// Heading and caption.
pub const MINE: Text = Text { fr: "Mes dossiers en cours", en: "Claims I hold" };
/// None held.
pub const NONE_MINE: Text =
    Text { fr: "Aucun dossier n’est réservé pour vous.", en: "No claim is held for you." };
/// Heading and caption.
pub const WAITING: Text = Text { fr: "Dossiers en attente", en: "Waiting claims" };
/// None waits.
pub const NONE_WAITING: Text = Text { fr: "Aucun dossier n’attend.", en: "No claim is waiting." };
/// There are more than shown.
pub const MORE: Text = Text {
    fr: "D’autres dossiers attendent\u{a0}: seuls les plus urgents sont affichés.",
    en: "More claims are waiting: only the most urgent are shown.",
};
/// Column.
pub const REFERENCE: Text = Text { fr: "Référence", en: "Reference" };
/// Column.
pub const NAME: Text = Text { fr: "Nom", en: "Name" };
/// Column.
pub const RECEIVED: Text = Text { fr: "Reçu", en: "Received" };
/// Column.
pub const DUE: Text = Text { fr: "À décider au plus tard le", en: "Decide by" };
/// Column.
pub const FUND: Text = Text { fr: "Caisse", en: "Fund" };
/// Column.
pub const STATE: Text = Text { fr: "État", en: "State" };
/// Column.
pub const HELD_BY: Text = Text { fr: "Réservé par", en: "Held by" };
/// Nobody holds it.
pub const FREE: Text = Text { fr: "Libre", en: "Free" };

/// In the place of the name, when the sealed file can't be opened.
pub const UNREADABLE: Text = Text { fr: "Dossier illisible", en: "Unreadable file" };

/// State of a claim whose decision waits for a second person.
pub const TO_CONFIRM: Text = Text { fr: "À confirmer", en: "To be confirmed" };

/// Button, at the end of a shift.
pub const STOP: Text = Text { fr: "J’arrête\u{a0}: passer la main", en: "I stop: hand over" };
/// Summary of the folded form.
pub const DECLARE: Text = Text {
    fr: "Signaler une personne pour qui je ne dois pas décider",
    en: "Name a person I must not decide for",
};
/// Label.
pub const DECLARE_NIR: Text =
    Text { fr: "Son numéro de sécurité sociale", en: "Their social-security number" };
/// Hint.
pub const DECLARE_HINT: Text = Text {
    fr: "Le vôtre, ou celui d’un proche. Ses dossiers ne vous seront plus proposés. Le numéro lui-même n’est pas conservé, ni le \
         lien.",
    en: "Your own, or that of someone close to you. Their claims will no longer come to you. Neither the number itself nor the \
         tie is kept.",
};
/// Button.
pub const DECLARE_SUBMIT: Text = Text { fr: "Signaler", en: "Name them" };

/// Heading, by side.
pub const fn title(side: Side) -> Text {
    match side {
        Side::Administrative => Text { fr: "File administrative", en: "Administrative queue" },
        Side::Medical => Text { fr: "File du service médical", en: "Medical queue" },
    }
}

/// What is said after an act; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "decided" => Text {
            fr: "Décision enregistrée. L’assuré est prévenu.",
            en: "Decision recorded. The insured person is told.",
        },
        "prepared" => Text {
            fr: "Dossier rendu à sa caisse, prêt à décider.",
            en: "Claim given back to its fund, ready to decide.",
        },
        "proposed" => Text {
            fr: "Décision proposée\u{a0}: une autre personne la confirmera. L’assuré n’en sait rien pour l’instant.",
            en: "Decision proposed: someone else will confirm it. The insured person knows nothing of it yet.",
        },
        "confirmed" => Text {
            fr: "Décision confirmée. L’assuré est prévenu.",
            en: "Decision confirmed. The insured person is told.",
        },
        "sent-back" => Text {
            fr: "Proposition renvoyée à la personne qui l’a faite.",
            en: "Proposal sent back to who made it.",
        },
        "asked" => Text {
            fr: "Question envoyée. Le délai est suspendu jusqu’à la réponse.",
            en: "Question sent. The clock is paused until the answer.",
        },
        "ground-typed" => Text {
            fr: "Motif enregistré. La règle examine la demande.",
            en: "Ground recorded. The rule looks at the claim.",
        },
        "passed" => {
            Text { fr: "Dossier transmis à l’autre service.", en: "Claim passed to the other side." }
        }
        "left-to-doctor" => Text {
            fr: "Note laissée\u{a0}: un médecin-conseil décidera.",
            en: "Note left: a medical officer will decide.",
        },
        "opinion-asked" => Text {
            fr: "Avis demandé. Le dossier reviendra dans la file avec la conclusion.",
            en: "Opinion asked. The claim comes back to the queue with the conclusion.",
        },
        "opinion-withdrawn" => Text {
            fr: "Question retirée. Le dossier est dans la file.",
            en: "Question taken back. The claim is in the queue.",
        },
        "released" => Text { fr: "Dossier remis dans la file.", en: "Claim back in the queue." },
        "reopened" => Text {
            fr: "Décision rouverte\u{a0}: le dossier est de nouveau dans la file.",
            en: "Decision reopened: the claim is in the queue again.",
        },
        "stopped" => Text {
            fr: "Vous ne tenez plus aucun dossier. Merci.",
            en: "You hold no claim any more. Thank you.",
        },
        "declared" => Text {
            fr: "C’est noté\u{a0}: les dossiers de cette personne ne vous seront plus proposés.",
            en: "Noted: this person’s claims will no longer come to you.",
        },
        _ => return None,
    };
    Some(text.get(lang))
}
