//! The notices of one claim and one employer: a document each time the days change, and what each is worth since.

use super::{NoticeKind, NoticeState};
use crate::claim::ClaimState;
use crate::stoppage::Stoppage;

/// What a notice announces, and of which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    /// What it announces.
    pub kind: NoticeKind,
    /// The days.
    pub stoppage: Stoppage,
}

/// A notice and the last one of its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// The notice itself.
    pub own: Document,
    /// The last one issued after it; none for the last one.
    pub after: Option<Document>,
    /// Was it followed by an extension that stands?
    pub extended: bool,
}

/// The notice owed now that the claim is in `state`, after the `latest` one; none when that one still says it. `first` is what
/// a notice of these days announces when there is none before it: a stoppage that begins, or an extension.
pub fn next(latest: Option<Document>, first: NoticeKind, state: &ClaimState) -> Option<Document> {
    let anew = |stoppage| Some(Document { kind: first, stoppage });
    let (Some(latest), Some(now)) = (latest, state.granted()) else {
        return match (latest, state.granted()) {
            (Some(latest), None) if latest.kind != NoticeKind::Cancelled => {
                Some(Document { kind: NoticeKind::Cancelled, ..latest })
            }
            (None, Some(granted)) => anew(granted),
            _ => None,
        };
    };
    match state {
        _ if latest.kind == NoticeKind::Cancelled => anew(now),
        ClaimState::Approved { .. } if now.last_day() < latest.stoppage.last_day() => {
            Some(Document { kind: NoticeKind::Shortened, stoppage: now })
        }
        ClaimState::Approved { .. } if now != latest.stoppage => anew(now),
        _ => None,
    }
}

/// What a notice is worth while its claim is in `state`.
pub fn worth(sheet: Sheet, state: &ClaimState) -> NoticeState {
    match (sheet.after, state) {
        (Some(after), _) if after.kind == NoticeKind::Cancelled => NoticeState::Cancelled,
        (Some(after), _)
            if sheet.own.kind != NoticeKind::Cancelled
                && after.stoppage.last_day() < sheet.own.stoppage.last_day() =>
        {
            NoticeState::Shortened
        }
        (Some(_), _) => NoticeState::Superseded,
        (None, _) if sheet.own.kind == NoticeKind::Cancelled => NoticeState::Cancelled,
        (None, ClaimState::Approved { .. }) if sheet.extended => NoticeState::Superseded,
        (None, ClaimState::Approved { .. }) => NoticeState::Valid,
        (None, _) => NoticeState::UnderReview,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::Side;
    use NoticeKind::{Cancelled, Extension, Initial, Shortened};
    use time::macros::date;

    fn days() -> Stoppage {
        Stoppage::of_days(date!(2020 - 03 - 18), 21).unwrap()
    }

    fn fewer() -> Stoppage {
        days().shortened_to(date!(2020 - 03 - 25)).unwrap()
    }

    fn of(kind: NoticeKind, stoppage: Stoppage) -> Document {
        Document { kind, stoppage }
    }

    #[test]
    fn a_notice_is_owed_each_time_the_days_change() {
        let granted = ClaimState::Approved { stoppage: days() };
        let cut = ClaimState::Approved { stoppage: fewer() };
        let review = ClaimState::InReview { side: Side::Medical, granted: Some(days()) };
        let none = ClaimState::Withdrawn;
        for (latest, state, owed) in [
            (None, granted, Some(of(Extension, days()))),
            (None, none, None),
            (None, review, Some(of(Extension, days()))),
            (Some(of(Initial, days())), granted, None),
            (Some(of(Initial, days())), cut, Some(of(Shortened, fewer()))),
            (Some(of(Initial, days())), review, None),
            (Some(of(Initial, days())), none, Some(of(Cancelled, days()))),
            (Some(of(Shortened, fewer())), cut, None),
            (Some(of(Shortened, fewer())), granted, Some(of(Extension, days()))),
            (Some(of(Cancelled, days())), none, None),
            (Some(of(Cancelled, days())), granted, Some(of(Extension, days()))),
        ] {
            assert_eq!(next(latest, Extension, &state), owed, "{latest:?} {}", state.code());
        }
    }

    #[test]
    fn what_a_notice_is_worth_follows_the_claim_and_what_came_after() {
        let granted = ClaimState::Approved { stoppage: days() };
        let review = ClaimState::InReview { side: Side::Medical, granted: Some(days()) };
        let (initial, cut) = (of(Initial, days()), of(Shortened, fewer()));
        let gone = of(Cancelled, days());
        for (own, after, extended, state, expected) in [
            (initial, None, false, granted, NoticeState::Valid),
            (initial, None, true, granted, NoticeState::Superseded),
            (initial, None, true, review, NoticeState::UnderReview),
            (initial, None, false, review, NoticeState::UnderReview),
            (initial, Some(cut), false, granted, NoticeState::Shortened),
            (cut, None, false, granted, NoticeState::Valid),
            (cut, Some(initial), false, granted, NoticeState::Superseded),
            (initial, Some(gone), false, ClaimState::Withdrawn, NoticeState::Cancelled),
            (gone, None, false, ClaimState::Withdrawn, NoticeState::Cancelled),
            (gone, Some(cut), false, granted, NoticeState::Superseded),
        ] {
            assert_eq!(
                worth(Sheet { own, after, extended }, &state),
                expected,
                "{own:?} {after:?} {}",
                state.code()
            );
        }
    }
}
