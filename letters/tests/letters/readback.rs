//! What a reader, a scanner and a screen reader find in the letters.

use abri_letters::{Lang, Letter, Notice, Paragraph};

use crate::samples;
use crate::standards::make;
use crate::tools::Paper;

#[test]
fn a_receipt_reads_in_order() {
    let [receipt, _, _] = samples::all(Lang::Fr);
    insta::assert_snapshot!("receipt", Paper::new(&make(&receipt, Lang::Fr)).text());
}

#[test]
fn a_notice_reads_in_order() {
    let [_, notice, _] = samples::all(Lang::Fr);
    insta::assert_snapshot!("notice", Paper::new(&make(&notice, Lang::Fr)).text());
}

#[test]
fn a_decision_reads_in_order() {
    let [_, _, decision] = samples::all(Lang::En);
    insta::assert_snapshot!("decision", Paper::new(&make(&decision, Lang::En)).text());
}

#[test]
fn the_qr_code_is_described_or_else_its_address_is() {
    let notice = samples::notice(Lang::Fr);
    for (alt, spoken) in [(notice.qr_alt.as_str(), notice.qr_alt.as_str()), ("", samples::CHECK_URL)] {
        let letter = Letter::Notice(Notice { qr_alt: alt.into(), ..notice.clone() });
        let json =
            Paper::new(&make(&letter, Lang::Fr)).run("qpdf", &["--json", "--json-key=qpdf", "letter.pdf"]);
        assert!(json.contains(&format!("\"/Alt\": \"u:{spoken}\"")));
    }
}

/// The tag tree is what a screen reader follows: headings, row headers, list, alternative text.
#[test]
fn the_structure_of_each_letter_is_announced() {
    for (letter, name) in samples::all(Lang::Fr).iter().zip(["receipt_tags", "notice_tags", "decision_tags"])
    {
        let paper = Paper::new(&make(letter, Lang::Fr));
        let tree = paper.run("pdfinfo", &["-struct-text", "letter.pdf"]);
        let kept: Vec<_> = tree.lines().filter(|line| !is_layout(line)).collect();
        // pdfinfo cannot show titles in UTF-16.
        insta::assert_snapshot!(name, kept.join("\n").replace(" \"\u{FFFD}\u{FFFD}\"", ""));
    }
}

/// Borders, boxes and cell identifiers: nothing that is heard.
fn is_layout(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("/B") || line.starts_with("/Headers") || line.starts_with("/Placement")
}

#[test]
fn the_printed_qr_code_holds_the_proof_and_so_do_the_properties() {
    for lang in [Lang::Fr, Lang::En] {
        let paper = Paper::new(&make(&Letter::Notice(samples::notice(lang)), lang));
        paper.run("pdftoppm", &["-r", "150", "-png", "-singlefile", "letter.pdf", "page"]);
        let scanned = paper.run("zbarimg", &["--quiet", "--raw", "page.png"]);
        assert_eq!(scanned.trim(), format!("https://abri.example/v/#{}", samples::proof()));
        assert_eq!(paper.info("Keywords"), samples::proof());
        assert!(paper.bytes_contain(&samples::proof()), "a program finds it in the file");
        assert!(paper.text().contains(samples::CHECK_URL), "the address can be copied");
        assert!(!paper.text().contains("ABRI1."), "the proof is not for reading");
    }
}

#[test]
fn the_address_shows_in_the_window_of_the_envelope_and_nothing_else_does() {
    let [receipt, _, decision] = samples::all(Lang::Fr);
    for letter in [receipt, decision] {
        let paper = Paper::new(&make(&letter, Lang::Fr));
        // At 72 dpi a unit is a point: 100 to 190 mm from the left, 45 to 90 mm from the top.
        let window = ["-x", "283", "-y", "127", "-W", "256", "-H", "128", "-nopgbrk", "letter.pdf", "-"];
        let seen = paper.run("pdftotext", &window);
        let lines: Vec<_> = seen.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["Élodie Lœuvrard", "Appartement 4", "27 avenue des Tilleuls", "69000 LYON"]);
    }
}

#[test]
fn two_notices_of_the_same_lengths_look_alike() {
    let one = Letter::Notice(samples::notice(Lang::Fr));
    let other = Letter::Notice(Notice {
        insured_name: "Amadou Traorébis".chars().take("Élodie Lœuvrard".chars().count()).collect(),
        employer_name: "Menuiserie de Exemples SARL L".into(),
        code: "0000-1111-2222-3333-4444-55".into(),
        check_url: "https://abri.example/v/0000-1111-2222-3333-4444-55".into(),
        qr: format!("https://abri.example/v/#{}", samples::proof().replace('a', "b")),
        ..samples::notice(Lang::Fr)
    });
    let [one, other] = [one, other].map(|letter| Paper::new(&make(&letter, Lang::Fr)));
    assert_eq!(one.pages(), 1);
    assert_eq!(one.pages(), other.pages());
    assert_eq!(one.text().lines().count(), other.text().lines().count());
}

#[test]
fn pages_are_numbered_only_when_there_are_several() {
    let short = samples::decision(Lang::Fr);
    let mut long = short.clone();
    let paragraph = Paragraph { heading: None, text: "Une phrase de plus. ".repeat(200) };
    long.paragraphs.extend([paragraph.clone(), paragraph]);
    let short = Paper::new(&make(&Letter::Decision(short), Lang::Fr));
    assert!(short.pages() == 1 && !short.text().contains("Page 1"));
    let long = Paper::new(&make(&Letter::Decision(long), Lang::Fr));
    let pages = long.pages();
    assert!(pages > 1 && long.text().contains(&format!("Page {pages} sur {pages}")));
}
