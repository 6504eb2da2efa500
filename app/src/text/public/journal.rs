//! Wordings of the daily heads of the trail.

use crate::lang::{Lang, Text};
use abri_domain::audit::SMALLEST_COUNT;

/// Heading.
pub const TITLE: Text = Text { fr: "Empreintes du journal", en: "Heads of the journal" };
/// What it is for.
pub const LEAD: Text = Text {
    fr: "Chaque nuit, une empreinte est calculée sur tout ce qui a été fait dans les dossiers la veille. Notez-en une\u{a0}: si le passé est modifié ensuite, elle ne correspondra plus.",
    en: "Every night a hash is made of all that was done to claims the day before. Note one down: if the past is changed later, it will no longer match.",
};
/// What it does not say.
pub const NOBODY: Text = Text {
    fr: "Une empreinte ne dit rien des personnes ni de leurs demandes.",
    en: "A head tells nothing about people or their claims.",
};
/// Link to the file.
pub const FILE: Text =
    Text { fr: "Toutes les empreintes, pour un programme (JSON)", en: "All heads, for a program (JSON)" };
/// Nothing yet.
pub const NONE: Text = Text { fr: "Aucun jour n’est encore clos.", en: "No day is closed yet." };
/// Label of the links to years.
pub const YEARS: Text = Text { fr: "Par année", en: "By year" };
/// Link to the last ones.
pub const LAST: Text = Text { fr: "90 derniers jours", en: "Last 90 days" };
/// Columns.
pub const COLUMNS: [Text; 4] = [
    Text { fr: "Jour", en: "Day" },
    Text { fr: "Empreinte (SHA-256)", en: "Head (SHA-256)" },
    Text { fr: "Actes", en: "Acts" },
    Text { fr: "Lectures de la partie médicale", en: "Readings of the medical part" },
];

/// A count, or that it is small.
pub fn count(lang: Lang, count: Option<u64>) -> String {
    match (count, lang) {
        (Some(count), _) => count.to_string(),
        (None, Lang::Fr) => format!("moins de {SMALLEST_COUNT}"),
        (None, Lang::En) => format!("fewer than {SMALLEST_COUNT}"),
    }
}

/// Caption of the table.
pub fn caption(lang: Lang, year: Option<i32>) -> String {
    match (year, lang) {
        (Some(year), Lang::Fr) => format!("Jours clos de {year}, le plus récent en premier"),
        (Some(year), Lang::En) => format!("Days closed of {year}, the newest first"),
        (None, Lang::Fr) => "Jours clos des 90 derniers jours, le plus récent en premier".to_owned(),
        (None, Lang::En) => "Days closed within the last 90 days, the newest first".to_owned(),
    }
}
