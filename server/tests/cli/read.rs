//! `abri rules explain` and `diff`: a version and two versions, point by point.

use super::abri;

#[test]
fn a_version_is_explained_with_its_words_and_sources() {
    let ended = abri(&["rules", "explain", "at-risk-v3"], "");
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert!(ended.out.starts_with("at-risk-v3 - "), "{}", ended.out);
    let point = ended.out.split("\n[profile] age-65\n").nth(1).unwrap().split("\n[").next().unwrap();
    let lines: Vec<_> = point.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines[0], "age >= 65");
    assert!(lines[1].starts_with('«') && lines[2].starts_with("source: Décret n°"), "{point}");
    for part in ["validity", "duration", "criterion", "appeal"] {
        assert!(ended.out.contains(&format!("\n[{part}] ")), "{part}");
    }
}

#[test]
fn a_version_nobody_wrote_is_not_explained() {
    let ended = abri(&["rules", "explain", "at-risk-v99"], "");
    assert_eq!(ended.complaint(), "no version is called at-risk-v99");
}

#[test]
fn two_versions_differ_and_the_exit_code_says_so() {
    let ended = abri(&["rules", "diff", "at-risk-v2a", "at-risk-v2b"], "");
    assert_eq!((ended.code, ended.err.as_str()), (1, ""));
    assert!(ended.out.contains("\n[criterion] ground-online: changed\n"), "{}", ended.out);
    assert!(ended.out.contains("\n[hard-end] private-employees-end-of-april: added\n"));
    let points = ended.out.matches("\n[").count();
    assert!(ended.out.ends_with(&format!("{points} points differ between at-risk-v2a and at-risk-v2b\n")));
}

#[test]
fn a_version_and_itself_do_not_differ() {
    let ended = abri(&["rules", "diff", "at-risk-v3", "at-risk-v3"], "");
    assert_eq!(ended.code, 0);
    assert_eq!(ended.out, "0 points differ between at-risk-v3 and at-risk-v3\n");
}

#[test]
fn versions_of_two_schemes_are_not_compared() {
    let ended = abri(&["rules", "diff", "at-risk-v3", "contact-case-v1"], "");
    assert_eq!(ended.complaint(), "no version of the same scheme is called contact-case-v1");
}
