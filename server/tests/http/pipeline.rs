//! From a submission to its end, without a browser: what the machine decides, what the workers owe, what the tables refuse.

mod assess;
mod constraints;
mod hard_ends;
mod jobs;
mod people;
mod register;
mod retries;
mod simulate;
