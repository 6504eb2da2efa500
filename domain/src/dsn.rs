//! What an employer reports in the DSN after a notice, by when, and the lines to paste (domain.md 4.6). An aid: the employer sends
//! the declaration.

use crate::dates::format_dsn;
use crate::notice::{NoticeKind, NoticeState};
use crate::status::coded;
use serde::{Deserialize, Serialize};
use time::macros::date;
use time::{Date, Duration};

coded! {
    /// Why there is something to report.
    Occasion {
        /// A stoppage begins.
        Stoppage = "stoppage",
        /// It goes on: only its end changes.
        Extension = "extension",
        /// The employee is back earlier than announced (reprise anticipée).
        EarlyReturn = "early-return",
        /// Brought forward to 30 April 2020, when the law ended stoppages: an early return, and partial activity from 1 May for who
        /// stays away. Whether the law ended this one or the employee goes back, no notice says (decision 0037).
        EndOfApril = "end-of-april",
        /// There is no stoppage any more: what was reported is withdrawn.
        Cancellation = "cancellation",
    }
}

/// The day on which stoppages of private employees ended, whatever their end (loi 2020-473, art. 20; domain.md 1.6).
const END_OF_APRIL: Date = date!(2020 - 04 - 30);

/// A report is due that long after the employer knew (domain.md 2.3). Who gave no sign by then may not have read its e-mail: it gets
/// a letter.
pub const DELAY: Duration = Duration::days(5);

/// The motive of every stoppage of this service: that of an ordinary one (domain.md 4.6).
pub const REASON: &str = "01";

/// A report to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Why.
    pub occasion: Occasion,
    /// Last day worked before the first of the days that follow each other.
    pub last_worked: Date,
    /// Last day off.
    pub last_day: Date,
}

impl Report {
    /// The report that a notice of that kind asks for while it is worth `state`; none when there is nothing to report, or another
    /// notice asks for it.
    pub fn of(kind: NoticeKind, state: NoticeState, last_worked: Date, last_day: Date) -> Option<Self> {
        let occasion = match (state, kind) {
            (NoticeState::Cancelled, NoticeKind::Cancelled) => Occasion::Cancellation,
            (NoticeState::Valid, NoticeKind::Initial) => Occasion::Stoppage,
            (NoticeState::Valid, NoticeKind::Extension) => Occasion::Extension,
            (NoticeState::Valid, NoticeKind::Shortened) if last_day == END_OF_APRIL => Occasion::EndOfApril,
            (NoticeState::Valid, NoticeKind::Shortened) => Occasion::EarlyReturn,
            _ => return None,
        };
        Some(Self { occasion, last_worked, last_day })
    }

    /// The last day to report it, for an employer who was told on that day.
    pub fn due(told_on: Date) -> Date {
        told_on + DELAY
    }

    /// Heading and block S21.G00.60 as a DSN writes them, one field a line. Subrogation is said not to be: whoever keeps the salary
    /// up changes .004 and adds .005 to .008, which only they know.
    pub fn block(&self) -> String {
        let (worked, end) = (format_dsn(self.last_worked), format_dsn(self.last_day));
        let nature = if self.is_return() { "05" } else { "04" };
        let mut fields = vec![("S20.G00.05.001", nature.to_owned())];
        if self.occasion == Occasion::Cancellation {
            // Type of the declaration: 04, cancels (cahier technique de la DSN).
            fields.push(("S20.G00.05.002", "04".to_owned()));
        }
        fields.extend([("S21.G00.60.001", REASON.to_owned()), ("S21.G00.60.002", worked)]);
        fields.push(("S21.G00.60.003", end));
        fields.extend(self.ending());
        fields.into_iter().map(|(field, value)| format!("{field},'{value}'\n")).collect::<Vec<_>>().concat()
    }

    const fn is_return(&self) -> bool {
        matches!(self.occasion, Occasion::EarlyReturn | Occasion::EndOfApril)
    }

    /// The day of return and that it is an ordinary one; otherwise that there is no subrogation.
    fn ending(&self) -> Vec<(&'static str, String)> {
        match (self.is_return(), self.last_day.next_day()) {
            (true, Some(back)) => {
                vec![("S21.G00.60.010", format_dsn(back)), ("S21.G00.60.011", "01".to_owned())]
            }
            _ => vec![("S21.G00.60.004", "02".to_owned())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use NoticeKind as K;
    use NoticeState as S;

    const WORKED: Date = date!(2020 - 03 - 17);

    fn block(kind: K, state: S, last_day: Date) -> Option<(Occasion, String)> {
        Report::of(kind, state, WORKED, last_day).map(|report| (report.occasion, report.block()))
    }

    #[test]
    fn each_notice_asks_for_its_own_block() {
        let end = date!(2020 - 04 - 07);
        let stoppage = "S21.G00.60.001,'01'\nS21.G00.60.002,'17032020'\nS21.G00.60.003,'07042020'\nS21.G00.60.004,'02'\n";
        let back = "S20.G00.05.001,'05'\nS21.G00.60.001,'01'\nS21.G00.60.002,'17032020'\nS21.G00.60.003,'07042020'\n\
                    S21.G00.60.010,'08042020'\nS21.G00.60.011,'01'\n";
        let cut = back.replace("07042020", "30042020").replace("08042020", "01052020");
        for (kind, state, last_day, occasion, lines) in [
            (K::Initial, S::Valid, end, Occasion::Stoppage, format!("S20.G00.05.001,'04'\n{stoppage}")),
            (K::Extension, S::Valid, end, Occasion::Extension, format!("S20.G00.05.001,'04'\n{stoppage}")),
            (K::Shortened, S::Valid, end, Occasion::EarlyReturn, back.to_owned()),
            (K::Shortened, S::Valid, date!(2020 - 04 - 30), Occasion::EndOfApril, cut),
            (
                K::Cancelled,
                S::Cancelled,
                end,
                Occasion::Cancellation,
                format!("S20.G00.05.001,'04'\nS20.G00.05.002,'04'\n{stoppage}"),
            ),
        ] {
            assert_eq!(block(kind, state, last_day), Some((occasion, lines)), "{kind:?} {state:?}");
        }
    }

    #[test]
    fn a_stoppage_that_was_to_end_on_30_april_is_no_cut() {
        let end = date!(2020 - 04 - 30);
        assert_eq!(block(K::Initial, S::Valid, end).map(|(occasion, _)| occasion), Some(Occasion::Stoppage));
    }

    #[test]
    fn a_notice_that_another_one_replaced_or_that_is_looked_at_again_asks_for_nothing() {
        let end = date!(2020 - 04 - 07);
        for state in [S::Superseded, S::Shortened, S::UnderReview] {
            assert!(K::ALL.iter().all(|kind| block(*kind, state, end).is_none()), "{state:?}");
        }
        assert_eq!(block(K::Initial, S::Cancelled, end), None, "the notice that cancels it says so");
    }

    #[test]
    fn a_report_is_due_five_days_after_the_employer_knew() {
        assert_eq!(Report::due(date!(2020 - 03 - 30)), date!(2020 - 04 - 04));
    }
}
