//! What leaves for people, for whoever watches it.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use crate::model::DeliveryRefusal;
use crate::text::public::deliveries::kind as kind_of_delivery;
use abri_domain::delivery::Recipient;

pub const TITLE: Text = Text { fr: "Envois", en: "Deliveries" };
pub const LEAD: Text = Text {
    fr: "Ce qui part vers les assurés et les employeurs. Ni le contenu ni les adresses ne se voient ici.",
    en: "What leaves for the insured and employers. Neither contents nor addresses show here.",
};
pub const FIGURES: Text = Text { fr: "Depuis vingt-quatre heures", en: "In the last twenty-four hours" };
pub const NO_FIGURES: Text = Text { fr: "Rien n’est parti.", en: "Nothing left." };
pub const FIGURE_COLUMNS: [Text; 6] = [
    Text { fr: "Voie", en: "Way" },
    Text { fr: "Envoyés", en: "Sent" },
    Text { fr: "Arrivés, confirmés", en: "Arrived, confirmed" },
    Text { fr: "Échoués", en: "Failed" },
    Text { fr: "Incertains", en: "Uncertain" },
    Text { fr: "Partis en dix secondes", en: "Left within ten seconds" },
];
pub const TO_LOOK_AT: Text = Text { fr: "À regarder", en: "To look at" };
pub const NONE: Text = Text { fr: "Rien n’attend une personne.", en: "Nothing waits for a person." };
pub const COLUMNS: [Text; 6] = [
    Text { fr: "Quoi, pour qui", en: "What, for whom" },
    Text { fr: "Voie", en: "Way" },
    Text { fr: "État", en: "State" },
    Text { fr: "Quand", en: "When" },
    Text { fr: "Clé de l’effet", en: "Effect key" },
    Text { fr: "Que faire", en: "What to do" },
];
/// Under the state of a notice.
pub const NOT_OURS: Text = Text {
    fr: "L’employeur dit que cette personne n’est pas sa salariée. L’assuré est invité à vérifier\u{202f}; joignez-le si rien ne bouge, puis classez.",
    en: "The employer says that this person is not their employee. The insured is asked to check; reach them if nothing moves, then put it away.",
};
pub const LOOK_FIRST: Text = Text {
    fr: "Il est peut-être arrivé. Cherchez d’abord son numéro dans le journal du serveur de messagerie.",
    en: "It may have arrived. First look for its number in the log of the mail server.",
};
pub const LOOKED: Text =
    Text { fr: "J’ai vérifié\u{a0}: il n’est pas parti", en: "I looked: it did not leave" };
pub const AGAIN: Text = Text { fr: "Renvoyer", en: "Send again" };
pub const PUT_AWAY: Text = Text { fr: "Classer", en: "Put away" };

pub const STOPPED: Text = Text { fr: "Travaux arrêtés", en: "Jobs that stopped" };
pub const STOPPED_LEAD: Text = Text {
    fr: "Ils n’ont pas pu se faire et ne seront plus essayés. Levez la cause, puis reprenez\u{a0}: ce qui était déjà fait ne se fait pas deux fois.",
    en: "They could not be done and are not tried any more. Remove the cause, then have them tried again: what was done already is not done twice.",
};
pub const STOPPED_COLUMNS: [Text; 5] = [
    Text { fr: "Quoi", en: "What" },
    Text { fr: "Cause", en: "Cause" },
    Text { fr: "Quand", en: "When" },
    Text { fr: "Clé de l’effet", en: "Effect key" },
    Text { fr: "Que faire", en: "What to do" },
];
pub const TRY_AGAIN: Text = Text { fr: "Reprendre", en: "Try again" };

/// What a job does.
pub fn job(kind: &str) -> Text {
    match kind {
        "assess" => Text { fr: "Examen d’une demande", en: "Assessment of a claim" },
        "issue-notices" => Text { fr: "Volets à établir", en: "Notices to issue" },
        "call-partner" => Text { fr: "Appel d’un partenaire", en: "Call to a partner" },
        "send-employer-link" => {
            Text { fr: "Lien de l’espace employeur", en: "Link to the employer’s space" }
        }
        "close-day" => Text { fr: "Clôture du journal d’un jour", en: "Closing of a day of the trail" },
        "simulate-rules" => Text { fr: "Simulation de règles", en: "Simulation of rules" },
        other => kind_of_delivery(other),
    }
}

/// When it was due, and since when it is not tried any more.
pub fn stopped_times(lang: Lang, due: &str, stopped: &str) -> String {
    match lang {
        Lang::Fr => format!("Dû le {due}\u{202f}; arrêté le {stopped}"),
        Lang::En => format!("Due on {due}; stopped on {stopped}"),
    }
}

pub const fn recipient(recipient: Recipient) -> Text {
    match recipient {
        Recipient::Insured => Text { fr: "assuré", en: "insured" },
        Recipient::Employer => Text { fr: "employeur", en: "employer" },
    }
}

/// When it was to leave, and since when it is where it is.
pub fn times(lang: Lang, owed: &str, changed: &str) -> String {
    match lang {
        Lang::Fr => format!("À envoyer le {owed}\u{202f}; dans cet état depuis le {changed}"),
        Lang::En => format!("To be sent on {owed}; so since {changed}"),
    }
}

/// Jobs that wait to be done.
pub fn waiting(lang: Lang, n: i64, or_more: bool) -> String {
    match (lang, or_more) {
        (Lang::Fr, false) => format!("En attente\u{a0}: {n}."),
        (Lang::Fr, true) => format!("En attente\u{a0}: {n} ou plus."),
        (Lang::En, false) => format!("Waiting: {n}."),
        (Lang::En, true) => format!("Waiting: {n} or more."),
    }
}

pub fn percent(lang: Lang, n: i64) -> String {
    match lang {
        Lang::Fr => format!("{n}\u{a0}%"),
        Lang::En => format!("{n}%"),
    }
}

/// What the last act did.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "again" => Text {
            fr: "L’envoi repart, sous le même numéro\u{a0}: un double se reconnaît.",
            en: "It leaves again under the same number: a second copy can be told.",
        },
        "restarted" => Text { fr: "Le travail est repris.", en: "The job is tried again." },
        "put-away" => Text { fr: "L’envoi est classé.", en: "The delivery was put away." },
        _ => return None,
    };
    Some(text.get(lang))
}

pub const fn refused(why: DeliveryRefusal) -> Text {
    match why {
        DeliveryRefusal::LookFirst => Text {
            fr: "Rien n’est reparti\u{a0}: cet envoi est peut-être arrivé. Vérifiez, puis cochez la case.",
            en: "Nothing was sent: this one may have arrived. Look first, then tick the box.",
        },
        DeliveryRefusal::Gone => Text {
            fr: "Rien n’est reparti\u{a0}: quelqu’un s’en est déjà occupé.",
            en: "Nothing was sent: someone has seen to it already.",
        },
    }
}
