//! The whole HTML document of a screen: head, header, banner, main, footer.

mod frame;
mod title;

#[cfg(test)]
mod tests;

use crate::model::{CheckPage, PageContext, Screen};
use crate::pages::{
    agent, callback, check, employer_space, follow_up, form_steps, home, journal, message, own_claim, proof,
    receipt, rules, statements, verify,
};
use abri_domain::form::Step;
use frame::{Woken, footer, head, header};
use leptos::prelude::*;

/// Draws a screen, from `<!DOCTYPE html>` to `</html>`.
#[expect(clippy::needless_pass_by_value, reason = "made anew for each page and given away, as the screen is")]
pub fn document(context: PageContext, screen: Screen) -> AnyView {
    let lang = context.lang.code();
    let head = head(&context, title::of(context.lang, &screen), woken_by(&screen));
    let (header, footer) = (header(&context, is_staff(&screen)), footer(&context, is_staff(&screen)));
    let main = page(&context, screen);
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            {head}
            <body class="page">
                {header}
                <main class="page__main" id="main" tabindex="-1">{main}</main>
                {footer}
            </body>
        </html>
    }
    .into_any()
}

fn page(context: &PageContext, screen: Screen) -> AnyView {
    match screen {
        Screen::Home(page) => home::view(context, page),
        Screen::Check(page) => check::view(context, *page),
        Screen::Step(page) => form_steps::view(context, &page),
        Screen::Employer(page) => form_steps::employer(context, &page),
        Screen::Receipt(page) => receipt::view(context, *page),
        Screen::FollowUp(page) => follow_up::view(context, page),
        Screen::FollowUpCode(page) => follow_up::code(context, page),
        Screen::OwnClaim(page) => own_claim::view(context, *page),
        Screen::Unsent(page) => own_claim::unsent(context, &page),
        Screen::CallBack(page) => callback::view(context, &page),
        Screen::CallBackCode(page) => callback::code(context, &page),
        Screen::Notice(page) => own_claim::notice(context, *page),
        Screen::EmployerContact(page) => own_claim::contact(context, &page),
        Screen::EmployerDoor(page) => employer_space::door(context, &page),
        Screen::EmployerLink(page) => employer_space::link(context, &page),
        Screen::EmployerNotices(page) => employer_space::list(context, &page),
        Screen::EmployerNotice(page) => employer_space::notice(context, &page),
        Screen::Verify(page) => verify::view(context, page),
        Screen::Proof(page) => proof::view(context, page),
        Screen::Rules(page) => rules::view(context, *page),
        Screen::RuleVersion(page) => rules::version(context, *page),
        Screen::Journal(page) => journal::view(context, &page),
        Screen::Privacy => statements::privacy(context),
        Screen::Accessibility => statements::accessibility(context),
        Screen::Message(page) => message::view(context, page),
        Screen::SignIn(page) => agent::sign_in::view(context, page),
        Screen::Queue(page) => agent::queue::view(context, *page),
        Screen::Claims(page) => agent::lists::view(context, &page),
        Screen::Bulk(page) => agent::lists::outcome(context, &page),
        Screen::Labels(page) => agent::lists::labels(context, &page),
        Screen::Case(page) => agent::case::view(context, *page),
        Screen::RulesDesk(page) => agent::rules::desk(context, &page),
        Screen::RuleDraft(page) => agent::rules::draft(context, &page),
        Screen::Rechecks(page) => agent::rechecks::view(context, *page),
        Screen::Safeguards(page) => agent::safeguards::view(context, &page),
        Screen::Board(page) => agent::board::view(context, &page),
        Screen::Announcements(page) => agent::announcements::view(context, &page),
        Screen::Procedures(page) => agent::procedures::view(context, &page),
        Screen::FundLoans(page) => agent::fund_loans::view(context, &page),
        Screen::Opinions(page) => agent::opinions::desk(context, &page),
        Screen::Opinion(page) => agent::opinions::one(context, &page),
        Screen::Delegations(page) => agent::delegations::view(context, &page),
        Screen::Deliveries(page) => agent::deliveries::view(context, &page),
        Screen::BreakGlass(page) => agent::glass::confirm(context, &page),
        Screen::Glass(page) => agent::glass::view(context, &page),
        Screen::GlassReviews(page) => agent::glass::reviews(context, &page),
        Screen::Assignments(page) => agent::assignments::view(context, &page),
        Screen::Audit(page) => agent::audit::view(context, &page),
        Screen::AuditTrail(page) => agent::audit::trail(context, &page),
        Screen::SignInCode(page) => agent::sign_in::code(context, &page),
        Screen::Password(page) => agent::password::view(context, &page),
        Screen::SecondFactor(page) => agent::second_factor::view(context, &page),
        Screen::Team(page) => agent::team::view(context, &page),
        Screen::Account(page) => agent::account::view(context, &page),
        Screen::CallDesk(page) => agent::call_desk::view(context, &page),
        Screen::CallAnswer(page) => agent::call_desk::answer(context, &page),
        Screen::Callbacks(page) => agent::callbacks::desk(context, &page),
        Screen::Callback(page) => agent::callbacks::one(context, &page),
        Screen::CallbackHours(page) => agent::callbacks::hours(context, &page),
        Screen::FilingDesk(page) => agent::filing::desk(context, &page),
        Screen::Filing(page) => agent::filing::form(context, &page),
        Screen::Filed(page) => agent::filing::filed(context, &page),
        Screen::RoleChanged(page) => agent::role_changed::view(context, &page),
        Screen::Shift(page) => agent::shift::view(context, &page),
        Screen::Provider(page) => agent::provider::view(context, page),
    }
}

/// What a page loads that does something in the browser; most load nothing at all.
fn woken_by(screen: &Screen) -> Woken {
    let islands = match screen {
        Screen::Step(page) => matches!(
            page.step,
            Step::Identity | Step::Contact | Step::Situation | Step::Ground | Step::Period | Step::Sharing
        ),
        Screen::Employer(_) => true,
        Screen::Check(page) => matches!(&**page, CheckPage::Ask(_)),
        _ => false,
    };
    match (islands, is_staff(screen)) {
        (true, _) => Woken::Islands,
        _ if matches!(screen, Screen::Proof(_)) => Woken::Proofs,
        (false, true) => Woken::Keys,
        (false, false) => Woken::Nothing,
    }
}

const fn is_staff(screen: &Screen) -> bool {
    matches!(
        screen,
        Screen::SignIn(_)
            | Screen::Queue(_)
            | Screen::Claims(_)
            | Screen::Bulk(_)
            | Screen::Labels(_)
            | Screen::Case(_)
            | Screen::RulesDesk(_)
            | Screen::RuleDraft(_)
            | Screen::Rechecks(_)
            | Screen::Safeguards(_)
            | Screen::Board(_)
            | Screen::Opinions(_)
            | Screen::Opinion(_)
            | Screen::Delegations(_)
            | Screen::Deliveries(_)
            | Screen::BreakGlass(_)
            | Screen::Glass(_)
            | Screen::GlassReviews(_)
            | Screen::Assignments(_)
            | Screen::Announcements(_)
            | Screen::Procedures(_)
            | Screen::FundLoans(_)
            | Screen::Audit(_)
            | Screen::AuditTrail(_)
            | Screen::SignInCode(_)
            | Screen::Password(_)
            | Screen::SecondFactor(_)
            | Screen::Team(_)
            | Screen::Account(_)
            | Screen::CallDesk(_)
            | Screen::CallAnswer(_)
            | Screen::Callbacks(_)
            | Screen::Callback(_)
            | Screen::CallbackHours(_)
            | Screen::FilingDesk(_)
            | Screen::Filing(_)
            | Screen::Filed(_)
            | Screen::RoleChanged(_)
            | Screen::Shift(_)
            | Screen::Provider(_)
    )
}
