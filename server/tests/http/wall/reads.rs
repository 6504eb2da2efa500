//! Every place that opens zone M: which ones there are, for whom, and that staff who read leave a row which the insured sees.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What opens a claim's part of zone M, in code or in SQL.
const OPENS: [&str; 5] = ["medical::open(", "key_of(", "FROM medical.", "JOIN medical.", "DataKey::unwrap("];

/// Each file that does, and why nobody of the staff reads there, or `reads` where one does. A new place must be written here,
/// and if it shows zone M to staff, write its reading down.
const PLACES: &[(&str, &str)] = &[
    ("crypto/seal.rs", "the key itself, in its tests"),
    ("persistence/audit/days.rs", "counts readings, opens nothing"),
    ("persistence/audit/trail.rs", "readings for the export, opens nothing"),
    ("persistence/exchanges.rs", "SQL, for the callers below"),
    ("persistence/handovers.rs", "SQL, for the callers below"),
    ("persistence/labels.rs", "SQL on labels, which hold no ground"),
    ("persistence/medical.rs", "SQL, for the callers below"),
    ("persistence/proposals.rs", "SQL, for the callers below"),
    ("persistence/own_notes.rs", "SQL on the author's own note"),
    ("persistence/opinions/reasons.rs", "SQL, for the callers below"),
    ("persistence/register.rs", "the machine asks the register"),
    ("persistence/scans.rs", "SQL, for the callers below"),
    ("persistence/simulation.rs", "the machine replays; counts come out"),
    ("pipeline.rs", "the key alone, for whoever writes"),
    ("pipeline/assess.rs", "the machine judges"),
    ("pipeline/delegations.rs", "the ground says what a technician may sign; nothing is shown"),
    ("pipeline/follow_up.rs", "the insured answers"),
    ("pipeline/follow_up/own_claim.rs", "the insured reads their own"),
    ("pipeline/glass.rs", "reads"),
    (
        "pipeline/lists/notes.rs",
        "the author alone; the key alone is used, and the file is opened by review/case.rs",
    ),
    ("pipeline/opinions/answer.rs", "staff write; the key alone is used"),
    ("pipeline/opinions/desk.rs", "reads"),
    ("pipeline/review/acts.rs", "staff write; the key alone is used"),
    ("pipeline/review/case.rs", "reads"),
    ("pipeline/review/decide.rs", "staff write; the key alone is used"),
    ("pipeline/review/envelope.rs", "staff write; the page they write on was a reading"),
    ("pipeline/review/handover.rs", "staff write; the key alone is used"),
    (
        "pipeline/review/propose.rs",
        "for case.rs, which writes the reading down; confirmed, words go on unseen",
    ),
    ("pipeline/scans.rs", "reads"),
    ("pipeline/review/reasons.rs", "the machine weighs whether a file is clear; yes or no comes out"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_place_that_opens_zone_m_is_known_and_where_staff_read_it_is_written_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut files, mut opening) = (Vec::new(), BTreeSet::new());
    sources(&root, &mut files);
    for path in files {
        let (name, text) =
            (path.strip_prefix(&root).unwrap().to_str().unwrap(), fs::read_to_string(&path).unwrap());
        let count = |what: &str| text.matches(what).count();
        if OPENS.iter().all(|opens| count(opens) == 0) {
            continue;
        }
        let is_read = PLACES.iter().any(|(place, why)| *place == name && *why == "reads");
        let logged = count("medical::log_read(");
        assert_eq!(
            logged,
            if is_read { count("medical::open(") } else { 0 },
            "{name}: one row for each reading"
        );
        opening.insert(name.to_owned());
    }
    let known: BTreeSet<_> = PLACES.iter().map(|(place, _)| (*place).to_owned()).collect();
    assert_eq!(opening, known);
}
