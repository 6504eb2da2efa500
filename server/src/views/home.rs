//! What the home page says of a scheme.

use abri_app::lang::Lang;
use abri_app::model::HomeScheme;
use abri_app::paths::Page;
use abri_domain::form::FormRules;

/// A scheme that takes claims, as the home page shows it.
pub fn home_scheme(rules: &FormRules, lang: Lang) -> HomeScheme {
    let scheme = &rules.scheme;
    HomeScheme {
        title: lang.of(scheme.title()).to_owned(),
        lead: scheme.lead().map(|lead| lang.of(lead).to_owned()),
        days: rules.days,
        start: Page::start(lang, scheme.path()),
        paper: Page::paper_form(lang, scheme.path()),
    }
}
