//! How many partners a case can lose before a role is empty, and which loss hurts most.
//!
//! A planner with ten houses asks which of them hangs on few, and a house leader whom it can least afford to lose. What is
//! expected after random losses is exact: nothing is drawn.

use std::cmp::Reverse;

use super::shared::robustness_tables as tables;
use crate::maths::losses::{all_chosen, all_last, area};
use crate::maths::removal::Whole;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionKind, OptionSpec, Preset, Reason, Stopped, Study, Subject, TableSpec,
    Value, Watch,
};
use crate::model::{ActorIndex, Case, RoleIndex};
use crate::view::{Choice as _, Incidence, Network, Scope, Selection, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_robustness",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "How many partners can we lose before a role is empty, and which loss hurts most?",
    definition: "n = actors of the network that can leave, or those of them that hold a role (`among`); c = holders of a role. A role lasts \
        while one holder remains; one with a holder that is not among the n, such as the house itself, always lasts.\n\
        expected_coverage after k random losses = (1/|R|) Σ over filled roles of 1 − C(n−c, k−c)/C(n, k), the fraction being 0 below k = c and \
        for a role that always lasts; expected_of_filled = the same over the filled roles.\n\
        area = (1/n) Σ_{k=0..n−1} (E_k + E_{k+1})/2; area_of_filled likewise.\n\
        none_lost: probability that no filled role is lost, P_k = Σ_S (−1)^|S| C(n−h, k−h)/C(n, k) over all sets S of filled roles that can be \
        lost, h = actors that hold one of S. k_half = smallest k with P_k of ½ or less; k_min = smallest c over the roles that can be lost: so \
        many well-chosen losses empty a role.\n\
        worst: of all single losses, and of all losses of two, those with most roles lost, then most separated pairs (see `actor_removal`).\n\
        targeted: actors leave by number of roles or of ties (`order`), largest first, as counted at the beginning, of equal ones the first in \
        document order.",
    reading: "area is 1 − 1/(2n) when everybody holds every role, and low when roles rest on few or are empty; area_of_filled leaves the \
        empty and unknown ones aside. Both follow from n and the numbers of holders alone: between cases of different size compare them with \
        care. The gap to the targeted areas says how much hangs on those with many roles. Losses are random only here; in life partners leave \
        for reasons.",
    undefined: &[
        (Reason::NoRoles, "coverage, areas and curves, when the role model has no role"),
        (Reason::NoActors, "areas, k_half, k_min and the worst single loss, when nobody can leave"),
        (Reason::TooFewActors, "the worst loss of two, when only one can leave"),
        (
            Reason::NoHolder,
            "what is said of filled roles, when none is filled; k_half and k_min, when every filled role is held by somebody who cannot leave",
        ),
        (Reason::TooLarge, "none_lost and k_half, when more than 20 roles can be lost; the worst loss of two among more than 200 actors"),
    ],
    source: "Area under the survival curve: Memmott, Waser & Price 2004, Tolerance of pollination networks to species extinctions. Proceedings of \
        the Royal Society B 271, DOI 10.1098/rspb.2004.2909; Burgos et al. 2007, Why nestedness in mutualistic networks? Journal of Theoretical \
        Biology 249, DOI 10.1016/j.jtbi.2007.07.030. The exact forms are our own.",
    elsewhere: "`robustness` of R bipartite smooths a drawn curve before it integrates; this is the exact expectation.",
    scope: &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "kinds", "at_least"],
    options: &[
        OptionSpec {
            name: "among",
            kind: OptionKind::Choice(Among::WORDS),
            preset: Preset::Text("all"),
            meaning: "who can leave: every actor of the network, or those that hold a role",
        },
        OptionSpec {
            name: "order",
            kind: OptionKind::Choice(TargetedOrder::WORDS),
            preset: Preset::Text("roles"),
            meaning: "who leaves first in the targeted curve: those with most roles, or those with most ties",
        },
        OptionSpec {
            name: "list_up_to",
            kind: OptionKind::Whole { min: 1, max: i64::MAX },
            preset: Preset::Whole(LIST_UP_TO as i64),
            meaning: "how many of the worst losses are listed, of one actor and of two; `single_worst` and `pair_worst` count all",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the case",
            columns: &[
                ColumnSpec::new("area", "area under the expected coverage, 0 to 1 − 1/(2n), or 1 where roles always last"),
                ColumnSpec::new("area_of_filled", "the same over the filled roles"),
                ColumnSpec::new("actors", "n, number of actors that can leave"),
                ColumnSpec::new("coverage", "share of the roles that are filled, 0 to 1"),
                ColumnSpec::new("filled", "number of filled roles"),
                ColumnSpec::new("lasting_roles", "ids of the filled roles that always last, because somebody holds them who cannot leave"),
                ColumnSpec::new("k_half", "number of random losses after which a filled role is lost as likely as not"),
                ColumnSpec::new("k_min", "number of well-chosen losses that empty a role"),
                ColumnSpec::new("single_roles_lost", "number of roles lost with the worst single loss"),
                ColumnSpec::new("single_separated_pairs", "number of pairs separated by it"),
                ColumnSpec::new("single_worst", "number of single losses that are as bad"),
                ColumnSpec::new("pair_roles_lost", "number of roles lost with the worst loss of two"),
                ColumnSpec::new("pair_separated_pairs", "number of pairs separated by it"),
                ColumnSpec::new("pair_worst", "number of losses of two that are as bad"),
                ColumnSpec::new("targeted_area", "area under the targeted coverage"),
                ColumnSpec::new("targeted_area_of_filled", "the same over the filled roles"),
            ],
        },
        TableSpec {
            name: "curve",
            row: "a number of losses, from none",
            columns: &[
                ColumnSpec::new("lost", "k, number of actors that left"),
                ColumnSpec::new("expected_coverage", "expected share of the roles that are still filled after k random losses, 0 to 1"),
                ColumnSpec::new("expected_of_filled", "the same share of the roles that were filled"),
                ColumnSpec::new("none_lost", "probability that no filled role is lost, 0 to 1"),
                ColumnSpec::new("actor", "id of the one that leaves last in the targeted order; empty where nobody left yet"),
                ColumnSpec::new("targeted_coverage", "share of the roles that are still filled after k losses in the targeted order"),
            ],
        },
        TableSpec {
            name: "worst",
            row: "a worst loss: of one actor, then of two, in document order",
            columns: &[
                ColumnSpec::new("losses", "number of actors that leave, 1 or 2"),
                ColumnSpec::new("actor", "id of the actor, or of the first of two"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("other", "id of the second; empty where one leaves alone"),
                ColumnSpec::new("roles_lost", "ids of the roles that nobody holds any more"),
                ColumnSpec::new("separated_pairs", "number of pairs of those who remain that no longer hang together"),
                ColumnSpec::new("coverage_after", "share of the roles that are still filled, 0 to 1"),
            ],
        },
    ],
};

choices! {
    /// Who can leave.
    Among {
        /// Every actor of the network.
        All = "all",
        /// Those of them that hold a role.
        Holders = "holders",
    }

    /// Who leaves first in the targeted curve.
    TargetedOrder {
        /// Those with most roles.
        Roles = "roles",
        /// Those with most ties.
        Degree = "degree",
    }
}

/// How many of the worst losses are listed where nothing else is chosen.
const LIST_UP_TO: usize = 100;
/// Each two actors are tried among up to so many.
const MOST_FOR_PAIRS: usize = 200;

/// Who can leave, and who goes first.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    among: Among,
    order: TargetedOrder,
    list_up_to: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { scope: Scope::default(), among: Among::default(), order: TargetedOrder::default(), list_up_to: LIST_UP_TO }
    }
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with others who can leave.
    pub const fn with_among(mut self, among: Among) -> Self {
        self.among = among;
        self
    }

    /// The same, with others who leave first in the targeted curve.
    pub const fn with_order(mut self, order: TargetedOrder) -> Self {
        self.order = order;
        self
    }

    /// The same, with so many of the worst losses listed.
    pub const fn with_list_up_to(mut self, losses: usize) -> Self {
        self.list_up_to = losses;
        self
    }
}

/// The losses than which none of as many actors is worse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worst {
    /// The number of roles lost.
    pub roles_lost: usize,
    /// The number of pairs of those who remain that no longer hang together.
    pub separated_pairs: usize,
    /// The number of losses that are as bad.
    pub number: usize,
    /// Who leaves in each of them, as many as are listed, in document order.
    pub losses: Vec<Vec<ActorIndex>>,
}

/// How a case holds when actors leave.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Robustness {
    /// The actors that can leave, in the targeted order.
    pub leaving: Vec<ActorIndex>,
    /// The filled roles.
    pub filled: Vec<RoleIndex>,
    /// Those among them that always last.
    pub lasting: Vec<RoleIndex>,
    /// The share of the roles that are filled.
    pub coverage: Value,
    /// The expected coverage after 0, 1, … n random losses.
    pub expected_coverage: Vec<Value>,
    /// The same over the filled roles.
    pub expected_of_filled: Vec<Value>,
    /// The probability that no filled role is lost.
    pub none_lost: Vec<Value>,
    /// The coverage after 0, 1, … n losses in the targeted order.
    pub targeted_coverage: Vec<Value>,
    /// The area under the expected coverage.
    pub area: Value,
    /// The same over the filled roles.
    pub area_of_filled: Value,
    /// The area under the targeted coverage.
    pub targeted_area: Value,
    /// The same over the filled roles.
    pub targeted_area_of_filled: Value,
    /// The number of random losses after which a filled role is lost as likely as not.
    pub k_half: Value<usize>,
    /// The number of well-chosen losses that empty a role.
    pub k_min: Value<usize>,
    /// The worst losses of one.
    pub worst_single: Value<Worst>,
    /// The worst losses of two.
    pub worst_pair: Value<Worst>,
}

/// How a case holds when actors leave.
///
/// - Cost: n · roles, and for the worst loss of two n² searches through the network, of up to 200 actors.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Role, RoleModel, Status, analysis::case_robustness};
///
/// let held = |role, actor: &str| Assignment::new(role, Status::Current).with_actor(actor);
/// let case = CaseBuilder::new("house", "House")
///     .role_model(RoleModel::new("two").with_roles([Role::new("owner"), Role::new("funder")]))
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .assignment(held("owner", "town"))
///     .assignment(held("funder", "town"))
///     .assignment(held("funder", "club"))
///     .build()?;
/// let found = case_robustness::compute(&case, &Default::default())?;
/// // After one loss: the owner's role is there as likely as not, the funder's for sure.
/// assert_eq!(found.expected_coverage, [Ok(1.0), Ok(0.75), Ok(0.0)]);
/// assert_eq!((found.area, found.k_min), (Ok(0.625), Ok(1)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Robustness, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    let (incidence, network) = (Incidence::of(&selection), Network::from_selection(&selection));
    Ok(of(&selection, &incidence, &network, options, &Watch::new())?)
}

/// Which roles rest on whom, in numbers of the network.
struct Resting {
    /// For each actor of the network the roles that it holds.
    held: Vec<Vec<u32>>,
    /// For each role the number of its holders.
    holders: Vec<usize>,
    /// For each role whether all of its holders can leave, and it has any.
    can_be_lost: Vec<bool>,
}

impl Resting {
    fn of(selection: &Selection<'_>, incidence: &Incidence) -> Self {
        let members = selection.members();
        let row = |actor: &ActorIndex| incidence.row_of(*actor).map_or(Vec::new(), |row| incidence.by_actor().row(row).to_vec());
        let roles = 0..incidence.roles();
        let can_leave = |role: usize| incidence.holders(RoleIndex(role as u32)).all(|holder| members.binary_search(&holder).is_ok());
        Self {
            held: members.iter().map(row).collect(),
            holders: roles.clone().map(|role| incidence.by_role().degree(role)).collect(),
            can_be_lost: roles.map(|role| incidence.by_role().degree(role) > 0 && can_leave(role)).collect(),
        }
    }

    /// The number of roles that are lost when two actors of the network leave, or one twice.
    fn lost(&self, a: usize, b: usize) -> usize {
        let both = |role: &&u32| a == b || self.held[b].contains(role);
        let alone = |role: &u32| self.holders[*role as usize] == 1;
        let shared = self.held[a].iter().filter(|role| self.holders[**role as usize] == 2).filter(both).count();
        let [of_a, of_b] = [a, b].map(|actor| self.held[actor].iter().filter(|role| alone(role)).count());
        if a == b { of_a } else { of_a + of_b + shared }
    }
}

pub(crate) fn of(
    selection: &Selection<'_>,
    incidence: &Incidence,
    network: &Network,
    options: &Options,
    watch: &Watch,
) -> Result<Robustness, Stopped> {
    let (members, rows, resting) = (selection.members(), network.neighbours(), Resting::of(selection, incidence));
    let roles = resting.holders.len();
    let can_leave = |actor: &usize| options.among == Among::All || !resting.held[*actor].is_empty();
    let mut leaving: Vec<usize> = (0..members.len()).filter(can_leave).collect();
    let (single, pair) = worst(members, &Whole::of(&rows), &resting, &leaving, options.list_up_to, watch)?;
    leaving.sort_by_key(|actor| {
        Reverse(match options.order {
            TargetedOrder::Roles => resting.held[*actor].len(),
            TargetedOrder::Degree => rows.degree(*actor),
        })
    });
    let n = leaving.len();
    let filled: Vec<usize> = (0..roles).filter(|role| resting.holders[*role] > 0).collect();
    let losable: Vec<usize> = filled.iter().copied().filter(|role| resting.can_be_lost[*role]).collect();

    let expected = expected_filled(n, &resting.holders, filled.len(), &losable);
    let mut left = resting.holders.clone();
    let mut targeted = vec![filled.len() as f64];
    let mut remaining = filled.len();
    for actor in &leaving {
        for role in &resting.held[*actor] {
            left[*role as usize] -= 1;
            remaining -= usize::from(left[*role as usize] == 0);
        }
        targeted.push(remaining as f64);
    }

    let of_all = |sum: f64| if roles == 0 { Err(Reason::NoRoles) } else { Ok(sum / roles as f64) };
    let of_filled = |sum: f64| match (roles, filled.len()) {
        (0, _) => Err(Reason::NoRoles),
        (_, 0) => Err(Reason::NoHolder),
        (_, filled) => Ok(sum / filled as f64),
    };
    let under = |curve: &[f64], share: &dyn Fn(f64) -> Value| match (roles, area(curve)) {
        (0, _) => Err(Reason::NoRoles),
        (_, None) => Err(Reason::NoActors),
        (_, Some(area)) => share(area),
    };
    let none_lost = none_lost(n, &resting, &losable, &leaving);
    let is_open = match () {
        () if roles == 0 => Err(Reason::NoRoles),
        () if n == 0 => Err(Reason::NoActors),
        () if losable.is_empty() => Err(Reason::NoHolder),
        () => Ok(()),
    };
    let half = |curve: &Vec<f64>| curve.iter().position(|share| *share <= 0.5 + 1e-12).ok_or(Reason::NoHolder);
    let ids = |roles: &mut dyn Iterator<Item = usize>| roles.map(|role| RoleIndex(role as u32)).collect::<Vec<_>>();
    Ok(Robustness {
        coverage: of_all(filled.len() as f64),
        area: under(&expected, &of_all),
        area_of_filled: under(&expected, &of_filled),
        targeted_area: under(&targeted, &of_all),
        targeted_area_of_filled: under(&targeted, &of_filled),
        expected_coverage: expected.iter().map(|sum| of_all(*sum)).collect(),
        expected_of_filled: expected.iter().map(|sum| of_filled(*sum)).collect(),
        targeted_coverage: targeted.iter().map(|sum| of_all(*sum)).collect(),
        none_lost: (0..=n).map(|k| of_filled(1.0).and_then(|_| none_lost.as_ref().map(|curve| curve[k]).ok_or(Reason::TooLarge))).collect(),
        k_half: is_open.and_then(|()| none_lost.as_ref().ok_or(Reason::TooLarge).and_then(half)),
        k_min: is_open.and_then(|()| losable.iter().map(|role| resting.holders[*role]).min().ok_or(Reason::NoHolder)),
        lasting: ids(&mut filled.iter().copied().filter(|role| !resting.can_be_lost[*role])),
        filled: ids(&mut filled.iter().copied()),
        leaving: leaving.iter().map(|actor| members[*actor]).collect(),
        worst_single: single,
        worst_pair: pair,
    })
}

/// The number of filled roles to be expected after 0, 1, … n random losses, given who can be lost.
fn expected_filled(n: usize, holders: &[usize], filled: usize, losable: &[usize]) -> Vec<f64> {
    let mut expected = vec![filled as f64; n + 1];
    for role in losable {
        for (sum, share) in expected.iter_mut().zip(all_chosen(n, holders[*role])) {
            *sum -= share;
        }
    }
    // What is left when all have left is counted, not rounded.
    expected[n] = (filled - losable.len()) as f64;
    expected
}

/// The area under the expected share of the filled roles, when any actor of the network can leave.
pub(crate) fn area_of_filled(selection: &Selection<'_>, incidence: &Incidence) -> Value {
    let resting = Resting::of(selection, incidence);
    let filled: Vec<usize> = (0..resting.holders.len()).filter(|role| resting.holders[*role] > 0).collect();
    let losable: Vec<usize> = filled.iter().copied().filter(|role| resting.can_be_lost[*role]).collect();
    let curve = expected_filled(selection.members().len(), &resting.holders, filled.len(), &losable);
    match (resting.holders.len(), area(&curve), filled.len()) {
        (0, _, _) => Err(Reason::NoRoles),
        (_, None, _) => Err(Reason::NoActors),
        (_, _, 0) => Err(Reason::NoHolder),
        (_, Some(area), filled) => Ok(area / filled as f64),
    }
}

/// The probability that no filled role is lost, for each number of losses; nothing where too many roles can be.
fn none_lost(n: usize, resting: &Resting, losable: &[usize], leaving: &[usize]) -> Option<Vec<f64>> {
    let bit = |role: &u32| losable.iter().position(|known| *known == *role as usize).filter(|bit| *bit < 32);
    let carried = |actor: &usize| resting.held[*actor].iter().filter_map(bit).fold(0_u32, |set, bit| set | 1 << bit);
    let carrying: Vec<u32> = leaving.iter().map(carried).filter(|carried| *carried > 0).collect();
    all_last(n, losable.len(), &carrying)
}

/// The worst losses of one and of two among those who can leave, who are given in document order.
fn worst(
    members: &[ActorIndex],
    whole: &Whole<'_>,
    resting: &Resting,
    leaving: &[usize],
    list_up_to: usize,
    watch: &Watch,
) -> Result<(Value<Worst>, Value<Worst>), Stopped> {
    // Only those that lose most roles need be looked at for what they separate.
    let singles: Vec<(usize, usize)> = leaving.iter().map(|actor| (*actor, *actor)).collect();
    let each = whole.without_each(watch)?;
    let single = worst_of(members, &singles, resting, list_up_to, |a, _| Ok(each[a].separated as usize))?;
    if members.len() > MOST_FOR_PAIRS {
        return Ok((single.ok_or(Reason::NoActors), Err(Reason::TooLarge)));
    }
    let pairs = leaving.iter().enumerate().flat_map(|(place, a)| leaving[place + 1..].iter().map(move |b| (*a, *b)));
    let mut remover = whole.remover();
    let pair = worst_of(members, &pairs.collect::<Vec<_>>(), resting, list_up_to, |a, b| {
        watch.check()?;
        Ok(remover.without(&[a as u32, b as u32]).separated as usize)
    })?;
    let too_few = if leaving.is_empty() { Reason::NoActors } else { Reason::TooFewActors };
    Ok((single.ok_or(Reason::NoActors), pair.ok_or(too_few)))
}

fn worst_of(
    members: &[ActorIndex],
    losses: &[(usize, usize)],
    resting: &Resting,
    list_up_to: usize,
    mut separated: impl FnMut(usize, usize) -> Result<usize, Stopped>,
) -> Result<Option<Worst>, Stopped> {
    let lost: Vec<usize> = losses.iter().map(|(a, b)| resting.lost(*a, *b)).collect();
    let Some(most) = lost.iter().copied().max() else { return Ok(None) };
    let mut found = Worst { roles_lost: most, separated_pairs: 0, number: 0, losses: Vec::new() };
    for ((a, b), _) in losses.iter().zip(&lost).filter(|(_, lost)| **lost == most) {
        let separated = separated(*a, *b)?;
        if separated > found.separated_pairs {
            found = Worst { separated_pairs: separated, number: 0, losses: Vec::new(), ..found };
        }
        if separated == found.separated_pairs {
            found.number += 1;
            if found.losses.len() < list_up_to {
                found.losses.push(if a == b { vec![members[*a]] } else { vec![members[*a], members[*b]] });
            }
        }
    }
    Ok(Some(found))
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let incidence = study.incidence(&CARD)?;
    let list_up_to = given.whole("list_up_to", 1, i64::MAX)?.map_or(LIST_UP_TO, |losses| usize::try_from(losses).unwrap_or(usize::MAX));
    let options = Options {
        scope: selection.scope().clone(),
        among: given.choice("among")?.unwrap_or_default(),
        order: given.choice("order")?.unwrap_or_default(),
        list_up_to,
    };
    let found = of(selection, incidence, study.network(), &options, study.watch())?;
    let [main, curve, worst] = tables::all(study, selection, incidence, &found);
    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study);
    let (filled, roles) = (found.filled.len(), incidence.roles());
    if filled < roles {
        answer = answer.with_remark(format!(
            "{} of {roles} roles are empty, or not known to be filled: `coverage`, `area`, `targeted_area` and `expected_coverage` take them as \
             empty, as a lower bound; those `of_filled` leave them aside",
            roles - filled
        ));
    }
    Ok(answer.with_table(main).with_table(curve).with_table(worst))
}

#[cfg(test)]
mod tests;
