//! Those who lend queues: who helps whom, until when, what was done for whom; and the form that lends.

use super::assignments::{line, table};
use super::{staff_bar, token_field};
use crate::components::{Button, DateField, ErrorSummary, SelectField, fault};
use crate::lang::{Lang, Text};
use crate::model::{FundLoanRow, FundLoanView, FundLoansPage, PageContext};
use crate::paths::agent;
use crate::text::agent::{codes, fund_loans as words};
use abri_domain::fund::LoanRight;
use abri_domain::zone::Side;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &FundLoansPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.map(|why| words::refused(lang, why)).into_iter().collect();
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refused />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(super::success)}
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            <h2 id="loans">{words::LOANS.get(lang)}</h2>
            {loans(lang, page)}
            <p><a href=agent::FUND_LOANS_CSV>{words::CSV.get(lang)}</a></p>
            <h2>{words::LEND.get(lang)}</h2>
            <p>{words::LEND_HINT.get(lang)}</p>
            {lend(lang, page)}
        </div>
    }
    .into_any()
}

fn loans(lang: Lang, page: &FundLoansPage) -> AnyView {
    if page.loans.is_empty() {
        return view! { <p>{words::NONE.get(lang)}</p> }.into_any();
    }
    let lines = page.loans.iter().map(|row| {
        let [from, until] = row.span.clone();
        let cells = vec![
            words::what(lang, &row.view).into_any(),
            words::right(row.view.may).get(lang).into_any(),
            from.into_any(),
            view! { <p>{until}</p> {end(lang, page, row)} }.into_any(),
            done(lang, &row.done),
            by(lang, row).into_any(),
        ];
        line(lang, &words::COLUMNS, words::who(lang, &row.view.to_fund, &row.view.fund), cells)
    });
    table(lang, "loans", &words::COLUMNS, lines.collect())
}

fn by(lang: Lang, row: &FundLoanRow) -> String {
    match &row.ended_by {
        Some(name) => format!("{} ({} {name})", row.lent_by, words::ENDED_BY.get(lang)),
        None => row.lent_by.clone(),
    }
}

fn done(lang: Lang, done: &[(String, i64)]) -> AnyView {
    if done.is_empty() {
        return words::NOTHING_DONE.get(lang).into_any();
    }
    let lines = done.iter().map(|(code, n)| view! { <li>{words::done_times(lang, code, *n)}</li> });
    view! { <ul class="assignments__lanes">{lines.collect_view()}</ul> }.into_any()
}

fn end(lang: Lang, page: &FundLoansPage, row: &FundLoanRow) -> Option<AnyView> {
    let about = words::who(lang, &row.view.to_fund, &row.view.fund);
    let form = || {
        view! {
            <form method="post" action=agent::end_fund_loan(&row.loan_id)>
                {token_field(&page.agent.token)}
                <Button label=words::END.get(lang) about=about secondary=true />
            </form>
        }
        .into_any()
    };
    row.stands.then(form)
}

type Options = Vec<(String, String)>;

fn lend(lang: Lang, page: &FundLoansPage) -> AnyView {
    let form = &page.form;
    let after = |first: Text, all: &[(String, String)]| -> Options {
        std::iter::once((String::new(), first.get(lang).to_owned())).chain(all.iter().cloned()).collect()
    };
    let select = |name: &'static str, label: Text, options: Options, value: &str| {
        let (error, value) = (fault(lang, &page.errors, name), value.to_owned());
        view! { <SelectField name=name label=label.get(lang) options=options value=value error=error /> }
    };
    let day = |names: [&'static str; 3], legend: Text, hint: Option<Text>, values: &[String; 3]| {
        let (error, hint) = (fault(lang, &page.errors, names[0]), hint.map_or("", |hint| hint.get(lang)));
        view! { <DateField lang=lang names=names values=values.clone() legend=legend.get(lang) hint=hint error=error /> }
    };
    let own = page.lenders.len() == 1;
    let lenders = if own { page.lenders.clone() } else { after(words::CHOOSE, &page.lenders) };
    view! {
        <form class="form" method="post" action=agent::FUND_LOANS novalidate>
            {token_field(&page.agent.token)}
            {select("loan_fund", words::FUND, lenders, &form.loan_fund)}
            {select("loan_to", words::TO_FUND, after(words::CHOOSE, &page.funds), &form.loan_to)}
            {select("loan_side", words::SIDE, after(words::BOTH_SIDES, &sides(lang)), &form.loan_side)}
            {select("loan_scheme", words::SCHEME, after(words::ALL_SCHEMES, &page.schemes), &form.loan_scheme)}
            {select("loan_percent", words::SHARE, shares(lang), &form.loan_percent)}
            {select("loan_may", words::RIGHTS, rights(lang), &form.loan_may)}
            {day(["first_day", "first_month", "first_year"], words::FIRST_DAY, Some(words::FIRST_DAY_HINT), &form.first_day)}
            {day(["last_day", "last_month", "last_year"], words::LAST_DAY, None, &form.last_day)}
            <Button label=words::SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}

fn sides(lang: Lang) -> Options {
    [Side::Administrative, Side::Medical]
        .map(|side| (side.code().to_owned(), codes::side(side).get(lang).to_owned()))
        .to_vec()
}

fn shares(lang: Lang) -> Options {
    (1..=10)
        .rev()
        .map(|tenths| tenths * 10)
        .map(|percent| (percent.to_string(), words::share(lang, percent)))
        .collect()
}

fn rights(lang: Lang) -> Options {
    LoanRight::ALL
        .iter()
        .map(|may| (may.code().to_owned(), words::right(*may).get(lang).to_owned()))
        .collect()
}

/// The loans under way that the agent's fund has to do with, on their home page.
pub(super) fn under_way(lang: Lang, loans: &[FundLoanView]) -> Option<AnyView> {
    let lines = loans.iter().map(|loan| view! { <li>{words::sentence(lang, loan)}</li> }).collect_view();
    (!loans.is_empty()).then(|| view! { <h2>{words::NOW.get(lang)}</h2> <ul>{lines}</ul> }.into_any())
}
