//! One administrative procedure, word for word.

use serde::Deserialize;

use super::channel::Channels;
use super::document::{Document, ResultRow};
use super::fact::{Fact, Table};
use super::fee::Fee;
use super::limit::{ClockRules, Limit, Stage};
use super::step::{Ends, Step};
use super::{Basis, Formula, Id, Rows};
use crate::calendar::{Date, Duration};
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

words! {
    /// Level of government.
    Level {
        /// Cấp bộ.
        Ministry = "ministry",
        /// Cấp tỉnh.
        Province = "province",
        /// Cấp xã.
        Commune = "commune",
        /// Cơ quan khác.
        Other = "other",
    }
}

words! {
    /// Type of procedure.
    ProcedureKind {
        /// Thường.
        Standard = "standard",
        /// Đặc thù của địa phương.
        Local = "local",
        /// Liên thông.
        Interlinked = "interlinked",
        /// Nội bộ.
        Internal = "internal",
        /// Liên thông nội bộ.
        InterlinkedInternal = "interlinked-internal",
    }
}

words! {
    /// Whether the law lets others lay down details.
    Delegation {
        /// Được luật giao quy định chi tiết.
        Assigned = "assigned",
        /// Không được luật giao.
        NotAssigned = "not-assigned",
        /// Khác.
        Other = "other",
        /// Trung ương quy định.
        Central = "central",
        /// Địa phương quy định.
        Local = "local",
    }
}

words! {
    /// Life of a version.
    Status {
        /// In work: judged, never chosen by a date.
        Draft = "draft",
        /// Announced.
        Announced = "announced",
        /// Announced as an amendment.
        Amended = "amended",
        /// Abolished: ends on `until`.
        Abolished = "abolished",
    }
}

words! {
    /// A part of a procedure that `none` and `unknown` may name.
    Part {
        /// `conditions`.
        Conditions = "conditions",
        /// `documents`.
        Documents = "documents",
        /// `fees`.
        Fees = "fees",
        /// `limits`.
        Limits = "limits",
        /// `results`.
        Results = "results",
        /// `channels`.
        Channels = "channels",
        /// `applicants`.
        Applicants = "applicants",
        /// `bodies`.
        Bodies = "bodies",
        /// `laws`.
        Laws = "laws",
        /// `form`.
        Form = "form",
        /// `facts`.
        Facts = "facts",
        /// `steps`.
        Steps = "steps",
        /// `appeal`.
        Appeal = "appeal",
        /// `announced`.
        Announced = "announced",
        /// `statistics`.
        Statistics = "statistics",
    }
}

words! {
    /// How the result comes.
    Return {
        /// At the place of filing.
        AtPlace = "at-place",
        /// By post.
        AtHome = "at-home",
        /// As an electronic document.
        Online = "online",
    }
}

words! {
    /// What a decision of announcement does.
    ChangeKind {
        /// Mới ban hành.
        New = "new",
        /// Sửa đổi, bổ sung.
        Amended = "amended",
        /// Thay thế.
        Replaced = "replaced",
        /// Bãi bỏ.
        Abolished = "abolished",
    }
}

/// A decision of announcement.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Announcement {
    /// Its number.
    pub decision: Spanned<String>,
    /// Day of signature.
    pub signed: Option<Spanned<Date>>,
    /// Day of publication in the national database.
    pub published: Option<Spanned<Date>>,
    /// Who announced.
    pub by: Option<Id>,
    /// What it does.
    pub change: Option<Spanned<ChangeKind>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
}

/// Where the facts of a file come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    /// Address of the page.
    pub url: Spanned<String>,
    /// Day on which it was read.
    pub read: Option<Spanned<Date>>,
    /// Day on which the source says that it was changed.
    pub updated: Option<Spanned<Date>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
}

/// A condition the applicant must meet.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Condition {
    /// Id of the row.
    pub id: Id,
    /// In plain words.
    pub name: Spanned<String>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it applies.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// The condition as an expression: told to the applicant, never a way.
    pub test: Option<Formula>,
}

/// Who is who in a procedure.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Bodies {
    /// Nơi tiếp nhận.
    #[serde(default)]
    pub receiving: Vec<Id>,
    /// Nơi hỗ trợ.
    #[serde(default)]
    pub supporting: Vec<Id>,
    /// Cơ quan thực hiện.
    #[serde(default)]
    pub executing: Vec<Id>,
    /// Cơ quan có thẩm quyền.
    #[serde(default)]
    pub competent: Vec<Id>,
    /// Cơ quan được ủy quyền.
    #[serde(default)]
    pub delegated: Vec<Id>,
    /// Cơ quan phối hợp.
    #[serde(default)]
    pub coordinating: Vec<Id>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
}

/// A case of the procedure.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Case {
    /// Id of the row.
    pub id: Id,
    /// Code of the portal.
    pub code: Option<Spanned<String>>,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// With `when` on all rows the case is computed; without, it is asked.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
}

/// An event that may come at any time: withdrawal, stop, refusal of a proactive service.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Anytime {
    /// Id of the row.
    pub id: Option<Id>,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// The event.
    pub event: Id,
    /// Who sends it.
    pub sender: Option<Id>,
    /// Until this step is finished for the first time.
    pub until_step: Option<Id>,
    /// Until this time has passed since the filing.
    pub within: Option<Spanned<Duration>>,
    /// The step of the top list at which the case goes on.
    pub next: Option<Id>,
    /// Or how it ends.
    pub ends: Option<Spanned<Ends>>,
}

/// The electronic form.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Form {
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// The paper whose place it takes.
    pub document: Option<Id>,
    /// Sections in order.
    pub sections: Rows<Section>,
}

/// A section of the form.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Section {
    /// Id of the row.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it is shown.
    pub when: Option<Formula>,
    /// Its fields.
    pub fields: Rows<Fact>,
}

/// Guidance that asks nothing of anybody.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Note {
    /// Id of the row.
    pub id: Option<Id>,
    /// Official wording.
    pub text: Spanned<String>,
    /// When it applies.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// What it is about: a path such as `documents.tuy-than`.
    pub about: Option<Spanned<String>>,
    /// Code of the portal.
    pub code: Option<Spanned<String>>,
}

/// Redress.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Appeal {
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// To whom.
    pub to: Option<Id>,
    /// Within what time.
    pub within: Option<Spanned<Duration>>,
}

/// How many cases there were in a year.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Statistic {
    /// The year.
    pub year: Spanned<i64>,
    /// All cases.
    pub cases: Option<Spanned<u64>>,
    /// Filed online.
    pub online: Option<Spanned<u64>>,
    /// Refused.
    pub refused: Option<Spanned<u64>>,
    /// Finished on time.
    pub on_time: Option<Spanned<u64>>,
    /// How often one applicant comes in a year.
    pub per_applicant: Option<Spanned<f64>>,
    /// Where the figures come from.
    pub source: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
}
