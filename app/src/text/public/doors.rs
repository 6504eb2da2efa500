//! The other doors: what each one is, and what to do now. Read by the insured only.

use crate::lang::Text;
use abri_domain::status::Door;

/// What a page says of a door.
#[derive(Debug, Clone, Copy)]
pub struct DoorText {
    /// Its name, as a heading.
    pub name: Text,
    /// What it is.
    pub what: Text,
    /// What to do now, in order.
    pub todo: &'static [Text],
}

/// The wording of a door.
pub const fn door(door: Door) -> DoorText {
    match door {
        Door::Doctor => DOCTOR,
        Door::SpecialLeave => SPECIAL_LEAVE,
        Door::OccupationalDoctor => OCCUPATIONAL_DOCTOR,
        Door::ShortTimeWork => SHORT_TIME_WORK,
        Door::OrdinarySickLeave => ORDINARY_SICK_LEAVE,
    }
}

const DOCTOR: DoorText = DoorText {
    name: Text { fr: "Votre médecin", en: "Your doctor" },
    what: Text {
        fr: "Votre médecin traitant, ou tout autre médecin, peut écrire cet arrêt. Il connaît votre santé et voit si vous devez rester chez vous.",
        en: "Your own doctor, or any other, can write this time off. They know your health and see whether you must stay at home.",
    },
    todo: &[
        Text {
            fr: "Appelez le cabinet, ou demandez une consultation à distance. Ne restez pas dans une salle d’attente sans raison.",
            en: "Call the surgery, or ask for a remote appointment. Do not sit in a waiting room without need.",
        },
        Text {
            fr: "Envoyez l’arrêt à votre caisse et le volet 3 à votre employeur dans les 48 heures, si le médecin ne le fait pas.",
            en: "Send the stoppage to your fund and part 3 to your employer within 48 hours, if the doctor does not.",
        },
    ],
};

const SPECIAL_LEAVE: DoorText = DoorText {
    name: Text {
        fr: "L’autorisation spéciale d’absence (ASA)",
        en: "Special leave of absence (autorisation spéciale d’absence, ASA)",
    },
    what: Text {
        fr: "Les fonctionnaires ne passent pas par un arrêt de travail\u{a0}: leur administration accorde une absence, avec le traitement entier.",
        en: "Civil servants do not go through a work stoppage: their administration grants leave, on full pay.",
    },
    todo: &[
        Text {
            fr: "Écrivez à votre service des ressources humaines et demandez une «\u{202f}autorisation spéciale d’absence\u{202f}».",
            en: "Write to your human-resources department and ask for an “autorisation spéciale d’absence”.",
        },
        Text {
            fr: "Ne dites pas votre maladie à votre chef\u{a0}: un certificat de votre médecin ou du médecin de prévention suffit.",
            en: "Do not tell your manager your condition: a certificate from your doctor or the occupational doctor is enough.",
        },
    ],
};

const OCCUPATIONAL_DOCTOR: DoorText = DoorText {
    name: Text { fr: "Le médecin du travail", en: "The occupational doctor" },
    what: Text {
        fr: "Si vous travaillez auprès de patients ou de résidents, le médecin du travail décide avec vous\u{a0}: autre poste, protection, ou arrêt.",
        en: "If you work close to patients or residents, the occupational doctor decides with you: another post, protection, or time off.",
    },
    todo: &[
        Text {
            fr: "Demandez un rendez-vous au service de santé au travail de votre établissement. Vous pouvez le faire sans passer par votre chef.",
            en: "Ask the occupational health service of your workplace for an appointment. You need not go through your manager.",
        },
        Text {
            fr: "Si vous n’arrivez pas à le joindre, appelez votre médecin.",
            en: "If you cannot reach them, call your own doctor.",
        },
    ],
};

const SHORT_TIME_WORK: DoorText = DoorText {
    name: Text { fr: "L’activité partielle", en: "Short-time work (activité partielle)" },
    what: Text {
        fr: "Votre employeur vous place en activité partielle et vous verse l’indemnité. Il a besoin d’un certificat d’isolement, qui ne dit pas pourquoi.",
        en: "Your employer puts you on short-time work and pays you the allowance. They need an isolation certificate, which does not say why.",
    },
    todo: &[
        Text {
            fr: "Demandez un certificat d’isolement à votre médecin. Si votre arrêt venait de ce service, votre caisse vous l’envoie.",
            en: "Ask your doctor for an isolation certificate. If your time off came from this service, your fund sends it to you.",
        },
        Text {
            fr: "Donnez ce certificat à votre employeur\u{a0}: c’est lui qui fait la suite.",
            en: "Give this certificate to your employer: they do the rest.",
        },
    ],
};

const ORDINARY_SICK_LEAVE: DoorText = DoorText {
    name: Text { fr: "L’arrêt de travail ordinaire", en: "Ordinary sick leave" },
    what: Text {
        fr: "Ce dispositif est fermé. Si votre santé vous empêche de travailler, un médecin peut prescrire un arrêt de travail ordinaire.",
        en: "This scheme is closed. If your health keeps you from working, a doctor can prescribe ordinary sick leave.",
    },
    todo: &[
        Text { fr: "Prenez rendez-vous avec votre médecin.", en: "Make an appointment with your doctor." },
        Text {
            fr: "Envoyez l’arrêt à votre caisse et à votre employeur dans les 48 heures, si le médecin ne le fait pas.",
            en: "Send the stoppage to your fund and to your employer within 48 hours, if the doctor does not.",
        },
    ],
};
