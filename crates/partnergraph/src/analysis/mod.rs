//! The questions that can be put, one file each; this file is their register.
//!
//! A new analysis is a new file and its two lines here. Its Python function and method, signature, help, stub and name on
//! the command line follow from its card.

use crate::method::{AnalysisError, Answer, Card, Given, Study, Watch};
use crate::model::{Case, Casebook, nearest::nearest};
use crate::view::{Incidence, Network};

pub mod actor_betweenness;
pub mod actor_brokerage;
pub mod actor_closeness;
pub mod actor_clustering;
pub mod actor_component;
pub mod actor_constraint;
pub mod actor_core_number;
pub mod actor_degree;
pub mod actor_effective_size;
pub mod actor_eigenvector;
pub mod actor_exchange;
pub mod actor_harmonic;
pub mod actor_hierarchy;
pub mod actor_hits;
pub mod actor_influence;
pub mod actor_katz;
pub mod actor_load;
pub mod actor_overview;
pub mod actor_pagerank;
pub mod actor_removal;
pub mod actor_strength;
pub mod actor_trust_value;
pub mod case_change;
pub mod case_coverage;
pub mod case_diversity;
pub mod case_documentation;
pub mod case_formality;
pub mod case_funding;
pub mod case_governance;
pub mod case_participation;
pub mod case_partnership_elements;
pub mod case_reach;
pub mod case_risks;
pub mod case_robustness;
pub mod case_success_factors;
pub mod casebook_clusters;
pub mod casebook_comparison;
pub mod casebook_distances;
pub mod casebook_matrix;
pub mod casebook_permanova;
pub mod casebook_profiles;
pub mod casebook_similarity;
pub mod casebook_typology;
pub mod network_attack;
pub mod network_brokerage;
pub mod network_centralization;
pub mod network_communities;
pub mod network_core_periphery;
pub mod network_cut_points;
pub mod network_layers;
pub mod network_mixing;
pub mod network_qap;
pub mod network_summary;
pub mod pair_distance;
pub mod pair_exchange;
pub mod relation_betweenness;
pub mod relation_bridges;
pub mod relation_expiry;
pub mod role_candidates;
pub mod role_coverage;
mod shared;
pub mod two_mode_betweenness;
pub mod two_mode_closeness;
pub mod two_mode_clustering;
pub mod two_mode_degree;
pub mod two_mode_eigenvector;
pub mod two_mode_nestedness;
pub mod two_mode_projection;

pub use shared::brokers::BrokerRoles;
pub use shared::core_test::Tested as CoreTested;
pub use shared::flows::{ExcludedValue, Flow, Party};
pub use shared::grouped::Unknown;
pub use shared::indicators::{Indicator, Unit};
pub use shared::lot::{ByLot, Lot};
pub use shared::partition::{Classes, Partition};
pub use shared::path::WeightAs;
pub use shared::permutations::Permuted;
pub use shared::reach::{Cover, Dimension};
pub use shared::spectral::Scale;

/// Every analysis, sorted by level and name.
pub const METHODS: &[Method] = &[
    Method::on_study(&role_candidates::CARD, role_candidates::run),
    Method::on_study(&role_coverage::CARD, role_coverage::run),
    Method::on_study(&actor_betweenness::CARD, actor_betweenness::run),
    Method::on_study(&actor_brokerage::CARD, actor_brokerage::run),
    Method::on_study(&actor_closeness::CARD, actor_closeness::run),
    Method::on_study(&actor_clustering::CARD, actor_clustering::run),
    Method::on_study(&actor_component::CARD, actor_component::run),
    Method::on_study(&actor_constraint::CARD, actor_constraint::run),
    Method::on_study(&actor_core_number::CARD, actor_core_number::run),
    Method::on_study(&actor_degree::CARD, actor_degree::run),
    Method::on_study(&actor_effective_size::CARD, actor_effective_size::run),
    Method::on_study(&actor_eigenvector::CARD, actor_eigenvector::run),
    Method::on_study(&actor_exchange::CARD, actor_exchange::run),
    Method::on_study(&actor_harmonic::CARD, actor_harmonic::run),
    Method::on_study(&actor_hierarchy::CARD, actor_hierarchy::run),
    Method::on_study(&actor_hits::CARD, actor_hits::run),
    Method::on_study(&actor_influence::CARD, actor_influence::run),
    Method::on_study(&actor_katz::CARD, actor_katz::run),
    Method::on_study(&actor_load::CARD, actor_load::run),
    Method::on_study(&actor_overview::CARD, actor_overview::run),
    Method::on_study(&actor_pagerank::CARD, actor_pagerank::run),
    Method::on_study(&actor_removal::CARD, actor_removal::run),
    Method::on_study(&actor_strength::CARD, actor_strength::run),
    Method::on_study(&actor_trust_value::CARD, actor_trust_value::run),
    Method::on_study(&pair_distance::CARD, pair_distance::run),
    Method::on_study(&pair_exchange::CARD, pair_exchange::run),
    Method::on_study(&relation_betweenness::CARD, relation_betweenness::run),
    Method::on_study(&relation_bridges::CARD, relation_bridges::run),
    Method::on_study(&relation_expiry::CARD, relation_expiry::run),
    Method::on_study(&network_attack::CARD, network_attack::run),
    Method::on_study(&network_brokerage::CARD, network_brokerage::run),
    Method::on_study(&network_centralization::CARD, network_centralization::run),
    Method::on_study(&network_communities::CARD, network_communities::run),
    Method::on_study(&network_core_periphery::CARD, network_core_periphery::run),
    Method::on_study(&network_cut_points::CARD, network_cut_points::run),
    Method::on_study(&network_layers::CARD, network_layers::run),
    Method::on_study(&network_mixing::CARD, network_mixing::run),
    Method::on_study(&network_qap::CARD, network_qap::run),
    Method::on_study(&network_summary::CARD, network_summary::run),
    Method::on_study(&two_mode_betweenness::CARD, two_mode_betweenness::run),
    Method::on_study(&two_mode_closeness::CARD, two_mode_closeness::run),
    Method::on_study(&two_mode_clustering::CARD, two_mode_clustering::run),
    Method::on_study(&two_mode_degree::CARD, two_mode_degree::run),
    Method::on_study(&two_mode_eigenvector::CARD, two_mode_eigenvector::run),
    Method::on_study(&two_mode_nestedness::CARD, two_mode_nestedness::run),
    Method::on_study(&two_mode_projection::CARD, two_mode_projection::run),
    Method::on_study(&case_change::CARD, case_change::run),
    Method::on_study(&case_coverage::CARD, case_coverage::run),
    Method::on_study(&case_diversity::CARD, case_diversity::run),
    Method::on_study(&case_documentation::CARD, case_documentation::run),
    Method::on_study(&case_formality::CARD, case_formality::run),
    Method::on_study(&case_funding::CARD, case_funding::run),
    Method::on_study(&case_governance::CARD, case_governance::run),
    Method::on_study(&case_participation::CARD, case_participation::run),
    Method::on_study(&case_partnership_elements::CARD, case_partnership_elements::run),
    Method::on_study(&case_reach::CARD, case_reach::run),
    Method::on_study(&case_risks::CARD, case_risks::run),
    Method::on_study(&case_robustness::CARD, case_robustness::run),
    Method::on_study(&case_success_factors::CARD, case_success_factors::run),
    Method::on_casebook(&casebook_clusters::CARD, casebook_clusters::run),
    Method::on_casebook(&casebook_comparison::CARD, casebook_comparison::run),
    Method::on_casebook(&casebook_distances::CARD, casebook_distances::run),
    Method::on_casebook(&casebook_matrix::CARD, casebook_matrix::run),
    Method::on_casebook(&casebook_permanova::CARD, casebook_permanova::run),
    Method::on_casebook(&casebook_profiles::CARD, casebook_profiles::run),
    Method::on_casebook(&casebook_similarity::CARD, casebook_similarity::run),
    Method::on_casebook(&casebook_typology::CARD, casebook_typology::run),
];

/// An analysis in the register: its card, and how to run it with options by name.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    card: &'static Card,
    run: Run,
}

#[derive(Debug, Clone, Copy)]
enum Run {
    Study(fn(&Study<'_>, &Given) -> Result<Answer, AnalysisError>),
    Casebook(fn(&Casebook, &Given, &Watch) -> Result<Answer, AnalysisError>),
}

impl Method {
    const fn on_study(card: &'static Card, run: fn(&Study<'_>, &Given) -> Result<Answer, AnalysisError>) -> Self {
        Self { card, run: Run::Study(run) }
    }

    const fn on_casebook(card: &'static Card, run: fn(&Casebook, &Given, &Watch) -> Result<Answer, AnalysisError>) -> Self {
        Self { card, run: Run::Casebook(run) }
    }

    /// What a reader must know about it.
    #[must_use]
    pub const fn card(&self) -> &'static Card {
        self.card
    }

    /// The answer for a study.
    ///
    /// # Errors
    /// [`AnalysisError`] when an option has a value that it cannot take, or the analysis needs something else to run on.
    pub fn of_study(&self, study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
        match self.run {
            Run::Study(run) => run(study, given),
            Run::Casebook(_) => {
                Err(AnalysisError::WrongSubject { analysis: self.card.name, found: study.what(), expected: self.card.subject })
            }
        }
    }

    /// The answer for a case, with options by name.
    ///
    /// # Errors
    /// As [`of_study`](Self::of_study), and when the scope cannot be applied to the case.
    pub fn of_case(&self, case: &Case, given: &Given) -> Result<Answer, AnalysisError> {
        self.check_options(given, true)?;
        let given = given.with_direction_of(self.card);
        let scope = given.scope()?;
        let answer = self.of_study(&Study::new(case, &scope)?, &given)?;
        Ok(answer.with_fingerprint(case.fingerprint()))
    }

    /// The answer for a network made from edges, with options by name; of the scope only `direction` can be chosen.
    ///
    /// # Errors
    /// As [`of_study`](Self::of_study).
    pub fn of_network(&self, network: &Network, given: &Given) -> Result<Answer, AnalysisError> {
        self.of_made(Study::of_network(network), given)
    }

    /// The answer for a two-mode table made from links, with options by name; of the scope nothing can be chosen.
    ///
    /// # Errors
    /// As [`of_study`](Self::of_study).
    pub fn of_incidence(&self, incidence: &Incidence, given: &Given) -> Result<Answer, AnalysisError> {
        self.of_made(Study::of_incidence(incidence), given)
    }

    /// The answer for several networks, each a layer with a name, with options by name; of the scope only `direction` can be
    /// chosen.
    ///
    /// # Errors
    /// As [`of_study`](Self::of_study), and [`AnalysisError::Networks`] when the networks cannot be compared.
    pub fn of_networks(&self, networks: &[(&str, &Network)], given: &Given) -> Result<Answer, AnalysisError> {
        self.of_made(Study::of_networks(networks, None)?, given)
    }

    /// The answer for a study of what was made before the question is put: a network, several, or a two-mode table. Of the scope
    /// only `direction` can be chosen, where there are ties.
    ///
    /// # Errors
    /// As [`of_study`](Self::of_study), and when a watch of the study stops the work.
    pub fn of_made(&self, study: Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
        if self.card.subject != study.subject() {
            return Err(AnalysisError::WrongSubject { analysis: self.card.name, found: study.what(), expected: self.card.subject });
        }
        let given = given.without_presets(self.card);
        self.check_options(&given, false)?;
        self.of_study(&study.looked_at(&given)?, &given)
    }

    /// The answer for a casebook as a whole; nothing where the analysis is asked of each case.
    pub(crate) fn of_whole_casebook(&self, casebook: &Casebook, given: &Given, watch: &Watch) -> Option<Result<Answer, AnalysisError>> {
        match self.run {
            Run::Study(_) => None,
            Run::Casebook(run) => Some(self.check_options(given, true).and_then(|()| run(casebook, given, watch))),
        }
    }

    /// That the analysis takes every option that is given, when it is asked of a case.
    ///
    /// # Errors
    /// [`AnalysisError::Option`] for the first that it does not take, with the nearest that it does.
    pub fn check_options_of_case(&self, given: &Given) -> Result<(), AnalysisError> {
        self.check_options(given, true)
    }

    pub(crate) fn check_options(&self, given: &Given, of_case: bool) -> Result<(), AnalysisError> {
        let known: Vec<_> =
            self.card.all_options().filter(|option| of_case || option.name == "direction" || !self.card.is_of_case(option.name)).collect();
        Ok(given.check(&known)?)
    }
}

/// The analysis with this name.
///
/// # Errors
/// [`AnalysisError::UnknownAnalysis`] when there is none, with the nearest name that there is.
///
/// # Examples
/// ```
/// use partnergraph::analysis::find;
///
/// assert_eq!(find("role_coverage")?.card().name, "role_coverage");
/// assert!(find("role_covrage").is_err_and(|error| error.to_string().ends_with("the nearest is `role_coverage`")));
/// # Ok::<_, partnergraph::method::AnalysisError>(())
/// ```
pub fn find(name: &str) -> Result<&'static Method, AnalysisError> {
    METHODS.iter().find(|method| method.card.name == name).ok_or_else(|| AnalysisError::UnknownAnalysis {
        found: name.to_owned(),
        nearest: nearest(name, METHODS.iter().map(|method| method.card.name)),
    })
}
