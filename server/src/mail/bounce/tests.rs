//! Reports as servers write them, and as those who mean harm would.

use super::*;
use crate::views::samples;

const ID: Uuid = Uuid::from_u128(0x0198_7000_0000_7000_8000_0000_0000_0001);

fn keys() -> Keys {
    samples::service().keys
}

/// A report of Postfix's kind, to that address, quoting that `Message-ID`.
fn report(to: &str, action: &str, status: &str, quoted: &str) -> String {
    format!(
        "Return-Path: <>\r\nTo: {to}\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example\r\nArrival-Date: Wed, 25 Mar 2020 08:00:00 +0100\r\n\r\n\
         Final-Recipient: rfc822; nobody@firm.example\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; 550 no\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID: {quoted}\r\n\r\n--b--\r\n"
    )
}

fn to(keys: &Keys, id: Uuid) -> String {
    format!("retours+{}@abri.example", token(keys, id))
}

fn quoted(id: Uuid) -> String {
    format!("<{id}@abri.example>")
}

#[tokio::test]
async fn what_a_report_says_is_read_and_tied_to_its_e_mail() {
    let keys = keys();
    for (action, status, said) in [
        ("failed", "5.1.1", Some(Some(Report::Refused))),
        ("Failed", "4.4.7 (expired)", Some(Some(Report::GivenUp))),
        ("delivered", "2.0.0", Some(Some(Report::Arrived))),
        ("delayed", "4.4.1", Some(None)),
        ("relayed", "2.0.0", Some(None)),
        ("failed", "", None),
    ] {
        for (to, quoted) in [(to(&keys, ID), String::new()), ("x@abri.example".to_owned(), quoted(ID))] {
            let read = read(&keys, report(&to, action, status, &quoted).as_bytes());
            assert_eq!(
                read.map(|bounce| (bounce.id, bounce.report)),
                said.map(|report| (ID, report)),
                "{action} {status}"
            );
        }
    }
    let read = read(&keys, report(&to(&keys, ID), "failed", "4.4.7 (expired)", "").as_bytes()).unwrap();
    assert_eq!(read.status, "4.4.7", "a code, never a server's words");
}

#[tokio::test]
async fn a_whole_e_mail_that_is_quoted_is_known_too() {
    let keys = keys();
    let source = report("x@abri.example", "failed", "5.1.1", "").replace(
        "Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID: ",
        &format!("Content-Type: message/rfc822\r\n\r\nSubject: x\r\nMessage-ID: {}", quoted(ID)),
    );
    assert_eq!(super::read(&keys, source.as_bytes()).map(|bounce| bounce.id), Some(ID));
}

#[tokio::test]
async fn a_seal_that_does_not_hold_is_about_nothing() {
    let keys = keys();
    let other = token_of(ID, &[9; 32]);
    let source = report(&format!("retours+{other}@abri.example"), "failed", "5.1.1", "<x@y>");
    assert_eq!(read(&keys, source.as_bytes()), None);
    let upper = to(&keys, ID).to_uppercase();
    assert!(read(&keys, report(&upper, "failed", "5.1.1", "").as_bytes()).is_some(), "servers change case");
}

#[tokio::test]
async fn an_answer_or_a_letter_of_thanks_is_no_report() {
    let keys = keys();
    let answer = format!("To: {}\r\nSubject: Re\r\n\r\nStatus: 5.1.1\r\nAction: failed\r\n", to(&keys, ID));
    assert_eq!(read(&keys, answer.as_bytes()), None);
    assert_eq!(read(&keys, b""), None);
}

#[tokio::test]
async fn no_input_stops_the_reader() {
    let keys = keys();
    let good = report(&to(&keys, ID), "failed", "5.1.1", "");
    let nested = "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".repeat(2000);
    for source in [
        good.replace("--b\r\n", &nested),
        good.replace("\r\n", "\n"),
        "To: ".to_owned() + &"+".repeat(100_000),
        format!("To: retours+{}é\r\n\r\n", "f".repeat(47)),
    ] {
        let _said = read(&keys, source.as_bytes());
    }
    for end in 0..good.len() {
        let _said = read(&keys, &good.as_bytes()[..end]);
    }
    for place in 0..good.len() {
        let mut bytes = good.clone().into_bytes();
        bytes[place] ^= 0x9f;
        let _said = read(&keys, &bytes);
    }
}
