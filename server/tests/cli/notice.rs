//! `abri notice verify`: offline, with the published keys.

use super::{Ended, abri};
use abri_domain::employer::Employer;
use abri_domain::notice::{Document, EmployerNotice, NoticeKind, OffWork};
use abri_domain::reference::NoticeCode;
use abri_domain::stoppage::Stoppage;
use abri_server::crypto::Signer;
use abri_server::proof::{PublishedKey, PublishedKeys, prove};
use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;
use time::macros::date;

fn proof(signer: &Signer) -> String {
    let who = OffWork {
        name: "Zoé Le Goff".to_owned(),
        last_names: vec!["Le Goff".to_owned()],
        birth_date: date!(1985 - 06 - 12),
    };
    let employer = Employer {
        name: "Exemple SARL".to_owned(),
        siret: None,
        email: None,
        address: None,
        last_day_worked: None,
    };
    let stoppage = Stoppage::of_days(date!(2020 - 03 - 25), 21).unwrap();
    let document = Document { kind: NoticeKind::Initial, stoppage };
    let code = NoticeCode::from_random([1; 16]);
    prove(&EmployerNotice::new(code, who, &employer, document, None, date!(2020 - 03 - 25)), signer)
}

/// The published keys, with that one among them, in a file.
fn keys(folder: &TempDir, signer: &Signer) -> String {
    let key = PublishedKey {
        kid: signer.kid().to_owned(),
        alg: "Ed25519".to_owned(),
        public_key: BASE64URL_NOPAD.encode(&signer.public_key()),
        made_on: date!(2020 - 03 - 01),
        retired_on: None,
        revoked_on: None,
    };
    let path = folder.path().join("keys.json");
    let keys = PublishedKeys { service: "Caisse".to_owned(), keys: vec![key] };
    fs::write(&path, serde_json::to_vec(&keys).unwrap()).unwrap();
    path.to_str().unwrap().to_owned()
}

fn said(ended: &Ended) -> Value {
    serde_json::from_str(ended.out.trim()).unwrap()
}

#[test]
fn a_file_an_address_and_lines_are_read() {
    let (folder, signer) = (tempfile::tempdir().unwrap(), Signer::new(&[7; 32]));
    let (keys, proof) = (keys(&folder, &signer), proof(&signer));
    let file = folder.path().join("avis.pdf");
    fs::write(&file, [b"%PDF-1.7 \xff <pdf:Keywords>", proof.as_bytes(), b"</pdf:Keywords>"].concat())
        .unwrap();
    for notice in [file.to_str().unwrap(), &proof, &format!("https://abri.example/v/#{proof}")] {
        let ended = abri(&["notice", "verify", notice, "--keys", &keys], "");
        let said = said(&ended);
        assert_eq!(
            (ended.code, &said["verdict"], &said["notice"]["last_day"]),
            (0, &"authentic".into(), &"2020-04-14".into())
        );
    }
    let two = abri(&["notice", "verify", "-", "--keys", &keys], &format!("{proof}\nnothing\n"));
    assert_eq!((two.code, two.out.lines().count()), (1, 2), "{}", two.out);
}

#[test]
fn what_is_not_ours_or_not_theirs_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, theirs) = (Signer::new(&[7; 32]), Signer::new(&[8; 32]));
    let (keys, genuine) = (keys(&folder, &ours), proof(&ours));
    let bytes = BASE64URL_NOPAD.decode(genuine.strip_prefix("ABRI1.").unwrap().as_bytes()).unwrap();
    let longer = String::from_utf8_lossy(&bytes[..bytes.len() - 64]).replace("20200414", "20200514");
    let longer = [longer.as_bytes(), &bytes[bytes.len() - 64..]].concat();
    let altered = format!("ABRI1.{}", BASE64URL_NOPAD.encode(&longer));
    for (notice, more, verdict) in [
        (genuine.as_str(), &["--name", "le goff", "--born", "1985-06-12"][..], "authentic"),
        (&genuine, &["--name", "Martin"], "of-another-person"),
        (&genuine, &["--born", "1985-06-13"], "of-another-person"),
        (&altered, &[], "altered"),
        (&proof(&theirs), &[], "forged"),
    ] {
        let ended = abri(&[&["notice", "verify", notice, "--keys", &keys], more].concat(), "");
        let said = said(&ended);
        assert_eq!((ended.code, &said["verdict"]), (i32::from(verdict != "authentic"), &verdict.into()));
        // What is not vouched for is not repeated.
        assert_eq!(said["notice"].is_null(), ["altered", "forged"].contains(&verdict), "{verdict}");
    }
}

#[test]
fn a_missing_file_and_keys_that_are_none_are_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let keys = keys(&folder, &Signer::new(&[7; 32]));
    assert!(!abri(&["notice", "verify", "/nowhere.pdf", "--keys", &keys], "").complaint().is_empty());
    let none = folder.path().join("none.json");
    fs::write(&none, "{}").unwrap();
    let ended = abri(&["notice", "verify", "ABRI1.x", "--keys", none.to_str().unwrap()], "");
    assert!(ended.complaint().contains("/.well-known/abri-notice-keys.json"));
}
