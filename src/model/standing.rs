//! What a procedure is by law and since when: level, type, life, announcement, source.

use serde::Deserialize;

use super::Id;
use crate::calendar::Date;
use crate::source::Spanned;

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
