//! The auditor's screen.

use crate::lang::{Lang, Text};
use crate::model::{AuditCheck, DayState};
use abri_domain::zone::Zone;

/// Heading, and link of the bar.
pub const TITLE: Text = Text { fr: "Piste d’audit", en: "Audit trail" };
/// What one sees here.
pub const LEAD: Text = Text {
    fr: "Qui a fait quoi, et quand. Ni motif, ni texte, ni identité d’assuré\u{a0}: un audit n’en a pas besoin.",
    en: "Who did what, and when. No ground, no words, no insured person’s identity: an audit needs none.",
};
/// Heading.
pub const LOOK_UP: Text = Text { fr: "Chercher un dossier", en: "Look a claim up" };
/// That it is kept.
pub const LOOK_UP_HINT: Text = Text {
    fr: "Votre recherche et sa raison sont gardées, et tous les auditeurs les voient.",
    en: "Your lookup and its reason are kept, and every auditor sees them.",
};
/// Label.
pub const REFERENCE: Text = Text { fr: "Référence de la demande", en: "Reference of the claim" };
/// Label.
pub const REASON: Text = Text { fr: "Pourquoi\u{202f}?", en: "Why?" };
/// What not to write.
pub const REASON_HINT: Text =
    Text { fr: "Sans nom d’assuré ni santé.", en: "Name no insured person, and nothing of health." };
/// Button.
pub const LOOK_UP_SUBMIT: Text = Text { fr: "Voir la piste", en: "See the trail" };
/// Heading.
pub const ACTS: Text = Text { fr: "Actes des agents", en: "Acts of staff" };
/// Label.
pub const FROM: Text = Text { fr: "Du", en: "From" };
/// Label.
pub const UNTIL: Text = Text { fr: "Au (inclus)", en: "To (included)" };
/// How long it may be.
pub const PERIOD_HINT: Text = Text { fr: "31 jours au plus.", en: "31 days at most." };
/// Button.
pub const COUNT: Text = Text { fr: "Compter", en: "Count" };
/// None in that time.
pub const NO_ACTS: Text = Text {
    fr: "Aucun agent n’a rien fait dans cette période.",
    en: "No member of staff did anything then.",
};
/// Columns.
pub const ACTS_COLUMNS: [Text; 4] = [
    Text { fr: "Agent", en: "Member of staff" },
    Text { fr: "Rôle", en: "Role" },
    Text { fr: "Acte", en: "Act" },
    Text { fr: "Nombre", en: "Number" },
];
/// Heading and caption.
pub const DAYS: Text = Text { fr: "Jours clos", en: "Closed days" };
/// None yet.
pub const NO_DAYS: Text = Text { fr: "Aucun jour n’est encore clos.", en: "No day is closed yet." };
/// Columns.
pub const DAYS_COLUMNS: [Text; 6] = [
    Text { fr: "Jour", en: "Day" },
    Text { fr: "État", en: "State" },
    Text { fr: "Actes", en: "Acts" },
    Text { fr: "Lectures en zone M", en: "Readings of zone M" },
    Text { fr: "Clos le", en: "Closed on" },
    Text { fr: "Empreinte", en: "Head" },
];
/// Heading and caption.
pub const LOOKUPS: Text = Text {
    fr: "Recherches des auditeurs et de l’accueil",
    en: "Lookups of auditors and of the phone desk",
};
/// In place of a reason.
pub const BY_PHONE_DESK: Text = Text { fr: "Accueil téléphonique", en: "Phone desk" };
/// None yet.
pub const NO_LOOKUPS: Text = Text { fr: "Aucune recherche.", en: "No lookup." };
/// Columns.
pub const LOOKUPS_COLUMNS: [Text; 4] = [
    Text { fr: "Quand", en: "When" },
    Text { fr: "Qui", en: "Who" },
    Text { fr: "Référence", en: "Reference" },
    Text { fr: "Pourquoi", en: "Why" },
];
/// Nobody verified yet.
pub const NEVER_CHECKED: Text = Text {
    fr: "La piste n’a pas encore été vérifiée dans la base (abri audit verify).",
    en: "The trail was not verified in the database yet (abri audit verify).",
};
/// Heading of the box.
pub const CHECK: Text = Text { fr: "Dernière vérification", en: "Last verification" };

/// Heading of the trail.
pub const TRAIL: Text = Text { fr: "Piste d’un dossier", en: "Trail of a claim" };
/// No claim has the reference.
pub const NO_CLAIM: Text =
    Text { fr: "Aucun dossier ne porte cette référence.", en: "No claim has this reference." };
/// How long the page can be read.
pub const OPEN_FOR: Text = Text {
    fr: "Cette page reste ouverte une heure. Après, il faut une nouvelle recherche.",
    en: "This page stays open for an hour. After that it takes a new lookup.",
};
/// Back to the first page.
pub const BACK: Text = Text { fr: "Retour à la piste d’audit", en: "Back to the audit trail" };
/// Columns.
pub const TRAIL_COLUMNS: [Text; 3] =
    [Text { fr: "Quand", en: "When" }, Text { fr: "Acte", en: "Act" }, Text { fr: "Qui", en: "Who" }];

/// What verifying a day came to.
pub const fn day_state(state: DayState) -> Text {
    match state {
        DayState::NotYet => Text { fr: "pas encore vérifié", en: "not verified yet" },
        DayState::Holds => Text { fr: "vérifié", en: "verified" },
        DayState::AtFault => Text { fr: "en défaut", en: "at fault" },
    }
}

/// A zone.
pub const fn zone(zone: Zone) -> Text {
    match zone {
        Zone::Administrative => Text { fr: "zone A (administrative)", en: "zone A (administrative)" },
        Zone::Medical => Text { fr: "zone M (médicale)", en: "zone M (medical)" },
        Zone::Employer => Text { fr: "zone E (employeur)", en: "zone E (employer)" },
    }
}

/// What was looked up, and why.
pub fn looked_up(lang: Lang, reference: &str, reason: &str) -> String {
    match lang {
        Lang::Fr => format!("Référence\u{a0}: {reference}. Raison\u{a0}: {reason}"),
        Lang::En => format!("Reference: {reference}. Reason: {reason}"),
    }
}

/// What the last verification came to.
pub fn check(lang: Lang, check: &AuditCheck) -> String {
    let AuditCheck { at, events, faults } = check;
    match (lang, faults) {
        (Lang::Fr, 0) => format!("Le {at}\u{a0}: {events} actes lus, tout correspond."),
        (Lang::En, 0) => format!("On {at}: {events} acts read, all of it holds."),
        (Lang::Fr, _) => format!("Le {at}\u{a0}: {events} actes lus, défauts trouvés\u{a0}: {faults}."),
        (Lang::En, _) => format!("On {at}: {events} acts read, faults found: {faults}."),
    }
}

/// Heading and caption.
pub const SEARCHES: Text = Text { fr: "Recherches de personnes", en: "Searches for people" };
/// What they are.
pub const SEARCHES_HINT: Text = Text {
    fr: "Les 50 dernières recherches des agents par nom ou par numéro de sécurité sociale. La personne cherchée n’est pas \
         conservée\u{202f}; la dernière colonne dit si c’était encore la même.",
    en: "The last 50 searches of staff by name or by social-security number. The person searched for is not kept; the last column says \
         whether it was the same one again.",
};
/// None.
pub const NO_SEARCHES: Text = Text { fr: "Aucune recherche.", en: "No search." };
/// By what.
pub const BY_NIR: Text = Text { fr: "numéro de sécurité sociale", en: "social-security number" };
/// By what.
pub const BY_NAME: Text = Text { fr: "nom", en: "name" };
/// Columns.
pub const SEARCHES_COLUMNS: [Text; 5] = [
    Text { fr: "Quand", en: "When" },
    Text { fr: "Qui", en: "Who" },
    Text { fr: "Par", en: "By" },
    Text { fr: "Dossiers affichés", en: "Claims shown" },
    Text { fr: "Fois, même personne", en: "Times, same person" },
];
