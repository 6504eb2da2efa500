//! Wordings of the letters that no screen has.

use abri_app::lang::Text;

/// Before the phone number.
pub const PHONE: Text = Text { fr: "Téléphone\u{a0}:", en: "Phone:" };
/// Before the e-mail address.
pub const EMAIL: Text = Text { fr: "E-mail\u{a0}:", en: "E-mail:" };

/// Title of the receipt.
pub const RECEIPT: Text =
    Text { fr: "Accusé de réception de votre demande", en: "Acknowledgement of your claim" };

/// What opens the follow-up.
pub const FOLLOW_WITH: Text = Text {
    fr: "Votre référence et votre date de naissance ouvrent cette page. Gardez cette lettre.",
    en: "Your reference and your date of birth open that page. Keep this letter.",
};

/// Title of the letter that tells a decision.
pub const DECISION: Text = Text {
    fr: "Décision sur votre demande d’arrêt de travail",
    en: "Decision on your claim for time off work",
};
/// Title of the letter that tells where a claim is.
pub const NEWS: Text = Text {
    fr: "Nouvelles de votre demande d’arrêt de travail",
    en: "News of your claim for time off work",
};
/// Row: where the claim is.
pub const WHERE: Text = Text { fr: "Où en est la demande", en: "Where the claim is" };
/// Row: days granted.
pub const GRANTED: Text = Text { fr: "Jours accordés", en: "Days granted" };
/// How to come back to the claim on line.
pub const ONLINE: Text = Text { fr: "Suivre votre demande en ligne", en: "Follow your claim on line" };
/// How to answer a question.
pub const ANSWER: Text = Text {
    fr: "Répondez sur votre page de suivi, ou par lettre à l’adresse en tête, avec votre référence.",
    en: "Answer on your follow-up page, or by letter to the address above, with your reference.",
};

/// Title of the notice: that of any stoppage.
pub const NOTICE: Text = Text {
    fr: "Avis d’arrêt de travail, volet employeur",
    en: "Notice of time off work, employer’s copy",
};
/// Row: what the notice is worth.
pub const STATE: Text = Text { fr: "État de cet avis", en: "State of this notice" };
/// Row: employer's postal address.
pub const EMPLOYER_ADDRESS: Text = Text { fr: "Adresse de l’employeur", en: "Employer’s address" };
/// Heading.
pub const TODO: Text = Text { fr: "Ce que vous avez à faire", en: "What you have to do" };
/// The employer's declaration.
pub const DSN: Text = Text {
    fr: "Signalez l’arrêt dans votre déclaration sociale nominative (DSN) dans les cinq jours, avec les valeurs ci-dessus.",
    en: "Report the stoppage in your social declaration (DSN) within five days, with the values above.",
};
/// Said by a screen reader in place of the QR code.
pub const QR: Text = Text {
    fr: "Code QR\u{a0}: signature de cet avis, à lire sur la page de vérification",
    en: "QR code: signature of this notice, to be read on the check page",
};
/// How to check.
pub const CHECK: Text = Text {
    fr: "Saisissez le code de cet avis, avec le nom ou la date de naissance du salarié, sur la page de vérification\u{a0}: elle dit s’il est authentique et ce qu’il vaut aujourd’hui.",
    en: "Type the code of this notice, with the employee’s last name or date of birth, on the check page: it says whether it is genuine and what it is worth today.",
};
/// That the QR code proves it: of a notice that is signed.
pub const SIGNED: Text = Text {
    fr: "Le code QR porte notre signature et se lit aussi sans réseau.",
    en: "The QR code carries our signature and can be read without a network too.",
};
/// Row of the DSN: reason, under the label it has there.
pub const DSN_REASON: Text = Text { fr: "DSN, motif (S21.G00.60.001)", en: "DSN, motif (S21.G00.60.001)" };
/// Row of the DSN.
pub const DSN_LAST_WORKED: Text =
    Text { fr: "DSN, dernier jour travaillé (S21.G00.60.002)", en: "DSN, last day worked (S21.G00.60.002)" };
/// Row of the DSN.
pub const DSN_END: Text =
    Text { fr: "DSN, fin prévisionnelle (S21.G00.60.003)", en: "DSN, expected end (S21.G00.60.003)" };
