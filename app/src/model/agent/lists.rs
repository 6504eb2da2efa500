//! Lists of claims, searches, labels, and what became of an act on many claims.

use super::{AgentBadge, QueueRow, TypedNir};
use abri_domain::form::FieldErrors;
use abri_domain::listing::{BulkAct, BulkOutcome, FilterForm};
use abri_domain::zone::Side;

/// The list, or what a search found.
#[derive(Debug, Clone)]
pub struct ListPage {
    /// Who.
    pub agent: AgentBadge,
    /// What can be chosen.
    pub options: ListOptions,
    /// The filters as typed.
    pub filters: FilterForm,
    /// The same as they stand in the address of the list.
    pub query: String,
    /// The claims.
    pub rows: Vec<ListRow>,
    /// The query of the next page, when there is one.
    pub next: Option<String>,
    /// This is not the first page.
    pub later: bool,
    /// The rows are what a search found; and whether there are more than are shown.
    pub found: Option<bool>,
    /// What was searched for, as typed.
    pub sought: TypedNir,
    /// Views this person saved.
    pub views: Vec<SavedView>,
    /// The name of a view, as typed.
    pub view_name: String,
    /// The act on many claims, as typed.
    pub bulk: BulkForm,
    /// Why the last act was not done.
    pub refused: Option<ListRefusal>,
    /// Said after an act: `view-saved`, `view-removed`.
    pub done: Option<String>,
    /// Faults of any of the forms.
    pub errors: FieldErrors,
}

/// What this person can choose, as code and words.
#[derive(Debug, Clone, Default)]
pub struct ListOptions {
    /// They see both sides.
    pub sides: bool,
    /// They may open a claim from the list.
    pub opens: bool,
    /// They make labels.
    pub makes_labels: bool,
    /// Funds.
    pub funds: Vec<(String, String)>,
    /// Schemes.
    pub schemes: Vec<(String, String)>,
    /// Labels.
    pub labels: Vec<(String, String)>,
    /// Acts on many claims.
    pub acts: Vec<BulkAct>,
    /// Colleagues a claim can be given to.
    pub colleagues: Vec<(String, String)>,
}

/// A line of the list.
#[derive(Debug, Clone)]
pub struct ListRow {
    /// The claim.
    pub claim: QueueRow,
    /// Names of the labels on it.
    pub labels: Vec<String>,
    /// It is picked.
    pub picked: bool,
}

/// A saved view.
#[derive(Debug, Clone)]
pub struct SavedView {
    /// Id.
    pub view_id: String,
    /// Name.
    pub name: String,
    /// Its filters, as the query of the list.
    pub query: String,
}

/// An act on many claims, as typed.
#[derive(Debug, Clone, Default)]
pub struct BulkForm {
    /// Code of the act.
    pub act: String,
    /// Id of the label.
    pub label: String,
    /// Id of the colleague.
    pub staff: String,
    /// References, one a line.
    pub references: String,
    /// All claims of the page.
    pub all: bool,
}

/// Why an act was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListRefusal {
    /// Nothing was picked.
    NothingPicked,
    /// More than one act takes.
    TooMany {
        /// How many lines there were.
        found: usize,
    },
    /// The file is larger than any list of references one act takes.
    TooLarge,
    /// As many views as one keeps.
    TooManyViews,
    /// What was searched for is nothing we can search.
    NothingSought,
}

/// What became of an act on many claims.
#[derive(Debug, Clone)]
pub struct BulkPage {
    /// Who.
    pub agent: AgentBadge,
    /// The act.
    pub act: BulkAct,
    /// The claims lead to their files.
    pub opens: bool,
    /// The query of the list it was done in.
    pub query: String,
    /// A line a claim.
    pub lines: Vec<BulkLine>,
}

/// One claim of many.
#[derive(Debug, Clone)]
pub struct BulkLine {
    /// Its reference, or what was typed.
    pub reference: String,
    /// Its id, when it was found.
    pub claim_id: Option<String>,
    /// What became of it.
    pub outcome: BulkOutcome,
}

/// The labels of a side.
#[derive(Debug, Clone)]
pub struct LabelsPage {
    /// Who.
    pub agent: AgentBadge,
    /// The side.
    pub side: Side,
    /// Id and name of each.
    pub labels: Vec<(String, String)>,
    /// The name of a new one, as typed.
    pub name: String,
    /// Why it was not made.
    pub refused: Option<LabelRefusal>,
    /// Said after an act: `label-made`, `label-retired`.
    pub done: Option<String>,
    /// Faults.
    pub errors: FieldErrors,
}

/// Why a label was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelRefusal {
    /// There is one of that name.
    Taken,
    /// As many as a side may have.
    TooMany,
}
