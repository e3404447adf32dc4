//! What must be paid (section 6 of the language).

use std::collections::BTreeMap;

use crate::expression::{Currency, Decimal, Failure, Money, Value};
use crate::model::{self, Discount, Fee};

use super::Situation;

/// What is known of a sum, the least known last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// Nothing is due.
    Nothing,
    /// Declared free.
    Free,
    /// A sum.
    Sum,
    /// Set by another body.
    SetBy,
    /// Not known.
    Unknown,
}

/// What one row of fees comes to.
#[derive(Clone, Debug)]
pub struct FeeWorth<'a> {
    /// The row.
    pub fee: &'a Fee,
    /// What is known.
    pub known: Known,
    /// The sum, after its best discount, rounded.
    pub sum: Option<Money>,
    /// The discount that was taken.
    pub discount: Option<&'a Discount>,
}

/// What a case must pay.
#[derive(Clone, Debug)]
pub struct Total<'a> {
    /// The rows that apply.
    pub rows: Vec<FeeWorth<'a>>,
    /// Sums by currency.
    pub sums: BTreeMap<Currency, Money>,
    /// What is known of the whole.
    pub known: Known,
}

/// The fees of a case.
pub fn total<'a>(situation: &Situation<'a>) -> Result<Total<'a>, Failure> {
    let mut total = Total { rows: Vec::new(), sums: BTreeMap::new(), known: Known::Nothing };
    for fee in &situation.process().procedure.fees {
        if !situation.holds(fee.when.as_ref())? {
            continue;
        }
        let worth = worth(situation, fee)?;
        total.known = total.known.max(worth.known);
        if let Some(sum) = &worth.sum {
            let so_far = total.sums.remove(&sum.currency);
            let units =
                so_far.and_then(|money| money.units.add(&sum.units)).unwrap_or_else(|| sum.units.clone());
            total.sums.insert(sum.currency, Money { currency: sum.currency, units });
        }
        total.rows.push(worth);
    }
    Ok(total)
}

fn worth<'a>(situation: &Situation<'a>, fee: &'a Fee) -> Result<FeeWorth<'a>, Failure> {
    let known = if fee.free.is_some() {
        Known::Free
    } else if fee.unknown.is_some() {
        Known::Unknown
    } else if fee.set_by.is_some() {
        Known::SetBy
    } else {
        Known::Sum
    };
    let mut worth = FeeWorth { fee, known, sum: None, discount: None };
    let full = if let Some(amount) = &fee.amount {
        money(&amount.value)
    } else if let Some(typed) =
        fee.formula.as_ref().and_then(|formula| situation.process().meaning.at(formula))
    {
        match situation.worth(typed)? {
            Value::Money(money) => Some(money),
            _ => None,
        }
    } else {
        None
    };
    let Some(full) = full else {
        if worth.known == Known::Sum {
            worth.known = Known::Unknown;
        }
        return Ok(worth);
    };
    let mut best = full.rounded();
    for discount in &fee.discounts {
        if !situation.holds(discount.when.as_ref())? {
            continue;
        }
        if let Some(reduced) = reduced(&full, discount)
            && reduced.currency == best.currency
            && reduced < best
        {
            best = reduced;
            worth.discount = Some(discount);
        }
    }
    worth.sum = Some(best);
    Ok(worth)
}

fn reduced(full: &Money, discount: &Discount) -> Option<Money> {
    if let Some(to) = &discount.to {
        return money(&to.value);
    }
    let off: i64 = discount.off.as_ref()?.value.trim_end_matches('%').parse().ok()?;
    let left = Decimal::from((100 - off).max(0));
    let units = full.units.multiply(&left)?.divide(&Decimal::from(100))?;
    Some(Money { currency: full.currency, units }.rounded())
}

/// A sum of the model as expressions reckon with it.
pub(super) fn money(sum: &model::Money) -> Option<Money> {
    let currency = Currency::parse(&sum.currency)?;
    Some(Money::new(i64::try_from(sum.amount).ok()?, currency))
}
