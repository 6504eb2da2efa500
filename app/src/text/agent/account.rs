//! One's own account: the password, and a role that changed.

use crate::lang::{Lang, Text};
use crate::model::PasswordRefusal;

/// Heading.
pub const PASSWORD_TITLE: Text = Text { fr: "Changer mon mot de passe", en: "Change my password" };
/// Why the person is here.
pub const PASSWORD_DUE: Text = Text {
    fr: "Votre mot de passe a été choisi par quelqu’un d’autre. Changez-le pour continuer.",
    en: "Your password was chosen by somebody else. Change it to go on.",
};
/// Label.
pub const CURRENT: Text = Text { fr: "Mot de passe actuel", en: "Present password" };
/// Label.
pub const NEW: Text = Text { fr: "Nouveau mot de passe", en: "New password" };
/// What it must be.
pub const NEW_HINT: Text = Text {
    fr: "12 caractères au moins. Quelques mots sans rapport entre eux se retiennent bien.",
    en: "At least 12 characters. A few words that have nothing to do with each other are easy to keep in mind.",
};
/// Button.
pub const PASSWORD_SUBMIT: Text = Text { fr: "Changer le mot de passe", en: "Change the password" };
/// It worked.
pub const PASSWORD_DONE: Text = Text {
    fr: "Mot de passe changé. Vos autres sessions sont terminées.",
    en: "Password changed. Your other sessions have ended.",
};
/// Link.
pub const GO_ON: Text = Text { fr: "Continuer", en: "Go on" };

/// Why a password was not changed.
pub fn refused(lang: Lang, why: PasswordRefusal) -> String {
    let text = match why {
        PasswordRefusal::Wait(minutes) => return super::sign_in::wait(lang, minutes),
        PasswordRefusal::WrongCurrent => Text {
            fr: "Le mot de passe actuel n’est pas le bon.",
            en: "The present password is not right.",
        },
        PasswordRefusal::TooShort => Text {
            fr: "Le nouveau mot de passe est trop court\u{a0}: il faut 12 caractères au moins.",
            en: "The new password is too short: it takes at least 12 characters.",
        },
        PasswordRefusal::Same => Text {
            fr: "Le nouveau mot de passe est l’actuel. Choisissez-en un autre.",
            en: "The new password is the present one. Choose another.",
        },
    };
    text.get(lang).to_owned()
}

/// Heading.
pub const ROLE_CHANGED: Text = Text { fr: "Votre rôle a changé", en: "Your role has changed" };
/// What happened.
pub const ROLE_CHANGED_TEXT: Text = Text {
    fr: "Vous aviez ouvert cette page avec un autre rôle. Rien n’a été enregistré.",
    en: "You had opened this page with another role. Nothing was recorded.",
};
/// Above what was typed.
pub const ROLE_CHANGED_TYPED: Text = Text {
    fr: "Voici ce que vous aviez écrit\u{a0}: copiez-le si vous en avez besoin.",
    en: "Here is what you had written: copy it if you need it.",
};
/// Link.
pub const TO_WORK: Text = Text { fr: "Aller à mon espace", en: "Go to my desk" };

/// Label of a text that was typed.
pub fn typed(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Fr => format!("Texte {number}"),
        Lang::En => format!("Text {number}"),
    }
}
