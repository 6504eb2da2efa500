//! The accounts of the team, and one's own second factor.

use crate::clock::paris;
use crate::persistence::staff::funds::FundLine;
use crate::persistence::staff::team::{Account, ActLine};
use crate::pipeline::second_factor::Enrolment;
use crate::pipeline::team::Administrator;
use crate::random::in_fours;
use crate::state::Service;
use crate::views::{fund_name, moment};
use abri_app::lang::Lang;
use abri_app::model::{AccountActLine, AccountRow, AgentBadge, FundChangeLine, SecondFactorState};
use abri_app::text::common::{SERVICE, long_date};
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;
use time::{Duration, OffsetDateTime};

/// Who an administrator is, and their form token.
pub fn admin_badge(admin: &Administrator) -> AgentBadge {
    AgentBadge {
        name: admin.name.clone(),
        role: admin.role,
        token: admin.form_token.clone(),
        is_onboarding: false,
    }
}

/// A line of the accounts. A loan that is over is not said.
pub fn account_row(service: &Service, account: &Account, lang: Lang) -> AccountRow {
    let loan = account.loan.filter(|loan| loan.is_in_force(service.clock.now()));
    AccountRow {
        staff_id: account.staff_id.to_string(),
        login: account.login.clone(),
        name: account.name.clone(),
        role: account.role,
        fund: account.fund.as_ref().map(|code| (code.clone(), fund_name(service, code))),
        lent: loan.map(|loan| (loan.role, last_day(loan.until, lang))),
        second_factor: account.second_factor,
        linked: account.linked,
        password_due: account.password_due,
        disabled: account.disabled,
        onboarding: account
            .onboarding_until
            .filter(|until| service.clock.now() < *until)
            .map(|until| last_day(until, lang)),
    }
}

/// Code and name of every fund.
pub fn funds(service: &Service) -> Vec<(String, String)> {
    service.funds.iter().map(|fund| (fund.code.to_string(), fund.name.clone())).collect()
}

/// What was said of the fund of an account.
pub fn fund_change(service: &Service, line: &FundLine, lang: Lang) -> FundChangeLine {
    let fund = line.fund.as_ref().map(|code| fund_name(service, code));
    FundChangeLine { at: moment(line.at, lang), fund, by: line.by.clone() }
}

/// The day before that midnight in Paris, in words.
fn last_day(until: OffsetDateTime, lang: Lang) -> String {
    long_date(lang, paris(until - Duration::SECOND).date())
}

/// A line of the journal.
pub fn act_line(line: &ActLine, lang: Lang) -> AccountActLine {
    AccountActLine {
        at: moment(line.at, lang),
        act: line.act,
        lent: line.loan.map(|(role, until)| (role, last_day(until, lang))),
        until: line.until.map(|until| last_day(until, lang)),
        about: line.about.clone(),
        by: line.by.clone(),
    }
}

/// What to put into a device: the key in groups of four, as a link, as a drawing.
pub fn second_factor(enrolment: &Enrolment, name: &str) -> SecondFactorState {
    let secret = enrolment.secret.as_str();
    let label: String =
        form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20");
    let link = format!("otpauth://totp/{SERVICE}:{label}?secret={secret}&issuer={SERVICE}");
    let code = QRBuilder::new(link.as_str()).build();
    let drawing = code.map(|code| SvgBuilder::default().margin(4).to_str(&code)).unwrap_or_default();
    SecondFactorState::Open { secret: in_fours(secret, ' '), link, drawing }
}
