//! The second factor of one's account.

use crate::lang::{Lang, Text};

/// Heading.
pub const TITLE: Text = Text { fr: "Second facteur", en: "Second factor" };
/// Why the person is here.
pub const DUE: Text = Text {
    fr: "Pour continuer, ajoutez un second facteur à votre compte.",
    en: "To go on, add a second factor to your account.",
};
/// What it is.
pub const LEAD: Text = Text {
    fr: "Une application de votre téléphone ou de votre ordinateur donne un code de six chiffres, qui change toutes les trente \
         secondes. Il vous sera demandé après le mot de passe.",
    en: "An app on your phone or computer gives a code of six digits, which changes every thirty seconds. You are asked for it \
         after the password.",
};
/// First step.
pub const SCAN: Text = Text {
    fr: "Montrez ce dessin à l’application, ou tapez-y la clé.",
    en: "Show this drawing to the app, or type the key into it.",
};
/// What a screen reader says of the drawing.
pub const DRAWING: Text = Text { fr: "La clé, en code QR", en: "The key, as a QR code" };
/// Before the secret.
pub const KEY: Text = Text { fr: "Clé", en: "Key" };
/// Link that apps open.
pub const OPEN_APP: Text =
    Text { fr: "Ouvrir l’application de cet appareil", en: "Open the app of this device" };
/// Label.
pub const CODE: Text = Text { fr: "Code donné par l’application", en: "Code the app gives" };
/// Button.
pub const SUBMIT: Text = Text { fr: "Confirmer", en: "Confirm" };
/// The code does not fit.
pub const REFUSED: Text = Text {
    fr: "Ce code ne va pas avec la clé. Attendez le suivant, et vérifiez l’heure de l’appareil.",
    en: "That code does not go with the key. Wait for the next one, and check the clock of the device.",
};
/// It worked.
pub const DONE: Text = Text { fr: "Second facteur enregistré.", en: "The second factor is set up." };
/// Above the recovery codes.
pub const RECOVERY: Text = Text {
    fr: "Notez ces codes de secours et gardez-les loin de l’appareil\u{a0}: ils ne seront plus affichés. Chacun remplace une \
         fois le code de l’application.",
    en: "Write these recovery codes down and keep them away from the device: they are not shown again. Each stands in once for \
         the code of the app.",
};
/// When the device is lost and the codes are used up.
pub const LOST: Text = Text {
    fr: "Appareil perdu ou changé\u{202f}? Un administrateur retire le second facteur, puis vous en ajoutez un autre.",
    en: "Device lost or replaced? An administrator takes the second factor away, then you add another one.",
};

/// How many recovery codes are left.
pub fn left(lang: Lang, left: i64) -> String {
    match (lang, left) {
        (Lang::Fr, 0 | 1) => format!("Votre compte a un second facteur. Il reste {left} code de secours."),
        (Lang::Fr, _) => format!("Votre compte a un second facteur. Il reste {left} codes de secours."),
        (Lang::En, 1) => "Your account has a second factor. 1 recovery code is left.".to_owned(),
        (Lang::En, _) => format!("Your account has a second factor. {left} recovery codes are left."),
    }
}
