//! The crisis board.

use crate::lang::{Lang, Text};
use abri_domain::board::{Backlog, Forecast, SHOWN_FROM, Shown, Stage};
use abri_domain::dates::format_fr;

/// Title and heading.
pub const TITLE: Text = Text { fr: "Tableau de crise", en: "Crisis board" };
/// What is counted, and what is hidden.
pub const LEAD: Text = Text {
    fr: "Les chiffres ont quelques secondes de retard au plus. Les nombres de un à dix sont masqués, et parfois un autre avec eux.",
    en: "Figures are a few seconds old at most. Numbers from one to ten are hidden, and sometimes another one with them.",
};
/// Field.
pub const FUND: Text = Text { fr: "Caisse", en: "Fund" };
/// Option.
pub const ALL_FUNDS: Text = Text { fr: "Toutes les caisses", en: "All funds" };
/// Field.
pub const PEOPLE: Text = Text { fr: "Personnes en plus", en: "People added" };
/// Field.
pub const PACE: Text =
    Text { fr: "Dossiers par personne et par jour ouvré", en: "Claims per person and working day" };
/// Button.
pub const SUBMIT: Text = Text { fr: "Afficher", en: "Show" };
/// Link.
pub const CSV: Text = Text { fr: "Télécharger ces chiffres (CSV)", en: "Download these figures (CSV)" };
/// Heading.
pub const NOW: Text = Text { fr: "Maintenant", en: "Now" };
/// Row.
pub const RECEIVED_TODAY: Text = Text { fr: "Demandes reçues aujourd’hui", en: "Claims received today" };
/// Row.
pub const DECIDED_TODAY: Text = Text { fr: "Demandes décidées aujourd’hui", en: "Claims decided today" };
/// Row.
pub const AUTOMATIC: Text = Text {
    fr: "Décidées par la règle seule, sur huit jours",
    en: "Decided by the rule alone, over eight days",
};
/// Row.
pub const OLDEST: Text = Text { fr: "Plus ancienne demande ouverte", en: "Oldest open claim" };
/// Rows: half, nine in ten, ninety-nine in a hundred.
pub const TIMES: [Text; 3] = [
    Text { fr: "Délai de décision\u{a0}: la moitié en moins de", en: "Time to decision: half within" },
    Text { fr: "Neuf sur dix en moins de", en: "Nine in ten within" },
    Text { fr: "Quatre-vingt-dix-neuf sur cent en moins de", en: "Ninety-nine in a hundred within" },
];
/// Heading and caption.
pub const HOURS: Text = Text { fr: "Dernières vingt-quatre heures", en: "Last twenty-four hours" };
/// Column.
pub const HOUR: Text = Text { fr: "Heure", en: "Hour" };
/// Column.
pub const RECEIVED: Text = Text { fr: "Reçues", en: "Received" };
/// Column.
pub const DECIDED: Text = Text { fr: "Décidées", en: "Decided" };
/// Heading and caption.
pub const REFUSALS: Text = Text { fr: "Refus, sur huit jours", en: "Refusals, over eight days" };
/// Column.
pub const REASON: Text = Text { fr: "Raison", en: "Reason" };
/// Column.
pub const COUNT: Text = Text { fr: "Nombre", en: "Number" };
/// Nothing refused.
pub const NO_REFUSAL: Text = Text { fr: "Aucun refus.", en: "No refusal." };
/// Heading and caption.
pub const FUNDS: Text = Text { fr: "Par caisse", en: "By fund" };
/// Column.
pub const OPEN: Text = Text { fr: "Ouvertes", en: "Open" };
/// Heading and caption.
pub const OUTLOOK: Text = Text { fr: "Et ensuite", en: "What comes next" };
/// Column.
pub const DAY: Text = Text { fr: "Fin du", en: "End of" };
/// Column.
pub const AS_IS: Text = Text { fr: "Sans changement", en: "As things go" };
/// Column.
pub const WITH_MORE: Text = Text { fr: "Avec ces personnes", en: "With these people" };
/// Heading and caption.
pub const PLUS: Text =
    Text { fr: "Et avec du renfort, caisse par caisse", en: "And with more people, fund by fund" };
/// Opens the form.
pub const PLUS_ASK: Text = Text {
    fr: "Dire combien de personnes en plus dans chaque caisse",
    en: "Say how many people more in each fund",
};
/// Column.
pub const WAITING: Text = Text { fr: "Attendent une personne", en: "Wait for a person" };
/// No outlook.
pub const NO_OUTLOOK: Text = Text {
    fr: "Trop peu de dossiers attendent une personne pour prévoir la suite.",
    en: "Too few claims wait for a person to say what comes next.",
};
/// Opens a long table.
pub const FIGURES: Text = Text { fr: "Voir les chiffres", en: "See the figures" };
/// Nothing there.
pub const NOTHING: Text = Text { fr: "aucune", en: "none" };

/// A stage of open claims.
pub const fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Submitted => Text { fr: "Pas encore examinées", en: "Not looked at yet" },
        Stage::Administrative => Text { fr: "Chez les gestionnaires", en: "With caseworkers" },
        Stage::Medical => Text { fr: "Au service médical", en: "With the medical side" },
        Stage::Awaiting => Text { fr: "En attente de l’assuré", en: "Waiting for the insured person" },
        Stage::Approved => Text { fr: "Accordées", en: "Approved" },
        Stage::Refused => Text { fr: "Refusées", en: "Refused" },
        Stage::Redirected => Text { fr: "Orientées", en: "Sent to another route" },
        Stage::Withdrawn => Text { fr: "Retirées", en: "Withdrawn" },
    }
}

/// A number, or that it is too small.
pub fn shown(lang: Lang, shown: Shown) -> String {
    match (shown, lang) {
        (Shown::Count(count), _) => count.to_string(),
        (Shown::Few, Lang::Fr) => "masqué".to_owned(),
        (Shown::Few, Lang::En) => "hidden".to_owned(),
    }
}

/// The same within a sentence.
pub fn few(lang: Lang, count: u64) -> String {
    match (Shown::of(count), lang) {
        (Shown::Count(count), _) => count.to_string(),
        (Shown::Few, Lang::Fr) => format!("moins de {SHOWN_FROM}"),
        (Shown::Few, Lang::En) => format!("fewer than {SHOWN_FROM}"),
    }
}

/// How many claims of a fund are open.
pub fn open(lang: Lang, number: Shown) -> String {
    match lang {
        Lang::Fr => format!("Ouvertes\u{a0}: {}", shown(lang, number)),
        Lang::En => format!("Open: {}", shown(lang, number)),
    }
}

/// A time in the unit people would choose.
pub fn minutes(lang: Lang, minutes: u32) -> String {
    let (number, fr, en) = match minutes {
        0..120 => (minutes.max(1), "min", "min"),
        120..2880 => (minutes.div_ceil(60), "h", "h"),
        _ => (minutes.div_ceil(1440), "jours", "days"),
    };
    match lang {
        Lang::Fr => format!("{number}\u{a0}{fr}"),
        Lang::En => format!("{number} {en}"),
    }
}

/// Where a forecast starts from.
pub fn backlog(lang: Lang, Backlog { open, coming, decided }: Backlog) -> String {
    match lang {
        Lang::Fr => format!(
            "{open} dossiers attendent une personne. Sur les cinq derniers jours ouvrés, {coming} par jour sont arrivés et {decided} ont été décidés."
        ),
        Lang::En => format!(
            "{open} claims wait for a person. Over the last five working days {coming} a day came in and {decided} were decided."
        ),
    }
}

/// When the backlog is gone.
pub fn gone(lang: Lang, forecast: &Forecast) -> String {
    match (forecast.gone_on.map(format_fr), lang) {
        (Some(day), Lang::Fr) => format!("Plus rien n’attend le {day}."),
        (Some(day), Lang::En) => format!("Nothing waits any more on {day}."),
        (None, Lang::Fr) => "Il en reste après trente jours ouvrés.".to_owned(),
        (None, Lang::En) => "Some are left after thirty working days.".to_owned(),
    }
}

/// What the picture of the hours shows, for who does not see it.
pub fn picture(lang: Lang) -> String {
    match lang {
        Lang::Fr => format!(
            "Demandes reçues et décidées par heure. Le tableau qui suit donne les mêmes chiffres, à partir de {SHOWN_FROM}."
        ),
        Lang::En => format!(
            "Claims received and decided per hour. The table below gives the same figures, from {SHOWN_FROM} on."
        ),
    }
}
