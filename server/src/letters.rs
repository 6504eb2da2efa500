//! Letters: what the service says on paper, worded here, set as PDF by `abri_letters`.

mod blank_form;
mod decision;
mod notice;
mod receipt;
pub mod wording;

pub use blank_form::blank_form;
pub use decision::decision;
pub(crate) use notice::check_url;
pub use notice::{addressed, notice, notice_page};
pub use receipt::receipt;

use crate::crypto::sha256;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::ServiceContact;
use abri_letters::{Batch, Letter, LetterError};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use time::Date;
use tokio::sync::Semaphore;

/// Letters set at the same time: setting one takes a core for some milliseconds.
static SETTING: Semaphore = Semaphore::const_new(2);

/// Why a letter could not be made. Says nothing of what is in it.
#[derive(Debug, thiserror::Error)]
pub enum LetterFailure {
    /// It can't be set.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The thread that set it stopped.
    #[error("the thread that sets the letter stopped")]
    Stopped,
}

/// Sets a letter as PDF, dated `date`, on a thread of its own.
pub async fn render(
    service: &Service,
    letter: Letter,
    lang: Lang,
    date: Date,
) -> Result<Vec<u8>, LetterFailure> {
    let _slot = SETTING.acquire().await.map_err(|_| LetterFailure::Stopped)?;
    let letters = service.letters.clone();
    let setting = tokio::task::spawn_blocking(move || letters.render(&letter, letter_lang(lang), date));
    Ok(setting.await.map_err(|_| LetterFailure::Stopped)??)
}

/// Binds letters that were made into one document for the printer, on a thread of its own.
pub async fn bind(service: &Service, batch: Batch) -> Result<Vec<u8>, LetterFailure> {
    let _slot = SETTING.acquire().await.map_err(|_| LetterFailure::Stopped)?;
    let letters = service.letters.clone();
    let binding = tokio::task::spawn_blocking(move || letters.bind(batch));
    Ok(binding.await.map_err(|_| LetterFailure::Stopped)??)
}

/// Papers that are the same for everyone, by the hash of what they say: set once a day, however often they are asked for.
static KEPT: LazyLock<Mutex<HashMap<[u8; 32], Vec<u8>>>> = LazyLock::new(Mutex::default);
/// The most of them: every scheme in both languages, twice over.
const KEPT_MAX: usize = 32;

/// The same for a paper about nobody, which anyone may ask for.
pub async fn render_once(
    service: &Service,
    letter: Letter,
    lang: Lang,
    date: Date,
) -> Result<Vec<u8>, LetterFailure> {
    let said = serde_json::to_vec(&letter).map_err(LetterError::from)?;
    let key = sha256(&[lang.code().as_bytes(), date.to_string().as_bytes(), &said].concat());
    let known = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = known().get(&key).cloned() {
        return Ok(bytes);
    }
    let bytes = render(service, letter, lang, date).await?;
    let mut kept = known();
    if kept.len() >= KEPT_MAX {
        kept.clear();
    }
    kept.insert(key, bytes.clone());
    Ok(bytes)
}

const fn letter_lang(lang: Lang) -> abri_letters::Lang {
    match lang {
        Lang::Fr => abri_letters::Lang::Fr,
        Lang::En => abri_letters::Lang::En,
    }
}

/// Address, phone and e-mail, a line each (CRPA R.112-11-1).
fn contact_lines(contact: &ServiceContact, lang: Lang) -> Vec<String> {
    let phone = format!("{} {}", wording::PHONE.get(lang), contact.phone);
    let email = format!("{} {}", wording::EMAIL.get(lang), contact.email);
    contact.address.iter().cloned().chain([phone, email]).collect()
}

#[cfg(test)]
mod tests;
