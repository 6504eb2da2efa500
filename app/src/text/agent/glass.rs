//! Breaking the glass, and what auditors say of it.

use crate::lang::{Lang, Text};
use abri_domain::glass::{GlassReason, GlassVerdict};

/// Heading of the page that asks to confirm, and title of both.
pub const TITLE: Text =
    Text { fr: "Accès exceptionnel au dossier médical", en: "Exceptional access to the medical file" };
/// Before it happens.
pub const WHAT_HAPPENS: Text = Text { fr: "Ce qui va se passer", en: "What will happen" };
/// In a list.
pub const CONSEQUENCES: [Text; 5] = [
    Text {
        fr: "Le dossier médical de cette seule demande s’ouvre pour vous pendant quinze minutes.",
        en: "The medical file of this one claim opens to you for fifteen minutes.",
    },
    Text {
        fr: "L’accès est enregistré à votre nom avant que rien ne s’affiche, avec votre motif.",
        en: "The access is recorded in your name before anything is shown, with your reason.",
    },
    Text {
        fr: "L’assuré verra votre fonction, l’heure et le motif choisi. Pas votre nom ni votre explication.",
        en: "The insured person will see your role, the time and the reason chosen. Neither your name nor your explanation.",
    },
    Text {
        fr: "Vous pouvez lire, rien d’autre\u{a0}: aucune décision ne se prend ainsi.",
        en: "You can read and nothing else: no decision is taken this way.",
    },
    Text {
        fr: "Un auditeur examinera cet accès et dira s’il était justifié.",
        en: "An auditor will look at this access and say whether it was justified.",
    },
];
/// Legend.
pub const REASON: Text = Text { fr: "Motif", en: "Reason" };
/// Label.
pub const WORDS: Text = Text { fr: "Explication", en: "Explanation" };
/// Who reads it.
pub const WORDS_HINT: Text = Text {
    fr: "Lue par les auditeurs. N’écrivez rien de médical.",
    en: "Read by auditors. Write nothing medical.",
};
/// Box to tick.
pub const CONFIRM: Text = Text {
    fr: "J’ai lu ce qui va se passer et cet accès est nécessaire maintenant",
    en: "I read what will happen and this access is needed now",
};
/// Button.
pub const SUBMIT: Text = Text { fr: "Ouvrir le dossier médical", en: "Open the medical file" };
/// Link.
pub const BACK: Text = Text { fr: "Ne rien ouvrir, revenir", en: "Open nothing, go back" };
/// Link on the case page.
pub const LINK: Text =
    Text { fr: "Accès exceptionnel au dossier médical", en: "Exceptional access to the medical file" };

/// Which claim.
pub fn about(lang: Lang, reference: &str) -> String {
    match lang {
        Lang::Fr => format!("Demande {reference}"),
        Lang::En => format!("Claim {reference}"),
    }
}

/// Until when it is open.
pub fn until(lang: Lang, hour: &str) -> String {
    match lang {
        Lang::Fr => format!("Ouvert jusqu’à {hour}. Chaque affichage est enregistré et l’assuré le verra."),
        Lang::En => format!("Open until {hour}. Each look is recorded and the insured person will see it."),
    }
}

/// Title once it is over.
pub const OVER: Text = Text { fr: "Cet accès a pris fin", en: "This access has ended" };
/// What to do.
pub const OVER_TEXT: Text = Text {
    fr: "Les quinze minutes sont passées. Un nouvel accès demande un nouveau motif.",
    en: "The fifteen minutes are over. Another access takes another reason.",
};

/// A reason of the closed list, also as the insured reads it.
pub const fn reason(reason: GlassReason) -> Text {
    match reason {
        GlassReason::Danger => Text {
            fr: "La personne est en danger et personne du service médical n’est là",
            en: "The person is in danger and nobody of the medical department is there",
        },
        GlassReason::MedicalSideAway => Text {
            fr: "Un délai légal finit aujourd’hui et le service médical n’est pas joignable",
            en: "A legal time limit ends today and the medical department can’t be reached",
        },
        GlassReason::Court => Text { fr: "Une juridiction le demande", en: "A court asks for it" },
        GlassReason::WrongFile => Text {
            fr: "Le dossier contient des éléments d’une autre personne",
            en: "The file holds what is another person’s",
        },
    }
}

/// Heading of the auditor's page, and its link.
pub const REVIEWS: Text = Text { fr: "Accès exceptionnels", en: "Exceptional accesses" };
/// What it is about.
pub const REVIEWS_LEAD: Text = Text {
    fr: "Chaque accès exceptionnel à un dossier médical est examiné après coup, sous cinq jours ouvrés. Vous lisez pourquoi il a eu lieu, jamais ce qui a été lu.",
    en: "Each exceptional access to a medical file is looked at afterwards, within five working days. You read why it happened, never what was read.",
};
/// None so far.
pub const NO_OPENING: Text =
    Text { fr: "Aucun accès exceptionnel n’a eu lieu.", en: "No exceptional access has happened." };
/// Label.
pub const OPENED_BY: Text = Text { fr: "Ouvert par", en: "Opened by" };
/// Label.
pub const OPENED_AT: Text = Text { fr: "Le", en: "On" };
/// Label.
pub const REVIEW_BY: Text = Text { fr: "À examiner avant le", en: "Look at it by" };
/// Tag.
pub const LATE: Text = Text { fr: "en retard", en: "late" };
/// Label.
pub const REVIEWED: Text = Text { fr: "Avis de l’auditeur", en: "The auditor’s view" };
/// Legend.
pub const VERDICT: Text =
    Text { fr: "Cet accès était-il justifié\u{202f}?", en: "Was this access justified?" };
/// Label.
pub const REVIEW_WORDS: Text = Text { fr: "Ce qui fonde votre avis", en: "What your view rests on" };
/// Button.
pub const REVIEW_SUBMIT: Text = Text { fr: "Enregistrer l’avis", en: "Record the view" };
/// Someone was faster, or it is their own.
pub const NOT_RECORDED: Text = Text {
    fr: "Rien n’a été enregistré\u{a0}: quelqu’un a déjà examiné cet accès, ou il est le vôtre.",
    en: "Nothing was recorded: someone looked at this access before, or it is your own.",
};
/// After the act.
pub const DONE: Text = Text { fr: "Avis enregistré.", en: "View recorded." };

/// What an auditor thinks.
pub const fn verdict(verdict: GlassVerdict) -> Text {
    match verdict {
        GlassVerdict::Justified => Text { fr: "Justifié", en: "Justified" },
        GlassVerdict::NotJustified => Text { fr: "Non justifié", en: "Not justified" },
    }
}

/// How many nobody looked at.
pub fn unreviewed(lang: Lang, open: i64, late: i64) -> String {
    match (lang, open) {
        (Lang::Fr, 0) => "Accès exceptionnels\u{a0}: tous sont examinés.".to_owned(),
        (Lang::En, 0) => "Exceptional accesses: all are looked at.".to_owned(),
        (Lang::Fr, _) => format!("Accès exceptionnels à examiner\u{a0}: {open}, dont {late} en retard."),
        (Lang::En, _) => format!("Exceptional accesses to look at: {open}, {late} of them late."),
    }
}
