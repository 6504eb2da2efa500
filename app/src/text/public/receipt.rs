//! The receipt: everything CRPA R.112-11-1 asks of it.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use crate::text::common::long_date;
use time::Date;

pub const TITLE: Text = Text { fr: "Votre demande est enregistrée", en: "Your claim is recorded" };
pub const NOT_YET: Text = Text {
    fr: "Ceci n’est pas encore l’arrêt de travail. C’est l’accusé de réception de votre demande.",
    en: "This is not yet the time off work. It is the acknowledgement of your claim.",
};
pub const REFERENCE: Text = Text { fr: "Votre référence", en: "Your reference" };
pub const REFERENCE_HINT: Text = Text {
    fr: "Notez-la\u{a0}: avec votre date de naissance, elle ouvre le suivi de votre demande.",
    en: "Write it down: with your date of birth, it opens the follow-up of your claim.",
};
pub const PDF: Text = Text { fr: "Télécharger ce reçu (PDF)", en: "Download this receipt (PDF)" };
pub const EMAILED: Text = Text {
    fr: "Ce reçu part aussi à votre adresse e-mail. S’il n’arrive pas, regardez dans les courriers indésirables.",
    en: "This receipt is also sent to your e-mail address. If it does not arrive, look in your junk mail.",
};
pub const NOT_EMAILED: Text = Text {
    fr: "Aucun e-mail n’est envoyé. Imprimez cette page ou téléchargez le reçu.",
    en: "No e-mail is sent. Print this page or download the receipt.",
};

pub const DETAILS_HEADING: Text = Text { fr: "Ce que nous avons reçu", en: "What we received" };
pub const RECEIVED: Text = Text { fr: "Reçue le", en: "Received on" };
pub const PERIOD: Text = Text { fr: "Jours demandés", en: "Days asked for" };
pub const FUND: Text = Text { fr: "Caisse qui décide", en: "Fund that decides" };
pub const SERVICE: Text = Text { fr: "Service chargé de la demande", en: "Service in charge of the claim" };
pub const EMAIL: Text = Text { fr: "E-mail", en: "E-mail" };
pub const PHONE: Text = Text { fr: "Téléphone", en: "Phone" };
pub const ADDRESS: Text = Text { fr: "Adresse postale", en: "Postal address" };

pub const NEXT_HEADING: Text = Text { fr: "Et maintenant\u{202f}?", en: "What happens now" };
/// The first two are for everyone, the others for who has an employer.
const NEXT: [Text; 4] = [
    Text {
        fr: "Le service examine votre demande. Si tout est clair, elle est acceptée aussitôt\u{202f}; sinon, une personne la lit.",
        en: "The service looks at your claim. If all is clear, it is accepted straight away; if not, a person reads it.",
    },
    Text {
        fr: "Si une question se pose, nous vous écrivons. Répondez sur votre page de suivi.",
        en: "If there is a question, we write to you. Answer on your follow-up page.",
    },
    Text {
        fr: "Quand l’arrêt est accordé, votre employeur reçoit son volet de la façon que vous avez choisie\u{a0}: des dates, rien d’autre.",
        en: "When the time off is granted, your employer gets the notice in the way you chose: dates, nothing else.",
    },
    Text {
        fr: "Dites dès maintenant à votre employeur que vous êtes absent et que la demande est en cours. Vous n’avez pas à dire pourquoi.",
        en: "Tell your employer now that you are away and that the claim is under way. You do not have to say why.",
    },
];
/// What happens next, in order.
pub fn next(has_employer: bool) -> &'static [Text] {
    if has_employer { &NEXT } else { &NEXT[..2] }
}

pub const FOLLOW: Text = Text { fr: "Suivre ma demande", en: "Follow my claim" };

pub const CODES_HEADING: Text = Text { fr: "Vos codes d’accès", en: "Your access codes" };
/// The receipt shows them to the browser that sent the claim for as long as its draft lives.
pub const CODES_KEEP: Text = Text {
    fr: "Imprimez cette page ou recopiez ces codes. Ce navigateur peut les montrer encore pendant trois jours au plus, ensuite ils ne s’affichent plus nulle part. Sur un appareil que d’autres utilisent, effacez ensuite ses cookies.",
    en: "Print this page or copy these codes down. This browser can show them again for three days at most, after that they are shown nowhere. On a device that others use, clear its cookies afterwards.",
};
pub const CODES_USE: [Text; 4] = [
    Text {
        fr: "Ouvrez «\u{202f}Suivre ma demande\u{202f}», tapez votre référence et votre date de naissance.",
        en: "Open “Follow my claim”, type your reference and your date of birth.",
    },
    Text {
        fr: "Quand un code est demandé, tapez un code de la liste.",
        en: "When a code is asked for, type one from the list.",
    },
    Text {
        fr: "Chaque code marche une fois\u{a0}: barrez-le après usage.",
        en: "Each code works once: cross it out after use.",
    },
    Text {
        fr: "Sur votre page de suivi, vous pouvez demander une nouvelle liste avant la fin de celle-ci.",
        en: "On your follow-up page you can ask for a new list before this one runs out.",
    },
];
pub const CODES_SECRET: Text = Text {
    fr: "Gardez-les pour vous. Personne du service ne vous demandera un code au téléphone.",
    en: "Keep them to yourself. Nobody from the service will ask you for a code on the phone.",
};

pub const SILENCE_HEADING: Text =
    Text { fr: "Si vous ne recevez pas de réponse", en: "If you get no answer" };
pub const APPEAL: Text = Text {
    fr: "Vous pouvez alors saisir la commission de recours amiable de votre caisse, par lettre, dans les deux mois qui suivent cette date. Si la réponse est un refus, ses deux mois courent du jour où vous recevez la décision, qui dit où faire recours.",
    en: "You can then write to the appeal board (commission de recours amiable) of your fund, within two months of that date. If the answer is a refusal, the two months run from the day you receive the decision, which says where to appeal.",
};

/// What silence means, and from which day (CRPA L.231-4, R.112-11-1).
pub fn silence(lang: Lang, date: Date) -> String {
    let date = long_date(lang, date);
    match lang {
        Lang::Fr => format!(
            "Sous réserve que votre demande soit complète\u{a0}: sans réponse le {date}, elle est considérée comme rejetée (code des relations entre le public et l’administration, article L.231-4)."
        ),
        Lang::En => format!(
            "Provided that your claim is complete: without an answer by {date}, it counts as rejected (code des relations entre le public et l’administration, article L.231-4)."
        ),
    }
}
