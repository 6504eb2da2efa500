//! The insured's own page: who gets in, what it shows, what can be done from it.

mod acts;
mod door;
mod own_page;
mod printed_codes;
