//! Letters as their readers get them: made, then read back with poppler, qpdf and zbar.

#[cfg(test)]
mod batch;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod readback;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod standards;
#[cfg(test)]
mod tools;
