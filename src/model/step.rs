//! The steps of a procedure.

use serde::Deserialize;

use super::{Basis, Branch, Burden, ChannelName, Choice, Formula, Id, Limit, Outcome, Overdue, Racer, Rows};
use crate::calendar::{Date, Duration};
use crate::source::Spanned;

words! {
    /// The eighteen kinds of step.
    Kind {
        /// Nộp: the applicant hands something in.
        Submit = "submit",
        /// Tiếp nhận: accepts the dossier.
        Receive = "receive",
        /// Kiểm tra: is the dossier complete and valid.
        Check = "check",
        /// Yêu cầu bổ sung: asks, waits, comes back.
        Supplement = "supplement",
        /// Chuyển hồ sơ: passes the dossier on and does nothing else.
        Transfer = "transfer",
        /// Xác minh: finds out facts outside the dossier.
        Verify = "verify",
        /// Thẩm tra, thẩm định: weighs the substance.
        Appraise = "appraise",
        /// Lấy ý kiến: asks other bodies, all at once.
        Consult = "consult",
        /// Quyết định, ký duyệt.
        Decide = "decide",
        /// Cấp, vào sổ, cập nhật.
        Issue = "issue",
        /// Nộp phí.
        Pay = "pay",
        /// Trả kết quả.
        Return = "return",
        /// Từ chối.
        Refuse = "refuse",
        /// Thông báo, niêm yết: nothing is awaited.
        Notify = "notify",
        /// Chờ: the first of several events or times.
        Wait = "wait",
        /// Song song: several ways at once.
        Parallel = "parallel",
        /// Thủ tục liên thông: runs another procedure.
        Call = "call",
        /// Kết thúc.
        End = "end",
    }
}

impl Kind {
    /// Whether the applicant does it, so that its time is not the agency's.
    pub fn is_of_applicant(self) -> bool {
        matches!(self, Self::Submit | Self::Pay)
    }

    /// The outcome with which a case ends after such a step when nothing else is written.
    pub fn ends(self) -> Option<Ends> {
        match self {
            Self::Return => Some(Ends::Granted),
            Self::Refuse => Some(Ends::Refused),
            _ => None,
        }
    }
}

words! {
    /// With what a case ends.
    Ends {
        /// Giải quyết.
        Granted = "granted",
        /// Từ chối.
        Refused = "refused",
        /// Rút hồ sơ.
        Withdrawn = "withdrawn",
        /// Quá hạn, coi như không có nhu cầu.
        Lapsed = "lapsed",
        /// Dừng.
        Stopped = "stopped",
        /// Trả hồ sơ.
        Returned = "returned",
        /// Hướng dẫn đến nơi khác.
        SentOn = "sent-on",
    }
}

words! {
    /// What a request to supplement does to the clock.
    Timing {
        /// The limit begins again from zero.
        Restart = "restart",
        /// The time from request to arrival is taken out.
        Pause = "pause",
        /// Nothing stops.
        Runs = "runs",
    }
}

words! {
    /// What no answer within the limit means.
    Silence {
        /// Consent.
        Agreed = "agreed",
        /// Refusal.
        Refused = "refused",
        /// It is reported to the superior; the work goes on.
        Escalated = "escalated",
        /// Nothing.
        Nothing = "nothing",
    }
}

/// One step. Which keys a kind may have, the schema says.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// Id of the row, unique in the file.
    pub id: Id,
    /// What kind of step it is.
    pub kind: Spanned<Kind>,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// The step is skipped when this is false.
    pub when: Option<Formula>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Who does it.
    pub by: Option<Id>,
    /// Whom it is sent to.
    pub to: Option<Id>,
    /// Where: agency id, or words.
    pub at: Option<Spanned<String>>,
    /// Only on these channels.
    #[serde(default)]
    pub channels: Vec<Spanned<ChannelName>>,
    /// Statutory limit of the step.
    pub limit: Option<Spanned<Duration>>,
    /// Limits that depend on facts.
    #[serde(default)]
    pub limits: Rows<Limit>,
    /// Whether its time counts in the limit of the procedure.
    pub counts: Option<Spanned<bool>>,
    /// Facts, documents or data items it uses.
    #[serde(default)]
    pub reads: Vec<Id>,
    /// Facts or data items it sets.
    #[serde(default)]
    pub writes: Vec<Id>,
    /// Rows of `documents` first needed here.
    #[serde(default)]
    pub needs: Vec<Id>,
    /// Papers it makes.
    #[serde(default)]
    pub produces: Vec<Id>,
    /// Decisions the person doing the step may take.
    #[serde(default)]
    pub outcomes: Rows<Outcome>,
    /// Ways chosen by facts.
    #[serde(default)]
    pub choose: Rows<Choice>,
    /// The step after this one.
    pub next: Option<Id>,
    /// Rounds of `next`, or requests of a supplement.
    pub times: Option<Spanned<u32>>,
    /// Where to go when the rounds are used up.
    pub exhausted: Option<Id>,
    /// What happens when the limit passes.
    #[serde(default)]
    pub overdue: Rows<Overdue>,
    /// What no answer within the limit means.
    pub silence: Option<Spanned<Silence>>,
    /// Time the applicant has.
    pub within: Option<Spanned<Duration>>,
    /// The date fact from which `within` runs.
    pub since: Option<Id>,
    /// Where to go when the applicant's time has passed.
    pub late: Option<Id>,
    /// Effect on the clock.
    pub clock: Option<Spanned<Timing>>,
    /// Events that race.
    #[serde(default)]
    pub first: Rows<Racer>,
    /// Ways walked at the same time.
    #[serde(default)]
    pub branches: Rows<Branch>,
    /// The procedure called.
    pub procedure: Option<Id>,
    /// What is handed over to it.
    #[serde(default)]
    pub passes: Vec<Id>,
    /// With what the case ends here.
    pub ends: Option<Spanned<Ends>>,
    /// Fees paid here.
    #[serde(default)]
    pub fees: Vec<Id>,
    /// The applicant must come in person.
    pub presence: Option<Spanned<bool>>,
    /// Effort of the applicant.
    pub burden: Option<Spanned<Burden>>,
    /// The step that looks at the supplement.
    pub back_to: Option<Id>,
    /// Bodies asked, all at once.
    #[serde(default)]
    pub with: Vec<Id>,
    /// Limit after the supplement has come.
    pub resume_limit: Option<Spanned<Duration>>,
    /// Ends every other branch too.
    pub stops_all: Option<Spanned<bool>>,
}

impl Step {
    /// Its name, or its id where it has none.
    pub fn label(&self) -> &str {
        self.name.as_ref().map_or(&self.id.value, |name| &name.value)
    }
}
