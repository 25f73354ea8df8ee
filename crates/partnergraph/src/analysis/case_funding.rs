//! Whether a case depends on one funder, and how much of the coming year is secured.
//!
//! A house leader asks this before an agreement ends, and a funder before it becomes the only one.

use std::borrow::Cow;

use super::shared::funding::{FORMS, PURPOSES, read};
use super::shared::funding_tables as tables;
use super::shared::partition::{self, NO_CLASS, PARTITION, Partition};
use crate::maths::Diversity;
use crate::method::{
    AnalysisError, Answer, Card, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Study, Subject, Table, Value,
};
use crate::model::{ActorId, ActorIndex, Case, Code as _, RelationIndex, RelationKind};
use crate::view::{Choice as _, ExcludedAmount, Scope, Selection, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_funding",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "Do we depend on one funder, and how much of the coming year is secured?",
    definition: "Funding = amounts on relations of kind `funds` in scope, from the giver `from`, as grant, fee or without a form, in one \
        currency and per year: an amount per month counts twelve times; single sums and sums per flat and day are never converted. What is \
        given in kind is added up apart; loans, purchases and rent are never income.\n\
        s = amount of a funder over Σ amounts, N = number of funders with more than 0.\n\
        hhi = Σ s²; hhi_normalised = (hhi − 1/N)/(1 − 1/N); effective_number = 1/hhi; top_share = max s.\n\
        The same of operating money (purpose `operating`) and of binding money; with `by` = class of the sums of classes of funders, those \
        without a class left out.\n\
        bound = operating amounts that are binding and stand on a relation that runs to the last day of `at` + horizon_days or longer. A \
        relation runs to its end, to its planned end where it has no other, and on where it has neither. bound_of_operating = bound over \
        all operating amounts; bound_of_budget = bound over the budget, not cut at 1.",
    reading: "hhi is 1 when everything comes from one funder, and effective_number the number of equal funders that would be as \
        concentrated. A purpose that is not recorded is not operating, and an amount of which it is not recorded that it is binding is not: \
        what is said of operating and binding money is a lower bound where the records have holes. The answer is partial when a funder has \
        no usable amount. Every giver counts, the actor that stands for the case too; money that is passed on is counted at each step, and \
        `to` restricts the takers. Amounts stand beside each other in one currency at a time; nothing is exchanged.",
    undefined: &[
        (Reason::NoAmounts, "everything that is made of amounts, when none is usable; what a funder gives who has no usable amount"),
        (
            Reason::ZeroTotal,
            "hhi, what follows from it, and shares, when the amounts add up to 0; bound_of_operating and bound_of_budget \
            without operating amounts",
        ),
        (Reason::SingleFunder, "hhi_normalised, when one funder gives everything"),
        (Reason::OneClass, "hhi_normalised by class, when one class gives everything"),
        (Reason::NoDate, "bound, bound_of_operating and bound_of_budget, when no `at` is given"),
        (Reason::NoBudget, "bound_of_budget, when no `budget` is given"),
        (Reason::NotRecorded, "amount in `excluded`, when a record of an amount has none"),
    ],
    source: "Herfindahl–Hirschman index: Herfindahl 1950, Concentration in the Steel Industry; Hirschman 1945, National Power and the Structure \
        of Foreign Trade. Kinds of money after the funding categories of nabolaghus.no. Bound operation is our own measure.",
    elsewhere: "Some programs call Σs² Simpson, others use that name for 1 − Σs²; some print it on a scale to 10 000.",
    scope: &["at", "stages", "uncertain", "level", "currency"],
    options: &[
        OptionSpec {
            name: "kinds",
            kind: OptionKind::Choices(RelationKind::CODES),
            preset: Preset::Texts(&["funds"]),
            meaning: "the relation kinds on which amounts are funding",
        },
        OptionSpec {
            name: "to",
            kind: OptionKind::Texts,
            preset: Preset::Nothing,
            meaning: "ids of the actors that are funded, such as the house itself; all takers without it",
        },
        OptionSpec {
            name: "horizon_days",
            kind: OptionKind::Whole { min: 0, max: LONGEST_HORIZON_DAYS as i64 },
            preset: Preset::Whole(HORIZON_DAYS as i64),
            meaning: "how many days after `at` money must still be bound",
        },
        OptionSpec {
            name: "budget",
            kind: OptionKind::Number,
            preset: Preset::Nothing,
            meaning: "what operation needs in a year, in the currency of the answer; above 0",
        },
        OptionSpec {
            name: "by",
            kind: OptionKind::Choice(FundingBy::WORDS),
            preset: Preset::Text("funder"),
            meaning: "whether concentration is looked at among funders or among their classes",
        },
        PARTITION,
    ],
    tables: tables::SPECS,
};

choices! {
    /// Among whom concentration is looked at.
    FundingBy {
        /// Among funders.
        Funder = "funder",
        /// Among the classes of funders.
        Class = "class",
    }
}

/// How far ahead is looked where nothing else is chosen, in days.
pub(crate) const HORIZON_DAYS: u32 = 365;
pub(crate) const LONGEST_HORIZON_DAYS: u32 = 36_525;

/// Which money, to whom, and what it is held against.
///
/// Of the scope the kinds of relations are `funds` unless others are chosen; actors that are chosen one by one say nothing here.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    to: Option<Vec<ActorId>>,
    horizon_days: u32,
    budget: Option<f64>,
    by: FundingBy,
    partition: Partition,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scope: Scope::default(),
            to: None,
            horizon_days: HORIZON_DAYS,
            budget: None,
            by: FundingBy::default(),
            partition: Partition::default(),
        }
    }
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, of what these actors are given only.
    pub fn with_to(mut self, to: impl IntoIterator<Item = impl Into<ActorId>>) -> Self {
        self.to = Some(to.into_iter().map(Into::into).collect());
        self
    }

    /// The same, looking this many days ahead.
    pub const fn with_horizon_days(mut self, horizon_days: u32) -> Self {
        self.horizon_days = horizon_days;
        self
    }

    /// The same, held against what operation needs in a year.
    pub const fn with_budget(mut self, budget: f64) -> Self {
        self.budget = Some(budget);
        self
    }

    /// The same, among funders or among their classes.
    pub const fn with_by(mut self, by: FundingBy) -> Self {
        self.by = by;
        self
    }

    /// The same, with funders in other classes.
    pub fn with_partition(mut self, partition: Partition) -> Self {
        self.partition = partition;
        self
    }
}

/// What an actor gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Funder {
    /// The actor.
    pub actor: ActorIndex,
    /// Its class, as a position among the declared ones.
    pub class: Option<usize>,
    /// What it gives per year.
    pub amount: Value,
    /// What of it is for operation.
    pub operating: Value,
    /// What of it is binding.
    pub binding: Value,
    /// The relations that it gives on, with a usable amount or without.
    pub relations: Vec<RelationIndex>,
}

/// How much money there is, and how few it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// The sum of all funders.
    pub total: Value,
    /// The number of funders who give more than 0.
    pub funders: usize,
    /// Σs² of their shares.
    pub hhi: Value,
    /// The same from 0 for equal shares.
    pub hhi_normalised: Value,
    /// The number of equal funders that would be as concentrated.
    pub effective_number: Value,
    /// The largest share.
    pub top_share: Value,
    /// Who has it: ids of funders or classes; several where they are equal, none where there is no share.
    pub top: Vec<String>,
}

/// A sum of money by purpose, form or class.
#[derive(Debug, Clone, PartialEq)]
pub struct FundingSum {
    /// What it is divided by: `purpose`, `form` or `class`.
    pub by: &'static str,
    /// The purpose, the form or the class; `unknown` where none is recorded, `none` for funders without a class.
    pub part: Cow<'static, str>,
    /// The sum per year.
    pub amount: Value,
    /// Its share of the total.
    pub share: Value,
}

/// What a case is funded with.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFunding {
    /// The currency that was read; nothing where no amount has one.
    pub currency: Option<String>,
    /// The other currencies in which amounts are recorded, in the order in which they come.
    pub other_currencies: Vec<String>,
    /// All money.
    pub all: Concentration,
    /// Money for operation.
    pub operating: Concentration,
    /// Money that is binding.
    pub binding: Concentration,
    /// The share of the operating money that is binding.
    pub binding_of_operating: Value,
    /// Operating money that is binding beyond the horizon, per year.
    pub bound: Value,
    /// The same over all operating money.
    pub bound_of_operating: Value,
    /// The same over what operation needs.
    pub bound_of_budget: Value,
    /// What is given in kind per year, added up apart.
    pub in_kind: f64,
    /// Who gives, the largest amount first, then in document order; last those without a usable amount.
    pub funders: Vec<Funder>,
    /// The number of funders without a usable amount.
    pub unvalued: usize,
    /// Who holds the role `funder` and gives on no relation that is read, in document order; nobody where takers were chosen.
    pub role_only: Vec<ActorIndex>,
    /// Who gives and gets what was added up here, in document order.
    pub passing_on: Vec<ActorIndex>,
    /// Sums by purpose, by form and by class of the funder.
    pub sums: Vec<FundingSum>,
    /// Amounts that could not be added, and why.
    pub excluded: Vec<ExcludedAmount>,
}

/// What a case is funded with, and how few it depends on.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied; [`AnalysisError::Option`] when `to` or the partition names an actor
/// that the case does not have, the budget is no number above 0, or the horizon is longer than a hundred years.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Amount, AmountPer, CaseBuilder, Quantity, Relation, RelationKind, analysis::case_funding};
///
/// let yearly = |value| Amount::default().with_value(Quantity::new(value).unwrap()).with_currency("NOK").with_per(AmountPer::Year);
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("bank", "Bank"))
///     .actor(Actor::new("club", "Club"))
///     .relation(Relation::new("town", "club", RelationKind::Funds).with_amounts([yearly(300_000.0)]))
///     .relation(Relation::new("bank", "club", RelationKind::Funds).with_amounts([yearly(100_000.0)]))
///     .build()?;
/// let funding = case_funding::compute(&case, &Default::default())?;
/// assert_eq!((funding.all.hhi, funding.all.top_share), (Ok(0.625), Ok(0.75)));
/// assert_eq!(funding.all.top, ["town"]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseFunding, AnalysisError> {
    compute_in(&Selection::of(case, &options.scope)?, options)
}

/// The same of a selection that is already made; the scope of the options is not looked at.
///
/// # Errors
/// As [`compute`], but for the scope.
pub fn compute_in(selection: &Selection<'_>, options: &Options) -> Result<CaseFunding, AnalysisError> {
    let class = |actors: &[ActorIndex]| Ok(options.partition.of_case(selection.case(), |_| false, actors.iter().copied())?);
    of(selection, options, |_| Ok(false), class)
}

/// The same of a selection that is already made, of which the classes of funders are not asked.
pub(crate) fn in_selection(selection: &Selection<'_>) -> Result<CaseFunding, AnalysisError> {
    of(selection, &Options::default(), |_| Ok(false), |actors| Ok(vec![None; actors.len()]))
}

fn of(
    selection: &Selection<'_>,
    options: &Options,
    elsewhere: impl Fn(&str) -> Result<bool, AnalysisError>,
    class: impl FnOnce(&[ActorIndex]) -> Result<Vec<Option<usize>>, AnalysisError>,
) -> Result<CaseFunding, AnalysisError> {
    check(options)?;
    let case = selection.case();
    let takers = options.to.as_deref().map(|to| takers(selection, to, elsewhere)).transpose()?;
    let (read, others) = read(selection, takers.as_deref(), options.horizon_days);
    let actors: Vec<ActorIndex> = read.givers.iter().map(|(actor, _, _)| *actor).collect();
    let of_actor = class(&actors)?;
    let classes = options.partition.classes();
    // All, operating and binding money of each class; last that of funders without a class.
    let mut by_class = vec![[0.0; 3]; classes.len() + 1];
    for ((_, sums, _), class) in read.givers.iter().zip(&of_actor) {
        for (sum, value) in by_class[class.unwrap_or(classes.len())].iter_mut().zip(sums.unwrap_or_default()) {
            *sum += value;
        }
    }
    let unvalued = read.givers.iter().filter(|(_, sums, _)| sums.is_none()).count();
    let is_known = unvalued < read.givers.len();
    let known = |value: f64| if is_known { Ok(value) } else { Err(Reason::NoAmounts) };
    let mut amounts = Vec::with_capacity(read.givers.len());
    let [all, operating, binding] = [0, 1, 2].map(|part| {
        amounts.clear();
        amounts.extend(read.givers.iter().map(|(_, sums, _)| sums.map_or(0.0, |sums| sums[part])));
        let (total, funders) = (known(amounts.iter().sum()), amounts.iter().filter(|amount| **amount > 0.0).count());
        let name: &dyn Fn(usize) -> String = match options.by {
            FundingBy::Funder => &|place| case.actor_at(actors[place]).id().to_string(),
            FundingBy::Class => {
                amounts.clear();
                amounts.extend(by_class[..classes.len()].iter().map(|sums| sums[part]));
                &|place| classes[place].to_owned()
            }
        };
        concentration(total, funders, &amounts, options.by, name)
    });
    let bound = known(read.bound).and_then(|bound| selection.scope().at().map(|_| bound).ok_or(Reason::NoDate));
    let need = options.budget.ok_or(Reason::NoBudget);
    // Where no amount is known to be for operation, nothing can be said of how much of that is bound.
    let bound_of_operating = share(bound, operating.total);
    let bound_of_budget = match share(bound, need) {
        Ok(_) if operating.funders == 0 => Err(Reason::ZeroTotal),
        share => share,
    };
    let code = |code: Option<&'static str>| Cow::Borrowed(code.unwrap_or("unknown"));
    let purposes = PURPOSES.iter().zip(read.by_purpose).map(|(purpose, sum)| ("purpose", code(purpose.map(|code| code.as_str())), sum));
    let forms = FORMS.iter().zip(read.by_form).map(|(form, sum)| ("form", code(form.map(|code| code.as_str())), sum));
    let names = classes.iter().copied().chain([NO_CLASS]);
    let of_classes = names.zip(&by_class).map(|(name, sums)| ("class", Cow::Owned(name.to_owned()), sums[0]));
    let sum = |(by, part, amount): (&'static str, Cow<'static, str>, f64)| {
        let amount = known(amount);
        FundingSum { by, part, amount, share: share(amount, all.total) }
    };
    let sums = purposes.chain(forms).chain(of_classes).map(sum).collect();
    let mut role_only: Vec<ActorIndex> = if takers.is_some() { Vec::new() } else { holders_of(selection, "funder") };
    role_only.retain(|holder| actors.binary_search(holder).is_err());
    let gives = |sums: &Option<[f64; 3]>| sums.is_some_and(|sums| sums[0] > 0.0);
    let passing = read.givers.iter().filter(|(actor, sums, _)| gives(sums) && read.gets[actor.position()]);
    let passing_on = passing.map(|(actor, _, _)| *actor).collect();
    let mut funders: Vec<Funder> = read
        .givers
        .into_iter()
        .zip(of_actor)
        .map(|((actor, sums, relations), class)| {
            let [amount, operating, binding] = sums.map_or([Err(Reason::NoAmounts); 3], |sums| sums.map(Ok));
            Funder { actor, class, amount, operating, binding, relations }
        })
        .collect();
    // Stable, so that equals stay in document order; amounts are numbers of 0 or more.
    funders.sort_by(|one, other| other.amount.unwrap_or(-1.0).total_cmp(&one.amount.unwrap_or(-1.0)));
    Ok(CaseFunding {
        currency: read.currency.map(str::to_owned),
        other_currencies: others.into_iter().map(str::to_owned).collect(),
        binding_of_operating: share(known(read.binding_operating), operating.total),
        all,
        operating,
        binding,
        bound,
        bound_of_operating,
        bound_of_budget,
        in_kind: read.in_kind,
        funders,
        unvalued,
        role_only,
        passing_on,
        sums,
        excluded: read.excluded,
    })
}

/// Who holds a role, in document order.
fn holders_of(selection: &Selection<'_>, role: &str) -> Vec<ActorIndex> {
    let case = selection.case();
    let those = selection.assignments().filter(|index| case.assignment_at(*index).role().as_str() == role);
    let actors = those.filter_map(|index| case.links().assignments[index.position()].0);
    let mut holders: Vec<ActorIndex> = actors.map(|actor| selection.stands_as(actor)).collect();
    holders.sort_unstable();
    holders.dedup();
    holders
}

fn check(options: &Options) -> Result<(), OptionError> {
    check_horizon(options.horizon_days)?;
    match options.budget {
        Some(budget) if !(budget > 0.0 && budget.is_finite()) => {
            Err(OptionError::new("budget", format_args!("`{budget}`"), "a finite number above 0"))
        }
        _ => Ok(()),
    }
}

/// That a horizon is no longer than a hundred years.
pub(crate) fn check_horizon(days: u32) -> Result<(), OptionError> {
    if days <= LONGEST_HORIZON_DAYS {
        return Ok(());
    }
    let expected = format!("a whole number from 0 to {LONGEST_HORIZON_DAYS}");
    Err(OptionError::new("horizon_days", format_args!("`{days}`"), expected))
}

/// The takers that are named; who is only in another case of the casebook takes nothing here.
fn takers(
    selection: &Selection<'_>,
    to: &[ActorId],
    elsewhere: impl Fn(&str) -> Result<bool, AnalysisError>,
) -> Result<Vec<ActorIndex>, AnalysisError> {
    let mut found = Vec::with_capacity(to.len());
    for id in to {
        match selection.case().actor_index(id.as_str()) {
            Ok(actor) => found.push(selection.stands_as(actor)),
            Err(_) if elsewhere(id.as_str())? => {}
            Err(unknown) => {
                let nearest = unknown.nearest.map(|id| id.to_string());
                return Err(OptionError { nearest, ..OptionError::new("to", format_args!("`{id}`"), "an actor of the case") }.into());
            }
        }
    }
    Ok(found)
}

/// How concentrated amounts of funders or classes are.
fn concentration(total: Value, funders: usize, amounts: &[f64], by: FundingBy, name: &dyn Fn(usize) -> String) -> Concentration {
    let spread = Diversity::of(amounts);
    let hhi = total.and_then(|_| spread.hhi().ok_or(Reason::ZeroTotal));
    let count = spread.richness() as f64;
    let hhi_normalised = match (hhi, by) {
        (Ok(_), FundingBy::Funder) if spread.richness() < 2 => Err(Reason::SingleFunder),
        (Ok(_), FundingBy::Class) if spread.richness() < 2 => Err(Reason::OneClass),
        // Rounding may leave equal shares a hair below 0.
        (hhi, _) => hhi.map(|hhi| ((hhi - 1.0 / count) / (1.0 - 1.0 / count)).max(0.0)),
    };
    let part = |amount: f64| amount / spread.total();
    let top_share = hhi.map(|_| part(amounts.iter().copied().fold(0.0, f64::max)));
    let is_top = |amount: f64, top: f64| top - part(amount) <= 1e-12;
    let top = top_share.map_or_else(
        |_| Vec::new(),
        |top| amounts.iter().enumerate().filter(|(_, amount)| is_top(**amount, top)).map(|(place, _)| name(place)).collect(),
    );
    Concentration { total, funders, hhi, hhi_normalised, effective_number: hhi.map(|hhi| 1.0 / hhi), top_share, top }
}

/// A part of a whole.
pub(crate) fn share(part: Value, whole: Value) -> Value {
    let (part, whole) = (part?, whole?);
    if whole > 0.0 { Ok(part / whole) } else { Err(Reason::ZeroTotal) }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let horizon = given.whole("horizon_days", 0, i64::from(LONGEST_HORIZON_DAYS))?;
    let options = Options {
        scope: Scope::default(),
        to: given.texts("to")?.map(|ids| ids.into_iter().map(ActorId::from).collect()),
        horizon_days: horizon.and_then(|days| u32::try_from(days).ok()).unwrap_or(HORIZON_DAYS),
        budget: given.number("budget")?,
        by: given.choice("by")?.unwrap_or_default(),
        partition: Partition::given(given)?,
    };
    let case = selection.case();
    let found = of(
        selection,
        &options,
        |actor| partition::is_elsewhere(study, actor),
        |actors| partition::of_case(study, &options.partition, case, actors),
    )?;
    let mut answer = Answer::new(&CARD, study, given).with_excluded(case, &found.excluded);
    if !found.excluded.is_empty() {
        answer = answer.with_remark(format!("{} amounts could not be added; they are listed in `excluded`", found.excluded.len()));
    }
    if found.unvalued > 0 {
        answer = answer.with_remark(format!("partial: {} of {} funders have no usable amount", found.unvalued, found.funders.len()));
    }
    if !found.role_only.is_empty() {
        answer = answer.with_remark(format!(
            "hold the role `funder` and give on no relation that is read, so that they are not among the funders here (`role_only`): {}",
            found.role_only.len()
        ));
    }
    if !found.passing_on.is_empty() {
        answer = answer.with_remark("money that is passed on is counted at each step; `to` restricts who it goes to");
    }
    let tables: [Table; 5] = [
        tables::main(case, &found),
        tables::parts(&found),
        tables::funders(case, &found, &options.partition),
        tables::sums(&found),
        tables::excluded(case, &found),
    ];
    Ok(tables.into_iter().fold(answer, Answer::with_table))
}

#[cfg(test)]
mod tests;
