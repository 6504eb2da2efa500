//! The banner, and what changes in the rules today.

use super::{badge, moment};
use crate::clock::paris;
use crate::persistence::announcements::{Announcement, Words};
use crate::persistence::rules::publications::PublicationRow;
use crate::persistence::staff::SignedIn;
use crate::state::Service;
use abri_app::lang::{Lang, Text};
use abri_app::model::{AnnouncementForm, AnnouncementRow, AnnouncementsPage, RuleNews};
use abri_app::paths::Page;
use abri_app::text::agent::announcements as texts;
use abri_domain::form::FieldErrors;
use abri_domain::rules::RuleVersion;
use time::{Date, Duration};

/// The page, before anything is typed.
pub fn announcements(
    service: &Service,
    person: &SignedIn,
    last: &[Announcement],
    lang: Lang,
) -> AnnouncementsPage {
    let now = service.clock.now();
    // The last one alone can stand.
    let row = |(place, one): (usize, &Announcement)| AnnouncementRow {
        announcement_id: one.announcement_id.to_string(),
        fr: one.words.fr.clone(),
        en: one.words.en.clone(),
        span: [moment(one.from, lang), moment(one.until, lang)],
        by: one.by.clone(),
        ended_by: one.ended_by.clone(),
        stands: place == 0 && one.until > now,
    };
    AnnouncementsPage {
        agent: badge(person),
        announcements: last.iter().enumerate().map(row).collect(),
        form: AnnouncementForm::default(),
        errors: FieldErrors::default(),
        done: None,
    }
}

/// The words of the banner for a reader, with the language they are in: French where there are none in theirs.
pub fn banner(words: Words, lang: Lang) -> (String, &'static str) {
    match lang {
        Lang::En if !words.en.is_empty() => (words.en, Lang::En.code()),
        _ => (words.fr, Lang::Fr.code()),
    }
}

/// What begins, ends or was announced today, what begins tomorrow, and what was published today or begins so.
pub fn rule_news(service: &Service, published: &[PublicationRow], lang: Lang) -> Vec<RuleNews> {
    let today = service.clock.today();
    let schemes = service.rules.current();
    let versions = schemes.books().iter().flat_map(|book| book.versions());
    let mut news: Vec<_> = versions.filter_map(|version| of_version(version, today, lang)).collect();
    let fresh = |row: &&PublicationRow| {
        let [published, effective] = [row.published_at, row.effective_at].map(|at| paris(at).date());
        published == today || effective == today || Some(effective) == today.next_day()
    };
    news.extend(published.iter().filter(fresh).map(|row| RuleNews {
        when: texts::published(lang, &moment(row.published_at, lang), &moment(row.effective_at, lang)),
        what: row.why.clone(),
        href: Page::Rules.path(lang).to_owned(),
    }));
    news
}

fn of_version(version: &RuleVersion, today: Date, lang: Lang) -> Option<RuleNews> {
    let known = version.announced() <= today;
    let when: Text = if version.first_day() == today {
        texts::BEGINS_TODAY
    } else if version.first_day() == today.saturating_add(Duration::DAY) {
        texts::BEGINS_TOMORROW
    } else if version.announced() == today {
        texts::ANNOUNCED_TODAY
    } else if version.end_day() == today.next_day() && version.end_announced().is_some_and(|day| day <= today)
    {
        texts::LAST_DAY_TODAY
    } else {
        return None;
    };
    known.then(|| RuleNews {
        when: when.get(lang).to_owned(),
        what: lang.of(version.title()).to_owned(),
        href: Page::rule_version(lang, version.id()),
    })
}
