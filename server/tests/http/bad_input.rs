//! What people mistype, and what attackers send: a clear message on the right field, nothing lost, never a 5xx.

mod employers;
mod fields;
mod gate;
mod hostile;
mod outage;

use crate::app::{Browser, Page, TestApp};
use crate::form::{farmer, fr, send};
use abri_domain::form::{ClaimForm, Step};

/// A browser that filled the pages before `step`, as the farmer.
async fn up_to(app: &TestApp, step: Step) -> (Browser<'_>, ClaimForm) {
    let (mut browser, form) = (app.browser(), farmer(app).form);
    for earlier in Step::ALL.iter().take_while(|earlier| **earlier != step) {
        if earlier.applies_to(&form) {
            send(&mut browser, *earlier, &form, &[]).await;
        }
    }
    (browser, form)
}

/// The page came back, names exactly these fields, says these words and still holds what was typed.
fn refused(page: &Page, faults: &[&str], words: &str, typed: &[(&str, &str)]) {
    assert_eq!(
        (page.status.as_u16(), page.faults()),
        (422, faults.iter().map(|f| (*f).to_owned()).collect()),
        "{typed:?}"
    );
    let summary = page.text_of(".error-summary");
    assert!(summary.contains(words), "{words:?} is not in {summary:?}");
    let kept = crate::form::answers(page);
    for (name, value) in typed {
        assert_eq!(kept.get(*name).map(String::as_str), Some(*value), "{name}");
        assert!(value.trim().len() < 5 || !summary.contains(value), "the message repeats what was typed");
    }
}

/// The page was accepted.
fn accepted(page: &Page, next: Step) {
    crate::form::leads_to(page, fr(next));
}
