//! A case drawn as its building blocks: one block for each role, the actors that hold it as bricks in it.
//!
//! A house leader looks at it to see who stands behind the house, which roles are empty or not known, and which actors carry
//! several. It is meant for paper as much as for screens, and says nothing by colour alone.
//!
//! # Reading the answer
//! A brick with a full outline holds the role, one with a dashed outline could. A block with a ring is empty, one with a
//! question mark is not known, which is not the same. An actor that stands in several blocks has the same letter in all.
//!
//! # Source
//! The building-block model of neighbourhood houses (SoCentral and NIBR, nabolaghus.no), step 1; the drawing is our own.

mod content;
mod draw;
mod layout;
#[cfg(test)]
mod tests;

use crate::method::AnalysisError;
use crate::model::{ActorId, Case, Language, RoleId, RoleState, Sector};
use crate::view::Scope;
use layout::Layout;

pub use super::figure::{Frame, Line};
pub(super) use content::{actor_name, case_name};

/// In which language a board is written, and which part of the case it shows.
///
/// Unless chosen otherwise, a board is in English and shows who holds each role now, and who could.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct BoardOptions {
    language: Language,
    scope: Scope,
    heading: BoardHeading,
}

/// Whether a board has its name, kind and place on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum BoardHeading {
    /// They stand at the top.
    #[default]
    Shown,
    /// They are left out, because they stand above the board already.
    LeftOut,
}

impl BoardOptions {
    /// The same, in this language.
    pub const fn with_language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// The same, of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with or without its heading.
    pub const fn with_heading(mut self, heading: BoardHeading) -> Self {
        self.heading = heading;
        self
    }
}

/// A case drawn as its building blocks.
#[derive(Debug, Clone)]
pub struct Board {
    language: Language,
    title: String,
    subtitle: String,
    description: String,
    layout: Layout,
}

/// The block of a role on a board.
#[derive(Debug, Clone)]
pub struct RoleBlock {
    role: RoleId,
    name: String,
    state: RoleState,
    holders: usize,
    frame: Frame,
    /// Where the head ends.
    body: u32,
    head: Vec<Line>,
    /// What stands in place of bricks where nobody holds the role.
    slot: Option<Frame>,
    slot_lines: Vec<Line>,
    bricks: Vec<Brick>,
}

/// An actor in a block.
#[derive(Debug, Clone)]
pub struct Brick {
    actor: ActorId,
    name: String,
    sector: Option<Sector>,
    potential: bool,
    hover: String,
    frame: Frame,
    lines: Vec<Line>,
    badge: Option<(Frame, Line)>,
}

impl Board {
    /// The board of a case.
    ///
    /// # Errors
    /// [`AnalysisError::View`] when the scope cannot be applied to the case.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{Actor, Assignment, CaseBuilder, Language, Status};
    /// use partnergraph::report::board::{Board, BoardOptions};
    ///
    /// let case = CaseBuilder::new("house", "Nabolagshuset")
    ///     .actor(Actor::new("town", "Oslo kommune"))
    ///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
    ///     .assignment(Assignment::new("operator", Status::Sought))
    ///     .build()?;
    /// let board = Board::of(&case, &BoardOptions::default().with_language(Language::Nb))?;
    /// assert_eq!(board.blocks().len(), 6);
    /// assert_eq!(board.blocks()[0].bricks()[0].name(), "Oslo kommune");
    /// assert!(board.to_svg().contains("tom – noen søkes"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(case: &Case, options: &BoardOptions) -> Result<Self, AnalysisError> {
        let content = content::of(case, &options.scope, options.language)?;
        let layout = layout::place(&content, options.language, options.heading);
        let title = super::words::BOARD_OF.with(options.language, &content.title);
        Ok(Self {
            language: options.language,
            title,
            description: draw::description(&content, options.language),
            subtitle: content.subtitle,
            layout,
        })
    }

    /// The board as SVG: one element that scales with its surroundings, needs nothing from elsewhere and runs nothing.
    ///
    /// The same board gives the same bytes.
    #[must_use]
    pub fn to_svg(&self) -> String {
        draw::svg(self, None)
    }

    /// The same with every brick as a link.
    pub(super) fn to_linked_svg(&self, link: &dyn Fn(&ActorId) -> String) -> String {
        draw::svg(self, Some(link))
    }

    /// The blocks of the roles, in the order of the role model.
    #[must_use]
    pub fn blocks(&self) -> &[RoleBlock] {
        &self.layout.blocks
    }

    /// The bricks of actors in roles that are not in the role model.
    #[must_use]
    pub fn other_bricks(&self) -> &[Brick] {
        self.layout.other.as_ref().map_or(&[], RoleBlock::bricks)
    }

    /// How large the board is.
    #[must_use]
    pub const fn frame(&self) -> Frame {
        Frame { left: 0, top: 0, width: layout::WIDTH, height: self.layout.height }
    }

    /// What the board is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The kind of case, its place and its years, as far as they are known.
    #[must_use]
    pub fn subtitle(&self) -> &str {
        &self.subtitle
    }

    /// What the board shows, in sentences, for those who cannot see it.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }
}

impl RoleBlock {
    /// The role's id.
    #[must_use]
    pub const fn role(&self) -> &RoleId {
        &self.role
    }

    /// What the role is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the block is filled, empty or not known.
    #[must_use]
    pub const fn state(&self) -> RoleState {
        self.state
    }

    /// Where the block stands.
    #[must_use]
    pub const fn frame(&self) -> Frame {
        self.frame
    }

    /// The actors in it: first those that hold the role, then those that could.
    #[must_use]
    pub fn bricks(&self) -> &[Brick] {
        &self.bricks
    }

    /// The lines of text in the block that stand in no brick.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.head.iter().chain(&self.slot_lines)
    }

    const fn stretch(&mut self, height: u32) {
        self.frame.height = height;
    }
}

impl Brick {
    /// The actor's id.
    #[must_use]
    pub const fn actor(&self) -> &ActorId {
        &self.actor
    }

    /// The actor's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The actor's sector, if it is recorded.
    #[must_use]
    pub const fn sector(&self) -> Option<Sector> {
        self.sector
    }

    /// Whether the actor could hold the role and does not.
    #[must_use]
    pub const fn is_potential(&self) -> bool {
        self.potential
    }

    /// Where the brick stands.
    #[must_use]
    pub const fn frame(&self) -> Frame {
        self.frame
    }

    /// The lines of text on the brick.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().chain(self.badge.iter().map(|(_, letter)| letter))
    }

    const fn stretch(&mut self, height: u32) {
        self.frame.height = height;
    }
}
