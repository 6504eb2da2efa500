//! Text messages. A mock at the border: they are written to files; an operator's gateway would be one more way.

use crate::mail::write_spool;
use abri_app::lang::{Lang, Text};
use abri_app::model::ServiceContact;
use abri_app::text::common::labelled;
use abri_domain::contact::Phone;
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const NEWS: Text = Text {
    fr: "Il y a du nouveau sur votre demande\u{a0}: une lettre est en route. Ce message n’attend pas de réponse.",
    en: "There is news of your claim: a letter is on its way. Please do not reply to this message.",
};

/// Sends text messages.
pub enum Texter {
    /// Into `spool/sms`: number on the first line, then the text.
    Files(PathBuf),
}

impl Texter {
    /// Into the spool of the data folder.
    pub fn to_files(data_dir: &Path) -> Self {
        Self::Files(data_dir.join("spool").join("sms"))
    }

    /// Sends one message; the same id makes the same file.
    pub async fn send(&self, id: Uuid, to: &Phone, text: &str) -> io::Result<()> {
        let Self::Files(folder) = self;
        let message = format!("{}\n{text}\n", to.as_str());
        write_spool(folder.clone(), format!("{id}.txt"), message.into_bytes()).await
    }
}

/// That a letter is on its way; nothing of what it says, nor of whom it is about. One message: under 160 characters.
pub fn news(contact: &ServiceContact, lang: Lang) -> String {
    let text = labelled(lang, &contact.name, NEWS.get(lang));
    if text.chars().count() <= 160 { text } else { NEWS.get(lang).to_owned() }
}
