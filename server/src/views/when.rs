//! Instants in words, as clocks in metropolitan France show them.

use crate::clock::paris;
use crate::persistence::claims::ClaimRow;
use abri_app::lang::Lang;
use abri_app::text::common::long_date;
use abri_domain::deadline::silence_on;
use time::{Date, OffsetDateTime};

/// "25 mars 2020 à 10 h 42", "25 March 2020 at 10:42".
pub fn moment(at: OffsetDateTime, lang: Lang) -> String {
    let (day, hour) = (long_date(lang, paris(at).date()), hour(at, lang));
    match lang {
        Lang::Fr => format!("{day} à {hour}"),
        Lang::En => format!("{day} at {hour}"),
    }
}

/// "10 h 42", "10:42".
pub fn hour(at: OffsetDateTime, lang: Lang) -> String {
    let at = paris(at);
    match lang {
        Lang::Fr => format!("{}\u{a0}h\u{a0}{:02}", at.hour(), at.minute()),
        Lang::En => format!("{:02}:{:02}", at.hour(), at.minute()),
    }
}

/// When a claim was received, in words: the day of the stamp for a paper typed later, which names no hour.
pub(super) fn received(claim: &ClaimRow, lang: Lang) -> String {
    let day = claim.requested_at().date();
    if day == paris(claim.submitted_at).date() {
        moment(claim.submitted_at, lang)
    } else {
        long_date(lang, day)
    }
}

/// The day on which silence means rejection: it counts from the day the claim was received.
pub(super) fn silence_date(claim: &ClaimRow) -> Date {
    silence_on(claim.requested_at().date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persistence::claims::AssistedRow;
    use crate::views::samples;
    use abri_domain::claim::ClaimState;
    use time::macros::{date, datetime};
    use uuid::Uuid;

    #[test]
    fn instants_read_as_people_say_them_in_paris() {
        let at = datetime!(2020-03-25 09:42 UTC);
        assert_eq!(moment(at, Lang::Fr), "25 mars 2020 à 10\u{a0}h\u{a0}42");
        assert_eq!(moment(at, Lang::En), "25 March 2020 at 10:42");
        let summer_night = datetime!(2020-04-30 22:05 UTC);
        assert_eq!(moment(summer_night, Lang::Fr), "1er mai 2020 à 0\u{a0}h\u{a0}05");
        assert_eq!(hour(summer_night, Lang::En), "00:05");
    }

    #[tokio::test]
    async fn silence_counts_from_the_day_in_paris_or_from_that_of_the_stamp() {
        let service = samples::service();
        let whole = samples::assessed(&service, &samples::clear_facts());
        let claim = samples::claim(&service, ClaimState::Submitted, &whole);
        let recorded = |submitted_at| ClaimRow { submitted_at, ..claim.clone() };
        assert_eq!(silence_date(&recorded(datetime!(2020-12-31 23:30 UTC))), date!(2021 - 03 - 01));
        let typed = recorded(datetime!(2020-03-25 08:00 UTC));
        assert_eq!(silence_date(&typed), date!(2020 - 05 - 25));
        let received_on = date!(2020 - 03 - 20);
        let row = AssistedRow { typed_by: Uuid::nil(), received_on, envelope: None, opened_at: None };
        let stamped = ClaimRow { assisted: Some(row), ..typed };
        assert_eq!(silence_date(&stamped), date!(2020 - 05 - 20));
        assert_eq!(received(&stamped, Lang::Fr), "20 mars 2020");
    }
}
