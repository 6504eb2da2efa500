//! Procedures: for each screen of the back office how to do what it is for, the rule behind it, and what never to do.

mod channels;
mod claims;
mod desks;
mod medical;

use crate::lang::Text;

/// Heading and link.
pub const TITLE: Text = Text { fr: "Modes opératoires", en: "Procedures" };
/// What the page is for.
pub const LEAD: Text = Text {
    fr: "Pour chaque écran\u{a0}: comment faire, la règle, ce qu’il ne faut pas faire.",
    en: "For each screen: how to do it, the rule, what not to do.",
};
/// Link from a screen to its procedure.
pub const OF_SCREEN: Text = Text { fr: "Mode opératoire de cet écran", en: "Procedure of this screen" };
/// Heading.
pub const HOW: Text = Text { fr: "Comment faire", en: "How to do it" };
/// Heading.
pub const RULE: Text = Text { fr: "La règle", en: "The rule" };
/// Heading.
pub const NEVER: Text = Text { fr: "À ne pas faire", en: "What not to do" };
/// Link back.
pub const ALL_OF_THEM: Text = Text { fr: "Tous les modes opératoires", en: "All procedures" };
/// Link to the screen.
pub const OPEN: Text = Text { fr: "Ouvrir cet écran", en: "Open this screen" };

/// How to do what a screen is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Procedure {
    /// Its name in addresses.
    pub slug: &'static str,
    /// The screens it is about, as the routing table writes them; the first is the one it opens, if it opens alone.
    pub paths: &'static [&'static str],
    /// What one does there.
    pub title: Text,
    /// Step by step.
    pub steps: &'static [Text],
    /// The rule behind it.
    pub rule: Text,
    /// What never to do.
    pub never: &'static [Text],
}

/// Every procedure, in the order of the list. A screen without one fails the test of the routing table.
pub fn all() -> impl Iterator<Item = &'static Procedure> {
    claims::ALL.iter().chain(medical::ALL).chain(channels::ALL).chain(desks::ALL)
}

/// The procedure of that name.
pub fn named(slug: &str) -> Option<&'static Procedure> {
    all().find(|procedure| procedure.slug == slug)
}

/// The procedure of the screen at that path: of the patterns it fits, the one that leaves least open.
pub fn of_path(path: &str) -> Option<&'static Procedure> {
    let patterns =
        all().flat_map(|procedure| procedure.paths.iter().map(move |pattern| (procedure, *pattern)));
    let fitting = patterns.filter(|(_, pattern)| fits(pattern, path));
    fitting.min_by_key(|(_, pattern)| pattern.matches('{').count()).map(|(procedure, _)| procedure)
}

/// Is that path one of the pattern's? `{...}` stands for any one part.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(part), Some(other)) if part == other || part.starts_with('{') => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_procedure_has_a_name_of_its_own_and_says_something() {
        let slugs: BTreeSet<_> = all().map(|procedure| procedure.slug).collect();
        assert_eq!(slugs.len(), all().count());
        for procedure in all() {
            assert!(!procedure.steps.is_empty() && !procedure.never.is_empty(), "{}", procedure.slug);
            assert_eq!(named(procedure.slug), Some(procedure));
        }
    }

    #[test]
    fn a_screen_finds_its_procedure_whatever_it_shows() {
        let slug = |path| of_path(path).map(|procedure| procedure.slug);
        assert_eq!(slug("/agent"), Some("file"));
        assert_eq!(slug("/agent/dossiers/0190"), Some("dossier"));
        assert_eq!(
            slug("/agent/dossiers/0190/decision"),
            Some("dossier"),
            "a page that comes back with faults"
        );
        assert_eq!(slug("/agent/dossiers/0190/acces-exceptionnel"), Some("acces-exceptionnel"));
        assert_eq!(slug("/agent/audit/acces-exceptionnels"), Some("examen-des-acces"));
        assert_eq!((slug("/agent/dossiers/0190/a/b"), slug("/agent/rien")), (None, None));
    }
}
