//! Wordings of the form: its frame here, one file for each group of pages.

pub mod choices;
pub mod employers;
pub mod helper;
pub mod person;
pub mod review;
pub mod sharing;
pub mod terms;

use crate::lang::{Lang, Text};
use crate::model::StepMessage;
use abri_domain::form::Step;

/// Title of the page of one employer.
pub const EMPLOYER_TITLE: Text = Text { fr: "Votre employeur", en: "Your employer" };

/// Title of a page.
pub const fn title(step: Step) -> Text {
    match step {
        Step::Terms => Text { fr: "Avant de commencer", en: "Before you start" },
        Step::Identity => Text { fr: "Qui êtes-vous\u{202f}?", en: "Who are you?" },
        Step::Contact => Text { fr: "Comment vous joindre\u{202f}?", en: "How can we reach you?" },
        Step::Situation => Text { fr: "Comment travaillez-vous\u{202f}?", en: "How do you work?" },
        Step::Ground => {
            Text { fr: "Pourquoi demandez-vous un arrêt\u{202f}?", en: "Why do you ask for time off?" }
        }
        Step::Period => Text { fr: "À partir de quel jour\u{202f}?", en: "From which day?" },
        Step::Employers => Text { fr: "Vos employeurs", en: "Your employers" },
        Step::Sharing => Text { fr: "Ce que verra votre employeur", en: "What your employer will see" },
        Step::Review => Text { fr: "Vérifiez vos réponses", en: "Check your answers" },
    }
}

/// Where the person is in the form.
pub fn progress(lang: Lang, (place, pages): (usize, usize)) -> String {
    match lang {
        Lang::Fr => format!("Étape {place} sur {pages}"),
        Lang::En => format!("Step {place} of {pages}"),
    }
}

/// Link to the review page, for those who came from it.
pub const BACK_TO_REVIEW: Text =
    Text { fr: "Retour à la vérification", en: "Back to the check of your answers" };
/// Button of a page that leads back to the review.
pub const SAVE: Text = Text { fr: "Enregistrer et revenir", en: "Save and go back" };

/// Title and text of a message above the form.
pub const fn message(message: StepMessage) -> (Text, Text) {
    match message {
        StepMessage::DraftExpired => (
            Text { fr: "Votre brouillon a expiré", en: "Your draft has expired" },
            Text {
                fr: "Pour protéger vos données, un brouillon ne reste pas longtemps. Ce que vous venez de taper est gardé. Les pages d’avant sont à remplir à nouveau.",
                en: "To protect your data, a draft does not stay long. What you just typed is kept. The pages before are to be filled in again.",
            },
        ),
        StepMessage::FinishThisFirst => (
            Text { fr: "Cette page d’abord", en: "This page first" },
            Text {
                fr: "Il reste quelque chose à compléter ici avant de continuer.",
                en: "There is something left to complete here before you go on.",
            },
        ),
        StepMessage::NotRecorded => (
            Text { fr: "Rien n’a été enregistré", en: "Nothing was recorded" },
            Text {
                fr: "Le service a un problème passager. Vos réponses sont gardées. Réessayez dans quelques minutes\u{a0}: votre demande ne sera pas envoyée deux fois.",
                en: "The service has a passing problem. Your answers are kept. Try again in a few minutes: your claim will not be sent twice.",
            },
        ),
        StepMessage::ChangedElsewhere => (
            Text { fr: "Réponses changées dans un autre onglet", en: "Answers changed in another tab" },
            Text {
                fr: "Vous voyez ici les réponses les plus récentes. Vérifiez-les avant de continuer.",
                en: "You see the newest answers here. Check them before you go on.",
            },
        ),
        StepMessage::SavedElsewhere => (
            Text { fr: "Page enregistrée dans un autre onglet", en: "Page saved in another tab" },
            Text {
                fr: "Cette page a été enregistrée ailleurs depuis que vous l’avez ouverte. Ce que vous venez de taper est gardé ci-dessous, mais pas encore enregistré. Si vous continuez, vos réponses ci-dessous remplacent celles qui sont enregistrées\u{a0}:",
                en: "This page was saved elsewhere since you opened it. What you just typed is kept below, but not saved yet. If you go on, your answers below replace those that are saved:",
            },
        ),
        StepMessage::TakenOffElsewhere => (
            Text { fr: "Employeur retiré dans un autre onglet", en: "Employer removed in another tab" },
            Text {
                fr: "Cet employeur n’est plus dans la liste. Ce que vous venez de taper est gardé ci-dessous, mais pas enregistré. Si vous l’enregistrez, l’employeur est ajouté de nouveau.",
                en: "This employer is no longer on the list. What you just typed is kept below, but not saved. If you save it, the employer is added again.",
            },
        ),
        StepMessage::RulesChanged => (
            Text { fr: "Les règles ont changé", en: "The rules changed" },
            Text {
                fr: "Les règles ont changé depuis que vous avez commencé. Vérifiez cette page avec les règles d’aujourd’hui.",
                en: "The rules changed since you began. Check this page with the rules of today.",
            },
        ),
    }
}
