//! Values worth trying for each name: options, bounds, and what is written in conditions with its neighbours.

use std::collections::BTreeSet;

use crate::calendar::{Calendar, Date, Duration};
use crate::expression::{Decimal, Function, Money, Node, Region, Row, Type, Typed, Value};
use crate::model::ChannelName;
use crate::process::{Process, Then, sites};
use crate::run::questions::{channels, fits};

/// Numbers that show whether a sum grows, and when it stops.
const SERIES: [i64; 12] = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000];

/// Rows of a list that are tried.
const MOST_ROWS: usize = 200;

/// What is written in the conditions of a procedure.
#[derive(Clone, Debug, Default)]
pub(super) struct Constants {
    numbers: BTreeSet<Decimal>,
    dates: BTreeSet<Date>,
    sums: BTreeSet<Money>,
    texts: BTreeSet<String>,
    /// Distances between days that are compared.
    days: BTreeSet<i64>,
    working_days: BTreeSet<i64>,
    years: BTreeSet<i64>,
    lengths: Vec<Duration>,
    traits: BTreeSet<String>,
}

impl Constants {
    pub fn of(process: &Process) -> Self {
        let mut constants = Self::default();
        for site in sites(&process.procedure) {
            if let Some(typed) = process.meaning.at(site.formula) {
                constants.take(typed);
            }
        }
        for table in process.meaning.tables.values() {
            for row in &table.rows {
                for (_, region) in &row.cells {
                    constants.region(region);
                }
                if let Then::Worth(typed) = &row.then {
                    constants.take(typed);
                }
            }
        }
        for placed in process.steps() {
            constants.lengths.extend(placed.step.within.as_ref().map(|within| within.value));
        }
        constants
    }

    fn take(&mut self, typed: &Typed) {
        match &typed.node {
            Node::Literal(value) => self.value(value),
            Node::Compare(..) | Node::Within { .. } | Node::OneOf { .. } => self.distances(typed),
            Node::Call(Function::PlaceHas, arguments) => {
                for argument in arguments {
                    if let Node::Literal(Value::Text(name)) = &argument.node {
                        self.traits.insert(name.clone());
                    }
                }
            }
            _ => {}
        }
        typed.node.children().for_each(|part| self.take(part));
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Number(number) => drop(self.numbers.insert(number.clone())),
            Value::Date(date) => drop(self.dates.insert(*date)),
            Value::Money(money) => drop(self.sums.insert(money.clone())),
            Value::Text(text) => drop(self.texts.insert(text.clone())),
            Value::Duration(length) => self.lengths.extend(length.to_string().parse::<Duration>().ok()),
            _ => {}
        }
    }

    fn region(&mut self, region: &Region) {
        region.bounds().iter().for_each(|bound| self.value(bound));
        if let Some(Value::Text(text)) = region.sample() {
            self.texts.insert(text);
        }
    }

    /// Numbers that stand beside a distance between days.
    fn distances(&mut self, typed: &Typed) {
        let mut functions = Vec::new();
        let mut numbers = Vec::new();
        each(typed, &mut |part| match &part.node {
            Node::Call(function, _) => functions.push(*function),
            Node::Literal(Value::Number(number)) => numbers.extend(number.to_string().parse::<i64>().ok()),
            _ => {}
        });
        for function in functions {
            match function {
                Function::DaysBetween => self.days.extend(&numbers),
                Function::WorkingDaysBetween => self.working_days.extend(&numbers),
                Function::YearsBetween => self.years.extend(&numbers),
                _ => {}
            }
        }
    }

    /// Places in which conditions come out differently.
    pub fn places(&self, process: &Process) -> Vec<String> {
        self.traits.iter().filter_map(|name| place_with(process, name)).map(str::to_owned).collect()
    }
}

/// A place in which the procedure holds and that has a trait.
pub(super) fn place_with<'p>(process: &'p Process, name: &str) -> Option<&'p str> {
    let dictionaries = &process.dictionaries;
    let own = process.place.as_ref().or(process.procedure.place.as_ref().map(|place| &place.value));
    let inside = |id: &str| own.is_none_or(|own| dictionaries.within(id).contains(&own.as_str()));
    let has = |id: &str| {
        let chain = dictionaries.within(id);
        let mut traits =
            chain.iter().filter_map(|id| dictionaries.places.get(id)).flat_map(|place| &place.traits);
        traits.any(|known| known.value == name)
    };
    dictionaries.places.iter().map(|(id, _)| id).find(|id| inside(id) && has(id))
}

fn each<'t>(typed: &'t Typed, visit: &mut impl FnMut(&'t Typed)) {
    visit(typed);
    typed.node.children().for_each(|part| each(part, visit));
}

/// The values tried for a name, the plainest first.
pub(super) fn of(process: &Process, constants: &Constants, name: &str, received: Date) -> Vec<Value> {
    if name == "channel" {
        let open = channels(process);
        let all = || ChannelName::ALL.iter().map(|channel| channel.word()).collect();
        let open: Vec<&str> = if open.is_empty() { all() } else { open };
        return open.into_iter().map(Value::text).collect();
    }
    if name == "applicant" {
        let own = process.procedure.applicants.iter();
        return own.map(|id| Value::text(&id.value)).collect();
    }
    let Some(known) = process.meaning.names.names.get(name) else { return Vec::new() };
    let calendar = process.calendar();
    let mut values = of_type(&known.of, constants, received, calendar);
    values.retain(|value| fits(process, name, value));
    if known.absence.is_some() && process.meaning.fact(name).is_some_and(is_optional) {
        values.push(Value::Null);
    }
    values
}

fn is_optional(fact: &crate::model::Fact) -> bool {
    fact.required.as_ref().is_some_and(|required| !required.value)
}

fn of_type(of: &Type, constants: &Constants, received: Date, calendar: Option<&Calendar>) -> Vec<Value> {
    match of {
        Type::Boolean => vec![Value::Boolean(false), Value::Boolean(true)],
        Type::Choice(options) => options.iter().map(Value::text).collect(),
        Type::Choices(options) => {
            let one = options.iter().map(|option| Value::Choices([option.clone()].into()));
            let all = Value::Choices(options.iter().cloned().collect());
            one.chain([all, Value::Choices(BTreeSet::new())]).collect()
        }
        Type::Number => numbers(constants),
        Type::Date => dates(constants, received, calendar),
        Type::Money(Some(currency)) => {
            let unit = |units: i64| Value::Money(Money::new(units, *currency));
            let own = constants.sums.iter().filter(|sum| sum.currency == *currency);
            let near = own.flat_map(|sum| {
                [-1, 0, 1].into_iter().filter_map(|by| {
                    let units = sum.units.add(&Decimal::from(by))?;
                    Some(Value::Money(Money { currency: *currency, units }))
                })
            });
            near.chain([unit(1_000_000), unit(0)]).collect()
        }
        Type::List(fields) => lists(fields, constants, received, calendar),
        Type::File => vec![Value::File("tep-dinh-kem.pdf".into())],
        Type::Text => {
            let own = constants.texts.iter().map(Value::text);
            std::iter::once(Value::text("ví dụ")).chain(own).collect()
        }
        _ => Vec::new(),
    }
}

fn numbers(constants: &Constants) -> Vec<Value> {
    let near = constants
        .numbers
        .iter()
        .flat_map(|number| [0, -1, 1].into_iter().filter_map(|by| number.add(&Decimal::from(by))));
    let series = SERIES.iter().map(|number| Decimal::from(*number));
    let all: Vec<Decimal> = std::iter::once(Decimal::from(1)).chain(near).chain(series).collect();
    let mut values: Vec<Value> = Vec::new();
    for number in all.into_iter().chain([Decimal::from(0)]).filter(Decimal::is_whole) {
        let value = Value::Number(number);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// A day behind all times that a case may take.
pub(super) fn far(received: Date) -> Date {
    let years = "5 years".parse::<Duration>().ok();
    years.and_then(|years| years.added_to(received)).unwrap_or(received)
}

fn dates(constants: &Constants, received: Date, calendar: Option<&Calendar>) -> Vec<Value> {
    let mut dates = vec![received];
    for days in &constants.days {
        dates.extend([-1, 1].into_iter().filter_map(|sign| {
            let length: Duration = format!("{} days", days.abs()).parse().ok()?;
            if sign < 0 { length.taken_from(received) } else { length.added_to(received) }
        }));
    }
    for years in &constants.years {
        let length: Option<Duration> = format!("{} years", years.abs()).parse().ok();
        dates.extend(length.and_then(|length| length.taken_from(received)));
    }
    for days in &constants.working_days {
        let days = u32::try_from(days.abs()).unwrap_or_default();
        dates.extend(calendar.and_then(|calendar| calendar.add_working_days(received, days).ok()));
    }
    for length in &constants.lengths {
        dates.extend(length.taken_from(received));
        dates.extend(length.added_to(received));
    }
    dates.extend(&constants.dates);
    dates.push(far(received));
    let mut values: Vec<Value> = Vec::new();
    for date in dates {
        for near in [Some(date), date.yesterday().ok(), date.tomorrow().ok()].into_iter().flatten() {
            let value = Value::Date(near);
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    values
}

/// No row, one row for every value of every field, and two rows.
fn lists(
    fields: &[crate::expression::Field],
    constants: &Constants,
    received: Date,
    calendar: Option<&Calendar>,
) -> Vec<Value> {
    let choices: Vec<(&String, Vec<Value>)> = fields
        .iter()
        .filter(|field| !matches!(field.name.of, Type::List(_)))
        .map(|field| (&field.id, of_type(&field.name.of, constants, received, calendar)))
        .collect();
    let plain: Row =
        choices.iter().filter_map(|(id, values)| Some(((*id).clone(), values.first()?.clone()))).collect();
    let mut lists = vec![Value::List(vec![plain.clone()])];
    for row in rows(&choices) {
        let changed = row.iter().filter(|(id, value)| plain.get(*id) != Some(value)).count();
        if changed == 1 {
            lists.push(Value::List(vec![plain.clone(), row.clone()]));
        }
        lists.push(Value::List(vec![row]));
    }
    lists.push(Value::List(Vec::new()));
    lists
}

/// Rows with every combination of values, within reason.
fn rows(choices: &[(&String, Vec<Value>)]) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![Row::new()];
    for (id, values) in choices {
        let longer = rows.iter().flat_map(|row| {
            values.iter().map(|value| {
                let mut longer = row.clone();
                longer.insert((*id).clone(), value.clone());
                longer
            })
        });
        rows = longer.take(MOST_ROWS).collect();
    }
    rows
}
