//! What is wrong with a field, as a sentence that says how to put it right. Both halves say the same words.
//!
//! No sentence holds what was typed: a number, a name or a day never comes back in an error.

use super::common::long_date;
use crate::lang::{Lang, Text};
use abri_domain::contact::{EmailError, PhoneError, PostalCodeError};
use abri_domain::dates::DateError;
use abri_domain::form::FieldCode;
use abri_domain::nir::NirError;
use abri_domain::siret::SiretError;
use time::Date;

mod missing;

/// The sentence for a fault of a field.
pub fn sentence(lang: Lang, field: &str, code: FieldCode) -> String {
    match code {
        FieldCode::Missing
        | FieldCode::NotAnOption
        | FieldCode::NotAccepted
        | FieldCode::EmailOrNone
        | FieldCode::NoEmployer => missing::words(field).get(lang).to_owned(),
        FieldCode::TooLong { max } => too_long(lang, max),
        FieldCode::TooManyEmployers { max } => too_many_employers(lang, max),
        FieldCode::NoWayToEmployer { number } => no_way_to_employer(lang, number),
        FieldCode::Nir { error } => nir(lang, error),
        FieldCode::Siret { error } => siret(lang, error),
        FieldCode::Date { error } => date(lang, error),
        FieldCode::AfterToday { today } => after_today(lang, field, today),
        // Only the mail desk meets it: no word of it is carried to a browser.
        #[cfg(feature = "ssr")]
        FieldCode::AfterReceipt { received_on } => after_receipt(lang, received_on),
        FieldCode::BeforeEarliestStart { earliest } => before_earliest(lang, earliest),
        FieldCode::TooPrecise { decimals } => too_precise(lang, decimals),
        FieldCode::OutOfRange { min, max } => out_of_range(lang, min, max),
        FieldCode::OutsideWindow { first, last } => outside_window(lang, first, last),
        FieldCode::Email { error } => email(error).get(lang).to_owned(),
        FieldCode::Phone { error } => phone(error).get(lang).to_owned(),
        FieldCode::PostalCode { error } => postal_code(error).get(lang).to_owned(),
        other => plain(other).get(lang).to_owned(),
    }
}

const fn plain(code: FieldCode) -> Text {
    match code {
        FieldCode::Doubled => DOUBLED,
        FieldCode::TermsChanged => TERMS_CHANGED,
        FieldCode::ImplausibleBirthDate => BIRTH_DATE,
        FieldCode::ImplausibleDueDate => DUE_DATE,
        FieldCode::WorkedAfterStart => WORKED_AFTER_START,
        FieldCode::NotANumber => NOT_A_NUMBER,
        _ => UNPRINTABLE,
    }
}

const UNPRINTABLE: Text = Text {
    fr: "Ce champ contient un caractère invisible. Effacez-le et tapez la réponse à nouveau.",
    en: "This field holds an invisible character. Clear it and type the answer again.",
};
const DOUBLED: Text = Text {
    fr: "Nous avons reçu deux réponses différentes. Choisissez-en une seule.",
    en: "We received two different answers. Choose only one.",
};
const TERMS_CHANGED: Text = Text {
    fr: "Les conditions ont changé depuis que vous les avez lues. Relisez-les, puis cochez la case.",
    en: "The terms changed since you read them. Read them again, then tick the box.",
};
const BIRTH_DATE: Text = Text {
    fr: "Vérifiez l’année de naissance\u{a0}: elle donne un âge de moins de 14 ans ou de plus de 120 ans.",
    en: "Check the year of birth: it gives an age under 14 or over 120.",
};
const DUE_DATE: Text = Text {
    fr: "Vérifiez la date prévue de l’accouchement\u{a0}: elle est trop loin d’aujourd’hui.",
    en: "Check the expected date of birth: it is too far from today.",
};
const WORKED_AFTER_START: Text = Text {
    fr: "Le dernier jour travaillé doit être avant le premier jour d’arrêt.",
    en: "The last day worked must be before the first day off work.",
};

const NOT_A_NUMBER: Text = Text {
    fr: "Écrivez un nombre, en chiffres et sans autre mot.",
    en: "Write a number, in digits and without any other word.",
};

fn too_long(lang: Lang, max: u64) -> String {
    match lang {
        Lang::Fr => format!("C’est trop long\u{a0}: écrivez {max} caractères au plus."),
        Lang::En => format!("This is too long: write at most {max} characters."),
    }
}

fn too_many_employers(lang: Lang, max: u64) -> String {
    match lang {
        Lang::Fr => format!("Une demande contient au plus {max} employeurs. Retirez-en, ou appelez-nous."),
        Lang::En => format!("A claim holds at most {max} employers. Remove some, or call us."),
    }
}

fn no_way_to_employer(lang: Lang, number: u64) -> String {
    match lang {
        Lang::Fr => format!(
            "Le service ne peut rien envoyer à l’employeur {number}\u{a0}: il n’a ni e-mail ni adresse postale complète. Complétez sa fiche, ou choisissez de remettre le volet vous-même."
        ),
        Lang::En => format!(
            "The service can’t send anything to employer {number}: there is neither an e-mail nor a complete postal address. Complete the entry, or choose to bring the notice yourself."
        ),
    }
}

fn too_precise(lang: Lang, decimals: u64) -> String {
    match (lang, decimals) {
        (Lang::Fr, 0) => "Écrivez un nombre entier, sans chiffre après la virgule.".to_owned(),
        (Lang::En, 0) => "Write a whole number, without digits after the point.".to_owned(),
        (Lang::Fr, 1) => "Écrivez un seul chiffre après la virgule.".to_owned(),
        (Lang::En, 1) => "Write one digit only after the point.".to_owned(),
        (Lang::Fr, _) => format!("Écrivez au plus {decimals} chiffres après la virgule."),
        (Lang::En, _) => format!("Write at most {decimals} digits after the point."),
    }
}

fn out_of_range(lang: Lang, min: i64, max: i64) -> String {
    match lang {
        Lang::Fr => format!("Vérifiez ce nombre\u{a0}: nous attendons un nombre de {min} à {max}."),
        Lang::En => format!("Check this number: we expect one from {min} to {max}."),
    }
}

fn outside_window(lang: Lang, first: Date, last: Date) -> String {
    let (first, last) = (long_date(lang, first), long_date(lang, last));
    match lang {
        Lang::Fr => format!("Vérifiez cette date\u{a0}: nous attendons un jour du {first} au {last}."),
        Lang::En => format!("Check this date: we expect a day from {first} to {last}."),
    }
}

fn after_today(lang: Lang, field: &str, today: Date) -> String {
    let today = long_date(lang, today);
    match (lang, field == "first_day") {
        (Lang::Fr, true) => format!("Le premier jour d’arrêt ne peut pas être après aujourd’hui ({today})."),
        (Lang::En, true) => format!("The first day off work can’t be after today ({today})."),
        (Lang::Fr, false) => format!("Cette date ne peut pas être après aujourd’hui ({today})."),
        (Lang::En, false) => format!("This date can’t be after today ({today})."),
    }
}

#[cfg(feature = "ssr")]
fn after_receipt(lang: Lang, received_on: Date) -> String {
    let day = long_date(lang, received_on);
    match lang {
        Lang::Fr => format!("Cette date ne peut pas être après le jour du cachet d’arrivée ({day})."),
        Lang::En => format!("This date can’t be after the day stamped on arrival ({day})."),
    }
}

fn before_earliest(lang: Lang, earliest: Date) -> String {
    let earliest = long_date(lang, earliest);
    match lang {
        Lang::Fr => format!(
            "L’arrêt ne peut pas commencer avant le {earliest}. Pour les jours d’avant, voyez un médecin."
        ),
        Lang::En => format!("The stoppage can’t start before {earliest}. For earlier days, see a doctor."),
    }
}

fn nir(lang: Lang, error: NirError) -> String {
    if let NirError::Length { found } = error {
        return nir_length(lang, found);
    }
    let text = match error {
        NirError::Missing => missing::words("nir"),
        NirError::Character => Text {
            fr: "Le numéro ne contient que des chiffres, sauf 2A et 2B pour la Corse.",
            en: "The number holds digits only, apart from 2A and 2B for Corsica.",
        },
        NirError::FirstDigit => Text {
            fr: "Le premier chiffre du numéro est presque toujours 1 ou 2. Vérifiez-le sur votre carte Vitale.",
            en: "The first digit of the number is nearly always 1 or 2. Check it on your Vitale card.",
        },
        NirError::Month => Text {
            fr: "Les chiffres 4 et 5 (le mois de naissance) ne vont pas. Vérifiez-les sur votre carte Vitale.",
            en: "Digits 4 and 5 (the month of birth) are not right. Check them on your Vitale card.",
        },
        NirError::Department => Text {
            fr: "Les chiffres 6 et 7 (le département de naissance) ne vont pas. Vérifiez-les sur votre carte Vitale.",
            en: "Digits 6 and 7 (the département of birth) are not right. Check them on your Vitale card.",
        },
        NirError::Key { .. } | NirError::Length { .. } => Text {
            fr: "Le numéro et sa clé (les 2 derniers chiffres) ne vont pas ensemble\u{a0}: un chiffre est faux. Relisez-le en entier sur votre carte Vitale.",
            en: "The number and its key (the last 2 digits) don’t match: a digit is wrong. Read it again in full on your Vitale card.",
        },
    };
    text.get(lang).to_owned()
}

fn nir_length(lang: Lang, found: u8) -> String {
    match (lang, found) {
        (Lang::Fr, 13) => {
            "Il y a 13 chiffres\u{a0}: il manque la clé, les 2 derniers chiffres de votre carte Vitale."
                .to_owned()
        }
        (Lang::En, 13) => {
            "There are 13 digits: the key is missing, the last 2 digits on your Vitale card.".to_owned()
        }
        (Lang::Fr, _) => format!("Il faut 15 chiffres (13 et une clé de 2). Vous en avez tapé {found}."),
        (Lang::En, _) => format!("15 digits are needed (13 and a key of 2). You typed {found}."),
    }
}

fn siret(lang: Lang, error: SiretError) -> String {
    match (lang, error) {
        (Lang::Fr, SiretError::Length { found: 9 }) => {
            "9 chiffres, c’est le SIREN de l’entreprise. Il faut le SIRET de l’établissement\u{a0}: 14 chiffres."
                .to_owned()
        }
        (Lang::En, SiretError::Length { found: 9 }) => {
            "9 digits are the SIREN of the company. The SIRET of the establishment is needed: 14 digits."
                .to_owned()
        }
        (Lang::Fr, SiretError::Length { found }) => {
            format!("Le SIRET a 14 chiffres. Vous en avez tapé {found}.")
        }
        (Lang::En, SiretError::Length { found }) => format!("A SIRET has 14 digits. You typed {found}."),
        (_, SiretError::Missing) => missing::words("employer_siret").get(lang).to_owned(),
        (Lang::Fr, SiretError::Character) => "Le SIRET ne contient que des chiffres.".to_owned(),
        (Lang::En, SiretError::Character) => "A SIRET holds digits only.".to_owned(),
        (Lang::Fr, SiretError::Key) => {
            "Un chiffre du SIRET est faux. Relisez-le sur un bulletin de paie.".to_owned()
        }
        (Lang::En, SiretError::Key) => {
            "A digit of the SIRET is wrong. Read it again on a payslip.".to_owned()
        }
    }
}

fn date(lang: Lang, error: DateError) -> String {
    if let DateError::NotLeapYear { year } = error {
        return match lang {
            Lang::Fr => format!("{year} n’est pas une année bissextile\u{a0}: février s’arrête au 28."),
            Lang::En => format!("{year} is not a leap year: February ends on the 28th."),
        };
    }
    let text = match error {
        DateError::Missing => missing::words("date"),
        DateError::Incomplete => Text {
            fr: "La date n’est pas complète\u{a0}: donnez le jour, le mois et l’année.",
            en: "The date is not complete: give the day, the month and the year.",
        },
        DateError::NotANumber => Text {
            fr: "Écrivez le jour et l’année en chiffres, par exemple 27 3 1975.",
            en: "Write the day and the year in digits, for example 27 3 1975.",
        },
        DateError::Month => Text {
            fr: "Ce mois n’existe pas\u{a0}: écrivez un nombre de 1 à 12, ou le nom du mois.",
            en: "There is no such month: write a number from 1 to 12, or the name of the month.",
        },
        DateError::Day | DateError::NotLeapYear { .. } => {
            Text { fr: "Ce jour n’existe pas dans ce mois.", en: "That month does not have such a day." }
        }
        DateError::Year => Text {
            fr: "Écrivez l’année avec 4 chiffres, par exemple 1975.",
            en: "Write the year with 4 digits, for example 1975.",
        },
    };
    text.get(lang).to_owned()
}

const fn email(error: EmailError) -> Text {
    match error {
        EmailError::Missing => missing::EMAIL,
        EmailError::At => Text {
            fr: "Une adresse e-mail contient un seul @, après un nom, par exemple nom@exemple.fr.",
            en: "An e-mail address holds one @ after a name, for example name@example.com.",
        },
        EmailError::Domain => Text {
            fr: "Vérifiez la fin de l’adresse e-mail, après le @\u{a0}: par exemple exemple.fr.",
            en: "Check the end of the e-mail address, after the @: for example example.com.",
        },
        EmailError::Character => Text {
            fr: "L’adresse e-mail contient un espace, un accent ou un caractère impossible.",
            en: "The e-mail address holds a blank, an accent or a character that can’t be there.",
        },
        EmailError::TooLong => {
            Text { fr: "Cette adresse e-mail est trop longue.", en: "This e-mail address is too long." }
        }
    }
}

const fn phone(error: PhoneError) -> Text {
    match error {
        PhoneError::Missing => {
            Text { fr: "Indiquez votre numéro de téléphone.", en: "Enter your phone number." }
        }
        PhoneError::Character => Text {
            fr: "Un numéro de téléphone ne contient que des chiffres, et + au début pour l’étranger.",
            en: "A phone number holds digits only, and + in front when it is abroad.",
        },
        PhoneError::Length => Text {
            fr: "Vérifiez le nombre de chiffres du téléphone\u{a0}: 10 en France, par exemple 06 12 34 56 78.",
            en: "Check how many digits the phone number has: 10 in France, for example 06 12 34 56 78.",
        },
        PhoneError::Prefix => Text {
            fr: "Vérifiez le début du numéro de téléphone, par exemple 06 ou +33 6.",
            en: "Check the start of the phone number, for example 06 or +33 6.",
        },
    }
}

const fn postal_code(error: PostalCodeError) -> Text {
    match error {
        PostalCodeError::Missing => missing::POSTAL_CODE,
        PostalCodeError::Length => Text {
            fr: "Le code postal a 5 chiffres, par exemple 48250.",
            en: "A postal code has 5 digits, for example 48250.",
        },
        PostalCodeError::Character => Text {
            fr: "Le code postal ne contient que des chiffres.",
            en: "A postal code holds digits only.",
        },
    }
}

#[cfg(test)]
mod tests;
