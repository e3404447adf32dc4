//! One administrative procedure, word for word.

use serde::Deserialize;

use super::{
    Announcement, Anytime, Appeal, Basis, Bodies, Case, Channels, ClockRules, Condition, Delegation,
    Document, Fact, Fee, Form, Id, Level, Limit, Note, Part, ProcedureKind, ResultRow, Return, Rows, Source,
    Stage, Statistic, Status, Step, Table,
};
use crate::calendar::Date;
use crate::source::Spanned;

/// One version of a procedure (thủ tục hành chính).
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Procedure {
    /// One id for all versions.
    pub procedure: Id,
    /// National or provincial code (mã thủ tục).
    pub code: Spanned<String>,
    /// Official name.
    pub name: Spanned<String>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Short description.
    pub description: Option<Spanned<String>>,
    /// Keywords.
    #[serde(default)]
    pub keywords: Vec<Spanned<String>>,
    /// The national procedure of which this is a provincial variant.
    pub variant_of: Option<Id>,
    /// Where it applies, if not in the whole country.
    pub place: Option<Id>,
    /// Field of law (lĩnh vực).
    pub field: Id,
    /// Levels of government that carry it out (cấp thực hiện).
    pub levels: Vec<Spanned<Level>>,
    /// Type of procedure.
    #[serde(default, rename = "type")]
    pub kind: Option<Spanned<ProcedureKind>>,
    /// Whether the law lets others lay down details (loại thủ tục).
    pub delegation: Option<Spanned<Delegation>>,
    /// Life of this version.
    pub status: Option<Spanned<Status>>,
    /// First day of this version.
    pub from: Spanned<Date>,
    /// Last day of this version.
    pub until: Option<Spanned<Date>>,
    /// Decisions of announcement (quyết định công bố), newest first.
    #[serde(default)]
    pub announced: Rows<Announcement>,
    /// Where the facts come from.
    pub source: Spanned<Source>,
    /// Legal bases of the whole procedure (căn cứ pháp lý).
    #[serde(default)]
    pub laws: Vec<Spanned<Basis>>,
    /// Life events (sự kiện đời người).
    #[serde(default)]
    pub life_events: Vec<Spanned<String>>,
    /// Related procedures.
    #[serde(default)]
    pub related: Vec<Id>,
    /// Procedures that an interlinked one joins.
    #[serde(default)]
    pub members: Vec<Id>,
    /// Who may apply (đối tượng thực hiện).
    #[serde(default)]
    pub applicants: Vec<Id>,
    /// Conditions (yêu cầu, điều kiện).
    #[serde(default)]
    pub conditions: Rows<Condition>,
    /// Who is who.
    pub bodies: Option<Spanned<Bodies>>,
    /// How to file (cách thức thực hiện).
    pub channels: Option<Spanned<Channels>>,
    /// How the result reaches the applicant.
    #[serde(default)]
    pub returns: Vec<Spanned<Return>>,
    /// Cases (trường hợp).
    #[serde(default)]
    pub cases: Rows<Case>,
    /// Questions and facts that decide.
    #[serde(default)]
    pub facts: Rows<Fact>,
    /// Decision tables.
    #[serde(default)]
    pub tables: Rows<Table>,
    /// Papers (thành phần hồ sơ).
    #[serde(default)]
    pub documents: Rows<Document>,
    /// Fees and charges (phí, lệ phí).
    #[serde(default)]
    pub fees: Rows<Fee>,
    /// Time limits of the whole procedure (thời hạn giải quyết).
    #[serde(default)]
    pub limits: Rows<Limit>,
    /// How time is counted.
    pub clock: Option<Spanned<ClockRules>>,
    /// Steps in order (trình tự thực hiện).
    pub steps: Rows<Step>,
    /// Limits over several steps.
    #[serde(default)]
    pub stages: Rows<Stage>,
    /// Events that may come at any time.
    #[serde(default)]
    pub anytime: Rows<Anytime>,
    /// Results (kết quả thực hiện).
    #[serde(default)]
    pub results: Rows<ResultRow>,
    /// The electronic form.
    pub form: Option<Spanned<Form>>,
    /// Guidance that asks nothing of anybody.
    #[serde(default)]
    pub notes: Rows<Note>,
    /// Redress (khiếu nại).
    pub appeal: Option<Spanned<Appeal>>,
    /// Parts declared not to exist.
    #[serde(default)]
    pub none: Vec<Spanned<Part>>,
    /// Parts that are not known.
    #[serde(default)]
    pub unknown: Vec<Spanned<Part>>,
    /// Volumes, year by year.
    #[serde(default)]
    pub statistics: Rows<Statistic>,
    /// Level of proactive service, 0 to 4.
    pub proactive: Option<Spanned<u32>>,
}
