//! The claim as its owner sees it: where it is, and what the person can do.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use crate::text::common::long_date;
use abri_domain::claim::ClaimState;
use abri_domain::zone::Side;
use time::Date;

pub const REFERENCE: Text = Text { fr: "Référence", en: "Reference" };
pub const INSURED: Text = Text { fr: "Demande de", en: "Claim of" };
pub const RECEIVED: Text = Text { fr: "Reçue le", en: "Received on" };
pub const PERIOD: Text = Text { fr: "Jours demandés", en: "Days asked for" };
pub const FUND: Text = Text { fr: "Caisse", en: "Fund" };
pub const SUMMARY_HEADING: Text = Text { fr: "Votre demande", en: "Your claim" };

pub const TURN: Text = Text { fr: "À qui le tour", en: "Whose turn" };
pub const DELAY: Text = Text { fr: "Délai", en: "Delay" };
pub const NEXT_DATE: Text = Text { fr: "Prochaine date", en: "Next date" };
pub const DELAY_UNKNOWN: Text = Text {
    fr: "Trop peu de demandes comme la vôtre ont été décidées pour annoncer un délai.",
    en: "Too few claims like yours have been decided to announce a delay.",
};

pub const DOOR_HEADING: Text = Text {
    fr: "En attendant\u{a0}: un autre chemin, peut-être plus rapide",
    en: "Meanwhile: another way, perhaps faster",
};
pub const DOOR_TEXT: Text = Text {
    fr: "Personne n’a encore décidé. D’après vos réponses, vous pouvez déjà essayer ceci, sans retirer votre demande\u{a0}:",
    en: "Nobody has decided yet. From your answers, you can already try this, without taking your claim back:",
};

pub const QUESTION_HEADING: Text = Text { fr: "Une question pour vous", en: "A question for you" };
pub const ANSWER: Text = Text { fr: "Votre réponse", en: "Your answer" };
pub const ANSWER_HINT: Text = Text {
    fr: "Seul le service qui pose la question la lira. Votre employeur ne la verra pas.",
    en: "Only the department that asks will read it. Your employer will not see it.",
};
pub const ANSWER_SEND: Text = Text { fr: "Envoyer ma réponse", en: "Send my answer" };

pub const RETURN_HEADING: Text = Text { fr: "Reprendre le travail plus tôt", en: "Go back to work earlier" };
pub const RETURN_TEXT: Text = Text {
    fr: "Votre arrêt sera raccourci et le volet de votre employeur mis à jour. On ne peut pas revenir en arrière ici.",
    en: "Your time off will be cut short and your employer’s notice brought up to date. This cannot be undone here.",
};
pub const RETURN_DAY: Text = Text { fr: "Premier jour de reprise", en: "First day back at work" };
pub const RETURN_HINT: Text = Text { fr: "Par exemple\u{a0}: 30 3 2020", en: "For example: 30 3 2020" };
pub const RETURN_SEND: Text = Text { fr: "Raccourcir mon arrêt", en: "Cut my time off short" };

pub const WITHDRAW_HEADING: Text = Text { fr: "Retirer ma demande", en: "Take my claim back" };
pub const WITHDRAW_TEXT: Text = Text {
    fr: "Personne ne l’examinera plus. Vous pourrez en faire une autre.",
    en: "Nobody will look at it any more. You can make another one.",
};
pub const WITHDRAW_CONFIRM: Text = Text { fr: "Oui, je retire ma demande", en: "Yes, I take my claim back" };
pub const WITHDRAW_SEND: Text = Text { fr: "Retirer ma demande", en: "Take my claim back" };

pub const HISTORY_HEADING: Text = Text { fr: "Ce qui s’est passé", en: "What happened" };
pub const READS_HEADING: Text =
    Text { fr: "Qui a ouvert vos informations médicales", en: "Who opened your medical information" };
pub const READS_NONE: Text = Text { fr: "Personne pour l’instant.", en: "Nobody so far." };

pub const CODES_HEADING: Text = Text { fr: "Vos codes imprimés", en: "Your printed codes" };
pub const CODES_NEW: Text =
    Text { fr: "Demander une nouvelle liste de codes", en: "Ask for a new list of codes" };
pub const CODES_NEW_TEXT: Text =
    Text { fr: "La nouvelle liste remplace l’ancienne.", en: "The new list replaces the old one." };
pub const CODES_FRESH: Text = Text {
    fr: "Voici vos nouveaux codes. Ils ne s’affichent qu’une fois\u{a0}: imprimez cette page ou recopiez-les. Les anciens ne marchent plus.",
    en: "Here are your new codes. They are shown only once: print this page or copy them down. The old ones no longer work.",
};
pub const LEAVE: Text = Text { fr: "Quitter le suivi", en: "Leave the follow-up" };
pub const LEAVE_TEXT: Text = Text {
    fr: "Sur un appareil que d’autres utilisent, quittez toujours le suivi.",
    en: "On a device that others use, always leave the follow-up.",
};

/// Where the claim is, in one plain sentence: the heading of the page.
pub const fn state(state: &ClaimState) -> Text {
    match state {
        ClaimState::Submitted => Text { fr: "Votre demande est enregistrée", en: "Your claim is recorded" },
        ClaimState::InReview { granted: Some(_), .. } => {
            Text { fr: "Votre arrêt est examiné à nouveau", en: "Your time off is being looked at again" }
        }
        ClaimState::InReview { .. } => {
            Text { fr: "Une personne examine votre demande", en: "A person is looking at your claim" }
        }
        ClaimState::AwaitingInsured { .. } => {
            Text { fr: "Nous attendons votre réponse", en: "We are waiting for your answer" }
        }
        ClaimState::AwaitingOpinion { .. } => Text {
            fr: "Le service médical donne un avis sur votre demande",
            en: "The medical department gives an opinion on your claim",
        },
        ClaimState::Approved { .. } => {
            Text { fr: "Votre demande est acceptée", en: "Your claim is accepted" }
        }
        ClaimState::Refused { .. } => Text { fr: "Votre demande est refusée", en: "Your claim is refused" },
        ClaimState::Redirected { .. } => {
            Text { fr: "Un autre chemin est prévu pour vous", en: "Another way is meant for you" }
        }
        ClaimState::Withdrawn => {
            Text { fr: "Vous avez retiré votre demande", en: "You took your claim back" }
        }
    }
}

/// Whose turn it is.
pub const fn turn(state: &ClaimState) -> Text {
    match state {
        ClaimState::Submitted => Text {
            fr: "Au service. Vous n’avez rien à faire.",
            en: "The service’s. You have nothing to do.",
        },
        ClaimState::InReview { side: Side::Administrative, .. } => Text {
            fr: "À un gestionnaire de votre caisse. Vous n’avez rien à faire.",
            en: "A caseworker’s at your fund. You have nothing to do.",
        },
        ClaimState::InReview { side: Side::Medical, .. } | ClaimState::AwaitingOpinion { .. } => Text {
            fr: "Au service médical de votre caisse. Vous n’avez rien à faire.",
            en: "The medical department’s at your fund. You have nothing to do.",
        },
        ClaimState::AwaitingInsured { .. } => Text {
            fr: "À vous\u{a0}: répondez à la question plus bas. Le délai s’arrête jusque-là.",
            en: "Yours: answer the question below. The clock is stopped until then.",
        },
        ClaimState::Approved { .. } => Text {
            fr: "À votre employeur, s’il y en a un\u{a0}: il fait sa déclaration. Vous n’avez rien à envoyer à la caisse.",
            en: "Your employer’s, if you have one: they make their declaration. You have nothing to send to the fund.",
        },
        ClaimState::Refused { .. } | ClaimState::Redirected { .. } => Text {
            fr: "À vous\u{a0}: lisez la décision plus bas et ce que vous pouvez faire.",
            en: "Yours: read the decision below and what you can do.",
        },
        ClaimState::Withdrawn => {
            Text { fr: "À personne\u{a0}: c’est terminé.", en: "Nobody’s: this is over." }
        }
    }
}

/// The delay of claims like this one, in words: half, then nine in ten.
pub fn delay(lang: Lang, (half, most): (u16, u16)) -> String {
    let (half, most) = (working_days(lang, half), working_days(lang, most));
    match lang {
        Lang::Fr => {
            format!("Une demande comme la vôtre sur deux est décidée en {half}, neuf sur dix en {most}.")
        }
        Lang::En => {
            format!("One in two claims like yours is decided within {half}, nine in ten within {most}.")
        }
    }
}

fn working_days(lang: Lang, days: u16) -> String {
    match (lang, days) {
        (Lang::Fr, 0 | 1) => "un jour ouvré".to_owned(),
        (Lang::Fr, days) => format!("{days} jours ouvrés"),
        (Lang::En, 0 | 1) => "one working day".to_owned(),
        (Lang::En, days) => format!("{days} working days"),
    }
}

/// What silence means and from when.
pub fn silence(lang: Lang, date: Date) -> String {
    let date = long_date(lang, date);
    match lang {
        Lang::Fr => format!(
            "Sans réponse le {date}, la demande est considérée comme rejetée\u{a0}: vous avez alors deux mois pour faire un recours."
        ),
        Lang::En => {
            format!(
                "Without an answer by {date}, the claim counts as rejected: you then have two months to appeal."
            )
        }
    }
}

/// When work starts again after `last` day off.
pub fn back_after(lang: Lang, last: Date) -> String {
    let last = long_date(lang, last);
    match lang {
        Lang::Fr => {
            format!("Votre dernier jour d’arrêt est le {last}. Vous reprenez le jour de travail suivant.")
        }
        Lang::En => format!("Your last day off is {last}. You go back on the next working day."),
    }
}

/// How many printed codes are left.
pub fn codes_left(lang: Lang, left: usize) -> String {
    match (lang, left) {
        (Lang::Fr, 0) => {
            "Il ne vous reste aucun code\u{a0}: demandez une nouvelle liste avant de quitter cette page."
                .to_owned()
        }
        (Lang::Fr, 1) => "Il vous reste 1 code.".to_owned(),
        (Lang::Fr, left) => format!("Il vous reste {left} codes."),
        (Lang::En, 0) => "You have no code left: ask for a new list before you leave this page.".to_owned(),
        (Lang::En, 1) => "You have 1 code left.".to_owned(),
        (Lang::En, left) => format!("You have {left} codes left."),
    }
}
