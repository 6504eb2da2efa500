//! The claims to train on, the easy ones first, each with our answer. Under the rules of 25 March 2020.

use crate::demo::people::Case;
use abri_app::lang::Text;
use abri_domain::status::Door;
use abri_domain::zone::Side;

/// A claim to train on.
#[derive(Debug)]
pub struct Lesson {
    /// What is particular about it.
    pub case: Case,
    /// The side that looks at it.
    pub side: Side,
    /// 1 to 3.
    pub level: u8,
    /// What it is about; says nothing of the answer.
    pub title: Text,
    /// What we would have done.
    pub model: Model,
    /// Why.
    pub why: Text,
}

/// What we would have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// Approve.
    Approve,
    /// Show another way.
    Redirect(Door),
    /// Ask the insured first.
    Ask,
}

/// Every lesson, in order.
pub const LESSONS: &[Lesson] = &[
    Lesson {
        case: Case::CivilServant,
        side: Side::Administrative,
        level: 1,
        title: Text { fr: "Un statut à reconnaître", en: "A status to recognise" },
        model: Model::Redirect(Door::SpecialLeave),
        why: Text {
            fr: "Un fonctionnaire ne passe pas par ce service\u{a0}: son employeur le place en autorisation spéciale d’absence. On le dit à \
                 la personne, avec quoi faire\u{a0}; on ne refuse pas sans voie.",
            en: "A civil servant does not go through this service: the employer grants special leave. The person is told so, with what to \
                 do; nobody is refused without a way.",
        },
    },
    Lesson {
        case: Case::HealthWorker,
        side: Side::Administrative,
        level: 1,
        title: Text { fr: "Une profession particulière", en: "A particular profession" },
        model: Model::Redirect(Door::OccupationalDoctor),
        why: Text {
            fr: "Pour qui travaille auprès de patients, la médecine du travail regarde d’abord si le poste peut être adapté.",
            en: "For people who work with patients, the occupational doctor first looks whether the post can be adapted.",
        },
    },
    Lesson {
        case: Case::PartialTelework,
        side: Side::Administrative,
        level: 1,
        title: Text { fr: "Le télétravail en partie", en: "Work from home, in part" },
        model: Model::Ask,
        why: Text {
            fr: "En partie n’est ni oui ni non. Une question\u{a0}: quelles tâches ne peuvent pas se faire à distance, et combien de jours\u{202f}? \
                 Le délai est suspendu pendant ce temps.",
            en: "In part is neither yes nor no. One question: which tasks can’t be done from home, and for how many days? The clock is paused \
                 meanwhile.",
        },
    },
    Lesson {
        case: Case::ProvisionalNir,
        side: Side::Administrative,
        level: 2,
        title: Text { fr: "Un numéro d’attente", en: "A provisional number" },
        model: Model::Ask,
        why: Text {
            fr: "Un numéro provisoire ne prouve rien contre la personne. On demande une pièce d’identité avant de décider, on ne refuse pas \
                 pour cela.",
            en: "A provisional number proves nothing against the person. Ask for an identity document before deciding; it is no reason to \
                 refuse.",
        },
    },
    Lesson {
        case: Case::OtherBirthDate,
        side: Side::Administrative,
        level: 2,
        title: Text { fr: "Deux dates qui ne vont pas ensemble", en: "Two dates that do not agree" },
        model: Model::Ask,
        why: Text {
            fr: "La date de naissance et le numéro se contredisent. Le plus souvent une faute de frappe\u{a0}: on demande laquelle est la bonne.",
            en: "Birth date and number contradict each other. Mostly a slip of the keyboard: ask which one is right.",
        },
    },
    Lesson {
        case: Case::UnknownToRegister,
        side: Side::Administrative,
        level: 2,
        title: Text {
            fr: "Une personne que le référentiel ne connaît pas",
            en: "A person the register does not know",
        },
        model: Model::Ask,
        why: Text {
            fr: "Inconnu ne veut pas dire non. Une attestation de droits suffit\u{a0}: on la demande, en mots simples.",
            en: "Unknown does not mean no. A certificate of rights is enough: ask for it, in plain words.",
        },
    },
    Lesson {
        case: Case::AldOffList,
        side: Side::Medical,
        level: 3,
        title: Text { fr: "Une affection hors de la liste", en: "A condition that is not on the list" },
        model: Model::Redirect(Door::Doctor),
        why: Text {
            fr: "La liste du service en ligne n’est pas celle de toutes les personnes à risque. Le médecin traitant peut prescrire\u{a0}: c’est \
                 la voie à montrer, sans dire l’affection à la gestion.",
            en: "The list of the online service is not that of all people at risk. Their own doctor can prescribe: that is the way to show, \
                 without telling the condition to caseworkers.",
        },
    },
    Lesson {
        case: Case::NoAld,
        side: Side::Medical,
        level: 3,
        title: Text { fr: "Un autre état de santé", en: "Another condition" },
        model: Model::Redirect(Door::Doctor),
        why: Text {
            fr: "Ce que la caisse ne peut pas établir, le médecin qui connaît la personne le peut. La note explique, le motif reste ici.",
            en: "What the fund can’t establish, the doctor who knows the person can. The note explains, the ground stays here.",
        },
    },
];
