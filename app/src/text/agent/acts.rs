//! What an agent does with a claim.

use crate::lang::{Lang, Text};
use abri_domain::decision::{DecisionKind, WhySecond};
use abri_domain::zone::Side;

/// Heading.
pub const DECIDE: Text = Text { fr: "Décider", en: "Decide" };
/// Legend.
pub const VERDICT: Text = Text { fr: "Décision", en: "Decision" };
/// Choice.
pub const APPROVE: Text = Text { fr: "Accorder l’arrêt", en: "Approve the stoppage" };
/// Choice.
pub const REFUSE: Text = Text { fr: "Refuser", en: "Refuse" };
/// Choice.
pub const REDIRECT: Text = Text { fr: "Orienter vers une autre voie", en: "Send to another route" };
/// Label.
pub const REASON: Text = Text { fr: "Motif du refus", en: "Reason of the refusal" };
/// Hint.
pub const REASON_HINT: Text = Text { fr: "Pour un refus seulement.", en: "For a refusal only." };
/// Label.
pub const DOOR: Text = Text { fr: "Autre voie", en: "Other route" };
/// Hint.
pub const DOOR_HINT: Text = Text { fr: "Pour une orientation seulement.", en: "For another route only." };
/// Empty option of a list.
pub const CHOOSE: Text = Text { fr: "Choisir", en: "Choose" };
/// Label.
pub const EXPLANATION: Text = Text { fr: "Explication à l’assuré", en: "Words to the insured person" };
/// Hint.
pub const EXPLANATION_HINT: Text = Text {
    fr: "Jointe à la décision. Nécessaire pour un refus ou une orientation\u{a0}: ce qui manque, et quoi faire maintenant.",
    en: "Goes with the decision. Needed for a refusal or another route: what is missing, and what to do now.",
};
/// Button.
pub const DECIDE_SUBMIT: Text = Text { fr: "Enregistrer la décision", en: "Record the decision" };
/// Legend of the list.
pub const CHECKS: Text = Text { fr: "Points à vérifier", en: "Points to check" };
/// Button.
pub const INSERT_TEMPLATE: Text = Text { fr: "Insérer le texte type", en: "Insert the model text" };
/// Button, and title of what it shows.
pub const PREVIEW: Text = Text { fr: "Aperçu de la décision", en: "Preview of the decision" };
/// Button.
pub const PREVIEW_LETTER: Text = Text { fr: "Aperçu de la lettre (PDF)", en: "Preview of the letter (PDF)" };
/// What the preview is.
pub const PREVIEW_TEXT: Text = Text {
    fr: "Voici ce que l’assuré lirait, dans sa langue et avec ce que votre service peut lire. Rien n’est enregistré.",
    en: "This is what the insured person would read, in their language and with what your service may read. Nothing is recorded.",
};
/// Button.
pub const APPROVE_NEXT: Text = Text { fr: "Approuver et suivant", en: "Approve and next" };
/// When it works.
pub const APPROVE_NEXT_HINT: Text = Text {
    fr: "Ce dossier ne laisse rien en suspens une fois tous les points cochés. Raccourci\u{a0}: touche d’accès «\u{202f}a\u{202f}».",
    en: "Nothing is left open in this file once every point is ticked. Shortcut: access key \u{201c}a\u{201d}.",
};
/// Heading.
pub const PROPOSAL: Text =
    Text { fr: "Décision proposée, à confirmer", en: "Decision proposed, to be confirmed" };
/// Row.
pub const PROPOSED_BY: Text = Text { fr: "Proposée par", en: "Proposed by" };
/// Row.
pub const WHY_SECOND: Text = Text { fr: "Pourquoi une deuxième personne", en: "Why a second person" };
/// Button.
pub const CONFIRM: Text = Text { fr: "Confirmer la décision", en: "Confirm the decision" };
/// Label.
pub const SEND_BACK_WORDS: Text =
    Text { fr: "Ou\u{a0}: ce qui est à revoir", en: "Or: what should be looked at again" };
/// Hint.
pub const SEND_BACK_HINT: Text = Text {
    fr: "Nécessaire pour renvoyer. Lu par votre service, jamais par l’assuré.",
    en: "Needed to send it back. Read by your service, never by the insured person.",
};
/// Button.
pub const SEND_BACK: Text = Text { fr: "Renvoyer la proposition", en: "Send the proposal back" };

/// A decision.
pub const fn verdict(kind: DecisionKind) -> Text {
    match kind {
        DecisionKind::Approve => APPROVE,
        DecisionKind::Refuse => REFUSE,
        DecisionKind::Redirect => REDIRECT,
    }
}

/// Why a second person looks.
pub const fn why_second(why: WhySecond) -> Text {
    match why {
        WhySecond::Onboarding => {
            Text { fr: "La personne est en formation", en: "The person is being onboarded" }
        }
        WhySecond::Reversal => {
            Text { fr: "Elle change une décision déjà prise", en: "It changes a decision already taken" }
        }
        WhySecond::MedicalConclusion => {
            Text { fr: "Refus pour un motif médical", en: "Refusal for a medical reason" }
        }
        WhySecond::Sensitive => Text { fr: "Motif de refus sensible", en: "Sensitive reason of refusal" },
    }
}

/// Said before a decision is recorded that will wait.
pub fn to_be_confirmed(lang: Lang, why: WhySecond) -> String {
    let why = why_second(why).get(lang);
    match lang {
        Lang::Fr => format!("Une deuxième personne devra la confirmer\u{a0}: {}.", lower_first(why)),
        Lang::En => format!("A second person will have to confirm it: {}.", lower_first(why)),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
/// Heading.
pub const PREPARE: Text =
    Text { fr: "Préparer pour la caisse qui décide", en: "Prepare for the fund that decides" };
/// Label.
pub const PREPARED: Text = Text { fr: "Ce que vous avez vérifié", en: "What you checked" };
/// Hint.
pub const PREPARED_HINT: Text = Text {
    fr: "Lu par les agents de l’autre caisse, de votre service seulement. L’assuré ne le reçoit pas.",
    en: "Read by the people of the other fund, of your side only. The insured person does not get it.",
};
/// Button.
pub const PREPARE_SUBMIT: Text = Text { fr: "Rendre, prêt à décider", en: "Give back, ready to decide" };
/// Heading.
pub const ASK: Text = Text { fr: "Poser une question à l’assuré", en: "Ask the insured person" };
/// Label.
pub const QUESTION: Text = Text { fr: "Votre question", en: "Your question" };
/// Hint.
pub const QUESTION_HINT: Text = Text {
    fr: "Le délai est suspendu jusqu’à la réponse. Une seule chose à la fois, en mots simples.",
    en: "The clock is paused until the answer. One thing at a time, in plain words.",
};
/// Button.
pub const ASK_SUBMIT: Text = Text { fr: "Envoyer la question", en: "Send the question" };
/// Button.
pub const RELEASE: Text = Text { fr: "Remettre dans la file", en: "Back to the queue" };
/// Button.
pub const TAKE: Text = Text { fr: "Prendre ce dossier", en: "Take this claim" };
/// Heading.
pub const REOPEN: Text = Text { fr: "Rouvrir la décision", en: "Reopen the decision" };
/// Label.
pub const REOPEN_REASON: Text = Text { fr: "Pourquoi rouvrir\u{202f}?", en: "Why reopen it?" };
/// Hint.
pub const REOPEN_HINT: Text = Text {
    fr: "Le volet de l’employeur passe à «\u{202f}en cours d’examen\u{202f}» jusqu’à la nouvelle décision.",
    en: "The employer’s notice says \u{201c}under review\u{201d} until the new decision.",
};
/// Button.
pub const REOPEN_SUBMIT: Text = Text { fr: "Rouvrir", en: "Reopen" };
/// Heading of the acts.
pub const ACTS: Text = Text { fr: "Agir sur le dossier", en: "Act on the claim" };
/// No act is open.
pub const NO_ACT: Text = Text {
    fr: "Aucune action n’est possible pour vous sur ce dossier maintenant.",
    en: "There is nothing you can do with this claim now.",
};

/// Heading and button of the pass form, by the side that passes.
pub const fn pass(side: Side) -> Text {
    match side {
        Side::Administrative => {
            Text { fr: "Transmettre au service médical", en: "Pass to the medical service" }
        }
        Side::Medical => Text { fr: "Transmettre aux gestionnaires", en: "Pass to the caseworkers" },
    }
}
