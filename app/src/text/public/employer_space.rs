//! The space of an employer. It says dates, what to report and by when; no word of why.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use super::days;
use crate::lang::{Lang, Text};
use crate::text::common::{labelled, long_date};
use abri_domain::dsn::Occasion;
use abri_domain::notice::NoticeAnswer;
use time::Date;

pub const TITLE: Text = Text { fr: "Espace employeur", en: "Employer space" };
pub const LEAD: Text = Text {
    fr: "Retrouvez les volets d’arrêt de travail que nous avons envoyés à votre adresse, et ce qu’il faut déclarer. Il n’y a ni compte ni mot de passe\u{a0}: nous vous envoyons un lien.",
    en: "Find the notices of time off work that we sent to your address, and what to report. There is no account and no password: we send you a link.",
};
pub const SIRET: Text = Text { fr: "SIRET de l’établissement", en: "SIRET of the establishment" };
pub const SIRET_HINT: Text =
    Text { fr: "14 chiffres, comme sur le volet.", en: "14 digits, as on the notice." };
pub const EMAIL: Text =
    Text { fr: "Adresse e-mail qui a reçu le volet", en: "E-mail address that received the notice" };
pub const ASK: Text = Text { fr: "Recevoir un lien", en: "Receive a link" };
pub const ASKED: Text = Text { fr: "Regardez votre messagerie", en: "Look at your mailbox" };
pub const ASKED_TEXT: Text = Text {
    fr: "Si un volet est parti à cette adresse pour ce SIRET, un lien y arrive dans la minute. Il ouvre l’espace une fois, pendant 15 minutes. Rien n’arrive\u{202f}? Vérifiez le SIRET et l’adresse sur le volet\u{202f}; trois liens au plus partent en un quart d’heure.",
    en: "If a notice went to this address for this SIRET, a link arrives there within a minute. It opens the space once, within 15 minutes. Nothing arrives? Check the SIRET and the address on the notice; three links at most leave in a quarter of an hour.",
};
pub const STALE: Text = Text {
    fr: "Ce lien n’ouvre plus rien\u{a0}: il a servi, ou ses 15 minutes sont passées. Demandez-en un autre.",
    en: "This link opens nothing any more: it was used, or its 15 minutes are over. Ask for another one.",
};
pub const WITHOUT: Text = Text {
    fr: "Volet remis par le salarié, ou employeur particulier\u{a0}: vérifiez le code du volet.",
    en: "Notice handed over by the employee, or private individual as employer: check the code of the notice.",
};
pub const LINK_LEAD: Text = Text {
    fr: "Ce lien marche une fois. Appuyez sur le bouton pour voir les volets envoyés à votre adresse.",
    en: "This link works once. Press the button to see the notices sent to your address.",
};
pub const ENTER: Text = Text { fr: "Voir les volets", en: "See the notices" };

pub const NOTICES: Text = Text { fr: "Vos volets employeur", en: "Your employer’s notices" };
pub const ONE: Text = Text { fr: "Volet employeur", en: "Employer’s notice" };
pub const NOTICES_LEAD: Text = Text {
    fr: "Ceux que nous avons envoyés à votre adresse pour ce SIRET, le plus récent d’abord. Chaque changement est un nouveau volet.",
    en: "Those that we sent to your address for this SIRET, the latest first. Each change is a new notice.",
};
pub const NONE: Text = Text {
    fr: "Aucun volet n’est parti à cette adresse pour ce SIRET.",
    en: "No notice went to this address for this SIRET.",
};
pub const MORE: Text = Text {
    fr: "Les 500 derniers sont montrés\u{202f}; les plus anciens se vérifient par leur code.",
    en: "The last 500 are shown; check the older ones by their code.",
};
pub const COLUMNS: [Text; 5] = [
    Text { fr: "Salarié", en: "Employee" },
    Text { fr: "Dates", en: "Days" },
    Text { fr: "Nature et état", en: "Kind and state" },
    Text { fr: "À faire", en: "To do" },
    Text { fr: "Votre réponse", en: "Your answer" },
];
pub const NO_ANSWER: Text = Text { fr: "Pas encore de réponse", en: "No answer yet" };
pub const ALL: Text = Text { fr: "Tous les volets de cette page", en: "All notices of this page" };
pub const FILES: Text = Text { fr: "Télécharger", en: "Download" };
pub const FILES_LEAD: Text = Text {
    fr: "Cochez un ou plusieurs volets, puis choisissez un format.",
    en: "Tick one or more notices, then choose a format.",
};
pub const NONE_TICKED: Text =
    Text { fr: "Cochez au moins un volet à télécharger.", en: "Tick at least one notice to download." };
pub const DSN_FILE: Text = Text { fr: "Blocs DSN (texte)", en: "DSN blocks (text)" };
pub const LEAVE: Text = Text { fr: "Quitter l’espace employeur", en: "Leave the employer space" };
pub const BACK: Text = Text { fr: "Revenir à vos volets", en: "Back to your notices" };

pub const DAYS: Text = Text { fr: "Arrêt", en: "Time off" };
pub const SENT: Text = Text { fr: "Envoyé", en: "Sent" };
pub const TODO: Text = Text { fr: "Ce que vous avez à faire", en: "What you have to do" };
pub const NOTHING: Text =
    Text { fr: "Rien à déclarer pour ce volet.", en: "Nothing to report for this notice." };
pub const BLOCK: Text = Text { fr: "Bloc DSN à coller", en: "DSN block to paste" };
pub const BLOCK_LEAD: Text = Text {
    fr: "C’est une aide\u{a0}: la DSN, c’est vous qui l’envoyez. Si vous maintenez le salaire avec subrogation, mettez 01 en S21.G00.60.004 et ajoutez les rubriques .005 à .008.",
    en: "This is an aid: you send the DSN yourself. If you keep the salary up with subrogation, put 01 into S21.G00.60.004 and add the fields .005 to .008.",
};
pub const ANSWER: Text = Text { fr: "Votre réponse", en: "Your answer" };
pub const ACKNOWLEDGE: Text = Text { fr: "Accuser réception", en: "Acknowledge" };
pub const ACKNOWLEDGE_TEXT: Text = Text {
    fr: "Le salarié verra que vous avez le volet. Accuser réception n’engage à rien d’autre.",
    en: "The employee will see that you have the notice. Acknowledging commits you to nothing else.",
};
pub const NOT_OURS: Text =
    Text { fr: "Cette personne n’est pas notre salariée", en: "This person is not our employee" };
pub const NOT_OURS_TEXT: Text = Text {
    fr: "La personne sera invitée à vérifier le nom de son employeur, et un gestionnaire regardera. Le volet reste ici.",
    en: "The person will be asked to check the name of their employer, and a caseworker will look. The notice stays here.",
};
pub const NOT_OURS_SURE: Text = Text {
    fr: "J’ai vérifié dans nos effectifs, contrats courts compris",
    en: "I checked our staff, short contracts included",
};
pub const NOT_OURS_SEND: Text = Text { fr: "Le signaler", en: "Say so" };

/// What was answered, and when.
pub fn answered(lang: Lang, answer: NoticeAnswer, at: &str) -> String {
    match (lang, answer) {
        (Lang::Fr, NoticeAnswer::Acknowledged) => format!("Réception accusée le {at}"),
        (Lang::En, NoticeAnswer::Acknowledged) => format!("Acknowledged on {at}"),
        (Lang::Fr, NoticeAnswer::NotOurs) => format!("Signalé le {at}\u{a0}: pas notre salarié"),
        (Lang::En, NoticeAnswer::NotOurs) => format!("Reported on {at}: not our employee"),
    }
}

/// What to report, in a few words, for the list.
pub fn short(lang: Lang, occasion: Occasion, by: Date) -> String {
    let what = match occasion {
        Occasion::Stoppage => Text { fr: "Signaler l’arrêt", en: "Report the stoppage" },
        Occasion::Extension => Text { fr: "Signaler la nouvelle fin", en: "Report the new end" },
        Occasion::EarlyReturn => Text { fr: "Signaler la reprise", en: "Report the return" },
        Occasion::EndOfApril => Text { fr: "Signaler la fin au 30 avril", en: "Report the end on 30 April" },
        Occasion::Cancellation => Text { fr: "Annuler le signalement", en: "Cancel the report" },
    };
    let before = Text { fr: "au plus tard le", en: "at the latest on" };
    format!("{} {} {}", what.get(lang), before.get(lang), long_date(lang, by))
}

/// What to report, in sentences.
pub const fn todo(occasion: Occasion) -> Text {
    match occasion {
        Occasion::Stoppage => Text {
            fr: "Signalez l’arrêt en DSN (déclaration sociale nominative), dans les cinq jours.",
            en: "Report the stoppage in the DSN (déclaration sociale nominative), within five days.",
        },
        Occasion::Extension => Text {
            fr: "L’arrêt continue\u{a0}: seule la date de fin change. Signalez la nouvelle en DSN, dans les cinq jours, avec le même dernier jour travaillé.",
            en: "The time off goes on: only its end changes. Report the new one in the DSN, within five days, with the same last day worked.",
        },
        Occasion::EarlyReturn => Text {
            fr: "Le salarié reprend plus tôt que prévu. Si vous aviez signalé l’arrêt, signalez sans attendre une «\u{202f}reprise anticipée\u{202f}» en DSN, dans les cinq jours.",
            en: "The employee is back earlier than planned. If you had reported the stoppage, report a “reprise anticipée” (early return) in the DSN without delay, within five days.",
        },
        // True of whoever goes back on 1 May by choice as well: the day says no more than it does (decision 0037).
        Occasion::EndOfApril => Text {
            fr: "L’arrêt se termine le 30 avril 2020, plus tôt que prévu. Si vous l’aviez signalé, signalez une «\u{202f}reprise anticipée\u{202f}» en DSN, dans les cinq jours. Si le salarié ne revient pas le 1er mai, voyez avec lui s’il relève de l’activité partielle\u{a0}: la demande se fait dans les trente jours.",
            en: "The time off ends on 30 April 2020, earlier than planned. If you had reported it, report a “reprise anticipée” (early return) in the DSN, within five days. If the employee does not come back on 1 May, see with them whether short-time work (activité partielle) is for them: ask for it within thirty days.",
        },
        Occasion::Cancellation => Text {
            fr: "Ne signalez pas cet arrêt. Si vous l’aviez déjà signalé en DSN, annulez le signalement, dans les cinq jours. Voyez avec le salarié comment les jours sont traités.",
            en: "Do not report this stoppage. If you had already reported it in the DSN, cancel the report, within five days. Agree with the employee on how the days are treated.",
        },
    }
}

/// The last day to do it.
pub fn by(lang: Lang, day: Date) -> String {
    let label = Text { fr: "Au plus tard le", en: "At the latest on" };
    format!("{} {}.", label.get(lang), long_date(lang, day))
}

/// The days off; and what was announced before, where it changed.
pub fn days_off(lang: Lang, (first, last): (Date, Date), first_said: Option<Date>) -> String {
    let now = days(lang, first, last);
    match first_said {
        None => now,
        Some(day) => {
            let label = Text { fr: "Fin annoncée d’abord", en: "End announced at first" };
            format!("{now}. {}", labelled(lang, label.get(lang), &long_date(lang, day)))
        }
    }
}
