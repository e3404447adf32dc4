//! Searches against counting out every situation of a small world.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;

/// `a` a choice, `b` yes or no or empty, `n` a whole number from 0 to 3 that is asked only when `a = "x"`, `m` a whole
/// number from 0 to 3 or empty.
fn world() -> Names {
    let number = || Name::new(Type::Number, Kind::Fact).at_least(0).at_most(3).whole();
    Names::default()
        .with("a", Name::new(Type::choice(["x", "y", "z"]), Kind::Fact))
        .with("b", Name::new(Type::Boolean, Kind::Fact).absent(Absence::Optional))
        .with("n", number().absent(Absence::NotAsked(None)))
        .with("m", number().absent(Absence::Optional))
}

fn situations() -> Vec<Case> {
    let numbers = || (0..=3).map(Value::from).chain([Value::Null]);
    let mut all = Vec::new();
    for a in ["x", "y", "z"] {
        for b in [true.into(), false.into(), Value::Null] {
            for n in numbers().filter(|n| n.is_null() == (a != "x")) {
                for m in numbers() {
                    all.push(Case::new([
                        ("a", Value::text(a)),
                        ("b", b.clone()),
                        ("n", n.clone()),
                        ("m", m),
                    ]));
                }
            }
        }
    }
    all
}

/// Conditions of which every part is a name beside written values.
fn exact() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(&["=", "!=", "<", "<=", ">", ">="][..]);
    let name = prop::sample::select(&["n", "m"][..]);
    let letter = prop::sample::select(&["x", "y", "z"][..]);
    let leaf = prop_oneof![
        (name.clone(), sign, 0..4).prop_map(|(name, sign, value)| format!("{name} {sign} {value}")),
        (name.clone(), 0..3, 0..3).prop_map(|(name, one, two)| format!("{name} in ({one}, {two})")),
        (name.clone(), 0..2, 2..4).prop_map(|(name, low, high)| format!("{name} not in ({low}..{high}]")),
        (name, any::<bool>()).prop_map(|(name, not)| format!("{name} {}= null", if not { "!" } else { "" })),
        (letter.clone(), any::<bool>())
            .prop_map(|(letter, not)| format!("a {}= \"{letter}\"", if not { "!" } else { "" })),
        letter.prop_map(|letter| format!("a not in (\"{letter}\", \"z\")")),
        prop::sample::select(&["b", "b = false", "b != true", "b = null", "(m > 1) = b", "true"][..])
            .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            two.clone().prop_map(|(one, two)| format!("({one} and {two})")),
            two.clone().prop_map(|(one, two)| format!("({one} or {two})")),
            inner.clone().prop_map(|inner| format!("not({inner})")),
            (inner, two)
                .prop_map(|(condition, (one, two))| format!("(if {condition} then {one} else {two})")),
        ]
    })
    .prop_filter("beside a name a comparison is free", |text| !text.contains("= b"))
}

/// The same, with names beside each other.
fn free() -> impl Strategy<Value = String> {
    let beside = prop::sample::select(
        &["n < m", "n + 1 > 2", "m = n", "max(n, m) = 3", "(m > 1) = b", "m in [n..3]"][..],
    );
    (exact(), beside, any::<bool>())
        .prop_map(|(one, two, and)| format!("{one} {} {two}", if and { "and" } else { "or" }))
}

struct Room {
    names: Names,
    typed: Vec<Typed>,
}

impl Room {
    fn new(texts: &[String]) -> Self {
        let names = world();
        let typed = texts.iter().map(|text| check(&sound(text), &names, None).0).collect();
        Self { names, typed }
    }

    fn classes(&self) -> (Classes<'_>, Vec<Condition>) {
        let mut classes = Classes::new(&self.names);
        let asked = classes.condition(&check(&sound("a = \"x\""), &self.names, None).0);
        classes.asked("n", &asked, false);
        let conditions = self.typed.iter().map(|typed| classes.condition(typed)).collect();
        (classes, conditions)
    }

    fn holds(&self, case: &Case) -> Vec<bool> {
        self.typed.iter().map(|typed| holds(typed, case).unwrap()).collect()
    }

    /// The situations in which the conditions hold as wanted.
    fn count(&self, wanted: impl Fn(&[bool]) -> bool) -> Vec<Case> {
        situations().into_iter().filter(|case| wanted(&self.holds(case))).collect()
    }
}

fn agrees(case: &Case, witness: &Witness) -> bool {
    witness.answers.iter().all(|given| match given {
        Given::Value { subject, value } => case.values.get(subject) == Some(value),
        _ => true,
    })
}

/// The search finds something exactly when there is something, and what it shows is shown by every situation that
/// agrees with it.
fn compare(
    found: Option<Witness>,
    counted: &[Case],
    texts: &[String],
    wanted: impl Fn(&Case) -> bool,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.is_some(), !counted.is_empty(), "{:?} {:?}", texts, found);
    if let Some(witness) = found {
        let agreeing: Vec<Case> = situations().into_iter().filter(|case| agrees(case, &witness)).collect();
        prop_assert!(!agreeing.is_empty(), "{:?}: {}", texts, witness);
        prop_assert!(agreeing.iter().all(wanted), "{:?}: {}", texts, witness);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn gaps_are_found_exactly(texts in prop::collection::vec(exact(), 1..4)) {
        let room = Room::new(&texts);
        let (classes, conditions) = room.classes();
        let none = |holds: &[bool]| holds.iter().all(|truth| !truth);
        compare(classes.gap(&conditions).unwrap(), &room.count(none), &texts, |case| none(&room.holds(case)))?;
    }

    #[test]
    fn overlaps_are_found_exactly(one in exact(), other in exact()) {
        let texts = [one, other];
        let room = Room::new(&texts);
        let (classes, conditions) = room.classes();
        let both = |holds: &[bool]| holds[0] && holds[1];
        let found = classes.overlap(&conditions[0], &conditions[1]).unwrap();
        compare(found, &room.count(both), &texts, |case| both(&room.holds(case)))?;
        let (always, never) = (classes.always(&conditions[0]).unwrap(), classes.never(&conditions[0]).unwrap());
        prop_assert_eq!(always, room.count(|holds| !holds[0]).is_empty());
        prop_assert_eq!(never, room.count(|holds| holds[0]).is_empty());
    }

    #[test]
    fn free_parts_hide_nothing(one in free(), other in free()) {
        let texts = [one, other];
        let room = Room::new(&texts);
        let (classes, conditions) = room.classes();
        for pattern in [[true, true], [true, false], [false, true], [false, false]] {
            let wanted = conditions.iter().zip(pattern).map(|(condition, truth)| {
                if truth { condition.clone() } else { condition.clone().negated() }
            });
            let found = classes.satisfiable(&Condition::all(wanted)).unwrap();
            let counted = room.count(|holds| *holds == pattern);
            prop_assert!(found.is_some() || counted.is_empty(), "{:?} {:?}", texts, counted[0].values);
        }
    }

    #[test]
    fn every_situation_is_visited_once(texts in prop::collection::vec(exact(), 1..4)) {
        let room = Room::new(&texts);
        let (classes, conditions) = room.classes();
        let mut seen: Vec<Combination> = Vec::new();
        classes.visit(&conditions, |combination| {
            seen.push(combination.clone());
            ControlFlow::Continue(())
        }).unwrap();
        // Values of one class are told apart by no condition; the one that is shown stands for them.
        let patterns: Vec<Vec<bool>> = situations().iter().map(|case| room.holds(case)).collect();
        for combination in &seen {
            prop_assert!(patterns.contains(&combination.holds), "{:?} {}", texts, combination.answers);
            let agreeing = situations().into_iter().filter(|case| agrees(case, &combination.answers));
            let fitting: Vec<bool> = agreeing.map(|case| room.holds(&case) == combination.holds).collect();
            prop_assert!(!fitting.is_empty() && fitting.iter().all(|fits| *fits), "{:?} {}", texts, combination.answers);
        }
        for (index, one) in seen.iter().enumerate() {
            prop_assert!(seen[..index].iter().all(|other| other.answers != one.answers));
        }
        prop_assert!(patterns.iter().all(|pattern| seen.iter().any(|combination| combination.holds == *pattern)));
    }
}
