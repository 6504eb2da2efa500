//! Queues lent between funds.

use super::decision::words;
use super::{badge, fund_name, moment};
use crate::clock::paris;
use crate::persistence::fund_loans::LoanLine;
use crate::persistence::staff::SignedIn;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{FundLoanForm, FundLoanRow, FundLoanView, FundLoansPage};
use abri_app::text::common::long_date;
use abri_domain::form::FieldErrors;
use abri_domain::fund::{FundLoan, LoanRight};
use abri_domain::zone::Side;
use time::Duration;
use time::format_description::well_known::Rfc3339;

/// Events that the file of loans has a column for.
const COUNTED: [&str; 7] =
    ["approved", "refused", "redirected", "asked-insured", "passed-to", "prepared", "reopened"];

/// The head of the file of loans.
pub const LOAN_COLUMNS: [&str; 15] = [
    "fund",
    "helped-by",
    "side",
    "scheme",
    "percent",
    "rights",
    "from",
    "until",
    "approved",
    "refused",
    "redirected",
    "asked-insured",
    "passed-to",
    "prepared",
    "reopened",
];

/// The page, before anything is typed.
pub fn fund_loans(service: &Service, person: &SignedIn, lines: &[LoanLine], lang: Lang) -> FundLoansPage {
    let funds = super::funds(service);
    let mine = |(code, _): &&(String, String)| person.fund.as_ref().is_none_or(|own| own == code);
    let schemes = service.rules.current();
    let schemes = schemes.books().iter().map(|book| book.scheme());
    let percent = "100".to_owned();
    FundLoansPage {
        agent: badge(person),
        loans: lines.iter().map(|line| row(service, line, lang)).collect(),
        lenders: funds.iter().filter(mine).cloned().collect(),
        funds,
        schemes: schemes
            .map(|scheme| (scheme.id().to_owned(), words(scheme.title(), lang).to_owned()))
            .collect(),
        form: FundLoanForm { loan_percent: percent, ..FundLoanForm::default() },
        errors: FieldErrors::default(),
        refused: None,
        done: None,
    }
}

fn row(service: &Service, line: &LoanLine, lang: Lang) -> FundLoanRow {
    let done = COUNTED.iter().filter_map(|code| Some(((*code).to_owned(), *line.done.get(*code)?)));
    FundLoanRow {
        loan_id: line.loan.loan_id.to_string(),
        view: fund_loan(service, &line.loan, lang),
        span: [moment(line.loan.from, lang), moment(line.loan.until, lang)],
        stands: line.loan.until > service.clock.now(),
        lent_by: line.lent_by.clone(),
        ended_by: line.ended_by.clone(),
        done: done.collect(),
    }
}

/// A loan, by the names people know.
pub fn fund_loan(service: &Service, loan: &FundLoan, lang: Lang) -> FundLoanView {
    let schemes = service.rules.current();
    let title = |id: &String| {
        schemes.book(id).map_or_else(|| id.clone(), |book| words(book.scheme().title(), lang).to_owned())
    };
    FundLoanView {
        fund: fund_name(service, &loan.fund),
        to_fund: fund_name(service, &loan.to_fund),
        side: loan.side,
        scheme: loan.scheme.as_ref().map(title),
        percent: loan.tenths.percent(),
        may: loan.may,
        last_day: long_date(lang, paris(loan.until - Duration::SECOND).date()),
    }
}

/// The loans as lines of a file: who helped whom, with what, and what was done.
pub fn loan_lines(lines: &[LoanLine]) -> Vec<[String; 15]> {
    lines.iter().map(loan_line).collect()
}

fn loan_line(line: &LoanLine) -> [String; 15] {
    let loan = &line.loan;
    let at = |at: time::OffsetDateTime| paris(at).format(&Rfc3339).unwrap_or_default();
    let [approved, refused, redirected, asked, passed, prepared, reopened] =
        COUNTED.map(|code| line.done.get(code).copied().unwrap_or_default().to_string());
    [
        loan.fund.clone(),
        loan.to_fund.clone(),
        loan.side.map_or("both", Side::code).to_owned(),
        loan.scheme.clone().unwrap_or_else(|| "all".to_owned()),
        loan.tenths.percent().to_string(),
        LoanRight::code(loan.may).to_owned(),
        at(loan.from),
        at(loan.until),
        approved,
        refused,
        redirected,
        asked,
        passed,
        prepared,
        reopened,
    ]
}
