//! Which kind of model each case is: who owns, who operates, who pays most.
//!
//! Whoever plans a house asks which ways there are to carry one. Three letters of a house, owner, operator and money, tell most
//! models apart.

use super::casebook_profiles::SCOPE;
use super::role_coverage::{self, CLASSES, class};
use super::shared::case_distances::listed;
use super::shared::funding;
use super::shared::governance::{COORDINATION, Form, Governed, Thresholds, governed};
use crate::maths::in_blocks;
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, Reason, Subject, Table, TableSpec, Value, Watch};
use crate::model::{ActorIndex, Case, Casebook, Code as _, RoleState};
use crate::view::{Incidence, Scope, Selection, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "casebook_typology",
    version: 1,
    level: Level::Casebook,
    subject: Subject::Casebook,
    question: "Which kind of model is each case: who owns, who operates, who pays most?",
    definition: "Three axes, each a sector: that of the owners (role `owner`); that of the operators (role `operator`); that with the largest share \
        of the yearly money on relations `funds`, as `case_funding` adds it up, or, where no amount is known, with most holders of the role \
        `funder`. Several sectors of owners or operators, or the same largest share for several: `mixed`. Holders without a sector are counted \
        beside it.\n\
        label: `private-owned · civil-operated · public-funded`, with `?` where an axis has no value.\n\
        governance: the form that `case_governance` finds.",
    reading: "Not a typology from the literature. An axis says who, not how much: one owner of ten is enough for `mixed`. Who pays most rests on the \
        amounts that are recorded; look at `funders_without_amount` and `funded_by` before calling a house publicly funded.",
    undefined: &[
        (Reason::NoHolder, "an axis, when the role is known to be empty"),
        (Reason::UnknownRole, "an axis, when nothing is known of the role"),
        (Reason::NoRoles, "an axis, when the case's role model does not have the role"),
        (Reason::NoPartition, "an axis, when no holder has a sector, or most money comes from funders without one"),
        (Reason::ZeroTotal, "funder_share, when the amounts add up to 0"),
        (Reason::NoAmounts, "funder_share, when no amount is known"),
        (Reason::TooFewCases, "everything, when the casebook has no case: the tables are empty and a remark says so"),
    ],
    source: "Our own measure; governance: Provan & Kenis 2008.",
    elsewhere: "",
    scope: SCOPE,
    options: &[],
    tables: &[
        TableSpec {
            name: "main",
            row: "a case, in the order of the casebook",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("label", "the three axes in one line"),
                ColumnSpec::new("owner", "sector of the owners, or `mixed`"),
                ColumnSpec::new("operator", "sector of the operators, or `mixed`"),
                ColumnSpec::new("funder", "sector that pays most, or `mixed`"),
                ColumnSpec::new("funded_by", "what `funder` rests on: `amounts` or `assignments`"),
                ColumnSpec::new("funder_share", "share of the yearly money that the sector gives, 0 to 1"),
                ColumnSpec::new(
                    "governance",
                    "form of governance as in `case_governance`, `undetermined` where what is recorded does not tell",
                ),
                ColumnSpec::new("owners_without_class", "number of owners whose sector is other or not known"),
                ColumnSpec::new("operators_without_class", "number of operators whose sector is other or not known"),
                ColumnSpec::new("funders_without_amount", "number of actors with the role `funder` of which no yearly amount is recorded"),
            ],
        },
        TableSpec {
            name: "types",
            row: "a type that a case is of, those with most cases first",
            columns: &[
                ColumnSpec::new("label", "the three axes in one line"),
                ColumnSpec::new("cases", "number of cases"),
                ColumnSpec::new("members", "ids of the cases"),
            ],
        },
        TableSpec {
            name: "axes",
            row: "an axis and a sector, `mixed`, or `?` where there is no value",
            columns: &[
                ColumnSpec::new("axis", "`owner`, `operator` or `funder`"),
                ColumnSpec::new("class", "the sector, `mixed` or `?`"),
                ColumnSpec::new("cases", "number of cases"),
            ],
        },
    ],
};

choices! {
    /// What it rests on who pays most.
    FundedBy {
        /// Yearly amounts of money.
        Amounts = "amounts",
        /// Who has the role of a funder.
        Assignments = "assignments",
    }
}

/// Which part of each case is looked at.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
}

impl Options {
    /// The same, asked of another part of the cases.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

/// What several classes on one axis are called.
pub const MIXED: &str = "mixed";

/// Which kind of model a case is.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseType {
    /// The sector of the owners, or `mixed`.
    pub owner: Value<&'static str>,
    /// The sector of the operators, or `mixed`.
    pub operator: Value<&'static str>,
    /// The sector that pays most, or `mixed`.
    pub funder: Value<&'static str>,
    /// What that rests on.
    pub funded_by: FundedBy,
    /// The share of the money that the sector gives.
    pub funder_share: Value,
    /// The form of governance.
    pub governance: Form,
    /// The numbers of owners and operators without a sector.
    pub without_class: [usize; 2],
    /// The number of actors with the role of a funder of which no yearly amount is recorded.
    pub funders_without_amount: usize,
    basis: Vec<Item>,
}

impl CaseType {
    /// The three axes in one line.
    #[must_use]
    pub fn label(&self) -> String {
        let axis = |value: Value<&'static str>| value.unwrap_or("?");
        format!("{}-owned · {}-operated · {}-funded", axis(self.owner), axis(self.operator), axis(self.funder))
    }
}

/// Which kind of model each case is, in the order of the casebook.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Casebook, Sector, Status, analysis::casebook_typology};
///
/// let held = |role: &str, actor: &str| Assignment::new(role, Status::Current).with_actor(actor);
/// let house = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town").with_sector(Sector::Public))
///     .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
///     .assignment(held("owner", "town"))
///     .assignment(held("operator", "town"))
///     .assignment(held("operator", "club"))
///     .build()?;
/// let types = casebook_typology::compute(&[house].into_iter().collect(), &Default::default())?;
/// assert_eq!(types[0].label(), "public-owned · mixed-operated · ?-funded");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(casebook: &Casebook, options: &Options) -> Result<Vec<CaseType>, AnalysisError> {
    of(casebook, &options.scope, &Watch::new())
}

/// The same, watched.
pub(crate) fn of(casebook: &Casebook, scope: &Scope, watch: &Watch) -> Result<Vec<CaseType>, AnalysisError> {
    let cases = casebook.cases();
    let mut found = Vec::with_capacity(cases.len());
    let mut failed = None;
    watch.expect(cases.len());
    let of_block = |(): &mut (), range: std::ops::Range<usize>| {
        cases[range].iter().map(|case| of_case(case, scope)).collect::<Result<Vec<_>, AnalysisError>>()
    };
    in_blocks(
        cases.len(),
        64,
        watch,
        || (),
        of_block,
        |part| match part {
            Ok(part) => {
                watch.add_done(part.len());
                found.extend(part);
            }
            Err(error) => failed = failed.take().or(Some(error)),
        },
    )?;
    failed.map_or(Ok(found), Err)
}

fn of_case(case: &Case, scope: &Scope) -> Result<CaseType, AnalysisError> {
    let selection = Selection::of(case, scope)?;
    let incidence = Incidence::of(&selection);
    let roles = role_coverage::of(&selection, &incidence, &vec![1; case.roles().len()]);
    let role = |id: &str| case.roles().iter().position(|role| role.id().as_str() == id).map(|place| &roles[place]);
    let mut basis: Vec<Item> = Vec::new();
    let holders = |id: &str, basis: &mut Vec<Item>| -> Value<&[ActorIndex]> {
        let found = role(id).ok_or(Reason::NoRoles)?;
        basis.extend(found.basis.iter().copied().map(Item::Assignment));
        match found.state {
            RoleState::Filled => Ok(&found.holders),
            RoleState::Empty => Err(Reason::NoHolder),
            _ => Err(Reason::UnknownRole),
        }
    };
    let (owners, operators) = (holders("owner", &mut basis), holders("operator", &mut basis));
    let funders = holders("funder", &mut basis);
    let one_class =
        |holders: Value<&[ActorIndex]>| holders.and_then(|holders| largest(&by_class(case, holders).map(|count| count.min(1.0))));
    let without =
        |holders: Value<&[ActorIndex]>| holders.map_or(0, |holders| holders.iter().filter(|actor| class(case, **actor).is_none()).count());
    // Money is money whichever kinds of relations are looked at.
    let of_money = Scope { kinds: None, ..scope.clone() };
    let money = if scope.kinds().is_some() { funding::of(&Selection::of(case, &of_money)?) } else { funding::of(&selection) };
    let mut sums = [0.0; CLASSES.len() + 1];
    for (giver, sum) in &money.givers {
        sums[class(case, *giver).unwrap_or(CLASSES.len())] += sum;
    }
    let total: f64 = sums.iter().sum();
    let (funder, funded_by, funder_share) = if money.givers.is_empty() {
        let most = funders.and_then(|holders| largest(&by_class(case, holders)));
        (most, FundedBy::Assignments, Err(Reason::NoAmounts))
    } else {
        basis.extend(money.basis.iter().copied().map(Item::Relation));
        let most = sums.iter().copied().fold(0.0, f64::max);
        let share = if total > 0.0 { Ok(most / total) } else { Err(Reason::ZeroTotal) };
        let funder = share.and_then(|_| largest(&sums));
        (funder, FundedBy::Amounts, funder.and(share))
    };
    let is_valued = |actor: &ActorIndex| money.givers.iter().any(|(giver, _)| giver == actor);
    let Governed { form, .. } = governed(&selection, COORDINATION, Thresholds::default(), Watch::nobody())?;
    Ok(CaseType {
        owner: one_class(owners),
        operator: one_class(operators),
        funder,
        funded_by,
        funder_share,
        governance: form,
        without_class: [without(owners), without(operators)],
        funders_without_amount: funders.map_or(0, |holders| holders.iter().filter(|actor| !is_valued(actor)).count()),
        basis,
    })
}

/// The number of actors of each sector.
fn by_class(case: &Case, actors: &[ActorIndex]) -> [f64; CLASSES.len()] {
    let mut counts = [0.0; CLASSES.len()];
    actors.iter().filter_map(|actor| class(case, *actor)).for_each(|class| counts[class] += 1.0);
    counts
}

/// The sector with the largest number, `mixed` where several have it; what stands after the sectors is of none.
fn largest(numbers: &[f64]) -> Value<&'static str> {
    let most = numbers.iter().copied().fold(0.0, f64::max);
    if most <= 0.0 {
        return Err(Reason::NoPartition);
    }
    let near = 1e-12 * most.max(1.0);
    let mut first = numbers.iter().enumerate().filter(|(_, number)| most - **number <= near).map(|(place, _)| place);
    match (first.next(), first.next()) {
        (Some(place), None) => CLASSES.get(place).map(|class| class.as_str()).ok_or(Reason::NoPartition),
        _ => Ok(MIXED),
    }
}

pub(crate) fn run(casebook: &Casebook, given: &Given, watch: &Watch) -> Result<Answer, AnalysisError> {
    let found = of(casebook, &given.scope()?, watch)?;
    let mut answer =
        Answer::bare(&CARD, given).with_table(main(casebook, &found)).with_table(types(casebook, &found)).with_table(axes(&found));
    if found.is_empty() {
        answer = answer.with_remark("the casebook has no case (too_few_cases)");
    }
    let by_role: Vec<usize> = (0..found.len()).filter(|case| found[*case].funded_by == FundedBy::Assignments).collect();
    if let Some(cases) = listed(&casebook.cases().iter().map(|case| case.id().clone()).collect::<Vec<_>>(), &by_role) {
        answer = answer.with_remark(format!("no amount is known, so who pays most is who has the role of a funder most often: {cases}"));
    }
    Ok(answer)
}

fn main(casebook: &Casebook, found: &[CaseType]) -> Table {
    let mut table = Table::new("main", found.len());
    table
        .text("case", casebook.cases().iter().map(|case| case.id().to_string()))
        .text("name", casebook.cases().iter().map(|case| case.name().to_owned()))
        .text("label", found.iter().map(CaseType::label))
        .valued_text("owner", found.iter().map(|found| found.owner))
        .valued_text("operator", found.iter().map(|found| found.operator))
        .valued_text("funder", found.iter().map(|found| found.funder))
        .text("funded_by", found.iter().map(|found| found.funded_by.as_str()))
        .number("funder_share", found.iter().map(|found| found.funder_share))
        .text("governance", found.iter().map(|found| found.governance.as_str()))
        .count("owners_without_class", found.iter().map(|found| found.without_class[0]))
        .count("operators_without_class", found.iter().map(|found| found.without_class[1]))
        .count("funders_without_amount", found.iter().map(|found| found.funders_without_amount));
    table
}

fn types(casebook: &Casebook, found: &[CaseType]) -> Table {
    let mut types: Vec<(String, Vec<String>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for (case, found) in casebook.cases().iter().zip(found) {
        let place = *places.entry(found.label()).or_insert_with_key(|label: &String| {
            types.push((label.clone(), Vec::new()));
            types.len() - 1
        });
        types[place].1.push(case.id().to_string());
    }
    // Stable: equals in the order in which they first occur.
    types.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    let mut table = Table::new("types", types.len());
    table
        .text("label", types.iter().map(|(label, _)| label.clone()))
        .count("cases", types.iter().map(|(_, members)| members.len()))
        .texts("members", types.iter().map(|(_, members)| members.clone()));
    table
}

fn axes(found: &[CaseType]) -> Table {
    let value = |axis: &str, found: &CaseType| match axis {
        "owner" => found.owner,
        "operator" => found.operator,
        _ => found.funder,
    };
    let classes = || CLASSES.iter().map(|class| class.as_str()).chain([MIXED, "?"]);
    let of = |axis, class| found.iter().filter(|found| value(axis, found).unwrap_or("?") == class).count();
    let axes = if found.is_empty() { &[][..] } else { &["owner", "operator", "funder"] };
    let rows: Vec<(&str, &str, usize)> = axes
        .iter()
        .flat_map(|axis| classes().map(move |class| (*axis, class)))
        .map(|(axis, class)| (axis, class, of(axis, class)))
        .collect();
    let mut table = Table::new("axes", rows.len());
    table
        .text("axis", rows.iter().map(|row| row.0))
        .text("class", rows.iter().map(|row| row.1))
        .count("cases", rows.iter().map(|row| row.2));
    table
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{numbers, table, texts};
    use super::*;
    use crate::model::{Actor, Amount, AmountPer, Assignment, CaseBuilder, Quantity, Relation, RelationKind, Sector, Status};

    fn base(id: &str) -> CaseBuilder {
        [("p", Some(Sector::Public)), ("c", Some(Sector::Civil)), ("r", Some(Sector::Private)), ("x", None)]
            .into_iter()
            .fold(CaseBuilder::new(id, id), |case, (id, sector)| {
                case.actor(sector.into_iter().fold(Actor::new(id, id), Actor::with_sector))
            })
    }

    fn held(role: &str, actor: &str) -> Assignment {
        Assignment::new(role, Status::Current).with_actor(actor)
    }

    fn pays(from: &str, value: f64) -> Relation {
        let amount = Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency("NOK").with_per(AmountPer::Year);
        Relation::new(from, "c", RelationKind::Funds).with_amounts([amount])
    }

    fn types(case: CaseBuilder) -> CaseType {
        let book = [case.build().expect("a sound case")].into_iter().collect();
        compute(&book, &Options::default()).expect("the default scope").remove(0)
    }

    #[test]
    fn an_axis_is_a_sector_or_mixed_or_has_a_reason() {
        let found = types(base("a").assignment(held("owner", "p")).assignment(held("operator", "c")).assignment(held("operator", "x")));
        assert_eq!((found.owner, found.operator, found.funder), (Ok("public"), Ok("civil"), Err(Reason::UnknownRole)));
        assert_eq!((found.without_class, found.label()), ([0, 1], "public-owned · civil-operated · ?-funded".to_owned()));
        let found = types(
            base("b")
                .assignment(held("owner", "p"))
                .assignment(held("owner", "r"))
                .assignment(Assignment::new("operator", Status::Sought))
                .assignment(held("funder", "x")),
        );
        assert_eq!((found.owner, found.operator, found.funder), (Ok("mixed"), Err(Reason::NoHolder), Err(Reason::NoPartition)));
        assert_eq!((found.funded_by, found.funders_without_amount), (FundedBy::Assignments, 1));
    }

    #[test]
    fn who_pays_most_is_who_gives_most() {
        // Two civil funders by role, but the public one gives more.
        let case = || base("a").assignment(held("funder", "c")).assignment(held("funder", "p")).relation(pays("p", 30.0));
        let found = types(case().relation(pays("r", 10.0)));
        assert_eq!((found.funder, found.funder_share, found.funders_without_amount), (Ok("public"), Ok(0.75), 1));
        let even = types(case().relation(pays("r", 30.0)));
        assert_eq!((even.funder, even.funder_share), (Ok("mixed"), Ok(0.5)));
        let unknown = types(case().relation(pays("x", 40.0)));
        assert_eq!((unknown.funder, unknown.funder_share), (Err(Reason::NoPartition), Err(Reason::NoPartition)));
        let by_role = types(base("b").assignment(held("funder", "c")).assignment(held("funder", "p")));
        assert_eq!((by_role.funder, by_role.funder_share), (Ok("mixed"), Err(Reason::NoAmounts)));
    }

    #[test]
    fn types_are_counted_with_their_cases() {
        let of = |id: &str, owner: &str| base(id).assignment(held("owner", owner)).build().expect("a sound case");
        let book: Casebook = [of("a", "c"), of("b", "p"), of("c", "p")].into_iter().collect();
        let answer = run(&book, &Given::nothing(), &Watch::new()).expect("an answer");
        let types = table(&answer, "types");
        assert_eq!(texts(types, "label"), ["public-owned · ?-operated · ?-funded", "civil-owned · ?-operated · ?-funded"]);
        assert_eq!(numbers(answer.table(), "funder_share"), [None; 3]);
        let none = run(&Casebook::default(), &Given::nothing(), &Watch::new()).expect("an answer");
        assert!(none.tables().iter().all(|table| table.rows() == 0) && none.remarks().len() == 1);
    }
}
