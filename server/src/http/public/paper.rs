//! The form on paper, for those who can't or won't use a screen.

use super::receipt::download;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::letters;
use abri_app::model::MessageKind;
use axum::extract::Path;
use axum::response::Response;

/// The blank form of a scheme that takes claims now, by its name in addresses.
pub async fn form(visit: Visit, Path(scheme): Path<String>) -> Result<Response, Failure> {
    let (service, lang) = (&visit.web.service, visit.lang);
    let open = service.open_forms();
    let rules = open.iter().find(|rules| rules.scheme.path() == scheme);
    let rules = rules.ok_or(Failure::Say(MessageKind::NotFound))?;
    let letter = letters::blank_form(service, rules, lang);
    let bytes = letters::render_once(service, letter, lang, service.clock.today()).await?;
    Ok(download(bytes, &format!("abri-{scheme}-{}.pdf", lang.code())))
}
