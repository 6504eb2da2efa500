//! The title of each screen. When something is wrong, the title says so first.

use crate::lang::{Lang, Text};
use crate::model::{CheckPage, MessageKind, Screen};
use crate::text::{agent, common, form, public};

/// `Erreur : Qui êtes-vous ? - Abri`.
pub fn of(lang: Lang, screen: &Screen) -> String {
    let prefix = if has_faults(screen) { common::ERROR_PREFIX.get(lang) } else { "" };
    let words = match screen {
        Screen::RuleVersion(page) => page.line.title.as_str(),
        other => words(other).get(lang),
    };
    if words.is_empty() {
        common::SERVICE.to_owned()
    } else {
        format!("{prefix}{words} - {}", common::SERVICE)
    }
}

fn words(screen: &Screen) -> Text {
    match screen {
        Screen::Home(_) => common::TAGLINE,
        Screen::Check(_) => text("Suis-je concerné\u{202f}?", "Am I concerned?"),
        Screen::Step(page) => form::title(page.step),
        Screen::Employer(_) => form::EMPLOYER_TITLE,
        Screen::Receipt(_) => text("Votre demande est enregistrée", "Your claim is recorded"),
        Screen::FollowUp(_) => text("Suivre ma demande", "Follow my claim"),
        Screen::FollowUpCode(_) => text("Votre code", "Your code"),
        Screen::OwnClaim(_) => text("Ma demande", "My claim"),
        Screen::Unsent(_) => text("Rien n’a été enregistré", "Nothing was recorded"),
        Screen::CallBack(_) => public::callback::TITLE,
        Screen::CallBackCode(_) => public::callback::CODE_TITLE,
        Screen::EmployerContact(_) => {
            text("Corriger l’adresse d’un employeur", "Correct where an employer is reached")
        }
        Screen::Notice(_) => text("Le volet de votre employeur", "Your employer’s notice"),
        Screen::EmployerDoor(_) | Screen::EmployerLink(_) => public::employer_space::TITLE,
        Screen::EmployerNotices(_) => public::employer_space::NOTICES,
        // A name in a title would stay in the history of a shared browser.
        Screen::EmployerNotice(_) => public::employer_space::ONE,
        Screen::Verify(_) => text("Vérifier un volet", "Check a notice"),
        Screen::Proof(_) => public::proof::TITLE,
        Screen::Rules(_) | Screen::RuleVersion(_) => text("Les règles", "The rules"),
        Screen::Journal(_) => public::journal::TITLE,
        Screen::Privacy => text("Données personnelles", "Personal data"),
        Screen::Accessibility => text("Accessibilité", "Accessibility"),
        Screen::Message(page) => message(page.kind),
        Screen::SignIn(_) => text("Connexion des agents", "Staff sign-in"),
        Screen::Queue(_) => text("Demandes à traiter", "Claims to handle"),
        Screen::Claims(_) => agent::lists::TITLE,
        Screen::Bulk(_) => agent::lists::RESULT,
        Screen::Labels(_) => agent::lists::MANAGE_LABELS,
        // A reference in a title would stay in the history of a shared browser.
        Screen::Case(_) => text("Dossier", "Case file"),
        Screen::RulesDesk(_) => agent::rules::TITLE,
        Screen::RuleDraft(_) => agent::rules::DRAFT,
        Screen::Rechecks(_) => agent::rechecks::TITLE,
        Screen::Safeguards(_) => agent::safeguards::TITLE,
        Screen::Board(_) => agent::board::TITLE,
        Screen::Opinions(_) => agent::opinions::TITLE,
        Screen::Opinion(_) => agent::opinions::ONE,
        Screen::Delegations(_) => agent::delegations::TITLE,
        Screen::Deliveries(_) => agent::deliveries::TITLE,
        Screen::BreakGlass(_) | Screen::Glass(_) => agent::glass::TITLE,
        Screen::GlassReviews(_) => agent::glass::REVIEWS,
        Screen::Assignments(_) => agent::assignments::TITLE,
        Screen::Announcements(_) => agent::announcements::TITLE,
        Screen::Procedures(page) => {
            page.procedure.map_or(agent::procedures::TITLE, |procedure| procedure.title)
        }
        Screen::FundLoans(_) => agent::fund_loans::TITLE,
        Screen::Audit(_) => agent::audit::TITLE,
        Screen::AuditTrail(_) => agent::audit::TRAIL,
        Screen::SignInCode(_) => agent::sign_in::CODE_TITLE,
        Screen::Password(_) => agent::account::PASSWORD_TITLE,
        Screen::SecondFactor(_) => agent::second_factor::TITLE,
        Screen::Team(_) => agent::team::TITLE,
        Screen::Account(_) => agent::team::ACCOUNT,
        Screen::CallDesk(_) => agent::call_desk::TITLE,
        Screen::CallAnswer(_) => agent::call_desk::ANSWER,
        Screen::Callbacks(_) => agent::callbacks::TITLE,
        Screen::Callback(_) => agent::callbacks::ONE,
        Screen::CallbackHours(_) => agent::callbacks::HOURS,
        Screen::FilingDesk(page) => agent::filing::title(page.channel),
        Screen::Filing(page) => agent::filing::title(page.channel),
        Screen::Filed(_) => agent::filing::FILED,
        Screen::RoleChanged(_) => agent::account::ROLE_CHANGED,
        Screen::Shift(_) => agent::shift::TITLE,
        Screen::Provider(_) => agent::provider::TITLE,
    }
}

const fn text(fr: &'static str, en: &'static str) -> Text {
    Text { fr, en }
}

const fn message(kind: MessageKind) -> Text {
    match kind {
        MessageKind::NotFound => text("Page introuvable", "Page not found"),
        MessageKind::WrongOrigin => text("Demande refusée", "Request refused"),
        MessageKind::TooManyRequests => {
            text("Trop de demandes en peu de temps", "Too many requests in a short time")
        }
        MessageKind::TooLarge => text("Envoi trop lourd", "Too much was sent"),
        MessageKind::WrongContentType | MessageKind::Unreadable => {
            text("Envoi illisible", "What was sent can’t be read")
        }
        MessageKind::Unavailable => text("Service indisponible", "Service unavailable"),
        MessageKind::Internal => text("Un problème est survenu", "Something went wrong"),
        MessageKind::Closed => text("Le dispositif est fermé", "The scheme is closed"),
        MessageKind::SessionEnded => text("Votre session est terminée", "Your session ended"),
    }
}

fn has_faults(screen: &Screen) -> bool {
    match screen {
        Screen::Check(page) => matches!(&**page, CheckPage::Ask(asked) if !asked.errors.is_empty()),
        Screen::Step(page) => !page.errors.is_empty(),
        Screen::Employer(page) => !page.errors.is_empty(),
        Screen::FollowUp(page) => page.not_matching || !page.errors.is_empty(),
        Screen::FollowUpCode(page) => page.refused || !page.errors.is_empty(),
        Screen::OwnClaim(page) => !page.errors.is_empty(),
        Screen::CallBack(page) => page.form.refused.is_some() || !page.form.errors.is_empty(),
        Screen::CallBackCode(page) => page.refused.is_some() || !page.errors.is_empty(),
        Screen::Callbacks(page) => page.form.refused.is_some() || !page.form.errors.is_empty(),
        Screen::Callback(page) => !page.errors.is_empty(),
        Screen::CallbackHours(page) => !page.errors.is_empty(),
        Screen::EmployerDoor(page) => page.stale || !page.errors.is_empty(),
        Screen::EmployerNotices(page) => page.none_ticked,
        Screen::EmployerNotice(page) => !page.errors.is_empty(),
        Screen::Verify(page) => !page.errors.is_empty(),
        Screen::SignIn(page) => page.refused,
        Screen::Case(page) => !page.errors.is_empty(),
        Screen::Queue(page) => !page.errors.is_empty(),
        Screen::Claims(page) => page.refused.is_some() || !page.errors.is_empty(),
        Screen::Labels(page) => page.refused.is_some() || !page.errors.is_empty(),
        Screen::Opinion(page) => !page.errors.is_empty(),
        Screen::Delegations(page) => page.refused.is_some() || !page.errors.is_empty(),
        Screen::Deliveries(page) => page.refused.is_some(),
        Screen::BreakGlass(page) => !page.errors.is_empty(),
        Screen::GlassReviews(page) => page.refused || !page.errors.is_empty(),
        Screen::Assignments(page) => page.refused.is_some() || !page.errors.is_empty(),
        Screen::Announcements(page) => !page.errors.is_empty(),
        Screen::FundLoans(page) => page.refused.is_some() || !page.errors.is_empty(),
        Screen::RulesDesk(page) => !page.errors.is_empty() || page.obstacle.is_some(),
        Screen::RuleDraft(page) => !page.errors.is_empty() || page.obstacle.is_some(),
        Screen::Safeguards(page) => page.refused.is_some() || !page.errors.is_empty(),
        Screen::Board(page) => !page.errors.is_empty(),
        Screen::Audit(page) => !page.errors.is_empty(),
        Screen::SignInCode(page) => page.refused,
        Screen::CallDesk(page) => page.not_matching || page.too_many || !page.errors.is_empty(),
        Screen::Filing(page) => !page.errors.is_empty(),
        Screen::Password(page) => page.refused.is_some(),
        Screen::SecondFactor(page) => page.refused,
        Screen::Team(page) => page.refused.is_some() || !page.errors.is_empty(),
        Screen::Account(page) => page.refused.is_some() || !page.errors.is_empty(),
        _ => false,
    }
}
