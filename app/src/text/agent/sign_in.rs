//! Sign-in page, and the bar of those who are signed in.

use crate::lang::{Lang, Text};

/// After the role of someone who is new: a second person confirms their decisions.
pub const ONBOARDING: Text = Text { fr: "en formation", en: "being onboarded" };
/// Heading.
pub const TITLE: Text = Text { fr: "Espace agents\u{a0}: connexion", en: "Staff area: sign in" };
/// Who this page is for.
pub const LEAD: Text = Text {
    fr: "Cette page est réservée aux agents de la caisse. Pour suivre votre demande, utilisez la page de suivi.",
    en: "This page is for staff of the fund. To follow your own claim, use the follow-up page.",
};
/// Link of those who came here by mistake.
pub const TO_FOLLOW_UP: Text = Text { fr: "Suivre ma demande", en: "Follow my claim" };
/// Label.
pub const LOGIN: Text = Text { fr: "Identifiant", en: "Login" };
/// Label.
pub const PASSWORD: Text = Text { fr: "Mot de passe", en: "Password" };
/// Button.
pub const SUBMIT: Text = Text { fr: "Se connecter", en: "Sign in" };
/// Refused: the same words whatever was wrong.
pub const REFUSED: Text = Text {
    fr: "L’identifiant ou le mot de passe n’est pas le bon.",
    en: "The login or the password is not right.",
};
/// The session ended.
pub const SESSION_ENDED: Text = Text {
    fr: "Votre session est terminée. Connectez-vous de nouveau\u{a0}: les dossiers réservés pour vous le restent jusqu’à la \
         fin du délai.",
    en: "Your session has ended. Sign in again: the claims held for you stay yours until their time is over.",
};
/// Heading of the second page.
pub const CODE_TITLE: Text = Text { fr: "Espace agents\u{a0}: code", en: "Staff area: code" };
/// What to type there.
pub const CODE_LEAD: Text = Text {
    fr: "Donnez le code à six chiffres de votre application, ou un code de secours.",
    en: "Give the code of six digits from your app, or a recovery code.",
};
/// Label.
pub const CODE: Text = Text { fr: "Code", en: "Code" };
/// Refused: the same words whatever was wrong.
pub const CODE_REFUSED: Text = Text {
    fr: "Ce code n’est pas le bon, ou il a déjà servi.",
    en: "That code is not right, or was used already.",
};
/// Link back to the first page.
pub const START_AGAIN: Text = Text { fr: "Recommencer", en: "Start again" };
/// Name of the navigation.
pub const NAVIGATION: Text = Text { fr: "Espace agents", en: "Staff area" };
/// What the navigation is folded behind on a phone.
pub const MENU: Text = Text { fr: "Menu", en: "Menu" };
/// Link to the queue.
pub const TO_QUEUE: Text = Text { fr: "File d’attente", en: "Queue" };
/// Button.
pub const SIGN_OUT: Text = Text { fr: "Se déconnecter", en: "Sign out" };

/// Too many failures.
pub fn wait(lang: Lang, minutes: u32) -> String {
    match (lang, minutes) {
        (Lang::Fr, 0 | 1) => "Trop d’essais. Réessayez dans une minute.".to_owned(),
        (Lang::Fr, _) => format!("Trop d’essais. Réessayez dans {minutes} minutes."),
        (Lang::En, 0 | 1) => "Too many attempts. Try again in one minute.".to_owned(),
        (Lang::En, _) => format!("Too many attempts. Try again in {minutes} minutes."),
    }
}
