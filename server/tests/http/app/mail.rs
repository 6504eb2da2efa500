//! E-mails and PDFs as whoever receives them can read them: every part decoded.

use super::TestApp;
use data_encoding::BASE64;
use std::process::Command;

impl TestApp {
    /// The e-mails written so far, oldest first, decoded.
    pub fn inbox(&self) -> Vec<Mail> {
        self.mails().iter().map(|source| Mail::read(source)).collect()
    }
}

/// An e-mail, decoded.
pub struct Mail {
    /// Header lines, unfolded, encoded words decoded.
    pub headers: Vec<String>,
    pub to: String,
    pub subject: String,
    pub text: String,
    /// File name line and bytes of the attachment.
    pub attachment: Option<Vec<u8>>,
}

impl Mail {
    /// Reads the source of an e-mail of ours: one text, at most one attachment.
    pub fn read(source: &str) -> Self {
        let (headers, body) = split(source);
        let value = |name: &str| header(&headers, name).map(str::to_owned).unwrap_or_default();
        let (to, subject) = (value("To"), value("Subject"));
        let mut mail = Self { to, subject, text: String::new(), attachment: None, headers: Vec::new() };
        match boundary(&headers) {
            None => mail.text = String::from_utf8(decode(&headers, body)).unwrap(),
            Some(boundary) => {
                for part in
                    body.split(&format!("--{boundary}")).skip(1).filter(|part| !part.starts_with("--"))
                {
                    mail.part(part.trim_start_matches("\r\n"));
                }
            }
        }
        mail.headers.extend(headers);
        mail
    }

    fn part(&mut self, source: &str) {
        let (headers, body) = split(source);
        let bytes = decode(&headers, body);
        if header(&headers, "Content-Type").is_some_and(|kind| kind.starts_with("application/pdf")) {
            self.attachment = Some(bytes);
        } else {
            self.text = String::from_utf8(bytes).unwrap();
        }
        self.headers.extend(headers);
    }

    /// Everything in it but the attachment's bytes.
    pub fn everything(&self) -> String {
        format!("{}\n{}", self.headers.join("\n"), self.text)
    }
}

fn split(source: &str) -> (Vec<String>, &str) {
    let (head, body) = source.split_once("\r\n\r\n").unwrap();
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    (unfolded.split("\r\n").map(encoded_words).collect(), body)
}

fn header<'h>(headers: &'h [String], name: &str) -> Option<&'h str> {
    headers.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

fn boundary(headers: &[String]) -> Option<String> {
    let kind = header(headers, "Content-Type")?;
    Some(kind.split_once("boundary=\"")?.1.split('"').next()?.to_owned())
}

fn decode(headers: &[String], body: &str) -> Vec<u8> {
    match header(headers, "Content-Transfer-Encoding") {
        Some("base64") => BASE64.decode(body.split_whitespace().collect::<String>().as_bytes()).unwrap(),
        Some("quoted-printable") => quoted_printable(&body.replace("=\r\n", "")),
        _ => body.as_bytes().to_vec(),
    }
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let mut pieces = text.split('=');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (code, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).unwrap());
        bytes.extend(rest.as_bytes());
    }
    bytes
}

/// `=?utf-8?b?...?=` (RFC 2047) as what it stands for.
fn encoded_words(line: &str) -> String {
    let mut decoded = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("=?utf-8?b?") {
        let (word, left) = after.split_once("?=").unwrap();
        // Blanks between two encoded words are not part of the text.
        decoded.push_str(if decoded.is_empty() { before } else { before.trim() });
        decoded.push_str(&String::from_utf8_lossy(&BASE64.decode(word.as_bytes()).unwrap()));
        rest = left;
    }
    decoded + rest
}

/// The text of a PDF, as poppler reads it.
pub fn pdf_text(pdf: &[u8]) -> String {
    poppler("pdftotext", &["-layout"], pdf, &["-"])
}

/// Title, author, dates: what a PDF says of itself.
pub fn pdf_info(pdf: &[u8]) -> String {
    poppler("pdfinfo", &["-meta"], pdf, &[]) + &poppler("pdfinfo", &[], pdf, &[])
}

/// What the QR code of a PDF holds, as a phone reads it from the paper.
pub fn pdf_qr(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("read.pdf"), pdf).unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    run("pdftoppm", &["-r", "150", "-png", "-singlefile", "read.pdf", "page"]);
    run("zbarimg", &["--quiet", "--raw", "page.png"])
}

fn poppler(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("read.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = Command::new(program).args(before).arg(&path).args(after).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn every_part_of_an_e_mail_is_read() {
    let source = "To: a@b.example\r\nSubject: =?utf-8?b?w6k=?= x\r\nContent-Type: multipart/mixed;\r\n boundary=\"B\"\r\n\r\n\
        --B\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nl=C3=A0=\r\n-bas\r\n\
        --B\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID\r\n--B--\r\n";
    let mail = Mail::read(source);
    assert_eq!((mail.to.as_str(), mail.subject.as_str(), mail.text.trim()), ("a@b.example", "é x", "là-bas"));
    assert_eq!(mail.attachment.as_deref(), Some([1, 2, 3].as_slice()));
}
