//! Reading the proof of a notice in the browser. Nothing here may hint at a reason for the absence.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::Text;

pub const TITLE: Text = Text { fr: "Lire la signature d’un volet", en: "Read the signature of a notice" };
pub const LEAD: Text = Text {
    fr: "Cette page lit le code QR d’un volet employeur et dit si nous l’avons signé. Elle le fait dans votre appareil, même sans réseau\u{a0}: le contenu du code ne nous est pas envoyé.",
    en: "This page reads the QR code of an employer’s notice and says whether we signed it. It does so in your device, even without a network: what the code holds is not sent to us.",
};
pub const WITHOUT_SCRIPTS: Text = Text {
    fr: "Sans JavaScript, cette page ne peut rien lire. Tapez plutôt le code de douze caractères du volet\u{a0}:",
    en: "Without JavaScript this page can read nothing. Type the twelve-character code of the notice instead:",
};
pub const ONLINE: Text = Text { fr: "Vérifier le code en ligne", en: "Check the code on line" };
pub const PROOF: Text = Text { fr: "Contenu du code QR", en: "Contents of the QR code" };
pub const PROOF_HINT: Text = Text {
    fr: "Si vous avez ouvert cette page en scannant le code, il n’y a rien à faire. Sinon, collez ici ce qu’il contient.",
    en: "If you opened this page by scanning the code, there is nothing to do. If not, paste what it holds here.",
};
pub const READ: Text = Text { fr: "Lire", en: "Read" };

pub const AUTHENTIC: Text = Text { fr: "La signature est exacte", en: "The signature is right" };
pub const AUTHENTIC_TEXT: Text = Text {
    fr: "Nous avons établi ce volet, et rien n’y a été changé. Comparez avec le papier et avec votre salarié\u{a0}: le nom, la date de naissance et les dates doivent être les mêmes.",
    en: "We issued this notice, and nothing in it was changed. Compare with the paper and with your employee: the name, the date of birth and the dates must be the same.",
};
pub const LATER: Text = Text {
    fr: "La signature ne dit pas si l’arrêt a été raccourci, prolongé ou annulé depuis. Vérifiez-le en ligne\u{a0}: tapez vous-même l’adresse du service, puis le code.",
    en: "The signature does not say whether the time off was cut short, extended or cancelled since. Check it on line: type the address of the service yourself, then the code.",
};
pub const ALTERED: Text = Text { fr: "Ce volet a été modifié", en: "This notice was altered" };
pub const ALTERED_TEXT: Text = Text {
    fr: "Il porte le nom d’une de nos clés, mais sa signature est fausse\u{a0}: quelque chose y a été changé. Ne vous y fiez pas, et appelez-nous.",
    en: "It names one of our keys, but its signature is false: something in it was changed. Do not rely on it, and call us.",
};
pub const FORGED: Text = Text { fr: "Ce volet n’est pas de nous", en: "This notice is not ours" };
pub const FORGED_TEXT: Text = Text {
    fr: "Il est signé par une clé que nous ne connaissons pas. Ne vous y fiez pas, et appelez-nous.",
    en: "It is signed by a key that we do not know. Do not rely on it, and call us.",
};
pub const OUT_OF_USE: Text =
    Text { fr: "La clé de ce volet n’est plus valable", en: "The key of this notice counts no more" };
pub const OUT_OF_USE_TEXT: Text = Text {
    fr: "Elle a pu tomber en d’autres mains. Vérifiez le code en ligne, ou appelez-nous.",
    en: "It may have fallen into other hands. Check the code on line, or call us.",
};
pub const UNREADABLE: Text = Text { fr: "Rien à lire ici", en: "Nothing to read here" };
pub const UNREADABLE_TEXT: Text = Text {
    fr: "Ce n’est pas le contenu d’un de nos codes QR, ou il est incomplet. Scannez-le à nouveau.",
    en: "This is not what one of our QR codes holds, or it is incomplete. Scan it again.",
};
pub const UNABLE: Text = Text {
    fr: "Votre navigateur ne sait pas lire cette signature",
    en: "Your browser cannot read this signature",
};
pub const UNABLE_TEXT: Text = Text {
    fr: "Il est trop ancien, ou cette page n’est pas servie par https. Vérifiez le code en ligne.",
    en: "It is too old, or this page is not served by https. Check the code on line.",
};
