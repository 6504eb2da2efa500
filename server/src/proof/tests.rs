//! Forged, altered, out of use, and genuine.

use super::*;
use crate::views::samples;
use abri_domain::notice::NoticeState;
use time::macros::date;

fn key(signer: &Signer) -> PublishedKey {
    PublishedKey {
        kid: signer.kid().to_owned(),
        alg: "Ed25519".to_owned(),
        public_key: BASE64URL_NOPAD.encode(&signer.public_key()),
        made_on: date!(2020 - 03 - 01),
        retired_on: None,
        revoked_on: None,
    }
}

fn keys(keys: Vec<PublishedKey>) -> PublishedKeys {
    PublishedKeys { service: "Caisse".to_owned(), keys }
}

fn proof(signer: &Signer) -> String {
    prove(&samples::notice(NoticeState::Valid).issued, signer)
}

#[test]
fn the_published_key_says_that_a_notice_is_ours() {
    let signer = Signer::new(&[7; 32]);
    let Verdict::Authentic(said) = verify(&proof(&signer), &keys(vec![key(&signer)])) else {
        panic!("genuine")
    };
    assert!(said == Statement::of(&samples::notice(NoticeState::Valid).issued, signer.kid()));
}

#[test]
fn the_key_of_someone_else_makes_a_forgery() {
    let (ours, theirs) = (Signer::new(&[7; 32]), Signer::new(&[8; 32]));
    assert_eq!(verify(&proof(&theirs), &keys(vec![key(&ours)])).code(), "forged");
    // The name of our key over their signature.
    let mut message = Statement::of(&samples::notice(NoticeState::Valid).issued, ours.kid()).to_bytes();
    let signature = theirs.sign(&message);
    message.extend(signature);
    let disguised = format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&message));
    assert_eq!(verify(&disguised, &keys(vec![key(&ours)])).code(), "altered");
}

#[test]
fn no_byte_can_be_changed() {
    let signer = Signer::new(&[7; 32]);
    let published = keys(vec![key(&signer)]);
    let bytes = BASE64URL_NOPAD.decode(&proof(&signer).as_bytes()[PREFIX.len()..]).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        let changed = format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&changed));
        assert!(!matches!(verify(&changed, &published), Verdict::Authentic(_)), "byte {at}");
    }
    // A date moved by a day reads well, and is told.
    let longer = String::from_utf8_lossy(&bytes[..bytes.len() - 64]).replace("20200414", "20200415");
    let longer = [longer.as_bytes(), &bytes[bytes.len() - 64..]].concat();
    let longer = format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&longer));
    assert_eq!(verify(&longer, &published).code(), "altered");
}

#[test]
fn a_key_counts_on_its_days_only_and_never_once_revoked() {
    let signer = Signer::new(&[7; 32]);
    let issued = samples::notice(NoticeState::Valid).issued.issued_on;
    let on = |change: fn(&mut PublishedKey, Date)| {
        let mut key = key(&signer);
        change(&mut key, issued);
        verify(&proof(&signer), &keys(vec![key])).code()
    };
    assert_eq!(on(|key, issued| key.retired_on = Some(issued)), "authentic");
    assert_eq!(on(|key, issued| key.retired_on = issued.previous_day()), "key-out-of-use");
    assert_eq!(on(|key, issued| key.made_on = issued.next_day().unwrap()), "key-out-of-use");
    assert_eq!(on(|key, issued| key.revoked_on = issued.next_day()), "key-out-of-use");
}

#[test]
fn a_proof_is_found_where_it_stands_and_nothing_else_is() {
    let proof = proof(&Signer::new(&[7; 32]));
    let pdf = format!("%PDF-1.7\u{0} <pdf:Keywords>{proof}</pdf:Keywords>");
    assert_eq!(find(pdf.as_bytes()), Some(proof.as_str()));
    assert_eq!(find(format!("https://abri.example/v/#{proof}").as_bytes()), Some(proof.as_str()));
    assert_eq!(find(b"%PDF-1.7"), None);
    for text in ["", "ABRI1.", "ABRI1.!!", "ABRI1.AAAA", "ABRI2.AAAA"] {
        assert_eq!(verify(text, &keys(Vec::new())).code(), "unreadable", "{text}");
    }
}
