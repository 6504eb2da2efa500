//! What was sent, and how far it got: what can be known of it, and no more.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::Text;
use abri_domain::delivery::{DeliveryState as S, Rung};

pub const HEADING: Text = Text { fr: "Ce que nous avons envoyé", en: "What we sent" };
pub const LEAD: Text = Text {
    fr: "«\u{202f}Envoyé\u{202f}» veut dire\u{a0}: remis au serveur de messagerie ou à la poste, et rien n’est revenu. Personne ne nous dit si le message a été lu.",
    en: "“Sent” means: handed to the mail server or to the post, and nothing came back. Nobody tells us whether it was read.",
};
pub const COLUMNS: [Text; 4] = [
    Text { fr: "Quoi", en: "What" },
    Text { fr: "Comment", en: "How" },
    Text { fr: "Où c’en est", en: "How far it got" },
    Text { fr: "Depuis", en: "Since" },
];

/// What a job sends.
pub fn kind(code: &str) -> Text {
    match code {
        "send-receipt" => Text { fr: "Accusé de réception", en: "Receipt" },
        "send-code" => Text { fr: "Code d’accès", en: "Access code" },
        "send-notice" => Text { fr: "Volet de l’employeur", en: "Employer’s notice" },
        _ => Text { fr: "Nouvelles de la demande", en: "News of the claim" },
    }
}

pub const fn way(rung: Rung) -> Text {
    match rung {
        Rung::EMail => Text { fr: "E-mail", en: "E-mail" },
        Rung::Sms => Text { fr: "SMS", en: "Text message" },
        Rung::Letter => Text { fr: "Lettre", en: "Letter" },
    }
}

/// The state in words; a letter is sent by the post, not by a server.
pub const fn state(rung: Rung, state: S) -> Text {
    match (state, rung) {
        (S::Created, _) => Text { fr: "À renvoyer", en: "To be sent again" },
        (S::Queued, _) => Text { fr: "Attend l’impression", en: "Waits to be printed" },
        (S::Sending, Rung::Letter) => Text { fr: "À l’imprimerie", en: "At the printer’s" },
        (S::Sending, _) => Text { fr: "Envoi en cours", en: "Being sent" },
        (S::Sent, Rung::Letter) => Text { fr: "Remise à la poste", en: "Handed to the post" },
        (S::Sent, _) => Text { fr: "Envoyé, aucun retour d’erreur", en: "Sent, nothing came back" },
        (S::Delivered, _) => Text {
            fr: "Arrivé, confirmé par le serveur du destinataire",
            en: "Arrived, the recipient’s server said so",
        },
        (S::TemporaryFailure, _) => Text {
            fr: "Pas encore parti ou revenu\u{202f}; la suite est prévue",
            en: "Not gone yet, or came back; what follows is planned",
        },
        (S::PermanentFailure, _) => Text {
            fr: "Revenu\u{a0}: l’adresse ne fonctionne pas",
            en: "Came back: the address does not work",
        },
        (S::TechnicalFailure, _) => Text {
            fr: "Pas parti, de notre fait\u{202f}; une personne s’en occupe",
            en: "Not sent, through our fault; a person sees to it",
        },
        (S::Uncertain, _) => Text {
            fr: "Incertain\u{a0}: remis, sans réponse\u{202f}; une personne vérifie",
            en: "Uncertain: handed over without an answer; a person checks",
        },
    }
}
