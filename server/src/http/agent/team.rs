//! The accounts of the team. A password that was drawn is in the answer itself, once; every other act leads back.

use super::session::TeamDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::team::{self, AccountAct, ActOutcome, Made};
use crate::state::Service;
use crate::views;
use abri_app::model::{
    AccountPage, FreshPassword, LoanForm, MessageKind, NewAccountForm, Screen, StaffRole, TeamPage,
    TeamRefusal,
};
use abri_app::paths::agent;
use abri_domain::dates::parse_date;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::fund::FundCode;
use abri_domain::staff::{LoanRefusal, NAME_MAX, OnboardingRefusal, StaffAct, is_login};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// Said after the fund of an account was changed.
const FUND_SET: &str = "fund-set";

/// Every account, and the last acts.
pub async fn show(desk: TeamDesk) -> Result<Response, Failure> {
    let page = load(&desk).await?;
    Ok(draw(&desk, StatusCode::OK, page))
}

async fn load(desk: &TeamDesk) -> Result<TeamPage, Failure> {
    let (service, lang) = (&desk.visit.web.service, desk.visit.lang);
    let (accounts, acts) = team::team(service, &desk.who).await?;
    Ok(TeamPage {
        agent: views::admin_badge(&desk.who),
        accounts: accounts.iter().map(|account| views::account_row(service, account, lang)).collect(),
        acts: acts.iter().map(|line| views::act_line(line, lang)).collect(),
        funds: views::funds(service),
        form: NewAccountForm::default(),
        errors: FieldErrors::default(),
        refused: None,
        fresh: None,
    })
}

fn draw(desk: &TeamDesk, status: StatusCode, page: TeamPage) -> Response {
    render::page(&desk.visit, status, Screen::Team(Box::new(page)))
}

/// Makes an account, and shows its one-time password.
pub async fn make(desk: TeamDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let [login, name, role, fund] =
        ["new_login", "new_name", "new_role", "new_fund"].map(|field| fields.kept(field));
    let form = NewAccountForm { login, name, role, fund };
    let errors = faults(&desk.visit.web.service, &form);
    let (Some(role), true) = (StaffRole::from_code(&form.role), errors.is_empty()) else {
        let page = TeamPage { form, errors, ..load(&desk).await? };
        return Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, page));
    };
    let names = (form.login.trim(), form.name.trim());
    let fund = Some(form.fund.as_str()).filter(|fund| !fund.is_empty());
    match team::make(&desk.visit.web.service, &desk.who, names, (role, fund)).await? {
        Made::Account { password, .. } => {
            let fresh = Some(FreshPassword { login: names.0.to_owned(), password });
            Ok(draw(&desk, StatusCode::OK, TeamPage { fresh, ..load(&desk).await? }))
        }
        Made::LoginTaken => {
            let refused = Some(TeamRefusal::LoginTaken);
            Ok(draw(&desk, StatusCode::CONFLICT, TeamPage { form, refused, ..load(&desk).await? }))
        }
    }
}

fn faults(service: &Service, form: &NewAccountForm) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if !is_login(form.login.trim()) {
        errors.add("new_login", FieldCode::Missing);
    }
    if form.name.trim().is_empty() {
        errors.add("new_name", FieldCode::Missing);
    } else if form.name.chars().count() > NAME_MAX {
        errors.add("new_name", FieldCode::TooLong { max: NAME_MAX as u64 });
    }
    if StaffRole::from_code(&form.role).is_none() {
        errors.add("new_role", FieldCode::NotAnOption);
    }
    if !is_fund_or_none(service, &form.fund) {
        errors.add("new_fund", FieldCode::NotAnOption);
    }
    errors
}

/// One account.
pub async fn show_one(desk: TeamDesk, Path(path): Path<String>) -> Result<Response, Failure> {
    let page = load_one(&desk, staff_id(&path)?).await?;
    let done = StaffAct::from_code(&desk.visit.query);
    let fund_set = desk.visit.query == FUND_SET;
    Ok(draw_one(&desk, StatusCode::OK, AccountPage { done, fund_set, ..page }))
}

fn staff_id(path: &str) -> Result<Uuid, Failure> {
    path.parse().map_err(|_| Failure::Say(MessageKind::NotFound))
}

async fn load_one(desk: &TeamDesk, staff_id: Uuid) -> Result<AccountPage, Failure> {
    let (service, lang) = (&desk.visit.web.service, desk.visit.lang);
    let (account, acts, said) = team::account(service, &desk.who, staff_id).await?;
    Ok(AccountPage {
        agent: views::admin_badge(&desk.who),
        account: views::account_row(service, &account, lang),
        is_own: staff_id == desk.who.staff_id,
        acts: acts.iter().map(|line| views::act_line(line, lang)).collect(),
        funds: views::funds(service),
        fund_history: said.iter().map(|line| views::fund_change(service, line, lang)).collect(),
        fund_set: false,
        form: LoanForm::default(),
        errors: FieldErrors::default(),
        refused: None,
        fresh: None,
        done: None,
    })
}

fn draw_one(desk: &TeamDesk, status: StatusCode, page: AccountPage) -> Response {
    render::page(&desk.visit, status, Screen::Account(Box::new(page)))
}

/// Lends a role.
pub async fn lend(desk: TeamDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let staff_id = staff_id(&path)?;
    let last_day = ["last_day", "last_month", "last_year"].map(|field| fields.kept(field));
    let form = LoanForm { role: fields.kept("lent_role"), last_day, ..LoanForm::default() };
    let mut errors = FieldErrors::default();
    let role = StaffRole::from_code(&form.role);
    if role.is_none() {
        errors.add("lent_role", FieldCode::NotAnOption);
    }
    let [day, month, year] = &form.last_day;
    let last_day =
        parse_date(day, month, year).map_err(|error| errors.add("last_day", FieldCode::Date { error }));
    let (Some(role), Ok(last_day)) = (role, last_day) else {
        return refuse(&desk, staff_id, form, errors, None).await;
    };
    let lent = team::lend(&desk.visit.web.service, &desk.who, staff_id, role, last_day).await?;
    let refused = match lent {
        Ok(()) => return Ok(back(staff_id, StaffAct::RoleLent)),
        Err(LoanRefusal::Days { first, last }) => {
            errors.add("last_day", FieldCode::OutsideWindow { first, last });
            None
        }
        Err(LoanRefusal::OwnAccount) => Some(TeamRefusal::OwnAccount),
        Err(LoanRefusal::SameRole) => Some(TeamRefusal::SameRole),
        Err(LoanRefusal::AlreadyLent) => Some(TeamRefusal::AlreadyLent),
    };
    refuse(&desk, staff_id, form, errors, refused).await
}

/// The page again, with what was typed and why nothing was done.
async fn refuse(
    desk: &TeamDesk,
    staff_id: Uuid,
    form: LoanForm,
    errors: FieldErrors,
    refused: Option<TeamRefusal>,
) -> Result<Response, Failure> {
    let late = matches!(refused, Some(TeamRefusal::AlreadyLent | TeamRefusal::AlreadySo));
    let status = if late { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = load_one(desk, staff_id).await?;
    Ok(draw_one(desk, status, AccountPage { form, errors, refused, ..page }))
}

fn back(staff_id: Uuid, done: StaffAct) -> Response {
    Redirect::to(&format!("{}?{}", agent::account(&staff_id.to_string()), done.code())).into_response()
}

/// Has someone's decisions confirmed by a second person up to a day.
pub async fn onboard(desk: TeamDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let staff_id = staff_id(&path)?;
    let until = ["until_day", "until_month", "until_year"].map(|field| fields.kept(field));
    let form = LoanForm { until, ..LoanForm::default() };
    let mut errors = FieldErrors::default();
    let [day, month, year] = &form.until;
    let last_day = match parse_date(day, month, year) {
        Ok(day) => day,
        Err(error) => {
            errors.add("until_day", FieldCode::Date { error });
            return refuse(&desk, staff_id, form, errors, None).await;
        }
    };
    let refused = match team::onboard(&desk.visit.web.service, &desk.who, staff_id, last_day).await? {
        Ok(()) => return Ok(back(staff_id, StaffAct::OnboardingSet)),
        Err(OnboardingRefusal::Days { first, last }) => {
            errors.add("until_day", FieldCode::OutsideWindow { first, last });
            None
        }
        Err(OnboardingRefusal::OwnAccount) => Some(TeamRefusal::OwnAccount),
    };
    refuse(&desk, staff_id, form, errors, refused).await
}

/// Ends an onboarding.
pub async fn end_onboarding(desk: TeamDesk, path: Path<String>, fields: Fields) -> Result<Response, Failure> {
    act(desk, path, fields, (AccountAct::EndOnboarding, StaffAct::OnboardingEnded)).await
}

/// Gives a one-time password, and shows it.
pub async fn give_password(
    desk: TeamDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let staff_id = staff_id(&path)?;
    let given = team::give_password(&desk.visit.web.service, &desk.who, staff_id).await?;
    let Some(password) = given else {
        let (form, errors) = (LoanForm::default(), FieldErrors::default());
        return refuse(&desk, staff_id, form, errors, Some(TeamRefusal::OwnAccount)).await;
    };
    let page = load_one(&desk, staff_id).await?;
    let fresh = Some(FreshPassword { login: page.account.login.clone(), password });
    Ok(draw_one(&desk, StatusCode::OK, AccountPage { fresh, ..page }))
}

fn is_fund_or_none(service: &Service, code: &str) -> bool {
    code.is_empty() || FundCode::parse(code).is_ok_and(|code| service.funds.get(&code).is_some())
}

/// Says which fund the account belongs to.
pub async fn set_fund(desk: TeamDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let (service, staff_id, fund) = (&desk.visit.web.service, staff_id(&path)?, fields.kept("fund"));
    if !is_fund_or_none(service, &fund) {
        let mut errors = FieldErrors::default();
        errors.add("fund", FieldCode::NotAnOption);
        return refuse(&desk, staff_id, LoanForm::default(), errors, None).await;
    }
    let fund = Some(fund.as_str()).filter(|fund| !fund.is_empty());
    if !team::set_fund(service, &desk.who, staff_id, fund).await? {
        let (form, errors) = (LoanForm::default(), FieldErrors::default());
        return refuse(&desk, staff_id, form, errors, Some(TeamRefusal::OwnAccount)).await;
    }
    Ok(Redirect::to(&format!("{}?{FUND_SET}", agent::account(&staff_id.to_string()))).into_response())
}

/// Ends the loan of a role.
pub async fn end_loan(desk: TeamDesk, path: Path<String>, fields: Fields) -> Result<Response, Failure> {
    act(desk, path, fields, (AccountAct::EndLoan, StaffAct::RoleEnded)).await
}

/// Takes a second factor away.
pub async fn reset_second_factor(
    desk: TeamDesk,
    path: Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    act(desk, path, fields, (AccountAct::ResetSecondFactor, StaffAct::SecondFactorReset)).await
}

/// Links the account to nobody at the identity provider.
pub async fn unlink(desk: TeamDesk, path: Path<String>, fields: Fields) -> Result<Response, Failure> {
    act(desk, path, fields, (AccountAct::Unlink, StaffAct::IdentityUnlinked)).await
}

/// Disables an account.
pub async fn disable(desk: TeamDesk, path: Path<String>, fields: Fields) -> Result<Response, Failure> {
    act(desk, path, fields, (AccountAct::Disable, StaffAct::Disabled)).await
}

/// Enables an account.
pub async fn enable(desk: TeamDesk, path: Path<String>, fields: Fields) -> Result<Response, Failure> {
    act(desk, path, fields, (AccountAct::Enable, StaffAct::Enabled)).await
}

async fn act(
    desk: TeamDesk,
    Path(path): Path<String>,
    fields: Fields,
    (act, said): (AccountAct, StaffAct),
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let staff_id = staff_id(&path)?;
    let refused = match team::act(&desk.visit.web.service, &desk.who, staff_id, act).await? {
        ActOutcome::Done => return Ok(back(staff_id, said)),
        ActOutcome::AlreadySo => TeamRefusal::AlreadySo,
        ActOutcome::OwnAccount => TeamRefusal::OwnAccount,
    };
    refuse(&desk, staff_id, LoanForm::default(), FieldErrors::default(), Some(refused)).await
}
