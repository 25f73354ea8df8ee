//! Who shares roles with whom, and which roles share actors.
//!
//! A table of actors and roles folded to one mode: two actors are tied when they hold a role in common. What comes out can be
//! looked at as a network of its own.

use super::shared::lot::{ByLot, Lot, REPLICATES, SEED, TEST};
use super::shared::two_mode::{Listed, ONE_MODE, item, member_table};
use crate::maths::curveball::{Curveball, shared_by_lot};
use crate::maths::overlap::{PairValue, SharingPairs, sharing_pairs};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, MODES, OptionError, OptionKind, OptionSpec, Preset, Reason, Stopped,
    Study, Subject, TWO_MODE_SCOPE, Table, TableSpec, Value, Watch,
};
use crate::view::{Choice, Direction, EdgeError, Incidence, Network, Parallel, Side, choices};

/// So many pairs have what they share listed without being asked.
const MOST_LISTED: usize = 10_000;

const LIST_SHARED: OptionSpec = OptionSpec {
    name: "list_shared",
    kind: OptionKind::Flag,
    preset: Preset::Nothing,
    meaning: "whether the table `shared` says what each pair shares; without it, where there are at most 10 000 pairs",
};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "two_mode_projection",
    version: 1,
    level: Level::TwoMode,
    subject: Subject::TwoMode,
    question: "Who shares roles with whom, and which roles share actors?",
    definition: "For two members i, j of one mode and what both are linked to, S = Ni∩Nj: `count` |S|; `jaccard` |S|/|Ni∪Nj|; `overlap` \
        |S|/min(ki,kj); `newman` Σ over k in S of 1/(k's links − 1); `allocation` Σ over k in S of 1/(k's links).\n\
        test: tables with the same number of links in every row and every column, drawn by curveball: 20 trades for each row, each between \
        two rows of the columns that only one of them has. p is the share of tables in which the two share at least as much.",
    reading: "A projection makes a clique of everyone with the same role: do not read density or clustering off it without the test. Under `newman` \
        what a member shares is divided among those who share it, so that its strength is the number of its links that it shares with anybody.",
    undefined: &[
        (Reason::TwoModeEmpty, "links, shared_links, partners and strength, when a mode has no member"),
        (Reason::BothEmpty, "value under `jaccard`, when neither of the two has a link"),
        (Reason::Isolate, "value under `overlap`, when one of the two has no link"),
        (Reason::ZeroVariance, "z, when the two share equally much in all tables drawn"),
    ],
    source: "Breiger 1974, The duality of persons and groups. Social Forces 53, DOI 10.2307/2576011; Newman 2001, Scientific collaboration networks \
        II. Phys. Rev. E 64, DOI 10.1103/PhysRevE.64.016132 (newman); Zhou et al. 2007, Bipartite network projection and personal recommendation. \
        Phys. Rev. E 76, DOI 10.1103/PhysRevE.76.046115 (allocation); Strona et al. 2014, Nature Communications 5, DOI 10.1038/ncomms5114 \
        (curveball).",
    elsewhere: "",
    scope: TWO_MODE_SCOPE,
    options: &[
        MODES,
        ONE_MODE,
        OptionSpec {
            name: "weight",
            kind: OptionKind::Choice(ProjectionWeight::WORDS),
            preset: Preset::Text("count"),
            meaning: "how what two members share is valued",
        },
        OptionSpec {
            name: "pairs",
            kind: OptionKind::Choice(Pairs::WORDS),
            preset: Preset::Text("sharing"),
            meaning: "which pairs are listed: those that share something, or all",
        },
        LIST_SHARED,
        TEST,
        REPLICATES,
        SEED,
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a pair of members, sorted by first, then second",
            columns: &[
                ColumnSpec::new("from", "id of the first member, the one that stands first in its mode"),
                ColumnSpec::new("to", "id of the second member"),
                ColumnSpec::new("from_name", "name of the first; only of a case"),
                ColumnSpec::new("to_name", "name of the second; only of a case"),
                ColumnSpec::new("value", "what the two share, as `weight` values it"),
                ColumnSpec::new("shared", "how much they share: |S|"),
            ],
        },
        TableSpec {
            name: "shared",
            row: "what a pair shares, once for each; none where `list_shared` says so",
            columns: &[
                ColumnSpec::new("from", "id of the first member"),
                ColumnSpec::new("to", "id of the second member"),
                ColumnSpec::new("from_name", "name of the first; only of a case"),
                ColumnSpec::new("to_name", "name of the second; only of a case"),
                ColumnSpec::new("shared", "id of what both are linked to"),
                ColumnSpec::new("shared_name", "its name; only of a case"),
            ],
        },
        TableSpec {
            name: "members",
            row: "a member of the mode",
            columns: &[
                ColumnSpec::new("mode", "`actors`, or `roles` or what `modes` names; `rows` or `columns` of an incidence"),
                ColumnSpec::new("member", "id of the member"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("links", "number of its links: what it shares with itself under `count`"),
                ColumnSpec::new("shared_links", "number of its links to what somebody else is linked to as well"),
                ColumnSpec::new("partners", "number of members that it shares something with"),
                ColumnSpec::new("strength", "sum of the values of its pairs"),
            ],
        },
        TableSpec {
            name: "test",
            row: "a pair that shares something; none without a test",
            columns: &[
                ColumnSpec::new("from", "id of the first member"),
                ColumnSpec::new("to", "id of the second member"),
                ColumnSpec::new("from_name", "name of the first; only of a case"),
                ColumnSpec::new("to_name", "name of the second; only of a case"),
                ColumnSpec::new("observed", "how much they share"),
                ColumnSpec::new("mean", "mean over the tables drawn"),
                ColumnSpec::new("sd", "standard deviation over the tables drawn"),
                ColumnSpec::new("z", "how many standard deviations the observed number is above the mean"),
                ColumnSpec::new("p", "how likely it is by lot to share at least as much, above 0"),
            ],
        },
    ],
};

/// The most members of which all pairs can be listed: some four and a half million pairs.
const MOST_IN_PAIRS: usize = 3000;

choices! {
    /// How what two members share is valued.
    ProjectionWeight {
        /// Its number.
        Count = "count",
        /// Its share in all that the two are linked to.
        Jaccard = "jaccard",
        /// Its share in what the one with fewer links is linked to.
        Overlap = "overlap",
        /// Each thing shared counts 1/(its links − 1).
        Newman = "newman",
        /// Each thing shared counts 1/(its links).
        Allocation = "allocation",
    }

    /// Which pairs are listed.
    Pairs {
        /// Those that share something.
        Sharing = "sharing",
        /// All.
        All = "all",
    }
}

/// Whose members are compared, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Options {
    side: Side,
    weight: ProjectionWeight,
}

impl Default for Options {
    fn default() -> Self {
        Self { side: Side::Rows, weight: ProjectionWeight::Count }
    }
}

impl Options {
    /// The same with members of this mode compared.
    pub const fn with_side(mut self, side: Side) -> Self {
        self.side = side;
        self
    }

    /// The same with what they share valued like this.
    pub const fn with_weight(mut self, weight: ProjectionWeight) -> Self {
        self.weight = weight;
        self
    }
}

/// The pairs of members of one mode that share something.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    side: Side,
    pairs: SharingPairs,
}

impl Projection {
    /// Whose members are paired.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.side
    }

    /// The number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.from.len()
    }

    /// Whether no pair shares anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first member of each pair; pairs are sorted by first, then second.
    #[must_use]
    pub fn from(&self) -> &[u32] {
        &self.pairs.from
    }

    /// The second member of each pair, which is the larger number.
    #[must_use]
    pub fn to(&self) -> &[u32] {
        &self.pairs.to
    }

    /// Both members of each pair.
    fn ends(&self) -> impl ExactSizeIterator<Item = (u32, u32)> + Clone + '_ {
        self.from().iter().copied().zip(self.to().iter().copied())
    }

    /// How much the two share.
    #[must_use]
    pub fn shared(&self) -> &[u32] {
        &self.pairs.shared
    }

    /// What they share, as it is valued.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.pairs.value
    }

    /// The projection as a network: the values are the weights of its ties, and mean strength. The names are those of all
    /// members of the mode, as [`Incidence::member_ids`] gives them.
    ///
    /// # Errors
    /// [`EdgeError`] when there are fewer names than members.
    pub fn network(&self, names: Vec<String>) -> Result<Network, EdgeError> {
        Network::from_edges(names, self.from(), self.to(), Some(self.values()), Direction::Undirected, Parallel::Max)
    }
}

/// Which members of a mode share something, and how much.
///
/// # Errors
/// None that a caller can bring about.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::two_mode_projection, view::{Incidence, Side}};
///
/// let incidence = Incidence::from_links(3, 2, &[0, 1, 1, 2], &[0, 0, 1, 1])?;
/// let found = two_mode_projection::compute(&incidence, &Default::default())?;
/// assert_eq!((found.from(), found.to(), found.shared()), (&[0, 1][..], &[1, 2][..], &[1, 1][..]));
/// let network = found.network(incidence.member_ids(Side::Rows, None))?;
/// assert_eq!((network.actors(), network.ties().len()), (3, 2));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(incidence: &Incidence, options: &Options) -> Result<Projection, AnalysisError> {
    Ok(of(incidence, options, Watch::nobody())?)
}

fn of(incidence: &Incidence, options: &Options, watch: &Watch) -> Result<Projection, Stopped> {
    let (by_own, by_other) = (incidence.by(options.side), incidence.by(options.side.other()));
    let weights: Vec<f64>;
    let value = match options.weight {
        ProjectionWeight::Newman | ProjectionWeight::Allocation => {
            let others = if options.weight == ProjectionWeight::Newman { 1.0 } else { 0.0 };
            // What only one member is linked to is shared by nobody, and its weight is never used.
            weights = (0..by_other.len()).map(|other| 1.0 / (by_other.degree(other) as f64 - others)).collect();
            PairValue::Weights(&weights)
        }
        weight => PairValue::Counts(counted(weight)),
    };
    Ok(Projection { side: options.side, pairs: sharing_pairs(by_own, by_other, &value, watch)? })
}

/// The value of what two members share, from its number and the links of each; for a weight that needs no more than these.
fn counted(weight: ProjectionWeight) -> fn(f64, f64, f64) -> f64 {
    match weight {
        ProjectionWeight::Jaccard => |shared, own, other| shared / (own + other - shared),
        ProjectionWeight::Overlap => |shared, own, other| shared / own.min(other),
        _ => |shared, _, _| shared,
    }
}

/// For each pair of a projection how much it shares beside tables drawn by lot, in which every member of both modes keeps its
/// number of links.
///
/// # Errors
/// None that a caller can bring about.
pub fn test(incidence: &Incidence, projection: &Projection, lot: Lot) -> Result<Vec<ByLot>, AnalysisError> {
    Ok(tested(incidence, projection, lot, Watch::nobody())?)
}

fn tested(incidence: &Incidence, projection: &Projection, lot: Lot, watch: &Watch) -> Result<Vec<ByLot>, Stopped> {
    let table = Curveball::new(incidence.by_row(), incidence.columns());
    let (replicates, seed) = lot.parts();
    let pairs = (projection.from(), projection.to(), projection.shared());
    let counted = shared_by_lot(&table, projection.side == Side::Columns, pairs, (replicates, seed), watch)?;
    let count = replicates as f64;
    let of = |pair: usize| {
        let (sum, squares) = (counted.sum[pair], counted.squares[pair]);
        // n Σx² − (Σx)² in whole numbers, so that equal numbers give exactly 0.
        let spread = u128::from(squares) * replicates as u128 - u128::from(sum) * u128::from(sum);
        let parts = (sum as f64 / count, (spread as f64).sqrt() / count);
        ByLot::from_parts(f64::from(projection.shared()[pair]), parts, counted.at_least[pair] as usize, replicates)
    };
    Ok((0..projection.len()).map(of).collect())
}

/// All pairs of members, with the place among those that share something.
fn all_pairs(members: usize, sharing: &Projection) -> impl Iterator<Item = (u32, u32, Option<usize>)> + '_ {
    let mut next = 0;
    (0..members as u32).flat_map(move |from| (from + 1..members as u32).map(move |to| (from, to))).map(move |(from, to)| {
        let shares = sharing.from().get(next) == Some(&from) && sharing.to().get(next) == Some(&to);
        let place = shares.then_some(next);
        next += usize::from(shares);
        (from, to, place)
    })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let incidence = study.two_mode(&CARD, given)?;
    let side = match Listed::of(given, &incidence)? {
        None => Side::Rows,
        Some(Listed::One(side)) => side,
        Some(Listed::Both) => {
            return Err(OptionError::new(ONE_MODE.name, "`both`", "`rows` or `columns`: members are compared within a mode").into());
        }
    };
    let members = incidence.by(side).len();
    let options = Options { side, weight: given.choice("weight")?.unwrap_or_default() };
    let pairs = given.choice::<Pairs>("pairs")?.unwrap_or_default();
    if pairs == Pairs::All && members > MOST_IN_PAIRS {
        let expected = format!("`sharing`, or at most {MOST_IN_PAIRS} members");
        return Err(OptionError::new("pairs", format_args!("`all` of {members} members"), expected).into());
    }
    let lot = Lot::of(given)?;
    let mut found = of(&incidence, &options, study.watch())?;
    let members_of_mode = members_table(study, &incidence, &found);
    let main = match pairs {
        // The values are not needed again: they become the column.
        Pairs::Sharing => {
            let values = std::mem::take(&mut found.pairs.value);
            sharing_table(study, &incidence, &found, values)
        }
        Pairs::All => all_pairs_table(study, &incidence, &found, options.weight),
    };
    let list_shared = given.flag(LIST_SHARED.name)?.unwrap_or(main.rows() <= MOST_LISTED);
    let shared = shared_table(study, &incidence, side, found.ends().filter(|_| list_shared));
    let mut answer = Answer::new(&CARD, study, given).with_two_mode_facts(&incidence).with_table(main).with_table(shared);
    if !list_shared {
        answer = answer.with_remark("what each pair shares is not listed; `list_shared = true` lists it");
    }
    answer = answer.with_table(members_of_mode);
    let by_lot = lot.map(|lot| tested(&incidence, &found, lot, study.watch())).transpose()?;
    Ok(answer.with_table(test_table(study, &incidence, &found, by_lot.as_deref().unwrap_or_default())))
}

/// The pairs that share something.
fn sharing_table(study: &Study<'_>, incidence: &Incidence, found: &Projection, values: Vec<f64>) -> Table {
    let mut table = Table::new("main", found.len());
    pair_keys(&mut table, study, incidence, found.side, found.ends());
    table.numbers("value", values).count("shared", found.shared().iter().map(|shared| *shared as usize));
    rests_on_links(&mut table, study, incidence, found.side, found.ends());
    table
}

/// All pairs, also those that share nothing.
fn all_pairs_table(study: &Study<'_>, incidence: &Incidence, found: &Projection, weight: ProjectionWeight) -> Table {
    let by_own = incidence.by(found.side);
    let listed: Vec<(u32, u32, Option<usize>)> = all_pairs(by_own.len(), found).collect();
    let value = |(from, to, place): &(u32, u32, Option<usize>)| {
        let (own, other) = (by_own.degree(*from as usize), by_own.degree(*to as usize));
        match (place, weight) {
            (Some(pair), _) => Ok(found.values()[*pair]),
            (None, ProjectionWeight::Jaccard) if own + other == 0 => Err(Reason::BothEmpty),
            (None, ProjectionWeight::Overlap) if own.min(other) == 0 => Err(Reason::Isolate),
            (None, _) => Ok(0.0),
        }
    };
    let pairs = || listed.iter().map(|(from, to, _)| (*from, *to));
    let mut table = Table::new("main", listed.len());
    pair_keys(&mut table, study, incidence, found.side, pairs());
    table
        .number("value", listed.iter().map(value))
        .count("shared", listed.iter().map(|(_, _, place)| place.map_or(0, |pair| found.shared()[pair] as usize)));
    rests_on_links(&mut table, study, incidence, found.side, pairs());
    table
}

/// What pairs share, in rows of their own.
fn shared_table(study: &Study<'_>, incidence: &Incidence, side: Side, pairs: impl Iterator<Item = (u32, u32)>) -> Table {
    let (mut both, mut others) = (Vec::new(), Vec::new());
    for (from, to) in pairs {
        for other in shared_members(incidence, side, from, to) {
            both.push((from, to));
            others.push(other);
        }
    }
    let mut table = Table::new("shared", both.len());
    pair_keys(&mut table, study, incidence, side, both.iter().copied());
    let (side, case) = (side.other(), study.case());
    if let Some(own) = incidence.numbers(side) {
        table.integers("shared", others.iter().map(|other| own(*other as usize)));
    } else {
        table.text("shared", others.iter().map(|other| incidence.member_id(side, *other as usize, case)));
    }
    if case.is_some() {
        table.text("shared_name", others.iter().map(|other| incidence.member_name(side, *other as usize, case)));
        let links = both.iter().zip(&others).map(|((from, to), other)| {
            let links = [*from, *to].into_iter().flat_map(|own| statements(incidence, side.other(), own, *other));
            links.collect()
        });
        table.rests_on(links);
    }
    table
}

/// Adds what pairs of members of a case rest on.
fn rests_on_links(table: &mut Table, study: &Study<'_>, incidence: &Incidence, side: Side, pairs: impl Iterator<Item = (u32, u32)>) {
    if study.case().is_some() {
        table.rests_on(pairs.map(|(from, to)| pair_basis(incidence, side, from, to)));
    }
}

/// Adds the keys of pairs of members.
fn pair_keys(table: &mut Table, study: &Study<'_>, incidence: &Incidence, side: Side, pairs: impl Iterator<Item = (u32, u32)> + Clone) {
    let case = study.case();
    if let Some(own) = incidence.numbers(side) {
        table.integers("from", pairs.clone().map(|(from, _)| own(from as usize)));
        table.integers("to", pairs.clone().map(|(_, to)| own(to as usize)));
    } else {
        table.text("from", pairs.clone().map(|(from, _)| incidence.member_id(side, from as usize, case)));
        table.text("to", pairs.clone().map(|(_, to)| incidence.member_id(side, to as usize, case)));
    }
    if case.is_some() {
        table.text("from_name", pairs.clone().map(|(from, _)| incidence.member_name(side, from as usize, case)));
        table.text("to_name", pairs.map(|(_, to)| incidence.member_name(side, to as usize, case)));
    }
}

/// What two members of a mode are both linked to.
fn shared_members(incidence: &Incidence, side: Side, from: u32, to: u32) -> impl Iterator<Item = u32> {
    let (own, other) = (incidence.by(side).row(from as usize), incidence.by(side).row(to as usize));
    let (few, many) = if own.len() <= other.len() { (own, other) } else { (other, own) };
    few.iter().copied().filter(|linked| many.binary_search(linked).is_ok())
}

/// What a pair rests on: the links of both to what they share.
fn pair_basis(incidence: &Incidence, side: Side, from: u32, to: u32) -> Vec<Item> {
    shared_members(incidence, side, from, to)
        .flat_map(|other| [(from, other), (to, other)])
        .flat_map(|(own, other)| statements(incidence, side, own, other))
        .collect()
}

/// What states the link of a member of a mode.
fn statements(incidence: &Incidence, side: Side, own: u32, other: u32) -> impl Iterator<Item = Item> {
    let stated = match side {
        Side::Rows => incidence.statements(own as usize, other as usize),
        Side::Columns => incidence.statements(other as usize, own as usize),
    };
    stated.into_iter().map(item)
}

fn members_table(study: &Study<'_>, incidence: &Incidence, found: &Projection) -> Table {
    let (by_own, by_other) = (incidence.by(found.side), incidence.by(found.side.other()));
    let (mut partners, mut strength) = (vec![0_usize; by_own.len()], vec![0.0; by_own.len()]);
    for pair in 0..found.len() {
        for member in [found.from()[pair], found.to()[pair]] {
            partners[member as usize] += 1;
            strength[member as usize] += found.values()[pair];
        }
    }
    let shared = |member: usize| by_own.row(member).iter().filter(|other| by_other.degree(**other as usize) > 1).count();
    let empty = by_own.is_empty() || by_other.is_empty();
    let whole = |number: usize| if empty { Err(Reason::TwoModeEmpty) } else { Ok(number) };
    let mut table = member_table("members", study, incidence, Listed::One(found.side));
    table
        .whole("links", (0..by_own.len()).map(|member| whole(by_own.degree(member))))
        .whole("shared_links", (0..by_own.len()).map(|member| whole(shared(member))))
        .whole("partners", partners.iter().map(|partners| whole(*partners)))
        .number("strength", strength.iter().map(|strength| if empty { Err(Reason::TwoModeEmpty) } else { Ok(*strength) }));
    table
}

fn test_table(study: &Study<'_>, incidence: &Incidence, found: &Projection, by_lot: &[ByLot]) -> Table {
    let pairs = found.ends().take(by_lot.len());
    let number = |of: fn(&ByLot) -> Value| by_lot.iter().map(of);
    let mut table = Table::new("test", by_lot.len());
    pair_keys(&mut table, study, incidence, found.side, pairs);
    table
        .number("observed", number(|pair| Ok(pair.observed)))
        .number("mean", number(|pair| Ok(pair.mean)))
        .number("sd", number(|pair| Ok(pair.sd)))
        .number("z", number(|pair| pair.z))
        .number("p", number(|pair| Ok(pair.p)));
    table
}

#[cfg(test)]
mod tests;
