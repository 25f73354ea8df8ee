//! How broad the mix of sectors is: how many classes there are, and how evenly actors, assignments or money spread over them.
//!
//! Somebody who composes a partnership asks this, to see whether one sector carries it alone.

use super::shared::funding;
use super::shared::partition::{self, NO_CLASS, PARTITION, Partition};
use crate::maths::{Diversity, gini};
use crate::method::{
    ACTOR_SCOPE, AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject,
    Table, TableSpec, Value,
};
use crate::model::{ActorIndex, Case, RoleIndex};
use crate::view::{Choice as _, ExcludedAmount, Incidence, Scope, Selection, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_diversity",
    version: 2,
    level: Level::Case,
    subject: Subject::Case,
    question: "How broad is the mix of sectors, and how evenly is it spread?",
    definition: "n = counts in the K declared classes, N = Σn, p = n/N, S = classes with n > 0.\n\
        richness = S; blau = 1 − Σp²; iqv = blau · K/(K−1); shannon = H = −Σ p ln p; evenness = H/ln K; evenness_observed = H/ln S; \
        hill_0 = S, hill_1 = e^H, hill_2 = 1/Σp²; simpson_unbiased = 1 − Σ n(n−1)/(N(N−1)); hhi = Σp².\n\
        gini = 2 Σ i·x₍ᵢ₎/(n Σx) − (n+1)/n with x₍₁₎ ≤ … ≤ x₍ₙ₎; gini_unbiased = gini · n/(n−1). x = roles held by each actor, or amount given \
        by each giver; with `gini` = counts the counts of the classes.\n\
        Counts: the actors of the network; or who holds what, each actor once for each role of the role model; or what is given per year on \
        relations of kind `funds` as grant, fee or without a form, by class of the giver, in one currency, as in case_funding: every giver \
        counts, the actor that stands for the case too, unless `actors` chooses some.",
    reading: "blau is the probability that two drawn with replacement are of different classes, hill_1 and hill_2 the number of equally \
        large classes that would be as diverse. Classes are the declared ones, also where a case has nobody in them. Actors without a class \
        are left out of the classes and counted in without_class. For amounts simpson_unbiased depends on the currency.",
    undefined: &[
        (Reason::ZeroTotal, "all but richness and evenness_observed, when there is nothing to count; gini, when the numbers add up to 0"),
        (Reason::OneClass, "iqv and evenness, with fewer than two declared classes; evenness_observed, with fewer than two classes in use"),
        (Reason::TooFewActors, "simpson_unbiased, when N is below 2; gini_unbiased, of fewer than two numbers"),
    ],
    source: "Blau 1977, Inequality and Heterogeneity; Teachman 1980, Sociological Methods & Research 8, DOI 10.1177/004912418000800305; Shannon \
        1948, Bell System Technical Journal 27; Pielou 1966, Journal of Theoretical Biology 13, DOI 10.1016/0022-5193(66)90013-0; Hill 1973, \
        Ecology 54, DOI 10.2307/1934352; Simpson 1949, Nature 163, DOI 10.1038/163688a0.",
    elsewhere: "Programs that take K from the observed classes print a larger iqv and evenness when a declared class is empty. Some programs \
        call hhi Simpson, others use that name for blau.",
    scope: SCOPE,
    options: &[
        OptionSpec {
            name: "count",
            kind: OptionKind::Choice(Counted::WORDS),
            preset: Preset::Text("actors"),
            meaning: "what is counted: actors of the network, assignments to roles (those of the actor that stands for the case too), or \
                yearly amounts of funding (those that the actor that stands for the case gives too)",
        },
        PARTITION,
        OptionSpec {
            name: "gini",
            kind: OptionKind::Choice(GiniOf::WORDS),
            preset: Preset::Text("numbers"),
            meaning: "what the Gini coefficient is of: numbers of single actors (roles held, or amounts given), or the counts of the classes",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the case",
            columns: &[
                ColumnSpec::new("total", "N, what was counted in the declared classes together"),
                ColumnSpec::new("without_class", "what was counted of actors without a class, and left out"),
                ColumnSpec::new("classes", "K, number of declared classes"),
                ColumnSpec::new("richness", "number of classes in use, 0 to K"),
                ColumnSpec::new("blau", "1 − Σp², 0 (one class) to 1 − 1/K"),
                ColumnSpec::new("iqv", "the same over its largest value, 0 to 1"),
                ColumnSpec::new("shannon", "entropy in natural units, 0 to ln K"),
                ColumnSpec::new("evenness", "entropy over that of equal classes, all declared ones in use, 0 to 1"),
                ColumnSpec::new("evenness_observed", "the same over the classes in use, 0 to 1"),
                ColumnSpec::new("hill_0", "effective number of classes of order 0, 1 to K"),
                ColumnSpec::new("hill_1", "effective number of classes of order 1, 1 to K"),
                ColumnSpec::new("hill_2", "effective number of classes of order 2, 1 to K"),
                ColumnSpec::new("simpson_unbiased", "probability that two drawn without replacement are of different classes, 0 to 1"),
                ColumnSpec::new("hhi", "Herfindahl–Hirschman index Σp², 1/K to 1"),
                ColumnSpec::new("gini", "Gini coefficient, 0 (all equal) to 1 − 1/n (one has all)"),
                ColumnSpec::new("gini_unbiased", "the same times n/(n−1), 0 to 1"),
            ],
        },
        TableSpec {
            name: "classes",
            row: "a declared class, and `none` for actors without a class",
            columns: &[
                ColumnSpec::new("class", "the class, or `none`"),
                ColumnSpec::new("count", "what was counted: actors, assignments, or amount per year in the currency of the answer"),
            ],
        },
    ],
};

const SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "currency"];
const _: () = assert!(SCOPE.len() == ACTOR_SCOPE.len() + 1, "the options of the network's actors, and the currency");

choices! {
    /// What is counted in classes.
    Counted {
        /// The actors of the network.
        Actors = "actors",
        /// Who holds which role: each actor once for each role.
        Assignments = "assignments",
        /// Yearly amounts of funding.
        Amount = "amount",
    }

    /// What the Gini coefficient is of.
    GiniOf {
        /// Numbers of single actors: roles held, or amounts given.
        Numbers = "numbers",
        /// The counts of the classes.
        Counts = "counts",
    }
}

/// What is counted, in which classes, in which part of the case.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    count: Counted,
    partition: Partition,
    gini: GiniOf,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, counting something else.
    pub const fn with_count(mut self, count: Counted) -> Self {
        self.count = count;
        self
    }

    /// The same, in other classes.
    pub fn with_partition(mut self, partition: Partition) -> Self {
        self.partition = partition;
        self
    }

    /// The same, with the Gini coefficient of something else.
    pub const fn with_gini(mut self, gini: GiniOf) -> Self {
        self.gini = gini;
        self
    }
}

/// How broad a mix is.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseDiversity {
    /// What was counted in each declared class.
    pub counts: Vec<f64>,
    /// What was counted of actors without a class.
    pub without_class: f64,
    /// What was counted in the declared classes together.
    pub total: f64,
    /// The number of classes in use.
    pub richness: usize,
    /// 1 − Σp².
    pub blau: Value,
    /// The same over its largest value.
    pub iqv: Value,
    /// Entropy in natural units.
    pub shannon: Value,
    /// Entropy over that of all declared classes in equal use.
    pub evenness: Value,
    /// Entropy over that of the classes in use in equal use.
    pub evenness_observed: Value,
    /// Effective numbers of classes of order 0, 1 and 2.
    pub hill: [Value; 3],
    /// The probability that two drawn without replacement are of different classes.
    pub simpson_unbiased: Value,
    /// Σp².
    pub hhi: Value,
    /// The Gini coefficient.
    pub gini: Value,
    /// The Gini coefficient without the bias of few numbers.
    pub gini_unbiased: Value,
    /// The currency, where amounts were counted and there were any.
    pub currency: Option<String>,
    /// Amounts that could not be added, and why.
    pub excluded: Vec<ExcludedAmount>,
}

/// How broad the mix is in a case.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied; [`AnalysisError::Option`] when the partition names an actor that
/// the case does not have.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Sector, analysis::case_diversity};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town").with_sector(Sector::Public))
///     .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
///     .build()?;
/// let diversity = case_diversity::compute(&case, &Default::default())?;
/// assert_eq!((diversity.richness, diversity.blau), (2, Ok(0.5)));
/// assert_eq!(diversity.evenness, Ok(0.5), "two of four declared classes");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseDiversity, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    compute_in(&selection, &Incidence::of(&selection), options)
}

/// The same of a selection that is already made, with its incidence; the scope of the options is not looked at.
///
/// # Errors
/// As [`compute`], but for the scope.
pub fn compute_in(selection: &Selection<'_>, incidence: &Incidence, options: &Options) -> Result<CaseDiversity, AnalysisError> {
    let class = |actors: &[ActorIndex]| Ok(options.partition.of_case(selection.case(), |_| false, actors.iter().copied())?);
    Ok(counted(selection, incidence, options, class)?.0)
}

/// What was found, and what it rests on.
fn counted(
    selection: &Selection<'_>,
    incidence: &Incidence,
    options: &Options,
    class: impl FnOnce(&[ActorIndex]) -> Result<Vec<Option<usize>>, AnalysisError>,
) -> Result<(CaseDiversity, Vec<Item>), AnalysisError> {
    let load = |actor: ActorIndex| incidence.row_of(actor).map_or(0, |row| incidence.by_actor().degree(row));
    let with_load = |actor: &ActorIndex| (*actor, load(*actor) as f64);
    let mut money = None;
    // For each actor its part of the counts, and its number for the Gini coefficient.
    let (parts, basis): (Vec<(ActorIndex, f64, f64)>, Vec<Item>) = match options.count {
        Counted::Actors => {
            let actors = selection.members();
            let parts = actors.iter().map(with_load).map(|(actor, load)| (actor, 1.0, load));
            (parts.collect(), actors.iter().copied().map(Item::Actor).collect())
        }
        Counted::Assignments => {
            let stated = incidence.actors().iter().enumerate().flat_map(|(row, _)| {
                let roles = incidence.by_actor().row(row).iter();
                roles.flat_map(move |role| incidence.stated(row, RoleIndex(*role))).copied().map(Item::Assignment)
            });
            let parts = incidence.actors().iter().map(with_load).map(|(actor, load)| (actor, load, load));
            (parts.collect(), stated.collect())
        }
        Counted::Amount => {
            let found = money.insert(funding::of(selection));
            let parts = found.givers.iter().map(|(actor, amount)| (*actor, *amount, *amount));
            (parts.collect(), found.basis.iter().copied().map(Item::Relation).collect())
        }
    };
    let (mut counts, mut without_class) = (vec![0.0; options.partition.classes().len()], 0.0);
    let actors: Vec<ActorIndex> = parts.iter().map(|(actor, _, _)| *actor).collect();
    for ((_, part, _), class) in parts.iter().zip(class(&actors)?) {
        match class {
            Some(class) => counts[class] += part,
            None => without_class += part,
        }
    }
    let numbers: Vec<f64> = match options.gini {
        GiniOf::Numbers => parts.iter().map(|(_, _, number)| *number).collect(),
        GiniOf::Counts => counts.clone(),
    };
    let mut found = of(counts, &numbers);
    found.without_class = without_class;
    if let Some(money) = money {
        (found.currency, found.excluded) = (money.currency, money.excluded);
    }
    Ok((found, basis))
}

/// All indices of counts in declared classes, with the Gini coefficient of some numbers.
pub(crate) fn of(counts: Vec<f64>, numbers: &[f64]) -> CaseDiversity {
    let spread = Diversity::of(&counts);
    let (classes, richness) = (spread.classes() as f64, spread.richness());
    let defined = |index: Option<f64>| index.ok_or(Reason::ZeroTotal);
    let (hhi, shannon) = (defined(spread.hhi()), defined(spread.shannon()));
    let blau = hhi.map(|hhi| 1.0 - hhi);
    // Nothing counted is said before too few classes.
    let of_classes = |index: Value| if spread.classes() < 2 { index.and(Err(Reason::OneClass)) } else { index };
    let gini = defined(gini(numbers));
    let size = numbers.len() as f64;
    CaseDiversity {
        without_class: 0.0,
        total: spread.total(),
        richness,
        blau,
        iqv: of_classes(blau).map(|blau| blau * classes / (classes - 1.0)),
        shannon,
        evenness: of_classes(shannon).map(|h| h / classes.ln()),
        evenness_observed: if richness < 2 { Err(Reason::OneClass) } else { shannon.map(|h| h / (richness as f64).ln()) },
        hill: [hhi.map(|_| richness as f64), shannon.map(f64::exp), hhi.map(|hhi| 1.0 / hhi)],
        simpson_unbiased: spread.simpson_unbiased().ok_or(Reason::TooFewActors),
        hhi,
        gini,
        gini_unbiased: gini.and_then(|gini| if numbers.len() < 2 { Err(Reason::TooFewActors) } else { Ok(gini * size / (size - 1.0)) }),
        currency: None,
        excluded: Vec::new(),
        counts,
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let options = Options {
        scope: selection.scope().clone(),
        count: given.choice("count")?.unwrap_or_default(),
        partition: Partition::given(given)?,
        gini: given.choice("gini")?.unwrap_or_default(),
    };
    let (found, basis) = counted(selection, study.incidence(&CARD)?, &options, |actors| {
        partition::of_case(study, &options.partition, selection.case(), actors)
    })?;
    let mut main = Table::new("main", 1);
    add_counts(&mut main, "total", &[found.total], options.count);
    add_counts(&mut main, "without_class", &[found.without_class], options.count);
    main.count("classes", [found.counts.len()])
        .count("richness", [found.richness])
        .number("blau", [found.blau])
        .number("iqv", [found.iqv])
        .number("shannon", [found.shannon])
        .number("evenness", [found.evenness])
        .number("evenness_observed", [found.evenness_observed])
        .number("hill_0", [found.hill[0]])
        .number("hill_1", [found.hill[1]])
        .number("hill_2", [found.hill[2]])
        .number("simpson_unbiased", [found.simpson_unbiased])
        .number("hhi", [found.hhi])
        .number("gini", [found.gini])
        .number("gini_unbiased", [found.gini_unbiased])
        .rests_on([basis]);
    let names: Vec<String> = options.partition.classes().into_iter().chain([NO_CLASS]).map(str::to_owned).collect();
    let mut classes = Table::new("classes", names.len());
    classes.text("class", names);
    let counts: Vec<f64> = found.counts.iter().copied().chain([found.without_class]).collect();
    add_counts(&mut classes, "count", &counts, options.count);
    let mut answer = Answer::new(&CARD, study, given).with_excluded(selection.case(), &found.excluded).with_table(main).with_table(classes);
    if options.count == Counted::Amount {
        answer = answer.with_remark(match &found.currency {
            Some(currency) => format!("amounts in {currency} per year; {} amounts could not be added", found.excluded.len()),
            None => "no amount is recorded in any currency (no_amounts)".to_owned(),
        });
    }
    Ok(answer)
}

/// Adds a column of what was counted: whole numbers, unless it is money.
fn add_counts(table: &mut Table, name: &'static str, counts: &[f64], counted: Counted) {
    match counted {
        Counted::Amount => table.number(name, counts.iter().map(|count| Ok(*count))),
        _ => table.count(name, counts.iter().map(|count| *count as usize)),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::shared::testing::close;
    use crate::model::{Actor, Amount, AmountForm, AmountPer, Assignment, CaseBuilder, Quantity, Relation, RelationKind, Sector, Status};
    use crate::view::SelfActor;

    fn diversity(case: CaseBuilder, options: &Options) -> CaseDiversity {
        compute(&case.build().expect("a sound case"), options).expect("the scope fits")
    }

    fn value(value: Value) -> f64 {
        value.expect("it is defined")
    }

    /// A town (public, owner and funder), a club (civil, funder twice), a bank (sector unknown) and the house (civil, operator).
    fn house() -> CaseBuilder {
        let held = |role: &str, actor: &str| Assignment::new(role, Status::Current).with_actor(actor);
        CaseBuilder::new("house", "House")
            .actor(Actor::new("town", "Town").with_sector(Sector::Public))
            .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
            .actor(Actor::new("bank", "Bank").with_sector(Sector::Other))
            .actor(Actor::new("self", "The house").with_sector(Sector::Civil))
            .self_actor("self")
            .assignment(held("owner", "town"))
            .assignment(held("funder", "town"))
            .assignment(held("funder", "club"))
            .assignment(held("funder", "club"))
            .assignment(held("operator", "self"))
    }

    fn funds(from: &str, amounts: Vec<Amount>) -> Relation {
        Relation::new(from, "self", RelationKind::Funds).with_amounts(amounts)
    }

    fn amount(value: f64, currency: &str, per: AmountPer) -> Amount {
        Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency(currency).with_per(per)
    }

    // tests/golden/diversity_counts.json, and by hand: gini_unbiased .325 · 4/3, hill_1 e^1.207973687592.
    #[test]
    fn the_indices_are_those_of_the_counts_10_5_3_2() {
        let found = of(vec![10.0, 5.0, 3.0, 2.0], &[10.0, 5.0, 3.0, 2.0]);
        let indices = [found.blau, found.iqv, found.shannon, found.evenness, found.hhi, found.gini, found.simpson_unbiased, found.hill[2]];
        let expected = [0.655, 0.8733333333333, 1.207973687592, 0.871368824307, 0.345, 0.325, 0.689473684211, 2.898550725];
        for (index, expected) in indices.into_iter().zip(expected) {
            assert!((value(index) - expected).abs() < 1e-9, "{index:?}, {expected}");
        }
        assert!((value(found.gini_unbiased) - 0.325 * 4.0 / 3.0).abs() < 1e-12);
        assert!((value(found.hill[1]) - 1.207973687592_f64.exp()).abs() < 1e-9);
        assert_eq!((found.richness, found.hill[0]), (4, Ok(4.0)));
        assert_eq!(found.evenness, found.evenness_observed, "every class is in use");
    }

    #[test]
    fn the_actor_that_stands_for_the_case_is_left_out_and_who_has_no_class_is_counted_apart() {
        let found = diversity(house(), &Options::default());
        assert_eq!((found.counts.as_slice(), found.without_class, found.total), (&[1.0, 0.0, 1.0, 0.0][..], 1.0, 2.0));
        assert_eq!((found.richness, found.blau, found.evenness, found.evenness_observed), (2, Ok(0.5), Ok(0.5), Ok(1.0)));
        // Loads of town, club, bank: 2, 1, 0: 2 (0·1 + 1·2 + 2·3)/(3·3) − 4/3 = 4/9; unbiased · 3/2.
        assert!(close(&[value(found.gini), value(found.gini_unbiased)], &[4.0 / 9.0, 2.0 / 3.0]));
        let with_self = Options::default().with_scope(Scope::default().with_self_actor(SelfActor::Included));
        assert_eq!(diversity(house(), &with_self).counts, [1.0, 0.0, 2.0, 0.0]);
    }

    #[test]
    fn an_assignment_counts_once_and_those_of_the_house_itself_count() {
        let found = diversity(house(), &Options::default().with_count(Counted::Assignments));
        assert_eq!((found.counts.as_slice(), found.without_class), (&[2.0, 0.0, 2.0, 0.0][..], 0.0));
        // Loads 2, 1, 0, 1 in order 0, 1, 1, 2: 2 (0 + 2 + 3 + 8)/(4·4) − 5/4 = 3/8. Of the classes 0, 0, 2, 2: 2 (6 + 8)/16 − 5/4 = 1/2.
        assert!(close(&[value(found.gini)], &[0.375]));
        let of_classes = Options::default().with_count(Counted::Assignments).with_gini(GiniOf::Counts);
        assert!(close(&[value(diversity(house(), &of_classes).gini)], &[0.5]));
    }

    #[test]
    fn amounts_are_yearly_in_one_currency_and_what_cannot_be_added_is_listed() {
        let case = house()
            .relation(funds("town", vec![amount(300.0, "NOK", AmountPer::Year), amount(25.0, "NOK", AmountPer::Month)]))
            .relation(funds("town", vec![amount(50.0, "DKK", AmountPer::Year), amount(70.0, "NOK", AmountPer::Once)]))
            .relation(funds("club", vec![amount(200.0, "NOK", AmountPer::Year), Amount::default()]))
            .relation(funds("club", vec![amount(900.0, "NOK", AmountPer::Year).with_form(AmountForm::Loan)]))
            .relation(funds("bank", vec![amount(100.0, "NOK", AmountPer::Year).with_form(AmountForm::Grant)]))
            .relation(Relation::new("self", "club", RelationKind::Funds).with_amounts([amount(5.0, "NOK", AmountPer::Year)]));
        let found = diversity(case, &Options::default().with_count(Counted::Amount));
        // What the house itself gives is money too.
        assert_eq!((found.counts.as_slice(), found.without_class, found.total), (&[600.0, 0.0, 205.0, 0.0][..], 100.0, 805.0));
        assert_eq!(found.currency.as_deref(), Some("NOK"));
        // (600² + 205²)/805²; 5, 100, 200, 600: 2 (5 + 200 + 600 + 2400)/(4·905) − 5/4.
        assert!(close(&[value(found.hhi), value(found.gini)], &[402_025.0 / 648_025.0, 6410.0 / 3620.0 - 1.25]));
        let reasons: Vec<_> = found.excluded.iter().map(|amount| (amount.relation.position(), amount.position, amount.reason)).collect();
        assert_eq!(reasons, [(1, 0, "another currency"), (1, 1, "not yearly"), (2, 1, "no value"), (3, 0, "not income")]);
    }

    #[test]
    fn money_is_counted_as_in_funding_unless_actors_are_chosen() {
        let case = house()
            .relation(funds("town", vec![amount(300.0, "NOK", AmountPer::Year)]))
            .relation(funds("self", vec![amount(1.0, "DKK", AmountPer::Year), amount(2.0, "DKK", AmountPer::Year)]))
            .relation(Relation::new("self", "club", RelationKind::Funds).with_amounts([amount(100.0, "NOK", AmountPer::Year)]));
        let built = case.build().expect("a sound case");
        let of_money = Options::default().with_count(Counted::Amount);
        let found = compute(&built, &of_money).expect("the scope fits");
        let funding = crate::analysis::case_funding::compute(&built, &Default::default()).expect("the scope fits");
        assert_eq!((Ok(found.total), found.currency.clone()), (funding.all.total, funding.currency.clone()));
        assert_eq!((found.total, found.counts.as_slice()), (400.0, &[300.0, 0.0, 100.0, 0.0][..]));
        let reasons = |excluded: &[ExcludedAmount]| excluded.iter().map(|amount| amount.reason).collect::<Vec<_>>();
        assert_eq!(reasons(&found.excluded), reasons(&funding.excluded));
        let chosen = of_money.with_scope(Scope::default().with_actors(["town"]));
        assert_eq!(compute(&built, &chosen).expect("the scope fits").total, 300.0);
    }

    #[test]
    fn nobody_is_no_mix_and_one_actor_no_diversity() {
        let nobody = diversity(CaseBuilder::new("house", "House"), &Options::default());
        assert_eq!((nobody.richness, nobody.total, nobody.without_class), (0, 0.0, 0.0));
        for index in
            [nobody.blau, nobody.iqv, nobody.shannon, nobody.evenness, nobody.hill[0], nobody.hhi, nobody.gini, nobody.gini_unbiased]
        {
            assert_eq!(index, Err(Reason::ZeroTotal));
        }
        assert_eq!((nobody.evenness_observed, nobody.simpson_unbiased), (Err(Reason::OneClass), Err(Reason::TooFewActors)));
        let one =
            diversity(CaseBuilder::new("house", "House").actor(Actor::new("a", "A").with_sector(Sector::Public)), &Options::default());
        assert_eq!((one.blau, one.iqv, one.shannon, one.evenness, one.hhi), (Ok(0.0), Ok(0.0), Ok(0.0), Ok(0.0), Ok(1.0)));
        assert_eq!(
            (one.evenness_observed, one.simpson_unbiased, one.gini),
            (Err(Reason::OneClass), Err(Reason::TooFewActors), Err(Reason::ZeroTotal))
        );
        assert_eq!(one.hill, [Ok(1.0); 3]);
    }

    #[test]
    fn money_where_none_is_recorded_is_no_mix() {
        let found = diversity(house().relation(funds("town", vec![])), &Options::default().with_count(Counted::Amount));
        assert_eq!((found.blau, found.currency, found.richness), (Err(Reason::ZeroTotal), None, 0));
    }

    #[test]
    fn fewer_than_two_declared_classes_have_no_evenness() {
        assert_eq!((of(vec![3.0], &[3.0]).iqv, of(vec![3.0], &[3.0]).evenness), (Err(Reason::OneClass), Err(Reason::OneClass)));
        assert_eq!(of(vec![3.0], &[3.0]).gini_unbiased, Err(Reason::TooFewActors));
        assert_eq!(of(vec![0.0], &[]).iqv, Err(Reason::ZeroTotal));
    }
}
