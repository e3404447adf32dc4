/// A function of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// The smallest of some values or of a column.
    Min,
    /// The largest of some values or of a column.
    Max,
    /// The sum of a column.
    Sum,
    /// How many rows a list has.
    Count,
    /// The largest whole number not above.
    Floor,
    /// The smallest whole number not below.
    Ceiling,
    /// The number without its sign.
    Abs,
    /// Whether a text holds another, or a set of choices an option.
    Contains,
    /// Whether a text begins with another.
    StartsWith,
    /// How many characters a text has.
    Length,
    /// Days from the first date to the second.
    DaysBetween,
    /// Working days after the first date, up to the second.
    WorkingDaysBetween,
    /// Full years from the first date to the second.
    YearsBetween,
    /// The year of a date.
    Year,
    /// The month of a date.
    Month,
    /// Whether the place, or one it lies in, has a trait.
    PlaceHas,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 16] = [
        Self::Min,
        Self::Max,
        Self::Sum,
        Self::Count,
        Self::Floor,
        Self::Ceiling,
        Self::Abs,
        Self::Contains,
        Self::StartsWith,
        Self::Length,
        Self::DaysBetween,
        Self::WorkingDaysBetween,
        Self::YearsBetween,
        Self::Year,
        Self::Month,
        Self::PlaceHas,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Sum => "sum",
            Self::Count => "count",
            Self::Floor => "floor",
            Self::Ceiling => "ceiling",
            Self::Abs => "abs",
            Self::Contains => "contains",
            Self::StartsWith => "starts_with",
            Self::Length => "length",
            Self::DaysBetween => "days_between",
            Self::WorkingDaysBetween => "working_days_between",
            Self::YearsBetween => "years_between",
            Self::Year => "year",
            Self::Month => "month",
            Self::PlaceHas => "place_has",
        }
    }

    /// How it is written.
    pub fn usage(self) -> &'static str {
        match self {
            Self::Min => "min(a, b)",
            Self::Max => "max(a, b)",
            Self::Sum => "sum(list.field)",
            Self::Count => "count(list)",
            Self::Floor => "floor(number)",
            Self::Ceiling => "ceiling(number)",
            Self::Abs => "abs(number)",
            Self::Contains => "contains(text, \"part\")",
            Self::StartsWith => "starts_with(text, \"part\")",
            Self::Length => "length(text)",
            Self::DaysBetween => "days_between(date, date)",
            Self::WorkingDaysBetween => "working_days_between(date, date)",
            Self::YearsBetween => "years_between(date, date)",
            Self::Year => "year(date)",
            Self::Month => "month(date)",
            Self::PlaceHas => "place_has(\"trait\")",
        }
    }

    /// The function of a word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.word() == word)
    }

    /// Whether a null argument makes it null; not so of the functions of lists, for which no list is an empty one.
    pub fn passes_null_on(self) -> bool {
        !matches!(self, Self::Sum | Self::Count | Self::PlaceHas)
    }

    /// Whether it gives whole numbers only.
    pub fn is_whole(self) -> bool {
        matches!(
            self,
            Self::Count
                | Self::Floor
                | Self::Ceiling
                | Self::Length
                | Self::DaysBetween
                | Self::WorkingDaysBetween
                | Self::YearsBetween
                | Self::Year
                | Self::Month
        )
    }
}
