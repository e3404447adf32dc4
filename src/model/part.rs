//! What a procedure says of itself: which of its parts are written, and what the law calls them.

use super::{Bodies, Part, Procedure, Status};
use crate::diagnostic::Text;
use crate::text;

impl Part {
    /// Its statutory term (Decree 63/2010, article 8).
    pub fn term(self) -> Text {
        match self {
            Self::Conditions => text!(en: "conditions", vi: "yêu cầu, điều kiện"),
            Self::Documents => text!(en: "documents", vi: "thành phần hồ sơ"),
            Self::Fees => text!(en: "fees and charges", vi: "phí, lệ phí"),
            Self::Limits => text!(en: "time limits", vi: "thời hạn giải quyết"),
            Self::Results => text!(en: "results", vi: "kết quả thực hiện"),
            Self::Channels => text!(en: "ways to file", vi: "cách thức thực hiện"),
            Self::Applicants => text!(en: "who may apply", vi: "đối tượng thực hiện"),
            Self::Bodies => text!(en: "competent bodies", vi: "cơ quan giải quyết"),
            Self::Laws => text!(en: "legal bases", vi: "căn cứ pháp lý"),
            Self::Form => text!(en: "forms", vi: "mẫu đơn, mẫu tờ khai"),
            Self::Facts => text!(en: "questions", vi: "thông tin phải kê khai"),
            Self::Steps => text!(en: "steps", vi: "trình tự thực hiện"),
            Self::Appeal => text!(en: "redress", vi: "khiếu nại"),
            Self::Announced => text!(en: "decision of announcement", vi: "quyết định công bố"),
            Self::Statistics => text!(en: "statistics", vi: "số liệu thống kê"),
        }
    }
}

impl Procedure {
    /// Whether this version is in work, so that no day chooses it.
    pub fn is_draft(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.value == Status::Draft)
    }

    /// Whether a part is written under its own key.
    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Conditions => !self.conditions.is_empty(),
            Part::Documents => !self.documents.is_empty(),
            Part::Fees => !self.fees.is_empty(),
            Part::Limits => !self.limits.is_empty(),
            Part::Results => !self.results.is_empty(),
            Part::Channels => self.channels.as_ref().is_some_and(|channels| {
                channels.direct.is_some() || channels.online.is_some() || channels.postal.is_some()
            }),
            Part::Applicants => !self.applicants.is_empty(),
            Part::Bodies => self.bodies.as_ref().is_some_and(|bodies| names_a_body(bodies)),
            Part::Laws => !self.laws.is_empty(),
            Part::Form => self.form.is_some(),
            Part::Facts => !self.facts.is_empty(),
            Part::Steps => !self.steps.is_empty(),
            Part::Appeal => self.appeal.is_some(),
            Part::Announced => !self.announced.is_empty(),
            Part::Statistics => !self.statistics.is_empty(),
        }
    }

    /// Whether a part is declared not to exist.
    pub fn denies(&self, part: Part) -> bool {
        self.none.iter().any(|denied| denied.value == part)
    }

    /// Whether a part is declared not to be known.
    pub fn leaves_open(&self, part: Part) -> bool {
        self.unknown.iter().any(|open| open.value == part)
    }
}

fn names_a_body(bodies: &Bodies) -> bool {
    let lists = [
        &bodies.receiving,
        &bodies.supporting,
        &bodies.executing,
        &bodies.competent,
        &bodies.delegated,
        &bodies.coordinating,
    ];
    lists.iter().any(|list| !list.is_empty())
}
