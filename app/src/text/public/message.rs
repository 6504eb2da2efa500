//! Pages that only say something: what happened, and what to do next.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::Text;

/// A message and what to do next.
#[derive(Debug, Clone, Copy)]
pub struct Message {
    /// Heading.
    pub title: Text,
    /// What happened.
    pub what: Text,
    /// What to do.
    pub todo: Text,
}

pub const NOT_FOUND: Message = Message {
    title: Text { fr: "Cette page n’existe pas", en: "There is no such page" },
    what: Text {
        fr: "L’adresse est mal écrite, ou la page n’est plus là.",
        en: "The address is mistyped, or the page is gone.",
    },
    todo: Text {
        fr: "Repartez de l’accueil. Si vous cherchez votre demande, ouvrez-la avec sa référence.",
        en: "Start again from the home page. If you look for your claim, open it with its reference.",
    },
};
pub const WRONG_ORIGIN: Message = Message {
    title: Text { fr: "Rien n’a été enregistré", en: "Nothing was recorded" },
    what: Text {
        fr: "Ce formulaire a été envoyé depuis un autre site. Par prudence, nous ne l’avons pas lu.",
        en: "This form was sent from another site. To be safe, we did not read it.",
    },
    todo: Text {
        fr: "Tapez vous-même l’adresse du service dans votre navigateur et recommencez.",
        en: "Type the address of the service into your browser yourself and try again.",
    },
};
pub const TOO_MANY: Message = Message {
    title: Text { fr: "Trop d’essais en peu de temps", en: "Too many attempts in a short time" },
    what: Text {
        fr: "Nous avons reçu beaucoup de demandes venant de votre connexion.",
        en: "We received many requests from your connection.",
    },
    todo: Text {
        fr: "Attendez quelques minutes, puis réessayez. Vos réponses déjà enregistrées sont gardées.",
        en: "Wait a few minutes, then try again. Answers already saved are kept.",
    },
};
pub const TOO_LARGE: Message = Message {
    title: Text { fr: "Ce formulaire est trop gros", en: "This form is too large" },
    what: Text {
        fr: "Rien n’a été enregistré\u{a0}: le texte envoyé dépasse ce que le service accepte.",
        en: "Nothing was recorded: the text sent is more than the service accepts.",
    },
    todo: Text { fr: "Revenez en arrière et écrivez moins de texte.", en: "Go back and write less text." },
};
pub const UNREADABLE: Message = Message {
    title: Text { fr: "Nous n’avons pas pu lire ce formulaire", en: "We could not read this form" },
    what: Text {
        fr: "Rien n’a été enregistré. L’envoi est arrivé incomplet ou sous une forme inattendue.",
        en: "Nothing was recorded. What was sent arrived cut off or in an unexpected shape.",
    },
    todo: Text {
        fr: "Revenez en arrière, rechargez la page et envoyez le formulaire encore une fois.",
        en: "Go back, reload the page and send the form once more.",
    },
};
pub const UNAVAILABLE: Message = Message {
    title: Text {
        fr: "Le service ne peut pas répondre pour l’instant",
        en: "The service cannot answer right now",
    },
    what: Text {
        fr: "Rien de ce que vous venez d’envoyer n’a été enregistré. Les demandes déjà reçues sont en sécurité.",
        en: "Nothing of what you just sent was recorded. Claims already received are safe.",
    },
    todo: Text {
        fr: "Réessayez dans quelques minutes. Envoyer deux fois ne fait pas deux demandes.",
        en: "Try again in a few minutes. Sending twice does not make two claims.",
    },
};
pub const INTERNAL: Message = Message {
    title: Text { fr: "Quelque chose n’a pas marché chez nous", en: "Something went wrong on our side" },
    what: Text {
        fr: "Ce n’est pas votre faute. Tout ce qui vous avait été confirmé est gardé.",
        en: "It is not your fault. Everything that had been confirmed to you is kept.",
    },
    todo: Text {
        fr: "Réessayez dans quelques minutes. Si cela recommence, appelez-nous et donnez la référence de l’incident.",
        en: "Try again in a few minutes. If it happens again, call us and give the reference of the incident.",
    },
};
pub const CLOSED: Message = Message {
    title: super::home::CLOSED_HEADING,
    what: super::home::CLOSED_TEXT,
    todo: Text {
        fr: "Si votre santé vous empêche de travailler, voyez un médecin\u{a0}: il peut prescrire un arrêt de travail ordinaire. Envoyez-le à votre caisse et à votre employeur dans les 48 heures.",
        en: "If your health keeps you from working, see a doctor: they can prescribe ordinary sick leave. Send it to your fund and your employer within 48 hours.",
    },
};
pub const SESSION_ENDED: Message = Message {
    title: Text { fr: "Votre session est terminée", en: "Your session has ended" },
    what: Text {
        fr: "Pour protéger vos informations, la page se ferme après un moment sans activité.",
        en: "To protect your information, the page closes after a while without activity.",
    },
    todo: Text {
        fr: "Ouvrez à nouveau votre demande avec sa référence et votre date de naissance.",
        en: "Open your claim again with its reference and your date of birth.",
    },
};

pub const HOME: Text = Text { fr: "Aller à l’accueil", en: "Go to the home page" };
pub const FOLLOW: Text = Text { fr: "Suivre ma demande", en: "Follow my claim" };
pub const INCIDENT: Text =
    Text { fr: "Référence de l’incident\u{a0}:", en: "Reference of the incident:" };
pub const CONTACT_HEADING: Text = Text { fr: "Nous joindre", en: "Reach us" };
