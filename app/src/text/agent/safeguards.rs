//! The switches and counts of those who answer for the rules.

use crate::lang::{Lang, Text};
use crate::model::SwitchRefusal;

/// Heading, and link of the bar.
pub const TITLE: Text = Text { fr: "Garde-fous", en: "Safeguards" };
/// What it is about.
pub const LEAD: Text = Text {
    fr: "Un critère suspendu n’arrête pas le service\u{a0}: les demandes qu’il concerne vont à une personne, jamais à un refus.",
    en: "A criterion that is held does not stop the service: the claims it concerns go to a person, never to a refusal.",
};
/// Heading.
pub const HOLD: Text = Text { fr: "Suspendre un critère", en: "Hold a criterion" };
/// What follows.
pub const HOLD_HINT: Text = Text {
    fr: "Dès la prochaine demande, la machine ne dit plus oui par ce critère. Une seule personne suffit.",
    en: "From the next claim on the machine says no yes by this criterion. One person is enough.",
};
/// Heading.
pub const LET_GO: Text = Text { fr: "Rétablir un critère", en: "Let a criterion go" };
/// What follows.
pub const LET_GO_HINT: Text = Text {
    fr: "La machine peut de nouveau dire oui par ce critère. Il faut une autre personne que celle qui l’a suspendu.",
    en: "The machine may say yes by this criterion again. It takes another person than the one who held it.",
};
/// Nothing is held.
pub const NOTHING_HELD: Text = Text { fr: "Aucun critère n’est suspendu.", en: "No criterion is held." };
/// Label.
pub const CRITERION: Text = Text { fr: "Critère", en: "Criterion" };
/// Empty option of a list.
pub const CHOOSE: Text = Text { fr: "Choisir", en: "Choose" };
/// Label.
pub const REASON: Text = Text { fr: "Pourquoi\u{202f}?", en: "Why?" };
/// Who reads it.
pub const REASON_HINT: Text = Text {
    fr: "Gardé dans le journal, sans nom ni dossier d’assuré.",
    en: "Kept in the journal; name no insured person and no claim.",
};
/// Button.
pub const HOLD_SUBMIT: Text = Text { fr: "Suspendre", en: "Hold" };
/// Button.
pub const LET_GO_SUBMIT: Text = Text { fr: "Rétablir", en: "Let go" };
/// Heading and caption.
pub const RECHECKS: Text = Text { fr: "Relectures par version", en: "Re-checks by version" };
/// None yet.
pub const NO_RECHECK: Text =
    Text { fr: "Aucun accord n’a encore été tiré.", en: "No approval has been drawn yet." };
/// Columns of the table of versions.
pub const VERSION_COLUMNS: [Text; 7] = [
    Text { fr: "Version", en: "Version" },
    Text { fr: "Taux", en: "Rate" },
    Text { fr: "Tirés", en: "Drawn" },
    Text { fr: "Confirmés", en: "Upheld" },
    Text { fr: "Remis en cause", en: "Overturned" },
    Text { fr: "Dernières relectures", en: "Last re-checks" },
    Text { fr: "Alerte", en: "Alarm" },
];
/// Heading and caption.
pub const JOURNAL: Text = Text { fr: "Journal", en: "Journal" };
/// Nothing in it.
pub const EMPTY_JOURNAL: Text =
    Text { fr: "Aucun critère n’a jamais été suspendu.", en: "No criterion was ever held." };
/// Columns of the journal.
pub const JOURNAL_COLUMNS: [Text; 5] = [
    Text { fr: "Quand", en: "When" },
    Text { fr: "Critère", en: "Criterion" },
    Text { fr: "Acte", en: "Act" },
    Text { fr: "Par", en: "By" },
    Text { fr: "Pourquoi", en: "Why" },
];

/// What a turn did.
pub const fn turn(holds: bool) -> Text {
    if holds { Text { fr: "Suspendu", en: "Held" } } else { Text { fr: "Rétabli", en: "Let go" } }
}

/// Why a switch was not turned.
pub const fn refused(why: SwitchRefusal) -> Text {
    match why {
        SwitchRefusal::AlreadySo => Text {
            fr: "Quelqu’un d’autre l’a déjà fait. Voyez le journal.",
            en: "Someone else has done it already. See the journal.",
        },
        SwitchRefusal::SamePerson => Text {
            fr: "Vous avez suspendu ce critère\u{a0}: une autre personne doit le rétablir.",
            en: "You held this criterion: another person has to let it go.",
        },
    }
}

/// What is said after an act; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "held" => Text {
            fr: "Critère suspendu\u{a0}: une personne regarde, dès la prochaine demande.",
            en: "Criterion held: a person looks, from the next claim on.",
        },
        "let-go" => Text {
            fr: "Critère rétabli\u{a0}: la machine peut de nouveau dire oui.",
            en: "Criterion let go: the machine may say yes again.",
        },
        _ => return None,
    };
    Some(text.get(lang))
}

/// A rate in a thousand.
pub fn per_mille(lang: Lang, rate: u16) -> String {
    match lang {
        Lang::Fr => format!("{rate} sur 1000"),
        Lang::En => format!("{rate} in 1000"),
    }
}

/// Overturned among the last re-checks.
pub fn last(lang: Lang, (overturned, decided): (u32, u32)) -> String {
    match lang {
        Lang::Fr => format!("{overturned} sur {decided}"),
        Lang::En => format!("{overturned} of {decided}"),
    }
}

/// The state of an alarm.
pub fn alarm(lang: Lang, threshold: u16, ringing_since: Option<&str>) -> String {
    let threshold = per_mille(lang, threshold);
    match (lang, ringing_since) {
        (Lang::Fr, Some(since)) => format!("Sonne depuis le {since} (plus de {threshold})"),
        (Lang::En, Some(since)) => format!("Rings since {since} (above {threshold})"),
        (Lang::Fr, None) => format!("Silencieuse (jusqu’à {threshold})"),
        (Lang::En, None) => format!("Silent (up to {threshold})"),
    }
}
