//! Which unwanted events a partnership has thought of, what is left of them after measures, and which its own structure suggests.
//!
//! A house, a municipality and residents go through it together before anything is built or signed: what can go wrong, how
//! likely is it, how bad would it be, and what is done about it.

use super::shared::risk_matrix::{MATRIX, PRESET};
use super::shared::risk_tables as tables;
use super::shared::suggested_risks::{self, Limits};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Study, Subject, TableSpec,
    Value,
};
use crate::model::{Case, Grade, Reduces, Risk};
use crate::view::{Scope, Selection, Uncertain};

pub use super::shared::risk_matrix::{RiskClass, RiskMatrix};
pub use super::shared::suggested_risks::{Candidate, NotKnown, Trigger};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_risks",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "Which unwanted events follow from how the partnership is built, and what is left after measures?",
    definition: "likelihood 1 to 5; consequence = the largest over what matters, 1 to 5; score = likelihood × consequence; class = the cell of the \
        matrix: green, yellow or red. Residual (`_after`): the smallest likelihood and the smallest consequence among those that are recorded, \
        now and after each measure. Order: class, then score, the worst first, then document order; last what has no class. Measures that \
        reduce likelihood come before those that reduce consequence.\n\
        Matrix `ministry`: green to score 4, yellow from 5 to 12, red from 15.\n\
        Candidates, from the structure: empty_role, a role known to be empty; single_holder, a role that one actor alone holds; one_funder, \
        funding (see `case_funding`) with an HHI above `hhi`; ending, an agreement or relation whose end, or planned end where it has no \
        other, lies within `horizon_days` of `at`; cut_point, a coordinator without whom the network falls apart (the one actor tagged \
        `coordinator`, else the only holder of `programme_coordinator`, else of `operator`); no_residents, participation is recorded, none of \
        it by actors of the sector residents at level 1 or more, and none of them has a seat; no_basis, an operator whose role rests on \
        neither ownership, lease nor contract. What is not known gives no candidate and stands in `not_known`.",
    reading: "Likelihood and consequence are ordinal: a score orders risks and measures nothing. A candidate is a question to be put on the list, \
        not a finding of fault, and has no score until people set one; `recorded` says which risks touch the same already. Red is not \
        acceptable, yellow asks for measures to be considered, green is acceptable. The municipality sets what is acceptable; the preset is a \
        starting point. Residual values take all measures as carried out. A relation or agreement without an end holds on.",
    undefined: &[(
        Reason::NotRecorded,
        "a likelihood or consequence that is not recorded, and the score and class without either of them; the same after measures, \
            where neither the risk nor a measure says",
    )],
    source: "Risk as likelihood and consequence, five steps by five, three classes and the order of measures: the Norwegian ministry's guide to \
        zoning plans (reguleringsplanveileder 2011), annex 1 on risk and vulnerability analysis, which leaves the classes of cells to the \
        municipality; the classes of the preset and the candidates are our own.",
    elsewhere: "",
    scope: &["at", "statuses", "stages", "uncertain", "level", "include_self", "currency"],
    options: &[
        OptionSpec {
            name: MATRIX,
            kind: OptionKind::Texts,
            preset: Preset::Texts(&[PRESET]),
            meaning: "which class each likelihood and consequence has: `ministry`, or 25 classes (`green`, `yellow`, `red`), those of likelihood 1 \
                from consequence 1 to 5, then those of likelihood 2, and so on; never milder as either grows",
        },
        OptionSpec {
            name: "horizon_days",
            kind: OptionKind::Whole { min: 0, max: LONGEST_HORIZON_DAYS as i64 },
            preset: Preset::Whole(HORIZON_DAYS as i64),
            meaning: "how many days after `at` an end is near",
        },
        OptionSpec {
            name: "hhi",
            kind: OptionKind::Number,
            preset: Preset::Number(HHI),
            meaning: "above which concentration funding depends on one funder, 0 to 1",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a recorded risk, the worst first",
            columns: &[
                ColumnSpec::new("risk", "id of the risk"),
                ColumnSpec::new("event", "what could happen"),
                ColumnSpec::new("likelihood", "1 to 5"),
                ColumnSpec::new("consequence", "the largest over what matters, 1 to 5"),
                ColumnSpec::new("worst", "what has that consequence"),
                ColumnSpec::new("score", "likelihood × consequence, 1 to 25"),
                ColumnSpec::new("class", "`green`, `yellow` or `red`"),
                ColumnSpec::new("likelihood_after", "likelihood after measures, 1 to 5"),
                ColumnSpec::new("consequence_after", "consequence after measures, 1 to 5"),
                ColumnSpec::new("score_after", "score after measures, 1 to 25"),
                ColumnSpec::new("class_after", "class after measures"),
                ColumnSpec::new("measures", "number of measures"),
                ColumnSpec::new("causes", "what could bring it about"),
                ColumnSpec::new("affects", "ids of the actors, roles and relations that it would touch"),
            ],
        },
        TableSpec {
            name: "measures",
            row: "a measure, by risk in the order of `main`; those that reduce likelihood first, last those of which it is not said",
            columns: &[
                ColumnSpec::new("risk", "id of the risk"),
                ColumnSpec::new("position", "place among the measures of the risk in the document, from 0"),
                ColumnSpec::new("what", "what is done, where recorded"),
                ColumnSpec::new("reduces", "`likelihood` or `consequence`, where recorded"),
                ColumnSpec::new("owner", "who sees to it, where recorded"),
                ColumnSpec::new("due", "by when, where recorded"),
                ColumnSpec::new("likelihood_after", "likelihood after it, 1 to 5"),
                ColumnSpec::new("consequence_after", "consequence after it, 1 to 5"),
            ],
        },
        TableSpec {
            name: "consequences",
            row: "a risk and something that matters",
            columns: &[
                ColumnSpec::new("risk", "id of the risk"),
                ColumnSpec::new("dimension", "what matters"),
                ColumnSpec::new("consequence", "how bad it would be for it, 1 to 5"),
                ColumnSpec::new("score", "likelihood × this consequence, 1 to 25"),
                ColumnSpec::new("class", "`green`, `yellow` or `red`"),
            ],
        },
        TableSpec {
            name: "matrix",
            row: "a likelihood and a consequence",
            columns: &[
                ColumnSpec::new("likelihood", "1 to 5"),
                ColumnSpec::new("consequence", "1 to 5"),
                ColumnSpec::new("score", "likelihood × consequence"),
                ColumnSpec::new("class", "`green`, `yellow` or `red`"),
                ColumnSpec::new("risks", "ids of the risks in this cell"),
                ColumnSpec::new("risks_after", "ids of the risks in this cell after measures"),
            ],
        },
        TableSpec {
            name: "candidates",
            row: "a risk that the structure suggests, in the order of the definition",
            columns: &[
                ColumnSpec::new("trigger", "what made it one, as in the definition"),
                ColumnSpec::new("what", "the same in words"),
                ColumnSpec::new(
                    "value",
                    "the number behind it: holders of the role; HHI, 0 to 1; days left; pieces that the partners of the coordinator fall into; \
                    records of residents; assignments with such a basis",
                ),
                ColumnSpec::new("concerns", "ids of the roles, actors, relations and agreements that it is about"),
                ColumnSpec::new("recorded", "ids of the recorded risks that touch any of them"),
            ],
        },
        TableSpec {
            name: "not_known",
            row: "something that could be a candidate if more were recorded",
            columns: &[
                ColumnSpec::new("trigger", "what would make it one"),
                ColumnSpec::new("why", "what is missing"),
                ColumnSpec::new("concerns", "ids of what it is missing of; none where it is the case as a whole"),
            ],
        },
    ],
};

/// How far ahead is looked where nothing else is chosen, in days.
const HORIZON_DAYS: u32 = 365;
const LONGEST_HORIZON_DAYS: u32 = 36_525;
/// Two equal funders; above it one gives more than half.
const HHI: f64 = 0.5;

/// Which part of the case, which matrix, and what makes a candidate.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    matrix: RiskMatrix,
    horizon_days: u32,
    hhi: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { scope: Scope::default(), matrix: RiskMatrix::default(), horizon_days: HORIZON_DAYS, hhi: HHI }
    }
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with another matrix.
    pub const fn with_matrix(mut self, matrix: RiskMatrix) -> Self {
        self.matrix = matrix;
        self
    }

    /// The same, looking this many days ahead.
    pub const fn with_horizon_days(mut self, horizon_days: u32) -> Self {
        self.horizon_days = horizon_days;
        self
    }

    /// The same, with another concentration above which funding depends on one funder.
    pub const fn with_hhi(mut self, hhi: f64) -> Self {
        self.hhi = hhi;
        self
    }
}

/// How likely and how bad something is, and what class that makes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assessment {
    /// How likely it is.
    pub likelihood: Value<Grade>,
    /// How bad it would be for what it is worst for.
    pub consequence: Value<Grade>,
    /// Likelihood times consequence.
    pub score: Value<usize>,
    /// The class of the matrix.
    pub class: Value<RiskClass>,
}

impl Assessment {
    pub(crate) fn of(matrix: &RiskMatrix, likelihood: Option<Grade>, consequence: Option<Grade>) -> Self {
        let both = likelihood.zip(consequence).ok_or(Reason::NotRecorded);
        Self {
            likelihood: likelihood.ok_or(Reason::NotRecorded),
            consequence: consequence.ok_or(Reason::NotRecorded),
            score: both.map(|(likelihood, consequence)| usize::from(likelihood.get()) * usize::from(consequence.get())),
            class: both.map(|(likelihood, consequence)| matrix.class(likelihood, consequence)),
        }
    }
}

/// A recorded risk, now and after its measures.
#[derive(Debug, Clone, PartialEq)]
pub struct RatedRisk {
    /// Its position in the document.
    pub position: usize,
    /// What it would be worst for.
    pub worst: Vec<String>,
    /// As it is now.
    pub now: Assessment,
    /// After all measures.
    pub after: Assessment,
    /// Its measures by their positions, those that reduce likelihood first.
    pub measures: Vec<usize>,
}

/// The risks of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRisks {
    /// Those that are recorded, the worst first.
    pub risks: Vec<RatedRisk>,
    /// Those that the structure suggests.
    pub candidates: Vec<Candidate>,
    /// What could be one if more were recorded.
    pub not_known: Vec<NotKnown>,
}

/// The risks that are recorded, and those that the structure suggests.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied; [`AnalysisError::Option`] when `hhi` is no number from 0 to 1 or the horizon
/// is longer than a hundred years.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, Consequences, Grade, Risk, analysis::case_risks::{self, RiskClass}};
///
/// let grade = |grade| Grade::new(grade).unwrap();
/// let risk = Risk::new("noise", "neighbours cannot sleep")
///     .with_likelihood(grade(4))
///     .with_consequence(Consequences::from_iter([("trust", grade(4)), ("money", grade(2))]));
/// let case = CaseBuilder::new("house", "House").risk(risk).build()?;
/// let found = case_risks::compute(&case, &Default::default())?;
/// assert_eq!((found.risks[0].now.score, found.risks[0].now.class), (Ok(16), Ok(RiskClass::Red)));
/// assert_eq!(found.risks[0].worst, ["trust"]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseRisks, AnalysisError> {
    of(&Study::new(case, &options.scope)?, options)
}

fn of(study: &Study<'_>, options: &Options) -> Result<CaseRisks, AnalysisError> {
    if options.horizon_days > LONGEST_HORIZON_DAYS {
        let expected = format!("a whole number from 0 to {LONGEST_HORIZON_DAYS}");
        return Err(OptionError::new("horizon_days", format_args!("`{}`", options.horizon_days), expected).into());
    }
    if !(0.0..=1.0).contains(&options.hhi) {
        return Err(OptionError::new("hhi", format_args!("`{}`", options.hhi), "a number from 0 to 1").into());
    }
    let limits = Limits { horizon_days: options.horizon_days, hhi: options.hhi };
    let (candidates, not_known) = suggested_risks::of(study, &CARD, limits)?;
    Ok(CaseRisks { risks: rated(study.needed_selection(&CARD)?, &options.matrix), candidates, not_known })
}

/// The recorded risks, the worst first.
fn rated(selection: &Selection<'_>, matrix: &RiskMatrix) -> Vec<RatedRisk> {
    let is_known = |risk: &Risk| selection.scope().uncertain() == Uncertain::Include || !risk.evidence().is_uncertain();
    let known = selection.case().risks().iter().enumerate().filter(|(_, risk)| is_known(risk));
    let mut risks: Vec<RatedRisk> = known.map(|(position, risk)| rate(position, risk, matrix)).collect();
    // Stable, so that equals stay in document order; what has no class comes last.
    risks.sort_by_key(|risk| {
        let worst_first = |class: RiskClass, score| (usize::MAX - class as usize, usize::MAX - score);
        risk.now.class.ok().zip(risk.now.score.ok()).map_or((true, (0, 0)), |(class, score)| (false, worst_first(class, score)))
    });
    risks
}

fn rate(position: usize, risk: &Risk, matrix: &RiskMatrix) -> RatedRisk {
    let likelihood = risk.likelihood();
    let consequence = risk.consequence().iter().map(|(_, grade)| grade).max();
    let worst = risk.consequence().iter().filter(|(_, grade)| Some(*grade) == consequence);
    let least = |now: Option<Grade>, after: fn(&crate::model::Measure) -> Option<Grade>| {
        now.into_iter().chain(risk.measures().iter().filter_map(after)).min()
    };
    let after = (least(likelihood, crate::model::Measure::likelihood_after), least(consequence, crate::model::Measure::consequence_after));
    let mut measures: Vec<usize> = (0..risk.measures().len()).collect();
    // Stable: of those that reduce the same the order of the document holds.
    measures.sort_by_key(|place| match risk.measures()[*place].reduces() {
        Some(Reduces::Likelihood) => 0,
        Some(Reduces::Consequence) => 1,
        None => 2,
    });
    RatedRisk {
        position,
        worst: worst.map(|(dimension, _)| dimension.to_owned()).collect(),
        now: Assessment::of(matrix, likelihood, consequence),
        after: Assessment::of(matrix, after.0, after.1),
        measures,
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let horizon = given.whole("horizon_days", 0, i64::from(LONGEST_HORIZON_DAYS))?;
    let options = Options {
        scope: Scope::default(),
        matrix: given.texts(MATRIX)?.map(|words| RiskMatrix::given(&words)).transpose()?.unwrap_or_default(),
        horizon_days: horizon.and_then(|days| u32::try_from(days).ok()).unwrap_or(HORIZON_DAYS),
        hhi: given.number("hhi")?.unwrap_or(HHI),
    };
    let (case, found) = (selection.case(), of(study, &options)?);
    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study);
    if case.risks().is_empty() {
        answer = answer.with_remark("no risk is recorded; what the structure suggests stands in `candidates`");
    }
    if !found.not_known.is_empty() {
        answer = answer.with_remark("not everything that could be a risk is known; what is missing stands in `not_known`");
    }
    Ok(answer
        .with_table(tables::main(case, &found.risks))
        .with_table(tables::measures(case, &found.risks))
        .with_table(tables::consequences(case, &found.risks, &options.matrix))
        .with_table(tables::matrix(case, &found.risks, &options.matrix))
        .with_table(tables::candidates(case, &found.candidates))
        .with_table(tables::not_known(&found.not_known)))
}

#[cfg(test)]
mod tests;
