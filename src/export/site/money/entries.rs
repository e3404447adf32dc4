//! Each charge and each limit by itself, with its case, its official wording and its basis.

use serde::Serialize;

use super::{charges, promises};
use crate::export::site::page::Page;
use crate::export::site::words::{Words, money, upper_first, words};
use crate::model::{Discount, Fee, FeeKind, Limit, Pay, Stage};

/// One charge or one limit.
#[derive(Debug, Serialize)]
pub struct Entry {
    name: Words,
    state: Words,
    says: Vec<Words>,
}

/// One charge.
pub fn fee_entry(page: &Page<'_>, fee: &Fee) -> Entry {
    let tongue = &page.tongue;
    let id = fee.id.value.as_str();
    let name = match (&fee.name, fee.kind.as_ref().map(|kind| kind.value)) {
        (Some(name), _) => page.text(&["fees", id, "name"], Some(name)),
        (None, Some(FeeKind::Charge)) => words!(tongue, "Lệ phí", "Charge"),
        (None, Some(FeeKind::Fee)) => words!(tongue, "Phí", "Fee"),
        (None, _) => words!(tongue, "Khoản thu", "Payment"),
    };
    let mut says = Vec::new();
    says.push(page.only_if(fee.when.as_ref()));
    says.extend(fee.pay.as_ref().map(|pay| pay_words(page, pay.value)));
    says.extend(fee.discounts.iter().map(|discount| discount_words(page, discount)));
    says.push(page.official(&["fees", id, "text"], fee.text.as_ref()));
    says.push(page.note(&["fees", id, "note"], fee.note.as_ref()));
    says.push(page.based(fee.basis.as_ref()));
    says.retain(|said| !said.is_empty());
    Entry { name, state: charges::state(page, fee), says }
}

fn pay_words(page: &Page<'_>, pay: Pay) -> Words {
    match pay {
        Pay::OnFiling => words!(page.tongue, "Nộp khi nộp hồ sơ.", "Paid when you apply."),
        Pay::BeforeWork => {
            words!(page.tongue, "Nộp trước khi hồ sơ được xử lý.", "Paid before the work begins.")
        }
        Pay::BeforeReturn => {
            words!(page.tongue, "Nộp trước khi nhận kết quả.", "Paid before you get the result.")
        }
        Pay::OnReturn => {
            words!(page.tongue, "Nộp khi nhận kết quả.", "Paid when you get the result.")
        }
    }
}

fn discount_words(page: &Page<'_>, discount: &Discount) -> Words {
    let tongue = &page.tongue;
    let reduced = match (&discount.to, &discount.off) {
        (Some(to), _) => {
            words!(tongue, "Giảm còn {sum}", "Reduced to {sum}", sum = money(&to.value, tongue))
        }
        (None, Some(off)) => words!(tongue, "Giảm {off}", "{off} off", off = off.value.as_str()),
        (None, None) => return Words::default(),
    };
    let reduced = match &discount.when {
        Some(when) => {
            words!(
                tongue,
                "{reduced} khi {when}",
                "{reduced} if {when}",
                reduced,
                when = page.condition(when).strong()
            )
        }
        None => reduced,
    };
    let until = discount
        .until
        .as_ref()
        .map(|until| words!(tongue, ", đến hết ngày {until}", ", until {until}", until = until.value));
    let basis = page.basis(Some(&discount.basis));
    reduced.and(until.unwrap_or_default()).and(" (").and(basis).and(").")
}

/// One limit of the whole procedure.
pub fn limit_entry(page: &Page<'_>, limit: &Limit) -> Entry {
    let tongue = &page.tongue;
    let id = limit.id.value.as_str();
    let state = promises::length_of(page, limit).begin(upper_first);
    let mut says = Vec::new();
    says.push(page.only_if(limit.when.as_ref()));
    says.extend(limit.cutoff.as_ref().map(|cutoff| promises::cutoff(page, cutoff.value)));
    says.push(page.official(&["limits", id, "text"], limit.text.as_ref()));
    says.push(page.note(&["limits", id, "note"], limit.note.as_ref()));
    says.push(page.based(limit.basis.as_ref()));
    says.retain(|said| !said.is_empty());
    let name = match &limit.name {
        Some(name) => page.text(&["limits", id, "name"], Some(name)),
        None if limit.add.is_some() => words!(tongue, "Cộng thêm", "In addition"),
        None => words!(tongue, "Thời hạn giải quyết", "Time limit"),
    };
    Entry { name, state, says }
}

/// One limit over several steps.
pub fn stage_entry(page: &Page<'_>, stage: &Stage) -> Entry {
    let tongue = &page.tongue;
    let id = stage.id.value.as_str();
    let name = if stage.name.is_some() {
        page.text(&["stages", id, "name"], stage.name.as_ref())
    } else {
        words!(tongue, "Các bước này", "These steps")
    };
    let steps = tongue.all(stage.steps.iter().map(|step| page.numbers.link(&step.value, tongue)));
    let mut says = vec![words!(tongue, "Gồm {steps}.", "Made up of {steps}.", steps)];
    says.push(page.only_if(stage.when.as_ref()));
    says.push(page.official(&["stages", id, "text"], stage.text.as_ref()));
    says.push(page.note(&["stages", id, "note"], stage.note.as_ref()));
    says.push(page.based(stage.basis.as_ref()));
    says.retain(|said| !said.is_empty());
    Entry { name, state: Words::from(stage.limit.value.in_words(tongue.language())), says }
}
