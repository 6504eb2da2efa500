//! Wordings of the questions that the form and the check page share.

use crate::lang::Text;
use abri_domain::status::{InsuredStatus, Telework};

/// Legend of the status.
pub const STATUS: Text = Text { fr: "Votre situation de travail", en: "Your work situation" };
/// Hint of the status.
pub const STATUS_HINT: Text = Text {
    fr: "Si vous en avez plusieurs, choisissez la principale.",
    en: "If you have several, choose the main one.",
};
/// Label of the second status.
pub const OTHER_STATUS: Text =
    Text { fr: "Avez-vous aussi une autre activité\u{202f}?", en: "Do you also work in another way?" };
/// Hint of the second status.
pub const OTHER_STATUS_HINT: Text = Text {
    fr: "Par exemple, un exploitant agricole qui est aussi salarié. Une seule demande arrête les deux. Plusieurs emplois du même genre\u{a0}: répondez non, vous nommerez chaque employeur plus loin.",
    en: "For example, a farmer who is also an employee. One claim stops both. Several jobs of the same kind: answer no, you will name each employer further on.",
};
/// No second status.
pub const NO_OTHER_STATUS: Text = Text { fr: "Non", en: "No" };
/// Beside the telework question, for whom works in two ways.
pub const TELEWORK_HINT: Text = Text {
    fr: "Si vous avez plusieurs activités, répondez pour toutes\u{a0}: «\u{202f}en partie\u{202f}» si une seule peut se faire à la maison.",
    en: "If you work in several ways, answer for all of them: “in part” if only one can be done at home.",
};
/// Legend.
pub const HEALTH_WORKER: Text = Text {
    fr: "Travaillez-vous au contact de patients, dans un établissement de santé ou médico-social\u{202f}?",
    en: "Do you work in contact with patients, in a health or medico-social facility?",
};
/// Hint.
pub const HEALTH_WORKER_HINT: Text = Text {
    fr: "Par exemple\u{a0}: hôpital, clinique, Ehpad. Dans ce cas, le médecin du travail vous aide.",
    en: "For example: a hospital, a clinic, a nursing home. If so, the occupational doctor helps you.",
};
/// Legend of the ground.
pub const GROUND: Text = Text { fr: "Le motif de votre demande", en: "The reason for your claim" };
/// Who sees the ground.
pub const GROUND_HINT: Text = Text {
    fr: "Seul le service médical voit cette réponse. Ni votre employeur, ni les gestionnaires de la caisse.",
    en: "Only the medical service sees this answer. Neither your employer nor the caseworkers of the fund.",
};
/// Legend of the telework question.
pub const TELEWORK: Text =
    Text { fr: "Pouvez-vous travailler de chez vous\u{202f}?", en: "Can you work from home?" };

/// A status.
pub const fn status(status: InsuredStatus) -> Text {
    match status {
        InsuredStatus::Employee => {
            Text { fr: "Salarié du secteur privé", en: "Employee in the private sector" }
        }
        InsuredStatus::AgriculturalEmployee => {
            Text { fr: "Salarié agricole", en: "Employee in agriculture" }
        }
        InsuredStatus::Farmer => Text {
            fr: "Exploitant agricole, conjoint ou aide familial",
            en: "Farmer, spouse or family helper",
        },
        InsuredStatus::SelfEmployed => Text {
            fr: "Artisan, commerçant, micro-entrepreneur",
            en: "Craftsman, trader, micro-entrepreneur",
        },
        InsuredStatus::Liberal => Text { fr: "Profession libérale", en: "Liberal profession" },
        InsuredStatus::Manager => Text {
            fr: "Dirigeant de société, artiste-auteur, stagiaire",
            en: "Company manager, artist or author, trainee",
        },
        InsuredStatus::HomeEmployee => Text {
            fr: "Employé chez un particulier, assistant maternel",
            en: "Employed by a private individual, childminder",
        },
        InsuredStatus::PublicContract => {
            Text { fr: "Contractuel de la fonction publique", en: "Contract staff of the public service" }
        }
        InsuredStatus::CivilServant => Text { fr: "Fonctionnaire", en: "Civil servant" },
        InsuredStatus::Other => Text { fr: "Autre situation", en: "Another situation" },
    }
}

/// What helps to choose a status, where something does.
pub const fn status_hint(status: InsuredStatus) -> Option<Text> {
    match status {
        InsuredStatus::PublicContract => Some(Text {
            fr: "Vous avez un contrat, sans être titulaire.",
            en: "You have a contract and no tenure.",
        }),
        InsuredStatus::CivilServant => Some(Text {
            fr: "Titulaire ou stagiaire. Votre administration peut vous accorder une autorisation spéciale d’absence.",
            en: "With tenure or on probation. Your administration can grant you a special leave of absence.",
        }),
        InsuredStatus::Other => Some(Text {
            fr: "Une personne regardera votre demande.",
            en: "A person will look at your claim.",
        }),
        _ => None,
    }
}

/// An answer to the telework question.
pub const fn telework(telework: Telework) -> Text {
    match telework {
        Telework::Impossible => Text {
            fr: "Non, mon travail ne peut pas se faire à la maison",
            en: "No, my work can’t be done at home",
        },
        Telework::Partial => Text { fr: "En partie seulement", en: "Only in part" },
        Telework::Possible => Text { fr: "Oui, entièrement", en: "Yes, all of it" },
    }
}
