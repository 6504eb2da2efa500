//! Opening the follow-up: reference and birth date, then a one-time code.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::Text;

pub const TITLE: Text = Text { fr: "Suivre ma demande", en: "Follow my claim" };
pub const LEAD: Text = Text {
    fr: "Tapez la référence de votre reçu et votre date de naissance. Un code vous sera ensuite demandé.",
    en: "Type the reference of your receipt and your date of birth. You will then be asked for a code.",
};
pub const REFERENCE: Text = Text { fr: "Référence", en: "Reference" };
pub const REFERENCE_HINT: Text = Text {
    fr: "Elle est sur votre reçu, par exemple C4D6-FGH7. Majuscules, minuscules et tirets n’ont pas d’importance.",
    en: "It is on your receipt, for example C4D6-FGH7. Capitals and dashes do not matter.",
};
pub const BIRTH: Text = Text { fr: "Date de naissance", en: "Date of birth" };
pub const BIRTH_HINT: Text = Text { fr: "Par exemple\u{a0}: 27 3 1961", en: "For example: 27 3 1961" };
pub const GO_ON: Text = Text { fr: "Continuer", en: "Continue" };
/// Ends in the phone number.
pub const NOT_MATCHING: Text = Text {
    fr: "Nous ne trouvons pas de demande avec ces informations. Relisez la référence sur votre reçu et votre date de naissance. Si tout est juste, appelez-nous au",
    en: "We find no claim with this information. Read again the reference on your receipt and your date of birth. If all is right, call us on",
};
pub const LOST_HEADING: Text = Text { fr: "Référence perdue\u{202f}?", en: "Lost your reference?" };
pub const LOST: Text = Text {
    fr: "Elle est dans l’e-mail de reçu. Sinon, appelez-nous\u{a0}: nous vérifions votre identité et nous vous l’envoyons.",
    en: "It is in the receipt e-mail. If not, call us: we check who you are and send it to you.",
};

pub const CODE_TITLE: Text = Text { fr: "Tapez votre code", en: "Type your code" };
pub const CODE_LEAD: Text = Text {
    fr: "Si la référence et la date de naissance vont ensemble, un code part à l’adresse e-mail de la demande. Il peut mettre quelques minutes.",
    en: "If the reference and the date of birth belong together, a code is sent to the e-mail address of the claim. It may take a few minutes.",
};
pub const CODE_PRINTED: Text = Text {
    fr: "Vous n’avez pas donné d’e-mail\u{202f}? Tapez un code de votre liste imprimée, que vous n’avez pas encore utilisé.",
    en: "You gave no e-mail? Type a code from your printed list that you have not used yet.",
};
pub const CODE: Text = Text { fr: "Code", en: "Code" };
pub const CODE_HINT: Text =
    Text { fr: "Des chiffres\u{202f}; les espaces ne comptent pas.", en: "Digits; spaces do not count." };
pub const CODE_GO: Text = Text { fr: "Voir ma demande", en: "See my claim" };
pub const CODE_REFUSED: Text = Text {
    fr: "Ce code ne marche pas\u{a0}: il est mal recopié, déjà utilisé ou trop ancien. Essayez encore, ou demandez un nouveau code.",
    en: "This code does not work: it was mistyped, already used or is too old. Try again, or ask for a new code.",
};
pub const CODE_AGAIN: Text = Text { fr: "Demander un nouveau code", en: "Ask for a new code" };
pub const CODE_SECRET: Text = Text {
    fr: "Ne donnez ce code à personne. Le service ne vous le demandera jamais au téléphone.",
    en: "Give this code to nobody. The service will never ask you for it on the phone.",
};
