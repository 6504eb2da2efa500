//! The case file: header, zone A, findings, history.

use crate::lang::{Lang, Text};
use crate::model::PresenceWords;

/// Name of the links to the parts of the page.
pub const PARTS: Text = Text { fr: "Parties du dossier", en: "Parts of the file" };
/// Row: a helper, with their tie.
pub const MADE_BY: Text = Text { fr: "Demande faite par (mandat)", en: "Claim made by (mandate)" };
/// Heading of zone A.
pub const SUMMARY: Text = Text { fr: "Dossier", en: "File" };
/// Row.
pub const NAME: Text = Text { fr: "Nom et prénoms", en: "Name" };
/// Row.
pub const BIRTH_NAME: Text = Text { fr: "Nom de naissance", en: "Name at birth" };
/// Row.
pub const BIRTH_DATE: Text = Text { fr: "Né(e) le", en: "Date of birth" };
/// Row.
pub const NIR: Text = Text { fr: "NIR (masqué)", en: "NIR (masked)" };
/// Row.
pub const PERIOD: Text = Text { fr: "Arrêt demandé", en: "Days asked for" };
/// Row.
pub const LAST_DAY_WORKED: Text = Text { fr: "Dernier jour travaillé", en: "Last day worked" };
/// Row.
pub const STATUS: Text = Text { fr: "Situation", en: "Work status" };
/// Row.
pub const TELEWORK: Text = Text { fr: "Télétravail", en: "Work from home" };
/// Added to the work status.
pub const HEALTH_WORKER: Text = Text {
    fr: "au contact de patients dans un établissement",
    en: "in contact with patients in a facility",
};
/// Row.
pub const EMPLOYERS: Text = Text { fr: "Employeurs", en: "Employers" };
/// No employer.
pub const NO_EMPLOYER: Text = Text { fr: "Aucun", en: "None" };
/// Row.
pub const FUND: Text = Text { fr: "Caisse", en: "Fund" };
/// Row.
pub const RECEIVED: Text = Text { fr: "Reçu le", en: "Received" };
/// Row.
pub const CHANNEL: Text = Text { fr: "Par", en: "By" };
/// Row.
pub const DUE: Text = Text { fr: "À décider au plus tard le", en: "Decide by" };
/// Before the date on which silence becomes a rejection.
pub const SILENCE: Text = Text { fr: "Silence valant rejet le", en: "Silence is a rejection on" };
/// Row.
pub const CONTACT: Text = Text { fr: "Contact", en: "Contact" };
/// Row.
pub const ADDRESS: Text = Text { fr: "Adresse", en: "Address" };
/// Nothing given.
pub const NOT_GIVEN: Text = Text { fr: "Non indiqué", en: "Not given" };
/// Heading.
pub const FINDINGS: Text = Text { fr: "Ce que la règle constate", en: "What the rule finds" };
/// What held, folded.
pub fn held(lang: Lang, points: usize) -> String {
    match (lang, points) {
        (Lang::Fr, 1) => "Un point établi".to_owned(),
        (Lang::Fr, points) => format!("{points} points établis"),
        (Lang::En, 1) => "One point that holds".to_owned(),
        (Lang::En, points) => format!("{points} points that hold"),
    }
}

/// No finding.
pub const NO_FINDING: Text = Text {
    fr: "La règle n’a rien constaté que votre rôle puisse lire.",
    en: "The rule found nothing that your role may read.",
};
/// Column.
pub const FINDING: Text = Text { fr: "Constat", en: "Finding" };
/// Column.
pub const VERDICT: Text = Text { fr: "Résultat", en: "Result" };
/// Column.
pub const SOURCE: Text = Text { fr: "Source", en: "Source" };
/// Heading.
pub const SUGGESTED_DOOR: Text =
    Text { fr: "Autre voie proposée par la règle", en: "Other route the rule suggests" };
/// Only a person decides.
pub const SUGGESTED_DOOR_HINT: Text = Text {
    fr: "C’est une proposition\u{a0}: la décision est la vôtre.",
    en: "It is a suggestion: the decision is yours.",
};
/// Heading.
pub const EXCHANGES: Text = Text { fr: "Questions et réponses", en: "Questions and answers" };
/// Label.
pub const QUESTION: Text = Text { fr: "Question", en: "Question" };
/// Label.
pub const ANSWER: Text = Text { fr: "Réponse", en: "Answer" };
/// No answer yet.
pub const NO_ANSWER_YET: Text = Text { fr: "Pas encore de réponse", en: "No answer yet" };
/// Heading.
pub const HISTORY: Text = Text { fr: "Historique", en: "History" };
/// The page was stale.
pub const CHANGED_TITLE: Text = Text {
    fr: "Le dossier a changé pendant que vous le lisiez",
    en: "The claim changed while you were reading it",
};
/// What to do now.
pub const CHANGED_TEXT: Text = Text {
    fr: "Rien n’a été enregistré. Ce que vous avez écrit est gardé ci-dessous\u{a0}: vérifiez, puis recommencez.",
    en: "Nothing was recorded. What you wrote is kept below: check it, then try again.",
};

/// The lease had ended.
pub const LEASE_LOST: Text =
    Text { fr: "Vous n’avez plus ce dossier", en: "You no longer hold this claim" };
/// What to do now.
pub const LEASE_LOST_TEXT: Text = Text {
    fr: "Il est resté sans signe de vous trop longtemps, ou votre responsable l’a confié à quelqu’un d’autre. Rien n’a été enregistré. Ce que \
         vous avez écrit est gardé ci-dessous.",
    en: "It was without a sign from you for too long, or your supervisor gave it to someone else. Nothing was recorded. What you wrote is kept \
         below.",
};
/// The agent may not work on it.
pub const BARRED: Text =
    Text { fr: "Ce dossier ne peut pas être décidé par vous", en: "You can’t decide this claim" };

/// Who holds it now that the agent does not.
pub fn who_has_it(lang: Lang, name: Option<&str>) -> String {
    match (lang, name) {
        (Lang::Fr, Some(name)) => format!("{name} s’en occupe maintenant."),
        (Lang::Fr, None) => "Personne d’autre ne l’a pris\u{a0}: reprenez-le, puis recommencez.".to_owned(),
        (Lang::En, Some(name)) => format!("{name} has it now."),
        (Lang::En, None) => "Nobody else has taken it: take it again, then try again.".to_owned(),
    }
}

/// Heading of the page.
pub fn title(lang: Lang, reference: &str) -> String {
    match lang {
        Lang::Fr => format!("Dossier {reference}"),
        Lang::En => format!("Claim {reference}"),
    }
}

/// The agent's own lease.
pub fn lease(lang: Lang, until: &str) -> String {
    match lang {
        Lang::Fr => format!("Dossier réservé pour vous jusqu’à {}", french_time(until)),
        Lang::En => format!("Held for you until {until}"),
    }
}

/// Somebody else's lease.
pub fn held_by(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Fr => format!("Dossier réservé par {name}. Vous pouvez le lire, pas le décider."),
        Lang::En => format!("Held by {name}. You can read it, not decide it."),
    }
}

/// What a page says of who is there.
pub fn presence(lang: Lang, until: Option<&str>, holder: Option<&str>, others: &[String]) -> PresenceWords {
    PresenceWords {
        lease: until.map(|until| lease(lang, until)).unwrap_or_default(),
        held: holder.map(|name| held_by(lang, name)).unwrap_or_default(),
        others: if others.is_empty() { String::new() } else { read_by(lang, others) },
        changed: String::new(),
    }
}

/// Who else has it open.
fn read_by(lang: Lang, others: &[String]) -> String {
    let names = others.join(", ");
    match lang {
        Lang::Fr => format!("Ouvert aussi par\u{a0}: {names}."),
        Lang::En => format!("Also open at: {names}."),
    }
}

/// Before the words that somebody left.
pub fn left_by(lang: Lang, name: &str, at: &str) -> String {
    match lang {
        Lang::Fr => format!("{name} a laissé un mot le {at}"),
        Lang::En => format!("{name} left a word on {at}"),
    }
}

/// Said on an open page when somebody else changed the claim.
pub const CHANGED_NOW: Text = Text {
    fr: "Ce dossier vient de changer. Ce que vous écrivez reste ici\u{a0}: envoyez-le, et vous verrez ce qui a changé, sans rien perdre.",
    en: "This claim has just changed. What you write stays here: send it, and you will see what changed, without losing a word.",
};

/// Who changed it meanwhile.
pub fn changed_by(lang: Lang, who: &str) -> String {
    match lang {
        Lang::Fr => format!("Dernier changement\u{a0}: {who}."),
        Lang::En => format!("Last change: {who}."),
    }
}

/// A run of days with its length.
pub fn period(lang: Lang, first: &str, last: &str, days: i64) -> String {
    match lang {
        Lang::Fr => format!("du {first} au {last} ({days} jours)"),
        Lang::En => format!("{first} to {last} ({days} days)"),
    }
}

/// 10:42 is written "10 h 42" in French; anything else is left as it came.
fn french_time(time: &str) -> String {
    match time.split_once(':') {
        Some((hour, minutes)) => format!("{hour}\u{a0}h\u{a0}{minutes}"),
        None => time.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_is_written_as_people_say_it() {
        assert_eq!(lease(Lang::Fr, "10:42"), "Dossier réservé pour vous jusqu’à 10\u{a0}h\u{a0}42");
        assert_eq!(
            lease(Lang::Fr, "10\u{a0}h\u{a0}42"),
            "Dossier réservé pour vous jusqu’à 10\u{a0}h\u{a0}42"
        );
        assert_eq!(lease(Lang::En, "10:42"), "Held for you until 10:42");
    }
}
