//! Someone who makes the claim for another person, with their mandate.

use crate::lang::{Lang, Text};
use abri_domain::helper::{Helper, HelperTie};

/// Legend.
pub const FOR_WHOM: Text =
    Text { fr: "Pour qui faites-vous cette demande\u{202f}?", en: "For whom do you make this claim?" };
/// Choice.
pub const SELF: Text = Text { fr: "Pour moi", en: "For myself" };
/// Choice.
pub const OTHER: Text =
    Text { fr: "Pour une autre personne, qui me l’a demandé", en: "For another person, who asked me to" };
/// Hint of the choice.
pub const OTHER_HINT: Text = Text {
    fr: "Dans les pages qui suivent, «\u{202f}vous\u{202f}» est la personne que vous aidez. Elle recevra une lettre qui dit que vous avez fait la demande.",
    en: "On the pages that follow, “you” is the person you help. They will get a letter that says you made the claim.",
};
/// Label.
pub const NAME: Text = Text { fr: "Vos prénoms et votre nom", en: "Your first names and name" };
/// Legend.
pub const TIE: Text = Text { fr: "Votre lien avec cette personne", en: "Your tie with that person" };
/// Label of the box.
pub const MANDATE: Text = Text {
    fr: "J’atteste sur l’honneur que cette personne m’a donné mandat de faire cette demande en son nom",
    en: "I state on my honour that this person gave me a mandate to make this claim in their name",
};
/// Beside the box.
pub const MANDATE_HINT: Text = Text {
    fr: "Un mandat peut être donné par écrit ou de vive voix (Code civil, articles 1984 et 1985). La caisse peut demander à la personne de le confirmer.",
    en: "A mandate can be given in writing or by word of mouth (Code civil, articles 1984 and 1985). The fund can ask the person to confirm it.",
};
/// The statement on honour of a helper.
pub const HONOUR: Text = Text {
    fr: "J’atteste sur l’honneur avoir reçu mandat de la personne nommée plus haut, et que toutes les réponses sont exactes d’après ce qu’elle m’a dit, y compris sur le travail à la maison.",
    en: "I state on my honour that I have a mandate of the person named above, and that all answers are true as far as they told me, those about work from home included.",
};
/// Row.
pub const MADE_BY: Text = Text { fr: "Demande faite en votre nom par", en: "Claim made in your name by" };
/// In an e-mail, in place of a name that holds more than letters.
pub const WITH_MANDATE: Text =
    Text { fr: "une personne qui dit avoir votre mandat", en: "someone who says they have your mandate" };

/// A tie.
pub const fn tie(tie: HelperTie) -> Text {
    match tie {
        HelperTie::Partner => Text { fr: "Conjoint ou partenaire", en: "Husband, wife or partner" },
        HelperTie::Parent => Text { fr: "Mère ou père", en: "Mother or father" },
        HelperTie::Child => Text { fr: "Fille ou fils", en: "Daughter or son" },
        HelperTie::Relative => Text { fr: "Autre parent", en: "Another relative" },
        HelperTie::Friend => Text { fr: "Ami ou voisin", en: "Friend or neighbour" },
        HelperTie::SocialWorker => {
            Text { fr: "Travailleur social ou association", en: "Social worker or association" }
        }
        HelperTie::Guardian => Text { fr: "Tuteur ou curateur", en: "Guardian" },
    }
}

/// Name and tie.
pub fn named(lang: Lang, helper: &Helper) -> String {
    format!("{} ({})", helper.name, tie(helper.tie).get(lang).to_lowercase())
}
