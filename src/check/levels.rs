use crate::diagnostic::Severity;

/// How strictly a catalogue is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// What was taken over from elsewhere.
    Import,
    /// What is being written.
    #[default]
    Draft,
    /// What is to be announced.
    Announce,
    /// What must be beyond reproach.
    Strict,
}

impl Profile {
    /// Every profile, from mild to strict.
    pub const ALL: [Self; 4] = [Self::Import, Self::Draft, Self::Announce, Self::Strict];

    /// Its name on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Draft => "draft",
            Self::Announce => "announce",
            Self::Strict => "strict",
        }
    }
}

/// How much a finding matters under each profile; nothing means that the check is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// Under `import`.
    pub import: Option<Severity>,
    /// Under `draft`.
    pub draft: Option<Severity>,
    /// Under `announce`.
    pub announce: Option<Severity>,
    /// Under `strict`.
    pub strict: Option<Severity>,
}

impl Levels {
    /// An error whatever the profile.
    pub const ERROR: Self = Self::same(Severity::Error);
    /// A warning whatever the profile; under `strict` an error.
    pub const WARNING: Self = Self { strict: Some(Severity::Error), ..Self::same(Severity::Warning) };
    /// Advice whatever the profile.
    pub const ADVICE: Self = Self::same(Severity::Advice);
    /// May be missing while a file is imported or written, but not when it is announced.
    pub const RISING: Self = Self {
        import: Some(Severity::Advice),
        draft: Some(Severity::Warning),
        announce: Some(Severity::Error),
        strict: Some(Severity::Error),
    };
    /// Only under `strict`.
    pub const STRICT: Self =
        Self { import: None, draft: None, announce: None, strict: Some(Severity::Error) };

    const fn same(severity: Severity) -> Self {
        let level = Some(severity);
        Self { import: level, draft: level, announce: level, strict: level }
    }

    /// The level under a profile.
    pub fn under(self, profile: Profile) -> Option<Severity> {
        match profile {
            Profile::Import => self.import,
            Profile::Draft => self.draft,
            Profile::Announce => self.announce,
            Profile::Strict => self.strict,
        }
    }
}
