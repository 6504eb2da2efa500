//! Wordings of the page on which the insured corrects where an employer is reached.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};

pub const BACK: Text = Text { fr: "Revenir à ma demande", en: "Back to my claim" };
pub const LEAD: Text = Text {
    fr: "Donnez l’e-mail de la personne qui fait la paie, ou une adresse postale complète. Le volet y est envoyé aussitôt. Les autres réponses de votre demande ne changent pas.",
    en: "Give the e-mail of the person who runs the payroll, or a complete postal address. The notice is sent there at once. Nothing else of your claim changes.",
};
pub const SAVE: Text = Text { fr: "Corriger et envoyer le volet", en: "Correct and send the notice" };
pub const TOO_OFTEN: Text = Text { fr: "Rien n’a été envoyé", en: "Nothing was sent" };
pub const TOO_OFTEN_TEXT: Text = Text {
    fr: "Cette adresse a déjà été corrigée cinq fois. Téléchargez le volet et remettez-le vous-même, ou appelez-nous.",
    en: "This address was corrected five times before. Download the notice and hand it over yourself, or call us.",
};

pub fn title(lang: Lang, employer: &str) -> String {
    match lang {
        Lang::Fr => format!("Corriger l’adresse de {employer}"),
        Lang::En => format!("Correct where {employer} is reached"),
    }
}
