//! What changed in a partnership between two dates, or between two versions of it that were written down.
//!
//! A house asks it when a project has ended, a researcher who looks at a network in waves. Between two dates one document is
//! enough, as far as it has dates; where it has none, two versions of it say what nobody dated.

use super::shared::change_tables as tables;
use super::shared::changes::{Looks, MEASURES};
use super::shared::timeline;
use crate::analysis::find;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Study, Subject, TableSpec,
    Value,
};
use crate::model::{Case, PartialDate};
use crate::view::Scope;

pub use super::shared::changes::{ActorChange, Change, MeasureChange, RelationChange, RoleChange, TieChange};
pub use super::shared::timeline::{Happening, Moment};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_change",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "What changed between two dates or two versions of a case, and how stable is the network?",
    definition: "The case is looked at twice, at `since` and at `until`, or in two versions, whose actors, roles and relations are the same where \
        their ids are; relations without an id where ends and kind are. Both networks are made in the same way.\n\
        Ties among the actors of either network: kept N11, new N01, ended N10. value = stability = N11/(N11 + N10 + N01); \
        stability_stayed = the same among the actors that are there both times; hamming = N10 + N01; correlation of tied (1) or not (0) over \
        all pairs of the actors that are there both times. turnover = (entered + left)/actors of either network.\n\
        A role changed hands when it is filled both times and nobody of those who held it holds it still; it became filled when it was known to be \
        empty before, empty when it was filled, known when nothing was known of it, unknown when nothing is any more.\n\
        measures, second − first: coverage and its upper bound (`case_coverage`), density, centralisation by degree, funding per year and \
        its HHI (`case_funding`) in one currency, that of the second look.\n\
        Without `since` or `until`: the first and the last day on which an assignment or relation begins or has ended. What has no beginning \
        was always there, what has no end stays.",
    reading: "stability from 0 (no tie was kept) to 1 (none came or went). What looks new may have been written down later: a case with few dates \
        changes little, and an actor without a date counts as there even before the case was established: `stayed_undated` says of how many \
        that is so. A role whose holder left is unknown unless the case says that it is empty, \
        and whoever is recorded as a former holder counts, while its dates say so, only with `statuses`. The timeline shows every date in the case, \
        whichever two are compared; of two versions that of the second.",
    undefined: &[
        (
            Reason::NoDate,
            "everything, when neither an assignment nor a relation has a date and there is one version; whether something lies between, when \
            there are no two dates; what is undated, when the first look has no date",
        ),
        (Reason::BothEmpty, "stability, when there is no tie either time; stability_stayed, when those who stayed had none"),
        (Reason::ZeroVariance, "correlation, when all or none of the pairs of those who stayed are tied at one of the times"),
        (Reason::NoActors, "turnover, when there is no actor either time"),
        (Reason::NoRoles, "coverage, when the role model has no role"),
        (Reason::TooFewActors, "density below two actors, centralisation below three"),
        (Reason::Directed, "centralisation, when ties have directions"),
        (Reason::NoAmounts, "funding, when no amount per year is recorded"),
        (Reason::ZeroTotal, "funding_hhi, when the amounts add up to 0"),
    ],
    source: "Jaccard stability as it is used for panels of networks: Snijders, van de Bunt & Steglich 2010, Introduction to stochastic actor-based \
        models for network dynamics. Social Networks 32, DOI 10.1016/j.socnet.2009.02.004; the rest is our own.",
    elsewhere: "",
    scope: &["statuses", "stages", "uncertain", "level", "include_self", "actors", "kinds", "direction", "currency"],
    options: &[
        OptionSpec {
            name: "since",
            kind: OptionKind::Date,
            preset: Preset::Nothing,
            meaning: "the date of the first look; of two versions that of the first, which is looked at without a date where none is given",
        },
        OptionSpec {
            name: "until",
            kind: OptionKind::Date,
            preset: Preset::Nothing,
            meaning: "the date of the second look, not before `since`; of two versions that of the second",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the case",
            columns: &[
                ColumnSpec::new("since", "the date of the first look; empty where it has none"),
                ColumnSpec::new("until", "the date of the second look; empty where it has none"),
                ColumnSpec::new("value", "stability: ties kept over all ties of either time, 0 to 1"),
                ColumnSpec::new("stability_stayed", "the same among the actors that are there both times, 0 to 1"),
                ColumnSpec::new("kept", "number of ties that are there both times"),
                ColumnSpec::new("new", "number of ties that are there the second time only"),
                ColumnSpec::new("ended", "number of ties that are there the first time only"),
                ColumnSpec::new("hamming", "new and ended ties together"),
                ColumnSpec::new("correlation", "of being tied both times, over pairs of actors that stayed, −1 to 1"),
                ColumnSpec::new("entered", "number of actors that are there the second time only"),
                ColumnSpec::new("left", "number of actors that are there the first time only"),
                ColumnSpec::new("stayed", "number of actors that are there both times"),
                ColumnSpec::new("entered_undated", "number of those who entered of whom no date says that they were not there before"),
                ColumnSpec::new("stayed_undated", "number of those who stayed of whom no date says that they were there the first time"),
                ColumnSpec::new("turnover", "those who entered or left over all, 0 to 1"),
                ColumnSpec::new("changed_hands", "ids of the roles that changed hands"),
                ColumnSpec::new("became_empty", "ids of the roles that were filled and are known to be empty"),
                ColumnSpec::new("became_filled", "ids of the roles that were known to be empty and are filled"),
            ],
        },
        TableSpec {
            name: "measures",
            row: "a number that both looks have",
            columns: &[
                ColumnSpec::new(
                    "measure",
                    "`coverage`, `coverage_upper`, `density`, `degree_centralization`, `funding_total` or `funding_hhi`",
                ),
                ColumnSpec::new("first", "its value at the first look"),
                ColumnSpec::new("second", "its value at the second look"),
                ColumnSpec::new("change", "the second less the first"),
            ],
        },
        TableSpec {
            name: "actors",
            row: "an actor of either network",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("change", "`stayed`, `came` or `went`"),
                ColumnSpec::new(
                    "undated",
                    "whether no date says if it was there the first time: what puts it there has no beginning, or a role that is not in \
                    scope may have been its own then",
                ),
            ],
        },
        TableSpec {
            name: "roles",
            row: "a role",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("first", "its state at the first look; empty where the role model has no such role"),
                ColumnSpec::new("second", "its state at the second look; empty where the role model has no such role"),
                ColumnSpec::new("added", "ids of the actors that hold it the second time only"),
                ColumnSpec::new("removed", "ids of the actors that hold it the first time only"),
                ColumnSpec::new("kept", "ids of the actors that hold it both times"),
                ColumnSpec::new("changed_hands", "whether it is filled both times, by others"),
                ColumnSpec::new("became_filled", "whether it was known to be empty and is filled"),
                ColumnSpec::new("became_empty", "whether it was filled and is known to be empty"),
                ColumnSpec::new("became_known", "whether it became known"),
                ColumnSpec::new("became_unknown", "whether it is no longer known who holds it"),
            ],
        },
        TableSpec {
            name: "ties",
            row: "a tie of either network",
            columns: &[
                ColumnSpec::new("from", "id of one actor; of a tie with direction the one that it comes from"),
                ColumnSpec::new("to", "id of the other actor"),
                ColumnSpec::new("change", "`stayed`, `came` or `went`"),
            ],
        },
        TableSpec {
            name: "relations",
            row: "a relation in scope either time, also one with the actor that stands for the case",
            columns: &[
                ColumnSpec::new("relation", "id of the relation, or its place in the document"),
                ColumnSpec::new("from", "id of the actor that it comes from"),
                ColumnSpec::new("to", "id of the actor that it goes to"),
                ColumnSpec::new("kind", "what sort of tie it is"),
                ColumnSpec::new("change", "`stayed`, `came` or `went`"),
            ],
        },
        TableSpec {
            name: "timeline",
            row: "something that has a date, in order of the dates, then of the document",
            columns: &[
                ColumnSpec::new("when", "the date, as precisely as it is known"),
                ColumnSpec::new(
                    "happening",
                    "`began`, `ended` (the date is the last day), `planned_end`, `review`, `due`, `answered` or `happened`",
                ),
                ColumnSpec::new(
                    "section",
                    "what sort of statement: `case`, `assignments`, `relations`, `agreements`, `participation`, `risks`, `scores` or `events`",
                ),
                ColumnSpec::new("item", "its id, or its place in the document"),
                ColumnSpec::new("what", "what it is"),
                ColumnSpec::new("between", "whether it makes a difference after the first look and not after the second"),
            ],
        },
    ],
};

/// Which part of the case, and which two dates.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    since: Option<PartialDate>,
    until: Option<PartialDate>,
}

impl Options {
    /// The same, asked of another part of the case; a date of the scope says nothing here.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with another date of the first look.
    pub const fn with_since(mut self, since: PartialDate) -> Self {
        self.since = Some(since);
        self
    }

    /// The same, with another date of the second look.
    pub const fn with_until(mut self, until: PartialDate) -> Self {
        self.until = Some(until);
        self
    }
}

/// What changed between two looks.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseChange {
    /// The date of the first look.
    pub since: Option<PartialDate>,
    /// The date of the second look.
    pub until: Option<PartialDate>,
    /// The actors of either network.
    pub actors: Vec<ActorChange>,
    /// The ties of either network.
    pub ties: Vec<TieChange>,
    /// The relations in scope either time.
    pub relations: Vec<RelationChange>,
    /// The roles of the role model.
    pub roles: Vec<RoleChange>,
    /// What both looks have as a number.
    pub measures: Vec<MeasureChange>,
    /// Everything that has a date.
    pub timeline: Vec<Moment>,
    /// Why nothing can be said where there are no two looks.
    pub(crate) missing: Option<Reason>,
    /// Whether ties have directions.
    pub(crate) is_directed: bool,
}

impl CaseChange {
    fn said<T>(&self, value: Value<T>) -> Value<T> {
        self.missing.map_or(value, Err)
    }

    /// The number of actors of which something became.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two looks.
    pub fn actors_that(&self, change: Change) -> Value<usize> {
        self.said(Ok(self.actors.iter().filter(|actor| actor.change == change).count()))
    }

    /// The number of actors of which something became, while no date says whether they were there the first time.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two looks, or the first has no date.
    pub fn undated(&self, change: Change) -> Value<usize> {
        self.missing.or(self.since.is_none().then_some(Reason::NoDate)).map_or(Ok(()), Err)?;
        Ok(self.actors.iter().filter(|actor| actor.change == change && actor.undated == Ok(true)).count())
    }

    /// The number of ties of which something became.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two looks.
    pub fn ties_that(&self, change: Change) -> Value<usize> {
        self.said(Ok(self.ties.iter().filter(|tie| tie.change == change).count()))
    }

    /// The number of ties that came or went.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two looks.
    pub fn hamming(&self) -> Value<usize> {
        Ok(self.ties_that(Change::Came)? + self.ties_that(Change::Went)?)
    }

    /// The share of all ties of either time that were kept.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two looks, [`Reason::BothEmpty`] when there is no tie.
    pub fn stability(&self) -> Value {
        self.said(jaccard(self.ties.iter()))
    }

    /// The same among the actors that are there both times.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two looks, [`Reason::BothEmpty`] when there is no such tie.
    pub fn stability_stayed(&self) -> Value {
        self.said(jaccard(self.among_stayed().into_iter()))
    }

    fn among_stayed(&self) -> Vec<&TieChange> {
        let stayed: std::collections::HashSet<&str> =
            self.actors.iter().filter(|actor| actor.change == Change::Stayed).map(|actor| actor.actor.as_str()).collect();
        self.ties.iter().filter(|tie| stayed.contains(tie.from.as_str()) && stayed.contains(tie.to.as_str())).collect()
    }

    /// The correlation of being tied or not the first and the second time, over all pairs of actors that are there both times.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two looks, [`Reason::ZeroVariance`] when all or none are tied at one of the times.
    pub fn correlation(&self) -> Value {
        let stayed = self.actors_that(Change::Stayed)? as f64;
        let pairs = stayed * (stayed - 1.0) / if self.is_directed { 1.0 } else { 2.0 };
        let ties = self.among_stayed();
        let count = |of: fn(Change) -> bool| ties.iter().filter(|tie| of(tie.change)).count() as f64;
        let both = count(|change| change == Change::Stayed);
        let [first, second] = [count(|change| change != Change::Came), count(|change| change != Change::Went)];
        // phi of a table of two by two: pairs times those tied both times less the product of the margins.
        let spread = first * (pairs - first) * second * (pairs - second);
        if spread > 0.0 { Ok(((pairs * both - first * second) / spread.sqrt()).clamp(-1.0, 1.0)) } else { Err(Reason::ZeroVariance) }
    }

    /// Those who entered or left over all actors of either time.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two looks, [`Reason::NoActors`] when there is no actor.
    pub fn turnover(&self) -> Value {
        let moved = self.actors_that(Change::Came)? + self.actors_that(Change::Went)?;
        if self.actors.is_empty() { Err(Reason::NoActors) } else { Ok(moved as f64 / self.actors.len() as f64) }
    }

    /// Whether something makes a difference after the first look and not after the second.
    ///
    /// # Errors
    /// [`Reason::NoDate`] when there are no two dates.
    pub fn is_between(&self, moment: &Moment) -> Value<bool> {
        match (self.since, self.until) {
            (Some(since), Some(until)) => {
                let day = moment.takes_effect();
                Ok(since.last_day() < day && day <= until.last_day())
            }
            _ => Err(Reason::NoDate),
        }
    }
}

fn jaccard<'a>(ties: impl Iterator<Item = &'a TieChange>) -> Value {
    let (mut kept, mut all) = (0_usize, 0_usize);
    for tie in ties {
        kept += usize::from(tie.change == Change::Stayed);
        all += 1;
    }
    if all == 0 { Err(Reason::BothEmpty) } else { Ok(kept as f64 / all as f64) }
}

/// What changed in a case between two dates.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied; [`AnalysisError::Option`] when `until` is before `since`.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Relation, RelationKind, analysis::case_change::{self, Change, Options}};
///
/// let lasts = |from, to, since: &str| Relation::new(from, to, RelationKind::Cooperates).with_since(since.parse().unwrap());
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .actor(Actor::new("cafe", "Café"))
///     .relation(lasts("town", "club", "2018"))
///     .relation(lasts("club", "cafe", "2021"))
///     .build()?;
/// let options = Options::default().with_since("2019".parse()?).with_until("2022".parse()?);
/// let change = case_change::compute(&case, &options)?;
/// assert_eq!((change.stability(), change.actors_that(Change::Came)), (Ok(0.5), Ok(1)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseChange, AnalysisError> {
    let [since, until] = timeline::dates(case, [options.since, options.until])?;
    let timeline = timeline::of(case);
    let (Some(since), Some(until)) = (since, until) else {
        let value = Err(Reason::NoDate);
        let measures = MEASURES.iter().map(|measure| MeasureChange { measure, first: value, second: value }).collect();
        return Ok(CaseChange {
            since: options.since,
            until: options.until,
            actors: Vec::new(),
            ties: Vec::new(),
            relations: Vec::new(),
            roles: Vec::new(),
            measures,
            timeline,
            missing: Some(Reason::NoDate),
            is_directed: false,
        });
    };
    let [first, second] = [since, until].map(|at| options.scope.clone().with_at(at));
    let looks = [Study::new(case, &first)?, Study::new(case, &second)?];
    between([&looks[0], &looks[1]], [Some(since), Some(until)], timeline)
}

/// What changed from one version of a case to another: actors, roles and relations are the same where their ids are.
///
/// Each version is looked at as a whole, or at a date of its own where `since` (of the first) or `until` (of the second) is given.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied to one of them.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::case_change};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .build()?;
/// let change = case_change::compute_between(&case, &case.without("town")?, &Default::default())?;
/// assert!(change.roles[0].became_empty());
/// assert_eq!(change.measures[0].change(), Ok(-1.0 / 6.0), "coverage");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute_between(first: &Case, second: &Case, options: &Options) -> Result<CaseChange, AnalysisError> {
    let at = |date: Option<PartialDate>| date.into_iter().fold(options.scope.clone(), Scope::with_at);
    let scopes = [at(options.since), at(options.until)];
    let looks = [Study::new(first, &scopes[0])?, Study::new(second, &scopes[1])?];
    between([&looks[0], &looks[1]], [options.since, options.until], timeline::of(second))
}

fn between(looks: [&Study<'_>; 2], dates: [Option<PartialDate>; 2], timeline: Vec<Moment>) -> Result<CaseChange, AnalysisError> {
    let is_directed = looks[0].network().is_directed();
    let looks = Looks { studies: looks, card: &CARD };
    let actors = looks.actors()?;
    Ok(CaseChange {
        since: dates[0],
        until: dates[1],
        ties: looks.ties(&actors),
        relations: looks.relations()?,
        roles: looks.roles()?,
        measures: looks.measures()?,
        actors,
        timeline,
        missing: None,
        is_directed,
    })
}

fn given_options(given: &Given, scope: Scope) -> Result<Options, OptionError> {
    Ok(Options { scope, since: given.date("since")?, until: given.date("until")? })
}

/// The answer for two versions of a case, with options by name. Rows rest on statements of the second version.
///
/// # Errors
/// As [`compute_between`], and [`AnalysisError::Option`] when an option is none of this analysis or has a value that it cannot take.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, analysis::case_change, method::Given};
///
/// let case = CaseBuilder::new("house", "House").actor(Actor::new("town", "Town")).build()?;
/// let answer = case_change::answer_between(&case, &case.without("town")?, &Given::nothing())?;
/// assert_eq!(answer.tables().iter().find(|table| table.name() == "actors").map(|table| table.rows()), Some(1));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn answer_between(first: &Case, second: &Case, given: &Given) -> Result<Answer, AnalysisError> {
    find(CARD.name)?.check_options_of_case(given)?;
    let scope = given.scope()?;
    let found = compute_between(first, second, &given_options(given, scope.clone())?)?;
    let answer = Answer::new(&CARD, &Study::new(second, &scope)?, given).with_fingerprint(second.fingerprint());
    let versions = format!(
        "two versions: `{}` with fingerprint {} and `{}` with {}",
        first.id(),
        first.fingerprint(),
        second.id(),
        second.fingerprint()
    );
    Ok(with_tables(answer.with_remark(versions), &found, false))
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let options = given_options(given, selection.scope().clone())?;
    let found = compute(selection.case(), &options)?;
    let mut answer = Answer::new(&CARD, study, given);
    match (found.missing, options.since, options.until, found.since, found.until) {
        (Some(_), ..) => answer = answer.with_remark("neither an assignment nor a relation of the case has a date (no_date)"),
        (None, Some(_), Some(_), ..) => {}
        (None, _, _, Some(since), Some(until)) => answer = answer.with_remark(format!("compared are {since} and {until}")),
        _ => {}
    }
    let before = |since: &PartialDate, established: &PartialDate| since.last_day() < established.first_day();
    if let (None, Some(since), Some(established)) = (found.missing, found.since, selection.case().document().established())
        && before(&since, &established)
    {
        answer = answer.with_remark(format!(
            "`since` ({since}) is before the case was established ({established}): what has no beginning counts as there even then"
        ));
    }
    let undated = selection.case().events().iter().filter(|event| event.when().is_none()).count();
    if undated > 0 {
        answer = answer.with_remark(format!("events without a date, which are not in the timeline: {undated}"));
    }
    Ok(with_tables(answer, &found, true))
}

fn with_tables(answer: Answer, found: &CaseChange, same: bool) -> Answer {
    answer
        .with_table(tables::main(found, same))
        .with_table(tables::measures(&found.measures))
        .with_table(tables::actors(&found.actors, same))
        .with_table(tables::roles(&found.roles, same))
        .with_table(tables::ties(&found.ties, same))
        .with_table(tables::relations(&found.relations, same))
        .with_table(tables::timeline(found))
}

#[cfg(test)]
mod tests;
