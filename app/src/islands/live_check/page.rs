//! The page around the island: what is typed in it, and what of it is shown.

use crate::islands::dom;
use crate::text::common::ON_THIS_DEVICE;
use crate::text::errors::sentence;
use abri_domain::assessment::{Carried, Screen, screen};
use abri_domain::form::FieldErrors;

/// The form, the rules that it is judged by, and the line that says the answer.
pub struct Page {
    /// The form.
    pub form: web_sys::HtmlFormElement,
    /// The rules in force when the page was drawn.
    pub rules: &'static Carried,
    /// What the line says.
    pub said: web_sys::Element,
}

impl Page {
    /// Shows the answer, once every question that needs one has one.
    pub fn answer(&self) {
        let answer = self.judge().ok();
        dom::show_said(|id| answer.as_ref().is_some_and(|answer| answer.shows(id)));
        let heading = dom::shown_heading().and_then(|heading| heading.text_content());
        let said = heading.unwrap_or_else(|| ON_THIS_DEVICE.get(dom::lang()).to_owned());
        // The same words again are no news to a screen reader.
        if self.said.text_content().as_ref() != Some(&said) {
            self.said.set_text_content(Some(&said));
        }
    }

    /// Leads to the answer, or says what is wrong as the server would.
    pub fn submit(&self) {
        self.answer();
        match self.judge() {
            Ok(_) => {
                if let Some(heading) = dom::shown_heading() {
                    dom::focus(&heading);
                }
            }
            Err(errors) => show(&errors),
        }
    }

    /// What the answers come to, by the same rules and the same functions as on the server.
    fn judge(&self) -> Result<Screen, FieldErrors> {
        let data = web_sys::FormData::new_with_form(&self.form).map_err(|_| FieldErrors::default())?;
        let (asks, now) = (self.rules.asks(), self.rules.now);
        let answers = asks.read(&|name| data.get(name).as_string().unwrap_or_default(), now.date())?;
        Ok(screen(answers, &asks, now))
    }
}

fn show(errors: &FieldErrors) {
    let lang = dom::lang();
    for error in &errors.0 {
        dom::say(&error.field, Some(&sentence(lang, &error.field, error.code)));
    }
    let first = errors.0.first().and_then(|error| dom::input(&error.field));
    if let Some(input) = first {
        dom::focus(&input);
    }
}
