//! Calls back at the phone desk, and the hours that supervisors set.

use crate::lang::{Lang, Text};
use abri_domain::callback::{CallOutcome, CallbackState};

/// Heading, and link of the bar.
pub const TITLE: Text = Text { fr: "Rappels", en: "Calls back" };
/// What it is.
pub const LEAD: Text = Text {
    fr: "Ces personnes ont réservé une demi-heure. Le numéro ne s’affiche que chez qui appelle.",
    en: "These people booked a half hour. The number is shown only to who calls.",
};
/// Button.
pub const NEXT: Text = Text { fr: "Prendre l’appel suivant", en: "Take the next call" };
/// Heading of the list.
pub const TODAY: Text = Text { fr: "Aujourd’hui", en: "Today" };
/// Nothing on it.
pub const NONE: Text = Text { fr: "Aucun appel aujourd’hui.", en: "No call today." };
/// The columns of the list.
pub const COLUMNS: [Text; 4] = [
    Text { fr: "Demi-heure", en: "Half hour" },
    Text { fr: "État", en: "State" },
    Text { fr: "Essais", en: "Tries" },
    Text { fr: "En main", en: "In hand" },
];
/// Beside the state.
pub const LATE: Text = Text { fr: "en retard", en: "late" };
/// Link to the call one holds.
pub const MINE: Text = Text { fr: "Reprendre mon appel", en: "Back to my call" };
/// Heading over the form.
pub const BOOK: Text =
    Text { fr: "Réserver pour une personne au téléphone", en: "Book for someone on the phone" };
/// Before it is sent.
pub const BOOK_HINT: Text = Text {
    fr: "Faites répéter le numéro. Un code s’affichera\u{a0}: dites-le, il sert à déplacer ou à annuler.",
    en: "Have the number repeated. A code will be shown: say it, it moves or cancels the call.",
};
/// No place is left.
pub const NO_SLOT: Text = Text {
    fr: "Toutes les demi-heures des prochains jours sont prises.",
    en: "All half hours of the coming days are taken.",
};
/// Title and heading of a call in hand.
pub const ONE: Text = Text { fr: "Appeler", en: "Call" };
/// Row.
pub const WHEN: Text = Text { fr: "Demi-heure choisie", en: "Half hour chosen" };
/// Row.
pub const NAME: Text = Text { fr: "Demander", en: "Ask for" };
/// Row.
pub const PHONE: Text = Text { fr: "Numéro", en: "Number" };
/// Row.
pub const LANGUAGE: Text = Text { fr: "Langue", en: "Language" };
/// Row.
pub const TRY: Text = Text { fr: "Essai", en: "Try" };
/// Row.
pub const REFERENCE: Text = Text { fr: "Référence donnée", en: "Reference given" };
/// It proves nothing.
pub const REFERENCE_HINT: Text = Text {
    fr: "Une référence ne prouve rien. Pour dire où en est la demande, cherchez-la à l’accueil avec la date de naissance que la personne vous dit.",
    en: "A reference proves nothing. To say where the claim is, look it up at the phone desk with the date of birth the person tells you.",
};
/// What to say to a machine.
pub const VOICEMAIL: Text = Text {
    fr: "Sur un répondeur, dites seulement que la caisse a appelé, comme demandé. Rien d’autre\u{a0}: quelqu’un d’autre peut écouter.",
    en: "On an answering machine say only that the fund called, as asked. Nothing else: someone else may listen.",
};
/// Legend.
pub const OUTCOME: Text = Text { fr: "Issue de l’appel", en: "What came of the call" };
/// Button.
pub const RECORD: Text = Text { fr: "Enregistrer l’issue", en: "Record it" };
/// Button.
pub const GIVE_BACK: Text = Text { fr: "Rendre l’appel", en: "Give the call back" };

/// Heading of the hours.
pub const HOURS: Text = Text { fr: "Horaires des rappels", en: "Hours of calls back" };
/// What they do.
pub const HOURS_LEAD: Text = Text {
    fr: "Les demi-heures proposées au public, les jours ouvrés. Ce qui est déjà réservé le reste.",
    en: "The half hours offered to the public, on working days. What is booked stays booked.",
};
/// Label.
pub const OPENS: Text = Text { fr: "Premier appel à", en: "First call at" };
/// Label.
pub const CLOSES: Text = Text { fr: "Fin de la dernière demi-heure", en: "End of the last half hour" };
/// Label.
pub const PER_SLOT: Text = Text { fr: "Appels par demi-heure", en: "Calls in a half hour" };
/// Hint.
pub const PER_SLOT_HINT: Text = Text {
    fr: "De 0 à 99. Avec 0, rien n’est proposé.",
    en: "From 0 to 99. With 0, nothing is offered.",
};
/// Button.
pub const SET: Text = Text { fr: "Enregistrer les horaires", en: "Set the hours" };
/// Done.
pub const HOURS_SET: Text =
    Text { fr: "Les nouveaux horaires valent dès maintenant.", en: "The new hours count from now on." };

/// What came of a call, as a choice.
pub const fn outcome(outcome: CallOutcome) -> Text {
    match outcome {
        CallOutcome::Reached => Text { fr: "La personne a répondu", en: "The person answered" },
        CallOutcome::NoAnswer => {
            Text { fr: "Pas de réponse\u{a0}: proposer plus tard", en: "No answer: offer it later" }
        }
        CallOutcome::WrongNumber => Text { fr: "Mauvais numéro", en: "Wrong number" },
        CallOutcome::Cancelled => {
            Text { fr: "La personne ne veut plus être appelée", en: "The person wants no call any more" }
        }
    }
}

/// Where a call is.
pub const fn state(state: CallbackState) -> Text {
    match state {
        CallbackState::Waiting => Text { fr: "à appeler", en: "to call" },
        CallbackState::Reached => Text { fr: "jointe", en: "reached" },
        CallbackState::NoAnswer => Text { fr: "sans réponse", en: "no answer" },
        CallbackState::WrongNumber => Text { fr: "mauvais numéro", en: "wrong number" },
        CallbackState::Cancelled => Text { fr: "annulé", en: "cancelled" },
    }
}

/// What the last act did.
pub const fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code.as_bytes() {
        b"ended" => Text { fr: "L’issue est enregistrée.", en: "What came of it is recorded." },
        b"given-back" => Text { fr: "L’appel est rendu.", en: "The call was given back." },
        b"nobody" => Text {
            fr: "Personne n’attend d’appel pour le moment.",
            en: "Nobody waits for a call right now.",
        },
        b"again" => Text {
            fr: "L’appel sera proposé dans une demi-heure suivante.",
            en: "The call will be offered in a later half hour.",
        },
        _ => return None,
    };
    Some(text.get(lang))
}

/// How many are late.
pub fn late(lang: Lang, late: i64) -> String {
    match (lang, late) {
        (Lang::Fr, 0) => "Aucun rappel en retard.".to_owned(),
        (Lang::En, 0) => "No call is late.".to_owned(),
        (Lang::Fr, 1) => "Un rappel en retard.".to_owned(),
        (Lang::En, 1) => "One call is late.".to_owned(),
        (Lang::Fr, _) => format!("{late} rappels en retard."),
        (Lang::En, _) => format!("{late} calls are late."),
    }
}
