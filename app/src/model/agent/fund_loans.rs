//! Queues lent between funds, as those who lend see them: funds, dates, counts, and nothing of a claim.

use super::AgentBadge;
use abri_domain::form::FieldErrors;
use abri_domain::fund::{FundLoanRefusal, LoanRight};
use abri_domain::zone::Side;

/// The desk of those who lend queues.
#[derive(Debug, Clone)]
pub struct FundLoansPage {
    /// Who.
    pub agent: AgentBadge,
    /// The loans, the newest first.
    pub loans: Vec<FundLoanRow>,
    /// Funds whose queue this person may lend: code, then name.
    pub lenders: Vec<(String, String)>,
    /// Every fund.
    pub funds: Vec<(String, String)>,
    /// Schemes: id, then title.
    pub schemes: Vec<(String, String)>,
    /// What is being typed.
    pub form: FundLoanForm,
    /// Its faults.
    pub errors: FieldErrors,
    /// Why it was not lent.
    pub refused: Option<FundLoanRefusal>,
    /// Said after an act: `lent`, `ended`, `over`.
    pub done: Option<String>,
}

/// A loan, on one line.
#[derive(Debug, Clone)]
pub struct FundLoanRow {
    /// Id.
    pub loan_id: String,
    /// What is lent, to whom.
    pub view: FundLoanView,
    /// First and last instant, in words.
    pub span: [String; 2],
    /// It can still be ended.
    pub stands: bool,
    /// Who lent it.
    pub lent_by: String,
    /// Who ended it before its day.
    pub ended_by: Option<String>,
    /// What was done under it: code of the event, how often.
    pub done: Vec<(String, i64)>,
}

/// A loan in what matters to everyone.
#[derive(Debug, Clone)]
pub struct FundLoanView {
    /// Name of the fund whose claims they are.
    pub fund: String,
    /// Name of the fund that works them.
    pub to_fund: String,
    /// One side; none for both.
    pub side: Option<Side>,
    /// Title of the scheme; none for all.
    pub scheme: Option<String>,
    /// How many in a hundred claims.
    pub percent: u32,
    /// With what rights.
    pub may: LoanRight,
    /// The last day, in words.
    pub last_day: String,
}

/// A loan as typed.
#[derive(Debug, Clone, Default)]
pub struct FundLoanForm {
    /// Code of the fund whose queue it is.
    pub loan_fund: String,
    /// Code of the fund it is lent to.
    pub loan_to: String,
    /// Code of the side; empty is both.
    pub loan_side: String,
    /// Id of the scheme; empty is all.
    pub loan_scheme: String,
    /// Claims in a hundred.
    pub loan_percent: String,
    /// Code of the rights.
    pub loan_may: String,
    /// First day: day, month, year; empty is today.
    pub first_day: [String; 3],
    /// Last day.
    pub last_day: [String; 3],
}
