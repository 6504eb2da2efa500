//! The phone desk: words for the agent, and words to say aloud. None of them tells a ground, a side or a reason.

use crate::lang::{Lang, Text};
use crate::text::common::long_date;
use abri_domain::claim::ClaimState;
use time::Date;

/// Heading, and link of the bar.
pub const TITLE: Text = Text { fr: "Accueil téléphonique", en: "Phone desk" };
/// What one learns here.
pub const LEAD: Text = Text {
    fr: "Demandez à la personne sa référence et sa date de naissance. Vous verrez où en est sa demande, jamais pourquoi elle demande un arrêt.",
    en: "Ask the person for their reference and date of birth. You will see where the claim is, never why they ask for time off.",
};
/// That it is kept.
pub const KEPT: Text = Text {
    fr: "Chaque recherche est gardée, trouvée ou non, et les auditeurs la voient.",
    en: "Each search is kept, found or not, and auditors see it.",
};
/// Button.
pub const FIND: Text = Text { fr: "Chercher la demande", en: "Find the claim" };
/// Wrong and unknown are the same.
pub const NOT_MATCHING: Text = Text {
    fr: "Aucune demande ne porte à la fois cette référence et cette date de naissance. Faites répéter les deux, lettre par lettre.",
    en: "No claim has both this reference and this date of birth. Have both repeated, letter by letter.",
};
/// Too many wrong pairs.
pub const TOO_MANY: Text = Text {
    fr: "Trop d’essais sans résultat. Attendez un quart d’heure, ou passez l’appel à un collègue. Les auditeurs verront ces essais.",
    en: "Too many tries without a result. Wait a quarter of an hour, or pass the call to a colleague. Auditors will see these tries.",
};
/// What to tell someone who lost the reference.
pub const LOST: Text = Text {
    fr: "Référence perdue\u{202f}? Elle est dans l’e-mail ou le courrier de reçu. Ne cherchez pas une personne par son nom\u{a0}: ce poste ne le permet pas.",
    en: "Reference lost? It is in the e-mail or the letter of receipt. Nobody can be looked up by name at this desk.",
};
/// Heading over the schemes.
pub const FILE: Text = Text { fr: "Déposer une demande au téléphone", en: "File a claim on the phone" };

/// Heading and title of what was found.
pub const ANSWER: Text = Text { fr: "Ce que vous pouvez dire", en: "What you can say" };
/// Over the sentences.
pub const SAY: Text = Text { fr: "À dire à la personne", en: "To say to the person" };
/// Row.
pub const STATE: Text = Text { fr: "Où en est la demande", en: "Where the claim is" };
/// Heading.
pub const CODES: Text = Text { fr: "Codes pour le suivi", en: "Codes for the follow-up" };
/// How those with an e-mail get one.
pub const CODES_BY_EMAIL: Text = Text {
    fr: "À dire\u{a0}: «\u{202f}Sur la page de suivi, tapez votre référence et votre date de naissance. Un code part alors à votre adresse e-mail.\u{202f}» Ne demandez jamais ce code.",
    en: "Say: \u{201c}On the follow-up page, type your reference and your date of birth. A code is then sent to your e-mail address.\u{201d} Never ask for that code.",
};
/// How those without get new ones.
pub const CODES_BY_POST: Text = Text {
    fr: "Cette personne n’a pas d’e-mail. Si elle a perdu ses codes, une nouvelle liste peut partir à l’adresse de la demande. Les anciens codes ne marcheront plus.",
    en: "This person has no e-mail. If they lost their codes, a new list can be posted to the address of the claim. The old codes will no longer work.",
};
/// Button.
pub const SEND_CODES: Text = Text { fr: "Envoyer de nouveaux codes par courrier", en: "Post new codes" };
/// Done.
pub const CODES_SENT: Text = Text {
    fr: "La lettre partira avec le prochain courrier. Une seule par jour.",
    en: "The letter leaves with the next post. One a day.",
};
/// Back.
pub const NEXT_CALL: Text = Text { fr: "Appel suivant", en: "Next call" };
/// How long the page can be read.
pub const OPEN_FOR: Text =
    Text { fr: "Cette page reste ouverte une heure.", en: "This page stays open for an hour." };

/// What happens next and by when, a sentence each. `due_on` is nothing once that day is over; `silence_on` once there was a
/// first decision.
pub fn say(lang: Lang, state: &ClaimState, due_on: Option<Date>, silence_on: Option<Date>) -> Vec<String> {
    let first = match state {
        // The phone desk does not learn which side looks.
        ClaimState::Submitted | ClaimState::InReview { .. } | ClaimState::AwaitingOpinion { .. } => {
            by(lang, due_on)
        }
        ClaimState::AwaitingInsured { .. } => ASKED.get(lang).to_owned(),
        ClaimState::Approved { stoppage } => approved(lang, stoppage.first_day(), stoppage.last_day()),
        ClaimState::Refused { .. } => REFUSED.get(lang).to_owned(),
        ClaimState::Redirected { .. } => REDIRECTED.get(lang).to_owned(),
        ClaimState::Withdrawn => WITHDRAWN.get(lang).to_owned(),
    };
    std::iter::once(first).chain(silence_on.map(|day| silence(lang, day))).collect()
}

const ASKED: Text = Text {
    fr: "Nous vous avons posé une question. Lisez-la et répondez sur la page de suivi, ou par courrier si vous l’avez reçue ainsi. Le délai ne court plus jusqu’à votre réponse.",
    en: "We asked you a question. Read it and answer on the follow-up page, or by post if it came so. The clock is stopped until your answer.",
};
const REFUSED: Text = Text {
    fr: "La décision, ses raisons et la façon de la contester sont sur votre page de suivi, ou dans la lettre si vous n’avez pas d’e-mail. Je ne les vois pas d’ici.",
    en: "The decision, its reasons and how to contest it are on your follow-up page, or in the letter if you have no e-mail. I do not see them from here.",
};
const REDIRECTED: Text = Text {
    fr: "Une autre démarche est prévue pour vous. Laquelle et comment faire sont écrits sur votre page de suivi, ou dans la lettre si vous n’avez pas d’e-mail.",
    en: "Another way is meant for you. Which one, and what to do, is written on your follow-up page, or in the letter if you have no e-mail.",
};
const WITHDRAWN: Text = Text {
    fr: "Vous avez retiré cette demande. Vous pouvez en faire une autre.",
    en: "You took this claim back. You can make another one.",
};

fn by(lang: Lang, due_on: Option<Date>) -> String {
    match (lang, due_on.map(|day| long_date(lang, day))) {
        (Lang::Fr, Some(day)) => {
            format!("Vous n’avez rien à faire. Une décision est prévue au plus tard le {day}.")
        }
        (Lang::En, Some(day)) => format!("You have nothing to do. A decision is due by {day}."),
        (Lang::Fr, None) => {
            "Vous n’avez rien à faire. La décision a du retard\u{202f}; votre demande est parmi les premières à traiter.".to_owned()
        }
        (Lang::En, None) => {
            "You have nothing to do. The decision is late; your claim is among the first to be handled.".to_owned()
        }
    }
}

fn approved(lang: Lang, first: Date, last: Date) -> String {
    let (first, last) = (long_date(lang, first), long_date(lang, last));
    match lang {
        Lang::Fr => format!(
            "L’arrêt est accordé du {first} au {last} inclus. Vous n’avez rien à envoyer à la caisse\u{a0}: votre employeur, s’il y en a un, fait sa déclaration."
        ),
        Lang::En => format!(
            "The time off is granted from {first} to {last} included. You have nothing to send to the fund: your employer, if you have one, makes their declaration."
        ),
    }
}

fn silence(lang: Lang, day: Date) -> String {
    let day = long_date(lang, day);
    match lang {
        Lang::Fr => {
            format!("Sans réponse le {day}, la demande compte comme rejetée et vous pouvez contester.")
        }
        Lang::En => format!("Without an answer by {day}, the claim counts as rejected and you can contest."),
    }
}
