//! How it is told what was shown about a simplification.

use super::Proved;
use crate::diagnostic::Text;
use crate::proof::Shown;
use crate::text;

impl Proved {
    /// What was shown, and what was therefore not done; one sentence each.
    pub fn told(&self) -> Vec<Text> {
        let shown = self.shown.iter().map(sentence);
        shown.chain(self.refused.iter().map(|rule| refusal(rule))).collect()
    }
}

/// What was shown.
fn sentence(shown: &Shown) -> Text {
    match *shown {
        Shown::Everywhere { before, after } => text!(
            en: "proved: every case goes as before (all {before} states before and {after} after were compared)",
            vi: "đã chứng minh: hồ sơ nào cũng đi như trước (đã so hết {before} trạng thái trước và {after} trạng thái sau)",
            before = before,
            after = after,
        ),
        Shown::ByChance { cases } => text!(
            en: "not proved for every case, as there are too many states: {cases} cases made by chance were followed, and no \
                 difference was seen",
            vi: "chưa chứng minh được cho mọi hồ sơ vì có quá nhiều trạng thái: đã theo dõi {cases} hồ sơ lấy ngẫu nhiên và \
                 không thấy khác gì",
            cases = cases,
        ),
        Shown::Different => text!(en: "not the same as before", vi: "không như trước"),
    }
}

/// That a rule is not applied because it would do harm.
fn refusal(rule: &str) -> Text {
    text!(
        en: "not the same: with `{rule}` some case would go differently, so its changes are not made; this is a fault of the \
             program, please report it",
        vi: "không như trước: nếu rút gọn theo `{rule}` thì có hồ sơ sẽ đi khác, nên không rút gọn theo cách này; đây là lỗi \
             của chương trình, đề nghị báo lại",
        rule = rule,
    )
}
