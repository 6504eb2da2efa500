//! Those who write on the banner.

use super::{staff_bar, token_field};
use crate::components::{Button, DateField, ErrorSummary, TextArea, fault};
use crate::lang::Lang;
use crate::model::{AnnouncementRow, AnnouncementsPage, PageContext};
use crate::paths::agent;
use crate::text::agent::announcements as words;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &AnnouncementsPage) -> AnyView {
    let lang = context.lang;
    let lines = page.announcements.iter().map(|row| line(lang, page, row)).collect_view();
    let none = page.announcements.is_empty().then(|| view! { <p>{words::NONE.get(lang)}</p> });
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(super::success)}
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            {form(lang, page)}
            <h2>{words::HISTORY.get(lang)}</h2>
            {none}
            <ol class="timeline">{lines}</ol>
        </div>
    }
    .into_any()
}

fn form(lang: Lang, page: &AnnouncementsPage) -> AnyView {
    let form = &page.form;
    view! {
        <form class="form" method="post" action=agent::ANNOUNCEMENTS novalidate>
            {token_field(&page.agent.token)}
            <TextArea
                name="text_fr"
                label=words::TEXT_FR.get(lang)
                value=form.text_fr.clone()
                hint=words::HINT.get(lang)
                error=fault(lang, &page.errors, "text_fr")
                rows=3
            />
            <TextArea
                name="text_en"
                label=words::TEXT_EN.get(lang)
                value=form.text_en.clone()
                error=fault(lang, &page.errors, "text_en")
                rows=3
            />
            <DateField
                lang=lang
                names=["last_day", "last_month", "last_year"]
                values=form.last_day.clone()
                legend=words::LAST_DAY.get(lang)
                error=fault(lang, &page.errors, "last_day")
            />
            <Button label=words::SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}

fn line(lang: Lang, page: &AnnouncementsPage, row: &AnnouncementRow) -> AnyView {
    let about = row.fr.clone();
    let end = row.stands.then(|| {
        view! {
            <form method="post" action=agent::end_announcement(&row.announcement_id)>
                {token_field(&page.agent.token)}
                <Button label=words::END.get(lang) about=about secondary=true />
            </form>
        }
    });
    view! {
        <li class="timeline__event">
            <span class="timeline__time">{words::line(lang, &row.span, &row.by, row.ended_by.as_deref())}</span>
            <span class="timeline__text" lang="fr">{row.fr.clone()}</span>
            <span class="timeline__text" lang="en">{row.en.clone()}</span>
            {end}
        </li>
    }
    .into_any()
}
