//! Dates in letters.

use time::Date;

use crate::Lang;

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// `24 mars 2020`, `1er mai 2020`, `24 March 2020`.
pub(crate) fn long_date(date: Date, lang: Lang) -> String {
    let (day, year) = (date.day(), date.year());
    match lang {
        Lang::Fr => {
            let month = FRENCH_MONTHS[usize::from(u8::from(date.month())) - 1];
            let first = if day == 1 { "er" } else { "" };
            format!("{day}{first} {month} {year}")
        }
        Lang::En => format!("{day} {} {year}", date.month()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn dates_read_as_people_write_them() {
        assert_eq!(long_date(date!(2020 - 03 - 24), Lang::Fr), "24 mars 2020");
        assert_eq!(long_date(date!(2020 - 05 - 01), Lang::Fr), "1er mai 2020");
        assert_eq!(long_date(date!(2020 - 12 - 01), Lang::En), "1 December 2020");
    }
}
