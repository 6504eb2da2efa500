use super::*;
use crate::form::{FieldCode, FieldErrors};
use crate::lane::KnownLanes;
use crate::reference::ClaimReference;
use crate::staff::StaffRole;
use time::macros::{date, datetime};

fn known() -> KnownLanes {
    let all = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    KnownLanes { funds: all(&["msa-32"]), schemes: all(&["at-risk"]), languages: all(&["fr", "en"]) }
}

fn parse(pairs: &[(&str, &str)]) -> Result<Filters, FieldErrors> {
    FilterForm::of(pairs.iter().copied()).parse(&known(), &[Uuid::from_u128(7)])
}

#[test]
fn without_a_filter_a_list_shows_what_waits_most_urgent_first() {
    let filters = parse(&[("unknown", "x"), ("fund", "")]).unwrap();
    assert_eq!((filters.state, filters.sort, filters.size), ("in-review", Sort::Due, PageSize::Small));
    assert!(filters.fund.is_none() && filters.risk.is_none() && filters.label.is_none());
}

#[test]
fn each_filter_is_read_and_written_back_the_same() {
    let label = Uuid::from_u128(7).to_string();
    let pairs = [
        ("state", "in-review"),
        ("side", "medical"),
        ("fund", "msa-32"),
        ("scheme", "at-risk"),
        ("language", "en"),
        ("risk", "late"),
        ("label", &label),
        ("hands", "nobody"),
        ("from", "2020-03-20"),
        ("until", "25/03/2020"),
        ("sort", "newest"),
        ("size", "500"),
    ];
    let form = FilterForm::of(pairs.into_iter().rev());
    assert_eq!(form.pairs().collect::<Vec<_>>(), pairs);
    let filters = form.parse(&known(), &[Uuid::from_u128(7)]).unwrap();
    assert_eq!(filters.side, Some(Side::Medical));
    assert_eq!(filters.label, Some(Uuid::from_u128(7)));
    assert_eq!((filters.from, filters.until), (Some(date!(2020 - 03 - 20)), Some(date!(2020 - 03 - 25))));
    assert_eq!(filters.size.rows(), BULK_MAX);
}

#[test]
fn what_is_on_no_list_is_a_fault_of_its_field() {
    let table = [
        ("state", "lost"),
        ("side", "legal"),
        ("fund", "msa-99"),
        ("scheme", "other"),
        ("language", "de"),
        ("risk", "paused"),
        ("label", "00000000-0000-0000-0000-000000000008"),
        ("hands", "them"),
        ("sort", "name"),
        ("size", "1000"),
    ];
    for (field, value) in table {
        let errors = parse(&[(field, value)]).unwrap_err();
        assert_eq!(errors.of(field), Some(FieldCode::NotAnOption), "{field}");
    }
    for value in ["31/02/2020", "hier", "2020-03"] {
        assert!(matches!(parse(&[("from", value)]).unwrap_err().of("from"), Some(FieldCode::Date { .. })));
    }
    let reversed = parse(&[("from", "2020-03-25"), ("until", "2020-03-24")]).unwrap_err();
    assert_eq!(reversed.of("until"), Some(FieldCode::NotAnOption));
    let decided = parse(&[("state", "approved"), ("risk", "late")]).unwrap_err();
    assert_eq!(decided.of("risk"), Some(FieldCode::NotAnOption), "no clock runs any more");
}

#[test]
fn each_risk_is_a_span_of_days_and_no_day_is_of_two() {
    let (today, next) = (date!(2020 - 03 - 27), date!(2020 - 03 - 30));
    let days = (0..12).map(|n| date!(2020 - 03 - 24) + time::Duration::days(n));
    for day in days {
        let holds = |risk: &&Risk| {
            let filters = Filters { risk: Some(**risk), ..parse(&[]).unwrap() };
            let (first, last) = filters.due_between(today, next);
            first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
        };
        let found: Vec<_> =
            Risk::ALL.iter().filter(|risk| **risk != Risk::Paused).filter(holds).copied().collect();
        let expected = match day {
            day if day < today => Risk::Late,
            day if day == today => Risk::Today,
            day if day <= next => Risk::Soon,
            _ => Risk::InTime,
        };
        assert_eq!(found, [expected], "{day}");
    }
}

#[test]
fn a_cursor_comes_back_as_it_was_and_anything_else_is_none() {
    let cursor = Cursor {
        due_on: date!(2020 - 03 - 30),
        submitted_at: datetime!(2020-03-25 08:00:00.123456 UTC),
        claim_id: Uuid::from_u128(3),
    };
    assert_eq!(Cursor::parse(&cursor.code()), Some(cursor));
    for code in ["", "1_2", "x_1_00000000-0000-0000-0000-000000000003", "1_99999999999999999999999999999_x"] {
        assert_eq!(Cursor::parse(code), None, "{code}");
    }
}

#[test]
fn a_name_is_found_however_it_is_written() {
    for name in ["Le Goff-Müller", "LE GOFF MULLER", "le goff mu\u{308}ller", " Le-Goff 'Müller' "] {
        assert_eq!(name_keys(name), ["legoffmuller", "goff", "muller"], "{name}");
    }
    assert_eq!(name_keys("N’Guyen"), ["nguyen", "guyen"]);
    assert_eq!(name_keys("Œuvrard"), name_keys("OEUVRARD"));
    assert_eq!(name_keys("Straße"), name_keys("STRASSE"));
    assert_eq!(name_keys("Martin"), ["martin"]);
    assert_eq!(name_keys("Łukasz Żak"), ["lukaszzak", "lukasz", "zak"]);
    assert_eq!(name_keys("Ли"), ["ли"], "what is no Latin letter stays");
    assert!(name_keys("-- 12").is_empty());
}

fn references(count: u8) -> Vec<ClaimReference> {
    (0..count).map(|n| ClaimReference::from_random([n; 16])).collect()
}

#[test]
fn references_are_read_from_a_list_or_a_spreadsheet() {
    let [one, two] = &references(2)[..] else { panic!("two") };
    let plain = format!("{one}\n\n {}\r\n{one}\n", two.as_str().to_lowercase());
    assert_eq!(read_references(&[&plain]).unwrap(), [Ok(one.clone()), Ok(two.clone())]);
    let csv = format!("\u{feff}R\u{e9}f\u{e9}rence;Caisse\n\"{one}\";msa-32\n{two},x\nDupont;y");
    let expected = [Ok(one.clone()), Ok(two.clone()), Err("Dupont".to_owned())];
    assert_eq!(read_references(&[one.as_str(), &csv]).unwrap(), expected, "each text has its heading");
    assert_eq!(read_references(&[&csv]).unwrap(), expected);
    assert_eq!(read_references(&[" \n;\n", ""]).unwrap(), []);
}

#[test]
fn more_lines_than_one_act_takes_are_counted_and_nothing_else() {
    let lines = |count| "reference\n".to_owned() + &"BCDF-GHJK\n".repeat(count);
    assert_eq!(read_references(&[&lines(10_000)]), Err(10_000));
    assert_eq!(read_references(&[&lines(BULK_MAX), "x"]), Err(BULK_MAX + 1));
    assert_eq!(read_references(&[&lines(BULK_MAX)]).unwrap().len(), 1, "the same one every time");
}

#[test]
fn nobody_decides_many_claims_at_once() {
    let of = |role| BulkAct::of(role).map(BulkAct::code).collect::<Vec<_>>();
    assert_eq!(of(StaffRole::Caseworker), ["label-on", "label-off", "take", "release"]);
    assert_eq!(of(StaffRole::Supervisor), ["label-on", "label-off", "put-back", "give"]);
    assert!(of(StaffRole::Auditor).is_empty() && of(StaffRole::CallDesk).is_empty());
}
