//! The identity provider.

use crate::lang::{Lang, Text};
use crate::model::ProviderPage;

/// Heading and title.
pub const TITLE: Text = Text { fr: "Connexion par votre organisme", en: "Sign-in through your organisation" };
/// Link.
pub const GO_ON: Text = Text { fr: "Continuer", en: "Go on" };
/// Link.
pub const BACK: Text = Text { fr: "Revenir à la connexion", en: "Back to the sign-in" };

/// Button of the sign-in page.
pub fn sign_in(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Fr => format!("Se connecter avec {name}"),
        Lang::En => format!("Sign in with {name}"),
    }
}

/// Button of one's own account.
pub fn link(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Fr => format!("Relier mon compte à {name}"),
        Lang::En => format!("Link my account to {name}"),
    }
}

/// It is linked.
pub fn linked(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Fr => format!("Votre compte est relié à {name}."),
        Lang::En => format!("Your account is linked to {name}."),
    }
}

/// What came of a visit.
pub const fn said(page: ProviderPage) -> Text {
    match page {
        ProviderPage::SignedIn => Text { fr: "Vous êtes connecté.", en: "You are signed in." },
        ProviderPage::OwesCode => Text {
            fr: "Il reste à donner le code de votre application.",
            en: "The code of your app is still to be given.",
        },
        ProviderPage::Linked => Text {
            fr: "Votre compte est relié. La prochaine fois, vous pourrez vous connecter ainsi.",
            en: "Your account is linked. Next time you can sign in this way.",
        },
        ProviderPage::LinkedAlready => Text {
            fr: "Rien n’a changé\u{a0}: ce compte, ou cette identité, est déjà relié. Un administrateur peut défaire le lien.",
            en: "Nothing changed: this account, or this identity, is linked already. An administrator can undo the link.",
        },
        ProviderPage::Unknown => Text {
            fr: "Aucun compte n’est relié à cette identité. Connectez-vous une fois avec votre mot de passe, puis reliez votre compte.",
            en: "No account is linked to this identity. Sign in once with your password, then link your account.",
        },
        ProviderPage::Refused => Text {
            fr: "La connexion n’a pas abouti, ou elle a pris trop de temps. Recommencez.",
            en: "The sign-in did not succeed, or took too long. Try again.",
        },
        ProviderPage::Away => Text {
            fr: "Le fournisseur d’identité ne répond pas. Vous pouvez vous connecter avec votre mot de passe.",
            en: "The identity provider does not answer. You can sign in with your password.",
        },
    }
}
