//! Home.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};

pub const TITLE: Text = Text {
    fr: "Demander un arrêt de travail pendant l’épidémie",
    en: "Ask for time off work during the epidemic",
};

/// What the service is for, in three short sentences.
pub const LEAD: [Text; 3] = [
    Text {
        fr: "Ce service est pour vous si l’épidémie vous empêche de travailler et si votre travail ne peut pas se faire à la maison.",
        en: "This service is for you if the epidemic keeps you from working and your work cannot be done from home.",
    },
    Text {
        fr: "Vous y demandez un arrêt de travail sans passer par votre médecin ni par votre employeur.",
        en: "You ask here for time off work, without going through your doctor or your employer.",
    },
    Text {
        fr: "Il faut environ dix minutes, et aucun compte n’est à créer.",
        en: "It takes about ten minutes, and you do not need an account.",
    },
];

pub const CHECK_HEADING: Text =
    Text { fr: "D’abord\u{a0}: suis-je concerné\u{202f}?", en: "First: am I concerned?" };
pub const CHECK_TEXT: Text = Text {
    fr: "Quelques questions, une réponse tout de suite. Rien n’est enregistré.",
    en: "A few questions, an answer at once. Nothing is recorded.",
};
pub const CHECK_LINK: Text = Text { fr: "Suis-je concerné\u{202f}?", en: "Am I concerned?" };

pub const START_HEADING: Text = Text { fr: "Faire ma demande", en: "Make my claim" };
/// How many days one can ask for.
pub fn days(lang: Lang, days: u16) -> String {
    match lang {
        Lang::Fr => format!("L’arrêt dure {days} jours au plus."),
        Lang::En => format!("The time off lasts {days} days at most."),
    }
}

pub const START: Text = Text { fr: "Commencer ma demande", en: "Start my claim" };
pub const START_AGAIN: Text = Text { fr: "Relire depuis le début", en: "Read again from the start" };
pub const DRAFT: Text = Text {
    fr: "Une demande est commencée sur cet appareil. Vos réponses sont gardées trois jours.",
    en: "A claim was started on this device. Your answers are kept for three days.",
};
pub const RESUME: Text = Text { fr: "Reprendre ma demande", en: "Go on with my claim" };

pub const NEEDED_HEADING: Text =
    Text { fr: "Ce qu’il faut avoir sous la main", en: "What you need at hand" };
pub const NEEDED: [Text; 4] = [
    Text {
        fr: "votre numéro de sécurité sociale\u{a0}: 15 chiffres, sur votre carte Vitale",
        en: "your social-security number: 15 digits, on your Vitale card",
    },
    Text {
        fr: "le nom de votre employeur et son numéro SIRET\u{a0}: 14 chiffres, sur votre bulletin de paie",
        en: "your employer’s name and SIRET number: 14 digits, on your payslip",
    },
    Text {
        fr: "le dernier jour où vous avez travaillé et le premier jour d’arrêt",
        en: "the last day you worked and the first day off",
    },
    Text {
        fr: "une adresse e-mail\u{202f}; sans e-mail, de quoi imprimer ou noter des codes",
        en: "an e-mail address; without one, something to print or write codes with",
    },
];
pub const NO_EMPLOYER: Text = Text {
    fr: "Vous travaillez à votre compte ou à la ferme\u{202f}? L’employeur ne vous est pas demandé.",
    en: "You work for yourself or on your farm? You are not asked for an employer.",
};

pub const THEN_HEADING: Text = Text { fr: "Ce qui se passe ensuite", en: "What happens then" };
pub const THEN: [(Text, Text); 4] = [
    (
        Text { fr: "Un reçu tout de suite", en: "A receipt at once" },
        Text {
            fr: "Il porte une référence. Elle sert à suivre votre demande.",
            en: "It bears a reference. You follow your claim with it.",
        },
    ),
    (
        Text { fr: "Votre caisse décide", en: "Your fund decides" },
        Text {
            fr: "Une demande claire est acceptée aussitôt. Toutes les autres sont lues par une personne\u{a0}: aucune machine ne refuse.",
            en: "A clear claim is accepted straight away. A person reads all the others: no machine ever refuses.",
        },
    ),
    (
        Text { fr: "Un délai annoncé", en: "A delay you can see" },
        Text {
            fr: "Votre page de suivi dit où en est la demande, à qui c’est le tour et en combien de jours les demandes semblables sont décidées.",
            en: "Your follow-up page says where the claim is, whose turn it is and in how many days claims like yours are decided.",
        },
    ),
    (
        Text { fr: "Votre employeur ne voit que des dates", en: "Your employer sees dates only" },
        Text {
            fr: "Son volet ressemble à celui d’un arrêt ordinaire. Il ne dit ni votre motif ni votre état de santé.",
            en: "Their notice looks like that of any time off work. It tells neither your reason nor anything about your health.",
        },
    ),
];

pub const OTHERS_HEADING: Text =
    Text { fr: "Vous venez pour autre chose\u{202f}?", en: "Here for something else?" };
pub const FOLLOW: Text = Text { fr: "Suivre ma demande", en: "Follow my claim" };
pub const FOLLOW_TEXT: Text = Text {
    fr: "Avec votre référence et votre date de naissance.",
    en: "With your reference and your date of birth.",
};
pub const VERIFY: Text = Text { fr: "Employeurs\u{a0}: vérifier un volet", en: "Employers: check a notice" };
pub const VERIFY_TEXT: Text = Text {
    fr: "Avec le code imprimé sur le volet reçu.",
    en: "With the code printed on the notice you received.",
};

pub const RULES: Text = Text { fr: "Lire les règles", en: "Read the rules" };
pub const RULES_TEXT: Text = Text {
    fr: "Qui est concerné, depuis quand, et selon quels textes.",
    en: "Who is concerned, since when, and by which texts.",
};

pub const CLOSED_HEADING: Text =
    Text { fr: "Le service ne prend plus de nouvelles demandes", en: "The service takes no new claims" };
pub const CLOSED_TEXT: Text = Text {
    fr: "Le dispositif n’est pas ouvert aujourd’hui. Les demandes déjà envoyées restent suivies.",
    en: "The scheme is not open today. Claims already sent are still looked after.",
};
