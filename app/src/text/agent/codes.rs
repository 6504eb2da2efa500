//! Codes of the domain as staff read them: short, with the words of the trade.

use crate::lang::{Lang, Text};
use crate::model::StaffRole;
use abri_domain::claim::{ClaimState, RefusalReason};
use abri_domain::dates::format_fr;
use abri_domain::deadline::Risk;
use abri_domain::lane::Bar;
use abri_domain::status::{Channel, Door, InsuredStatus, Telework};
use abri_domain::zone::Side;
use time::Date;

/// A state.
pub const fn state(state: &ClaimState) -> Text {
    match state {
        ClaimState::Submitted => Text { fr: "Reçu, pas encore examiné", en: "Received, not looked at yet" },
        ClaimState::InReview { granted: Some(_), .. } => Text { fr: "Réexamen", en: "Looked at again" },
        ClaimState::InReview { side: Side::Administrative, .. } => {
            Text { fr: "À examiner (gestionnaire)", en: "To review (caseworker)" }
        }
        ClaimState::InReview { side: Side::Medical, .. } => {
            Text { fr: "À examiner (service médical)", en: "To review (medical service)" }
        }
        ClaimState::AwaitingInsured { .. } => {
            Text { fr: "Attend la réponse de l’assuré", en: "Waits for the insured person" }
        }
        ClaimState::AwaitingOpinion { .. } => {
            Text { fr: "Attend l’avis du service médical", en: "Waits for the medical opinion" }
        }
        ClaimState::Approved { .. } => Text { fr: "Accordé", en: "Approved" },
        ClaimState::Refused { .. } => Text { fr: "Refusé", en: "Refused" },
        ClaimState::Redirected { .. } => {
            Text { fr: "Orienté vers une autre voie", en: "Sent to another route" }
        }
        ClaimState::Withdrawn => Text { fr: "Retiré par l’assuré", en: "Withdrawn" },
    }
}

/// A role.
pub const fn role(role: StaffRole) -> Text {
    match role {
        StaffRole::Caseworker => Text { fr: "gestionnaire", en: "caseworker" },
        StaffRole::MedicalTechnician => {
            Text { fr: "technicien du service médical", en: "medical technician" }
        }
        StaffRole::MedicalOfficer => Text { fr: "médecin-conseil", en: "medical officer" },
        StaffRole::CallDesk => Text { fr: "plateforme téléphonique", en: "call desk" },
        StaffRole::MailDesk => Text { fr: "service courrier", en: "mail desk" },
        StaffRole::Supervisor => Text { fr: "responsable d’équipe", en: "supervisor" },
        StaffRole::RulesOfficer => Text { fr: "responsable des règles", en: "rules officer" },
        StaffRole::Auditor => Text { fr: "auditeur", en: "auditor" },
        StaffRole::Administrator => Text { fr: "administrateur des comptes", en: "accounts administrator" },
    }
}

/// How near a deadline is.
pub const fn risk(risk: Risk) -> Text {
    match risk {
        Risk::Late => Text { fr: "en retard", en: "late" },
        Risk::Today => Text { fr: "dernier jour", en: "last day" },
        Risk::Soon => Text { fr: "proche", en: "near" },
        Risk::InTime => Text { fr: "dans les temps", en: "in time" },
        Risk::Paused => Text { fr: "suspendu", en: "paused" },
    }
}

/// Why a member of staff may not work on a claim.
pub const fn bar(bar: Bar) -> Text {
    match bar {
        Bar::Related => Text {
            fr: "Un lien avec cette personne a été déclaré\u{a0}: quelqu’un d’autre décide.",
            en: "A tie with this person was declared: someone else decides.",
        },
        Bar::OwnDecision => Text {
            fr: "La décision rouverte est la vôtre\u{a0}: quelqu’un d’autre la regarde cette fois.",
            en: "The decision that was reopened is yours: someone else looks at it this time.",
        },
        Bar::OwnProposal => Text {
            fr: "Une décision est proposée\u{a0}: quelqu’un d’autre que son auteur la confirme.",
            en: "A decision is proposed: someone else than its author confirms it.",
        },
        Bar::Onboarding => Text {
            fr: "Une décision attend d’être confirmée\u{a0}: une personne en formation n’en confirme pas.",
            en: "A decision waits to be confirmed: someone who is being onboarded confirms none.",
        },
        Bar::OtherLane => Text {
            fr: "Ce dossier n’est pas de ceux que vous traitez. Votre responsable d’équipe peut vous le confier.",
            en: "This claim is not of the kinds you work. Your supervisor can give it to you.",
        },
        Bar::OtherFund => Text {
            fr: "Ce dossier est d’une autre caisse, qui ne l’a pas prêté à la vôtre.",
            en: "This claim is of another fund, which did not lend it to yours.",
        },
        Bar::PrepareOnly => Text {
            fr: "Ce dossier est prêté pour être préparé\u{a0}: sa caisse décide.",
            en: "This claim is lent to be prepared: its own fund decides.",
        },
    }
}

/// A side.
pub const fn side(side: Side) -> Text {
    match side {
        Side::Administrative => Text { fr: "administratif", en: "administrative" },
        Side::Medical => Text { fr: "médical", en: "medical" },
    }
}

/// The clock stands still.
pub fn paused_since(lang: Lang, since: Date) -> String {
    let since = format_fr(since);
    match lang {
        Lang::Fr => format!("Délai suspendu depuis le {since}"),
        Lang::En => format!("Clock paused since {since}"),
    }
}

/// A reason of the closed list.
pub const fn reason(reason: RefusalReason) -> Text {
    match reason {
        RefusalReason::NotAffiliated => Text {
            fr: "Non affilié à une caisse du service",
            en: "Not affiliated to a fund of this service",
        },
        RefusalReason::TeleworkPossible => Text { fr: "Télétravail possible", en: "Can work from home" },
        RefusalReason::IdentityNotEstablished => {
            Text { fr: "Identité non établie", en: "Identity not established" }
        }
        RefusalReason::NotConcerned => {
            Text { fr: "Situation de travail hors du dispositif", en: "Way of working outside the scheme" }
        }
        RefusalReason::NotOpen => Text {
            fr: "Service fermé, ou autre voie prévue",
            en: "Service closed, or another way provided",
        },
        RefusalReason::DaysNotAllowed => {
            Text { fr: "Jours que la règle ne permet pas", en: "Days the rule does not allow" }
        }
        RefusalReason::AlreadyCovered => Text {
            fr: "Jours déjà couverts par un autre arrêt",
            en: "Days already covered by another stoppage",
        },
        RefusalReason::NoAnswer => {
            Text { fr: "Pas de réponse à notre question", en: "No answer to our question" }
        }
        RefusalReason::MedicalConclusion => Text { fr: "Avis du service médical", en: "Medical conclusion" },
    }
}

/// Another door.
pub const fn door(door: Door) -> Text {
    match door {
        Door::Doctor => Text { fr: "Médecin traitant", en: "Own doctor" },
        Door::SpecialLeave => {
            Text { fr: "Autorisation spéciale d’absence (ASA)", en: "Special leave of absence (ASA)" }
        }
        Door::OccupationalDoctor => Text { fr: "Médecine du travail", en: "Occupational doctor" },
        Door::ShortTimeWork => Text { fr: "Activité partielle", en: "Short-time work" },
        Door::OrdinarySickLeave => Text { fr: "Arrêt de travail ordinaire", en: "Ordinary sick leave" },
    }
}

/// A work status.
pub const fn status(status: InsuredStatus) -> Text {
    match status {
        InsuredStatus::Employee => Text { fr: "Salarié du privé", en: "Private employee" },
        InsuredStatus::AgriculturalEmployee => Text { fr: "Salarié agricole", en: "Agricultural employee" },
        InsuredStatus::Farmer => Text { fr: "Exploitant agricole", en: "Farmer" },
        InsuredStatus::SelfEmployed => {
            Text { fr: "Artisan, commerçant, micro-entrepreneur", en: "Self-employed" }
        }
        InsuredStatus::Liberal => Text { fr: "Profession libérale", en: "Liberal profession" },
        InsuredStatus::Manager => {
            Text { fr: "Dirigeant, artiste-auteur, stagiaire", en: "Manager, artist-author, trainee" }
        }
        InsuredStatus::HomeEmployee => {
            Text { fr: "Salarié de particulier employeur", en: "Employed by a private person" }
        }
        InsuredStatus::PublicContract => {
            Text { fr: "Contractuel de droit public", en: "Public contract staff" }
        }
        InsuredStatus::CivilServant => Text { fr: "Fonctionnaire", en: "Civil servant" },
        InsuredStatus::Other => Text { fr: "Autre", en: "Other" },
    }
}

/// Work from home.
pub const fn telework(telework: Telework) -> Text {
    match telework {
        Telework::Impossible => Text { fr: "Impossible", en: "Not possible" },
        Telework::Partial => Text { fr: "Possible en partie", en: "Possible in part" },
        Telework::Possible => Text { fr: "Possible", en: "Possible" },
    }
}

/// How the claim came in.
pub const fn channel(channel: Channel) -> Text {
    match channel {
        Channel::Online => Text { fr: "internet", en: "web form" },
        Channel::Phone => Text { fr: "téléphone", en: "phone" },
        Channel::Paper => Text { fr: "papier", en: "paper" },
    }
}

/// A verdict of the rule.
pub fn verdict(code: &str) -> Text {
    match code {
        "yes" => Text { fr: "Oui", en: "Yes" },
        "no" => Text { fr: "Non", en: "No" },
        _ => Text { fr: "Inconnu", en: "Unknown" },
    }
}

/// An event of the history (`ClaimEvent::code`); a code without a wording is shown as it is.
pub fn event(code: &'static str) -> Text {
    event_named(code).unwrap_or(Text { fr: code, en: code })
}

/// The same for a code that was counted; none for a code without a wording.
pub fn event_named(code: &str) -> Option<Text> {
    let text = match code {
        "submitted" => Text { fr: "Demande enregistrée", en: "Claim recorded" },
        "approved-by-rule" => Text { fr: "Accordé par la règle", en: "Approved by the rule" },
        "sent-to-review" => Text { fr: "Envoyé à l’examen", en: "Sent to review" },
        "approved" => Text { fr: "Accordé", en: "Approved" },
        "refused" => Text { fr: "Refusé", en: "Refused" },
        "redirected" => Text { fr: "Orienté vers une autre voie", en: "Sent to another route" },
        "asked-insured" => {
            Text { fr: "Question posée à l’assuré", en: "Question to the insured person" }
        }
        "insured-answered" => Text { fr: "Réponse de l’assuré", en: "Answer of the insured person" },
        "passed-to" => Text { fr: "Transmis à l’autre service", en: "Passed to the other side" },
        "ground-typed" => {
            Text { fr: "Motif saisi depuis l’enveloppe", en: "Ground typed from the envelope" }
        }
        "withdrawn" => Text { fr: "Demande retirée", en: "Claim withdrawn" },
        "contact-corrected" => Text {
            fr: "Adresse d’un employeur corrigée par l’assuré",
            en: "Where an employer is reached, corrected by the insured",
        },
        "shortened" => Text { fr: "Reprise anticipée du travail", en: "Earlier return to work" },
        "cut-by-law" => Text { fr: "Arrêt terminé par la loi", en: "Time off ended by the law" },
        "reopened" => Text { fr: "Décision rouverte", en: "Decision reopened" },
        "drawn-for-recheck" => Text { fr: "Accord à relire", en: "Approval to be re-checked" },
        "upheld" => Text { fr: "Accord confirmé à la relecture", en: "Approval upheld on re-check" },
        "overturned" => {
            Text { fr: "Accord remis en cause à la relecture", en: "Approval overturned on re-check" }
        }
        "prepared" => Text { fr: "Préparé pour sa caisse", en: "Prepared for its fund" },
        "proposed" => Text {
            fr: "Décision proposée, à confirmer par une autre personne",
            en: "Decision proposed, to be confirmed by someone else",
        },
        "sent-back" => Text { fr: "Proposition renvoyée", en: "Proposal sent back" },
        "opinion-asked" => {
            Text { fr: "Avis demandé au service médical", en: "Opinion asked of the medical side" }
        }
        "opinion-given" => Text { fr: "Avis du service médical", en: "Opinion of the medical side" },
        "opinion-withdrawn" => Text { fr: "Demande d’avis retirée", en: "Question taken back" },
        "rests-on" => {
            Text { fr: "Décision fondée sur l’avis médical", en: "Decision rests on the opinion" }
        }
        "signed-under" => Text { fr: "Signé par délégation", en: "Signed under a delegation" },
        "glass-broken" => Text {
            fr: "Accès exceptionnel au dossier médical",
            en: "Exceptional access to the medical file",
        },
        "scan-attached" => Text { fr: "Scan joint", en: "Scan attached" },
        "scan-withdrawn" => Text { fr: "Scan retiré", en: "Scan withdrawn" },
        "file-read" => Text { fr: "Dossier consulté", en: "File read" },
        _ => return None,
    };
    Some(text)
}

/// How a claim came in that someone typed, and who.
pub fn typed_by(lang: Lang, how: Text, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{} ({name})", how.get(lang)),
        None => how.get(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::default_trait_access, reason = "this crate does not name the type of an id")]
    fn every_event_of_the_domain_has_a_wording() {
        use abri_domain::claim::ClaimEvent as E;
        use abri_domain::glass::GlassReason;
        use abri_domain::opinion::{Conclusion, OpinionQuestion};
        use abri_domain::recheck::{OverturnReason, WhyRechecked};
        let (side, opinion_id) = (Side::Medical, Default::default());
        let events = [
            E::Submitted,
            E::SentToReview { side, door: None },
            E::Refused { side, reason: RefusalReason::NoAnswer, proposed_by: None },
            E::Redirected { side, door: None, proposed_by: None },
            E::AskedInsured { side },
            E::InsuredAnswered,
            E::PassedTo { side },
            E::GroundTyped,
            E::Withdrawn,
            E::ContactCorrected { employer: 1 },
            E::Reopened { side },
            E::Prepared { side },
            E::FileRead { side },
            E::ScanAttached { side, sha256: String::new() },
            E::ScanWithdrawn { side, sha256: String::new() },
            E::Proposed { side },
            E::SentBack { side },
            E::DrawnForRecheck { side, why: WhyRechecked::Random },
            E::Upheld { side },
            E::Overturned { side, reason: OverturnReason::Medical },
            E::OpinionAsked { opinion_id, question: OpinionQuestion::Work },
            E::OpinionGiven { opinion_id, conclusion: Conclusion::Favourable },
            E::OpinionWithdrawn { opinion_id },
            E::RestsOn { opinion_id },
            E::SignedUnder { delegation_id: opinion_id },
            E::GlassBroken { glass_id: opinion_id, reason: GlassReason::Court },
        ];
        for code in
            events.iter().map(E::code).chain(["approved-by-rule", "approved", "shortened", "cut-by-law"])
        {
            assert_ne!(event(code).fr, code);
            assert_ne!(event(code).en, code);
        }
    }
}
