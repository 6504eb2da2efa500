//! The answer of the check. Everything it may say is drawn; what holds is shown. So the browser can answer without a
//! word of its own, and says the same as the server.

use super::door_body;
use crate::components::ButtonLink;
use crate::lang::{Lang, Text};
use crate::pages::rules::cited;
use crate::paths::Page;
use crate::text::form::person;
use crate::text::public::check as words;
use abri_domain::assessment::{
    Asks, HELD, HELD_TEXT, MISSING, OTHERS, PROFILES, REASONS, Saying, Screen, ScreenVerdict, missing_id,
};
use abri_domain::rules::Question;
use abri_domain::status::Door;
use leptos::prelude::*;

/// The part of the answer that says something, by its id.
#[derive(Clone, Copy)]
struct Answer<'a> {
    lang: Lang,
    asks: &'a Asks<'a>,
    result: Option<&'a Screen>,
}

/// The answer: one box for each verdict, then the reasons.
pub fn answer(lang: Lang, asks: &Asks<'_>, result: Option<&Screen>) -> AnyView {
    let answer = Answer { lang, asks, result };
    let verdicts = ScreenVerdict::all().map(|verdict| answer.verdict(verdict));
    view! {
        <div id="answers">
            {verdicts.collect_view()}
            {answer.profiles()}
            {answer.missing()}
            {answer.reasons()}
        </div>
    }
    .into_any()
}

/// The answer when no scheme is open.
pub fn closed(lang: Lang) -> AnyView {
    view! {
        <section class="notice notice--warning" aria-labelledby="answer">
            <h2 id="answer">{words::CLOSED.get(lang)}</h2>
            {door_body(lang, Door::OrdinarySickLeave)}
            <p><a href=Page::Rules.path(lang)>{words::RULES.get(lang)}</a></p>
        </section>
    }
    .into_any()
}

impl Answer<'_> {
    fn hides(self, id: &str) -> bool {
        !self.result.is_some_and(|result| result.shows(id))
    }

    /// The box of a verdict. The heading of the one that is shown takes the focus, so that a screen reader starts there
    /// after the form was sent.
    fn verdict(self, verdict: ScreenVerdict) -> AnyView {
        let (id, hidden) = (verdict.code(), self.hides(verdict.code()));
        let (heading, class) = heading(verdict);
        let heading_id = if hidden { format!("answer-{id}") } else { "answer".to_owned() };
        view! {
            <div class=class data-says=id hidden=hidden>
                <h2 id=heading_id tabindex="-1" autofocus=!hidden>{heading.get(self.lang)}</h2>
                {self.advice(verdict)}
            </div>
        }
        .into_any()
    }

    /// A heading and the lines under it.
    fn group(self, id: &'static str, heading: Text, lines: Vec<AnyView>, after: Option<AnyView>) -> AnyView {
        view! {
            <section class="section" data-says=id hidden=self.hides(id)>
                <h3>{heading.get(self.lang)}</h3>
                <ul class="list">{lines}</ul>
                {after}
            </section>
        }
        .into_any()
    }

    fn line(self, id: &str, words: AnyView) -> AnyView {
        view! { <li data-says=id.to_owned() hidden=self.hides(id)>{words}</li> }.into_any()
    }

    /// Everything that may be said: lines of the public list, or the rest.
    fn said(self, profiles: bool) -> Vec<AnyView> {
        let all = Saying::all(self.asks).into_iter().filter(|saying| saying.is_profile() == profiles);
        let line = |saying: Saying<'_>| {
            let (words, source) = saying.words()?;
            let source = cited(self.lang, &source.to_string());
            let words = view! { {self.lang.of(words).to_owned()}{source} }.into_any();
            Some(self.line(&saying.id(), words))
        };
        all.filter_map(line).collect()
    }

    fn profiles(self) -> AnyView {
        self.group(PROFILES, words::PROFILES_HEADING, self.said(true), None)
    }

    fn reasons(self) -> AnyView {
        let mut lines = self.said(false);
        lines.push(self.line(HELD, self.lang.of(&HELD_TEXT).to_owned().into_any()));
        let version = self.asks.versions().first().map(|version| {
            let href = Page::rule_version(self.lang, version.id());
            view! { <p><a href=href>{words::RULE.get(self.lang)}</a></p> }.into_any()
        });
        self.group(REASONS, words::REASONS_HEADING, lines, version)
    }

    /// What is missing, each with a link to its question.
    fn missing(self) -> AnyView {
        let link = |(field, question): (String, Option<&Question>)| {
            let (id, words) = (missing_id(&field), self.question(&field, question));
            self.line(&id, view! { <a href=format!("#{field}")>{words}</a> }.into_any())
        };
        let lines = self.asks.open_fields().into_iter().map(link).collect();
        self.group(MISSING, words::MISSING_HEADING, lines, None)
    }

    fn question(self, field: &str, question: Option<&Question>) -> String {
        match question {
            Some(question) => self.lang.of(&question.label).to_owned(),
            None if field == OTHERS => words::LIST.get(self.lang).to_owned(),
            None => person::BIRTH_DATE.get(self.lang).to_owned(),
        }
    }

    fn advice(self, verdict: ScreenVerdict) -> AnyView {
        match verdict {
            ScreenVerdict::Online => self.this_service(words::YES_TEXT),
            ScreenVerdict::Person => self.this_service(words::PERSON_TEXT),
            ScreenVerdict::OtherDoor(door) => self.other_door(door),
            ScreenVerdict::Closed => door_body(self.lang, Door::OrdinarySickLeave),
        }
    }

    /// Where the claim begins.
    fn start(self) -> String {
        Page::start(self.lang, self.asks.rules().scheme().path())
    }

    fn this_service(self, text: Text) -> AnyView {
        let (lang, href) = (self.lang, self.start());
        view! {
            <p>{text.get(lang)}</p>
            <p class="actions"><a class="button button--start" href=href>{words::START.get(lang)}</a></p>
        }
        .into_any()
    }

    /// Nobody is sent away: the claim can be made here all the same.
    fn other_door(self, door: Door) -> AnyView {
        let (lang, href) = (self.lang, self.start());
        view! {
            <p>{words::OTHER_DOOR_TEXT.get(lang)}</p>
            {door_body(lang, door)}
            <p>{words::ANYWAY_TEXT.get(lang)}</p>
            <p class="actions"><ButtonLink href=href label=words::START_ANYWAY.get(lang) secondary=true /></p>
        }
        .into_any()
    }
}

const fn heading(verdict: ScreenVerdict) -> (Text, &'static str) {
    match verdict {
        ScreenVerdict::Online => (words::YES, "notice notice--success"),
        ScreenVerdict::Person => (words::PERSON, "notice"),
        ScreenVerdict::OtherDoor(_) => (words::OTHER_DOOR, "notice"),
        ScreenVerdict::Closed => (words::CLOSED, "notice notice--warning"),
    }
}
