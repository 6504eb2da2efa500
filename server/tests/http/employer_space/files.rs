//! Notices as files.

use super::{NOTICES, act, notices_on, of};
use crate::app::claims::another;
use crate::app::{Page, TestApp};
use axum::http::StatusCode;
use std::process::Command;

const EXPORT: &str = "/fr/employeur/export";

/// A part of a workbook.
pub fn part(workbook: &[u8], name: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("volets.xlsx");
    std::fs::write(&path, workbook).unwrap();
    let output = Command::new("unzip").arg("-p").arg(&path).arg(name).output().unwrap();
    assert!(output.status.success(), "no {name}");
    String::from_utf8(output.stdout).unwrap()
}

fn name_of(page: &Page) -> &str {
    page.headers["content-disposition"].to_str().unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn one_or_many_are_downloaded_in_each_format(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let nadia = app.employee(1, "service");
    let mut zoe = another(nadia.clone(), 77);
    "Zoé".clone_into(&mut zoe.form.first_names);
    app.filed(&nadia).await;
    app.filed(&zoe).await;
    let mut space = of(&app, &nadia.form.employers[0]).await;
    let list = notices_on(&space.get(NOTICES).await);
    assert_eq!(list.len(), 2);
    let ids: Vec<_> = list.iter().map(|path| path.rsplit('/').next().unwrap()).collect();
    let one = |format| vec![("notice[]", ids[0]), ("format", format)];
    let both = |format| vec![("notice[]", ids[0]), ("notice[]", ids[1]), ("format", format)];
    let csv = act(&mut space, EXPORT, &both("csv")).await;
    let text = csv.html();
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(
        text.contains("Zoé") && text.contains("Nadia") && text.contains("25/03/2020,14/04/2020"),
        "{text}"
    );
    assert!(name_of(&csv).starts_with("attachment;"), "{}", name_of(&csv));
    let json = act(&mut space, EXPORT, &one("json")).await;
    let json: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 1);
    assert_eq!(
        (&json[0]["a_signaler"], &json[0]["au_plus_tard"]),
        (&"stoppage".into(), &"30/03/2020".into())
    );
    let xlsx = act(&mut space, EXPORT, &[("all", "yes"), ("format", "xlsx")]).await;
    let strings = part(&xlsx.bytes, "xl/sharedStrings.xml");
    assert!(strings.contains("Zoé") && strings.contains("Nadia"));
    let alone = act(&mut space, EXPORT, &one("dsn")).await.html();
    assert!(alone.starts_with("S20.G00.05.001,'04'\nS21.G00.60.001,'01'\n"), "{alone}");
    let dsn = act(&mut space, EXPORT, &both("dsn")).await.html();
    assert_eq!(
        (dsn.matches("S21.G00.60.003,'14042020'").count(), dsn.matches("-- ").count()),
        (2, 2),
        "{dsn}"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_name_that_is_a_formula_stays_a_name(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut employee = app.employee(1, "service");
    "=HYPERLINK(\"http://evil.example\";\"x\")".clone_into(&mut employee.form.employers[0].employer_name);
    app.filed(&employee).await;
    let mut space = of(&app, &employee.form.employers[0]).await;
    let csv = act(&mut space, EXPORT, &[("all", "yes"), ("format", "csv")]).await.html();
    assert!(csv.contains("\"'=HYPERLINK("), "{csv}");
    let xlsx = act(&mut space, EXPORT, &[("all", "yes"), ("format", "xlsx")]).await;
    let sheet = part(&xlsx.bytes, "xl/worksheets/sheet1.xml");
    assert!(
        !sheet.contains("<f>") && part(&xlsx.bytes, "xl/sharedStrings.xml").contains("=HYPERLINK"),
        "{sheet}"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nothing_ticked_is_said_and_an_unknown_format_is_refused(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    app.filed(&employee).await;
    let mut space = of(&app, &employee.form.employers[0]).await;
    let none = act(&mut space, EXPORT, &[("format", "csv")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.main().contains("Cochez au moins un volet"));
    let odd = act(&mut space, EXPORT, &[("all", "yes"), ("format", "exe")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}
