//! Calls to partners, as Standard Webhooks has them: signed, to public hosts alone, without following anyone elsewhere.

mod caller;
mod signature;

pub use caller::{CallError, Caller, NotCallable};
pub use signature::{Secret, sign};

#[cfg(test)]
mod tests;
