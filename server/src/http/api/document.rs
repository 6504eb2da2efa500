//! The document of the API (OpenAPI 3.1), built from the handlers. `abri openapi` prints it; docs/openapi.json is the committed copy.

use super::problem::{KIND, Problem};
use super::{notices, webhook};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, ResponseBuilder, path::Operation};
use utoipa::{Modify, OpenApi as _};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Abri: API of partners",
        version = "1.0.0",
        description = "For payroll houses and large employers: notices of work stoppages by establishment, checks of notices \
                       that were handed over, and calls when one changes. Identity and dates, never a reason. See docs/partner-api.md.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    paths(notices::list, notices::one, notices::verify, webhook::show, webhook::set, webhook::remove),
    components(schemas(Problem)),
    tags(
        (name = "notices", description = "Notices (volets employeur)"),
        (name = "webhook", description = "Where the service calls, as Standard Webhooks has it"),
    ),
    modifiers(&Common),
)]
struct Document;

/// The document.
pub fn document() -> OpenApi {
    Document::openapi()
}

/// What holds for every operation: the key, and what goes wrong.
struct Common;

/// Name, status, description; whether only an operation with a body has it.
const PROBLEMS: &[(&str, &str, &str, bool)] = &[
    ("Unreadable", "400", "The request can't be read", false),
    ("NoKey", "401", "No key, or one that does not work", false),
    ("Refused", "403", "A key that was not made for this, or not for that establishment", false),
    ("NotFound", "404", "No such thing, or not for this key", false),
    ("TooLarge", "413", "More than 256 KiB", true),
    ("NotJson", "415", "Not application/json", true),
    ("Invalid", "422", "A value is missing or not as it must be", false),
    (
        "TooMany",
        "429",
        "Too many requests, or too many wrong answers; `Retry-After` says how many seconds to wait",
        false,
    ),
    ("Away", "503", "The service can't answer now", false),
];

impl Modify for Common {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_default();
        let mut key = Http::new(HttpAuthScheme::Bearer);
        key.description =
            Some("A key that `abri partner key` made: abri_pk_ and 52 letters and digits".to_owned());
        components.add_security_scheme("key", SecurityScheme::Http(key));
        for (name, _, description, _) in PROBLEMS {
            let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
            let response = ResponseBuilder::new().description(*description).content(KIND, content).build();
            components.responses.insert((*name).to_owned(), response.into());
        }
        for item in document.paths.paths.values_mut() {
            let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete];
            operations.into_iter().flatten().for_each(add_problems);
        }
    }
}

fn add_problems(operation: &mut Operation) {
    let has_body = operation.request_body.is_some();
    for (name, status, _, with_body) in PROBLEMS {
        if has_body || !with_body {
            let reference = Ref::from_response_name(*name);
            operation.responses.responses.insert((*status).to_owned(), reference.into());
        }
    }
}
