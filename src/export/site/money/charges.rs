//! What must be paid in each case that can happen.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::site::answers::{Holding, open_channels, together};
use crate::export::site::page::Page;
use crate::export::site::words::{Words, amount, money, words};
use crate::expression::{Currency, Decimal, Money};
use crate::model::{self, Fee};
use crate::process::Process;

/// What is paid in one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge<'a> {
    /// For each way of filing, whether the case can be filed so.
    channels: Vec<bool>,
    free: bool,
    sums: BTreeMap<Currency, Decimal>,
    formulas: BTreeSet<&'a str>,
    set_by: BTreeSet<&'a str>,
    unknown: bool,
}

impl Charge<'_> {
    /// Whether the case can be filed on the way with that number.
    pub fn on(&self, channel: usize) -> bool {
        self.channels[channel]
    }

    fn is_nothing(&self) -> bool {
        !self.free
            && !self.unknown
            && self.sums.is_empty()
            && self.formulas.is_empty()
            && self.set_by.is_empty()
    }
}

/// What is paid in every case that can happen; where there are too many, what each row says by itself.
pub fn charges(process: &Process) -> Vec<Charge<'_>> {
    let fees = &process.procedure.fees;
    if fees.is_empty() {
        return Vec::new();
    }
    let channels: Vec<&'static str> = open_channels(process).collect();
    let mut parts: Vec<Holding<'_>> = fees.iter().map(|fee| Holding::When(fee.when.as_ref())).collect();
    let discounts = fees.iter().flat_map(|fee| &fee.discounts);
    parts.extend(discounts.map(|discount| Holding::When(discount.when.as_ref())));
    parts.extend(channels.iter().map(|id| Holding::Channel(id)));
    let combinations = together(process, &parts).unwrap_or_else(|| alone(fees.len(), parts.len()));
    let mut all: Vec<Charge<'_>> = Vec::new();
    for holds in combinations {
        let mut charge = charge(process, &holds);
        charge.channels = holds[holds.len() - channels.len()..].to_vec();
        if !all.contains(&charge) {
            all.push(charge);
        }
    }
    all
}

/// Each row by itself, on every way of filing.
fn alone(rows: usize, parts: usize) -> BTreeSet<Vec<bool>> {
    (0..rows).map(|row| (0..parts).map(|part| part == row || part >= rows).collect()).collect()
}

fn charge<'a>(process: &'a Process, holds: &[bool]) -> Charge<'a> {
    let fees = &process.procedure.fees;
    let mut charge = Charge {
        channels: Vec::new(),
        free: false,
        sums: BTreeMap::new(),
        formulas: BTreeSet::new(),
        set_by: BTreeSet::new(),
        unknown: false,
    };
    let mut discount = fees.len();
    for (fee, applies) in fees.iter().zip(holds) {
        let reduced = &holds[discount..discount + fee.discounts.len()];
        discount += fee.discounts.len();
        if *applies {
            charge.take(&fee.value, reduced);
        }
    }
    charge
}

impl<'a> Charge<'a> {
    fn take(&mut self, fee: &'a Fee, reduced: &[bool]) {
        if fee.free.is_some() {
            self.free = true;
        } else if fee.unknown.is_some() {
            self.unknown = true;
        } else if let Some(sum) = fee.amount.as_ref().and_then(|sum| read(&sum.value)) {
            let sum = best(fee, &sum, reduced);
            let before = self.sums.remove(&sum.currency).unwrap_or_else(|| Decimal::from(0));
            self.sums.insert(sum.currency, before.add(&sum.units).unwrap_or(sum.units));
        } else if fee.formula.is_some() {
            self.formulas.insert(&fee.id.value);
        }
        if let (Some(body), None) = (&fee.set_by, &fee.amount) {
            self.set_by.insert(&body.value);
        }
    }
}

fn read(sum: &model::Money) -> Option<Money> {
    Some(Money::new(i64::try_from(sum.amount).ok()?, Currency::parse(&sum.currency)?))
}

/// The sum after the best reduction that applies.
fn best(fee: &Fee, full: &Money, reduced: &[bool]) -> Money {
    let applying = fee.discounts.iter().zip(reduced).filter(|(_, applies)| **applies);
    let sums = applying.filter_map(|(discount, _)| match (&discount.to, &discount.off) {
        (Some(to), _) => read(&to.value),
        (None, Some(off)) => {
            let off: i64 = off.value.trim_end_matches('%').parse().ok()?;
            let left =
                full.units.multiply(&Decimal::from((100 - off).max(0)))?.divide(&Decimal::from(100))?;
            Some(Money { currency: full.currency, units: left }.rounded())
        }
        (None, None) => None,
    });
    let comparable = sums.filter(|sum| sum.currency == full.currency);
    comparable.fold(full.clone(), std::cmp::min)
}

/// What several cases cost, each thing that can be said once: free, a sum or a range, set elsewhere, unknown.
pub fn amounts(page: &Page<'_>, charges: &[&Charge<'_>]) -> Vec<Words> {
    let tongue = &page.tongue;
    let mut said = Vec::new();
    if charges.iter().any(|charge| charge.is_nothing()) {
        said.push(words!(tongue, "không phải nộp", "nothing to pay"));
    }
    let only_free = |charge: &&Charge<'_>| charge.free && charge.sums.is_empty() && charge.set_by.is_empty();
    if charges
        .iter()
        .copied()
        .any(|charge| only_free(&charge) && !charge.unknown && charge.formulas.is_empty())
    {
        said.push(words!(tongue, "miễn phí", "free"));
    }
    said.extend(ranges(page, charges.iter().copied().filter(|charge| is_whole(charge)), false));
    let part = charges.iter().copied().filter(|charge| !is_whole(charge) && charge.formulas.is_empty());
    said.extend(ranges(page, part, true));
    let formulas: BTreeSet<&str> =
        charges.iter().copied().flat_map(|charge| charge.formulas.iter().copied()).collect();
    for fee in page.process.procedure.fees.iter().filter(|fee| formulas.contains(fee.id.value.as_str())) {
        let words = by_formula(page, fee);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    let bodies: BTreeSet<&str> =
        charges.iter().copied().flat_map(|charge| charge.set_by.iter().copied()).collect();
    said.extend(bodies.into_iter().map(|body| set_by(page, body)));
    if charges.iter().copied().any(|charge| charge.unknown) {
        said.push(words!(tongue, "nguồn chưa ghi mức thu", "the source gives no amount"));
    }
    said
}

/// Whether the sums of a case are all there is to pay.
fn is_whole(charge: &Charge<'_>) -> bool {
    charge.formulas.is_empty() && charge.set_by.is_empty() && !charge.unknown
}

/// The sums of some cases, currency by currency.
fn ranges<'c>(page: &Page<'_>, charges: impl Iterator<Item = &'c Charge<'c>>, at_least: bool) -> Vec<Words> {
    let tongue = &page.tongue;
    let mut spread: BTreeMap<Currency, (Decimal, Decimal)> = BTreeMap::new();
    for (currency, sum) in charges.flat_map(|charge| &charge.sums) {
        let (least, most) = spread.remove(currency).unwrap_or_else(|| (sum.clone(), sum.clone()));
        spread.insert(*currency, (least.min(sum.clone()), most.max(sum.clone())));
    }
    let said = spread.into_iter().map(|(currency, (least, most))| {
        let single = least == most;
        let (low, high) = (Money { currency, units: least }, Money { currency, units: most });
        let (low, high) = (amount(&low, tongue), amount(&high, tongue));
        match (single, at_least) {
            (true, false) => high,
            (false, false) => {
                words!(tongue, "{low} đến {high}", "{low} to {high}", low = shortened(&low, &high), high)
            }
            (_, true) => words!(tongue, "ít nhất {low}", "at least {low}", low),
        }
    });
    said.collect()
}

/// `10.000` of `10.000 đồng`, where the other sum names the unit.
fn shortened(low: &Words, high: &Words) -> Words {
    let (low, high) = (low.plain(), high.plain());
    let unit = high.split_once(' ').map_or("", |(_, unit)| unit);
    Words::from(low.strip_suffix(unit).map_or(low.as_str(), str::trim_end))
}

/// What one row says of its sum.
pub fn state(page: &Page<'_>, fee: &Fee) -> Words {
    let tongue = &page.tongue;
    let per = fee.per.as_ref().map(|per| page.text(&["fees", &fee.id.value, "per"], Some(per)));
    if fee.free.is_some() {
        words!(tongue, "Miễn phí", "Free")
    } else if let Some(sum) = &fee.amount {
        let sum = money(&sum.value, tongue);
        match per {
            Some(per) => words!(tongue, "{sum} mỗi {per}", "{sum} per {per}", sum, per),
            None => sum,
        }
    } else if fee.formula.is_some() {
        by_formula(page, fee).begin(crate::export::site::words::upper_first)
    } else if let Some(body) = &fee.set_by {
        set_by(page, &body.value)
    } else {
        words!(tongue, "Nguồn chưa ghi mức thu", "The source gives no amount")
    }
}

fn by_formula(page: &Page<'_>, fee: &Fee) -> Words {
    let tongue = &page.tongue;
    let Some(per) = &fee.per else {
        return words!(tongue, "tính theo công thức", "by formula");
    };
    let per = page.text(&["fees", &fee.id.value, "per"], Some(per));
    words!(tongue, "tính theo {per}", "by the {per}", per)
}

fn set_by(page: &Page<'_>, body: &str) -> Words {
    words!(page.tongue, "{body} quyết định mức thu", "set by {body}", body = page.actor(body))
}

/// The one sum of every case in đồng, as a number; free is nothing.
pub fn only_sum(page: &Page<'_>, charges: &[Charge<'_>]) -> Option<String> {
    use crate::model::Part;
    if charges.is_empty() {
        return page
            .process
            .procedure
            .none
            .iter()
            .any(|part| part.value == Part::Fees)
            .then(|| "0".to_owned());
    }
    let first = charges.first().filter(|first| is_whole(first))?;
    let same = charges.iter().all(|charge| is_whole(charge) && charge.sums == first.sums);
    let mut sums = first.sums.iter();
    match (same, sums.next(), sums.next()) {
        (true, None, _) => Some("0".to_owned()),
        (true, Some((currency, sum)), None) if *currency == Currency::VND => Some(sum.to_string()),
        _ => None,
    }
}
