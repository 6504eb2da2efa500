//! Wordings of the pages about the person and the period.

use crate::lang::{Lang, Text};
use abri_domain::dates::format_long;
use abri_domain::form::FormRules;

/// Label.
pub const NIR: Text = Text { fr: "Numéro de sécurité sociale", en: "Social-security number" };
/// Hint.
pub const NIR_HINT: Text = Text {
    fr: "15 chiffres, sur votre carte Vitale\u{a0}: 13 chiffres et une clé de 2. Les espaces ne comptent pas.",
    en: "15 digits, on your Vitale card: 13 digits and a key of 2. Blanks don’t count.",
};
/// Label.
pub const BIRTH_NAME: Text = Text { fr: "Nom de naissance", en: "Name at birth" };
/// Label.
pub const USUAL_NAME: Text = Text { fr: "Nom d’usage", en: "Name in use" };
/// Hint.
pub const USUAL_NAME_HINT: Text = Text {
    fr: "S’il est différent, par exemple un nom d’époux.",
    en: "If it is another one, for example a married name.",
};
/// Label.
pub const FIRST_NAMES: Text = Text { fr: "Prénoms", en: "First names" };
/// Legend.
pub const BIRTH_DATE: Text = Text { fr: "Date de naissance", en: "Date of birth" };
/// Hint.
pub const BIRTH_DATE_HINT: Text = Text { fr: "Par exemple\u{a0}: 27 3 1975", en: "For example: 27 3 1975" };
/// Label.
pub const EMAIL: Text = Text { fr: "Adresse e-mail", en: "E-mail address" };
/// Hint.
pub const EMAIL_HINT: Text = Text {
    fr: "Nous y envoyons l’accusé de réception et les codes pour suivre la demande.",
    en: "We send the receipt and the codes to follow the claim there.",
};
/// Label.
pub const NO_EMAIL: Text = Text { fr: "Je n’ai pas d’e-mail", en: "I have no e-mail" };
/// Hint.
pub const NO_EMAIL_HINT: Text = Text {
    fr: "Vous recevrez des codes à imprimer ou à noter à la fin de la demande, et la décision par courrier.",
    en: "You will get codes to print or write down at the end of the claim, and the decision by post.",
};
/// Label.
pub const PHONE: Text = Text { fr: "Téléphone", en: "Phone" };
/// Hint.
pub const PHONE_HINT: Text = Text {
    fr: "Pour vous joindre si une réponse manque. Par exemple\u{a0}: 06 12 34 56 78.",
    en: "To reach you if an answer is missing. For example: 06 12 34 56 78.",
};
/// Heading of the address.
pub const ADDRESS: Text =
    Text { fr: "Où restez-vous pendant l’arrêt\u{202f}?", en: "Where do you stay during the stoppage?" };
/// Label.
pub const STREET: Text = Text { fr: "Numéro et rue", en: "Number and street" };
/// Label.
pub const ADDRESS_EXTRA: Text =
    Text { fr: "Bâtiment, étage, code de la porte", en: "Building, floor, door code" };
/// Label.
pub const POSTAL_CODE: Text = Text { fr: "Code postal", en: "Postal code" };
/// Label.
pub const CITY: Text = Text { fr: "Ville ou village", en: "Town or village" };

/// Legend.
pub const FIRST_DAY: Text = Text { fr: "Premier jour d’arrêt", en: "First day off work" };
/// Legend.
pub const LAST_WORKED: Text = Text { fr: "Dernier jour travaillé", en: "Last day worked" };
/// Hint.
pub const LAST_WORKED_HINT: Text = Text {
    fr: "Le dernier jour où vous avez travaillé, même une partie de la journée.",
    en: "The last day you worked, even part of the day.",
};
/// Beside the last day worked, before the status is known.
pub const LAST_WORKED_IF: Text = Text {
    fr: "Dernier jour travaillé (si vous avez un employeur)",
    en: "Last day worked (if you have an employer)",
};

/// Length and limits of the period.
pub fn first_day_hint(lang: Lang, rules: &FormRules) -> String {
    let (earliest, days) = (format_long(rules.earliest_start, lang == Lang::Fr), rules.days);
    match lang {
        Lang::Fr => format!(
            "L’arrêt dure {days} jours, week-ends compris. Il peut commencer au plus tôt le {earliest}."
        ),
        Lang::En => format!(
            "The stoppage lasts {days} days, weekends included. It can start on {earliest} at the earliest."
        ),
    }
}
