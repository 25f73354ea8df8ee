//! What stands on a board, before anything is placed.

use crate::analysis::role_coverage::{self, RoleCoverage};
use crate::method::AnalysisError;
use crate::model::{
    Actor, ActorId, ActorIndex, Assignment, AssignmentIndex, Case, Code as _, Language, Role, RoleId, RoleState, Sector, Status,
};
use crate::report::markup::one_line;
use crate::report::palette::SECTORS;
use crate::report::words::{self, Phrase, capital, counted};
use crate::view::{ActorLevel, Incidence, Scope, Selection, Uncertain};

/// Everything that a board says.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) blocks: Vec<BlockContent>,
    /// Holders of roles that are not in the role model.
    pub(super) other: Vec<BrickContent>,
    pub(super) repeated: Vec<Repeated>,
    pub(super) sectors: Vec<Option<Sector>>,
    pub(super) foot: String,
}

/// What a block says.
#[derive(Debug, Clone)]
pub(super) struct BlockContent {
    pub(super) role: RoleId,
    /// What the role is called, as in running text.
    pub(super) name: String,
    pub(super) state: RoleState,
    pub(super) sought: bool,
    pub(super) optional: bool,
    pub(super) holders: usize,
    pub(super) former: usize,
    pub(super) bricks: Vec<BrickContent>,
}

/// What a brick says.
#[derive(Debug, Clone)]
pub(super) struct BrickContent {
    pub(super) index: ActorIndex,
    pub(super) actor: ActorId,
    pub(super) name: String,
    pub(super) sector: Option<Sector>,
    pub(super) potential: bool,
    /// The letter that the actor has where it stands in several blocks, and in how many.
    pub(super) badge: Option<(String, usize)>,
    pub(super) notes: Vec<String>,
    pub(super) hover: String,
}

/// An actor that stands in several blocks.
#[derive(Debug, Clone)]
pub(super) struct Repeated {
    pub(super) letter: String,
    pub(super) text: String,
}

/// What a board of a case says.
pub(super) fn of(case: &Case, scope: &Scope, language: Language) -> Result<Content, AnalysisError> {
    let coverage = role_coverage::compute(case, &role_coverage::Options::default().with_scope(scope.clone()))?;
    let selection = Selection::of(case, scope)?;
    let writer = Writer { case, selection: &selection, language };
    let incidence = Incidence::of(&selection);
    let mut blocks: Vec<BlockContent> =
        case.roles().iter().zip(&coverage).map(|(role, found)| writer.block(role, found, &incidence)).collect();
    let mut other = writer.other_bricks();
    let repeated = name_repeated(&mut blocks, &mut other, language);
    let shown = || blocks.iter().flat_map(|block| &block.bricks).chain(&other);
    let usual = |sector: &Option<Sector>| !matches!(sector, Some(Sector::Other) | None);
    let sectors = SECTORS.into_iter().filter(|sector| usual(sector) || shown().any(|brick| brick.sector == *sector)).collect();
    let former = if scope.statuses().contains(&Status::Former) { 0 } else { coverage.iter().map(|role| role.former.len()).sum() };
    Ok(Content { title: case_name(case), subtitle: writer.subtitle(), foot: writer.foot(former), blocks, other, repeated, sectors })
}

struct Writer<'a> {
    case: &'a Case,
    selection: &'a Selection<'a>,
    language: Language,
}

impl Writer<'_> {
    fn say(&self, phrase: Phrase) -> String {
        phrase.say(self.language).to_owned()
    }

    fn block(&self, role: &Role, found: &RoleCoverage, incidence: &Incidence) -> BlockContent {
        let stated = |actor: ActorIndex| incidence.row_of(actor).map_or(&[][..], |row| incidence.stated(row, found.role));
        let mut bricks: Vec<BrickContent> = found
            .holders
            .iter()
            .map(|actor| self.brick(*actor, &self.assignments(stated(*actor)), Some(role), role.name(self.language)))
            .collect();
        for actor in found.potential.iter().filter(|actor| !found.holders.contains(actor)) {
            let stated: Vec<&Assignment> = self
                .assignments(&found.basis)
                .into_iter()
                .filter(|assignment| assignment.status() == Status::Potential && self.stands_for(assignment, *actor))
                .collect();
            bricks.push(self.brick(*actor, &stated, Some(role), role.name(self.language)));
        }
        BlockContent {
            role: role.id().clone(),
            name: one_line(role.name(self.language)),
            state: found.state,
            sought: found.sought,
            optional: role.required() == Some(false),
            holders: found.holders.len(),
            former: if self.selection.scope().statuses().contains(&Status::Former) { 0 } else { found.former.len() },
            bricks,
        }
    }

    /// Whether the actor of an assignment is this one, at the level that the scope looks at.
    fn stands_for(&self, assignment: &Assignment, actor: ActorIndex) -> bool {
        let named = assignment.actor().and_then(|id| self.case.actor_index(id.as_str()).ok());
        named.is_some_and(|named| self.selection.stands_as(named) == actor)
    }

    fn assignments(&self, indices: &[AssignmentIndex]) -> Vec<&Assignment> {
        indices.iter().filter_map(|index| self.case.assignments().get(index.position())).collect()
    }

    fn other_bricks(&self) -> Vec<BrickContent> {
        let in_scope: Vec<AssignmentIndex> = self.selection.assignments().collect();
        let mut bricks = Vec::new();
        for role in self.case.other_roles() {
            let stated: Vec<&Assignment> = self.assignments(&in_scope).into_iter().filter(|assignment| assignment.role() == role).collect();
            let mut actors: Vec<ActorIndex> = stated
                .iter()
                .filter_map(|assignment| self.case.actor_index(assignment.actor()?.as_str()).ok())
                .map(|actor| self.selection.stands_as(actor))
                .collect();
            actors.sort_unstable();
            actors.dedup();
            for actor in actors {
                let of_actor: Vec<&Assignment> = stated.iter().copied().filter(|assignment| self.stands_for(assignment, actor)).collect();
                bricks.push(self.brick(actor, &of_actor, None, role.as_str()));
            }
        }
        bricks
    }

    /// The brick of an actor in a role, with what its assignments to it say.
    fn brick(&self, index: ActorIndex, stated: &[&Assignment], role: Option<&Role>, role_name: &str) -> BrickContent {
        let actor = &self.case.actors()[index.position()];
        let all = |status: Status| !stated.is_empty() && stated.iter().all(|assignment| assignment.status() == status);
        let potential = all(Status::Potential);
        let mut notes: Vec<String> = Vec::new();
        if role.is_none() && stated.iter().all(|assignment| assignment.native_role().is_none()) {
            notes.push(format!("«{role_name}»"));
        }
        notes.extend(stated.iter().filter_map(|assignment| native_name(assignment, role)).map(|name| format!("«{name}»")));
        notes.extend(
            stated.iter().filter_map(|assignment| assignment.scope()).map(|scope| words::ABOUT_SCOPE.with(self.language, one_line(scope))),
        );
        notes.extend(
            [Status::Potential, Status::Former, Status::Sought]
                .into_iter()
                .filter(|status| all(*status))
                .map(|status| status.label(self.language).to_owned()),
        );
        if !stated.is_empty() && stated.iter().all(|assignment| assignment.evidence().is_uncertain()) {
            notes.push(crate::model::Certainty::Uncertain.label(self.language).to_owned());
        }
        let mut seen = std::collections::HashSet::new();
        notes.retain(|note| seen.insert(note.clone()));
        BrickContent {
            index,
            actor: actor.id().clone(),
            name: actor_name(actor),
            sector: actor.sector(),
            potential,
            badge: None,
            hover: self.hover(actor, stated, role_name),
            notes,
        }
    }

    /// What is shown when a pointer rests on a brick.
    fn hover(&self, actor: &Actor, stated: &[&Assignment], role_name: &str) -> String {
        let language = self.language;
        let sector = actor.sector().map_or_else(|| self.say(words::SECTOR_NOT_KNOWN), |sector| sector.label(language).to_owned());
        let whole = actor.part_of().and_then(|id| self.case.actor(id.as_str()).ok());
        let part = whole.map(|whole| format!(", {}", words::PART_OF.with(language, actor_name(whole)))).unwrap_or_default();
        let mut lines = vec![format!("{} ({sector}{part})", actor_name(actor))];
        for assignment in stated {
            let mut parts = vec![format!("{}: {}", capital(role_name), assignment.status().label(language))];
            parts.extend(assignment.native_role().map(|name| format!("«{}»", one_line(name))));
            parts.extend(assignment.scope().map(|scope| words::ABOUT_SCOPE.with(language, one_line(scope))));
            parts.extend(assignment.since().map(|since| words::SINCE.with(language, words::date(language, since))));
            parts.extend(assignment.until().map(|until| words::UNTIL.with(language, words::date(language, until))));
            parts.extend(assignment.evidence().certainty().map(|certainty| certainty.label(language).to_owned()));
            parts.push(counted(language, assignment.evidence().sources().len(), [words::SOURCE, words::SOURCES]));
            lines.push(parts.join(", "));
        }
        lines.join("\n")
    }

    fn subtitle(&self) -> String {
        let (document, language) = (self.case.document(), self.language);
        let mut parts = Vec::new();
        parts.extend(document.kind().map(|kind| capital(kind.label(language))));
        parts.extend(document.place().and_then(|place| place.name()).map(one_line));
        let began = if document.closed().is_some() { words::BEGAN } else { words::SINCE };
        parts.extend(document.established().map(|date| began.with(language, words::date(language, date))));
        parts.extend(document.closed().map(|date| words::CLOSED.with(language, words::date(language, date))));
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    fn foot(&self, former: usize) -> String {
        let (scope, language) = (self.selection.scope(), self.language);
        let mut parts = vec![if scope.statuses() == [Status::Current] {
            self.say(words::SHOWN_CURRENT)
        } else {
            let labels: Vec<&str> = scope.statuses().iter().map(|status| status.label(language)).collect();
            words::SHOWN_STATUSES.with(language, labels.join(", "))
        }];
        parts.extend(scope.at().map(|at| words::SHOWN_AT.with(language, words::date(language, at))));
        if scope.uncertain() == Uncertain::Exclude {
            parts.push(self.say(words::UNCERTAIN_LEFT_OUT));
        }
        if scope.level() == ActorLevel::Top {
            parts.push(self.say(words::TOP_LEVEL));
        }
        if former > 0 {
            parts.push(counted(language, former, [words::FORMER_LEFT_OUT_ONE, words::FORMER_LEFT_OUT]));
        }
        parts.push(counted(language, self.case.sources().len(), [words::SOURCE, words::SOURCES]));
        parts.join(" · ")
    }
}

/// What an actor is called on paper: its name, or its id where the name shows nothing.
pub(in crate::report) fn actor_name(actor: &Actor) -> String {
    let name = one_line(actor.name());
    if name.is_empty() { actor.id().to_string() } else { name }
}

/// What a case is called on paper: its name, or its id where the name shows nothing.
pub(in crate::report) fn case_name(case: &Case) -> String {
    let name = one_line(case.name());
    if name.is_empty() { case.id().to_string() } else { name }
}

/// The role's own name where it says more than the role's labels do.
fn native_name(assignment: &Assignment, role: Option<&Role>) -> Option<String> {
    let native = one_line(assignment.native_role()?);
    let known = |language| role.is_some_and(|role| role.name(language).to_lowercase() == native.to_lowercase());
    (!native.is_empty() && !Language::ALL.into_iter().any(known)).then_some(native)
}

/// Gives a letter to every actor that stands in several blocks, and lists them.
fn name_repeated(blocks: &mut [BlockContent], other: &mut [BrickContent], language: Language) -> Vec<Repeated> {
    let mut stands: Vec<Stand> = Vec::new();
    let mut note = |brick: &BrickContent, block: usize, role: &str| {
        let possible = if brick.potential { format!(" ({})", Status::Potential.label(language)) } else { String::new() };
        let role = format!("{role}{possible}");
        match stands.iter_mut().find(|stand| stand.actor == brick.index) {
            // Outside the role model an actor may have several bricks in one frame.
            Some(stand) if stand.blocks.last() == Some(&block) => {}
            Some(stand) => {
                stand.blocks.push(block);
                stand.roles.push(role);
            }
            None => stands.push(Stand { actor: brick.index, name: brick.name.clone(), blocks: vec![block], roles: vec![role] }),
        }
    };
    for (number, block) in blocks.iter().enumerate() {
        block.bricks.iter().for_each(|brick| note(brick, number, &block.name));
    }
    other.iter().for_each(|brick| note(brick, usize::MAX, &words::OTHER_ROLES.say(language).to_lowercase()));
    stands.retain(|stand| stand.blocks.len() > 1);
    let bricks = blocks.iter_mut().flat_map(|block| block.bricks.iter_mut()).chain(other.iter_mut());
    for brick in bricks {
        let place = stands.iter().position(|stand| stand.actor == brick.index);
        brick.badge = place.map(|place| (letter(place), stands[place].blocks.len()));
    }
    // The mark behind a name keeps what follows in its place where the name runs from right to left.
    let listed = |(place, stand): (usize, Stand)| Repeated {
        letter: letter(place),
        text: format!("{}{LEFT_TO_RIGHT}: {}", stand.name, stand.roles.join(", ")),
    };
    stands.into_iter().enumerate().map(listed).collect()
}

const LEFT_TO_RIGHT: char = '\u{200e}';

/// The blocks that an actor stands in.
struct Stand {
    actor: ActorIndex,
    name: String,
    blocks: Vec<usize>,
    roles: Vec<String>,
}

/// A, B … Z, AA, AB …
fn letter(place: usize) -> String {
    let last = char::from(b'A' + (place % 26) as u8);
    if place < 26 { last.to_string() } else { format!("{}{last}", letter(place / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letter), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
