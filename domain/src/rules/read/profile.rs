//! Profiles, which may ask for each other in any order, but never in a circle.

use super::{Fault, Reader, require_code, require_new, require_wording};
use crate::rules::file::{ConditionEntry, ProfileEntry};
use crate::rules::profile::Profile;
use std::sync::Arc;
use toml::Spanned;

impl Reader<'_> {
    /// Reads every profile; they end up in the order of the file.
    pub(super) fn add_profiles(&mut self, entries: &[Spanned<ProfileEntry>]) -> Result<(), Fault> {
        for (place, entry) in entries.iter().enumerate() {
            let earlier = entries.iter().take(place).map(|other| other.get_ref().code.as_str());
            require_new(earlier, &entry.get_ref().code, "profiles")
                .map_err(|fault| fault.at(entry.span()))?;
        }
        for entry in entries {
            self.add_profile(entry, entries, &mut Vec::new())?;
        }
        let place = |code: &str| entries.iter().position(|entry| entry.get_ref().code == code);
        self.profiles.sort_by_key(|profile| place(profile.code()));
        Ok(())
    }

    /// Adds a profile after those it asks for; `path` is how one came to it.
    fn add_profile<'e>(
        &mut self,
        entry: &'e Spanned<ProfileEntry>,
        entries: &'e [Spanned<ProfileEntry>],
        path: &mut Vec<&'e str>,
    ) -> Result<(), Fault> {
        let code = entry.get_ref().code.as_str();
        if self.profile(code).is_ok() {
            return Ok(());
        }
        if path.contains(&code) {
            let circle = format!("{} asks for itself: {} then {code}", code, path.join(", then "));
            return Err(Fault::new(circle).at(entry.span()));
        }
        path.push(code);
        for asked in asked_for(&entry.get_ref().requires) {
            if let Some(other) = entries.iter().find(|other| other.get_ref().code == asked) {
                self.add_profile(other, entries, path)?;
            }
        }
        path.pop();
        let profile = self.read_profile(entry.get_ref()).map_err(|fault| fault.at(entry.span()))?;
        self.profiles.push(Arc::new(profile));
        Ok(())
    }

    fn read_profile(&self, entry: &ProfileEntry) -> Result<Profile, Fault> {
        require_code(&entry.code)?;
        require_wording(&entry.text)?;
        Ok(Profile {
            code: entry.code.clone(),
            source: self.source(&entry.source)?,
            standing: entry.standing,
            hidden: entry.hidden,
            requires: self.condition(&entry.requires)?,
            text: entry.text.clone(),
        })
    }
}

/// The codes of profiles a condition asks for.
fn asked_for(entry: &ConditionEntry) -> Vec<&str> {
    let parts = entry.all.iter().chain(&entry.any).flatten().chain(entry.not.as_deref());
    let inside = parts.flat_map(asked_for);
    entry.profiles.iter().flatten().map(String::as_str).chain(inside).collect()
}
