//! What a handler knows of a request: language, path, cookies, network.

use super::{Web, cookies, network};
use abri_app::lang::Lang;
use abri_app::model::StaffFrame;
use abri_app::paths::{Page, agent};
use abri_domain::form::Step;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use std::convert::Infallible;

/// One request, as the handlers see it.
#[derive(Clone)]
pub struct Visit {
    /// The web side.
    pub web: Web,
    /// Language of the page.
    pub lang: Lang,
    /// Path.
    pub path: String,
    /// Query, raw.
    pub query: String,
    /// Token of the public form's session.
    pub form_session: Option<String>,
    /// Token of the follow-up's session.
    pub follow_up_session: Option<String>,
    /// Token of the session of an employer.
    pub employer_session: Option<String>,
    /// Token of the staff session.
    pub staff_session: Option<String>,
    /// Token of a staff sign-in that owes its code.
    pub staff_code: Option<String>,
    /// Token of a visit to the identity provider.
    pub at_provider: Option<String>,
    /// What every page of a signed-in member of staff carries; nothing before they are known.
    pub staff: Option<StaffFrame>,
    /// Network the request came from: an IPv4 address or an IPv6 /64.
    pub network: String,
}

impl Visit {
    /// A visit from the head of a request.
    pub fn of(parts: &Parts, web: &Web) -> Self {
        let jar = CookieJar::from_headers(&parts.headers);
        let cookie = |cookie| {
            jar.get(cookies::name(cookie, web.options.secure)).map(|cookie| cookie.value().to_owned())
        };
        let path = parts.uri.path().to_owned();
        Self {
            lang: language(&path),
            path,
            query: parts.uri.query().unwrap_or_default().to_owned(),
            form_session: cookie(cookies::Kind::Form),
            follow_up_session: cookie(cookies::Kind::FollowUp),
            employer_session: cookie(cookies::Kind::Employer),
            staff_session: cookie(cookies::Kind::Staff),
            staff_code: cookie(cookies::Kind::StaffCode),
            at_provider: cookie(cookies::Kind::Provider),
            staff: None,
            network: network::of(parts, web.options.trusted_proxies),
            web: web.clone(),
        }
    }

    /// Did the person come from the "check your answers" page?
    pub fn comes_from_review(&self) -> bool {
        self.query.split('&').any(|pair| pair == "from=review")
    }

    /// The scheme the address names, by its path: `scheme=cas-contact`.
    pub fn scheme(&self) -> Option<&str> {
        self.query.split('&').find_map(|pair| pair.strip_prefix("scheme="))
    }

    /// The same page in the other language. Pages that answer a form are shown again by a link to the form.
    pub fn alternate(&self) -> Option<String> {
        if self.path.starts_with(agent::QUEUE) {
            return None;
        }
        let other = self.lang.other();
        let exact = Page::ALL.iter().find(|page| page.path(self.lang) == self.path);
        let numbered = Page::ALL.iter().find_map(|page| {
            let number = self.path.strip_prefix(page.path(self.lang))?.strip_prefix('/')?;
            number.parse().ok().map(|number: usize| page.numbered(other, number))
        });
        let schemes = self.web.service.rules.current();
        let version = self.path.strip_prefix(Page::Rules.path(self.lang));
        let version = version.and_then(|rest| rest.strip_prefix('/')).filter(|name| {
            let is_scheme = schemes.books().iter().any(|book| book.scheme().path() == *name);
            is_scheme || schemes.version(name).is_some()
        });
        let version = version.map(|name| Page::rule_version(other, name));
        let start = self.scheme().filter(|_| self.path == Page::Step(Step::Terms).path(self.lang));
        let start = start.map(|scheme| Page::start(other, scheme));
        let scheme =
            self.path.strip_prefix(Page::Check.path(self.lang)).and_then(|rest| rest.strip_prefix('/'));
        let checked = schemes.books().iter().find(|book| Some(book.scheme().path()) == scheme);
        let checked = checked.map(|book| Page::check_of(other, book.scheme().path()));
        let in_space = [Page::EmployerLink, Page::EmployerNotices].into_iter().find_map(|page| {
            let end = self.path.strip_prefix(page.path(self.lang))?.strip_prefix('/')?;
            Some(page.followed_by(other, end))
        });
        let shown_at = |page: &Page| match page {
            Page::Withdraw | Page::ReturnEarlier | Page::AnswerQuestion | Page::NewCodes => {
                Page::FollowUpCase
            }
            Page::EmployerEnter => Page::EmployerDoor,
            Page::EmployerAnswer | Page::EmployerExport => Page::EmployerNotices,
            Page::CallBackMove => Page::CallBackCode,
            Page::CallBackCancel => Page::CallBack,
            page => *page,
        };
        Some(
            start
                .or_else(|| exact.map(|page| shown_at(page).path(other).to_owned()))
                .or(numbered)
                .or(in_space)
                .or(version)
                .or(checked)
                .unwrap_or_else(|| Page::Home.path(other).to_owned()),
        )
    }
}

/// The language of a path: English under `/en`, French everywhere else.
fn language(path: &str) -> Lang {
    if path == "/en" || path.starts_with("/en/") { Lang::En } else { Lang::Fr }
}

impl FromRequestParts<Web> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        Ok(Self::of(parts, web))
    }
}
