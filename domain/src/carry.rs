//! How rules travel to the browser: the fields of a value one after the other, without names. Both ends are of one build,
//! so nothing has to be told apart; and reading it takes a few kilobytes of program, where a general format takes many.

use std::sync::Arc;
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// What can be packed for the browser, and unpacked there.
pub trait Carry: Sized {
    /// Adds its bytes.
    fn pack(&self, to: &mut Vec<u8>);

    /// Takes its bytes from the front. Where they are none of it, the parcel is spoiled and the value means nothing: one asks
    /// once, at the end, which is a third less program than to ask at each byte.
    fn unpack(from: &mut Parcel<'_>) -> Self;
}

/// Bytes being unpacked.
pub struct Parcel<'b> {
    left: &'b [u8],
    spoiled: bool,
}

impl<'b> Parcel<'b> {
    /// A parcel of these bytes.
    pub const fn of(bytes: &'b [u8]) -> Self {
        Self { left: bytes, spoiled: false }
    }

    /// Has everything been unpacked, and was it what was packed?
    pub const fn is_done(&self) -> bool {
        !self.spoiled && self.left.is_empty()
    }

    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, left) = self.left.split_at_checked(count).unwrap_or_else(|| {
            self.spoiled = true;
            (&[], &[])
        });
        self.left = left;
        taken
    }

    /// The value, or the other one in a spoiled parcel.
    pub fn or<T>(&mut self, value: Option<T>, other: T) -> T {
        self.spoiled |= value.is_none();
        value.unwrap_or(other)
    }

    /// A number of a smaller kind.
    fn number<T: TryFrom<i64> + Default>(&mut self) -> T {
        let number = i64::unpack(self);
        self.or(T::try_from(number).ok(), T::default())
    }
}

/// Packs a struct: the fields that travel, then those that stay behind and are empty on the other side.
macro_rules! carry_struct {
    ($name:ty { $($field:ident),* $(; $($left:ident),*)? }) => {
        impl $crate::carry::Carry for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                $(self.$field.pack(to);)*
            }

            fn unpack(from: &mut $crate::carry::Parcel<'_>) -> Self {
                Self {
                    $($field: $crate::carry::Carry::unpack(from),)*
                    $($($left: Default::default(),)*)?
                }
            }
        }
    };
}

/// Packs an enum: the place of the variant, then its fields. The last variant stands for any other place.
macro_rules! carry_enum {
    ($name:ident { $($variant:ident $(($($part:ident),*))? $({$($field:ident),*})?),* ; $last:ident $(($($lpart:ident),*))? $({$($lfield:ident),*})? }) => {
        impl $crate::carry::Carry for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                let mut place = 0_u8;
                $(
                    if let Self::$variant $(($($part),*))? $({$($field),*})? = self {
                        to.push(place);
                        $($($part.pack(to);)*)?
                        $($($field.pack(to);)*)?
                    }
                    place += 1;
                )*
                if let Self::$last $(($($lpart),*))? $({$($lfield),*})? = self {
                    to.push(place);
                    $($($lpart.pack(to);)*)?
                    $($($lfield.pack(to);)*)?
                }
            }

            fn unpack(from: &mut $crate::carry::Parcel<'_>) -> Self {
                let mut place = u8::unpack(from);
                $(
                    if place == 0 {
                        $($(let $part = $crate::carry::Carry::unpack(from);)*)?
                        $($(let $field = $crate::carry::Carry::unpack(from);)*)?
                        return Self::$variant $(($($part),*))? $({$($field),*})?;
                    }
                    place = place.wrapping_sub(1);
                )*
                from.or((place == 0).then_some(()), ());
                $($(let $lpart = $crate::carry::Carry::unpack(from);)*)?
                $($(let $lfield = $crate::carry::Carry::unpack(from);)*)?
                Self::$last $(($($lpart),*))? $({$($lfield),*})?
            }
        }
    };
}

pub(crate) use {carry_enum, carry_struct};

/// Packs the place of a value among all.
pub fn pack_place<T: PartialEq>(all: &[T], value: &T, to: &mut Vec<u8>) {
    let place = all.iter().position(|other| other == value).and_then(|place| u8::try_from(place).ok());
    to.push(place.unwrap_or(u8::MAX));
}

/// Packs how many values follow.
pub fn pack_count(count: usize, to: &mut Vec<u8>) {
    i64::try_from(count).unwrap_or_default().pack(to);
}

/// Unpacks a value by its place among all, of which there is at least one.
pub fn unpack_place<T: Copy>(all: &[T], from: &mut Parcel<'_>) -> T {
    let place = usize::from(u8::unpack(from));
    from.or(all.get(place).copied(), all[0])
}

impl Carry for u8 {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(*self);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        from.take(1).first().copied().unwrap_or_default()
    }
}

impl Carry for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        u8::from(*self).pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        u8::unpack(from) != 0
    }
}

/// Seven bits a byte, the lowest first; the sign is the lowest bit of all.
impl Carry for i64 {
    fn pack(&self, to: &mut Vec<u8>) {
        let mut left = ((self << 1) ^ (self >> 63)).cast_unsigned();
        while left > 127 {
            to.push(left.to_le_bytes()[0] | 128);
            left >>= 7;
        }
        to.push(left.to_le_bytes()[0]);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        let mut read = 0_u64;
        for place in 0..10_u32 {
            let byte = u8::unpack(from);
            read |= u64::from(byte & 127) << (7 * place);
            if byte < 128 {
                break;
            }
        }
        (read >> 1).cast_signed() ^ -(read & 1).cast_signed()
    }
}

impl Carry for u16 {
    fn pack(&self, to: &mut Vec<u8>) {
        i64::from(*self).pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        from.number()
    }
}

impl Carry for String {
    fn pack(&self, to: &mut Vec<u8>) {
        pack_count(self.len(), to);
        to.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        let length = usize::try_from(i64::unpack(from)).unwrap_or(usize::MAX);
        let text = from.take(length).to_vec();
        from.or(Self::from_utf8(text).ok(), Self::new())
    }
}

impl<T: Carry> Carry for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Carry> Carry for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        pack_count(self.len(), to);
        for value in self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        let mut read = Self::new();
        for _ in 0..i64::unpack(from) {
            // Nothing is left to take: whatever number was read, it was none.
            if from.spoiled {
                break;
            }
            read.push(T::unpack(from));
        }
        read
    }
}

impl<T: Carry> Carry for Box<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        T::pack(self, to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        Self::new(T::unpack(from))
    }
}

/// What is shared is packed where it stands: whoever unpacks it has a copy of each.
impl<T: Carry> Carry for Arc<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        T::pack(self, to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        Self::new(T::unpack(from))
    }
}

impl Carry for Date {
    fn pack(&self, to: &mut Vec<u8>) {
        i64::from(self.to_julian_day()).pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        let day = from.number();
        from.or(Self::from_julian_day(day).ok(), Self::MIN)
    }
}

/// Date, seconds of the day and offset, as the clock on the wall says: nothing to convert. To the second.
impl Carry for OffsetDateTime {
    fn pack(&self, to: &mut Vec<u8>) {
        let (hour, minute, second) = self.to_hms();
        self.date().pack(to);
        to.extend([hour, minute, second]);
        i64::from(self.offset().whole_seconds()).pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        let date = Date::unpack(from);
        let time = Time::from_hms(u8::unpack(from), u8::unpack(from), u8::unpack(from)).ok();
        let offset = UtcOffset::from_whole_seconds(from.number()).ok();
        let (time, offset) = (from.or(time, Time::MIDNIGHT), from.or(offset, UtcOffset::UTC));
        date.with_time(time).assume_offset(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::datetime;

    fn carried<T: Carry>(value: &T) -> Option<T> {
        let mut bytes = Vec::new();
        value.pack(&mut bytes);
        let mut parcel = Parcel::of(&bytes);
        Some(T::unpack(&mut parcel)).filter(|_| parcel.is_done())
    }

    #[test]
    fn an_instant_keeps_its_offset() {
        let instant = datetime!(2020-05-04 09:10:11 +2);
        let arrived = carried(&instant).unwrap();
        assert_eq!((arrived, arrived.offset()), (instant, instant.offset()));
    }

    proptest! {
        #[test]
        fn values_arrive_as_they_left(numbers: Vec<i64>, words: Vec<(String, u16)>, day in 2_000_000..3_000_000_i32) {
            let words: Vec<Option<String>> = words.into_iter().map(|(word, n)| (n > 9).then_some(word)).collect();
            prop_assert_eq!(carried(&numbers), Some(numbers));
            prop_assert_eq!(carried(&words), Some(words));
            let day = Date::from_julian_day(day).unwrap();
            prop_assert_eq!(carried(&day), Some(day));
        }

        #[test]
        fn any_bytes_are_answered(bytes: Vec<u8>) {
            let _ = Vec::<Option<String>>::unpack(&mut Parcel::of(&bytes));
        }
    }
}
