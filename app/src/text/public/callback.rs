//! To be called back: words for who asks, and for the half hours they choose from.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use crate::model::CallBackRefusal;
use crate::text::common::long_date;
use time::{Date, Weekday};

pub const TITLE: Text = Text { fr: "Être rappelé", en: "Be called back" };
/// Under links to it.
pub const LINK_TEXT: Text = Text {
    fr: "Le téléphone sonne occupé\u{202f}? Choisissez une demi-heure, nous vous appelons.",
    en: "The line is busy? Choose a half hour and we call you.",
};
pub const LEAD: Text = Text {
    fr: "Choisissez une demi-heure. Une personne de la caisse vous appelle alors, et essaie trois fois si vous ne pouvez pas répondre.",
    en: "Choose a half hour. Someone of the fund then calls you, and tries three times if you can’t answer.",
};
pub const KEPT: Text = Text {
    fr: "Votre nom et votre numéro servent à cet appel seulement. Ils sont effacés sept jours après.",
    en: "Your name and number serve this call only. They are erased seven days after it.",
};
pub const SECRET: Text = Text {
    fr: "Nous ne vous demanderons jamais un code, un mot de passe ni un numéro de carte bancaire.",
    en: "We will never ask you for a code, a password or a bank card number.",
};
/// Ends in the phone number.
pub const NO_SLOT: Text = Text {
    fr: "Tous les rendez-vous des prochains jours sont pris. De nouveaux s’ouvrent chaque matin. Vous pouvez aussi appeler le",
    en: "All calls of the coming days are taken. New ones open each morning. You can also call",
};
pub const SLOT: Text = Text { fr: "Quand vous appeler", en: "When to call you" };
pub const CHOOSE: Text = Text { fr: "Choisissez une demi-heure", en: "Choose a half hour" };
pub const NAME: Text = Text { fr: "Nom à demander", en: "Name to ask for" };
pub const PHONE: Text = Text { fr: "Numéro de téléphone", en: "Phone number" };
pub const LANGUAGE: Text = Text { fr: "Langue de l’appel", en: "Language of the call" };
pub const REFERENCE: Text = Text { fr: "Référence de la demande", en: "Reference of the claim" };
pub const REFERENCE_HINT: Text = Text {
    fr: "Si vous en avez une. Elle aide à préparer l’appel\u{202f}; rien de votre demande ne sera dit sans vérification.",
    en: "If you have one. It helps to prepare the call; nothing of your claim is said without a check.",
};
pub const BOOK: Text = Text { fr: "Réserver l’appel", en: "Book the call" };
pub const HAVE_CODE: Text =
    Text { fr: "Déplacer ou annuler un appel réservé", en: "Move or cancel a call you booked" };

pub const CANCELLED: Text = Text {
    fr: "L’appel est annulé. Personne ne vous appellera.",
    en: "The call is cancelled. Nobody will call you.",
};
pub const BOOKED: Text = Text { fr: "Votre appel est réservé", en: "Your call is booked" };
pub const MOVED: Text = Text { fr: "L’appel est déplacé.", en: "The call is moved." };
pub const YOUR_CALL: Text = Text { fr: "Nous vous appelons", en: "We call you on" };
pub const CODE_LABEL: Text = Text { fr: "Code de l’appel", en: "Code of the call" };
pub const CODE_KEEP: Text = Text {
    fr: "Notez ce code\u{a0}: il sert à déplacer ou à annuler l’appel, et n’est montré qu’ici.",
    en: "Note this code: it moves or cancels the call, and is shown only here.",
};
pub const MOVE: Text = Text { fr: "Déplacer l’appel", en: "Move the call" };
pub const CANCEL: Text = Text { fr: "Annuler l’appel", en: "Cancel the call" };
pub const CODE_TITLE: Text = Text { fr: "Mon appel réservé", en: "My booked call" };
pub const CODE_LEAD: Text = Text {
    fr: "Tapez le code que vous avez noté en réservant.",
    en: "Type the code you noted when you booked.",
};
pub const CODE_GO: Text = Text { fr: "Voir l’appel", en: "See the call" };
pub const AGAIN: Text = Text { fr: "Réserver un autre appel", en: "Book another call" };

/// Why it was not done.
pub const fn refused(why: CallBackRefusal) -> Text {
    match why {
        CallBackRefusal::Full => Text {
            fr: "Cette demi-heure vient d’être prise. Choisissez-en une autre\u{202f}; le reste est gardé.",
            en: "That half hour was just taken. Choose another one; the rest is kept.",
        },
        CallBackRefusal::SamePhone => Text {
            fr: "Un appel est déjà réservé pour ce numéro. Déplacez-le avec son code, ou attendez cet appel.",
            en: "A call is already booked for this number. Move it with its code, or wait for that call.",
        },
        CallBackRefusal::TooMany => Text {
            fr: "Trop d’essais depuis cette connexion. Réessayez dans un quart d’heure.",
            en: "Too many tries from this connection. Try again in a quarter of an hour.",
        },
        CallBackRefusal::NoCall => Text {
            fr: "Aucun appel à venir n’a ce code. Relisez-le\u{a0}: l’appel a peut-être déjà eu lieu ou été annulé.",
            en: "No call to come has this code. Read it again: the call may have been made or cancelled.",
        },
        CallBackRefusal::NotMoved => Text {
            fr: "L’appel n’a pas changé\u{a0}: cette demi-heure vient d’être prise, ou nous vous appelons en ce moment.",
            en: "The call did not change: that half hour was just taken, or we are calling you right now.",
        },
    }
}

/// A half hour in words: `mercredi 25 mars 2020, de 9 h 00 à 9 h 30`.
pub fn slot(lang: Lang, day: Date, from: &str, until: &str) -> String {
    let (weekday, day) = (weekday(lang, day.weekday()), long_date(lang, day));
    match lang {
        Lang::Fr => format!("{weekday} {day}, de {from} à {until}"),
        Lang::En => format!("{weekday} {day}, {from} to {until}"),
    }
}

const fn weekday(lang: Lang, day: Weekday) -> &'static str {
    let text = match day {
        Weekday::Monday => Text { fr: "lundi", en: "Monday" },
        Weekday::Tuesday => Text { fr: "mardi", en: "Tuesday" },
        Weekday::Wednesday => Text { fr: "mercredi", en: "Wednesday" },
        Weekday::Thursday => Text { fr: "jeudi", en: "Thursday" },
        Weekday::Friday => Text { fr: "vendredi", en: "Friday" },
        Weekday::Saturday => Text { fr: "samedi", en: "Saturday" },
        Weekday::Sunday => Text { fr: "dimanche", en: "Sunday" },
    };
    text.get(lang)
}
