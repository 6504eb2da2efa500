//! What to say of a field that is empty, not chosen or not ticked.

#[cfg(feature = "ssr")]
mod on_desks;
#[cfg(feature = "ssr")]
mod on_lists;
#[cfg(feature = "ssr")]
mod on_pages;

use crate::lang::Text;

/// For an e-mail that is needed.
pub const EMAIL: Text = Text { fr: "Indiquez votre adresse e-mail.", en: "Enter your e-mail address." };
/// For a postal code that is needed.
pub const POSTAL_CODE: Text =
    Text { fr: "Indiquez le code postal, 5 chiffres.", en: "Enter the postal code, 5 digits." };

/// For a field that has no words of its own.
const GENERAL: Text = Text { fr: "Répondez à cette question.", en: "Answer this question." };

/// The words for the field of that name; general words for one that has none of its own. The browser has the words of
/// what an island may ask for, and no other: they would weigh two kilobytes there.
pub fn words(field: &str) -> Text {
    #[cfg(feature = "ssr")]
    let field = on_pages::unnumbered(field);
    let (fr, en) = match field {
        "nir" => (
            "Indiquez votre numéro de sécurité sociale, 15 chiffres avec la clé.",
            "Enter your social-security number, 15 digits with the key.",
        ),
        "status" => {
            ("Choisissez votre situation de travail dans la liste.", "Choose how you work from the list.")
        }
        "health_worker" => (
            "Dites si vous travaillez au contact de patients.",
            "Tell whether you work in contact with patients.",
        ),
        "ground" => ("Choisissez le motif de votre demande.", "Choose the reason for your claim."),
        "telework" => {
            ("Dites si vous pouvez travailler de chez vous.", "Tell whether you can work from home.")
        }
        "employer_siret" => (
            "Indiquez le SIRET de l’employeur, 14 chiffres, ou cochez la case du particulier.",
            "Enter the SIRET of the employer, 14 digits, or tick the box for a private individual.",
        ),
        #[cfg(feature = "ssr")]
        field => return on_pages::words(field),
        #[cfg(not(feature = "ssr"))]
        _ => return GENERAL,
    };
    Text { fr, en }
}
