use std::ops::Bound;

use jiff::civil::Date;

use super::Region;
use crate::expression::decimal::Decimal;
use crate::expression::tree::Comparison;
use crate::expression::types::Type;
use crate::expression::value::{Currency, Duration, Money, Unit, Value};

/// What is counted on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Numbers.
    Number,
    /// Days.
    Date,
    /// Sums of one currency.
    Money(Currency),
    /// Lengths of time in one unit.
    Duration(Unit),
}

impl Measure {
    /// What values of a type are counted in; none if they have no order or no one unit.
    pub fn of(of: &Type) -> Option<Self> {
        match of {
            Type::Number => Some(Self::Number),
            Type::Date => Some(Self::Date),
            Type::Money(currency) => currency.map(Self::Money),
            Type::Duration(unit) => unit.map(Self::Duration),
            _ => None,
        }
    }

    fn value(self, number: Decimal) -> Option<Value> {
        Some(match self {
            Self::Number => Value::Number(number),
            Self::Money(currency) => Value::Money(Money { currency, units: number }),
            Self::Duration(unit) => Value::Duration(Duration { unit, amount: number }),
            Self::Date => return None,
        })
    }

    /// Where nothing else decides: zero, or a day at the beginning of a year.
    fn origin(self) -> Value {
        const DAY: Date = Date::constant(2026, 1, 1);
        self.value(Decimal::from(0)).unwrap_or(Value::Date(DAY))
    }
}

/// A line of values, and whether there is nothing between two neighbours that are one apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// What is counted.
    pub measure: Measure,
    /// Whether only whole numbers stand on it; days always do.
    pub whole: bool,
}

impl Scale {
    fn is_whole(self) -> bool {
        self.whole || self.measure == Measure::Date
    }
}

/// A place on a line between two values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    Start,
    At(Value, Side),
    End,
}

/// On which side of a value a line is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Before,
    After,
}

/// Stretches of a line, apart from each other and in order; each goes from its first cut to its second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) scale: Scale,
    pub(super) stretches: Vec<(Cut, Cut)>,
}

impl Scale {
    /// On a line of whole numbers every cut is put in front of one, so that `> 2` and `>= 3` are the same.
    fn settled(self, cut: Cut) -> Cut {
        let Cut::At(value, side) = cut else { return cut };
        if !self.is_whole() {
            return Cut::At(value, side);
        }
        let number = match &value {
            Value::Date(date) if side == Side::After => {
                return date.tomorrow().map_or(Cut::End, |next| Cut::At(Value::Date(next), Side::Before));
            }
            Value::Number(number) => number,
            Value::Money(money) => &money.units,
            Value::Duration(duration) => &duration.amount,
            _ => return Cut::At(value, side),
        };
        let whole = match side {
            Side::Before => Some(number.ceiling()),
            Side::After => number.floor().add(&Decimal::from(1)),
        };
        whole
            .and_then(|whole| self.measure.value(whole))
            .map_or(Cut::End, |whole| Cut::At(whole, Side::Before))
    }

    fn line(self, low: Cut, high: Cut) -> Line {
        Line { scale: self, stretches: vec![(low, high)] }.tidied()
    }

    pub(super) fn point(self, value: &Value) -> Line {
        let fits = !self.is_whole() || number(value).is_none_or(Decimal::is_whole);
        if !fits {
            return Line { scale: self, stretches: Vec::new() };
        }
        self.line(Cut::At(value.clone(), Side::Before), Cut::At(value.clone(), Side::After))
    }

    pub(super) fn everything(self) -> Line {
        self.line(Cut::Start, Cut::End)
    }
}

/// The number that a value of a line is, days apart.
fn number(value: &Value) -> Option<&Decimal> {
    match value {
        Value::Number(number) => Some(number),
        Value::Money(money) => Some(&money.units),
        Value::Duration(duration) => Some(&duration.amount),
        _ => None,
    }
}

impl Line {
    /// The values at which stretches begin and end.
    pub(super) fn bounds(&self) -> Vec<Value> {
        let cuts = self.stretches.iter().flat_map(|(low, high)| [low, high]);
        let values =
            cuts.filter_map(|cut| if let Cut::At(value, _) = cut { Some(value.clone()) } else { None });
        let mut values: Vec<Value> = values.collect();
        values.dedup();
        values
    }

    /// Cuts settled, empty stretches gone, touching ones joined, in order.
    fn tidied(self) -> Self {
        let scale = self.scale;
        let settled = self.stretches.into_iter().map(|(low, high)| (scale.settled(low), scale.settled(high)));
        let mut stretches: Vec<(Cut, Cut)> = settled.filter(|(low, high)| low < high).collect();
        stretches.sort();
        let mut joined: Vec<(Cut, Cut)> = Vec::with_capacity(stretches.len());
        for (low, high) in stretches {
            match joined.last_mut() {
                Some((_, end)) if low <= *end => *end = high.max(end.clone()),
                _ => joined.push((low, high)),
            }
        }
        Self { scale, stretches: joined }
    }

    /// What two lines have in common holds whole numbers only as soon as one of them does.
    fn common(&self, other: &Self) -> Scale {
        Scale { whole: self.scale.whole || other.scale.whole, ..self.scale }
    }

    pub(super) fn union(&self, other: &Self) -> Self {
        let stretches = self.stretches.iter().chain(&other.stretches).cloned().collect();
        Self { scale: self.common(other), stretches }.tidied()
    }

    pub(super) fn intersect(&self, other: &Self) -> Self {
        let mut stretches = Vec::new();
        for (low, high) in &self.stretches {
            for (other_low, other_high) in &other.stretches {
                stretches.push((low.max(other_low).clone(), high.min(other_high).clone()));
            }
        }
        Self { scale: self.common(other), stretches }.tidied()
    }

    /// Everything on the line that is not in it.
    pub(super) fn rest(&self) -> Self {
        let mut low = Cut::Start;
        let mut stretches = Vec::new();
        for (start, end) in &self.stretches {
            stretches.push((low, start.clone()));
            low = end.clone();
        }
        stretches.push((low, Cut::End));
        Self { scale: self.scale, stretches }.tidied()
    }

    pub(super) fn contains(&self, value: &Value) -> bool {
        let (before, after) = (Cut::At(value.clone(), Side::Before), Cut::At(value.clone(), Side::After));
        let fits = !self.scale.is_whole() || number(value).is_none_or(Decimal::is_whole);
        let after = self.scale.settled(after);
        fits && self.stretches.iter().any(|(low, high)| *low <= before && after <= *high)
    }

    /// The end of the first stretch if it belongs to it, else a round value near it.
    pub(super) fn sample(&self) -> Option<Value> {
        let (low, high) = self.stretches.first()?;
        match (low, high) {
            (Cut::At(value, Side::Before), _) | (_, Cut::At(value, Side::After)) => Some(value.clone()),
            (Cut::At(value, Side::After), high) => self.above(value, high),
            (_, Cut::At(value, Side::Before)) => self.below(value),
            _ => Some(self.scale.measure.origin()),
        }
    }

    /// A value above an open end: the next whole number, or the first with the fewest decimals.
    fn above(&self, value: &Value, high: &Cut) -> Option<Value> {
        let Some(number) = number(value) else {
            return next(value);
        };
        (0..=60).find_map(|places| {
            let step = number.shift(places)?.floor().add(&Decimal::from(1))?.shift(-places)?;
            let candidate = self.scale.measure.value(step)?;
            let fits = Cut::At(candidate.clone(), Side::After) <= *high && candidate > *value;
            fits.then_some(candidate)
        })
    }

    /// The whole number below an open end.
    fn below(&self, value: &Value) -> Option<Value> {
        match (value, number(value)) {
            (Value::Date(date), _) => date.yesterday().ok().map(Value::Date),
            (_, Some(number)) => self.scale.measure.value(number.ceiling().subtract(&Decimal::from(1))?),
            _ => None,
        }
    }
}

fn next(value: &Value) -> Option<Value> {
    match value {
        Value::Date(date) => date.tomorrow().ok().map(Value::Date),
        _ => None,
    }
}

impl Region {
    /// The values between two bounds, both included where they are given.
    pub fn between(scale: Scale, least: Option<Value>, most: Option<Value>) -> Self {
        let low = least.map_or(Bound::Unbounded, Bound::Included);
        let high = most.map_or(Bound::Unbounded, Bound::Included);
        Self::stretch(scale, low, high)
    }

    /// The values between two ends.
    pub fn stretch(scale: Scale, low: Bound<Value>, high: Bound<Value>) -> Self {
        let low = match low {
            Bound::Included(value) => Cut::At(value, Side::Before),
            Bound::Excluded(value) => Cut::At(value, Side::After),
            Bound::Unbounded => Cut::Start,
        };
        let high = match high {
            Bound::Included(value) => Cut::At(value, Side::After),
            Bound::Excluded(value) => Cut::At(value, Side::Before),
            Bound::Unbounded => Cut::End,
        };
        Self::of_line(scale.line(low, high))
    }

    /// The values that compare so with one that is given.
    pub fn comparing(scale: Scale, operator: Comparison, value: &Value) -> Self {
        use Bound::{Excluded, Included, Unbounded};
        let value = value.clone();
        match operator {
            Comparison::Equal => Self::of([value]),
            Comparison::Unequal => Self::of_line(scale.point(&value).rest()),
            Comparison::Less => Self::stretch(scale, Unbounded, Excluded(value)),
            Comparison::AtMost => Self::stretch(scale, Unbounded, Included(value)),
            Comparison::Greater => Self::stretch(scale, Excluded(value), Unbounded),
            Comparison::AtLeast => Self::stretch(scale, Included(value), Unbounded),
        }
    }
}
