//! What the statements about each actor of a house rest on.

use crate::model::{Actor, ActorId, Assignment, Case, CaseId, Code as _, Evidence, Language, Period, Relation, RoleId, SourceId};
use crate::report::block::{Block, Item, Target, Text};
use crate::report::board::actor_name;
use crate::report::markup::one_line;
use crate::report::words::{self, capital, counted};

// A slash cannot stand in an id, so that no two anchors are the same.

/// What the heading of a case is called in links.
pub(super) fn case_anchor(case: &CaseId) -> String {
    format!("case/{case}")
}

/// What the evidence of a case is called in links.
pub(super) fn anchor(case: &Case) -> String {
    format!("evidence/{}", case.id())
}

/// What the evidence about an actor is called in links.
pub(super) fn actor_anchor(case: &Case, actor: &ActorId) -> String {
    format!("evidence/{}/{actor}", case.id())
}

/// What a source is called in links.
pub(super) fn source_anchor(case: &Case, source: &SourceId) -> String {
    format!("source/{}/{source}", case.id())
}

/// What is stated about each actor, and about roles that nobody holds.
pub(super) fn blocks(case: &Case, language: Language) -> Vec<Block> {
    let writer = Writer { case, language };
    let mut blocks: Vec<Block> = case.actors().iter().map(|actor| writer.actor(actor)).collect();
    let vacant: Vec<Item> =
        case.assignments().iter().filter(|assignment| assignment.actor().is_none()).map(|vacant| writer.assignment(vacant)).collect();
    if !vacant.is_empty() {
        let summary = format!("{} ({})", words::EVIDENCE_VACANT.say(language), vacant.len());
        blocks.push(Block::Details { summary: summary.into(), anchor: None, blocks: vec![Block::List(vacant)] });
    }
    blocks
}

struct Writer<'a> {
    case: &'a Case,
    language: Language,
}

impl Writer<'_> {
    fn actor(&self, actor: &Actor) -> Block {
        let (case, language) = (self.case, self.language);
        let roles: Vec<&Assignment> = case.assignments().iter().filter(|assignment| assignment.actor() == Some(actor.id())).collect();
        let relations: Vec<&Relation> =
            case.relations().iter().filter(|relation| relation.from() == actor.id() || relation.to() == actor.id()).collect();
        let counts = [
            counted(language, roles.len(), [words::ROLE_STATED, words::ROLES_STATED]),
            counted(language, relations.len(), [words::RELATION, words::RELATIONS]),
        ];
        let summary = Text::new().name(actor_name(actor)).soft(format!(" – {}", counts.join(", ")));
        let items = std::iter::once(self.about(actor))
            .chain(roles.into_iter().map(|assignment| self.assignment(assignment)))
            .chain(relations.into_iter().map(|relation| self.relation(relation)));
        Block::Details { summary, anchor: Some(actor_anchor(case, actor.id())), blocks: vec![Block::List(items.collect())] }
    }

    /// What the actor is.
    fn about(&self, actor: &Actor) -> Item {
        let language = self.language;
        let mut parts = vec![actor.sector().map_or(words::SECTOR_NOT_KNOWN.say(language), |sector| sector.label(language)).to_owned()];
        parts.extend(actor.kind().map(|kind| kind.label(language).to_owned()));
        parts.extend(actor.form().map(one_line));
        let whole = actor.part_of().map(|whole| words::PART_OF.with(language, self.name(whole)));
        parts.extend(whole);
        let text = Text::new().strong(capital(words::ACTOR_HEAD.say(language))).plain(format!(": {}", parts.join(", ")));
        self.rests_on(text, actor.evidence()).into()
    }

    fn assignment(&self, assignment: &Assignment) -> Item {
        let language = self.language;
        let mut parts = vec![assignment.status().label(language).to_owned()];
        parts.extend(assignment.native_role().map(|name| format!("«{}»", one_line(name))));
        parts.extend(assignment.scope().map(|scope| words::ABOUT_SCOPE.with(language, one_line(scope))));
        parts.extend(self.period(assignment.period()));
        let text = Text::new().strong(capital(&self.role(assignment.role()))).plain(format!(": {}", parts.join(", ")));
        self.rests_on(text, assignment.evidence()).into()
    }

    fn relation(&self, relation: &Relation) -> Item {
        let language = self.language;
        let text = Text::new()
            .name(self.name(relation.from()))
            .strong(format!(" {} ", relation.kind().label(language)))
            .name(self.name(relation.to()));
        let mut parts: Vec<String> = relation.native_kind().map(|kind| format!("«{}»", one_line(kind))).into_iter().collect();
        parts.extend(self.period(relation.period()));
        let text = if parts.is_empty() { text } else { text.plain(format!(", {}", parts.join(", "))) };
        self.rests_on(text, relation.evidence()).into()
    }

    fn period(&self, period: Period) -> Vec<String> {
        let language = self.language;
        let since = period.since.map(|since| words::SINCE.with(language, words::date(language, since)));
        let until = period.until.map(|until| words::UNTIL.with(language, words::date(language, until)));
        since.into_iter().chain(until).collect()
    }

    /// A statement with its note, its certainty and links to its sources.
    fn rests_on(&self, mut text: Text, evidence: &Evidence) -> Text {
        let language = self.language;
        text = text.plain(". ");
        if let Some(note) = evidence.note() {
            text = text.name(one_line(note)).plain(" ");
        }
        let certainty = evidence.certainty().map_or(words::NOT_SAID.say(language), |certainty| certainty.label(language));
        text = text.soft(format!("[{certainty}"));
        for (number, source) in evidence.sources().iter().enumerate() {
            let lead = if number == 0 { "; " } else { ", " };
            text = text.soft(lead).link(source.as_str(), Target::Here(source_anchor(self.case, source)));
        }
        text.soft("]")
    }

    fn name(&self, actor: &ActorId) -> String {
        self.case.actor(actor.as_str()).map_or_else(|_| actor.to_string(), actor_name)
    }

    fn role(&self, role: &RoleId) -> String {
        let known = self.case.roles().iter().find(|known| known.id() == role);
        known.map_or_else(|| role.to_string(), |known| one_line(known.name(self.language)))
    }
}
