//! The few things the islands change in the page by hand.

use crate::lang::Lang;
use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, NodeList};

/// The language of the page.
pub fn lang() -> Lang {
    let code = document().document_element().and_then(|html| html.get_attribute("lang"));
    code.and_then(|code| Lang::from_code(&code)).unwrap_or_default()
}

/// The box of an island: what the server tells it stands there, as `data-` attributes.
pub fn live_box(inside: &Element) -> Option<Element> {
    inside.closest(".live").ok().flatten()
}

/// What the server says in an attribute.
pub fn data(element: &Element, attribute: &str) -> String {
    element.get_attribute(attribute).unwrap_or_default()
}

/// Tells the tests that the island hears its events from now on.
pub fn awake(element: &Element) {
    let _ = element.set_attribute("data-hydrated", "true");
}

/// Hears events of those kinds, for as long as the page lives: the listener is given to the browser for good.
pub fn listen(target: &Element, kinds: &[&str], heard: impl Fn(&str) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| heard(&event.type_())).into_js_value();
    for kind in kinds {
        let _ = target.add_event_listener_with_callback(kind, heard.unchecked_ref());
    }
}

/// Hears that a form is about to be sent, and keeps it from being sent.
pub fn on_submit(form: &Element, heard: impl Fn() + 'static) {
    let heard = move |event: Event| {
        event.prevent_default();
        heard();
    };
    let heard = Closure::<dyn Fn(Event)>::new(heard).into_js_value();
    let _ = form.add_event_listener_with_callback("submit", heard.unchecked_ref());
}

/// Shows what holds of everything the page may say, and hides the rest.
pub fn show_said(holds: impl Fn(&str) -> bool) {
    let Ok(all) = document().query_selector_all("[data-says]") else { return };
    for one in elements(&all) {
        let hidden = !holds(&data(&one, "data-says"));
        set(&one, "hidden", hidden.then_some(""));
    }
}

/// The heading of the answer that is shown.
pub fn shown_heading() -> Option<Element> {
    document().query_selector("[data-says]:not([hidden]) > h2").ok().flatten()
}

/// Leads the keyboard and the screen reader there.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn elements(all: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..all.length()).filter_map(|index| all.get(index)?.dyn_into().ok())
}

/// The input of that id.
pub fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What an input holds; nothing when there is no such input.
pub fn value(id: &str) -> String {
    input(id).map(|input| input.value()).unwrap_or_default()
}

/// Is the input marked as wrong?
pub fn is_faulty(input: &HtmlInputElement) -> bool {
    input.has_attribute("aria-invalid")
}

/// Says what is wrong with the field of that name, as the server would have drawn it; nothing takes it away.
pub fn say(name: &str, words: Option<&str>) {
    let Some(input) = input(name) else { return };
    let Ok(Some(field)) = input.closest(".field") else { return };
    let line_id = format!("{name}-error");
    // A date is described as a whole, on its fieldset.
    let described: Element =
        if field.tag_name() == "FIELDSET" { field.clone() } else { input.clone().into() };
    let before = described.get_attribute("aria-describedby").unwrap_or_default();
    let mut description = String::new();
    let others = before.split(' ').filter(|id| *id != line_id);
    for id in others.chain(words.map(|_| line_id.as_str())) {
        description.push_str(id);
        description.push(' ');
    }
    let _ = field.class_list().toggle_with_force("field--error", words.is_some());
    set(&described, "aria-describedby", Some(description.trim()).filter(|ids| !ids.is_empty()));
    mark(&field, words.is_some());
    write_line(&field, &input, &line_id, words);
}

/// Marks every input of a field, or takes the marks away.
fn mark(field: &Element, faulty: bool) {
    let Ok(inputs) = field.query_selector_all("input") else { return };
    for input in elements(&inputs) {
        set(&input, "aria-invalid", faulty.then_some("true"));
    }
}

fn set(element: &Element, attribute: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(attribute, value),
        None => element.remove_attribute(attribute),
    };
}

/// Writes the error line above the input, making it when there is none; takes it away when there is nothing to say.
fn write_line(field: &Element, input: &HtmlInputElement, id: &str, words: Option<&str>) {
    let line = document().get_element_by_id(id);
    let (Some(words), line) = (words, line.clone()) else {
        return line.map(|line| line.remove()).unwrap_or_default();
    };
    let made = line.or_else(|| make_line(field, input, id));
    if let Some(line) = made {
        line.set_text_content(Some(words));
    }
}

fn make_line(field: &Element, input: &HtmlInputElement, id: &str) -> Option<Element> {
    let line = document().create_element("p").ok()?;
    line.set_id(id);
    line.set_class_name("field__error");
    let _ = line.set_attribute("role", "status");
    let before =
        field.query_selector(".date, .choices").ok().flatten().unwrap_or_else(|| input.clone().into());
    field.insert_before(&line, Some(&before)).ok()?;
    Some(line)
}
