//! The employer learns dates, never reasons: everything that reaches an employer is decoded and searched, for every
//! ground, and the notices of two grounds are the same to the last letter once their codes are masked.

use super::{of_claim, to_employers};
use crate::app::TestApp;
use crate::app::claims::{ald, another, with_ground};
use crate::app::mail::{pdf_info, pdf_text};
use crate::{employer_space, partners};
use abri_app::lang::Lang;
use abri_domain::ground::{AldNumber, Ground};
use abri_domain::notice::EmployerNotice;
use abri_domain::reference::NoticeCode;
use abri_server::crypto::{Signer, sha256};
use abri_server::demo::people::SyntheticClaim;
use abri_server::letters;
use abri_server::persistence::notices::StoredNotice;
use abri_server::proof::prove;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use std::collections::BTreeMap;
use time::macros::date;
use uuid::Uuid;

/// Words of health and of the scheme, in small letters. "01 (maladie)" is taken out before: every stoppage is reported
/// under that motive of the DSN.
const MEDICAL_WORDS: &[&str] = &[
    "santé",
    "maladie",
    "malade",
    "médec",
    "médic",
    "affection",
    "ald",
    "longue durée",
    "long-term",
    "grossesse",
    "enceinte",
    "accouchement",
    "maternité",
    "trimestre",
    "pregnan",
    "maternity",
    "à risque",
    "at risk",
    "at-risk",
    "vulnérable",
    "vulnerable",
    "fragile",
    "covid",
    "coronavirus",
    "épidémi",
    "epidemic",
    "diabète",
    "diabet",
    "cancer",
    "diagnos",
    "patholog",
    "traitement",
    "treatment",
    "hôpital",
    "hospital",
    "health",
    "disease",
    "sick",
    "illness",
    "medic",
    "doctor",
    "condition",
    "cohabit",
    "vit avec",
    "lives with",
    "dérogat",
    "isolement",
    "other-condition",
    "télétravail",
    "telework",
    "garde d",
    "motif déclaré",
    "ground",
];

/// One claim of each kind, on the same days by the same name.
fn grounds() -> Vec<Ground> {
    let listed = (1..=AldNumber::MAX).map(ald);
    let others = [
        Ground::new("ald"),
        crate::app::claims::pregnancy(date!(2020 - 05 - 20)),
        Ground::new("other-condition"),
        Ground::new("cohabitant"),
    ];
    listed.chain(others).collect()
}

/// Files the claim; a medical officer says yes where the rule does not.
async fn approved(app: &TestApp, person: &SyntheticClaim, doctor: &mut crate::app::Browser<'_>) -> Uuid {
    // One a day, as it were: the pace of e-mails to one employer is for another test.
    sqlx::query("DELETE FROM delivery_paces").execute(&app.owner).await.unwrap();
    let claim_id = app.filed(person).await;
    let state = app.state(claim_id).await;
    if state != "approved" {
        assert_eq!(state, "in-review medical");
        let case = doctor.take_next().await;
        let words =
            [("verdict", "approve"), ("explanation", "affection suivie"), ("note", "traitement lourd")];
        assert_eq!(doctor.act(&case, "decision", &words).await.location.as_deref(), Some("/agent?decided"));
        app.work().await;
    }
    assert_eq!(app.state(claim_id).await, "approved");
    claim_id
}

/// Everything that reaches the employer of the claim filed last, decoded.
async fn reaches_employer(
    app: &TestApp,
    claim_id: Uuid,
    person: &SyntheticClaim,
) -> BTreeMap<&'static str, String> {
    let [known] = &of_claim(app, claim_id).await[..] else { panic!("one employer") };
    let code = known.notice.issued.code.to_string();
    let mail = to_employers(app).into_iter().find(|mail| mail.everything().contains(&code)).unwrap();
    let sent = mail.attachment.as_deref().unwrap();
    let mut insured = app.insured(claim_id, person).await;
    let by_hand = insured.get("/fr/suivi/volet/1").await.bytes;
    let english = insured.get("/en/follow-up/notice/1").await.bytes;
    let mut browser = app.browser();
    let asked = [("code", code.as_str()), ("last_name", person.form.birth_name.as_str())];
    let [page, csv, json, lines, workbook] = in_space(app, known.notice.notice_id, person).await;
    BTreeMap::from([
        ("page of the employer's space", page),
        ("CSV", csv),
        ("JSON", json),
        ("lines of the DSN", lines),
        ("workbook", workbook),
        ("answer of the API", by_api(app, known.notice.notice_id, person).await),
        ("e-mail", mail.everything()),
        ("sent PDF", pdf_text(sent) + &pdf_info(sent)),
        ("PDF by hand", pdf_text(&by_hand) + &pdf_info(&by_hand)),
        ("English PDF", pdf_text(&english) + &pdf_info(&english)),
        ("check page", browser.post("/fr/verifier", &asked).await.html()),
        ("English check page", browser.post("/en/verify", &asked).await.html()),
        ("printed address", browser.get(&format!("/v/{code}")).await.html()),
        ("notice as a page", insured.get("/fr/suivi/apercu-volet/1").await.html()),
        ("proof", said(&known.notice.issued)),
        ("paper had chance drawn one code", paper(app, &known.notice)),
        ("row", row(app, &code).await),
    ])
}

/// The notice in the employer's space: its page and its files, a workbook's parts unpacked.
async fn in_space(app: &TestApp, notice_id: Uuid, person: &SyntheticClaim) -> [String; 5] {
    let mut space = employer_space::of(app, &person.form.employers[0]).await;
    let id = notice_id.to_string();
    let page = space.get(&format!("/fr/employeur/volets/{id}")).await.html();
    let mut files = Vec::new();
    for format in ["csv", "json", "dsn", "xlsx"] {
        let fields = [("notice[]", id.as_str()), ("format", format)];
        let file = employer_space::act(&mut space, "/fr/employeur/export", &fields).await;
        assert_eq!(file.status, 200, "{format}");
        files.push(if format == "xlsx" { employer_space::part(&file.bytes, "xl/*") } else { file.html() });
    }
    let [csv, json, lines, workbook] = <[String; 4]>::try_from(files).unwrap();
    [page, csv, json, lines, workbook]
}

/// The notice as a partner's program reads it.
async fn by_api(app: &TestApp, notice_id: Uuid, person: &SyntheticClaim) -> String {
    let siret = person.form.employers[0].employer_siret.as_str();
    let partner = partners::partner(app, &notice_id.to_string(), &[siret]).await;
    let answer = partners::get(app, &partner.key, &format!("/api/v1/notices/{notice_id}")).await;
    assert_eq!(answer.status, 200);
    answer.html()
}

/// What the QR code holds, decoded; its signature left out, which is drawn from the rest.
fn said(issued: &EmployerNotice) -> String {
    let proof = issued.proof.as_deref().unwrap();
    let bytes = BASE64URL_NOPAD.decode(proof.strip_prefix("ABRI1.").unwrap().as_bytes()).unwrap();
    let (said, _) = bytes.split_last_chunk::<64>().unwrap();
    format!("{} bytes\n{}", bytes.len(), String::from_utf8(said.to_vec()).unwrap())
}

/// The whole file, byte by byte, as it would be under one code and one key: nothing but these two may differ between grounds, and
/// with them equal neither the length nor one byte does.
fn paper(app: &TestApp, notice: &StoredNotice) -> String {
    let mut notice = notice.clone();
    notice.issued.code = NoticeCode::from_random([0; 16]);
    notice.issued.proof = Some(prove(&notice.issued, &Signer::new(&[7; 32])));
    let letter = letters::notice(&app.service, &notice, Lang::Fr);
    let day = notice.issued.issued_on;
    HEXLOWER.encode(&sha256(&app.service.letters.render(&letter, abri_letters::Lang::Fr, day).unwrap()))
}

/// The row of zone E, unsealed.
async fn row(app: &TestApp, code: &str) -> String {
    let code = abri_domain::reference::NoticeCode::parse(code).unwrap();
    let mut employer = app.service.pools.employer.acquire().await.unwrap();
    let found = abri_server::persistence::notices::find_by_code(&mut employer, &app.service.keys, &code)
        .await
        .unwrap()
        .unwrap();
    let plain: String = sqlx::query_scalar(
        "SELECT state || last_day || updated_at FROM employer.notices WHERE notice_id = $1",
    )
    .bind(found.notice_id)
    .fetch_one(&mut *employer)
    .await
    .unwrap();
    plain + &serde_json::to_string(&found.issued).unwrap()
}

/// To be given masked text: what is drawn at random may spell a short word, as any three letters do.
fn assert_no_reason(what: &str, text: &str) {
    let text = text.to_lowercase().replace("01 (maladie)", "");
    for word in MEDICAL_WORDS {
        let found =
            text.find(word).map(|at| text.get(at.saturating_sub(60)..at + 40).unwrap_or_default().to_owned());
        assert_eq!(found, None, "{word} in the {what}");
    }
}

fn assert_no_secret(what: &str, text: &str, secrets: &[String]) {
    let text = text.to_lowercase();
    for secret in secrets {
        assert!(!text.contains(&secret.to_lowercase()), "a secret in the {what}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nothing_that_reaches_an_employer_tells_a_reason(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.hire("doctor", "medical-officer").await;
    let mut doctor = app.browser();
    doctor.sign_in("doctor").await;
    let mut first: Option<BTreeMap<&str, String>> = None;
    for (order, ground) in (900..).zip(grounds()) {
        let person = another(with_ground(app.employee(1, "service"), &ground), order);
        let claim_id = approved(&app, &person, &mut doctor).await;
        let told = reaches_employer(&app, claim_id, &person).await;
        let reference = app.reference(claim_id).await;
        let nir = person.form.nir.clone();
        let nir13 = nir[..13].to_owned();
        let secrets = [
            reference.replace('-', ""),
            reference,
            nir,
            nir13,
            person.form.email.clone(),
            claim_id.to_string(),
        ];
        for (what, text) in &told {
            assert_no_secret(what, text, &secrets);
        }
        let masked = masked(&app, claim_id, told).await;
        for (what, text) in &masked {
            assert_no_reason(what, text);
        }
        match &first {
            None => first = Some(masked),
            Some(first) => assert_same(&masked, first, ground.code()),
        }
    }
}

fn assert_same(told: &BTreeMap<&str, String>, first: &BTreeMap<&str, String>, ground: &str) {
    for (what, text) in told {
        for (line, other) in text.lines().zip(first[what].lines()) {
            assert_eq!(line, other, "the {what} of {ground} can be told apart");
        }
        assert_eq!(text, &first[what], "the {what} of {ground} can be told apart");
    }
}

/// Without what is drawn at random for each notice: its code, ids, the boundary of the e-mail, the nonce of the page.
async fn masked(
    app: &TestApp,
    claim_id: Uuid,
    told: BTreeMap<&'static str, String>,
) -> BTreeMap<&'static str, String> {
    let code = of_claim(app, claim_id).await[0].notice.issued.code.to_string();
    // The ids and the size of a PDF follow from what is in it, so from its code.
    let drawn = [
        "boundary=\"",
        "nonce=\"",
        "name=\"token\" value=\"",
        "Message-ID: <",
        "Date: ",
        "<xmpMM:DocumentID>",
        "<xmpMM:InstanceID>",
        "File size: ",
    ];
    let notice_id = of_claim(app, claim_id).await[0].notice.notice_id.to_string();
    let proof = of_claim(app, claim_id).await[0].notice.issued.proof.clone().unwrap();
    let mask = |text: String| {
        let text = text.replace(&proof, "PROOF").replace(&notice_id, "ID");
        let text = text.replace(&code, "CODE").replace(&code.replace('-', ""), "CODE");
        drawn.iter().fold(text, |text, before| without(&text, before))
    };
    told.into_iter().map(|(what, text)| (what, mask(text))).collect()
}

/// Without what follows `before` up to the next quote, angle bracket or end of line, wherever it stands.
fn without(text: &str, before: &str) -> String {
    let Some(start) = text.find(before).map(|at| at + before.len()) else { return text.to_owned() };
    let rest = &text[start..];
    let drawn = &rest[..rest.find(['"', '>', '<', '\n']).unwrap_or(rest.len())];
    if drawn.is_empty() { text.to_owned() } else { text.replace(drawn, "DRAWN") }
}

#[test]
fn the_search_finds_what_it_looks_for() {
    for leak in ["Motif : AFFECTION de longue durée", "ald_number\":8"] {
        assert!(std::panic::catch_unwind(|| assert_no_reason("test", leak)).is_err(), "{leak}");
    }
    assert_no_reason("test", "Motif de l’arrêt : 01 (maladie)");
    let secrets = ["2851299999906".to_owned()];
    assert!(std::panic::catch_unwind(|| assert_no_secret("test", "NIR 2851299999906", &secrets)).is_err());
    assert_eq!(without("a nonce=\"xyz\" b xyz", "nonce=\""), "a nonce=\"DRAWN\" b DRAWN");
}
