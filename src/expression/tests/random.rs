//! Random expressions whose types fit, over the names of the tests that are never null.

use proptest::prelude::*;

use super::*;

fn tree(node: Node<()>) -> Expression {
    Tree { node, span: Span::default(), note: () }
}

fn literal(value: Value) -> Expression {
    tree(Node::Literal(value))
}

fn name(name: &str) -> Expression {
    tree(Node::Name(name.to_owned()))
}

fn names(names: &'static [&'static str]) -> BoxedStrategy<Expression> {
    prop::sample::select(names).prop_map(name).boxed()
}

fn amount() -> impl Strategy<Value = Decimal> {
    (-5_000_i64..5_000).prop_map(|number| Decimal::from(number).divide(&Decimal::from(100)).unwrap())
}

/// Numbers that do not begin with a minus sign, which would be read as part of the number.
fn number_leaf() -> BoxedStrategy<Expression> {
    let written = amount().prop_map(|amount| literal(Value::Number(amount)));
    prop_oneof![written, names(&["dien_tich", "so_nguoi"])].boxed()
}

pub(super) fn number(depth: u32) -> BoxedStrategy<Expression> {
    if depth == 0 {
        return number_leaf();
    }
    let inner = || number(depth - 1);
    let operation = prop_oneof![Just(Operation::Add), Just(Operation::Subtract), Just(Operation::Multiply)];
    let days = (date_expression(depth - 1), date_expression(depth - 1));
    prop_oneof![
        number_leaf(),
        (operation, inner(), inner())
            .prop_map(|(operation, one, two)| tree(Node::Arithmetic(operation, Box::new([one, two])))),
        (inner(), 1_i64..9).prop_map(|(one, two)| {
            tree(Node::Arithmetic(Operation::Divide, Box::new([one, literal(two.into())])))
        }),
        inner().prop_map(|inner| match inner.node {
            Node::Literal(value) => literal(value),
            node => tree(Node::Negate(Box::new(tree(node)))),
        }),
        (boolean(depth - 1), inner(), inner()).prop_map(|(condition, one, two)| choose(condition, one, two)),
        prop::collection::vec(inner(), 1..4).prop_map(|values| tree(Node::Call(Function::Min, values))),
        days.prop_map(|(from, to)| tree(Node::Call(Function::DaysBetween, vec![from, to]))),
        Just(tree(Node::Call(Function::Sum, vec![name("con.tuoi")]))),
    ]
    .boxed()
}

fn choose(condition: Expression, then: Expression, otherwise: Expression) -> Expression {
    tree(Node::If(Box::new([condition, then, otherwise])))
}

fn money(depth: u32) -> BoxedStrategy<Expression> {
    let written = (-90_000_i64..90_000).prop_map(|units| literal(vnd(units)));
    if depth == 0 {
        return prop_oneof![written, names(&["gia"])].boxed();
    }
    let times = |(sum, number)| tree(Node::Arithmetic(Operation::Multiply, Box::new([sum, number])));
    let add = |(one, two)| tree(Node::Arithmetic(Operation::Add, Box::new([one, two])));
    prop_oneof![
        written,
        (money(depth - 1), number(depth - 1)).prop_map(times),
        (money(depth - 1), money(depth - 1)).prop_map(add),
    ]
    .boxed()
}

fn date_expression(depth: u32) -> BoxedStrategy<Expression> {
    let written = (1_i8..=12, 1_i8..=28)
        .prop_map(|(month, day)| literal(Value::Date(Date::new(2026, month, day).unwrap())));
    let leaf = prop_oneof![written, names(&["received", "ngay_sinh"])].boxed();
    if depth == 0 {
        return leaf;
    }
    let unit = prop::sample::select(&[Unit::Day, Unit::Week, Unit::Month, Unit::Year][..]);
    let moved = (date_expression(depth - 1), 0_i64..40, unit, any::<bool>());
    prop_oneof![
        leaf,
        moved.prop_map(|(date, amount, unit, back)| {
            let operation = if back { Operation::Subtract } else { Operation::Add };
            let duration = literal(Value::Duration(Duration::new(amount, unit)));
            tree(Node::Arithmetic(operation, Box::new([date, duration])))
        }),
    ]
    .boxed()
}

fn comparison() -> impl Strategy<Value = Comparison> {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, Unequal};
    prop::sample::select(&[Equal, Unequal, Less, AtMost, Greater, AtLeast][..])
}

fn option() -> impl Strategy<Value = Expression> {
    prop::sample::select(&["direct", "online", "postal"][..]).prop_map(|option| literal(Value::text(option)))
}

fn compare(operator: Comparison, one: Expression, two: Expression) -> Expression {
    tree(Node::Compare(operator, Box::new([one, two])))
}

fn simple_condition(depth: u32) -> BoxedStrategy<Expression> {
    let within = (any::<[bool; 3]>(), number(depth), 0_i64..9, 9_i64..20);
    prop_oneof![
        names(&["thay_mat"]),
        any::<bool>().prop_map(|truth| literal(truth.into())),
        (comparison(), number(depth), number(depth))
            .prop_map(|(operator, one, two)| compare(operator, one, two)),
        (comparison(), money(depth), money(depth))
            .prop_map(|(operator, one, two)| compare(operator, one, two)),
        (comparison(), date_expression(depth), date_expression(depth))
            .prop_map(|(operator, one, two)| compare(operator, one, two)),
        option().prop_map(|option| compare(Comparison::Equal, name("channel"), option)),
        (any::<bool>(), prop::collection::vec(option(), 1..3)).prop_map(|(negated, options)| {
            tree(Node::OneOf { negated, value: Box::new(name("channel")), options })
        }),
        within.prop_map(|([negated, low_closed, high_closed], value, low, high)| {
            let parts = Box::new([value, literal(low.into()), literal(high.into())]);
            tree(Node::Within { negated, parts, low_closed, high_closed })
        }),
    ]
    .boxed()
}

pub(super) fn boolean(depth: u32) -> BoxedStrategy<Expression> {
    if depth == 0 {
        return simple_condition(0);
    }
    let inner = || boolean(depth - 1);
    prop_oneof![
        simple_condition(depth - 1),
        inner().prop_map(|inner| tree(Node::Not(Box::new(inner)))),
        prop::collection::vec(inner(), 2..4).prop_map(|parts| tree(Node::And(flat(parts, true)))),
        prop::collection::vec(inner(), 2..4).prop_map(|parts| tree(Node::Or(flat(parts, false)))),
        (inner(), inner(), inner()).prop_map(|(condition, one, two)| choose(condition, one, two)),
        (any::<bool>(), inner()).prop_map(|(every, condition)| {
            tree(Node::Rows { every, parts: Box::new([name("con"), condition]) })
        }),
    ]
    .boxed()
}

/// Brackets around equals leave no trace, so the parts of a part of the same kind are parts of the whole.
fn flat(parts: Vec<Expression>, and: bool) -> Vec<Expression> {
    let mut out = Vec::new();
    for part in parts {
        match part.node {
            Node::And(inner) if and => out.extend(inner),
            Node::Or(inner) if !and => out.extend(inner),
            node => out.push(tree(node)),
        }
    }
    out
}
