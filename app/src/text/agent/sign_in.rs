//! Sign-in page, and the bar of those who are signed in.

use crate::lang::{Lang, Text};

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
/// Name of the navigation.
pub const NAVIGATION: Text = Text { fr: "Espace agents", en: "Staff area" };
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
