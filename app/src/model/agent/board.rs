//! The crisis board.

use super::AgentBadge;
use abri_domain::board::{Backlog, Forecast, Shown, Stage};
use abri_domain::claim::RefusalReason;
use abri_domain::form::FieldErrors;
use time::Date;

/// The board of a fund, or of all of them.
#[derive(Debug, Clone)]
pub struct BoardPage {
    /// Who.
    pub agent: AgentBadge,
    /// Code and name of every fund.
    pub funds: Vec<(String, String)>,
    /// What is asked, as typed.
    pub form: BoardForm,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// Since midnight.
    pub today: BoardDay,
    /// Share of the decisions of the week that the rule took alone, in per cent; none while there are too few.
    pub automatic: Option<u64>,
    /// Minutes within which half, nine in ten and ninety-nine in a hundred decisions of the week were taken.
    pub times: [Option<u32>; 3],
    /// What is open, by stage.
    pub open: Vec<(Stage, Shown)>,
    /// The day the oldest open claim was recorded.
    pub oldest: Option<Date>,
    /// The last twenty-four hours, the oldest first.
    pub hours: Vec<BoardHour>,
    /// Refusals of the week, by reason.
    pub refusals: Vec<(RefusalReason, Shown)>,
    /// Each fund, on the board of all of them.
    pub per_fund: Vec<BoardFund>,
    /// How the backlog goes on; none while it is too small to be shown.
    pub outlook: Option<Outlook>,
    /// The same of each fund that people are added to.
    pub per_fund_outlook: Vec<FundOutlook>,
}

/// What is asked of the board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardForm {
    /// Code of a fund; empty: all of them.
    pub fund: String,
    /// People added.
    pub people: String,
    /// Claims that each of them decides on a working day.
    pub pace: String,
    /// People added fund by fund: code, number.
    pub plus: Vec<(String, String)>,
    /// Claims that each of those decides on a working day.
    pub plus_pace: String,
}

/// What happened since midnight.
#[derive(Debug, Clone, Copy)]
pub struct BoardDay {
    /// Claims recorded.
    pub received: Shown,
    /// Claims decided.
    pub decided: Shown,
}

/// One hour.
#[derive(Debug, Clone)]
pub struct BoardHour {
    /// Its beginning, in words.
    pub label: String,
    /// Claims recorded.
    pub received: Shown,
    /// Claims decided.
    pub decided: Shown,
}

/// One fund.
#[derive(Debug, Clone)]
pub struct BoardFund {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Claims recorded since midnight.
    pub received: Shown,
    /// Claims open.
    pub open: Shown,
    /// The day the oldest of them was recorded.
    pub oldest: Option<Date>,
}

/// How the backlog goes on.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// What it starts from.
    pub backlog: Backlog,
    /// As things go.
    pub as_is: Forecast,
    /// With the people that are asked about.
    pub with_more: Option<Forecast>,
}

/// How the backlog of a fund goes on.
#[derive(Debug, Clone)]
pub struct FundOutlook {
    /// Name of the fund.
    pub name: String,
    /// How; none while its backlog is too small to be shown.
    pub outlook: Option<Outlook>,
}
