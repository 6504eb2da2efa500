//! The characters of checked codes, and the check character.

pub(super) const ALPHABET: [char; 23] = [
    '2', '3', '4', '5', '6', '7', '8', '9', 'C', 'D', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P', 'R', 'T', 'V',
    'W', 'X',
];

/// The sum modulo 23 of the values of the characters, weighted from the right starting at `first`.
pub(super) fn weighted_sum(text: &str, first: usize) -> Option<usize> {
    let values = text.chars().rev().map(|c| ALPHABET.iter().position(|known| *known == c));
    values.zip(first..).try_fold(0, |sum, (value, weight)| Some((sum + value? * weight) % ALPHABET.len()))
}

/// `length - 1` characters drawn from a random number, then the check character, whose weight is 1.
pub(super) fn draw(mut random: u128, length: usize) -> String {
    let mut text = String::with_capacity(length);
    for _ in 1..length {
        text.push(ALPHABET[usize::try_from(random % 23).unwrap_or_default()]);
        random /= 23;
    }
    let sum = weighted_sum(&text, 2).unwrap_or_default();
    text.push(ALPHABET[(ALPHABET.len() - sum) % ALPHABET.len()]);
    text
}
