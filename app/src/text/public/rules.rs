//! The rules in public.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use super::days;
use crate::lang::{Lang, Text};
use crate::text::common::{labelled, long_date};
use abri_domain::recheck::Alarm;
use abri_domain::rules::{Confidence, EarliestStart, UnknownRegister};
use abri_domain::status::Territory;
use time::Date;

pub const TITLE: Text = Text { fr: "Les règles", en: "The rules" };
pub const LEAD: Text = Text {
    fr: "Les règles changent avec l’épidémie. Chaque version reste ici, avec ses textes.",
    en: "Rules change with the epidemic. Each version stays here, with its sources.",
};
pub const OTHER_SCHEMES: Text = Text { fr: "Les autres dispositifs\u{a0}:", en: "The other schemes:" };

/// The heading of the rules of a scheme.
pub fn title(lang: Lang, scheme: &str) -> String {
    labelled(lang, TITLE.get(lang), scheme)
}

pub const NOW_HEADING: Text = Text { fr: "La règle en vigueur", en: "The rule in force" };
pub const NONE_NOW: Text = Text {
    fr: "Aucune règle connue n’est en vigueur aujourd’hui. Une demande envoyée maintenant serait lue par une personne.",
    en: "No known rule is in force today. A person would read a claim sent now.",
};
pub const PEOPLE_HEADING: Text = Text { fr: "Qui est concerné", en: "Who is concerned" };
pub const TODO_HEADING: Text = Text { fr: "Que faire maintenant", en: "What to do now" };
pub const CHECK: Text = Text { fr: "Suis-je concerné\u{202f}?", en: "Am I concerned?" };
pub const START: Text = Text { fr: "Commencer ma demande", en: "Start my claim" };
pub const ALL_OF_IT: Text = Text { fr: "Lire toute cette version", en: "Read all of this version" };
pub const TIMELINE_HEADING: Text = Text { fr: "Toutes les versions", en: "Every version" };

pub const PERIOD: Text = Text { fr: "Période", en: "Period" };
pub const ANNOUNCED: Text = Text { fr: "Connue depuis le", en: "Known since" };
pub const DURATION: Text = Text { fr: "Durée de l’arrêt", en: "Length of the stoppage" };
pub const EARLIEST: Text = Text { fr: "Premier jour possible", en: "Earliest first day" };
pub const WAY_HEADING: Text = Text { fr: "Le chemin pour tous", en: "The way for everyone" };
pub const CRITERIA_HEADING: Text = Text { fr: "Ce qui est demandé", en: "What is asked" };
pub const CRITERIA_LEAD: Text = Text {
    fr: "Voici ce que le service vérifie. Un point qui ne vous concerne pas ne compte pas. S’il manque un point, une personne lit la demande\u{a0}: la machine ne refuse jamais.",
    en: "This is what the service checks. A point that does not concern you does not count. If a point is missing, a person reads the claim: the machine never refuses.",
};
pub const DOORS_HEADING: Text = Text { fr: "Les autres chemins", en: "The other ways" };
pub const RENEWAL_HEADING: Text = Text { fr: "Après la fin de l’arrêt", en: "After the stoppage" };
pub const MEASURES_HEADING: Text =
    Text { fr: "Les mesures de protection au travail", en: "Protective measures at work" };
pub const ENDS_HEADING: Text =
    Text { fr: "Les arrêts qui se terminent plus tôt", en: "Stoppages that end earlier" };
pub const ELSEWHERE_HEADING: Text =
    Text { fr: "Les territoires où une autre version s’applique", en: "Where another version holds" };
pub const APPEAL_HEADING: Text = Text { fr: "Contester une décision", en: "Challenging a decision" };

pub const CHANGES_HEADING: Text = Text { fr: "Ce qui a changé", en: "What changed" };
pub const AGAINST: Text =
    Text { fr: "Par rapport à la version d’avant\u{a0}:", en: "Against the version before:" };
pub const NO_CHANGE: Text = Text {
    fr: "Les points sont les mêmes que dans la version d’avant.",
    en: "The points are the same as in the version before.",
};
pub const ADDED: Text = Text { fr: "Points ajoutés", en: "Points added" };
pub const REMOVED: Text = Text { fr: "Points retirés", en: "Points removed" };
pub const CHANGED: Text = Text { fr: "Points modifiés", en: "Points changed" };
pub const SAME_WORDS: Text = Text {
    fr: "Les mots sont les mêmes, ce qui est vérifié a changé.",
    en: "The words are the same, what is checked changed.",
};
pub const BEFORE: Text = Text { fr: "Avant\u{a0}:", en: "Before:" };
pub const AFTER: Text = Text { fr: "Maintenant\u{a0}:", en: "Now:" };

pub const UNSETTLED: Text = Text {
    fr: "Ce point n’est pas sûr\u{a0}: une personne regarde.",
    en: "This point is not settled: a person looks.",
};
pub const SOURCES_HEADING: Text =
    Text { fr: "Les sources, et ce qu’elles laissent ouvert", en: "The sources, and what they leave open" };
pub const OPEN_POINT: Text = Text { fr: "Point ouvert (en anglais)\u{a0}:", en: "Open point:" };
pub const PRINT_HEADING: Text = Text { fr: "L’empreinte de cette règle", en: "The print of this rule" };
pub const PRINT_TEXT: Text = Text {
    fr: "La règle est un fichier que le service applique tel quel. Ce nombre est calculé à partir du fichier (début de son SHA-256)\u{a0}: s’il change d’un seul signe, le nombre change. Chaque décision garde le sien, pour prouver sous quelle règle elle a été prise.",
    en: "The rule is a file that the service applies as it is. This number is worked out from the file (the beginning of its SHA-256): change a single sign and the number changes. Each decision keeps its own, to prove under which rule it was taken.",
};
pub const NEIGHBOURS: Text = Text { fr: "Versions voisines", en: "Neighbouring versions" };
pub const PREVIOUS: Text = Text { fr: "Version d’avant\u{a0}:", en: "Version before:" };
pub const NEXT: Text = Text { fr: "Version d’après\u{a0}:", en: "Version after:" };
pub const ALL: Text = Text { fr: "Toutes les règles", en: "All the rules" };

/// The days that go by a version.
pub fn period(lang: Lang, first: Date, last: Option<Date>) -> String {
    match (last, lang) {
        (Some(last), _) => capitalised(&days(lang, first, last)),
        (None, Lang::Fr) => format!("Depuis le {}, sans fin connue", long_date(lang, first)),
        (None, Lang::En) => format!("Since {}, no end known", long_date(lang, first)),
    }
}

fn capitalised(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// Length of a stoppage.
pub fn duration(lang: Lang, days: u16) -> String {
    match lang {
        Lang::Fr => format!("{days} jours"),
        Lang::En => format!("{days} days"),
    }
}

/// The earliest first day off.
pub fn earliest(lang: Lang, start: EarliestStart) -> String {
    match (start, lang) {
        (EarliestStart::On(day), _) => long_date(lang, day),
        (EarliestStart::BeforeRequest(days), Lang::Fr) => format!("{days} jours avant la demande"),
        (EarliestStart::BeforeRequest(days), Lang::En) => format!("{days} days before the claim"),
    }
}

/// The day the page takes for today.
pub fn today(lang: Lang, day: Date) -> String {
    let day = long_date(lang, day);
    match lang {
        Lang::Fr => format!("Aujourd’hui, {day}\u{a0}:"),
        Lang::En => format!("Today, {day}:"),
    }
}

/// What becomes of a claim when the fund's register does not know the person.
pub const fn register_unknown(rule: UnknownRegister) -> Text {
    match rule {
        UnknownRegister::Review => Text {
            fr: "Quand le registre de la caisse ne sait pas, une personne lit la demande.",
            en: "When the fund’s register does not know, a person reads the claim.",
        },
        UnknownRegister::ApproveAndSample => Text {
            fr: "Quand le registre de la caisse ne sait pas, la demande peut être accordée, et une personne vérifie ensuite.",
            en: "When the fund’s register does not know, the claim can be approved, and a person checks afterwards.",
        },
    }
}

/// How many automatic approvals a person checks again.
pub fn sampling(lang: Lang, per_mille: u16) -> String {
    match lang {
        Lang::Fr => format!("Accords automatiques relus par une personne\u{a0}: {per_mille} sur 1000."),
        Lang::En => format!("Automatic approvals that a person checks again: {per_mille} in 1000."),
    }
}

/// From which share of overturned approvals on the rule itself is looked at.
pub fn alarm(lang: Lang, alarm: Alarm) -> String {
    let Alarm { per_mille, at_least, window } = alarm;
    match lang {
        Lang::Fr => format!(
            "Alerte quand, sur les {window} dernières relectures et au moins {at_least}, plus de {per_mille} sur 1000 remettent l’accord en cause."
        ),
        Lang::En => format!(
            "Alarm when, of the last {window} re-checks and at least {at_least}, more than {per_mille} in 1000 overturn the approval."
        ),
    }
}

/// Territories, and until when another version holds there.
pub fn elsewhere(lang: Lang, territories: &[Territory], last: Option<Date>) -> String {
    let names: Vec<_> = territories.iter().map(|one| territory(*one).get(lang)).collect();
    let names = names.join(", ");
    match (last.map(|day| long_date(lang, day)), lang) {
        (Some(last), Lang::Fr) => format!("{names}, jusqu’au {last} inclus"),
        (Some(last), Lang::En) => format!("{names}, until {last} included"),
        (None, _) => names,
    }
}

/// A territory.
pub const fn territory(territory: Territory) -> Text {
    match territory {
        Territory::Metropole => Text { fr: "France métropolitaine", en: "Metropolitan France" },
        Territory::Guadeloupe => Text { fr: "Guadeloupe", en: "Guadeloupe" },
        Territory::Martinique => Text { fr: "Martinique", en: "Martinique" },
        Territory::Guyane => Text { fr: "Guyane", en: "French Guiana" },
        Territory::Reunion => Text { fr: "La Réunion", en: "Réunion" },
        Territory::Mayotte => Text { fr: "Mayotte", en: "Mayotte" },
        Territory::Other => Text { fr: "Autres territoires d’outre-mer", en: "Other overseas territories" },
    }
}

/// How sure the service is of a source.
pub const fn confidence(confidence: Confidence) -> Text {
    match confidence {
        Confidence::A => Text { fr: "Texte officiel, lu.", en: "Official text, read." },
        Confidence::B => Text { fr: "Source indirecte solide.", en: "Solid secondary source." },
        Confidence::C => Text { fr: "Source unique ou faible.", en: "One weak source." },
        Confidence::D => Text { fr: "À vérifier.", en: "To be verified." },
        Confidence::E => Text { fr: "Choix de ce service.", en: "Choice of this service." },
    }
}

/// How many points say the same in other words.
pub fn reworded(lang: Lang, points: usize) -> String {
    match (lang, points) {
        (Lang::Fr, 1) => "Un point dit autrement, ou selon un autre texte".to_owned(),
        (Lang::Fr, points) => format!("{points} points dits autrement, ou selon un autre texte"),
        (Lang::En, 1) => "One point in other words, or by another source".to_owned(),
        (Lang::En, points) => format!("{points} points in other words, or by another source"),
    }
}
