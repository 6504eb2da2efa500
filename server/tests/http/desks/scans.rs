//! Scans of what came on paper: told by their content, kept in the zone of their sheet, read as files, each step in the history.

use super::envelope::{case, on_ald, registered};
use super::{agent, send, typed};
use crate::app::{Browser, Page, TestApp};
use abri_domain::claim::ClaimEvent;
use abri_domain::zone::Side;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use sqlx::PgPool;
use time::Duration;
use uuid::Uuid;

/// The smallest document that says where its table is.
const PDF: &[u8] = b"%PDF-1.4\nFRAMBOISE xref\ntrailer <<>>\nstartxref\n9\n%%EOF\n";
const MARK: &[u8] = b"FRAMBOISE";

fn pdf(tail: &str) -> Vec<u8> {
    [b"%PDF-1.4\n", tail.as_bytes(), b"\nstartxref\n9\n%%EOF\n".as_slice()].concat()
}

/// Sends files as a browser does, with the token of that page.
async fn attach(browser: &mut Browser<'_>, page: &str, path: &str, files: &[Vec<u8>]) -> Page {
    let token = browser.get(page).await.value_of("token");
    let field = format!("--B\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n");
    let mut body = field.into_bytes();
    for file in files {
        body.extend_from_slice(b"--B\r\nContent-Disposition: form-data; name=\"scans\"; filename=\"feuille.pdf\"\r\nContent-Type: application/pdf\r\n\r\n");
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--B--\r\n");
    let kind = Some("multipart/form-data; boundary=B");
    browser.send(Method::POST, path, kind, Body::from(body)).await
}

async fn attach_sheet(desk: &mut Browser<'_>, path: &str, files: &[Vec<u8>]) -> Page {
    attach(desk, path, &format!("{path}/pieces"), files).await
}

/// The first address on a page that begins so.
fn link(page: &Page, start: &str) -> String {
    let html = page.html();
    let at = html.find(start).unwrap_or_else(|| panic!("{start} is not on the page"));
    html[at..].split('"').next().unwrap().to_owned()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_mail_desk_attaches_the_sheet_and_both_sides_may_save_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut marc = agent(&app, "marc", "mail-desk").await;
    let (claim_id, path) = registered(&app, &mut marc, &on_ald(&app)).await;
    let done = attach_sheet(&mut marc, &path, &[PDF.to_vec()]).await;
    assert_eq!(done.location, Some(format!("{path}?scans")), "{}", done.main());
    assert!(marc.get(&path).await.main().contains("PDF, 1\u{a0}ko"));
    let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed FROM scans").fetch_one(&app.owner).await.unwrap();
    assert!(!sealed.windows(MARK.len()).any(|part| part == MARK), "what it shows is sealed");
    for (login, role) in [("anne", "caseworker"), ("doctor", "medical-officer")] {
        let mut browser = agent(&app, login, role).await;
        let page = browser.get(&case(claim_id)).await;
        let file = browser.get(&link(&page, &format!("{}/pieces/", case(claim_id)))).await;
        assert_eq!((file.status, file.bytes.as_slice()), (StatusCode::OK, PDF), "{role}");
        for (name, value) in [
            (header::CONTENT_TYPE, "application/pdf"),
            (header::CONTENT_DISPOSITION, "attachment; filename=\"scan.pdf\""),
            (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::CACHE_CONTROL, "no-store"),
        ] {
            assert_eq!(file.headers[&name], value, "{name}");
        }
    }
    let history = app.history(claim_id).await;
    let sha256 = data_encoding::HEXLOWER.encode(&abri_server::crypto::sha256(PDF));
    let attached = ClaimEvent::ScanAttached { side: Side::Administrative, sha256 };
    assert!(history.iter().any(|record| record.event == attached), "the hash is in the chain");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_no_scan_or_too_much_is_said_and_keeps_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut marc = agent(&app, "marc", "mail-desk").await;
    let (_, path) = registered(&app, &mut marc, &on_ald(&app)).await;
    let large = [b"%PDF-1.4\n".to_vec(), vec![b'x'; 11 * 1024 * 1024], pdf("")].concat();
    let eleven: Vec<_> = (0..11).map(|n| pdf(&n.to_string())).collect();
    for (files, status, said) in [
        (vec![], 422, "au moins un fichier"),
        (vec![PDF.to_vec(), b"<html>".to_vec()], 422, "ni un PDF"),
        (vec![b"%PDF-1.4\ncut".to_vec()], 422, "incomplet"),
        (vec![PDF.to_vec(), PDF.to_vec()], 409, "déjà joint"),
        (eleven, 422, "Dix fichiers au plus"),
        (vec![large], 413, "Dix mégaoctets au plus"),
    ] {
        let page = attach_sheet(&mut marc, &path, &files).await;
        assert_eq!(page.status.as_u16(), status, "{said}");
        assert!(page.main().contains(said), "{said}: {}", page.main());
        assert!(page.main().contains("E-"), "the number of the envelope still stands there");
    }
    assert_eq!(app.count("SELECT count(*) FROM scans").await, 0);
    assert_eq!(attach_sheet(&mut marc, &path, &[PDF.to_vec()]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(attach_sheet(&mut marc, &path, &[PDF.to_vec()]).await.status, StatusCode::CONFLICT, "once");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn its_author_withdraws_a_scan_within_twelve_hours_and_what_it_showed_is_gone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut marc, mut mona) =
        (agent(&app, "marc", "mail-desk").await, agent(&app, "mona", "mail-desk").await);
    let (claim_id, path) = registered(&app, &mut marc, &on_ald(&app)).await;
    attach_sheet(&mut marc, &path, &[PDF.to_vec(), pdf("second")]).await;
    let withdraw = link(&marc.get(&path).await, &format!("{path}/pieces/"));
    let (mine, theirs) =
        (marc.get(&path).await.value_of("token"), mona.get("/agent/courrier").await.value_of("token"));
    assert_eq!(mona.post(&withdraw, &[("token", &theirs)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(marc.post(&withdraw, &[("token", &mine)]).await.location.as_deref(), Some(path.as_str()));
    assert_eq!(marc.post(&withdraw, &[("token", &mine)]).await.status, StatusCode::NOT_FOUND, "once");
    assert_eq!(app.count("SELECT count(*) FROM scans WHERE sealed IS NULL").await, 1);
    let acts = app.acts(claim_id).await;
    assert!(acts.iter().any(|act| act.contains("scan-withdrawn")), "{acts:?}");
    let other = link(&marc.get(&path).await, &format!("{path}/pieces/"));
    assert_ne!(other, withdraw, "a withdrawn scan has no button");
    app.service.clock.advance(Duration::hours(12));
    let mut marc = app.browser();
    marc.sign_in("marc").await;
    let token = marc.get("/agent/courrier").await.value_of("token");
    assert_eq!(marc.post(&other, &[("token", &token)]).await.status, StatusCode::NOT_FOUND, "too late");
    let late = marc.post(&format!("{path}/pieces"), &[("token", &token)]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_medical_sheet_is_attached_by_who_holds_the_envelope_and_read_by_that_side_alone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut marc = agent(&app, "marc", "mail-desk").await;
    let (mut doctor, mut anne) =
        (agent(&app, "doctor", "medical-officer").await, agent(&app, "anne", "caseworker").await);
    let (claim_id, _) = registered(&app, &mut marc, &on_ald(&app)).await;
    let (page, path) = (case(claim_id), format!("{}/pieces-medicales", case(claim_id)));
    let early = attach(&mut doctor, &page, &path, &[PDF.to_vec()]).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "not without holding the claim");
    assert_eq!(doctor.take_next().await, page);
    assert_eq!(attach(&mut anne, &page, &path, &[PDF.to_vec()]).await.status, StatusCode::NOT_FOUND);
    let wrong = attach(&mut doctor, &page, &path, &[b"GIF89a".to_vec()]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.main().contains("ni un PDF"));
    let done = attach(&mut doctor, &page, &path, &[PDF.to_vec()]).await;
    assert_eq!(done.location, Some(format!("{page}#scans")), "{}", done.main());
    let before = app.count("SELECT count(*) FROM medical.reads").await;
    let scan = link(&doctor.get(&page).await, &format!("{path}/"));
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, before + 1, "the page");
    let file = doctor.get(&scan).await;
    assert_eq!((file.status, file.bytes.as_slice()), (StatusCode::OK, PDF));
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, before + 2, "and the scan");
    // Zone A neither lists nor opens it, nor by the address of its own scans.
    assert!(!anne.get(&page).await.html().contains("pieces-medicales"));
    for forged in [scan.clone(), scan.replace("pieces-medicales", "pieces")] {
        assert_eq!(anne.get(&forged).await.status, StatusCode::NOT_FOUND, "{forged}");
    }
    for forged in [
        format!("{path}/{}", Uuid::nil()),
        format!("{path}/x"),
        scan.replace(&claim_id.to_string(), &Uuid::nil().to_string()),
    ] {
        assert_eq!(doctor.get(&forged).await.status, StatusCode::NOT_FOUND, "{forged}");
    }
    let token = doctor.get(&page).await.value_of("token");
    let gone = doctor.post(&format!("{scan}/retrait"), &[("token", &token)]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(doctor.get(&scan).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_phone_desk_attaches_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut chloe = agent(&app, "chloe", "call-desk").await;
    let person = app.farmer();
    app.know(&person).await;
    let path = send(&mut chloe, typed(&person)).await.location.unwrap();
    assert!(!chloe.get(&path).await.html().contains("type=\"file\""));
    assert_eq!(attach_sheet(&mut chloe, &path, &[PDF.to_vec()]).await.status, StatusCode::NOT_FOUND);
}
