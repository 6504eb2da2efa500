//! `abri check nir` and `abri check siret`: one number a line in, one verdict a line out.
//!
//! No number is ever written back: neither to the output nor into an error.

use abri_domain::nir::{Nir, NirError};
use abri_domain::siret::{Siret, SiretError};
use std::io::{self, BufRead, BufWriter, Read, Write};

/// What a person may type is far shorter: a longer line is no number, and need not be kept to know it.
const LINE_MAX: u64 = 1024;

/// Which numbers to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    /// Social-security numbers.
    Nir,
    /// Numbers of establishments.
    Siret,
}

/// How many lines were read and how many were wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExitSummary {
    /// Lines read.
    pub checked: u64,
    /// Lines that hold no right number.
    pub wrong: u64,
}

impl ExitSummary {
    /// The exit code: 0 when every number is right, else 1.
    pub const fn exit_code(self) -> u8 {
        if self.wrong == 0 { 0 } else { 1 }
    }
}

impl CheckKind {
    /// Nothing when the number is right, else the code of what is wrong with it.
    fn fault(self, line: &[u8]) -> Option<&'static str> {
        let Ok(text) = std::str::from_utf8(line) else {
            return Some("character");
        };
        match self {
            Self::Nir => Nir::parse(text).err().map(NirError::code),
            Self::Siret => Siret::parse(text).err().map(SiretError::code),
        }
    }
}

/// Reads to the end of `input` and writes `ok` or the code of the fault for each line, blank lines included.
pub fn run(kind: CheckKind, mut input: impl BufRead, output: impl Write) -> io::Result<ExitSummary> {
    let mut output = BufWriter::new(output);
    let mut line = Vec::new();
    let mut summary = ExitSummary::default();
    while let Some(whole) = read_line(&mut input, &mut line)? {
        let text = if summary.checked == 0 { without_byte_order_mark(&line) } else { &line };
        let fault = if whole { kind.fault(text) } else { Some("length") };
        summary.checked += 1;
        summary.wrong += u64::from(fault.is_some());
        writeln!(output, "{}", fault.unwrap_or("ok"))?;
    }
    output.flush()?;
    Ok(summary)
}

/// Reads a line into `line`: is it whole, or too long to be kept? Nothing at the end of the input.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    if input.by_ref().take(LINE_MAX).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    let whole = line.ends_with(b"\n") || (line.len() as u64) < LINE_MAX;
    if !whole {
        input.skip_until(b'\n')?;
    }
    Ok(Some(whole))
}

/// Spreadsheets put a mark of three bytes before the text.
fn without_byte_order_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: CheckKind, input: &[u8]) -> (String, ExitSummary) {
        let mut output = Vec::new();
        let summary = run(kind, input, &mut output).unwrap();
        (String::from_utf8(output).unwrap(), summary)
    }

    #[test]
    fn the_numbers_that_circulate_in_open_source_tests() {
        let right = "295109912611193\n253072B07300470\n253072A07300443\n255081416802538\n255082A16802597\n\
                     186022A21532523\n155053599990151\n250033599990219\n190022A99990376\n168309999990522\n\
                     262311499990753\n163507599990868\n370015999990948\n785069999991052\n120032099991390\n";
        let (said, summary) = check(CheckKind::Nir, right.as_bytes());
        assert_eq!(said, "ok\n".repeat(15));
        assert_eq!((summary.checked, summary.exit_code()), (15, 0));
    }

    #[test]
    fn each_line_gets_its_verdict() {
        let input = "295109912611199\n1 55 05 35 999 901 51\r\n\n1550535999901\n955053599990151\n\
                     155133599990151\nnumber\n155053599990151";
        let (said, summary) = check(CheckKind::Nir, input.as_bytes());
        assert_eq!(said, "key\nok\nmissing\nlength\nfirst-digit\nmonth\ncharacter\nok\n");
        assert_eq!((summary, summary.exit_code()), (ExitSummary { checked: 8, wrong: 6 }, 1));
    }

    #[test]
    fn establishments() {
        let input = b"73282932000074\n732 829 320 00079\n35600000000048\n35600000000001\n732829320\n";
        let (said, summary) = check(CheckKind::Siret, input);
        assert_eq!(said, "ok\nkey\nok\nok\nlength\n");
        assert_eq!(summary, ExitSummary { checked: 5, wrong: 2 });
    }

    #[test]
    fn what_is_no_text_is_no_number() {
        let (said, _) = check(CheckKind::Nir, b"\xFF\xFE155053599990151\n\xEF\xBB\xBF155053599990151\n");
        assert_eq!(said, "character\ncharacter\n");
        assert_eq!(check(CheckKind::Nir, b"\xEF\xBB\xBF155053599990151\n").0, "ok\n");
        assert_eq!(check(CheckKind::Nir, b""), (String::new(), ExitSummary::default()));
    }

    #[test]
    fn a_line_without_end_is_not_kept() {
        let mut input = vec![b'1'; 5_000_000];
        input.extend(b"\n155053599990151\n");
        assert_eq!(check(CheckKind::Nir, &input).0, "length\nok\n");
        let mut line = Vec::new();
        read_line(&mut input.as_slice(), &mut line).unwrap();
        assert!(line.capacity() < 10_000);
    }

    #[test]
    fn no_number_is_written_back() {
        let (said, _) = check(CheckKind::Nir, b"295109912611199\n1550535999901519\n");
        assert!(!said.contains(|c: char| c.is_ascii_digit()));
    }
}
