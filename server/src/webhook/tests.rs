//! What is called, and how a call is signed.

use super::*;
use crate::persistence::partners::webhooks::Webhook;
use time::macros::datetime;
use uuid::Uuid;
use zeroize::Zeroizing;

#[test]
fn an_address_inside_is_not_taken_however_it_is_written() {
    let public = Caller::public();
    for url in [
        "https://10.0.0.1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://169.254.169.254/latest",
        "https://localhost/",
        "https://intranet/",
        "https://localhost./",
    ] {
        assert_eq!(public.address(url), Err(NotCallable::Host), "{url}");
    }
    for url in [
        "http://partner.example/",
        "ftp://partner.example/",
        "https://me:word@partner.example/",
        "partner.example",
        "",
    ] {
        assert_eq!(public.address(url), Err(NotCallable::Address), "{url}");
    }
    assert_eq!(
        public.address(&format!("https://partner.example/{}", "a".repeat(500))),
        Err(NotCallable::Address)
    );
    assert!(public.address("https://partner.example:8443/abri?x=1").is_ok());
}

#[test]
fn a_test_may_call_this_machine_and_no_other_in_clear() {
    let tests = Caller::with_loopback();
    assert!(tests.address("http://127.0.0.1:9000/hook").is_ok());
    assert_eq!(tests.address("http://partner.example/"), Err(NotCallable::Address));
    assert_eq!(tests.address("https://10.0.0.1/"), Err(NotCallable::Host));
}

#[tokio::test]
async fn a_name_that_stands_for_this_machine_is_not_called() {
    // Whatever this machine calls itself, the name resolves to loopback: refused before anything is sent.
    let webhook = Webhook {
        url: "https://localhost.localdomain/".to_owned(),
        secret: Zeroizing::new(vec![1; 32]),
        set_at: datetime!(2020-03-25 08:00 UTC),
    };
    let called = Caller::public().call(&webhook, Uuid::nil(), Vec::new(), webhook.set_at).await;
    assert!(
        matches!(called, Err(CallError::NotCallable(NotCallable::Host) | CallError::NoAnswer)),
        "{called:?}"
    );
}

#[test]
fn the_signature_is_that_of_standard_webhooks() {
    // The example that the libraries of Standard Webhooks are tested with.
    let secret = data_encoding::BASE64.decode(b"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
    let at = time::OffsetDateTime::from_unix_timestamp(1_614_265_330).unwrap();
    let signed = sign(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, b"{\"test\": 2432232314}");
    assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

#[test]
fn a_secret_is_shown_as_the_libraries_read_it() {
    let secret = Secret::draw().unwrap();
    let shown = secret.shown();
    let letters = shown.strip_prefix("whsec_").unwrap();
    assert_eq!(data_encoding::BASE64.decode(letters.as_bytes()).unwrap(), *secret.0);
}
