//! Wordings made of what happened: refusals, events, roles. Read by the insured and by staff.

use abri_app::lang::{Lang, Text};
use abri_app::text::agent::codes;
use abri_app::text::common::long_date;
use abri_app::text::public::ended;
use abri_domain::claim::{ActorKind, ClaimEvent, RefusalReason};
use abri_domain::recheck::OverturnReason;
use abri_domain::staff::StaffRole;
use abri_domain::status::Channel;
use abri_domain::zone::Side;

/// Why a person refused, said to the insured (CRPA L.211-7). The medical one says no more than that: its reasons are
/// in the words of the medical side, if it wrote some (CSP R.4127-104).
pub const fn refusal(reason: RefusalReason) -> Text {
    match reason {
        RefusalReason::NotAffiliated => NOT_AFFILIATED,
        RefusalReason::TeleworkPossible => TELEWORK_POSSIBLE,
        RefusalReason::IdentityNotEstablished => IDENTITY,
        RefusalReason::NotConcerned => NOT_CONCERNED,
        RefusalReason::NotOpen => NOT_OPEN,
        RefusalReason::DaysNotAllowed => DAYS_NOT_ALLOWED,
        RefusalReason::AlreadyCovered => ALREADY_COVERED,
        RefusalReason::NoAnswer => NO_ANSWER,
        RefusalReason::MedicalConclusion => MEDICAL_CONCLUSION,
    }
}

const NOT_AFFILIATED: Text = Text {
    fr: "Vous n’êtes pas affilié à une caisse de ce service. Adressez-vous à la caisse qui vous rembourse vos soins.",
    en: "You are not insured with a fund of this service. Turn to the fund that pays back your care.",
};
const TELEWORK_POSSIBLE: Text = Text {
    fr: "Votre travail peut se faire de chez vous. Le dispositif est réservé à ceux qui ne le peuvent pas.",
    en: "Your work can be done from home. The scheme is meant for those who cannot.",
};
const IDENTITY: Text = Text {
    fr: "Nous n’avons pas pu établir votre identité à partir des informations données.",
    en: "We could not establish who you are from the information given.",
};
const NOT_CONCERNED: Text = Text {
    fr: "Le dispositif n’est pas prévu pour votre situation de travail.",
    en: "The scheme is not meant for how you work.",
};
const NOT_OPEN: Text = Text {
    fr: "Ce service ne peut pas accorder d’arrêt pour ces jours\u{a0}: un autre chemin est prévu.",
    en: "This service can’t grant time off for these days: another way is provided.",
};
const DAYS_NOT_ALLOWED: Text = Text {
    fr: "Les jours demandés ne sont pas ceux que la règle permet.",
    en: "The days you ask for are not those the rule allows.",
};
const ALREADY_COVERED: Text = Text {
    fr: "Un autre arrêt de travail couvre déjà ces jours.",
    en: "Another work stoppage already covers these days.",
};
const NO_ANSWER: Text = Text {
    fr: "Vous n’avez pas répondu à notre question dans le délai. Vous pouvez faire une nouvelle demande.",
    en: "You did not answer our question in time. You can make a new claim.",
};
const MEDICAL_CONCLUSION: Text = Text {
    fr: "Le service médical estime que les éléments dont il dispose ne permettent pas d’accorder cet arrêt.",
    en: "The medical department finds that what it knows does not allow this time off to be granted.",
};

/// What was asked and not met, where a caseworker refuses by an opinion of the medical side.
pub const CRITERION_OF_OPINION: Text = Text {
    fr: "Il faut que le service médical estime l’arrêt justifié\u{a0}: son avis s’impose à la caisse (CSS, article L.315-2).",
    en: "The medical department must find the time off justified: its opinion binds the fund (CSS, article L.315-2).",
};
/// What the person can do then.
pub const REMEDY_OF_OPINION: Text = Text {
    fr: "Envoyez au service médical, sous pli confidentiel, un certificat qui précise votre situation. Votre médecin peut aussi écrire un arrêt.",
    en: "Send the medical department a certificate that says more of your situation, in a sealed envelope. Your doctor can also write a sick leave.",
};
/// Model of the words to the person then, with placeholders as those of a scheme.
pub const TEMPLATE_OF_OPINION: Text = Text {
    fr: "Le service médical, à qui nous avons demandé son avis sur la demande {reference}, n’estime pas l’arrêt justifié. Ses raisons restent chez lui\u{a0}: vous pouvez les lui demander. Vous pouvez contester cette décision jusqu’au {appeal-until} au moins.",
    en: "The medical department, which we asked about claim {reference}, does not find the time off justified. Its reasons stay with it: you may ask it for them. You can appeal against this decision until {appeal-until} at least.",
};

/// What happened, in plain words; nothing for what the insured sees elsewhere (openings of the file).
pub fn event(event: &ClaimEvent, lang: Lang) -> Option<String> {
    if let ClaimEvent::Shortened { last_day } = event {
        let day = long_date(lang, *last_day);
        return Some(match lang {
            Lang::Fr => {
                format!("Vous avez annoncé une reprise plus tôt\u{a0}: dernier jour d’arrêt le {day}")
            }
            Lang::En => format!("You said you go back earlier: last day off on {day}"),
        });
    }
    if let ClaimEvent::CutByLaw { last_day, .. } = event {
        return Some(ended::event(lang, *last_day));
    }
    let said = plain_event(event)?.get(lang);
    // Two people stand behind it, and the insured may know: not who.
    let second = event.proposer().map_or("", |_| CONFIRMED.get(lang));
    Some(format!("{said}{second}"))
}

const CONFIRMED: Text =
    Text { fr: ", après relecture par une deuxième personne", en: ", after a second person read it" };

/// How a claim came in that someone of the fund typed; nothing for one that its person filed.
pub const fn assisted(channel: Channel) -> Option<Text> {
    match channel {
        Channel::Online => None,
        Channel::Phone => Some(Text {
            fr: "Demande déposée par téléphone, saisie par l’accueil téléphonique",
            en: "Claim filed by phone, typed by the phone desk",
        }),
        Channel::Paper => Some(Text {
            fr: "Demande déposée sur papier, saisie par le service du courrier",
            en: "Claim filed on paper, typed by the mail desk",
        }),
    }
}

const fn plain_event(event: &ClaimEvent) -> Option<Text> {
    use ClaimEvent as E;
    Some(match event {
        E::Submitted => Text { fr: "Demande enregistrée", en: "Claim recorded" },
        E::ApprovedByRule { .. } => {
            Text { fr: "Demande acceptée par la règle", en: "Claim accepted by the rule" }
        }
        E::SentToReview { side, .. } | E::PassedTo { side } => sent_to(*side),
        E::Approved { side, .. } => approved(*side),
        E::Refused { side, .. } => refused(*side),
        E::Redirected { side, .. } => redirected(*side),
        E::AskedInsured { side } => asked(*side),
        E::InsuredAnswered => Text { fr: "Vous avez répondu", en: "You answered" },
        E::GroundTyped => {
            Text { fr: "Motif saisi par le service médical", en: "Ground typed by the medical department" }
        }
        E::ScanAttached { side: Side::Administrative, .. } => {
            Text { fr: "Votre papier numérisé est joint", en: "Your paper was scanned and attached" }
        }
        E::ScanAttached { side: Side::Medical, .. } => Text {
            fr: "Le volet médical numérisé est joint par le service médical",
            en: "The medical sheet was scanned and attached by the medical department",
        },
        E::ScanWithdrawn { .. } => Text { fr: "Un scan a été retiré", en: "A scan was withdrawn" },
        E::Withdrawn => Text { fr: "Vous avez retiré votre demande", en: "You took your claim back" },
        E::ContactCorrected { .. } => Text {
            fr: "Vous avez corrigé l’adresse d’un employeur",
            en: "You corrected where an employer is reached",
        },
        E::Reopened { side } => reopened(*side),
        E::DrawnForRecheck { .. } => DRAWN,
        E::Upheld { .. } => UPHELD,
        E::Overturned { reason, .. } => overturned(*reason),
        E::OpinionAsked { .. } => OPINION_ASKED,
        E::OpinionGiven { .. } => OPINION_GIVEN,
        E::OpinionWithdrawn { .. } => OPINION_WITHDRAWN,
        E::RestsOn { .. } => RESTS_ON,
        E::SignedUnder { .. } => SIGNED_UNDER,
        // Said elsewhere (a broken glass with its reason, where the readings of the medical part are), or not decided yet.
        E::Shortened { .. }
        | E::CutByLaw { .. }
        | E::Prepared { .. }
        | E::GlassBroken { .. }
        | E::FileRead { .. }
        | E::Proposed { .. }
        | E::SentBack { .. } => return None,
    })
}

const OPINION_ASKED: Text = Text {
    fr: "Un gestionnaire a demandé l’avis du service médical",
    en: "A caseworker asked the medical department for its opinion",
};
const OPINION_GIVEN: Text = Text {
    fr: "Le service médical a rendu son avis à la caisse\u{a0}: une conclusion, sans ses raisons",
    en: "The medical department gave the fund its opinion: a conclusion, without its reasons",
};
const OPINION_WITHDRAWN: Text = Text {
    fr: "Le gestionnaire a retiré sa demande d’avis médical",
    en: "The caseworker took back the question to the medical department",
};
const RESTS_ON: Text = Text {
    fr: "La décision repose sur l’avis du service médical",
    en: "The decision rests on the opinion of the medical department",
};
const SIGNED_UNDER: Text = Text {
    fr: "Signé par un technicien du service médical, par délégation d’un médecin-conseil",
    en: "Signed by a medical technician, under the delegation of a medical officer",
};
const DRAWN: Text = Text {
    fr: "Une personne relira cet accord, comme elle en relit une partie. Rien ne change pour vous",
    en: "A person will read this approval again, as is done with some of them. Nothing changes for you",
};
const UPHELD: Text = Text {
    fr: "Une personne a relu l’accord et l’a confirmé",
    en: "A person read the approval again and confirmed it",
};

/// Why the decision is looked at again. The medical reason says no more than that it is one (CSP R.4127-104).
const fn overturned(reason: OverturnReason) -> Text {
    match reason {
        OverturnReason::Identity => Text {
            fr: "À la relecture, un point est à revoir\u{a0}: votre identité",
            en: "On reading again, one point has to be looked at: who you are",
        },
        OverturnReason::Affiliation => Text {
            fr: "À la relecture, un point est à revoir\u{a0}: votre caisse d’affiliation",
            en: "On reading again, one point has to be looked at: the fund you belong to",
        },
        OverturnReason::Work => Text {
            fr: "À la relecture, un point est à revoir\u{a0}: votre situation au travail",
            en: "On reading again, one point has to be looked at: your situation at work",
        },
        OverturnReason::Days => Text {
            fr: "À la relecture, un point est à revoir\u{a0}: les jours demandés",
            en: "On reading again, one point has to be looked at: the days asked for",
        },
        OverturnReason::Medical => Text {
            fr: "À la relecture, un point est à revoir par le service médical",
            en: "On reading again, one point has to be looked at by the medical department",
        },
    }
}

const fn sent_to(side: Side) -> Text {
    match side {
        Side::Administrative => Text {
            fr: "Demande confiée à un gestionnaire de votre caisse",
            en: "Claim given to a caseworker at your fund",
        },
        Side::Medical => Text {
            fr: "Demande confiée au service médical de votre caisse",
            en: "Claim given to the medical department of your fund",
        },
    }
}

const fn approved(side: Side) -> Text {
    match side {
        Side::Administrative => {
            Text { fr: "Demande acceptée par un gestionnaire", en: "Claim accepted by a caseworker" }
        }
        Side::Medical => Text {
            fr: "Demande acceptée par le service médical",
            en: "Claim accepted by the medical department",
        },
    }
}

const fn refused(side: Side) -> Text {
    match side {
        Side::Administrative => {
            Text { fr: "Demande refusée par un gestionnaire", en: "Claim refused by a caseworker" }
        }
        Side::Medical => Text {
            fr: "Demande refusée par le service médical",
            en: "Claim refused by the medical department",
        },
    }
}

const fn redirected(side: Side) -> Text {
    match side {
        Side::Administrative => Text {
            fr: "Un gestionnaire vous indique un autre chemin",
            en: "A caseworker shows you another way",
        },
        Side::Medical => Text {
            fr: "Le service médical vous indique un autre chemin",
            en: "The medical department shows you another way",
        },
    }
}

const fn asked(side: Side) -> Text {
    match side {
        Side::Administrative => {
            Text { fr: "Un gestionnaire vous pose une question", en: "A caseworker asks you something" }
        }
        Side::Medical => Text {
            fr: "Le service médical vous pose une question",
            en: "The medical department asks you something",
        },
    }
}

const fn reopened(side: Side) -> Text {
    match side {
        Side::Administrative => Text {
            fr: "Un gestionnaire réexamine la décision",
            en: "A caseworker is looking at the decision again",
        },
        Side::Medical => Text {
            fr: "Le service médical réexamine la décision",
            en: "The medical department is looking at the decision again",
        },
    }
}

/// Who did it, as staff read it. Never a name.
pub const fn actor(kind: ActorKind) -> Text {
    match kind {
        ActorKind::Insured => Text { fr: "assuré", en: "insured person" },
        ActorKind::Rule => Text { fr: "règle", en: "rule" },
        ActorKind::Caseworker => codes::role(StaffRole::Caseworker),
        ActorKind::MedicalTechnician => codes::role(StaffRole::MedicalTechnician),
        ActorKind::MedicalOfficer => codes::role(StaffRole::MedicalOfficer),
        ActorKind::CallDesk => codes::role(StaffRole::CallDesk),
        ActorKind::MailDesk => codes::role(StaffRole::MailDesk),
        ActorKind::Supervisor => codes::role(StaffRole::Supervisor),
    }
}

/// Someone of the medical department opened the medical part.
pub const READ_BY_MEDICAL_OFFICER: Text = Text { fr: "Un médecin-conseil", en: "A medical officer" };
/// A technician under a doctor did.
pub const READ_BY_MEDICAL_TECHNICIAN: Text =
    Text { fr: "Un technicien du service médical", en: "A medical technician" };
/// Someone else of the service did.
pub const READ_BY_OTHER: Text =
    Text { fr: "Une personne du service médical", en: "Someone of the medical department" };

/// A caseworker opened it by way of exception.
pub const READ_BY_CASEWORKER: Text =
    Text { fr: "Accès exceptionnel d’un gestionnaire", en: "Exceptional access by a caseworker" };
/// A supervisor did.
pub const READ_BY_SUPERVISOR: Text = Text {
    fr: "Accès exceptionnel d’un responsable d’équipe",
    en: "Exceptional access by a supervisor",
};

/// Before the reasons of an opinion.
pub const NOTE_OF_OPINION: Text =
    Text { fr: "Avis rendu à la caisse\u{a0}:", en: "Opinion given to the fund:" };
/// Before a note that went to the insured.
pub const NOTE_TO_INSURED: Text = Text { fr: "À l’assuré\u{a0}:", en: "To the insured person:" };
/// Before the medical reason of a no.
pub const NOTE_OF_REASON: Text =
    Text { fr: "Motif médical du refus\u{a0}:", en: "Medical reason of the refusal:" };
/// Before what was ticked.
pub const NOTE_OF_CHECKS: Text = Text { fr: "Vérifié\u{a0}:", en: "Checked:" };
/// Before the door a person confirmed.
pub const NOTE_OF_DOOR: Text = Text { fr: "Autre voie confirmée\u{a0}:", en: "Other route confirmed:" };
