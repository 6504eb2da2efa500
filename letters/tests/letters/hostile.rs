//! Strings that try to be more than strings.

use abri_letters::{Decision, Lang, Letter, Notice, Paragraph, Receipt};

use crate::samples;
use crate::standards::make;
use crate::tools::{Paper, packed};

/// Markup, code, references, comments, raw text, escapes, quotes: all must be printed as typed.
const LITERAL: [&str; 14] = [
    r#"#panic("x")"#,
    "#import \"/shared.typ\": *",
    "$x$ $ sum_(i=0)^n $",
    "*a* _b_ `c`",
    "@b <label>",
    "= Title",
    "- item",
    "/ term: text",
    r"\ \u{1F600} C:\new",
    "// comment /* more */",
    "\"double\" 'single'",
    "]} ) #{ [ (",
    "a--b---c...",
    "https://evil.example/?a=1&b=<2>",
];

/// The three letters with `text` in every place a string goes, but the address to check.
fn filled_with(text: &str) -> [Letter; 3] {
    let s = || text.to_owned();
    let facts = || vec![(s(), s())];
    let paragraphs = || vec![Paragraph { heading: Some(s()), text: s() }];
    let receipt = Receipt {
        title: s(),
        service_name: s(),
        service_contact: vec![s()],
        reference: s(),
        received_at: s(),
        insured_name: s(),
        address_lines: vec![s()],
        facts: facts(),
        paragraphs: paragraphs(),
        access_codes_title: Some(s()),
        access_codes: vec![s()],
    };
    let notice = Notice {
        title: s(),
        service_name: s(),
        service_contact: vec![s()],
        code: s(),
        check_url: samples::CHECK_URL.into(),
        qr: samples::CHECK_URL.into(),
        proof: None,
        check_text: vec![s()],
        insured_name: s(),
        employer_name: s(),
        facts: facts(),
        paragraphs: paragraphs(),
        qr_alt: s(),
    };
    let decision = Decision {
        title: s(),
        service_name: s(),
        service_contact: vec![s()],
        reference: s(),
        insured_name: s(),
        address_lines: vec![s()],
        facts: facts(),
        paragraphs: paragraphs(),
        appeal: paragraphs(),
    };
    [Letter::Receipt(receipt), Letter::Notice(notice), Letter::Decision(decision)]
}

#[test]
fn markup_in_a_string_is_printed_as_typed() {
    let text = LITERAL.join(" ");
    for letter in filled_with(&text) {
        let found = Paper::new(&make(&letter, Lang::Fr)).packed_text();
        for literal in LITERAL {
            let times = found.matches(&packed(literal)).count();
            assert!(times >= 8, "{literal} printed {times} times in {found}");
        }
    }
}

#[test]
fn each_hostile_string_alone_passes_everywhere() {
    for text in LITERAL {
        for letter in filled_with(text) {
            make(&letter, Lang::En);
        }
    }
}

#[test]
fn any_script_is_accepted_and_what_no_font_draws_is_visible() {
    let scripts = "مرحبا בוקר Ελένη Євген Đặng";
    for letter in filled_with(&format!(
        "{scripts} 中文 😷 👩\u{200D}⚕\u{FE0F} e\u{301} \u{0}\u{7}\u{202E}\u{E000}\u{FFFF}\u{10FFFF} fin"
    )) {
        let paper = Paper::new(&make(&letter, Lang::Fr));
        let found = paper.packed_text();
        assert!(found.contains("Ελένη") && found.contains("Євген") && found.contains("Đặng"), "{found}");
        assert!(found.contains("fin") && found.contains('□'), "{found}");
        paper.run("qpdf", &["--check", "letter.pdf"]);
    }
}

#[test]
fn ten_thousand_characters_stay_on_the_paper() {
    for run in ["W".repeat(10_000), "((((1-/".repeat(1_400), "Jean ".repeat(2_000), "é\n".repeat(500)] {
        let letter = Letter::Decision(Decision { insured_name: run.clone(), ..samples::decision(Lang::Fr) });
        let paper = Paper::new(&make(&letter, Lang::Fr));
        let wanted = packed(&run);
        // The head and the foot of pages may come between, so count instead of comparing.
        let first = wanted.chars().next().unwrap();
        let count = |text: &str| text.chars().filter(|c| *c == first).count();
        assert!(count(&paper.packed_text()) >= count(&wanted));
        assert_nothing_beyond_the_margins(&paper);
    }
}

/// Every word lies between the left and right margins of the A4 sheet (595 pt wide, margins 56 pt).
fn assert_nothing_beyond_the_margins(paper: &Paper) {
    let boxes = paper.run("pdftotext", &["-bbox", "letter.pdf", "-"]);
    let attribute = |line: &str, name: &str| -> f64 {
        let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let words: Vec<_> = boxes.lines().filter(|line| line.trim_start().starts_with("<word ")).collect();
    assert!(words.len() > 20);
    for word in words {
        assert!(attribute(word, "xMin") > 56.0 && attribute(word, "xMax") < 540.0, "{word}");
    }
}

#[test]
fn empty_strings_and_empty_lists_leave_no_hole() {
    for letter in [
        Letter::Receipt(Receipt {
            service_contact: vec![],
            reference: String::new(),
            address_lines: vec![],
            facts: vec![],
            paragraphs: vec![],
            access_codes_title: None,
            access_codes: vec![],
            service_name: String::new(),
            insured_name: String::new(),
            ..samples::receipt(Lang::Fr)
        }),
        Letter::Notice(Notice {
            service_contact: vec![],
            check_text: vec![],
            facts: vec![],
            paragraphs: vec![],
            qr_alt: String::new(),
            employer_name: String::new(),
            ..samples::notice(Lang::Fr)
        }),
        Letter::Decision(Decision {
            service_contact: vec![],
            address_lines: vec![],
            facts: vec![],
            paragraphs: vec![],
            appeal: vec![],
            ..samples::decision(Lang::Fr)
        }),
    ] {
        assert_eq!(Paper::new(&make(&letter, Lang::Fr)).pages(), 1);
    }
}
