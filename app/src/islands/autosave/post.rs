//! The call of [`autosave_draft`](crate::server_fns::autosave_draft), with the browser's own `fetch` and JSON: the
//! generated client would bring a JSON library and an HTTP client to the browser (23 kB more to load, measured).

use crate::lang::Lang;
use crate::server_fns::AutosaveDraft;
use leptos::server_fn::ServerFn;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JSON, Object, Reflect, futures::JsFuture};

/// Sends `{"lang": "fr", "version": 3, "fields": [["name", "value"]]}`; the answer is the time of the save or nothing.
pub async fn draft(lang: Lang, version: i32, fields: &[(String, String)]) -> Result<Option<String>, JsValue> {
    let request = web_sys::RequestInit::new();
    request.set_method("POST");
    request.set_body(&body(lang, version, fields)?);
    let headers = web_sys::Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("accept", "application/json")?;
    request.set_headers(&headers);
    let sent = leptos::prelude::window().fetch_with_str_and_init(AutosaveDraft::PATH, &request);
    let response: web_sys::Response = JsFuture::from(sent).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    Ok(JsFuture::from(response.json()?).await?.as_string())
}

fn body(lang: Lang, version: i32, fields: &[(String, String)]) -> Result<JsValue, JsValue> {
    let pairs: Array = fields.iter().map(|(name, value)| Array::of2(&name.into(), &value.into())).collect();
    let body = Object::new();
    Reflect::set(&body, &"lang".into(), &lang.code().into())?;
    Reflect::set(&body, &"version".into(), &version.into())?;
    Reflect::set(&body, &"fields".into(), &pairs)?;
    JSON::stringify(&body).map(JsValue::from)
}
