//! The law and the claim, as pure types and decisions.
//!
//! Nothing here reads a clock, draws a random number or touches the outside world: `today`, `now` and random
//! bytes are arguments. The same crate runs in the server and in the browser.

pub mod answers;
pub mod assessment;
pub mod assisted;
pub mod audit;
pub mod board;
pub mod calendar;
pub mod callback;
pub(crate) mod carry;
pub mod chain;
pub mod claim;
pub mod contact;
pub mod dates;
pub mod deadline;
pub mod decision;
pub mod delivery;
pub mod dsn;
pub mod employer;
pub mod form;
pub mod fund;
pub mod glass;
pub mod ground;
pub mod helper;
pub mod insured;
pub mod lane;
pub mod lease;
pub mod listing;
pub mod nir;
pub mod notice;
pub mod opinion;
pub mod partner;
pub mod recheck;
pub mod reference;
pub mod register;
pub mod rules;
pub mod scan;
pub mod siret;
pub mod staff;
pub mod status;
pub mod stoppage;
pub mod zone;
