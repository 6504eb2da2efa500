//! The routes of everyone, in one language.

use super::Table;
use crate::http::public::{
    callback, check, contact, employer_space, employers, follow_up, home, journal, own_claim, paper, proof,
    receipt, rules, statements, steps, submit, verify,
};
use abri_app::lang::Lang;
use abri_app::paths::Page;
use abri_domain::form::Step;
use axum::routing::{get, post};
/// Adds them.
pub(super) fn pages(table: Table, lang: Lang) -> Table {
    let path = |page: Page| page.path(lang);
    let numbered = |page: Page| format!("{}/{{number}}", page.path(lang));
    let page_ending = |page: Page, end: &str| page.followed_by(lang, end);
    let plain = [
        Step::Terms,
        Step::Identity,
        Step::Contact,
        Step::Situation,
        Step::Ground,
        Step::Period,
        Step::Sharing,
    ];
    let table =
        plain.into_iter().fold(table, |table, step| table.form(path(Page::Step(step)), steps::routes(step)));
    table
        .get(path(Page::Home), get(home::show))
        .form(path(Page::Check), get(check::show).post(check::answer))
        .form(&Page::check_of(lang, "{scheme}"), get(check::show_one).post(check::answer_one))
        .form(path(Page::Step(Step::Employers)), get(employers::list).post(employers::go_on))
        .form(&numbered(Page::Employer), get(employers::show).post(employers::save))
        .form(path(Page::Step(Step::Review)), get(submit::show).post(submit::submit))
        .get(path(Page::Receipt), get(receipt::show))
        .get(path(Page::ReceiptPdf), get(receipt::pdf))
        .get(&Page::paper_form(lang, "{scheme}"), get(paper::form))
        .form(path(Page::FollowUp), get(follow_up::show).post(follow_up::knock))
        .form(path(Page::FollowUpCode), get(follow_up::code).post(follow_up::give_code))
        .get(path(Page::FollowUpCase), get(own_claim::show))
        .post(path(Page::Withdraw), post(own_claim::withdraw))
        .post(path(Page::ReturnEarlier), post(own_claim::return_earlier))
        .post(path(Page::AnswerQuestion), post(own_claim::answer))
        .post(path(Page::NewCodes), post(own_claim::new_codes))
        .post(path(Page::LeaveFollowUp), post(own_claim::leave))
        .get(path(Page::DecisionPdf), get(own_claim::decision_pdf))
        .get(&numbered(Page::Notice), get(own_claim::notice))
        .get(&numbered(Page::NoticePdf), get(own_claim::notice_pdf))
        .form(&numbered(Page::EmployerContact), get(contact::show).post(contact::save))
        .form(path(Page::CallBack), get(callback::show).post(callback::book))
        .form(path(Page::CallBackCode), get(callback::code).post(callback::look_up))
        .post(path(Page::CallBackMove), post(callback::reschedule))
        .post(path(Page::CallBackCancel), post(callback::cancel))
        .form(path(Page::EmployerDoor), get(employer_space::door).post(employer_space::ask))
        .get(&page_ending(Page::EmployerLink, "{token}"), get(employer_space::link))
        .post(path(Page::EmployerEnter), post(employer_space::enter))
        .get(path(Page::EmployerNotices), get(employer_space::list))
        .get(&page_ending(Page::EmployerNotices, "{notice_id}"), get(employer_space::one))
        .post(path(Page::EmployerAnswer), post(employer_space::answer))
        .post(path(Page::EmployerExport), post(employer_space::export::export))
        .post(path(Page::EmployerLeave), post(employer_space::leave))
        .form(path(Page::Verify), get(verify::show).post(verify::answer))
        .get(path(Page::Proof), get(proof::show))
        .get(path(Page::Rules), get(rules::show))
        .get(&Page::rule_version(lang, "{version}"), get(rules::version))
        .get(path(Page::Journal), get(journal::show))
        .get(&Page::journal_of(lang, "{year}"), get(journal::year))
        .get(path(Page::Privacy), get(statements::privacy))
        .get(path(Page::Accessibility), get(statements::accessibility))
}
