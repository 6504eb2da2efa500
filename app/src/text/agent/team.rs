//! Accounts of the team, for administrators.

use crate::lang::{Lang, Text};
use crate::model::TeamRefusal;
use abri_domain::staff::StaffAct;

/// Heading, and link of the bar.
pub const TITLE: Text = Text { fr: "Équipe", en: "Team" };
/// Heading of one account, before the name.
pub const ACCOUNT: Text = Text { fr: "Compte", en: "Account" };
/// What it is about.
pub const LEAD: Text = Text {
    fr: "Personne ne se donne un rôle à soi-même\u{a0}: un autre administrateur agit sur votre compte.",
    en: "Nobody gives a role to themselves: another administrator acts on your account.",
};
/// Columns of the accounts.
pub const COLUMNS: [Text; 7] = [
    Text { fr: "Nom", en: "Name" },
    Text { fr: "Identifiant", en: "Login" },
    Text { fr: "Rôle", en: "Role" },
    FUND,
    Text { fr: "Rôle prêté", en: "Lent role" },
    Text { fr: "Second facteur", en: "Second factor" },
    Text { fr: "État", en: "State" },
];
/// No role is lent.
pub const NOT_LENT: Text = Text { fr: "Aucun", en: "None" };
/// State.
pub const ACTIVE: Text = Text { fr: "Actif", en: "Active" };
/// State.
pub const DISABLED: Text = Text { fr: "Désactivé", en: "Disabled" };
/// State.
pub const PASSWORD_DUE: Text = Text { fr: "Mot de passe à changer", en: "Password to be changed" };
/// Heading.
pub const NEW: Text = Text { fr: "Créer un compte", en: "Make an account" };
/// Label.
pub const LOGIN: Text = Text { fr: "Identifiant du compte", en: "Login of the account" };
/// What it may be.
pub const LOGIN_HINT: Text = Text {
    fr: "De 2 à 40 petites lettres, chiffres, points et tirets.",
    en: "2 to 40 small letters, digits, dots and dashes.",
};
/// Label.
pub const NAME: Text = Text { fr: "Nom affiché", en: "Name on the screens" };
/// Label.
pub const ROLE: Text = Text { fr: "Rôle", en: "Role" };
/// Empty option of a list.
pub const CHOOSE: Text = Text { fr: "Choisir", en: "Choose" };
/// Button.
pub const MAKE: Text = Text { fr: "Créer le compte", en: "Make the account" };
/// Heading.
pub const JOURNAL: Text = Text { fr: "Derniers actes", en: "Last acts" };
/// Nothing in it.
pub const EMPTY_JOURNAL: Text = Text { fr: "Aucun acte.", en: "No act." };
/// Columns of the journal.
pub const JOURNAL_COLUMNS: [Text; 4] = [
    Text { fr: "Quand", en: "When" },
    Text { fr: "Compte", en: "Account" },
    Text { fr: "Acte", en: "Act" },
    Text { fr: "Par", en: "By" },
];
/// Who did it.
pub const COMMAND_LINE: Text = Text { fr: "Ligne de commande", en: "Command line" };
/// Above a one-time password.
pub const FRESH: Text = Text {
    fr: "Notez ce mot de passe et donnez-le à la personne\u{a0}: il ne sera plus affiché. Elle devra le changer à sa première \
         connexion.",
    en: "Write this password down and give it to the person: it is not shown again. They must change it at their first sign-in.",
};
/// Heading.
pub const LEND: Text = Text { fr: "Prêter un rôle", en: "Lend a role" };
/// What follows.
pub const LEND_HINT: Text = Text {
    fr: "Il remplace le rôle du compte dès la prochaine page, jusqu’au dernier jour inclus.",
    en: "It stands in the place of the account’s role from the next page on, up to and with the last day.",
};
/// Legend.
pub const LAST_DAY: Text = Text { fr: "Dernier jour", en: "Last day" };
/// Button.
pub const LEND_SUBMIT: Text = Text { fr: "Prêter ce rôle", en: "Lend this role" };
/// Column, heading and label.
pub const FUND: Text = Text { fr: "Caisse", en: "Fund" };
/// No fund of one's own.
pub const EVERY_FUND: Text = Text { fr: "toutes les caisses", en: "every fund" };
/// What follows.
pub const FUND_HINT: Text = Text {
    fr: "Un agent traite les dossiers de sa caisse, et ceux qu’une autre lui prête.",
    en: "People handle the claims of their fund, and those another one lends to it.",
};
/// Button.
pub const FUND_SUBMIT: Text = Text { fr: "Changer la caisse", en: "Change the fund" };
/// Said after it.
pub const FUND_SET: Text = Text { fr: "Caisse changée", en: "Fund changed" };
/// Button.
pub const END_LOAN: Text = Text { fr: "Mettre fin au prêt", en: "End the loan" };
/// Heading.
pub const ONBOARD: Text = Text { fr: "Formation", en: "Onboarding" };
/// What follows.
pub const ONBOARD_HINT: Text = Text {
    fr: "Jusqu’au dernier jour inclus, une deuxième personne confirme chacune de ses décisions.",
    en: "Up to and with the last day, a second person confirms each of their decisions.",
};
/// Legend.
pub const ONBOARD_UNTIL: Text = Text { fr: "Dernier jour de formation", en: "Last day of onboarding" };
/// Button.
pub const ONBOARD_SUBMIT: Text = Text { fr: "Commencer la formation", en: "Begin the onboarding" };
/// Button.
pub const END_ONBOARDING: Text = Text { fr: "Mettre fin à la formation", en: "End the onboarding" };
/// Heading.
pub const ACTS: Text = Text { fr: "Agir sur ce compte", en: "Act on this account" };
/// Instead of the acts.
pub const OWN: Text = Text {
    fr: "C’est votre compte\u{a0}: un autre administrateur peut agir dessus.",
    en: "This is your account: another administrator can act on it.",
};
/// Button.
pub const GIVE_PASSWORD: Text = Text { fr: "Donner un nouveau mot de passe", en: "Give a new password" };
/// Button.
pub const RESET: Text = Text { fr: "Retirer le second facteur", en: "Take the second factor away" };
/// Button.
pub const DISABLE: Text = Text { fr: "Désactiver le compte", en: "Disable the account" };
/// Button.
pub const ENABLE: Text = Text { fr: "Réactiver le compte", en: "Enable the account" };
/// Button.
pub const UNLINK: Text = Text {
    fr: "Défaire le lien avec le fournisseur d’identité",
    en: "Undo the link to the identity provider",
};
/// Link to the list.
pub const BACK: Text = Text { fr: "Toute l’équipe", en: "The whole team" };

/// What was done to an account; said after it, and in the journal.
pub const fn act(act: StaffAct) -> Text {
    match act {
        StaffAct::Made => Text { fr: "Compte créé", en: "Account made" },
        StaffAct::Disabled => Text { fr: "Compte désactivé", en: "Account disabled" },
        StaffAct::Enabled => Text { fr: "Compte réactivé", en: "Account enabled" },
        StaffAct::PasswordGiven => Text { fr: "Nouveau mot de passe donné", en: "New password given" },
        StaffAct::PasswordChanged => Text { fr: "Mot de passe changé", en: "Password changed" },
        StaffAct::RoleLent => Text { fr: "Rôle prêté", en: "Role lent" },
        StaffAct::RoleEnded => Text { fr: "Fin du prêt", en: "Loan ended" },
        StaffAct::SecondFactorSet => Text { fr: "Second facteur enregistré", en: "Second factor set up" },
        StaffAct::SecondFactorReset => Text { fr: "Second facteur retiré", en: "Second factor taken away" },
        StaffAct::OnboardingSet => Text { fr: "Formation commencée", en: "Onboarding begun" },
        StaffAct::OnboardingEnded => Text { fr: "Fin de la formation", en: "Onboarding ended" },
        StaffAct::RecoveryCodeUsed => Text { fr: "Code de secours utilisé", en: "Recovery code used" },
        StaffAct::IdentityLinked => {
            Text { fr: "Relié au fournisseur d’identité", en: "Linked to the identity provider" }
        }
        StaffAct::IdentityUnlinked => Text {
            fr: "Lien avec le fournisseur d’identité défait",
            en: "Link to the identity provider undone",
        },
    }
}

/// Why an act was not done.
pub const fn refused(why: TeamRefusal) -> Text {
    match why {
        TeamRefusal::LoginTaken => Text {
            fr: "Cet identifiant est déjà pris. Choisissez-en un autre.",
            en: "That login is taken. Choose another one.",
        },
        TeamRefusal::OwnAccount => Text {
            fr: "C’est votre compte\u{a0}: un autre administrateur doit le faire.",
            en: "This is your account: another administrator has to do it.",
        },
        TeamRefusal::SameRole => Text {
            fr: "C’est déjà le rôle de ce compte. Choisissez-en un autre.",
            en: "That is the role of this account already. Choose another one.",
        },
        TeamRefusal::AlreadyLent => Text {
            fr: "Un rôle est déjà prêté. Mettez fin à ce prêt d’abord.",
            en: "A role is lent already. End that loan first.",
        },
        TeamRefusal::AlreadySo => Text {
            fr: "C’était déjà fait. Voyez les derniers actes.",
            en: "It was so already. See the last acts.",
        },
    }
}

/// Until when someone is new.
pub fn onboarding(lang: Lang, last_day: &str) -> String {
    match lang {
        Lang::Fr => format!("en formation jusqu’au {last_day}"),
        Lang::En => format!("being onboarded until {last_day}"),
    }
}

/// A role that is lent, and its last day.
pub fn lent(lang: Lang, role: &str, last_day: &str) -> String {
    match lang {
        Lang::Fr => format!("{role}, jusqu’au {last_day}"),
        Lang::En => format!("{role}, until {last_day}"),
    }
}
