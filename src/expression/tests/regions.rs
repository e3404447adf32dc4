use std::ops::Bound;

use proptest::prelude::*;

use super::*;

const NUMBERS: Scale = Scale { measure: Measure::Number, whole: false };
const WHOLE: Scale = Scale { measure: Measure::Number, whole: true };
const DAYS: Scale = Scale { measure: Measure::Date, whole: false };

/// A set built up step by step, and what belongs to it by plain counting.
#[derive(Clone, Debug)]
enum Built {
    Compared(Comparison, i64),
    Listed(Vec<i64>, bool),
    Null,
    Union(Box<Built>, Box<Built>),
    Intersection(Box<Built>, Box<Built>),
    Rest(Box<Built>),
}

fn domain(scale: Scale) -> Region {
    Region::between(scale, Some(0.into()), Some(6.into())).or_null()
}

impl Built {
    fn region(&self, scale: Scale) -> Region {
        match self {
            Self::Compared(operator, value) => Region::comparing(scale, *operator, &(*value).into()),
            Self::Listed(values, true) => Region::of(values.iter().map(|value| (*value).into())),
            Self::Listed(values, false) => Region::all_but(values.iter().map(|value| (*value).into())),
            Self::Null => Region::null(),
            Self::Union(one, two) => one.region(scale).union(&two.region(scale)),
            Self::Intersection(one, two) => one.region(scale).intersect(&two.region(scale)),
            Self::Rest(inner) => inner.region(scale).complement(&domain(scale)),
        }
    }

    /// Whether a number of halves belongs to it; none stands for null.
    fn holds(&self, halves: Option<i64>) -> bool {
        match self {
            Self::Compared(operator, value) => {
                halves.is_some_and(|halves| operator.holds(halves.cmp(&(value * 2))))
            }
            Self::Listed(values, listed) => {
                halves.is_some_and(|halves| values.iter().any(|value| value * 2 == halves) == *listed)
            }
            Self::Null => halves.is_none(),
            Self::Union(one, two) => one.holds(halves) || two.holds(halves),
            Self::Intersection(one, two) => one.holds(halves) && two.holds(halves),
            Self::Rest(inner) => {
                !inner.holds(halves) && halves.is_none_or(|halves| (0..=12).contains(&halves))
            }
        }
    }
}

fn built() -> impl Strategy<Value = Built> {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, Unequal};
    let operator = prop::sample::select(&[Equal, Unequal, Less, AtMost, Greater, AtLeast][..]);
    let leaf = prop_oneof![
        4 => (operator, -1_i64..8).prop_map(|(operator, value)| Built::Compared(operator, value)),
        2 => (prop::collection::vec(-1_i64..8, 0..3), any::<bool>())
            .prop_map(|(values, listed)| Built::Listed(values, listed)),
        1 => Just(Built::Null),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            pair.clone().prop_map(|(one, two)| Built::Union(Box::new(one), Box::new(two))),
            pair.prop_map(|(one, two)| Built::Intersection(Box::new(one), Box::new(two))),
            inner.prop_map(|inner| Built::Rest(Box::new(inner))),
        ]
    })
}

fn value(halves: Option<i64>) -> Value {
    halves
        .map_or(Value::Null, |halves| Value::Number(Decimal::from(halves).divide(&Decimal::from(2)).unwrap()))
}

fn agrees(built: &Built, scale: Scale, step: usize) -> Result<(), TestCaseError> {
    let region = built.region(scale).intersect(&domain(scale));
    let points: Vec<Option<i64>> = (-4..=18).step_by(step).map(Some).chain([None]).collect();
    let inside = |halves: &Option<i64>| {
        let in_domain = halves.is_none_or(|halves| (0..=12).contains(&halves));
        in_domain && built.holds(*halves)
    };
    for halves in &points {
        prop_assert_eq!(region.contains(&value(*halves)), inside(halves), "{:?} {:?}", halves, region);
    }
    prop_assert_eq!(region.is_empty(), !points.iter().any(inside));
    prop_assert_eq!(region.has_null(), built.holds(None));
    match region.sample() {
        Some(sample) => prop_assert!(region.contains(&sample), "{:?}", sample),
        None => prop_assert!(region.is_empty()),
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn the_algebra_agrees_with_counting_on_a_dense_line(built in built()) {
        agrees(&built, NUMBERS, 1)?;
    }

    #[test]
    fn the_algebra_agrees_with_counting_on_whole_numbers(built in built()) {
        agrees(&built, WHOLE, 2)?;
    }

    #[test]
    fn one_lies_within_the_other_when_nothing_is_left(one in built(), two in built()) {
        let limit = domain(WHOLE);
        let (small, large) = (one.region(WHOLE).intersect(&limit), two.region(WHOLE).intersect(&limit));
        let counted = (0..=12).step_by(2).map(Some).chain([None]).all(|point| !one.holds(point) || two.holds(point));
        prop_assert_eq!(small.is_within(&large), counted);
    }
}

fn sample(scale: Scale, low: Bound<Value>, high: Bound<Value>) -> Value {
    Region::stretch(scale, low, high).sample().unwrap()
}

#[test]
fn samples_are_bounds_or_round_values() {
    use Bound::{Excluded, Included, Unbounded};
    assert_eq!(sample(NUMBERS, Included(100.into()), Unbounded), 100.into());
    assert_eq!(sample(NUMBERS, Excluded(100.into()), Unbounded), 101.into());
    assert_eq!(sample(NUMBERS, Unbounded, Excluded(100.into())), 99.into());
    assert_eq!(sample(NUMBERS, Unbounded, Included(100.into())), 100.into());
    assert_eq!(sample(NUMBERS, Excluded(1.into()), Included(2.into())), 2.into());
    assert_eq!(sample(NUMBERS, Excluded(1.into()), Excluded(2.into())), number("1.1"));
    assert_eq!(sample(NUMBERS, Excluded(number("1.25")), Excluded(number("1.26"))), number("1.251"));
    assert_eq!(sample(NUMBERS, Unbounded, Unbounded), 0.into());
    assert_eq!(sample(WHOLE, Excluded(3.into()), Unbounded), 4.into());
    assert_eq!(sample(DAYS, Excluded(date("2026-02-28")), Unbounded), date("2026-03-01"));
    assert_eq!(sample(DAYS, Unbounded, Excluded(date("2026-03-01"))), date("2026-02-28"));
    let sums = Scale { measure: Measure::Money(Currency::VND), whole: true };
    assert_eq!(sample(sums, Excluded(vnd(50_000)), Unbounded), vnd(50_001));
    assert_eq!(sample(sums, Unbounded, Unbounded), vnd(0));
    let months = Scale { measure: Measure::Duration(Unit::Month), whole: true };
    let three = Value::Duration(Duration::new(3, Unit::Month));
    assert_eq!(sample(months, Included(three.clone()), Unbounded), three);
}

#[test]
fn neighbours_touch_where_only_whole_numbers_stand() {
    let stretch =
        |scale: Scale, low: i64, high: i64| Region::between(scale, Some(low.into()), Some(high.into()));
    let all = |scale: Scale| stretch(scale, 1, 4);
    let halves = |scale: Scale| stretch(scale, 1, 2).union(&stretch(scale, 3, 4));
    assert!(all(WHOLE).is_within(&halves(WHOLE)));
    assert!(!all(NUMBERS).is_within(&halves(NUMBERS)));
    let day = |text: &str| Some(date(text));
    let january = Region::between(DAYS, day("2026-01-01"), day("2026-01-31"));
    let february = Region::between(DAYS, day("2026-02-01"), day("2026-02-28"));
    let both = Region::between(DAYS, day("2026-01-01"), day("2026-02-28"));
    assert!(both.is_within(&january.union(&february)));
}

#[test]
fn stretches_that_touch_are_one() {
    let stretch = |low, high| Region::stretch(NUMBERS, low, high);
    let (one, two, three) = (Value::from(1), Value::from(2), Value::from(3));
    let first = stretch(Bound::Included(one.clone()), Bound::Excluded(two.clone()));
    let second = stretch(Bound::Included(two), Bound::Included(three.clone()));
    assert_eq!(second.union(&first), stretch(Bound::Included(one), Bound::Included(three)));
}

#[test]
fn words_are_listed_or_left_out() {
    let options = Region::of(["a", "b", "c"].map(Value::text));
    let some = Region::of(["a"].map(Value::text));
    assert_eq!(some.complement(&options), Region::of(["b", "c"].map(Value::text)));
    assert_eq!(Region::all_but(["a"].map(Value::text)).intersect(&options), some.complement(&options));
    let other = Region::all_but(["khác"].map(Value::text)).sample().unwrap();
    assert_eq!(other, Value::text("khác nữa"));
    assert_eq!(Region::null().sample(), Some(Value::Null));
    assert_eq!(Region::empty().sample(), None);
    assert_eq!(some.clone().or_null().sample(), Some(Value::text("a")));
    assert!(some.or_null().without_null() == Region::of([Value::text("a")]));
}
