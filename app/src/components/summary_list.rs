//! Questions and answers, with a link to change each.

use leptos::prelude::*;

/// One question and its answer.
pub struct SummaryRow {
    /// The question, short.
    key: String,
    /// The answer, in lines.
    lines: Vec<String>,
    /// Where to change it: address, visible words, and what a screen reader hears after them.
    change: Option<(String, String, String)>,
}

impl SummaryRow {
    /// A row with a one-line answer.
    pub fn new(key: impl Into<String>, answer: impl Into<String>) -> Self {
        Self::lines(key, vec![answer.into()])
    }

    /// A row with an answer of several lines.
    pub fn lines(key: impl Into<String>, lines: Vec<String>) -> Self {
        Self { key: key.into(), lines, change: None }
    }

    /// With a link to change it. What a screen reader hears is the question.
    pub fn change(mut self, href: impl Into<String>, words: impl Into<String>) -> Self {
        let about = self.key.to_lowercase();
        self.change = Some((href.into(), words.into(), about));
        self
    }
}

/// A list of questions and answers.
#[component]
pub fn SummaryList(
    /// The rows.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let lines =
            row.lines.into_iter().map(|line| view! { <span class="summary-list__line">{line}</span> });
        let change = row.change.map(|(href, words, about)| {
            view! {
                <dd class="summary-list__action">
                    <a href=href>{words}<span class="visually-hidden">" ("{about}")"</span></a>
                </dd>
            }
        });
        view! {
            <div class="summary-list__row">
                <dt class="summary-list__key">{row.key}</dt>
                <dd class="summary-list__value">{lines.collect_view()}</dd>
                {change}
            </div>
        }
    });
    view! { <dl class="summary-list">{rows.collect_view()}</dl> }
}
