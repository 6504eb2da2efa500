//! The filters: a form that is an address, so that a list can be kept and sent.

use crate::components::{Button, SelectField, TextField, fault};
use crate::lang::{Lang, Text};
use crate::model::ListPage;
use crate::paths::agent;
use crate::text::agent::{assignments, codes, lists as words};
use abri_domain::claim::ClaimState;
use abri_domain::deadline::Risk;
use abri_domain::listing::{Hands, PageSize, Sort};
use abri_domain::zone::Side;
use leptos::prelude::*;

type Options = Vec<(String, String)>;

fn coded(lang: Lang, codes: impl Iterator<Item = (&'static str, Text)>) -> Options {
    codes.map(|(code, text)| (code.to_owned(), text.get(lang).to_owned())).collect()
}

/// Open while something is filtered or wrong, folded on a list as it comes.
pub fn form(lang: Lang, page: &ListPage) -> AnyView {
    let faulty = page.filters.pairs().any(|(field, _)| page.errors.of(field).is_some());
    view! {
        <details class="lists__filters" open=faulty || !page.query.is_empty()>
            <summary accesskey="g">{words::FILTERS.get(lang)}</summary>
            <form class="lists__fields" method="get" action=agent::CASE novalidate>
                {selects(lang, page)}
                {day(lang, page, "from", words::FROM)}
                {day(lang, page, "until", words::UNTIL)}
                <div class="lists__apply">
                    <Button label=words::APPLY.get(lang) />
                    <a href=agent::CASE>{words::CLEAR.get(lang)}</a>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn selects(lang: Lang, page: &ListPage) -> AnyView {
    let options = &page.options;
    let languages = ["fr", "en"].into_iter().map(|code| (code, assignments::language(code)));
    let risks = Risk::ALL.iter().filter(|risk| **risk != Risk::Paused);
    let sides = [Side::Administrative, Side::Medical].into_iter();
    let states = ClaimState::CODES.iter().map(|code| (*code, words::state(code)));
    // What waits comes first: it is what a list shows unless told otherwise.
    let (waiting, others): (Vec<_>, Vec<_>) = states.partition(|(code, _)| *code == "in-review");
    let select = |name, label, options, any| select(lang, page, name, label, options, any);
    view! {
        {select("state", words::STATE, coded(lang, waiting.into_iter().chain(others)), false)}
        {options.sides.then(|| {
            select("side", words::SIDE, coded(lang, sides.map(|side| (side.code(), codes::side(side)))), true)
        })}
        {select("risk", words::RISK, coded(lang, risks.map(|risk| (risk.code(), codes::risk(*risk)))), true)}
        {select("hands", words::HANDS, hands(lang, options.opens), true)}
        {(!options.labels.is_empty()).then(|| select("label", words::LABEL, options.labels.clone(), true))}
        {select("fund", words::FUND, options.funds.clone(), true)}
        {select("scheme", words::SCHEME, options.schemes.clone(), true)}
        {select("language", words::LANGUAGE, coded(lang, languages), true)}
        {select("sort", words::SORT, coded(lang, Sort::ALL.iter().map(|one| (one.code(), words::sort(*one)))), false)}
        {select("size", words::SIZE, sizes(), false)}
    }
    .into_any()
}

/// Who takes no claims holds none.
fn hands(lang: Lang, takes: bool) -> Options {
    let all = Hands::ALL.iter().filter(|one| takes || **one != Hands::Mine);
    coded(lang, all.map(|one| (one.code(), words::hands(*one))))
}

fn sizes() -> Options {
    PageSize::ALL.iter().map(|size| (size.code().to_owned(), size.rows().to_string())).collect()
}

fn select(
    lang: Lang,
    page: &ListPage,
    name: &'static str,
    label: Text,
    options: Options,
    any: bool,
) -> AnyView {
    let first = any.then(|| (String::new(), words::ANY.get(lang).to_owned()));
    let options: Options = first.into_iter().chain(options).collect();
    let (value, error) = (page.filters.get(name).to_owned(), fault(lang, &page.errors, name));
    view! { <SelectField name=name label=label.get(lang) options=options value=value error=error /> }
        .into_any()
}

fn day(lang: Lang, page: &ListPage, name: &'static str, label: Text) -> AnyView {
    let (value, error) = (page.filters.get(name).to_owned(), fault(lang, &page.errors, name));
    view! {
        <TextField name=name label=label.get(lang) value=value hint=words::DAY_HINT.get(lang) error=error
            autocomplete="off" inputmode="numeric" short=true />
    }
    .into_any()
}
