use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use bigdecimal::{BigDecimal, RoundingMode, ToPrimitive, Zero};

const DIGITS: NonZeroU64 = NonZeroU64::new(34).expect("34 is not zero");
/// The largest power of ten of decimal128, the format behind FEEL's numbers.
const LARGEST: i64 = 6144;

/// A decimal of 34 digits, rounded half to even, as FEEL has them (IEEE 754 decimal128).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(BigDecimal);

impl Decimal {
    /// Reads digits with at most one point; none when that is more than 34 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
        let read = BigDecimal::from_str(text).ok().filter(|_| plain && text.len() <= 100)?;
        let settled = Self::settle(&read)?;
        (settled.0 == read).then_some(settled)
    }

    /// Rounds to 34 digits; none when the number is too large for decimal128.
    fn settle(value: &BigDecimal) -> Option<Self> {
        if value.is_zero() {
            return Some(Self(BigDecimal::zero()));
        }
        let rounded = value.with_precision_round(DIGITS, RoundingMode::HalfEven).normalized();
        match rounded.order_of_magnitude() {
            size if size > LARGEST => None,
            size if size < -LARGEST => Some(Self(BigDecimal::zero())),
            _ => Some(Self(rounded)),
        }
    }

    /// The sum; none when it is too large.
    pub fn add(&self, other: &Self) -> Option<Self> {
        Self::settle(&(&self.0 + &other.0))
    }

    /// The difference; none when it is too large.
    pub fn subtract(&self, other: &Self) -> Option<Self> {
        Self::settle(&(&self.0 - &other.0))
    }

    /// The product; none when it is too large.
    pub fn multiply(&self, other: &Self) -> Option<Self> {
        Self::settle(&(&self.0 * &other.0))
    }

    /// The quotient; none when `other` is zero or the quotient too large.
    pub fn divide(&self, other: &Self) -> Option<Self> {
        if other.is_zero() { None } else { Self::settle(&(&self.0 / &other.0)) }
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negate(&self) -> Self {
        Self(-&self.0)
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// The largest whole number that is not above.
    #[must_use]
    pub fn floor(&self) -> Self {
        self.round(RoundingMode::Floor)
    }

    /// The smallest whole number that is not below.
    #[must_use]
    pub fn ceiling(&self) -> Self {
        self.round(RoundingMode::Ceiling)
    }

    /// The nearest whole number; a half goes away from zero.
    #[must_use]
    pub fn half_up(&self) -> Self {
        self.round(RoundingMode::HalfUp)
    }

    fn round(&self, mode: RoundingMode) -> Self {
        if self.is_whole() { self.clone() } else { Self(self.0.with_scale_round(0, mode).normalized()) }
    }

    /// The number times ten, `places` times over.
    pub(super) fn shift(&self, places: i64) -> Option<Self> {
        let (digits, scale) = self.0.as_bigint_and_exponent();
        Self::settle(&BigDecimal::new(digits, scale.checked_sub(places)?))
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it has no fraction.
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// The number as an integer, when it is one and fits.
    pub fn whole(&self) -> Option<i64> {
        if self.is_whole() { self.0.to_i64() } else { None }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self(BigDecimal::from(value).normalized())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_plain_string(out)
    }
}
