//! The body of a form, as pairs: nothing typed is ever refused by a parser.

use super::Web;
use super::failure::Failure;
use abri_app::model::MessageKind;
use abri_domain::form::clean;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;

/// The fields of a posted form, in order, as many times as they came.
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// What was typed in a field, the first time it came; empty when it did not.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The boxes that were ticked among those whose names begin so: the rest of each name.
    pub fn ticked(&self, prefix: &str) -> Vec<String> {
        let ticked = self.0.iter().filter(|(_, value)| value == "yes");
        ticked.filter_map(|(name, _)| name.strip_prefix(prefix)).map(clean).collect()
    }

    /// Everything a field came with, in order.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Did a field come twice with different values?
    pub fn is_doubled(&self, name: &str) -> bool {
        let mut values = self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value);
        let first = values.next();
        values.any(|value| Some(value) != first)
    }

    /// Does a field hold what no page can carry (NUL)?
    pub fn has_nul(&self, name: &str) -> bool {
        self.0.iter().any(|(field, value)| field == name && value.contains('\0'))
    }

    /// What can be kept and shown again of a field.
    pub fn kept(&self, name: &str) -> String {
        clean(self.get(name))
    }

    /// The form token.
    pub fn token(&self) -> &str {
        self.get("token")
    }
}

/// The most bytes that are kept of a form with a file; what comes after them is read and forgotten, so that browsers that are
/// still sending get their answer.
const KEPT_MAX: usize = 1024 * 1024;

/// The fields of a form that may carry a file, whose text is the field of its name.
pub struct Upload {
    /// The fields, as far as they were kept.
    pub fields: Fields,
    /// There was more than is kept.
    pub is_cut: bool,
}

impl FromRequest<Web> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Failure> {
        if !is_multipart(request.headers()) {
            return Ok(Self { fields: Fields::from_request(request, web).await?, is_cut: false });
        }
        let mut parts = Multipart::from_request(request, web).await.map_err(|_| UNREADABLE)?;
        let mut upload = Self { fields: Fields(Vec::new()), is_cut: false };
        match upload.read(&mut parts).await {
            Ok(()) => {}
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => upload.is_cut = true,
            Err(_) => return Err(UNREADABLE),
        }
        Ok(upload)
    }
}

impl Upload {
    async fn read(&mut self, parts: &mut Multipart) -> Result<(), MultipartError> {
        let mut left = KEPT_MAX;
        while let Some(mut part) = parts.next_field().await? {
            let (name, mut kept) = (part.name().unwrap_or_default().to_owned(), Vec::new());
            while let Some(chunk) = part.chunk().await? {
                self.is_cut |= chunk.len() > left;
                left = left.saturating_sub(chunk.len());
                if !self.is_cut {
                    kept.extend_from_slice(&chunk);
                }
            }
            self.fields.0.push((name, String::from_utf8_lossy(&kept).into_owned()));
        }
        Ok(())
    }
}

/// Is it a form with a file?
pub fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"))
}

const UNREADABLE: Failure = Failure::Say(MessageKind::Unreadable);

impl FromRequest<Web> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Failure> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if !kind
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        {
            return Err(Failure::Say(MessageKind::WrongContentType));
        }
        let bytes = Bytes::from_request(request, web).await.map_err(|rejection| {
            let too_large = rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE;
            Failure::Say(if too_large { MessageKind::TooLarge } else { MessageKind::Unreadable })
        })?;
        // What is not UTF-8 becomes replacement characters: the field's own check says so, and nothing else is lost.
        Ok(Self(form_urlencoded::parse(&bytes).into_owned().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_comes_twice_is_noticed_when_its_values_differ() {
        let fields = Fields(
            form_urlencoded::parse(b"ground=ald&ground=pregnancy&x=1&x=1&y=%00").into_owned().collect(),
        );
        assert!(fields.is_doubled("ground") && !fields.is_doubled("x") && !fields.is_doubled("absent"));
        assert_eq!((fields.get("ground"), fields.get("absent")), ("ald", ""));
        assert!(fields.has_nul("y"));
        assert_eq!(fields.kept("y"), "");
    }
}
