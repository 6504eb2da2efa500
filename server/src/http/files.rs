//! A form that carries files: its fields, and the bytes of each file. What is too large is read to its end and dropped, so that the
//! browser hears the answer instead of a broken connection.

use super::Web;
use super::body::{Fields, is_multipart};
use super::failure::Failure;
use abri_app::model::MessageKind;
use abri_domain::scan::BYTES_MAX;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;

/// The most bytes such a form may carry before the connection is given up.
pub const SCANS_MAX: usize = 64 * 1024 * 1024;

/// The most bytes of a field that is no file.
const FIELD_MAX: usize = 4096;

/// The fields and files of a form.
pub struct Upload {
    /// What was typed.
    pub fields: Fields,
    /// The files; names and media types that the browser gives are not looked at.
    pub files: Vec<Vec<u8>>,
    /// More came than is taken: the files are not all there.
    pub too_large: bool,
}

impl FromRequest<Web> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Failure> {
        if !is_multipart(request.headers()) {
            let fields = Fields::from_request(request, web).await?;
            return Ok(Self { fields, files: Vec::new(), too_large: false });
        }
        let unreadable = |_| Failure::Say(MessageKind::Unreadable);
        let mut parts = Multipart::from_request(request, web).await.map_err(unreadable)?;
        let mut form = Self { fields: Fields(Vec::new()), files: Vec::new(), too_large: false };
        while let Some(part) = parts.next_field().await.map_err(|error| cut_short(&error))? {
            form.take(part).await?;
        }
        Ok(form)
    }
}

impl Upload {
    async fn take(&mut self, part: Field<'_>) -> Result<(), Failure> {
        let (name, is_file) = (part.name().unwrap_or_default().to_owned(), part.file_name().is_some());
        let held: usize = self.files.iter().map(Vec::len).sum();
        let room = if is_file { BYTES_MAX.saturating_sub(held) } else { FIELD_MAX };
        let (bytes, whole) = read(part, room).await?;
        if !is_file {
            self.fields.0.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        } else if !whole {
            self.too_large = true;
        } else if !bytes.is_empty() {
            // A field without a chosen file comes as an empty one.
            self.files.push(bytes);
        }
        Ok(())
    }
}

/// The bytes of a part, and whether they are all there.
async fn read(mut part: Field<'_>, room: usize) -> Result<(Vec<u8>, bool), Failure> {
    let (mut bytes, mut whole) = (Vec::new(), true);
    while let Some(chunk) = part.chunk().await.map_err(|error| cut_short(&error))? {
        whole &= bytes.len() + chunk.len() <= room;
        if whole {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((bytes, whole))
}

fn cut_short(error: &MultipartError) -> Failure {
    let too_large = error.status() == StatusCode::PAYLOAD_TOO_LARGE;
    Failure::Say(if too_large { MessageKind::TooLarge } else { MessageKind::Unreadable })
}
