//! The medical opinion: the question, the answer, the desk of those who answer.

use crate::lang::{Lang, Text};
use abri_domain::opinion::{Conclusion, OpinionField, OpinionQuestion};

/// Heading, and link of the bar.
pub const TITLE: Text = Text { fr: "Avis médicaux", en: "Medical opinions" };
/// What it is about.
pub const LEAD: Text = Text {
    fr: "Une question précise d’un gestionnaire, une conclusion en retour. Vos raisons restent au service médical.",
    en: "One precise question of a caseworker, one conclusion in return. Your reasons stay with the medical side.",
};
/// Button.
pub const TAKE_NEXT: Text = Text { fr: "Prendre la question suivante", en: "Take the next question" };
/// What the button does.
pub const TAKE_NEXT_HINT: Text = Text {
    fr: "La plus urgente s’ouvre et vous est réservée vingt minutes.",
    en: "The most urgent one opens and is held for you for twenty minutes.",
};
/// Nothing was there to take.
pub const NOTHING: Text = Text {
    fr: "Aucune question n’attend que vous y répondiez.",
    en: "No question waits for your answer.",
};
/// Heading and caption.
pub const MINE: Text = Text { fr: "Mes questions en cours", en: "Questions I hold" };
/// None held.
pub const NONE_MINE: Text =
    Text { fr: "Aucune question n’est réservée pour vous.", en: "No question is held for you." };
/// Columns of those held.
pub const COLUMNS: [Text; 4] = [
    Text { fr: "Référence", en: "Reference" },
    Text { fr: "Question", en: "Question" },
    Text { fr: "À rendre avant le", en: "Answer by" },
    Text { fr: "Caisse", en: "Fund" },
];

/// How many wait, and how many are late.
pub fn waiting(lang: Lang, open: i64, late: i64) -> String {
    let open = if open >= 1000 { "1000+".to_owned() } else { open.to_string() };
    match (lang, late) {
        (Lang::Fr, 0) => format!("Questions ouvertes\u{a0}: {open}, aucune en retard."),
        (Lang::En, 0) => format!("Open questions: {open}, none late."),
        (Lang::Fr, _) => format!("Questions ouvertes\u{a0}: {open}, dont {late} en retard."),
        (Lang::En, _) => format!("Open questions: {open}, {late} of them late."),
    }
}

/// What is said after an act; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "given" => Text { fr: "Avis rendu.", en: "Opinion given." },
        "prepared" => Text {
            fr: "Projet d’avis enregistré\u{a0}: un médecin-conseil le signera.",
            en: "Draft recorded: a medical officer will sign it.",
        },
        "released" => Text { fr: "Question remise dans la file.", en: "Question given back." },
        _ => return None,
    };
    Some(text.get(lang))
}

/// What is asked.
pub const fn question(question: OpinionQuestion) -> Text {
    match question {
        OpinionQuestion::Situation => Text {
            fr: "La situation déclarée ouvre-t-elle droit à l’arrêt\u{202f}?",
            en: "Does what was declared give a right to the stoppage?",
        },
        OpinionQuestion::Length => Text {
            fr: "La durée demandée est-elle justifiée\u{202f}?",
            en: "Are that many days justified?",
        },
        OpinionQuestion::Work => Text {
            fr: "L’état de la personne l’empêche-t-il de faire ce travail, même de chez elle\u{202f}?",
            en: "Does the person’s state keep them from that work, from home included?",
        },
        OpinionQuestion::Start => Text {
            fr: "Le premier jour demandé, avant la demande, est-il justifié\u{202f}?",
            en: "Is the first day, before the claim, justified?",
        },
    }
}

/// A conclusion, as a choice and on the case.
pub fn conclusion(lang: Lang, conclusion: Conclusion) -> String {
    let text = match conclusion {
        Conclusion::Favourable => FAVOURABLE,
        Conclusion::Unfavourable => UNFAVOURABLE,
        Conclusion::NeedsDocument => NEEDS_DOCUMENT,
        Conclusion::Shorter { last_day } => {
            let day = crate::text::common::long_date(lang, last_day);
            return match lang {
                Lang::Fr => format!("Favorable jusqu’au {day} seulement"),
                Lang::En => format!("Favourable until {day} only"),
            };
        }
    };
    text.get(lang).to_owned()
}

/// Choice.
pub const FAVOURABLE: Text = Text { fr: "Favorable", en: "Favourable" };
/// Choice.
pub const SHORTER: Text = Text { fr: "Favorable pour moins de jours", en: "Favourable for fewer days" };
/// Choice.
pub const UNFAVOURABLE: Text = Text { fr: "Défavorable", en: "Unfavourable" };
/// Choice.
pub const NEEDS_DOCUMENT: Text =
    Text { fr: "Impossible à dire sans un document", en: "Can’t say without a document" };
/// What an unfavourable opinion does.
pub const UNFAVOURABLE_HINT: Text = Text {
    fr: "L’avis lie la caisse (CSS L.315-2)\u{a0}: aucun accord ne sera possible contre lui. Il ne refuse rien par lui-même.",
    en: "The opinion binds the fund (CSS L.315-2): no approval will be possible against it. It refuses nothing by itself.",
};

/// Something that is shown.
pub const fn field(field: OpinionField) -> Text {
    match field {
        OpinionField::Days => Text { fr: "Jours demandés", en: "Days asked for" },
        OpinionField::Age => Text { fr: "Âge le premier jour", en: "Age on the first day" },
        OpinionField::ReceivedOn => Text { fr: "Demande reçue le", en: "Claim received on" },
        OpinionField::LastDayWorked => Text { fr: "Dernier jour travaillé", en: "Last day worked" },
        OpinionField::Work => Text { fr: "Travail", en: "Work" },
        OpinionField::Ground => Text { fr: "Motif déclaré", en: "Declared ground" },
        OpinionField::Answers => Text { fr: "Réponses", en: "Answers" },
        OpinionField::Register => Text { fr: "Registre", en: "Register" },
    }
}

/// An age.
pub fn years(lang: Lang, years: i32) -> String {
    match lang {
        Lang::Fr => format!("{years}\u{a0}ans"),
        Lang::En => format!("{years}"),
    }
}

/// Heading of a question's page.
pub fn title(lang: Lang, reference: &str) -> String {
    match lang {
        Lang::Fr => format!("Avis sur la demande {reference}"),
        Lang::En => format!("Opinion on the claim {reference}"),
    }
}

/// Title of that page in the browser.
pub const ONE: Text = Text { fr: "Avis médical", en: "Medical opinion" };
/// Label.
pub const DUE: Text = Text { fr: "À rendre avant le", en: "Answer by" };
/// Label.
pub const WORDS_OF_ASKER: Text = Text { fr: "Précision du gestionnaire", en: "The caseworker adds" };
/// Heading.
pub const SHOWN: Text = Text { fr: "Ce que la question demande de voir", en: "What the question needs" };
/// That it is recorded.
pub const RECORDED: Text = Text {
    fr: "Votre lecture est enregistrée et l’assuré la verra.",
    en: "Your reading is recorded and the insured person will see it.",
};
/// Link.
pub const WHOLE_FILE: Text = Text { fr: "Ouvrir le dossier entier", en: "Open the whole file" };
/// What the link does.
pub const WHOLE_FILE_HINT: Text = Text {
    fr: "C’est une autre lecture, elle aussi enregistrée.",
    en: "That is another reading, recorded too.",
};
/// Heading.
pub const ANSWER: Text = Text { fr: "Votre conclusion", en: "Your conclusion" };
/// Legend of the last day.
pub const SHORTER_DAY: Text = Text { fr: "Dernier jour justifié", en: "Last day that is justified" };
/// Label.
pub const REASONS: Text = Text { fr: "Raisons médicales", en: "Medical reasons" };
/// Who reads them.
pub const REASONS_HINT: Text = Text {
    fr: "Restent au service médical. Facultatives pour un avis favorable.",
    en: "Stay with the medical side. Optional when favourable.",
};
/// Button.
pub const SUBMIT_NEXT: Text =
    Text { fr: "Rendre l’avis et prendre la suivante", en: "Give the opinion and take the next" };
/// Button.
pub const SUBMIT: Text = Text { fr: "Rendre l’avis", en: "Give the opinion" };
/// Button.
pub const PREPARE_NEXT: Text =
    Text { fr: "Enregistrer le projet et prendre la suivante", en: "Record the draft and take the next" };
/// Button.
pub const PREPARE: Text = Text { fr: "Enregistrer le projet", en: "Record the draft" };
/// Before a technician without delegation.
pub const PREPARES: Text = Text {
    fr: "Aucun médecin-conseil ne vous a délégué cette question\u{a0}: vous préparez l’avis, il le signera.",
    en: "No medical officer delegated this question to you: you prepare the opinion, one of them signs it.",
};
/// Before a technician with one.
pub const UNDER: Text = Text {
    fr: "Vous signez par délégation d’un médecin-conseil. L’historique le dira.",
    en: "You sign under a medical officer’s delegation. The history will say so.",
};
/// Button.
pub const RELEASE: Text = Text { fr: "Remettre dans la file", en: "Give back" };

/// Who prepared the draft.
pub fn prepared_by(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Fr => format!("Projet préparé par {name}. Relisez-le, changez-le, signez-le."),
        Lang::En => format!("Draft prepared by {name}. Read it, change it, sign it."),
    }
}

/// Title of a page someone does not hold.
pub const NOT_YOURS: Text =
    Text { fr: "Cette question n’est pas réservée pour vous", en: "This question is not held for you" };
/// What to do.
pub const NOT_YOURS_TEXT: Text = Text {
    fr: "Quelqu’un d’autre y répond, ou elle attend son tour. Prenez la suivante.",
    en: "Someone else answers it, or it waits its turn. Take the next one.",
};
/// Title when it was settled.
pub const SETTLED: Text =
    Text { fr: "Cette question n’est plus ouverte", en: "This question is no longer open" };
/// What happened.
pub const SETTLED_TEXT: Text = Text {
    fr: "Quelqu’un y a répondu, ou elle a été retirée. Rien n’a été enregistré de plus.",
    en: "Someone answered it, or it was taken back. Nothing more was recorded.",
};
/// Title when the lease was over and nobody else took it.
pub const LEASE_OVER: Text = Text { fr: "Votre réservation avait pris fin", en: "Your hold had ended" };
/// What to do.
pub const LEASE_OVER_TEXT: Text = Text {
    fr: "Rien n’a été enregistré. La question est de nouveau à vous\u{a0}: relisez et envoyez encore une fois.",
    en: "Nothing was recorded. The question is yours again: read it over and send it once more.",
};
/// Before what was typed in vain.
pub const TYPED: Text = Text { fr: "Ce que vous aviez écrit", en: "What you had written" };

/// Heading on the case page.
pub const ON_CASE: Text = Text { fr: "Avis du service médical", en: "Opinions of the medical side" };
/// Heading of the form.
pub const ASK: Text = Text { fr: "Demander un avis médical", en: "Ask for a medical opinion" };
/// Legend.
pub const QUESTION: Text = Text { fr: "Question", en: "Question" };
/// Hint.
pub const QUESTION_HINT: Text = Text {
    fr: "Le dossier quitte vos mains et revient avec la conclusion. Le délai continue de courir.",
    en: "The claim leaves your hands and comes back with the conclusion. The clock runs on.",
};
/// Label.
pub const ASK_WORDS: Text = Text { fr: "Précision", en: "Anything to add" };
/// Hint.
pub const ASK_WORDS_HINT: Text =
    Text { fr: "Facultatif. N’écrivez rien de médical.", en: "Optional. Write nothing medical." };
/// Button.
pub const ASK_SUBMIT: Text = Text { fr: "Demander l’avis", en: "Ask for the opinion" };
/// Button.
pub const WITHDRAW: Text = Text { fr: "Retirer la question", en: "Take the question back" };
/// No answer yet.
pub const OPEN: Text = Text { fr: "en attente", en: "waiting" };
/// Taken back.
pub const WITHDRAWN: Text = Text { fr: "retirée", en: "taken back" };
/// Columns.
pub const CASE_COLUMNS: [Text; 4] = [
    Text { fr: "Question", en: "Question" },
    Text { fr: "Posée le", en: "Asked on" },
    Text { fr: "Conclusion", en: "Conclusion" },
    Text { fr: "Rendue le", en: "Given on" },
];
/// Title, over the decision form.
pub const BINDS: Text = Text { fr: "L’avis lie la caisse", en: "The opinion binds the fund" };
/// No approval.
pub const AGAINST: Text = Text {
    fr: "L’avis du service médical est défavorable\u{a0}: cette demande ne peut pas être accordée (CSS L.315-2). À vous de décider de la suite.",
    en: "The opinion of the medical side is unfavourable: this claim can’t be approved (CSS L.315-2). What follows is for you to decide.",
};

/// Fewer days.
pub fn until(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Fr => format!("Un accord ira jusqu’au {day} au plus (CSS L.315-2)."),
        Lang::En => format!("An approval goes until {day} at most (CSS L.315-2)."),
    }
}
