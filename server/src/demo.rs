//! Synthetic people for the demonstration, the benchmarks and the load tests. Nobody here exists.

pub mod load;
pub mod people;
