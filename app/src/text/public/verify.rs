//! Checking a notice, for whoever runs the payroll. Nothing here may hint at a reason for the absence.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use crate::text::common::long_date;
use abri_domain::notice::NoticeState;
use time::Date;

pub const TITLE: Text = Text { fr: "Vérifier un volet employeur", en: "Check an employer’s notice" };
pub const LEAD: Text = Text {
    fr: "Un salarié vous a remis un volet d’arrêt de travail, ou vous l’avez reçu par e-mail. Vérifiez ici que les dates sont exactes.",
    en: "An employee gave you a notice of time off work, or you received it by e-mail. Check here that the dates are right.",
};
pub const CODE: Text = Text { fr: "Code du volet", en: "Code of the notice" };
pub const CODE_HINT: Text = Text {
    fr: "Il est imprimé en haut du volet. Majuscules, minuscules et tirets n’ont pas d’importance.",
    en: "It is printed at the top of the notice. Capitals and dashes do not matter.",
};
pub const PERSON: Text = Text {
    fr: "Le salarié\u{a0}: son nom de famille ou sa date de naissance",
    en: "The employee: last name or date of birth",
};
pub const PERSON_HINT: Text = Text {
    fr: "L’un des deux suffit. Sans cela, un code trouvé ou deviné ne dit rien de personne.",
    en: "One of the two is enough. Without it, a code that was found or guessed says nothing of anyone.",
};
pub const LAST_NAME: Text = Text { fr: "Nom de famille", en: "Last name" };
pub const BIRTH_DATE: Text = Text { fr: "Ou date de naissance", en: "Or date of birth" };
pub const SEEN: Text = Text {
    fr: "Le salarié voit, sur sa page de suivi, qu’une vérification a eu lieu et quand. Il ne voit pas par qui.",
    en: "The employee sees on their follow-up page that a check was made and when. They do not see by whom.",
};
pub const WAIT: Text = Text {
    fr: "Trop d’essais\u{a0}: réessayez dans une heure",
    en: "Too many tries: try again in an hour",
};
pub const WAIT_TEXT: Text = Text {
    fr: "Il y a eu trop de réponses fausses, pour ce code ou depuis votre réseau. Rien n’est dit pendant une heure, que le code soit juste ou non. C’est pressé\u{202f}? Appelez-nous.",
    en: "There were too many wrong answers, for this code or from your network. Nothing is said for an hour, whether the code is right or not. Is it urgent? Call us.",
};
pub const SUBMIT: Text = Text { fr: "Vérifier", en: "Check" };
pub const AGAIN_HEADING: Text = Text { fr: "Vérifier un autre volet", en: "Check another notice" };

pub const COMPARE: Text = Text {
    fr: "Comparez avec le volet\u{a0}: le nom et les dates doivent être les mêmes. Sinon, ce sont les dates de cette page qui comptent.",
    en: "Compare with the notice: the name and the dates must be the same. If not, the dates on this page are the ones that count.",
};
pub const INSURED: Text = Text { fr: "Salarié", en: "Employee" };
pub const EMPLOYER: Text = Text { fr: "Employeur", en: "Employer" };
pub const SIRET: Text = Text { fr: "SIRET", en: "SIRET" };
pub const FIRST_DAY: Text = Text { fr: "Premier jour d’arrêt", en: "First day off" };
pub const LAST_DAY: Text = Text { fr: "Dernier jour d’arrêt", en: "Last day off" };
pub const FIRST_ISSUED: Text =
    Text { fr: "Dernier jour annoncé d’abord", en: "Last day as first announced" };
pub const LAST_WORKED: Text = Text { fr: "Dernier jour travaillé", en: "Last day worked" };
pub const ISSUED: Text = Text { fr: "Volet établi le", en: "Notice issued on" };

pub const TODO_HEADING: Text = Text { fr: "Ce que vous avez à faire", en: "What you have to do" };
pub const DSN_INTRO: Text = Text {
    fr: "Dans les cinq jours, signalez l’arrêt en DSN (déclaration sociale nominative), avec ces valeurs\u{a0}:",
    en: "Within five days, report the stoppage in the DSN (déclaration sociale nominative), with these values:",
};
pub const DSN_CAPTION: Text = Text { fr: "Valeurs du signalement DSN", en: "Values of the DSN report" };
pub const DSN_FIELD: Text = Text { fr: "Rubrique", en: "Field" };
pub const DSN_VALUE: Text = Text { fr: "Valeur", en: "Value" };
pub const DSN_REASON: Text =
    Text { fr: "Motif de l’arrêt (S21.G00.60.001)", en: "Motif de l’arrêt (S21.G00.60.001)" };
/// The ordinary motive, under the label the DSN gives it.
pub const DSN_REASON_VALUE: Text = Text { fr: "01 (maladie)", en: "01 (maladie)" };
pub const DSN_LAST_WORKED: Text =
    Text { fr: "Dernier jour travaillé (S21.G00.60.002)", en: "Last day worked (S21.G00.60.002)" };
pub const DSN_END: Text =
    Text { fr: "Fin prévisionnelle (S21.G00.60.003)", en: "Expected end (S21.G00.60.003)" };
pub const DSN_SHORTENED: Text = Text {
    fr: "Si vous aviez déjà signalé l’arrêt, signalez une «\u{202f}reprise anticipée\u{202f}» en DSN, avec la date de reprise du salarié.",
    en: "If you had already reported the stoppage, report a “reprise anticipée” (early return) in the DSN, with the day the employee is back.",
};
pub const DSN_CANCELLED: Text = Text {
    fr: "Ne signalez pas cet arrêt. Si vous l’aviez déjà signalé en DSN, annulez le signalement. Voyez avec le salarié comment les jours sont traités.",
    en: "Do not report this stoppage. If you had already reported it in the DSN, cancel the report. Agree with the employee on how the days are treated.",
};
pub const DSN_SUPERSEDED: Text = Text {
    fr: "Si vous aviez déjà signalé l’arrêt, seule la date de fin change\u{a0}: signalez la nouvelle en DSN.",
    en: "If you had already reported the stoppage, only its end changes: report the new one in the DSN.",
};
pub const REVIEW_TODO: Text = Text {
    fr: "Ne changez rien à vos déclarations. Revenez vérifier ce code dans quelques jours.",
    en: "Change nothing in your declarations. Come back and check this code in a few days.",
};
pub const NO_REASON: Text = Text {
    fr: "Le volet ne donne que des dates. Ne demandez pas au salarié pourquoi il est en arrêt\u{a0}: il n’a pas à vous répondre.",
    en: "The notice gives dates only. Do not ask the employee why they are off work: they do not have to answer.",
};

pub const UNKNOWN: Text = Text {
    fr: "Aucun volet ne répond à ce code et à ce salarié",
    en: "No notice answers to this code and this employee",
};
pub const UNKNOWN_TODO: [Text; 3] = [
    Text {
        fr: "Relisez le volet, puis tapez encore une fois le code et le nom ou la date de naissance.",
        en: "Read the notice again, then type the code and the name or date of birth once more.",
    },
    Text {
        fr: "Demandez au salarié de télécharger le volet à nouveau depuis sa page de suivi.",
        en: "Ask the employee to download the notice again from their follow-up page.",
    },
    Text {
        fr: "Ne refusez pas l’absence pour cette seule raison\u{a0}: appelez-nous.",
        en: "Do not refuse the absence for this reason alone: call us.",
    },
];
pub const PHONE: Text = Text { fr: "Téléphone\u{a0}:", en: "Phone:" };
pub const CARE_HEADING: Text = Text { fr: "Attention aux faux sites", en: "Beware of false sites" };

/// What the notice is worth, in one sentence.
pub const fn state(state: NoticeState) -> Text {
    match state {
        NoticeState::Valid => Text { fr: "Ce volet est valable", en: "This notice is valid" },
        NoticeState::Shortened => {
            Text { fr: "Cet arrêt a été raccourci", en: "This time off was cut short" }
        }
        NoticeState::Cancelled => Text { fr: "Ce volet est annulé", en: "This notice is cancelled" },
        NoticeState::Superseded => {
            Text { fr: "Un autre volet remplace celui-ci", en: "Another notice replaces this one" }
        }
        NoticeState::UnderReview => Text {
            fr: "La caisse examine à nouveau cet arrêt",
            en: "The fund is looking at this time off again",
        },
    }
}

/// The same, at more length.
pub const fn state_text(state: NoticeState) -> Text {
    match state {
        NoticeState::Valid => Text {
            fr: "L’arrêt de travail est accordé aux dates ci-dessous.",
            en: "The time off is granted on the days below.",
        },
        NoticeState::Shortened => Text {
            fr: "Le salarié reprend plus tôt que prévu. Les dates ci-dessous remplacent celles du volet.",
            en: "The employee comes back earlier than planned. The dates below replace those on the notice.",
        },
        NoticeState::Cancelled => Text {
            fr: "Il n’y a plus d’arrêt de travail aux dates ci-dessous.",
            en: "There is no time off any more on the days below.",
        },
        NoticeState::Superseded => Text {
            fr: "L’arrêt a été prolongé ou accordé à nouveau. Les dates ci-dessous remplacent celles du volet\u{202f}; demandez le nouveau au salarié.",
            en: "The time off was extended or granted anew. The dates below replace those on the notice; ask the employee for the new one.",
        },
        NoticeState::UnderReview => Text {
            fr: "Jusqu’à sa décision, les dates ci-dessous restent valables.",
            en: "Until it decides, the days below still stand.",
        },
    }
}

/// How not to be lured to a copy of this page.
pub fn care(lang: Lang, address: &str) -> String {
    match lang {
        Lang::Fr => format!(
            "Tapez vous-même l’adresse {address} dans votre navigateur. Ne vous fiez jamais à un lien, ni à un code à scanner\u{a0}: un faux volet peut mener à une fausse page."
        ),
        Lang::En => format!(
            "Type the address {address} into your browser yourself. Never trust a link or a code to scan: a false notice can lead to a false page."
        ),
    }
}

/// A date, and the eight digits the DSN wants.
pub fn dsn_date(lang: Lang, date: Date) -> String {
    format!("{} ({})", abri_domain::dates::format_dsn(date), long_date(lang, date))
}
