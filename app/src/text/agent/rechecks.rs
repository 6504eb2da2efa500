//! The re-check of automatic approvals.

use crate::lang::{Lang, Text};
use abri_domain::recheck::{OverturnReason, WhyRechecked};

/// Heading, and link of the bar.
pub const TITLE: Text = Text { fr: "Relectures", en: "Re-checks" };
/// What it is about.
pub const LEAD: Text = Text {
    fr: "La machine accorde, une personne relit une partie des accords. Rien ne change pour l’assuré ni pour l’employeur tant que l’accord n’est pas remis en cause.",
    en: "The machine approves, a person reads part of the approvals again. Nothing changes for the insured person or the employer unless the approval is overturned.",
};
/// Button.
pub const TAKE_NEXT: Text = Text { fr: "Prendre la relecture suivante", en: "Take the next re-check" };
/// What the button does.
pub const TAKE_NEXT_HINT: Text = Text {
    fr: "Le dossier s’ouvre et la relecture vous est réservée vingt minutes.",
    en: "The claim opens and the re-check is held for you for twenty minutes.",
};
/// Nothing was there to take.
pub const NOTHING: Text =
    Text { fr: "Aucun accord n’attend de relecture.", en: "No approval waits for a re-check." };
/// Heading and caption.
pub const MINE: Text = Text { fr: "Mes relectures en cours", en: "Re-checks I hold" };
/// None held.
pub const NONE_MINE: Text =
    Text { fr: "Aucune relecture n’est réservée pour vous.", en: "No re-check is held for you." };
/// Column.
pub const REFERENCE: Text = Text { fr: "Référence", en: "Reference" };
/// Column.
pub const DUE: Text = Text { fr: "À relire avant le", en: "Re-check by" };
/// Column.
pub const WHY: Text = Text { fr: "Pourquoi", en: "Why" };
/// Column.
pub const VERSION: Text = Text { fr: "Règle", en: "Rule" };
/// Heading of the panel.
pub const PANEL: Text = Text { fr: "Relire l’accord automatique", en: "Re-check the automatic approval" };
/// Legend.
pub const VERDICT: Text = Text { fr: "La règle a-t-elle eu raison\u{202f}?", en: "Was the rule right?" };
/// Choice.
pub const UPHELD: Text = Text { fr: "Oui, l’accord est juste", en: "Yes, the approval is right" };
/// Choice.
pub const OVERTURNED: Text =
    Text { fr: "Non, la décision est à réexaminer", en: "No, the decision has to be looked at again" };
/// What follows.
pub const OVERTURNED_HINT: Text = Text {
    fr: "Le dossier revient dans la file. L’assuré est prévenu du point à revoir, le volet de l’employeur passe à «\u{202f}en cours d’examen\u{202f}». Rien n’est refusé.",
    en: "The claim goes back to the queue. The insured person is told the point to look at, the employer’s notice says \u{201c}under review\u{201d}. Nothing is refused.",
};
/// Label.
pub const REASON: Text = Text { fr: "Point à revoir", en: "Point to look at" };
/// Label.
pub const WORDS: Text = Text { fr: "Ce que vous avez vu", en: "What you saw" };
/// Who reads it.
pub const WORDS_HINT: Text = Text {
    fr: "Facultatif. Gardé avec une remise en cause, pour les agents de votre service.",
    en: "Optional. Kept with an overturned approval, for the staff of your side.",
};
/// Button.
pub const SUBMIT: Text = Text { fr: "Enregistrer la relecture", en: "Record the re-check" };

/// Why an approval was drawn.
pub const fn why(why: WhyRechecked) -> Text {
    match why {
        WhyRechecked::Random => Text { fr: "Tiré au sort", en: "Drawn by chance" },
        WhyRechecked::RegisterUnknown => {
            Text { fr: "Le registre ne savait pas", en: "The register did not know" }
        }
    }
}

/// A reason of the closed list.
pub const fn reason(reason: OverturnReason) -> Text {
    match reason {
        OverturnReason::Identity => Text { fr: "L’identité", en: "The identity" },
        OverturnReason::Affiliation => {
            Text { fr: "L’affiliation à la caisse", en: "The affiliation to the fund" }
        }
        OverturnReason::Work => Text { fr: "La situation au travail", en: "The situation at work" },
        OverturnReason::Days => Text { fr: "Les jours de l’arrêt", en: "The days of the stoppage" },
        OverturnReason::Medical => Text { fr: "Un point médical", en: "A medical point" },
    }
}

/// What is said after a re-check; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "upheld" => Text { fr: "Accord confirmé. Rien ne change.", en: "Approval upheld. Nothing changes." },
        "overturned" => Text {
            fr: "Décision rouverte\u{a0}: le dossier est de nouveau dans la file.",
            en: "Decision reopened: the claim is in the queue again.",
        },
        _ => return None,
    };
    Some(text.get(lang))
}

/// Why the panel is there.
pub fn drawn(lang: Lang, why: &str, version: &str, due_on: &str) -> String {
    match lang {
        Lang::Fr => format!("{why}. Accordé par la règle {version}, à relire avant le {due_on}."),
        Lang::En => format!("{why}. Approved by the rule {version}, to be re-checked by {due_on}."),
    }
}

/// Title of the banner.
pub const ALARM: Text = Text { fr: "Alerte de dérive", en: "Drift alarm" };

/// The alarm rings for these versions.
pub fn ringing(lang: Lang, versions: &[String]) -> String {
    let versions = versions.join(", ");
    match lang {
        Lang::Fr => format!(
            "Trop d’accords automatiques sont remis en cause à la relecture ({versions}). Les responsables des règles peuvent suspendre un critère."
        ),
        Lang::En => format!(
            "Too many automatic approvals are overturned on re-check ({versions}). Rules officers can hold a criterion."
        ),
    }
}
