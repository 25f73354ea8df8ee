"""A function for each analysis; the same functions are methods of what they can be asked of.

Generated from the register by `tools/generate.py`; do not edit.
"""

# ruff: noqa: E501, RUF022
# fmt: off
from __future__ import annotations

from ._native import Answer, Case, Casebook, Incidence, Network, ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any, Literal

__all__ = [
    "role_candidates",
    "role_coverage",
    "actor_betweenness",
    "actor_brokerage",
    "actor_closeness",
    "actor_clustering",
    "actor_component",
    "actor_constraint",
    "actor_core_number",
    "actor_degree",
    "actor_effective_size",
    "actor_eigenvector",
    "actor_exchange",
    "actor_harmonic",
    "actor_hierarchy",
    "actor_hits",
    "actor_influence",
    "actor_katz",
    "actor_load",
    "actor_overview",
    "actor_pagerank",
    "actor_removal",
    "actor_strength",
    "actor_trust_value",
    "pair_distance",
    "pair_exchange",
    "relation_betweenness",
    "relation_bridges",
    "relation_expiry",
    "network_attack",
    "network_brokerage",
    "network_centralization",
    "network_communities",
    "network_core_periphery",
    "network_cut_points",
    "network_layers",
    "network_mixing",
    "network_qap",
    "network_summary",
    "two_mode_betweenness",
    "two_mode_closeness",
    "two_mode_clustering",
    "two_mode_degree",
    "two_mode_eigenvector",
    "two_mode_nestedness",
    "two_mode_projection",
    "case_change",
    "case_coverage",
    "case_diversity",
    "case_documentation",
    "case_formality",
    "case_funding",
    "case_governance",
    "case_participation",
    "case_partnership_elements",
    "case_reach",
    "case_risks",
    "case_robustness",
    "case_success_factors",
    "casebook_clusters",
    "casebook_comparison",
    "casebook_distances",
    "casebook_matrix",
    "casebook_permanova",
    "casebook_profiles",
    "casebook_similarity",
    "casebook_typology",
]


def role_candidates(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    role: str | None = None,
    pool: Literal["case", "casebook"] = "case",
    role_needs: Mapping[str, Iterable[str]] | None = None,
    min_support: int = 3,
    top: int = 10,
    by: Literal["potential", "any"] = "potential",
    list_sets: int = 10,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who could take a role that is empty, or share one that rests on a single actor?

    Every actor of the pool that does not hold the role r gets five pieces of evidence.
    potential: whether a potential assignment to r is recorded.
    match = |N ∩ G|/|N|, G the categories of what the actor gives, N those that go with r (`role_needs`), narrowed to
    those that the case is said to need where any of N is among them.
    experience: number of other cases of the casebook in which the same identity holds or held r.
    habit: the largest N(s and r)/N(s) over the roles s that the actor holds here, N counting pairs of an actor and
    another case in which the actor holds s, or both; only roles with N(s) of `min_support` or more.
    reach: number of target groups and parts of the day that the actor covers and no holder of r does.
    Order: number of pieces above 0, then potential, experience, match, habit, reach (a missing one counts as lowest),
    then the smaller load, then document order. Rank: those that differ in nothing but document order share the
    smaller one.
    Smallest filling set: the fewest candidates that together could fill every empty role. With `by` = potential an
    actor can fill a role when a potential assignment is recorded, with any when any piece is above 0. Exact: the
    smallest sets in document order, up to `list_sets` of them, with the number of all sets of that size.

    A list for a conversation, not a recommendation: it knows nothing of willingness or capacity. A missing piece says
    that nothing is recorded, not that there is nothing.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    role
        the role that candidates are listed for; without it all that are empty, then all that rest on one actor
    pool
        who can be a candidate: the actors of the case, merely potential ones too, or besides everybody with an
        identity in the other cases of the casebook
    role_needs
        for each role the categories that go with it; of a role that is not named: owner premises; funder money;
        operator staff, services, competence; programme_coordinator activities, staff, competence;
        neighbourhood_partner network, legitimacy, access; activity_partner activities, volunteers
    min_support
        how many pairs of an actor and another case a role needs to say something about habit
    top
        how many candidates are listed for each role
    by
        when a candidate can fill a role in the smallest filling set: when it is recorded as potential, or when any
        piece speaks for it
    list_sets
        how many of the smallest filling sets are listed
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each role and a candidate, roles in the order of the option `role`, candidates by rank.

        - ``role``: id of the role
        - ``actor``: id of the candidate; of one from other cases its identity
        - ``name``: its name
        - ``rank``: place among the candidates for the role, from 1
        - ``pieces``: number of pieces of evidence above 0, 0 to 5
        - ``potential``: whether a potential assignment to the role is recorded
        - ``match``: share of the categories that go with the role that it gives, 0 to 1
        - ``experience``: number of other cases in which it holds or held the role
        - ``habit``: how often actors elsewhere that hold a role of its own hold this one too, 0 to 1
        - ``reach``: number of target groups and parts of the day that no holder of the role covers
        - ``load``: number of roles that it holds in the case
        - ``sector``: `public`, `private`, `civil`, `residents` or `none`
        - ``new_sector``: whether it has a sector that no holder of any role has

        Further tables: ``filling_set`` (a row is a member of one of the smallest filling sets; sets and members in
        document order); ``summary`` (a row is the case).

        No value: ``not_recorded``: match, when no category is recorded of what the actor gives, or none goes with the
        role; experience without casebook or identity; habit, when the actor holds no role with enough support
        elsewhere; reach, when nothing is recorded of what the actor reaches; ``no_roles``: size and sets, when the
        role model has no role; ``too_large``: size and sets, when more than 64 empty roles have a candidate, or
        trying would take more than 20 million steps; sets, when there are more than 2^63.

    References
    ----------
    The question which roles an actor could have had: building-block workshop of neighbourhood houses (SoCentral and
    NIBR, nabolaghus.no), step 1. The evidence and the order are our own.
    """
    return ask(
        "role_candidates",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "role": role,
            "pool": pool,
            "role_needs": role_needs,
            "min_support": min_support,
            "top": top,
            "by": by,
            "list_sets": list_sets,
            "threads": threads,
            "progress": progress,
        },
    )


def role_coverage(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    wanted: Mapping[str, int] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who holds each role, which roles are empty or unknown, and which rest on one actor?

    holders c = number of actors with at least one assignment to the role in scope; parallel assignments count once.
    state = filled when c is 1 or more; empty when c is 0 and an assignment without actor (status sought or current)
    says so; otherwise unknown.
    redundancy = c − 1; shortfall = max(0, wanted − c).

    A filled role with one holder falls when that holder leaves. An unknown role says that nobody recorded it, not
    that nobody holds it. The actor that stands for the case may hold roles and counts.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    wanted
        for each role how many holders are wanted; 1 for a role that is not named
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each role of the role model, in its order.

        - ``role``: id of the role
        - ``name``: the role in English, as the role model calls it
        - ``state``: `filled`, `empty` or `unknown`
        - ``holders``: number of actors that hold it, 0 or more
        - ``single_holder``: whether just one actor holds it
        - ``redundancy``: holders beyond the first, 0 or more
        - ``shortfall``: holders missing to the wanted number, 0 or more
        - ``sought``: whether somebody is being looked for, also where the role is filled
        - ``held_by``: ids of the holders, in document order
        - ``potential``: ids of actors that could hold it and do not
        - ``former``: ids of actors that held it and do not now

        Further tables: ``by_sector`` (a row is a role and a sector (or `none` where the sector is other or not
        known)); ``other_roles`` (a row is a role that is assigned but not in the role model; listed, not counted).

        No value: ``no_holder``: redundancy of an empty role; ``unknown_role``: redundancy and shortfall of an unknown
        role; ``no_roles``: everything, when the role model has no role: the table is empty and a remark says so.

    References
    ----------
    Roles and states: the building-block model of neighbourhood houses (SoCentral and NIBR, nabolaghus.no), step 1;
    the counts are our own.
    """
    return ask(
        "role_coverage",
        of,
        {
            "at": at,
            "statuses": statuses,
            "uncertain": uncertain,
            "level": level,
            "wanted": wanted,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_betweenness(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    weight_as: Literal["strength", "distance"] | None = None,
    pivots: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """On how many shortest paths between others does an actor lie?

    raw = Σ σst(i)/σst over pairs s, t of other actors that are connected, σst the number of shortest paths and σst(i)
    those over i; value = raw/((n−1)(n−2)/2).
    Directed: ordered pairs, over (n−1)(n−2).
    With `pivots` = k: n/k times what shortest paths from k actors s add, drawn by lot without replacement;
    standard_error = n √((1−k/n) v/k), v the variance of what they add, over the same denominator as value.

    From 0 (on no way between others) to 1 (on every way). Pairs that cannot reach each other add nothing. In cases
    with few ties between partners most actors have 0. An estimate from `pivots` is right on average and lies within
    two standard errors in most cases, less surely where few of the actors drawn find an actor on their way.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    weight_as
        what a weight means for the length of a tie: `strength` (length 1/weight) or `distance` (length weight);
        needed where weights are named
    pivots
        estimate: follow the paths from so many actors drawn by lot, at most all; without it the paths from all are
        followed and the answer is exact
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: share of the pairs of others it lies between, 0 to 1
        - ``raw``: sum of the shares of shortest paths over all pairs of others
        - ``standard_error``: how far value may be off where it is estimated from `pivots`; 0 where it is exact

        No value: ``too_few_actors``: value and standard_error, when the network has fewer than three actors; raw is
        then 0.

    References
    ----------
    Freeman 1977, A set of measures of centrality based on betweenness. Sociometry 40, DOI 10.2307/3033543; worked out
    after Brandes 2001, A faster algorithm for betweenness centrality. J. Math. Sociol. 25, DOI
    10.1080/0022250X.2001.9990249; from pivots: Brandes & Pich 2007, Centrality estimation in large networks. Int. J.
    Bifurcation Chaos 17, DOI 10.1142/S0218127407018403.
    """
    return ask(
        "actor_betweenness",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "weight_as": weight_as,
            "pivots": pivots,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_brokerage(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    partition: Literal["sector", "kind"] | Mapping[Any, object] = "sector",
    unknown: Literal["exclude", "own_class"] = "exclude",
    shared: bool = False,
    test: bool = False,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who stands between which sectors, and in what role?

    Counted are open two-paths a→v→c: a, v and c different, and no arc a→c (c→a does not matter); v is the broker. By
    the classes of a, v, c: coordinator A A A, itinerant A B A, representative A A B, gatekeeper A B B, liaison A B C;
    total, all five.
    expected, with d = m/(n(n−1)), e = d²(1−d), n_h the sizes of the classes and the broker in class i: coordinator
    e(n_i−1)(n_i−2); itinerant e Σ_{h≠i} n_h(n_h−1); representative and gatekeeper e(n−n_i)(n_i−1); liaison e[(n−n_i)²
    − Σ_{h≠i} n_h²]; total e(n−1)(n−2). sd² = E(1−e) + 2Tq, q = d³(1−d)³, T the pairs of two-paths that share an arc;
    z = (count − expected)/sd.
    shared: each two-path counts 1/(number of brokers between that a and that c).
    activity = representative + gatekeeper + liaison; exclusivity = those of them that nobody else carries. type:
    powerhouse (both above the mean of all actors), connector (activity alone), linchpin (exclusivity alone),
    sideliner (neither).
    test: classes shuffled over the actors; all arrangements where there are at most 50,000.

    A count far above what is expected says that the actor mediates more than its place among so many ties and so
    large classes would bring. For small networks prefer the test to z. An actor that holds several roles in the case
    has one class here. Undirected ties are read as two arcs: everything is then twice the count of pairs.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    partition
        what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are
        no class), the kind of actor, or for each actor by name its class. In a network made from edges only the last
        says something
    unknown
        what becomes of actors without a class: they leave the network, or are together a class of their own, called
        `none`
    shared
        whether the roles in the main table count each two-path divided by the number of its brokers
    test
        whether to compare with shuffled classes; fills the table `test`, which has no rows otherwise
    replicates
        how many arrangements are drawn, where there are more than 50,000; otherwise all are gone through
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``class``: its class; nothing where it has none and is left out
        - ``coordinator``: open two-paths inside its class, all three of it
        - ``itinerant``: open two-paths between two of one other class
        - ``representative``: open two-paths from its class to another
        - ``gatekeeper``: open two-paths from another class into its own
        - ``liaison``: open two-paths between two other classes
        - ``total``: all of them
        - ``activity``: representative + gatekeeper + liaison, never shared
        - ``exclusivity``: those of them that nobody else carries
        - ``type``: powerhouse, connector, linchpin or sideliner

        Further tables: ``roles`` (a row is an actor in a role, and in total); ``test`` (a row is an actor in a role,
        and in total, where the test is asked for).

        No value: ``too_few_actors``: everything, with fewer than three actors that have a class; ``no_partition``:
        everything, when no actor has a class; and for an actor that has none and is left out; ``zero_variance``: z,
        when the standard deviation is 0.

    References
    ----------
    Gould & Fernandez 1989, Structures of mediation. Sociological Methodology 19, DOI 10.2307/270949; activity,
    exclusivity and types: Hamilton, Hileman & Bodin 2020, Evaluating heterogeneous brokerage. Social Networks 61; p
    of drawn arrangements: Phipson & Smyth 2010, DOI 10.2202/1544-6115.1585.
    """
    return ask(
        "actor_brokerage",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "partition": partition,
            "unknown": unknown,
            "shared": shared,
            "test": test,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_closeness(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    weight_as: Literal["strength", "distance"] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How few steps separate an actor from everyone it can reach?

    value = (reached/(n−1)) × (reached/D), reached the number of others that the actor reaches and D the sum of the
    distances to them, each the length of the shortest path. Where everybody is reached this is Freeman's (n−1)/D.
    in: distances from others to the actor. out, and directed, which is read as out: distances from the actor to
    others.

    From just above 0 to 1 (tied to everybody) when paths are counted in steps; with weights it can exceed 1. In a
    network of several pieces the first factor lowers the value of whoever reaches few; for those, `actor_harmonic` is
    easier to read.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    weight_as
        what a weight means for the length of a tie: `strength` (length 1/weight) or `distance` (length weight);
        needed where weights are named
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: closeness to all others, 0 to 1 when paths are counted in steps
        - ``reached``: number of others that it reaches

        No value: ``too_few_actors``: value, when the network has fewer than two actors; ``isolate``: value, of an
        actor without a tie in an undirected network: there is no distance, so it is not 0; ``no_reachable_actor``:
        value, of an actor of a directed network that reaches nobody, or with `in` that nobody reaches.

    References
    ----------
    Freeman 1979, Centrality in social networks: conceptual clarification. Social Networks 1, DOI
    10.1016/0378-8733(78)90021-7; for several pieces: Wasserman & Faust 1994, Social network analysis, chapter 5.
    """
    return ask(
        "actor_closeness",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "weight_as": weight_as,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_clustering(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Do an actor's partners also work with each other?

    value = t/C(k,2), t the ties among the actor's partners and k the number of partners. Directed ties are read as
    undirected.

    From 0 (no two partners are tied) to 1 (all are). With few partners the share jumps: look at the number of pairs
    beside it. Its mean over actors is average_clustering of network_summary.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: share of the pairs of partners that are tied, 0 to 1
        - ``tied_pairs``: number of pairs of partners that are tied
        - ``pairs``: number of pairs of partners

        No value: ``too_few_neighbours``: value, of an actor with fewer than two partners.

    References
    ----------
    Watts & Strogatz 1998, Collective dynamics of "small-world" networks. Nature 393, DOI 10.1038/30918.
    """
    return ask(
        "actor_clustering",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_component(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who hangs together with whom, directly or over others?

    A component is a largest set of actors in which everyone reaches everyone over ties, whatever their direction. Of
    a directed network, a strong component is a largest set in which arcs lead from everyone to everyone and back.
    Components are numbered from 1: the largest first, then by their first actor in document order.

    An actor alone in its component has no tie, or of strong components no way back. Large strong components are rare
    where most relations go one way, such as money.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``component``: number of its component, from 1, the largest first
        - ``size``: number of actors in it
        - ``strong_component``: number of its strong component, from 1, the largest first; directed only
        - ``strong_size``: number of actors in it

        Further tables: ``components`` (a row is a component, the largest first).

        No value: ``undirected``: strong_component and strong_size, of an undirected network.

    References
    ----------
    Wasserman & Faust 1994, Social network analysis, chapter 4; strong components: Tarjan 1972, SIAM J. Comput. 1, DOI
    10.1137/0201010.
    """
    return ask(
        "actor_component",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_constraint(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    pairs: bool | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How much do an actor's partners close in on it, leaving no room to mediate?

    z_ij = w_ij + w_ji, the weights being 1 unless they are named; p_ij = z_ij/Σ_q z_iq.
    c_ij = (p_ij + Σ_q p_iq p_qj)² for each partner j of i, q running over everybody else in the network; value = Σ_j
    c_ij.

    Low when partners are many and know little of each other; high when there are few or they are tied to each other.
    An actor with one partner has 1 when that partner has no other, and each of three who are all tied to each other
    has 9/8: it is not cut at 1. The table of pairs says whose hold it is. Weights are strengths; multiplying all by
    the same number changes nothing. What runs in either direction counts.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    pairs
        whether the table `pairs` is filled; without it, where it has at most 10 000 rows, two for each tied pair
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: constraint on the actor, above 0, seldom above 1

        Further tables: ``pairs`` (a row is an actor and one of its partners, by actor, then partner; no rows where
        they are not listed).

        No value: ``isolate``: value, of an actor without ties.

    References
    ----------
    Burt 1992, Structural holes, chapter 2; Burt 2004, Structural holes and good ideas. American Journal of Sociology
    110, DOI 10.1086/421787; Everett & Borgatti 2020, Unpacking Burt's constraint measure. Social Networks 62, DOI
    10.1016/j.socnet.2020.02.001.
    """
    return ask(
        "actor_constraint",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "pairs": pairs,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_core_number(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How deep in the mutually well-tied part of the network is an actor?

    The largest k such that the actor belongs to a set of actors in which everyone has at least k partners inside the
    set. Directed ties are read as undirected.

    Never more than the number of partners. 0 for an actor without ties, a genuine zero; 1 in trees and on their
    tails. Actors with the largest number are the innermost core, which need not hang together.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: core number, 0 or more

        Further tables: ``summary`` (a row is the network as a whole).

        No value: ``no_actors``: largest, without actors.

    References
    ----------
    Seidman 1983, Network structure and minimum degree. Social Networks 5, DOI 10.1016/0378-8733(83)90028-X; Batagelj
    & Zaveršnik 2003, An O(m) algorithm for cores decomposition of networks. arXiv cs/0310049.
    """
    return ask(
        "actor_core_number",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_degree(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How many partners does each actor have?

    raw = k, the number of actors tied to it; value = k/(n−1).
    in or out: the number of arcs towards or from the actor, over n−1. directed: both together, over 2(n−1).

    From 0 (tied to nobody) to 1 (tied to everybody). Several relations with the same partner count once. It says
    nothing of what flows, and between cases it depends on how well they are documented.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: share of the other actors that it is tied to, 0 to 1
        - ``raw``: number of partners (of arcs in a directed network)

        No value: ``too_few_actors``: value, when the network has fewer than two actors; raw is then 0.

    References
    ----------
    Freeman 1979, Centrality in social networks: conceptual clarification. Social Networks 1, pp. 219–221, DOI
    10.1016/0378-8733(78)90021-7.
    """
    return ask(
        "actor_degree",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_effective_size(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How many of an actor's contacts are not redundant?

    z_ij = w_ij + w_ji, the weights being 1 unless they are named; p_ij = z_ij/Σ_q z_iq; m_jq = z_jq/max_x z_jx.
    value = Σ_j (1 − Σ_q p_iq m_jq) over the partners j of i, q running over everybody else; efficiency = value/N, N
    the number of partners. Without weights and directions that is k − 2t/k, k partners with t ties among them.

    From 1 (all partners are tied to each other) to the number of partners (none are). Efficiency compares actors with
    few and with many partners. Weights are strengths; multiplying all by the same number changes nothing. What runs
    in either direction counts.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: number of partners that are not redundant
        - ``efficiency``: that number as a share of the partners, 0 to 1

        No value: ``isolate``: value and efficiency, of an actor without ties.

    References
    ----------
    Burt 1992, Structural holes, chapter 2; Borgatti 1997, Structural holes: unpacking Burt's redundancy measures.
    Connections 20.
    """
    return ask(
        "actor_effective_size",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_eigenvector(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    scale: Literal["l2", "max"] = "l2",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who is tied to actors that are themselves well tied?

    In each component with a tie: the eigenvector of the adjacency matrix A (with weights, of the weights) for its
    largest eigenvalue λ1, none of its entries negative, of length 1, times √(n_c/n*), n_c the actors of the component
    and n* all actors with a tie, so that the squares of all values add up to 1. scale = max: everything over the
    largest value.
    in, and directed, which is read as in: the eigenvector of Aᵀ, being chosen by the chosen. out: that of A.
    components: λ1, λ2 and size. λ2 is the second largest eigenvalue; of a directed network the second largest
    absolute value.

    High where an actor's partners have high values. Values of different components are on one scale only because the
    size of the component says how much of it each gets. The nearer λ2 is to λ1, the less the values say: with little
    more or less, others would lead. A tied actor far from all that is dense can come near 0.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    scale
        what values are measured by: `l2` (their squares add up to 1) or `max` (the largest is 1)
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: how central its partners are, 0 to 1

        Further tables: ``components`` (a row is a component with a tie, the largest first, then by first actor).

        No value: ``no_ties``: value, when the network has no tie; ``isolate``: value, of an actor without ties; its
        eigenvalue is 0, which says nothing; ``not_strongly_connected``: value, in a directed network unless arcs lead
        from every actor with a tie to every other; actor_katz and actor_pagerank have values there;
        ``not_converged``: value and lambda_1, where the procedure did not settle; lambda_2 of a component of more
        than 64 actors, where it needs many more steps than λ1; ``too_large``: lambda_2 of a directed network with
        more than 64 actors that have a tie.

    References
    ----------
    Bonacich 1972, Factoring and weighting approaches to status scores and clique identification. Journal of
    Mathematical Sociology 2, DOI 10.1080/0022250X.1972.9989806. The share of each component is our own.
    """
    return ask(
        "actor_eigenvector",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "scale": scale,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_exchange(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    currency: str | None = None,
    kinds: str | Iterable[str] = ("funds", "leases_to", "lends_to", "supplies", "hosts", "serves", "volunteers_for"),
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """What does each actor give and get, and with whom is it one-sided?

    A flow goes from a giver to a taker in one category. Flows come from exchanges (gives: from the actor to `with`;
    gets: from `with` to the actor; without `with` the other side is the actor that stands for the case, or the case
    as a whole, called `case`) and from relations of the kinds in `kinds`, from `from` to `to`, of a mutual relation
    both ways: money on `funds`; premises on `leases_to`, `lends_to` and `hosts`, which goes from the host; volunteers
    on `volunteers_for`; services on all others.
    Amounts count per year, in one currency at a time, and with the flow: those on `funds` and those in kind from
    `from` to `to`; rent, fees and prices on other kinds the other way, as money, because the taker pays. Loans are no
    gifts. What cannot be added is listed in `excluded`.
    The same flow recorded several times (same pair, direction and category) counts once. Its amount is the sum over
    its relations; where they have none, what the giver says, then what the taker says. Where no category is recorded
    the words tell one flow from another.
    g = amounts given, t = amounts taken; net = t − g; one_sidedness = (g − t)/(g + t). Two partners are two-way when
    something flows each way, whatever it is.

    one_sidedness is 1 for who only gives and −1 for who only takes; it knows nothing of what has no yearly amount,
    which is counted in unvalued_given and unvalued_taken. Giving money and getting activities in return is two-way.
    The actor that stands for the case is a partner like any other, and has a row of its own with include_self.
    Categories of needs are listed as they are recorded; who needs something and did not say so is not known.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    currency
        the currency that amounts are read in; the one with most amounts without it
    kinds
        the relation kinds on which something is given
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network.

        - ``actor``: id of the actor
        - ``name``: its name
        - ``given``: number of flows from it, 0 or more
        - ``taken``: number of flows to it, 0 or more
        - ``gives``: the categories that it gives
        - ``gets``: the categories that it gets
        - ``unvalued_given``: number of flows from it without a usable yearly amount
        - ``unvalued_taken``: number of flows to it without one
        - ``currency``: the currency of the amounts; empty where there is none
        - ``amount_given``: g, what it gives per year
        - ``amount_taken``: t, what it gets per year
        - ``net``: t − g
        - ``one_sidedness``: (g − t)/(g + t), −1 (only takes) to 1 (only gives)
        - ``partners``: number of partners in exchange
        - ``two_way_partners``: number of them with whom something flows each way
        - ``two_way_share``: two_way_partners/partners, 0 to 1
        - ``only_gives_to``: ids of the partners that it gives to and gets nothing from
        - ``only_gets_from``: ids of the partners that it gets from and gives nothing to
        - ``needs``: the categories that it needs
        - ``needs_given``: those of them that some other actor gives, to anybody; `other` is no match

        Further tables: ``categories`` (a row is an actor and a category that it gives, gets or needs); ``money`` (a
        row is an actor and a currency in which something that it gives or gets has an amount); ``flows`` (a row is a
        flow, by giver, taker and category); ``excluded`` (a row is an amount that could not be added).

        No value: ``no_exchanges``: every count, when no exchange and no such relation is recorded in the case;
        ``no_amounts``: amount_given, amount_taken and net, when nothing that the actor gives or takes has a usable
        amount in the currency; ``zero_total``: one_sidedness, when the amounts given and taken add up to 0, or there
        are none; ``isolate``: two_way_share, of an actor without a partner in exchange; ``not_recorded``: amount in
        `excluded`, when a record of an amount has none.

    References
    ----------
    Our own measure; two_way_share is the reciprocity of a node over any category.
    """
    return ask(
        "actor_exchange",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "currency": currency,
            "kinds": kinds,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_harmonic(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    weight_as: Literal["strength", "distance"] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How near is an actor to all others, when some cannot be reached?

    raw = Σ 1/d(i,j) over all other actors j, d the length of the shortest path, 1/∞ = 0; value = raw/(n−1).
    in: distances from others to the actor. out, and directed, which is read as out: distances from the actor to
    others.

    From 0 (reaches nobody) to 1 (tied to everybody) when paths are counted in steps; with weights it can exceed 1. An
    actor without ties has 0, a genuine zero. An actor that is added without ties leaves raw as it is and lowers
    value.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    weight_as
        what a weight means for the length of a tie: `strength` (length 1/weight) or `distance` (length weight);
        needed where weights are named
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: mean of 1/distance over all other actors, 0 to 1 when paths are counted in steps
        - ``raw``: sum of 1/distance over all other actors

        No value: ``too_few_actors``: value, when the network has fewer than two actors; raw is then 0.

    References
    ----------
    Marchiori & Latora 2000, Harmony in the small-world. Physica A 285, DOI 10.1016/S0378-4371(00)00311-3; Rochat
    2009, Closeness centrality extended to unconnected graphs: the harmonic centrality index; Boldi & Vigna 2014,
    Axioms for centrality. Internet Mathematics 10, DOI 10.1080/15427951.2013.865686.
    """
    return ask(
        "actor_harmonic",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "weight_as": weight_as,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_hierarchy(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Is the constraint on an actor concentrated in one partner?

    c_ij and C = Σ_j c_ij as in actor_constraint, N the number of partners, x_j = c_ij/(C/N); value = Σ_j x_j ln
    x_j/(N ln N).

    From 0 (all partners constrain the actor alike) to 1 (one partner does all of it). An actor with a single partner
    has 1, after Burt. It says nothing of how large the constraint is. Weights are strengths; multiplying all by the
    same number changes nothing.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: how far the constraint rests on one partner, 0 to 1

        No value: ``isolate``: value, of an actor without ties.

    References
    ----------
    Burt 1992, Structural holes, chapter 2.
    """
    return ask(
        "actor_hierarchy",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_hits(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    direction: Literal["directed", "undirected"] = "directed",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who points to the good sources, and who is pointed to by good hubs?

    A the adjacency matrix (with weights, of the weights), rows are senders. hub = the left, authority = the right
    singular vector of A for its largest singular value σ1, none of their entries negative, each of length 1.
    summary: σ1, the second largest singular value σ2, and how many actors have a hub or authority score above 0 (the
    support).

    From 0 to 1. A high hub points to many high authorities, a high authority is pointed to by many high hubs.
    Everything speaks of the part of the network where σ1 is at home; who is outside it has 0, however well tied
    elsewhere. The nearer σ2 is to σ1, the less the scores say.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    direction
        how relations are read: `directed`, a mutual one as both arcs, or `undirected`
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``hub``: how well it points to good authorities, 0 to 1; the squares of all add up to 1
        - ``authority``: how well good hubs point to it, 0 to 1; the squares of all add up to 1

        Further tables: ``summary`` (a row is the network).

        No value: ``no_ties``: everything, when the network has no tie; ``undirected``: everything, when the network
        is undirected or every arc has its reverse, with weights one of the same weight: hub and authority would both
        be the eigenvector; ``ambiguous_leading_pair``: hub and authority, when σ1 − σ2 ≤ 1e-9 σ1: then the pair is
        not the only one; ``not_converged``: everything, where the procedure did not settle; sigma_2 alone, where in a
        large network it needs many more steps than σ1.

    References
    ----------
    Kleinberg 1999, Authoritative sources in a hyperlinked environment. Journal of the ACM 46, DOI
    10.1145/324133.324140.
    """
    return ask(
        "actor_hits",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "direction": direction,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_influence(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    reference: str | Iterable[str] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who is influential here and should be talked to next?

    Read are the influence of an actor as recorded (an ordinal score, such as the height of a tower in a workshop),
    its degree k (number of partners, without direction) and its goals.
    High influence: score above the median of the recorded scores. Well connected: k above the median degree of the
    network. Above is strict.
    cell = key_partner (both), talk_to_next (influence only), connector (degree only), peripheral (neither).
    Reference set: the actors that `reference` names; without it the actor that stands for the case where it has a
    tie, and the holders of `operator` and `programme_coordinator`. Ties to them count also where they are not in the
    network.
    missing_link: high influence, not in the reference set, and without a tie to anyone in it; listed by score, then
    degree, both largest first, then document order.
    shared_goals: goals of the actor, word for word, that somebody else in the reference set has too.

    Scores are steps of a scale that somebody set up: they are counted and ranked, never averaged, and not compared
    between cases. With an even number of scores the median is the lower of the two middle ones, which sorts actors as
    the point between them would. An actor without a score is not known to be without influence. A missing link says
    that no tie is recorded.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    reference
        ids of the actors that others should be in touch with; without it the actor that stands for the case where it
        has a tie, with the holders of operator and programme_coordinator
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name
        - ``influence``: its score, as recorded; ordinal, 0 or more
        - ``rank``: its rank among the recorded scores, 1 for the highest; equal scores share the smaller rank
        - ``degree``: k, number of its partners
        - ``cell``: `key_partner`, `talk_to_next`, `connector` or `peripheral`
        - ``in_reference``: whether it is in the reference set
        - ``tied_to_reference``: whether it has a tie to somebody else in the reference set
        - ``missing_link``: whether it is influential and such a tie is missing
        - ``shared_goals``: number of its goals that somebody else in the reference set has too

        Further tables: ``summary`` (a row is the case); ``missing_links`` (a row is an actor of high influence
        without a tie to the reference set, the highest score first); ``goals`` (a row is a goal of an actor of the
        network or the reference set, in document order).

        No value: ``not_recorded``: influence, rank, cell and missing_link of an actor without a score;
        median_influence without any score, and the number of missing links; shared_goals, where the actor or everyone
        else in the reference set has no goals recorded; ``no_holder``: tied_to_reference, missing_link, shared_goals
        and in_reference of goals, when the reference set is empty, or holds nobody but the actor; ``no_actors``:
        median_degree, when the network has no actor.

    References
    ----------
    Influence and links: Schiffer & Hauck 2010, Net-Map: Collecting Social Network Data and Facilitating Network
    Learning through Participatory Influence Network Mapping. Field Methods 22, DOI 10.1177/1525822X10374798. The four
    cells are our own.
    """
    return ask(
        "actor_influence",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "at_least": at_least,
            "reference": reference,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_katz(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    alpha: float | None = None,
    beta: float = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """What status has an actor when distant admirers count too, the further away the less?

    raw = x, the solution of x = αAᵀx + β, A the adjacency matrix (with weights, of the weights): β for itself, and
    for each arc towards it α times the raw value of its sender. value = x scaled so that the squares of all values
    add up to 1.
    undirected: A is its own transpose. in, and directed, which is read as in: arcs towards the actor. out: arcs from
    it.
    settings: α, β, and λ1, the spectral radius of A; α must be below 1/λ1. Without alpha it is 0.5/λ1, or 0.5 where
    λ1 is 0 because no way leads back to where it began.

    High where many ways lead to the actor. With α near 0 it is as even as β, then follows the degree; near 1/λ1 it
    follows the eigenvector. An actor that nobody points to has raw = β.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    alpha
        how much a way counts for with each step more, 0 or more and below 1/λ1; 0.5/λ1 without it
    beta
        what each actor has of itself, above 0; it changes raw and not value
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: status, 0 to 1; the squares of all add up to 1
        - ``raw``: the solution itself, beta or more

        Further tables: ``settings`` (a row is the network).

        No value: ``no_ties``: everything, when the network has no tie; ``not_converged``: value, raw and lambda_1,
        where the procedure did not settle.

    References
    ----------
    Katz 1953, A new status index derived from sociometric analysis. Psychometrika 18, DOI 10.1007/BF02289026.
    """
    return ask(
        "actor_katz",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "alpha": alpha,
            "beta": beta,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_load(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    overload: int = 3,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who carries many roles, and who carries roles that nobody else holds?

    roles k = number of roles of the role model that the actor holds, parallel assignments counted once; share =
    k/|R|.
    sole_roles = roles of which it is the only holder. overloaded = k is `overload` or more.
    cases = number of cases of the casebook in which the same actor (same `same_as` or identifier, never the name
    alone) holds at least one role; an actor without such a mark is known in its own case only.
    summary: largest and mean k of the actors listed, and Gini G = 2Σ i·x_(i)/(nΣx) − (n+1)/n of k, x sorted upwards.

    0 roles is a genuine zero: the actor is there without a role. A role in `sole_roles` falls when the actor leaves.
    The mark for many roles is a convention, not a finding; how much work a role is, nobody counts here.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    overload
        from how many roles on an actor is marked as overloaded
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, or the one that stands for the case where it holds a role, in document
        order.

        - ``actor``: id of the actor
        - ``name``: its name
        - ``roles``: number of roles that it holds, 0 or more
        - ``share``: that number as a share of the roles of the model, 0 to 1
        - ``sole_roles``: ids of the roles of which it is the only holder
        - ``seats``: number of seats in bodies that it holds
        - ``cases``: number of cases of the casebook in which it holds a role
        - ``overloaded``: whether it holds as many roles as the mark says, or more

        Further tables: ``summary`` (a row is all actors listed).

        No value: ``no_roles``: share, when the role model has no role; ``not_recorded``: cases, when the case is not
        looked at as one of a casebook; ``no_actors``: max and mean, when there is no actor; ``zero_total``: gini,
        when nobody holds a role.

    References
    ----------
    Two-mode degree on actors and roles: Borgatti & Everett 1997, Social Networks 19, DOI
    10.1016/S0378-8733(96)00301-2. The marks are our own.
    """
    return ask(
        "actor_load",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "overload": overload,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_overview(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    language: Literal["nb", "da", "en"] = "en",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who is central, and why?

    roles = number of roles of the role model that the actor holds; roles_alone = those that nobody else holds.
    partners = number of actors tied to it in the network between actors: undirected, parallel relations merged,
    without the actor that stands for the case; betweenness = its betweenness there, over (n−1)(n−2)/2; hanging_ties =
    number of its partners that have no other partner.
    house_relations = number of relations in scope between it and the actor that stands for the case.
    role_betweenness = betweenness in the graph of actors and roles, over the largest value that an actor can have
    there.
    Order: roles_alone, roles, partners, each largest first, then document order.

    Read a row as a whole. In recorded cases many relations go to the house itself and few actors are tied to each
    other, so that betweenness is 0 for most; that says how the case was recorded as much as how the partnership
    works. The order is for reading and is not a score. The sentence gives reasons: of what is not in scope it says
    nothing.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    language
        the language of the sentence: `nb`, `da` or `en`
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, or the one that stands for the case where it holds a role; the most
        central first.

        - ``actor``: id of the actor
        - ``name``: its name
        - ``sector``: its sector as a code; empty where not recorded
        - ``roles``: number of roles that it holds
        - ``roles_alone``: number of roles that it alone holds
        - ``role_ids``: ids of the roles that it holds, in the order of the role model
        - ``roles_alone_ids``: ids of the roles that it alone holds
        - ``partners``: number of other actors tied to it, without the one that stands for the case
        - ``house_relations``: number of relations between it and the actor that stands for the case
        - ``role_betweenness``: how much it joins roles, 0 to 1
        - ``betweenness``: share of the pairs of other actors that it lies between, 0 to 1
        - ``hanging_ties``: number of partners that have no other partner
        - ``why``: what of this makes it central, as a sentence in the chosen language

        No value: ``not_recorded``: house_relations, when no actor stands for the case; ``not_recorded``: partners,
        house_relations, betweenness and hanging_ties of the actor that stands for the case, which is left out of the
        network; ``too_few_actors``: betweenness below three actors; role_betweenness when no actor can lie between
        others; ``two_mode_empty``: role_betweenness, when the role model has no role.

    References
    ----------
    Our own measure: in recorded cases many relations go to the house itself and few actors are tied to each other (in
    the cases that come with the library more than a third of the relations, and four actors in five have one partner
    at most), so that no single index may stand alone. Its parts: betweenness after Freeman 1977 and Brandes 2001 (see
    actor_betweenness); role_betweenness after Borgatti & Everett 1997, Network analysis of 2-mode data. Social
    Networks 19, DOI 10.1016/S0378-8733(96)00301-2.
    """
    return ask(
        "actor_overview",
        of,
        {
            "at": at,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "actors": actors,
            "kinds": kinds,
            "at_least": at_least,
            "language": language,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_pagerank(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    direction: Literal["directed", "undirected"] = "directed",
    damping: float = 0.85,
    restart: Mapping[str, float] | None = None,
    dangling: Mapping[str, float] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Where does someone end up who keeps following ties at random?

    The shares x, adding up to 1, with x_j = d Σ_i x_i w_ij/W_i + d u_j Σ_{i: W_i = 0} x_i + (1−d) v_j: w_ij the
    weight of the arc i→j (1 without weights), W_i the sum of the weights of the arcs from i, d the damping, v the
    restart distribution, u where the walk goes on from actors without an arc that leaves them.
    An undirected tie is an arc either way.

    The share of time that the walk spends with the actor, 0 to 1. It is high where arcs come from actors that have
    high values themselves and few other arcs. With equal restarts the smallest possible value is (1−d)/n, so values
    of networks of different size do not compare. Isolates have a value: they are dead ends.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    direction
        how relations are read: `directed`, a mutual one as both arcs, or `undirected`
    damping
        how likely the walk follows a tie rather than beginning anew, 0 or more and below 1
    restart
        where the walk begins anew: for actors by id how likely, to be divided by their sum; equally with all without
        it
    dangling
        where the walk goes on from an actor without an arc that leaves it, in the same form; as in `restart` without
        it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: share of time that the walk spends with it, 0 to 1; all add up to 1

        No value: ``not_converged``: value, where the procedure did not settle, with a damping very near 1.

    References
    ----------
    Brin & Page 1998, The anatomy of a large-scale hypertextual web search engine. Computer Networks and ISDN Systems
    30, DOI 10.1016/S0169-7552(98)00110-X.
    """
    return ask(
        "actor_pagerank",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "direction": direction,
            "damping": damping,
            "restart": restart,
            "dangling": dangling,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_removal(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    currency: str | None = None,
    actor: str | None = None,
    set: str | Iterable[str] | None = None,
    size: int = 1,
    coordinator: str = "programme_coordinator",
    list_up_to: int = 200,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """If this actor leaves, which roles become empty, who loses contact, what money and agreements go?

    For each actor, for all of `set` together, or for each two (`size` = 2), with everything else unchanged.
    roles_lost = roles whose holders all leave; coverage_loss = |roles_lost|/|R|; roles_left_with_one = roles that
    several held and one is left of.
    ties_lost = ties with somebody who leaves, to actors of the network; house_relations = relations with the actor
    that stands for the case.
    separated_pairs = pairs of remaining actors that hung together before and no longer do; left_alone = actors all of
    whose ties went.
    network: components, isolates, largest component, reachable ordered pairs Σ n_c(n_c − 1), and fragmentation F = 1
    − reachable/(n(n − 1)) of all n actors, and of those who remain. With `direction` = directed reachable pairs are
    counted along arcs; components and separated pairs are those without direction.
    money = usable yearly amounts that those who leave give on relations of kind `funds`, in one currency, and their
    share of what everybody gives in it (see `case_funding`); the other currencies stand in `money`.
    agreements = agreements in scope to which somebody who leaves is a party.
    rank: most roles lost, then most separated pairs, then the largest share of money (a missing one counts as
    lowest).

    An actor that holds a role alone, is the only way between others, or pays most of the money stands at the top.
    What is not recorded cannot be lost here: a role nobody is known to hold, ties that no document mentions. Ties are
    those among the actors of the network; relations with the house itself are counted apart. Money of somebody with
    amounts that cannot be added is a lower bound.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    currency
        the currency that amounts are read in; the one with most amounts without it
    actor
        id of the one actor that leaves; each without it
    set
        ids of actors that leave together; in a casebook those of them that a case has
    size
        how many leave at a time: each actor, or each two of up to 200 actors
    coordinator
        the role whose holders stand in the table `coordinator`
    list_up_to
        in networks of up to so many actors the pieces that are left are listed; with `size` = 2 never
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor that leaves, or several together; by rank, then in document order.

        - ``actor``: id of the actor that leaves; of several the first in document order
        - ``name``: its name
        - ``others``: ids of those who leave with it
        - ``roles``: ids of the roles that those who leave hold
        - ``roles_lost``: ids of those among them that nobody holds any more
        - ``roles_left_with_one``: ids of those among them that several held and one is left of
        - ``coverage_loss``: roles lost as a share of all roles of the model, 0 to 1
        - ``ties_lost``: number of ties to actors of the network that go
        - ``house_relations``: number of relations with the actor that stands for the case
        - ``separated_pairs``: number of pairs of those who remain that no longer hang together
        - ``left_alone``: ids of those who remain all of whose ties went
        - ``components_after``: number of components among those who remain
        - ``fragmentation_after``: F among those who remain, 0 (everybody reaches everybody) to 1 (nobody anybody)
        - ``currency``: the currency of amount and share; empty where no amount is usable in it
        - ``amount``: what those who leave give per year
        - ``share``: the same as a share of what everybody gives, 0 to 1
        - ``agreements``: ids of the agreements to which one of them is a party
        - ``rank``: place by roles lost, separated pairs and share of money, from 1

        Further tables: ``coordinator`` (a row is a holder of the role that `coordinator` names, in document order;
        where there are several, last all of them together); ``components`` (a row is a piece that is left, the
        largest first, where somebody is separated from others; in the order of the main table); ``network`` (a row is
        the network before, then without those of each row of the main table); ``money`` (a row is those of a row of
        the main table and a currency in which they give); ``summary`` (a row is the case).

        No value: ``no_roles``: coverage_loss, when the role model has no role; ``too_few_actors``: fragmentation,
        when fewer than two actors are left; ``no_amounts``: amount and share, when nobody gives a usable amount in
        the currency, or those who leave give without one; ``zero_total``: share, when the amounts add up to 0;
        ``not_recorded``: house_relations, when no actor stands for the case; ``too_large``: removals, with `size` = 2
        and more than 200 actors; reachable pairs and fragmentation along arcs, when that would take more than 1,000
        million steps.

    References
    ----------
    Fragmentation: Borgatti 2006, Identifying sets of key players in a social network. Computational & Mathematical
    Organization Theory 12, DOI 10.1007/s10588-006-7084-x. Reading a partnership without its paid coordinator: study
    of two health partnerships, PMC1276782. The combination is our own.
    """
    return ask(
        "actor_removal",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "currency": currency,
            "actor": actor,
            "set": set,
            "size": size,
            "coordinator": coordinator,
            "list_up_to": list_up_to,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_strength(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    alpha: float | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How much does each actor's partnership add up to?

    raw = s, the sum of the weights of the actor's ties; value = s; share = s over the sum of s of all actors.
    in or out: of the arcs towards or from the actor. directed: of both together.
    With alpha = α: value = k·(s/k)^α, k the number of partners (of arcs as above).

    In the unit of the weights: relations with collapse = count, steps of closeness with weights = strength, money a
    year with weights = amount. An α between 0 and 1 prizes many partners, above 1 strong ties; 0 gives the degree, 1
    the strength. The strength of a relation is ordinal: its sums take the steps from 1 to 4 to be equal.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    alpha
        how much the weights count beside the number of partners, from 0 (not) over 1 (alone); without it the value is
        the sum itself
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name; only of a case
        - ``value``: sum of the weights of its ties, or with alpha the form that counts partners too
        - ``raw``: sum of the weights of its ties, 0 or more
        - ``share``: that sum as a share of the sums of all actors, 0 to 1

        No value: ``zero_total``: share, when all weights together are 0; ``isolate``: value with alpha, of an actor
        without ties; raw is then 0.

    References
    ----------
    Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, The architecture of complex weighted networks. PNAS 101,
    DOI 10.1073/pnas.0400087101; α: Opsahl, Agneessens & Skvoretz 2010, Node centrality in weighted networks. Social
    Networks 32, DOI 10.1016/j.socnet.2010.03.006.
    """
    return ask(
        "actor_strength",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "alpha": alpha,
            "threads": threads,
            "progress": progress,
        },
    )


def actor_trust_value(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    partition: Literal["sector", "kind"] | Mapping[Any, object] = "sector",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How much do partners trust and value each actor?

    Ratings stand on relations: what `from` thinks of `to`, each item from 1 to 4. Trust: reliable, mission (shares
    it), open (to discussion). Value: power, involvement, resources.
    trust = mean of the answers to the three items of trust, over all who rated the actor; value likewise with the
    three items of value; and the mean of each item. Several ratings by the same actor: each answer counts. A rating
    of oneself does not count.
    Of the network: means of all answers; trust_share and value_share are those divided by 4, the maximum.
    By class: the same means of the answers that actors of one class gave about actors of another.
    complete: everybody who rated the actor answered all three items.

    From 1 (not at all) to 4 (a great deal); 2.5 is the middle of the scale. What was not answered is left out, never
    0, so read the number of raters beside each mean: with one or two raters it is an opinion. Means take the steps of
    the scale to be equal.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    partition
        what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are
        no class), the kind of actor, or for each actor by name its class. In a network made from edges only the last
        says something
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor of the network, in document order.

        - ``actor``: id of the actor
        - ``name``: its name
        - ``trust``: mean of the answers about trust, 1 to 4
        - ``trust_raters``: number of actors that answered an item of trust
        - ``trust_ratings``: number of their answers
        - ``trust_complete``: whether everybody who rated it answered all items of trust
        - ``value``: mean of the answers about value, 1 to 4
        - ``value_raters``: number of actors that answered an item of value
        - ``value_ratings``: number of their answers
        - ``value_complete``: whether everybody who rated it answered all items of value

        Further tables: ``items`` (a row is an actor that was rated and an item); ``summary`` (a row is the network);
        ``classes`` (a row is a class of raters and a class that they rated, in the order of the classes).

        No value: ``no_ratings``: trust, value and means of items, when nobody answered an item; the flags that say
        whether ratings are complete, when nobody rated the actor.

    References
    ----------
    The six items: PARTNER, as printed in table 1 of DOI 10.1186/s12889-016-3194-7; Varda, Chandra, Stern & Lurie
    2008, Core Dimensions of Connectivity in Public Health Collaboratives. Journal of Public Health Management and
    Practice 14.
    """
    return ask(
        "actor_trust_value",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "partition": partition,
            "threads": threads,
            "progress": progress,
        },
    )


def pair_distance(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    sources: str | Iterable[str] | None = None,
    weight_as: Literal["strength", "distance"] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How many steps is it from one actor to another?

    The length of a shortest path: the number of ties, or where weights are named the sum of the lengths of its ties.
    Directed networks along the arcs. Of an undirected network each pair stands once, unless the actors to start from
    are named.

    1 is a partner, 2 a partner's partner. Pairs that no path joins are not listed; the table `sources` says how many
    an actor reaches.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    sources
        the actors that distances are taken from; all without it, in networks of at most 2000 actors
    weight_as
        what a weight means for the length of a tie: `strength` (length 1/weight) or `distance` (length weight);
        needed where weights are named
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each pair of actors that a path joins, by first, then second actor.

        - ``from``: id of the actor that the path begins at
        - ``to``: id of the actor that it leads to
        - ``from_name``: name of the first; only of a case
        - ``to_name``: name of the second; only of a case
        - ``value``: length of the shortest path: a number of steps, or a sum of lengths where weights are named

        Further tables: ``sources`` (a row is an actor that distances were taken from).

        No value: ``no_reachable_actor``: farthest in the table `sources`, when the actor reaches nobody.

    References
    ----------
    Wasserman & Faust 1994, Social network analysis, chapter 4; with lengths: Dijkstra 1959, Numer. Math. 1, DOI
    10.1007/BF01386390.
    """
    return ask(
        "pair_distance",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "sources": sources,
            "weight_as": weight_as,
            "threads": threads,
            "progress": progress,
        },
    )


def pair_exchange(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    currency: str | None = None,
    kinds: str | Iterable[str] = ("funds", "leases_to", "lends_to", "supplies", "hosts", "serves", "volunteers_for"),
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Is the exchange between these two balanced, what flows each way, and what could?

    A flow goes from a giver to a taker in one category. Flows come from exchanges (gives: from the actor to `with`;
    gets: from `with` to the actor; without `with` the other side is the actor that stands for the case, or the case
    as a whole, called `case`) and from relations of the kinds in `kinds`, from `from` to `to`, of a mutual relation
    both ways: money on `funds`; premises on `leases_to`, `lends_to` and `hosts`, which goes from the host; volunteers
    on `volunteers_for`; services on all others.
    Amounts count per year, in one currency at a time, and with the flow: those on `funds` and those in kind from
    `from` to `to`; rent, fees and prices on other kinds the other way, as money, because the taker pays. Loans are no
    gifts. What cannot be added is listed in `excluded`.
    The same flow recorded several times (same pair, direction and category) counts once. Its amount is the sum over
    its relations; where they have none, what the giver says, then what the taker says. Where no category is recorded
    the words tell one flow from another.
    g = amounts given, t = amounts taken; net = t − g; one_sidedness = (g − t)/(g + t). Two partners are two-way when
    something flows each way, whatever it is.

    Every pair with a flow has a row, pairs with the actor that stands for the case too; `from` is the one that comes
    first in the document, and `forward` is what flows from it. balance = amount_forward − amount_back; reciprocity =
    2·min/(sum) of the two amounts is 1 when they are equal and 0 when one is 0. Money is not all that counts: a pair
    that is one-sided in money may be two-way. A match is a category that one gives, to anybody, and the other says it
    needs, also where nothing flows between them yet: something to talk about. It does not say that there is any left
    to give. `other` is no match, because it is no one thing.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    currency
        the currency that amounts are read in; the one with most amounts without it
    kinds
        the relation kinds on which something is given
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each pair between which something flows, by first, then second in document order; the case as a
        whole last.

        - ``from``: id of the first
        - ``to``: id of the second, or `case`
        - ``from_name``: name of the first
        - ``to_name``: name of the second
        - ``forward``: the categories that the first gives the second
        - ``back``: the categories that the second gives the first
        - ``two_way``: whether something flows each way, with an amount or without
        - ``unvalued_forward``: number of flows from the first without a usable yearly amount
        - ``unvalued_back``: number of flows from the second without one
        - ``currency``: the currency of the amounts; empty where there is none
        - ``amount_forward``: what the first gives per year
        - ``amount_back``: what the second gives per year
        - ``balance``: amount_forward − amount_back
        - ``reciprocity``: 2·min(amounts)/(sum of amounts), 0 to 1

        Further tables: ``summary`` (a row is the case); ``money`` (a row is a pair and a currency in which something
        between the two has an amount); ``matches`` (a row is a category that one gives and another needs, by who
        needs it, category and giver); ``flows`` (a row is a flow, by giver, taker and category); ``excluded`` (a row
        is an amount that could not be added).

        No value: ``no_exchanges``: the numbers of pairs, when no exchange and no such relation is recorded: `main` is
        empty and a remark says so; ``no_amounts``: amounts and balance, when nothing between the two has a usable
        amount in the currency; amount of such a flow; ``zero_total``: reciprocity, when the two amounts add up to 0,
        or there are none; ``not_recorded``: amount in `excluded`, when a record of an amount has none.

    References
    ----------
    Weighted reciprocity: Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013, Scientific Reports 3, DOI
    10.1038/srep02729; matching: step 3 of the building-block workshop (nabolaghus.no), find common value. The rest is
    our own measure.
    """
    return ask(
        "pair_exchange",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "currency": currency,
            "kinds": kinds,
            "threads": threads,
            "progress": progress,
        },
    )


def relation_betweenness(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    weight_as: Literal["strength", "distance"] | None = None,
    pivots: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which partnerships between two actors carry the shortest paths?

    raw = Σ σst(e)/σst over pairs s, t of actors that are connected, the two of the tie included, σst the number of
    shortest paths and σst(e) those over the tie e; value = raw/(n(n−1)/2).
    Directed: of each arc, over ordered pairs, value = raw/(n(n−1)).
    With `pivots` = k: n/k times what shortest paths from k actors s add, drawn by lot without replacement;
    standard_error = n √((1−k/n) v/k), v the variance of what they add, over the same denominator as value.

    From 1 pair (only its own two actors need it) to all pairs (value 1, in a network of two). Relations between the
    same two actors are one tie. A tie with a high value is not necessarily a bridge: there may be detours.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    weight_as
        what a weight means for the length of a tie: `strength` (length 1/weight) or `distance` (length weight);
        needed where weights are named
    pivots
        estimate: follow the paths from so many actors drawn by lot, at most all; without it the paths from all are
        followed and the answer is exact
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each tie, or an arc of a directed network, by first and then second actor in document order.

        - ``from``: id of the first actor; of an arc, the one it comes from
        - ``to``: id of the second actor; of an arc, the one it goes to
        - ``from_name``: name of the first; only of a case
        - ``to_name``: name of the second; only of a case
        - ``value``: share of the pairs of actors whose shortest paths go over the tie, 0 to 1
        - ``raw``: sum of the shares of shortest paths over all pairs
        - ``standard_error``: how far value may be off where it is estimated from `pivots`; 0 where it is exact
        - ``relations``: ids of the relations that make the tie; only of a case

    References
    ----------
    Girvan & Newman 2002, Community structure in social and biological networks. PNAS 99, DOI 10.1073/pnas.122653799;
    worked out after Brandes 2001, A faster algorithm for betweenness centrality. J. Math. Sociol. 25, DOI
    10.1080/0022250X.2001.9990249; from pivots: Brandes & Pich 2007, Centrality estimation in large networks. Int. J.
    Bifurcation Chaos 17, DOI 10.1142/S0218127407018403.
    """
    return ask(
        "relation_betweenness",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "weight_as": weight_as,
            "pivots": pivots,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def relation_bridges(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    list_up_to: int = 50,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which single partnership holds two parts of the network together?

    A tie is a bridge when there are more components without it. Its two sides are the two parts into which its
    component then falls. Directed ties are read as undirected; relations between the same two actors are one tie, and
    single_relation says whether there is only one of them.

    The smaller side is what would be cut off. An actor with one partner hangs on a bridge. The ids of the larger side
    are never listed, and those of the smaller one only up to the size given by list_up_to: on long chains lists of
    sides would grow with the square of the network. The sizes are always there. Of two sides of the same size that of
    the first actor counts as the smaller. A network in which everyone can be reached in two ways has no row.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    list_up_to
        how many actors the smaller side may have for its ids to be listed
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each bridge, by first, then second actor in document order.

        - ``from``: id of the first actor in document order
        - ``to``: id of the second actor
        - ``from_name``: name of the first; only of a case
        - ``to_name``: name of the second; only of a case
        - ``bridge_pairs``: both ids
        - ``relation_count``: number of relations merged in the tie
        - ``relations``: their ids, or the positions of edges where the network was made from edges
        - ``single_relation``: whether it is one relation only, so that ending it is enough
        - ``smaller_side``: number of actors on the smaller side
        - ``larger_side``: number of actors on the larger side
        - ``smaller_end``: id of the actor of the tie that is on the smaller side
        - ``smaller_side_actors``: ids of the actors on the smaller side, in document order; empty where they are too
          many

    References
    ----------
    Hopcroft & Tarjan 1973, Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16,
    DOI 10.1145/362248.362272.
    """
    return ask(
        "relation_bridges",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "list_up_to": list_up_to,
            "threads": threads,
            "progress": progress,
        },
    )


def relation_expiry(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    currency: str | None = None,
    horizon_days: int = 365,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which agreements run out soon, and what falls with them?

    t = last day of `at`. Listed is every agreement, relation and assignment in scope whose end has its last possible
    day from t to t + horizon_days. The end is `until`; of a relation without it `planned_until`, which is marked.
    Of each, if it alone ended: roles_lost = roles of the role model to which no other assignment in scope is left;
    ties = ties of the network all of whose relations end; amount = what stops per year, in one currency. With an
    agreement end the relations that name it.
    amount counts every yearly amount on what ends, rent too, but no loan, purchase or gift in kind; funding is the
    part of it that case_funding counts: grants, fees and amounts without a form on relations of kind `funds`.
    In `cumulative` the same of everything that ends up to a day. Order: most roles lost, then largest amount, then
    earliest end, then agreements, relations, assignments, each in document order.

    An end is not a loss: agreements are renewed. A role is lost on paper only, as most assignments have no end of
    their own, and a relation that ends takes no role with it unless the assignment ends too. Ties with the actor that
    stands for the case are left out unless include_self says otherwise. Whatever has no end recorded is counted in
    end_unknown; it may end any day. A term such as `4+2 years` is no end, because nobody said which of the years
    count; relations that have one and no end stand in `terms`. Planned ends that have passed are counted in overdue
    and not listed.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    currency
        the currency that amounts are read in; the one with most amounts without it
    horizon_days
        how many days after `at` are looked at
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each agreement, relation or assignment that ends.

        - ``kind``: `agreement`, `relation` or `assignment`
        - ``id``: its id; where it has none a pointer into the document
        - ``what``: the kind of the relation, the role, or what the agreement is called; may be missing
        - ``actors``: ids of those between whom it is: from and to, the parties, or who holds the role
        - ``until``: the end, as it is written
        - ``last_day``: its last possible day
        - ``planned``: whether it is a planned end
        - ``days_left``: days from t to the last day, 0 to horizon_days
        - ``roles_lost``: ids of the roles that are then without an assignment
        - ``ties_lost``: number of ties that are then gone
        - ``ties``: their actors, as `a – b`
        - ``amount``: what stops per year
        - ``funding``: the part of it that is funding
        - ``currency``: the currency of both; empty where there is none
        - ``relations``: ids of the relations that end: itself, or those that name the agreement

        Further tables: ``cumulative`` (a row is a day on which something ends); ``summary`` (a row is agreements,
        relations, assignments); ``terms`` (a row is a relation in scope without an end, with a term in words);
        ``excluded`` (a row is an amount on something that ends that could not be added).

        No value: ``no_date``: everything, when no `at` is given: the lists are empty, and ending, later and overdue
        have no value; ``no_amounts``: amount and funding, when nothing that ends has a usable amount of that sort;
        ``not_recorded``: amount in `excluded`, when a record of an amount has none.

    References
    ----------
    Our own measure.
    """
    return ask(
        "relation_expiry",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "currency": currency,
            "horizon_days": horizon_days,
            "threads": threads,
            "progress": progress,
        },
    )


def network_attack(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    order: Literal["degree_adaptive", "degree_static", "betweenness_adaptive", "random", "listed"] = "degree_adaptive",
    list: str | Iterable[str] | None = None,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How does the network hold when actors leave one after the other, at random or the central ones first?

    S(q) = size of the largest component after q removals, S(n) = 0. R = (1/n) Σ_{q=1..n} S(q)/n; relative = (R −
    lower)/(upper − lower), lower = (n−1)/n² (no ties, or a star whose hub goes first), upper = (n−1)/(2n) (complete
    network).
    curve: S(q)/n, and Σ_c C(n_c,2)/C(n,2), the share of pairs that are still connected, n as at the beginning.
    order: most partners in what is left (degree_adaptive) or in the intact network (degree_static), largest
    betweenness in what is left (betweenness_adaptive), of equal ones the first in document order; random: expectation
    over all orders, up to 15 actors exactly from all subsets, otherwise the mean of drawn orders, with the smallest
    S(q) that at least 5 and 95 per cent of the orders have at most; listed: a list, curve as far as it goes.
    Up to 40 actors what is lost when each one, and each two, go: of the largest component and of the connected pairs,
    they themselves included.
    Components are weak, neighbours those in either direction; weights are not used.

    relative is near 0 when the network falls apart at once and 1 when whoever is left stays together to the end. The
    gap between a random order and the central ones first says how much hangs on a few. With many ties among equals
    (ties) another order in the document could give another curve.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    order
        which actor goes next; listed needs `list`
    list
        with order = listed: ids of actors in the order in which they go
    replicates
        with order = random and more than 15 actors: how many orders are drawn
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each network as a whole.

        - ``value``: R, the mean share of the actors that still hang together, below 0.5
        - ``relative``: R between its bounds, 0 to 1
        - ``lower``: the smallest R that a network of this size can have
        - ``upper``: the largest
        - ``ties``: how often the next was one of several that were equal
        - ``exact``: whether the curve is exact, not a mean of drawn orders
        - ``orders``: number of orders drawn

        Further tables: ``curve`` (a row is a number of removals, from none); ``single_losses`` (a row is an actor, up
        to 40 of them, in document order); ``pair_losses`` (a row is two actors, up to 40 of them, in document order).

        No value: ``too_few_actors``: value, lower and upper, below two actors; relative, below three;
        ``not_recorded``: value and relative, when the list does not name every actor; ties of random and listed
        orders; p05 and p95 of other orders than random.

    References
    ----------
    Albert, Jeong & Barabási 2000, Error and attack tolerance of complex networks. Nature 406, DOI 10.1038/35019019;
    R: Schneider, Moreira, Andrade, Havlin & Herrmann 2011, Mitigation of malicious attacks on networks. PNAS 108, DOI
    10.1073/pnas.1009440108. Exact expectation and losses: our own.
    """
    return ask(
        "network_attack",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "order": order,
            "list": list,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def network_brokerage(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    partition: Literal["sector", "kind"] | Mapping[Any, object] = "sector",
    unknown: Literal["exclude", "own_class"] = "exclude",
    test: bool = False,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How much mediation between sectors does the network hold, of each kind, against chance?

    count = the counts of `actor_brokerage` (open two-paths a→v→c without a→c, by the classes of the three) over all
    actors.
    expected = e × ordered triples (a,v,c) that have the pattern, d = m/(n(n−1)), e = d²(1−d).
    sd² = e(1−e) × triples + 2[q n₊ − e² n₋ + d⁵(1−d) n₌], q = d³(1−d)³: of the pairs of different triples n₋ exclude
    each other, n₌ lack the same arc, n₊ share an arc that is there. z = (count − expected)/sd.
    test: classes shuffled over the actors; all arrangements where there are at most 50,000.

    A z far above 0 says that there is more of this mediation than independent arcs of the same density would bring;
    far below 0 that there is less, as where whoever is tied over another is tied directly too. Counts of roles depend
    on class sizes: read them beside what is expected. For small networks prefer the test. Undirected ties are read as
    two arcs.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    partition
        what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are
        no class), the kind of actor, or for each actor by name its class. In a network made from edges only the last
        says something
    unknown
        what becomes of actors without a class: they leave the network, or are together a class of their own, called
        `none`
    test
        whether to compare with shuffled classes; fills the table `test`, which has no rows otherwise
    replicates
        how many arrangements are drawn, where there are more than 50,000; otherwise all are gone through
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each role, and the total.

        - ``role``: coordinator, itinerant, representative, gatekeeper, liaison or total
        - ``count``: open two-paths of the role in the network
        - ``expected``: the count to be expected of independent arcs
        - ``sd``: the standard deviation of that
        - ``z``: (count − expected)/sd

        Further tables: ``test`` (a row is a role, and the total, where the test is asked for).

        No value: ``too_few_actors``: everything, with fewer than three actors that have a class; ``no_partition``:
        everything, when no actor has a class; ``too_large``: sd and z of the five roles, with more than 60 actors;
        the total and the test have no such bound; ``zero_variance``: z, when the standard deviation is 0.

    References
    ----------
    Gould & Fernandez 1989, Structures of mediation. Sociological Methodology 19, DOI 10.2307/270949; the variance is
    our own count over pairs of triples, confirmed by all digraphs on four actors; p of drawn arrangements: Phipson &
    Smyth 2010, DOI 10.2202/1544-6115.1585.
    """
    return ask(
        "network_brokerage",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "partition": partition,
            "unknown": unknown,
            "test": test,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def network_centralization(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    form: Literal["all", "degree", "in_degree", "out_degree", "betweenness", "closeness", "harmonic"] = "all",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Does the network hang on one actor, or is everyone alike?

    value = Σ(C_max − C) over all n actors, divided by the largest that this sum can be among n actors, C the score of
    an actor:
    degree, number of partners: (n−1)(n−2). in_degree and out_degree, numbers of arcs: (n−1)².
    betweenness, raw: (n−1)²(n−2)/2, directed (n−1)²(n−2).
    closeness, (n−1) over the sum of distances: (n−1)(n−2)/(2n−3). harmonic, mean of 1/distance: (n−2)/2.
    leaders: who has C_max; scores that differ by at most 1e-12 × max(1, C_max) are the same.

    From 0 (all alike, as in a ring or where everyone is tied to everyone) to 1 (a star: all ties go to one actor).
    Without ties it is 0, as all are alike. It depends on size and density; compare cases of unlike size with care. No
    weights are used: with them the largest sums do not hold.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    form
        the one form that is wanted: `degree`, `in_degree`, `out_degree`, `betweenness`, `closeness` or `harmonic`; or
        `all`
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each form, in the order of the definition.

        - ``form``: `degree`, `in_degree`, `out_degree`, `betweenness`, `closeness` or `harmonic`
        - ``value``: how much the network hangs on its leaders, 0 to 1
        - ``leaders``: ids of the actors with the largest score; nobody where there is no value

        No value: ``too_few_actors``: value, when the network has fewer than three actors; ``disconnected``:
        closeness, when the network has more than one component; take harmonic; ``directed``: degree, closeness and
        harmonic, of a directed network; ``undirected``: in_degree and out_degree, of an undirected network.

    References
    ----------
    Freeman 1979, Centrality in social networks: conceptual clarification. Social Networks 1, DOI
    10.1016/0378-8733(78)90021-7; directed: Wasserman & Faust 1994, Social network analysis, p. 199; the largest sum
    of harmonic scores is that of the star.
    """
    return ask(
        "network_centralization",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "form": form,
            "threads": threads,
            "progress": progress,
        },
    )


def network_communities(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    partition: Literal["best", "sector", "kind"] | Mapping[Any, object] = "best",
    resolution: float = 1,
    starts: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Does the network fall into groups that are tied more inside than chance would have it?

    Modularity of a partition: Q = Σ_c [L_c/m − γ(D_c/2m)²], L_c ties inside group c, D_c sum of the degrees in it, γ
    the resolution; directed Q = (1/m) Σ_ij [a_ij − γ k_i^out k_j^in/m] over pairs in the same group; with named
    weights, sums of weights. Isolates are groups of their own.
    partition = best: of at most 10 actors with ties the best of all partitions into connected groups (exact).
    Otherwise the best that several searches end in. A search visits the actors in an order drawn by lot and moves
    each to the group where Q grows most, by more than 1e-12, of equal ones to that with the first member in document
    order, and goes on with whoever has lost a neighbour, until nothing moves; then groups are split into connected
    pieces and taken apart into well tied parts, which are the actors of the next level. From the groups that are
    found it all begins again, until Q no longer grows; above 10,000 ties, three times. Of equal partitions that with
    fewer groups, then that whose groups, numbered by first member, come first.
    Otherwise Q of the partition that is given; actors without a class are left out with their ties.

    0 for one group or ties as by chance, towards 1 for many groups that hardly touch; below 0 when ties avoid the
    groups. Below about ten actors Q says little; random networks of few ties have a large Q too, so compare with
    networks of the same size. Small true groups can be merged, the more so the larger the network (resolution limit).
    Partitions quite unlike each other can have nearly the same Q: starts_share says how many searches agreed. Weights
    are strengths.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    partition
        `best` looks for the partition of largest Q; the sector or kind of actor, or for each actor by name its class,
        is a partition that is given
    resolution
        γ, above 0: larger finds more and smaller groups
    starts
        how many searches; without it 20, above 100,000 ties 1
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each network as a whole.

        - ``value``: modularity Q of the partition, at most 1
        - ``communities``: number of groups, isolates that are groups of their own included
        - ``exact``: whether every partition was looked at
        - ``starts``: number of searches
        - ``starts_share``: share of the searches that ended in this partition, 0 to 1
        - ``left_out``: number of actors without a class in the given partition

        Further tables: ``communities`` (a row is a group, in the order of their first members); ``actors`` (a row is
        an actor of the network, in document order).

        No value: ``no_ties``: value, without ties, or without ties between actors of the given partition;
        ``no_partition``: value, when a partition is given and nobody has a class; ``not_recorded``: exact and
        starts_share, of a partition that is given; starts_share, of an exact search; community, of an actor without a
        class.

    References
    ----------
    Newman & Girvan 2004, Finding and evaluating community structure in networks. Phys. Rev. E 69, DOI
    10.1103/PhysRevE.69.026113; directed: Leicht & Newman 2008, Phys. Rev. Lett. 100, DOI
    10.1103/PhysRevLett.100.118703; search: Blondel, Guillaume, Lambiotte & Lefebvre 2008, J. Stat. Mech. P10008, and
    Traag, Waltman & van Eck 2019, From Louvain to Leiden. Sci. Rep. 9, DOI 10.1038/s41598-019-41695-z; limit:
    Fortunato & Barthélemy 2007, PNAS 104, DOI 10.1073/pnas.0605965104.
    """
    return ask(
        "network_communities",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "partition": partition,
            "resolution": resolution,
            "starts": starts,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def network_core_periphery(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    objective: Literal["correlation", "mismatch", "continuous"] = "correlation",
    pattern: Literal["missing", "either", "both"] = "missing",
    test: Literal["none", "ties", "degrees"] = "none",
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Is there a core of partners who all work together, and a periphery that hangs on it?

    correlation: fit = Pearson's r of a_ij and the ideal δ_ij over pairs i<j, the largest over all splits. δ is 1
    within the core and 0 within the periphery; between them missing (left out), either (1) or both (0). Up to 20
    actors every split (exact); of more, from the core of mismatch on single actors move and pairs change places as
    long as r grows. Of splits whose r differs by at most 1e-12 that with the smallest core, then the first in
    document order.
    mismatch: z = Z(k) = m + k(k−1)/2 − Σ_{i≤k} d_(i) over the k actors of highest degree, the smallest over k; of two
    such k the one that does not cut through actors of equal degree, otherwise the larger. Exact.
    continuous: c_i ≥ 0 that minimise Σ_{i<j} (a_ij − c_i c_j)²: from k_i/√(2m), in document order c_i ← max(0, Σ_j
    a_ij c_j / Σ_{j≠i} c_j²), until no value moves by more than 1e-12, at most 10,000 times. fit = Pearson's r of a_ij
    and c_i c_j.
    test: p of fit, side greater, among networks with as many ties (all of them where there are at most 50,000) or the
    same degrees (20·m attempted tie swaps).
    Directed ties are read as undirected, weights are not used.

    fit 1 is the ideal, 0 no better than chance. A large fit is common in sparse networks with one busy actor: look at
    p. A star is ideal under either; under missing the hub and any one other are a core, so its optima say that only
    the hub is certain. membership says in which share of the equally good splits an actor is in the core.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    objective
        what makes a split good: the correlation with the pattern, few wrong cells (mismatch), or instead of a split a
        number for each actor (continuous)
    pattern
        what the ideal has between core and periphery: nothing is said (missing), every tie (either) or none (both);
        for correlation
    test
        what fit is compared with: networks with as many ties, or with the same degrees; not with mismatch
    replicates
        how many networks are drawn for the test
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each network as a whole.

        - ``fit``: Pearson's r of the ties and the ideal, −1 to 1
        - ``z``: smallest number of wrong cells
        - ``sum_of_squares``: sum of (a − c·c)² over pairs
        - ``core``: ids of the actors of the core, in document order
        - ``core_size``: number of actors in the core
        - ``optima``: number of splits that are equally good
        - ``exact``: whether no other split can be better
        - ``ambiguous``: whether the edge of the core cuts through actors of equal degree
        - ``tied``: ids of these actors
        - ``p``: share of the compared networks with at least this fit, above 0
        - ``mean``: mean fit of the compared networks
        - ``sd``: their standard deviation
        - ``z_score``: fit as standard deviations above the mean
        - ``networks``: number of networks it is compared with
        - ``without_fit``: number of drawn networks that have no fit and are left out
        - ``all_networks``: whether these are all networks of that kind

        Further tables: ``actors`` (a row is an actor of the network, in document order); ``optima`` (a row is a split
        of largest r; all of them up to 16, otherwise the one that is printed); ``core_sizes`` (a row is with
        mismatch, a size of the core from 1 to the number of actors).

        No value: ``no_ties``: everything, without ties; ``complete``: everything, when every possible tie exists;
        ``too_few_actors``: everything with correlation, when both sides vary in no split; ``not_converged``:
        everything with continuous, when it does not settle; certain for a star. p, when most drawn networks do not;
        ``zero_variance``: fit with continuous, when all products are equal; z_score, when all drawn networks have the
        same fit; ``too_large``: optima and membership with correlation, above 20 actors; p with test = ties, above
        5,793 actors; ``not_recorded``: what belongs to another objective, and p, mean, sd and z_score without a test.

    References
    ----------
    Borgatti & Everett 1999, Models of core/periphery structures. Social Networks 21, DOI
    10.1016/S0378-8733(99)00019-2; mismatch: Lip 2011, A fast algorithm for the discrete core/periphery bipartitioning
    problem, arXiv 1102.5511; tests: Boyd, Fitzgerald & Beck 2006, Computing core/periphery structures and permutation
    tests for social relations data. Social Networks 28, pp. 165–178.
    """
    return ask(
        "network_core_periphery",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "objective": objective,
            "pattern": pattern,
            "test": test,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def network_cut_points(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    limit: int = 5000,
    list_up_to: int = 1000,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Whose loss would split the network, and how robust is it overall?

    cut_points = actors without whom there are more components among the others; the pieces of each are what its own
    component falls into. Blocks are the largest sets that hang together and have no cut-point of their own; a tie
    alone is one, an actor without ties is none. vertex_connectivity = the fewest actors whose loss disconnects the
    others or leaves one; edge_connectivity = the fewest ties whose loss disconnects. In a complete network both are
    n−1, in a disconnected one 0. Directed ties are read as undirected.

    0: in several pieces; 1: one loss is enough; 2 and more: everyone is reached in so many ways that share nothing.
    An actor can be in several blocks, and is then a cut-point. Connectivity follows at once from cut-points, bridges
    and small degrees in most networks; elsewhere every pair that could be weakest is tried, which takes long in large
    ones: see limit.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    limit
        number of ties up to which connectivity is searched for where cut-points, bridges and degrees do not decide it
    list_up_to
        how many actors a block may have for its members to be listed
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each network as a whole.

        - ``cut_points``: ids of the cut-points, in document order
        - ``cut_point_count``: number of cut-points
        - ``block_count``: number of blocks
        - ``bridge_count``: number of ties without which there are more components
        - ``largest_block``: number of actors in the largest block; 0 without ties
        - ``vertex_connectivity``: fewest actors whose loss disconnects the others or leaves one
        - ``edge_connectivity``: fewest ties whose loss disconnects

        Further tables: ``cut_points`` (a row is a cut-point, in document order); ``pieces`` (a row is a piece that is
        left without a cut-point; by cut-point, then the largest first); ``blocks`` (a row is a block; the largest
        first, then by its actors in document order).

        No value: ``too_few_actors``: vertex_connectivity and edge_connectivity, below two actors; ``too_large``:
        vertex_connectivity and edge_connectivity, where they must be searched for among more ties than limit.

    References
    ----------
    Hopcroft & Tarjan 1973, Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16,
    DOI 10.1145/362248.362272; White & Harary 2001, The cohesiveness of blocks in social networks. Sociological
    Methodology 31, DOI 10.1111/0081-1750.00098.
    """
    return ask(
        "network_cut_points",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "limit": limit,
            "list_up_to": list_up_to,
            "threads": threads,
            "progress": progress,
        },
    )


def network_layers(
    of: Case | Casebook | Mapping[str, Network],
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    layers: Mapping[str, str | Iterable[str]] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Do different kinds of relation join the same actors?

    A layer is a relation kind or a named set of kinds, or one of several networks; each tie counts once whatever its
    weight.
    Of two layers with ties E and E′: shared_pairs = |E∩E′|; jaccard = |E∩E′|/|E∪E′|; overlap = |E∩E′|/min(|E|,|E′|);
    hamming = pairs tied in exactly one of them; degree_correlation = Pearson correlation of the numbers of ties of
    the actors. All of them look at the actors that are in both layers.
    Of an actor with k ties in each of L layers, o = Σk: participation = (L/(L−1))·[1 − Σ(k/o)²].
    Of the network: share_multiple = tied pairs with two layers or more over all tied pairs; mean_layers = layers per
    tied pair.
    directed: arcs instead of pairs; an actor's ties are its arcs in both directions.

    jaccard and overlap run from 0 (nothing shared) to 1. participation is 0 when all ties of an actor are in one
    layer and 1 when they are spread evenly. An actor that a network does not name is absent from that layer, not
    alone in it; in the layers of a case all actors are there. Whether layers go together more than chance says
    `network_qap`.

    Parameters
    ----------
    of
        the case; or several networks by name, each a layer; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    layers
        for each layer by a name of your own the relation kinds that make it; without it each kind that makes a tie is
        a layer. Of several networks each is a layer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each two layers.

        - ``layer_a``: the layer that comes first
        - ``layer_b``: the other
        - ``actors``: number of actors that are in both
        - ``shared_pairs``: pairs tied in both
        - ``jaccard``: pairs tied in both, of those tied in either, 0 to 1
        - ``overlap``: pairs tied in both, of the ties of the layer that has fewer, 0 to 1
        - ``hamming``: pairs tied in exactly one of them
        - ``degree_correlation``: how alike actors are in their numbers of ties, −1 to 1

        Further tables: ``network`` (a row is all layers together); ``layers`` (a row is a layer); ``actors`` (a row
        is an actor); ``degrees`` (a row is an actor in a layer); ``pairs`` (a row is two actors that are tied in any
        layer).

        No value: ``both_empty``: jaccard and overlap, when neither layer has a tie; ``no_ties``: overlap, when one
        layer has no tie; share_multiple and mean_layers, when no layer has one; ``zero_variance``:
        degree_correlation, when all actors have as many ties in one of the layers; ``isolate``: participation of an
        actor without ties; ``one_class``: participation, with fewer than two layers; ``not_recorded``: ties of an
        actor that is absent from the layer.

    References
    ----------
    Battiston, Nicosia & Latora 2014, Structural measures for multiplex networks. Physical Review E 89, DOI
    10.1103/PhysRevE.89.032804; Jaccard 1912, The distribution of the flora in the alpine zone. New Phytologist 11,
    DOI 10.1111/j.1469-8137.1912.tb05611.x.
    """
    return ask(
        "network_layers",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "direction": direction,
            "at_least": at_least,
            "layers": layers,
            "threads": threads,
            "progress": progress,
        },
    )


def network_mixing(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    partition: Literal["sector", "kind"] | Mapping[Any, object] = "sector",
    unknown: Literal["exclude", "own_class"] = "exclude",
    test: bool = False,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Do ties stay inside sectors or cross them?

    mixing: ties between two classes (undirected, each pair of classes once) or arcs from one to the other; possible =
    n_s·n_t, inside C(n_s,2), directed n_s(n_s−1); density = ties/possible.
    ei_index = (E − I)/(E + I), E ties between classes and I ties inside them; of a class E has one end in it and I
    both; of an actor its own ties. With named weights sums of weights. ei_from_sizes: the same with the possible
    ties.
    assortativity = (Σ e_ss − Σ a_s b_s)/(1 − Σ a_s b_s), e_st the share of ties from s to t (undirected both ways), a
    and b its row and column sums; ties count alike whatever their weight.
    degree_assortativity: Pearson correlation of the numbers of neighbours at the two ends of a tie, each tie both
    ways, over the whole network, also over actors without a class; a directed network is read without directions.
    test: classes shuffled over the actors; all arrangements where there are at most 50,000.

    ei_index runs from −1 (all ties inside) to 1 (all between). It depends on the sizes of the classes: read it beside
    ei_from_sizes and the mean of the test. assortativity is 1 when all ties are inside, 0 when as many as chance
    brings.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    partition
        what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are
        no class), the kind of actor, or for each actor by name its class. In a network made from edges only the last
        says something
    unknown
        what becomes of actors without a class: they leave the network, or are together a class of their own, called
        `none`
    test
        whether to compare with shuffled classes; fills the table `test`, which has no rows otherwise
    replicates
        how many arrangements are drawn, where there are more than 50,000; otherwise all are gone through
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each network as a whole.

        - ``classified``: number of actors that have a class
        - ``left_out``: number of actors that have none and are left out
        - ``internal``: I, ties inside classes, or their weights together
        - ``external``: E, ties between classes, or their weights together
        - ``ei_index``: (E − I)/(E + I), −1 (all inside) to 1 (all between)
        - ``ei_from_sizes``: the same if every possible tie were there
        - ``assortativity``: how alike the classes at the ends of ties are, at most 1; 0 is chance
        - ``degree_assortativity``: how alike the numbers of neighbours at the ends of ties are, −1 to 1

        Further tables: ``sides`` (a row is ties inside classes, and between them); ``mixing`` (a row is a class and a
        class, directed in both orders; beyond a hundred classes those with ties only); ``classes`` (a row is a
        declared class); ``actors`` (a row is an actor of the network, in document order); ``test`` (a row is the E-I
        index, and each row of `mixing`, where the test is asked for; beyond a hundred classes the index alone).

        No value: ``no_partition``: everything but degree_assortativity, when no actor has a class; and for an actor
        that has none and is left out; ``too_few_actors``: the same, when there is no actor at all; ``no_ties``:
        ei_index and assortativity, without a tie between actors that have a class; ei_index of a class without ties;
        degree_assortativity, without any tie; ``isolate``: ei_index of an actor that is not tied to anyone who has a
        class; ``zero_total``: density, where no tie is possible; ei_from_sizes, of a single actor; ``one_class``:
        assortativity, when all ends of ties are of one class; ``zero_variance``: degree_assortativity, when all ends
        have as many neighbours; z, when nothing varies over the arrangements.

    References
    ----------
    E-I index: Krackhardt & Stern 1988, Informal networks and organizational crises. Social Psychology Quarterly 51,
    DOI 10.2307/2786835; assortativity: Newman 2003, Mixing patterns in networks. Physical Review E 67, DOI
    10.1103/PhysRevE.67.026126; p of drawn arrangements: Phipson & Smyth 2010, DOI 10.2202/1544-6115.1585.
    """
    return ask(
        "network_mixing",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "partition": partition,
            "unknown": unknown,
            "test": test,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def network_qap(
    of: Case | Casebook | Mapping[str, Network],
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    layers: Mapping[str, str | Iterable[str]] | None = None,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Do two kinds of relation go together more than they would if actors were shuffled?

    r = Pearson correlation of two matrices over the cells i < j (directed: i ≠ j), a cell being 1 where there is a
    tie and 0 where there is none, or its weight where weights are named. The rows and columns of the second matrix
    are permuted together; all n! orders for n ≤ 8, otherwise drawn ones.
    p = share of orders with |r*| ≥ |r| (two-sided), p_greater with r* ≥ r, p_less with r* ≤ r; of drawn ones (1 +
    number)/(1 + R).
    A layer is a relation kind or a named set of kinds, or one of several networks; every two of them are compared,
    over the actors that are in both.

    r runs from −1 to 1; 0 says that ties of one layer tell nothing about the other. A small p says that the two go
    together more (or less) than the structure of each alone would bring. With many layers some p are small by chance.

    Parameters
    ----------
    of
        the case; or several networks by name, each a layer; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    layers
        for each layer by a name of your own the relation kinds that make it; without it each kind that makes a tie is
        a layer. Of several networks each is a layer
    replicates
        how many arrangements are drawn, where there are more than 50,000; otherwise all are gone through
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each two layers.

        - ``layer_a``: the layer that stays as it is
        - ``layer_b``: the layer whose actors are permuted
        - ``actors``: number of actors that are in both
        - ``left_out``: number of actors that are in one of them only
        - ``r``: correlation over the cells, −1 to 1
        - ``mean``: its mean over the arrangements
        - ``sd``: its standard deviation over the arrangements, population form
        - ``z``: (observed − mean)/sd
        - ``p``: probability of a correlation at least as far from 0
        - ``p_greater``: probability of at least what was observed
        - ``p_less``: probability of at most what was observed
        - ``exact``: whether all arrangements were gone through
        - ``arrangements``: how many arrangements were gone through

        No value: ``too_few_actors``: everything, with fewer than three actors in both layers; ``zero_variance``:
        everything, when one matrix is the same in all cells; z, when r is the same in all orders.

    References
    ----------
    Krackhardt 1987, QAP partialling as a test of spuriousness. Social Networks 9, DOI 10.1016/0378-8733(87)90012-8;
    Krackhardt 1988, Predicting with networks. Social Networks 10, DOI 10.1016/0378-8733(88)90004-4; Mantel 1967, The
    detection of disease clustering and a generalized regression approach. Cancer Research 27; p of drawn orders:
    Phipson & Smyth 2010, DOI 10.2202/1544-6115.1585.
    """
    return ask(
        "network_qap",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "layers": layers,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def network_summary(
    of: Case | Casebook | Network,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    at_least: int | None = None,
    collapse: Literal["any", "count", "sum", "max"] = "any",
    weights: Literal["none", "strength", "amount"] = "none",
    currency: str | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How large, dense, connected and mutual is the network?

    n actors, m ties (arcs when directed), d(i,j) the length of the shortest path in steps, n_c the size of component
    c.
    density = 2m/(n(n−1)), directed m/(n(n−1)); average_degree = 2m/n, directed m/n.
    average_path = mean of d over the ordered pairs that are reachable; diameter = the largest of them; efficiency =
    mean of 1/d over all n(n−1) ordered pairs, 1/∞ = 0.
    components are weak; fragmentation = 1 − Σ n_c(n_c−1)/(n(n−1)); connectedness = 1 − fragmentation.
    transitivity = 3 × triangles / paths of length two; average_clustering = mean over actors with two or more
    neighbours of the share of pairs of neighbours that are tied. Both read a directed network as undirected.
    reciprocity, directed only, with M mutual, A asymmetric and N null pairs: edgewise r = 2M/m; dyadic_non_null =
    M/(M+A); dyadic = (M+N)/C(n,2); net = (r−density)/(1−density); weighted = Σ min(w_ij, w_ji)/Σ w_ij.

    Density depends on size: a house of five partners is almost always denser than one of thirty. Where one
    reciprocity is asked for, it is the edgewise one. Paths are counted in steps also where weights are named; weights
    decide reciprocity_weighted, and a tie that lacks the weight is no tie.

    Parameters
    ----------
    of
        the case or network; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    collapse
        how several relations between the same two actors become one tie; to be chosen where weights are named
    weights
        what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount
    currency
        the currency that amounts are read in; the one with most amounts without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each network as a whole.

        - ``actors``: number of actors
        - ``ties``: number of ties, or of arcs of a directed network
        - ``relations``: number of relations that make them
        - ``loops_dropped``: number of relations of an actor to itself, which are left out
        - ``density``: ties as a share of those that could be, 0 to 1
        - ``components``: number of pieces that hang together, whatever the direction of ties
        - ``largest_share``: share of the actors that are in the largest piece, 0 to 1
        - ``strong_components``: number of pieces within which arcs lead from everyone to everyone
        - ``isolates``: number of actors without a tie
        - ``average_degree``: mean number of partners; directed, of arcs out
        - ``average_path``: mean distance in steps between those that reach each other
        - ``reachable_share``: share of the ordered pairs that are reachable, 0 to 1
        - ``diameter``: largest distance in steps between two that reach each other
        - ``connected``: whether the network is one piece, whatever the direction of ties
        - ``efficiency``: mean of 1/distance over all ordered pairs, 0 to 1
        - ``fragmentation``: share of the pairs that are in different pieces, 0 to 1
        - ``connectedness``: share of the pairs that are in the same piece, 0 to 1
        - ``transitivity``: share of the paths of length two that are closed, 0 to 1
        - ``average_clustering``: mean share of an actor's pairs of neighbours that are tied, 0 to 1
        - ``clustering_actors``: number of actors that this mean rests on
        - ``reciprocity_edgewise``: share of the arcs that are returned, 0 to 1
        - ``reciprocity_dyadic_non_null``: share of the linked pairs that are mutual, 0 to 1
        - ``reciprocity_dyadic``: share of all pairs that are mutual or not linked, 0 to 1
        - ``reciprocity_net``: edgewise reciprocity beyond what density alone gives, at most 1
        - ``reciprocity_weighted``: share of the weight that is returned, 0 to 1

        No value: ``no_actors``: largest_share, average_degree and connected, without actors; ``too_few_actors``:
        density, reachable_share, efficiency, fragmentation, connectedness and reciprocity_dyadic, below two actors;
        ``no_reachable_pairs``: average_path and diameter, when nobody reaches anybody; ``too_few_neighbours``:
        transitivity and average_clustering, when nobody has two neighbours; ``undirected``: strong_components and
        every reciprocity, of an undirected network; every reciprocity, when all relations are recorded as mutual;
        ``no_ties``: reciprocity_edgewise, reciprocity_dyadic_non_null and reciprocity_net, without arcs;
        ``complete``: reciprocity_net, when every arc exists; ``not_recorded``: reciprocity_weighted, when no weights
        are named; ``zero_total``: reciprocity_weighted, when all weights together are 0.

    References
    ----------
    Wasserman & Faust 1994, Social network analysis, chapters 4 and 13; efficiency: Latora & Marchiori 2001, Phys.
    Rev. Lett. 87, DOI 10.1103/PhysRevLett.87.198701; net of density: Garlaschelli & Loffredo 2004, Phys. Rev. Lett.
    93, DOI 10.1103/PhysRevLett.93.268701; weighted: Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013, Sci. Rep. 3,
    DOI 10.1038/srep02729; fragmentation: Borgatti 2006, Comput. Math. Organ. Theory 12, DOI
    10.1007/s10588-006-7084-x.
    """
    return ask(
        "network_summary",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "at_least": at_least,
            "collapse": collapse,
            "weights": weights,
            "currency": currency,
            "threads": threads,
            "progress": progress,
        },
    )


def two_mode_betweenness(
    of: Case | Casebook | Incidence,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    modes: Literal["actors x roles", "actors x bodies", "actors x activities", "actors x resources"] = "actors x roles",
    mode: Literal["both", "rows", "columns", "actors", "roles", "bodies", "activities", "resources"] = "both",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which actors join roles, and which roles join actors?

    raw = Σ σst(i)/σst over pairs s, t of other members, of any mode, in the graph of both modes, σst the number of
    shortest ways and σst(i) those over i; value = raw over the largest that a member of its mode can have.
    With n members in its own and m in the other mode, s = ⌊(n−1)/m⌋ and t = (n−1) mod m: largest = ½[m²(s+1)² +
    m(s+1)(2t−s−1) − t(2s−t+3)].

    From 0 (on no way between others) to 1 (all ways lead over it). Each mode has a largest value of its own, so that
    actors and roles can be read side by side.

    Parameters
    ----------
    of
        the case or two-mode table; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    modes
        what actors are linked to: roles by assignments in scope; bodies by seats; activities, those of the same name
        being one, by standing for them; resources by giving them, the kind `other` left aside. Only of a case
    mode
        whose members are listed: `both`, `rows` (the `actors` of a case) or `columns` (its `roles`, or what `modes`
        names)
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each member: rows (actors in document order), then columns (roles in the order of the role model).

        - ``mode``: `actors`, or `roles` or what `modes` names; `rows` or `columns` of an incidence
        - ``member``: id of the actor or role, or the member's own name
        - ``name``: the actor's name, or the role in English; only of a case
        - ``value``: share of the largest betweenness that a member of its mode can have, 0 to 1
        - ``raw``: sum of the shares of shortest ways over all pairs of other members

        No value: ``two_mode_empty``: value and raw, when a mode has no member; ``too_few_actors``: value, when there
        are too few members for anyone to be between others; raw is then 0.

    References
    ----------
    Borgatti & Everett 1997, Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2;
    Borgatti & Halgin 2011, Analyzing affiliation networks, in: Scott & Carrington (eds), The SAGE Handbook of Social
    Network Analysis.
    """
    return ask(
        "two_mode_betweenness",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "modes": modes,
            "mode": mode,
            "threads": threads,
            "progress": progress,
        },
    )


def two_mode_closeness(
    of: Case | Casebook | Incidence,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    modes: Literal["actors x roles", "actors x bodies", "actors x activities", "actors x resources"] = "actors x roles",
    mode: Literal["both", "rows", "columns", "actors", "roles", "bodies", "activities", "resources"] = "both",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How near is an actor to all actors and roles, over shared roles?

    value = ((r−1)/(N−1)) · (m + 2(n−1))/D, with n and m the numbers of members of its own and of the other mode in
    its component, r = n + m, N the number of all members of both modes, D the sum of the distances from it, counted
    in links.
    Where everything hangs together this is (n_oth + 2(n_own−1))/D, the least sum that there can be over the sum that
    there is.

    From 0 to 1: 1 is one step from the whole other mode and two from all of its own. Members of small components are
    far from 1, since most others are out of reach. An actor and a role of one table are not measured alike; compare
    within a mode.

    Parameters
    ----------
    of
        the case or two-mode table; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    modes
        what actors are linked to: roles by assignments in scope; bodies by seats; activities, those of the same name
        being one, by standing for them; resources by giving them, the kind `other` left aside. Only of a case
    mode
        whose members are listed: `both`, `rows` (the `actors` of a case) or `columns` (its `roles`, or what `modes`
        names)
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each member: rows (actors in document order), then columns (roles in the order of the role model).

        - ``mode``: `actors`, or `roles` or what `modes` names; `rows` or `columns` of an incidence
        - ``member``: id of the actor or role, or the member's own name
        - ``name``: the actor's name, or the role in English; only of a case
        - ``value``: how near it is to all others, 0 to 1
        - ``distance_sum``: sum of the distances to all members it can reach, in links
        - ``component``: number of its component

        Further tables: ``components`` (a row is a component, the largest first).

        No value: ``two_mode_empty``: value and distance_sum, when a mode has no member; ``isolate``: value and
        distance_sum, when the member has no link.

    References
    ----------
    Faust 1997, Centrality in affiliation networks. Social Networks 19, DOI 10.1016/S0378-8733(96)00300-0; Borgatti &
    Everett 1997, Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2. The
    treatment of several components is our own, after Wasserman & Faust 1994.
    """
    return ask(
        "two_mode_closeness",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "modes": modes,
            "mode": mode,
            "threads": threads,
            "progress": progress,
        },
    )


def two_mode_clustering(
    of: Case | Casebook | Incidence,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    modes: Literal["actors x roles", "actors x bodies", "actors x activities", "actors x resources"] = "actors x roles",
    mode: Literal["both", "rows", "columns", "actors", "roles", "bodies", "activities", "resources"] = "both",
    over: Literal["dot", "min", "max"] = "dot",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Do the same actors meet again in several roles?

    value = mean over the members j that share a neighbour with i of |Ni∩Nj|/|Ni∪Nj| (`dot`), |Ni∩Nj|/min(ki,kj)
    (`min`) or |Ni∩Nj|/max(ki,kj) (`max`), Ni what i is linked to and ki its number.
    redundancy = share of the pairs of i's neighbours that some other member joins too.
    whole = 4·C4/L3, C4 the number of four-cycles, Σ over pairs of rows of |Ni∩Nj|(|Ni∩Nj|−1)/2, and L3 that of paths
    of three links, Σ over links of (k−1)(k−1) of its two ends.

    From 0 (nobody meets twice) to 1 (whoever meets, meets everywhere). A redundancy of 1 says that without the member
    all its roles would still be joined by others. Averages are over the members that have a value.

    Parameters
    ----------
    of
        the case or two-mode table; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    modes
        what actors are linked to: roles by assignments in scope; bodies by seats; activities, those of the same name
        being one, by standing for them; resources by giving them, the kind `other` left aside. Only of a case
    mode
        whose members are listed: `both`, `rows` (the `actors` of a case) or `columns` (its `roles`, or what `modes`
        names)
    over
        what is shared is compared with: all that the two have (`dot`), what the one with less has (`min`), what the
        one with more has (`max`)
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each member: rows (actors in document order), then columns (roles in the order of the role model).

        - ``mode``: `actors`, or `roles` or what `modes` names; `rows` or `columns` of an incidence
        - ``member``: id of the actor or role, or the member's own name
        - ``name``: the actor's name, or the role in English; only of a case
        - ``value``: mean overlap with those who share a neighbour, 0 to 1
        - ``redundancy``: share of the pairs of its neighbours that another member joins too, 0 to 1

        Further tables: ``summary`` (a row is a mode, rows first, and `both`); ``whole`` (a row is the table as a
        whole).

        No value: ``two_mode_empty``: everything, when a mode has no member; ``isolate``: value, when no other member
        shares a neighbour; average, when that holds for all; ``too_few_neighbours``: whole, when there is no path of
        three links; redundancy of a member with fewer than two links, average_redundancy, when that is all of them.

    References
    ----------
    Robins & Alexander 2004, Small worlds among interlocking directors. Comput. Math. Organ. Theory 10, DOI
    10.1023/B:CMOT.0000032580.12184.c0 (whole); Latapy, Magnien & Del Vecchio 2008, Basic notions for the analysis of
    large two-mode networks. Social Networks 30, DOI 10.1016/j.socnet.2007.04.006 (members).
    """
    return ask(
        "two_mode_clustering",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "modes": modes,
            "mode": mode,
            "over": over,
            "threads": threads,
            "progress": progress,
        },
    )


def two_mode_degree(
    of: Case | Casebook | Incidence,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    modes: Literal["actors x roles", "actors x bodies", "actors x activities", "actors x resources"] = "actors x roles",
    mode: Literal["both", "rows", "columns", "actors", "roles", "bodies", "activities", "resources"] = "both",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How many roles has each actor, how many actors has each role, and how uneven is that?

    raw = k, the number of links of a member to members of the other mode, parallel assignments counted once; value =
    k/n_oth, n_oth the number of members of the other mode.
    summary: density = links/(actors × roles); centralization = Σ(k_max − k)/((n_own−1) n_oth), for each mode and
    never pooled.

    From 0 (no link) to 1 (linked to all of the other mode). An empty and an unknown role are both roles without a
    link. Centralization runs from 0 (all alike) to 1 (one member has all links, and the others none).

    Parameters
    ----------
    of
        the case or two-mode table; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    modes
        what actors are linked to: roles by assignments in scope; bodies by seats; activities, those of the same name
        being one, by standing for them; resources by giving them, the kind `other` left aside. Only of a case
    mode
        whose members are listed: `both`, `rows` (the `actors` of a case) or `columns` (its `roles`, or what `modes`
        names)
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each member: rows (actors in document order), then columns (roles in the order of the role model).

        - ``mode``: `actors`, or `roles` or what `modes` names; `rows` or `columns` of an incidence
        - ``member``: id of the actor or role, or the member's own name
        - ``name``: the actor's name, or the role in English; only of a case
        - ``value``: share of the other mode that it is linked to, 0 to 1
        - ``raw``: number of members of the other mode that it is linked to

        Further tables: ``summary`` (a row is a mode, rows first).

        No value: ``two_mode_empty``: value, raw, density and centralization, when a mode has no member;
        ``too_few_actors``: centralization, when a mode has fewer than two members.

    References
    ----------
    Faust 1997, Centrality in affiliation networks. Social Networks 19, DOI 10.1016/S0378-8733(96)00300-0; Borgatti &
    Everett 1997, Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2. The maximum
    of centralization is our own.
    """
    return ask(
        "two_mode_degree",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "modes": modes,
            "mode": mode,
            "threads": threads,
            "progress": progress,
        },
    )


def two_mode_eigenvector(
    of: Case | Casebook | Incidence,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    modes: Literal["actors x roles", "actors x bodies", "actors x activities", "actors x resources"] = "actors x roles",
    mode: Literal["both", "rows", "columns", "actors", "roles", "bodies", "activities", "resources"] = "both",
    scale: Literal["l2", "max"] = "l2",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which actors hold the widely shared roles, and which roles are held by the widely engaged?

    B has a 1 where an actor (row) holds a role (column), parallel assignments counted once. In each component with a
    link: the left singular vector of B for actors and the right one for roles, for its largest singular value σ1,
    none of their entries negative, each of length 1, times √(n_c/n*), n_c the members of that mode in the component
    and n* all members of that mode with a link, so that the squares of all values of a mode add up to 1. scale = max:
    each mode over its largest value.
    components: σ1, σ2 and the numbers of members.

    High where a member's links go to members with high values. Values of actors compare with those of actors, values
    of roles with those of roles. The nearer σ2 is to σ1, the less the values say.

    Parameters
    ----------
    of
        the case or two-mode table; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    modes
        what actors are linked to: roles by assignments in scope; bodies by seats; activities, those of the same name
        being one, by standing for them; resources by giving them, the kind `other` left aside. Only of a case
    mode
        whose members are listed: `both`, `rows` (the `actors` of a case) or `columns` (its `roles`, or what `modes`
        names)
    scale
        what values are measured by: `l2` (their squares add up to 1) or `max` (the largest is 1)
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each member: rows (actors in document order), then columns (roles in the order of the role model).

        - ``mode``: `actors`, or `roles` or what `modes` names; `rows` or `columns` of an incidence
        - ``member``: id of the actor or role, or the member's own name
        - ``name``: the actor's name, or the role in English; only of a case
        - ``value``: how central the members are that it is linked to, 0 to 1

        Further tables: ``components`` (a row is a component with a link, the one with most members first, then by
        first row).

        No value: ``two_mode_empty``: value, when there is no actor or no role; ``no_ties``: value, when nobody holds
        a role; ``isolate``: value, of a member without a link; ``not_converged``: value and sigma_1, where the
        procedure did not settle; sigma_2, where in a large table it needs many more steps.

    References
    ----------
    Bonacich 1972, Factoring and weighting approaches to status scores and clique identification. Journal of
    Mathematical Sociology 2, DOI 10.1080/0022250X.1972.9989806; Faust 1997, Centrality in affiliation networks.
    Social Networks 19, DOI 10.1016/S0378-8733(96)00300-0. The share of each component is our own.
    """
    return ask(
        "two_mode_eigenvector",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "modes": modes,
            "mode": mode,
            "scale": scale,
            "threads": threads,
            "progress": progress,
        },
    )


def two_mode_nestedness(
    of: Case | Casebook | Incidence,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    modes: Literal["actors x roles", "actors x bodies", "actors x activities", "actors x resources"] = "actors x roles",
    empty: Literal["keep", "drop"] = "keep",
    test: bool = False,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Are the roles of actors with few roles a subset of those of actors with many?

    NODF: for each unordered pair of rows 0 when ki = kj or one of them is 0, otherwise 100·|Ni∩Nj|/min(ki,kj), Ni
    what the row is linked to and ki its number; the same for columns. rows and columns are the means over their
    pairs, nodf the mean over all pairs of both. The order of rows and columns plays no part.
    test: tables with the same number of links in every row and every column, drawn by curveball: 20 trades for each
    row, each between two rows of the columns that only one of them has. p is the share of tables that are at least as
    nested; z = (nodf − mean)/sd.

    From 0 (nobody's roles are a part of another's) to 100 (perfectly nested). NODF depends on size and on the number
    of links: between cases compare z, not nodf. A few columns make few pairs (six roles: 15), so that the part of the
    columns says little; `columns_weak` marks fewer than ten.

    Parameters
    ----------
    of
        the case or two-mode table; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    modes
        what actors are linked to: roles by assignments in scope; bodies by seats; activities, those of the same name
        being one, by standing for them; resources by giving them, the kind `other` left aside. Only of a case
    empty
        whether rows and columns without a link count (`keep`: a role without holder is a fact) or are left out first
        (`drop`)
    test
        whether what is found is compared with tables drawn by lot in which every member keeps its number of links
    replicates
        how many tables are drawn by lot, where a test is asked for
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each table as a whole.

        - ``nodf``: nestedness of rows and columns together, 0 to 100
        - ``rows``: nestedness among rows (actors), 0 to 100
        - ``columns``: nestedness among columns (roles), 0 to 100
        - ``row_members``: number of rows
        - ``column_members``: number of columns
        - ``links``: number of links
        - ``columns_weak``: whether there are so few columns that their part says little

        Further tables: ``test`` (a row is a part, `nodf`, `rows` or `columns`; none without a test).

        No value: ``two_mode_empty``: everything, when a mode has no member; ``no_ties``: everything, when there is no
        link; ``too_few_actors``: rows or columns, when there are fewer than two of them; nodf is then the other part,
        and missing when both are; ``zero_variance``: z, when all tables drawn are equally nested.

    References
    ----------
    Almeida-Neto et al. 2008, A consistent metric for nestedness analysis in ecological systems. Oikos 117, DOI
    10.1111/j.0030-1299.2008.16644.x; Strona et al. 2014, A fast and unbiased procedure to randomize ecological binary
    matrices with fixed row and column totals. Nature Communications 5, DOI 10.1038/ncomms5114 (curveball).
    """
    return ask(
        "two_mode_nestedness",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "modes": modes,
            "empty": empty,
            "test": test,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def two_mode_projection(
    of: Case | Casebook | Incidence,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    modes: Literal["actors x roles", "actors x bodies", "actors x activities", "actors x resources"] = "actors x roles",
    mode: Literal["rows", "columns", "actors", "roles", "bodies", "activities", "resources"] = "rows",
    weight: Literal["count", "jaccard", "overlap", "newman", "allocation"] = "count",
    pairs: Literal["sharing", "all"] = "sharing",
    list_shared: bool | None = None,
    test: bool = False,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who shares roles with whom, and which roles share actors?

    For two members i, j of one mode and what both are linked to, S = Ni∩Nj: `count` |S|; `jaccard` |S|/|Ni∪Nj|;
    `overlap` |S|/min(ki,kj); `newman` Σ over k in S of 1/(k's links − 1); `allocation` Σ over k in S of 1/(k's
    links).
    test: tables with the same number of links in every row and every column, drawn by curveball: 20 trades for each
    row, each between two rows of the columns that only one of them has. p is the share of tables in which the two
    share at least as much.

    A projection makes a clique of everyone with the same role: do not read density or clustering off it without the
    test. Under `newman` what a member shares is divided among those who share it, so that its strength is the number
    of its links that it shares with anybody.

    Parameters
    ----------
    of
        the case or two-mode table; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    modes
        what actors are linked to: roles by assignments in scope; bodies by seats; activities, those of the same name
        being one, by standing for them; resources by giving them, the kind `other` left aside. Only of a case
    mode
        whose members are compared: `rows` (the `actors` of a case) or `columns` (its `roles`, or what `modes` names)
    weight
        how what two members share is valued
    pairs
        which pairs are listed: those that share something, or all
    list_shared
        whether the table `shared` says what each pair shares; without it, where there are at most 10 000 pairs
    test
        whether what is found is compared with tables drawn by lot in which every member keeps its number of links
    replicates
        how many tables are drawn by lot, where a test is asked for
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each pair of members, sorted by first, then second.

        - ``from``: id of the first member, the one that stands first in its mode
        - ``to``: id of the second member
        - ``from_name``: name of the first; only of a case
        - ``to_name``: name of the second; only of a case
        - ``value``: what the two share, as `weight` values it
        - ``shared``: how much they share: |S|

        Further tables: ``shared`` (a row is what a pair shares, once for each; none where `list_shared` says so);
        ``members`` (a row is a member of the mode); ``test`` (a row is a pair that shares something; none without a
        test).

        No value: ``two_mode_empty``: links, shared_links, partners and strength, when a mode has no member;
        ``both_empty``: value under `jaccard`, when neither of the two has a link; ``isolate``: value under `overlap`,
        when one of the two has no link; ``zero_variance``: z, when the two share equally much in all tables drawn.

    References
    ----------
    Breiger 1974, The duality of persons and groups. Social Forces 53, DOI 10.2307/2576011; Newman 2001, Scientific
    collaboration networks II. Phys. Rev. E 64, DOI 10.1103/PhysRevE.64.016132 (newman); Zhou et al. 2007, Bipartite
    network projection and personal recommendation. Phys. Rev. E 76, DOI 10.1103/PhysRevE.76.046115 (allocation);
    Strona et al. 2014, Nature Communications 5, DOI 10.1038/ncomms5114 (curveball).
    """
    return ask(
        "two_mode_projection",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "modes": modes,
            "mode": mode,
            "weight": weight,
            "pairs": pairs,
            "list_shared": list_shared,
            "test": test,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def case_change(
    of: Case | Casebook,
    /,
    *,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    direction: Literal["undirected", "directed", "in", "out"] = "undirected",
    currency: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """What changed between two dates or two versions of a case, and how stable is the network?

    The case is looked at twice, at `since` and at `until`, or in two versions, whose actors, roles and relations are
    the same where their ids are; relations without an id where ends and kind are. Both networks are made in the same
    way.
    Ties among the actors of either network: kept N11, new N01, ended N10. value = stability = N11/(N11 + N10 + N01);
    stability_stayed = the same among the actors that are there both times; hamming = N10 + N01; correlation of tied
    (1) or not (0) over all pairs of the actors that are there both times. turnover = (entered + left)/actors of
    either network.
    A role changed hands when it is filled both times and nobody of those who held it holds it still; it became filled
    when it was known to be empty before, empty when it was filled, known when nothing was known of it, unknown when
    nothing is any more.
    measures, second − first: coverage and its upper bound (`case_coverage`), density, centralisation by degree,
    funding per year and its HHI (`case_funding`) in one currency, that of the second look.
    Without `since` or `until`: the first and the last day on which an assignment or relation begins or has ended.
    What has no beginning was always there, what has no end stays.

    stability from 0 (no tie was kept) to 1 (none came or went). What looks new may have been written down later: a
    case with few dates changes little, and an actor without a date counts as there even before the case was
    established: `stayed_undated` says of how many that is so. A role whose holder left is unknown unless the case
    says that it is empty, and whoever is recorded as a former holder counts, while its dates say so, only with
    `statuses`. The timeline shows every date in the case, whichever two are compared; of two versions that of the
    second.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    direction
        how relations are read
    currency
        the currency that amounts are read in; the one with most amounts without it
    since
        the date of the first look; of two versions that of the first, which is looked at without a date where none is
        given
    until
        the date of the second look, not before `since`; of two versions that of the second
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case.

        - ``since``: the date of the first look; empty where it has none
        - ``until``: the date of the second look; empty where it has none
        - ``value``: stability: ties kept over all ties of either time, 0 to 1
        - ``stability_stayed``: the same among the actors that are there both times, 0 to 1
        - ``kept``: number of ties that are there both times
        - ``new``: number of ties that are there the second time only
        - ``ended``: number of ties that are there the first time only
        - ``hamming``: new and ended ties together
        - ``correlation``: of being tied both times, over pairs of actors that stayed, −1 to 1
        - ``entered``: number of actors that are there the second time only
        - ``left``: number of actors that are there the first time only
        - ``stayed``: number of actors that are there both times
        - ``entered_undated``: number of those who entered of whom no date says that they were not there before
        - ``stayed_undated``: number of those who stayed of whom no date says that they were there the first time
        - ``turnover``: those who entered or left over all, 0 to 1
        - ``changed_hands``: ids of the roles that changed hands
        - ``became_empty``: ids of the roles that were filled and are known to be empty
        - ``became_filled``: ids of the roles that were known to be empty and are filled

        Further tables: ``measures`` (a row is a number that both looks have); ``actors`` (a row is an actor of either
        network); ``roles`` (a row is a role); ``ties`` (a row is a tie of either network); ``relations`` (a row is a
        relation in scope either time, also one with the actor that stands for the case); ``timeline`` (a row is
        something that has a date, in order of the dates, then of the document).

        No value: ``no_date``: everything, when neither an assignment nor a relation has a date and there is one
        version; whether something lies between, when there are no two dates; what is undated, when the first look has
        no date; ``both_empty``: stability, when there is no tie either time; stability_stayed, when those who stayed
        had none; ``zero_variance``: correlation, when all or none of the pairs of those who stayed are tied at one of
        the times; ``no_actors``: turnover, when there is no actor either time; ``no_roles``: coverage, when the role
        model has no role; ``too_few_actors``: density below two actors, centralisation below three; ``directed``:
        centralisation, when ties have directions; ``no_amounts``: funding, when no amount per year is recorded;
        ``zero_total``: funding_hhi, when the amounts add up to 0.

    References
    ----------
    Jaccard stability as it is used for panels of networks: Snijders, van de Bunt & Steglich 2010, Introduction to
    stochastic actor-based models for network dynamics. Social Networks 32, DOI 10.1016/j.socnet.2009.02.004; the rest
    is our own.
    """
    return ask(
        "case_change",
        of,
        {
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "direction": direction,
            "currency": currency,
            "since": since,
            "until": until,
            "threads": threads,
            "progress": progress,
        },
    )


def case_coverage(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    wanted: Mapping[str, int] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How much of the role model is filled in this case?

    R = the roles of the role model, c = holders of a role, q = wanted holders (see `role_coverage`).
    value = filled/|R|; lower = filled/|R|, unknown roles taken as empty; upper = (filled + unknown)/|R|; among_known
    = filled/(filled + empty); wanted_coverage = Σ min(c, q)/Σ q.
    mean_redundancy = mean of c − 1 over the filled roles.
    Spread of the holders over all roles, p = c/Σc and 0 for a role without holder: blau = 1 − Σp², evenness = −Σ p ln
    p/ln|R|.

    From 0 (no role filled) to 1 (all). It counts roles, not people or work: a role that many share and one that rests
    on a single actor count the same. Between cases compare lower and upper, because what is unknown depends on the
    documentation.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    wanted
        for each role how many holders are wanted; 1 for a role that is not named
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case.

        - ``value``: coverage: share of the roles that are filled, 0 to 1
        - ``lower``: the same as a lower bound: unknown roles taken as empty, 0 to 1
        - ``upper``: upper bound: unknown roles taken as filled, 0 to 1
        - ``among_known``: share of the roles of known state that are filled, 0 to 1
        - ``wanted_coverage``: share of the wanted holders that are there, 0 to 1; holders beyond the wanted number do
          not count
        - ``roles``: number of roles in the role model
        - ``filled``: number of filled roles
        - ``empty``: number of roles known to be empty
        - ``unknown``: number of roles of which nothing is known
        - ``empty_roles``: ids of the roles known to be empty
        - ``unknown_roles``: ids of the roles of which nothing is known
        - ``single_holder_roles``: ids of the roles that rest on one actor alone
        - ``potential_only_roles``: ids of the roles that nobody holds and somebody could hold
        - ``mean_redundancy``: holders beyond the first, on average over the filled roles, 0 or more
        - ``blau``: probability that two holders drawn with replacement hold different roles, 0 to 1 − 1/|R|
        - ``evenness``: how evenly the holders spread over the roles, 0 (one role has all) to 1 (all have equally
          many)

        Further tables: ``by_sector`` (a row is a role and a sector (or `none` where the sector is other or not
        known)).

        No value: ``no_roles``: all shares, when the role model has no role; ``unknown_role``: among_known, when
        nothing is known of any role; ``no_holder``: mean_redundancy, when nobody holds a role; ``zero_total``: blau
        and evenness, when nobody holds a role; wanted_coverage, when no holder is wanted; ``one_class``: evenness,
        when the role model has a single role.

    References
    ----------
    Roles and states: the building-block model of neighbourhood houses (SoCentral and NIBR, nabolaghus.no); the counts
    are our own.
    """
    return ask(
        "case_coverage",
        of,
        {
            "at": at,
            "statuses": statuses,
            "uncertain": uncertain,
            "level": level,
            "wanted": wanted,
            "threads": threads,
            "progress": progress,
        },
    )


def case_diversity(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    currency: str | None = None,
    count: Literal["actors", "assignments", "amount"] = "actors",
    partition: Literal["sector", "kind"] | Mapping[Any, object] = "sector",
    gini: Literal["numbers", "counts"] = "numbers",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How broad is the mix of sectors, and how evenly is it spread?

    n = counts in the K declared classes, N = Σn, p = n/N, S = classes with n > 0.
    richness = S; blau = 1 − Σp²; iqv = blau · K/(K−1); shannon = H = −Σ p ln p; evenness = H/ln K; evenness_observed
    = H/ln S; hill_0 = S, hill_1 = e^H, hill_2 = 1/Σp²; simpson_unbiased = 1 − Σ n(n−1)/(N(N−1)); hhi = Σp².
    gini = 2 Σ i·x₍ᵢ₎/(n Σx) − (n+1)/n with x₍₁₎ ≤ … ≤ x₍ₙ₎; gini_unbiased = gini · n/(n−1). x = roles held by each
    actor, or amount given by each giver; with `gini` = counts the counts of the classes.
    Counts: the actors of the network; or who holds what, each actor once for each role of the role model; or what is
    given per year on relations of kind `funds` as grant, fee or without a form, by class of the giver, in one
    currency, as in case_funding: every giver counts, the actor that stands for the case too, unless `actors` chooses
    some.

    blau is the probability that two drawn with replacement are of different classes, hill_1 and hill_2 the number of
    equally large classes that would be as diverse. Classes are the declared ones, also where a case has nobody in
    them. Actors without a class are left out of the classes and counted in without_class. For amounts
    simpson_unbiased depends on the currency.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    currency
        the currency that amounts are read in; the one with most amounts without it
    count
        what is counted: actors of the network, assignments to roles (those of the actor that stands for the case
        too), or yearly amounts of funding (those that the actor that stands for the case gives too)
    partition
        what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are
        no class), the kind of actor, or for each actor by name its class. In a network made from edges only the last
        says something
    gini
        what the Gini coefficient is of: numbers of single actors (roles held, or amounts given), or the counts of the
        classes
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case.

        - ``total``: N, what was counted in the declared classes together
        - ``without_class``: what was counted of actors without a class, and left out
        - ``classes``: K, number of declared classes
        - ``richness``: number of classes in use, 0 to K
        - ``blau``: 1 − Σp², 0 (one class) to 1 − 1/K
        - ``iqv``: the same over its largest value, 0 to 1
        - ``shannon``: entropy in natural units, 0 to ln K
        - ``evenness``: entropy over that of equal classes, all declared ones in use, 0 to 1
        - ``evenness_observed``: the same over the classes in use, 0 to 1
        - ``hill_0``: effective number of classes of order 0, 1 to K
        - ``hill_1``: effective number of classes of order 1, 1 to K
        - ``hill_2``: effective number of classes of order 2, 1 to K
        - ``simpson_unbiased``: probability that two drawn without replacement are of different classes, 0 to 1
        - ``hhi``: Herfindahl–Hirschman index Σp², 1/K to 1
        - ``gini``: Gini coefficient, 0 (all equal) to 1 − 1/n (one has all)
        - ``gini_unbiased``: the same times n/(n−1), 0 to 1

        Further tables: ``classes`` (a row is a declared class, and `none` for actors without a class).

        No value: ``zero_total``: all but richness and evenness_observed, when there is nothing to count; gini, when
        the numbers add up to 0; ``one_class``: iqv and evenness, with fewer than two declared classes;
        evenness_observed, with fewer than two classes in use; ``too_few_actors``: simpson_unbiased, when N is below
        2; gini_unbiased, of fewer than two numbers.

    References
    ----------
    Blau 1977, Inequality and Heterogeneity; Teachman 1980, Sociological Methods & Research 8, DOI
    10.1177/004912418000800305; Shannon 1948, Bell System Technical Journal 27; Pielou 1966, Journal of Theoretical
    Biology 13, DOI 10.1016/0022-5193(66)90013-0; Hill 1973, Ecology 54, DOI 10.2307/1934352; Simpson 1949, Nature
    163, DOI 10.1038/163688a0.
    """
    return ask(
        "case_diversity",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "currency": currency,
            "count": count,
            "partition": partition,
            "gini": gini,
            "threads": threads,
            "progress": progress,
        },
    )


def case_documentation(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    required: str | Iterable[str] = ("role_state", "assignment_source", "relation_source", "relation_formality", "relation_since", "funds_amount"),
    resample: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How far can the other answers about this case be trusted?

    For each section of the document the items in scope, and the shares of them with at least one source, of each
    certainty, with a beginning and with an end. In scope: the actors of the network; assignments, relations and
    agreements by date, status and stage; participation not after the date.
    completeness = recorded required fields/required fields. Required may be: the state of each role of the role model
    (filled or empty); a source for each assignment and each relation; formality and beginning of each relation; for
    each relation of kind `funds` an amount with value and currency, per year or month.
    trust = mean of all answers about trust (reliable, mission, open; 1 to 4) between actors of the network.
    Resampled: as many raters as gave such an answer are drawn again with replacement; replicate r draws from stream r
    of the seed (ChaCha, 8 rounds); percentiles lie between the two nearest replicates in proportion.

    High shares say that statements can be checked, not that they are true. Counts of actors between cases compare the
    evidence as much as the houses; put this beside every comparison.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    required
        the fields that a complete case has
    resample
        how many times raters are drawn again, to see how far the trust depends on who answered; not at all without it
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each section of the document.

        - ``section``: `actors`, `assignments`, `relations`, `agreements`, `exchanges`, `activities` or
          `participation`
        - ``items``: number of items in scope
        - ``with_source``: share of the items with at least one source, 0 to 1
        - ``stated``: share that a source states, 0 to 1
        - ``judged``: share that whoever wrote the case judged from stated facts, 0 to 1
        - ``uncertain``: share that is marked as uncertain, 0 to 1
        - ``not_said``: share of which no certainty is recorded, 0 to 1
        - ``with_since``: share with a beginning, 0 to 1
        - ``with_until``: share with an end, 0 to 1; an end may be missing because it has not come

        Further tables: ``summary`` (a row is the case); ``ratings`` (a row is the case); ``resampled`` (a row is the
        case; no row without `resample`).

        No value: ``not_recorded``: a share of no items; with_since and with_until of sections that have none;
        completeness, when nothing is required; ``no_ratings``: trust, when nobody answered a question about it.

    References
    ----------
    Our own measure.
    """
    return ask(
        "case_documentation",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "required": required,
            "resample": resample,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def case_formality(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    kinds: str | Iterable[str] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """What rests on paper and what on habit?

    value = formal/(formal + informal) over the relations in scope between different actors, those with the actor that
    stands for the case included; the same by kind of relation, and by the classes at both ends, whichever way the
    relation goes. This counts relations, not ties.
    binding_basis = assignments with basis `ownership`, `lease` or `contract` over those with a recorded basis.
    Agreements by date and certainty: formal_agreements = formal/(formal + informal); agreed = those of stage `agreed`
    over those with a recorded stage, of whatever stage; with_review = those with a review date over all.
    formal_agreements and with_review look at the stages in scope, where none recorded counts as agreed.

    Both forms of cooperation count, and a high share is not a better partnership: everyday informality can be what
    carries it. What is not known is left out of every share; the counts stand beside it. A relation that is a leg of
    an agreement is formal only when it says so itself.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case.

        - ``value``: formal share of the relations whose formality is known, 0 to 1
        - ``formal``: number of formal relations
        - ``informal``: number of informal relations
        - ``unknown``: number of relations of which it is not known
        - ``binding_basis``: share of the assignments with a known basis that rest on ownership, lease or contract
        - ``basis_known``: number of assignments with a known basis
        - ``basis_unknown``: number of assignments without one
        - ``agreements``: number of agreements in scope
        - ``formal_agreements``: formal share of the agreements whose formality is known, 0 to 1
        - ``agreements_known``: number of agreements whose formality is known
        - ``agreed``: share of the agreements with a known stage that are agreed, 0 to 1
        - ``stage_known``: number of agreements of any stage with a known one
        - ``with_review``: share of the agreements that have a review date, 0 to 1

        Further tables: ``kinds`` (a row is a kind of relation that occurs, in the order of the case format);
        ``classes`` (a row is two sectors (or `none`) between which there are relations, the one that is declared
        first in front); ``bases`` (a row is what assignments rest on); ``relations`` (a row is a relation in scope,
        in document order).

        No value: ``not_recorded``: a share of which nothing is recorded; with_review, when no agreement has a review
        date.

    References
    ----------
    Our own measure, after the guide to area programmes (veiviseren.no), which asks for formal and informal networks
    alike.
    """
    return ask(
        "case_formality",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "kinds": kinds,
            "threads": threads,
            "progress": progress,
        },
    )


def case_funding(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    currency: str | None = None,
    kinds: str | Iterable[str] = ("funds",),
    to: str | Iterable[str] | None = None,
    horizon_days: int = 365,
    budget: float | None = None,
    by: Literal["funder", "class"] = "funder",
    partition: Literal["sector", "kind"] | Mapping[Any, object] = "sector",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Do we depend on one funder, and how much of the coming year is secured?

    Funding = amounts on relations of kind `funds` in scope, from the giver `from`, as grant, fee or without a form,
    in one currency and per year: an amount per month counts twelve times; single sums and sums per flat and day are
    never converted. What is given in kind is added up apart; loans, purchases and rent are never income.
    s = amount of a funder over Σ amounts, N = number of funders with more than 0.
    hhi = Σ s²; hhi_normalised = (hhi − 1/N)/(1 − 1/N); effective_number = 1/hhi; top_share = max s.
    The same of operating money (purpose `operating`) and of binding money; with `by` = class of the sums of classes
    of funders, those without a class left out.
    bound = operating amounts that are binding and stand on a relation that runs to the last day of `at` +
    horizon_days or longer. A relation runs to its end, to its planned end where it has no other, and on where it has
    neither. bound_of_operating = bound over all operating amounts; bound_of_budget = bound over the budget, not cut
    at 1.

    hhi is 1 when everything comes from one funder, and effective_number the number of equal funders that would be as
    concentrated. A purpose that is not recorded is not operating, and an amount of which it is not recorded that it
    is binding is not: what is said of operating and binding money is a lower bound where the records have holes. The
    answer is partial when a funder has no usable amount. Every giver counts, the actor that stands for the case too;
    money that is passed on is counted at each step, and `to` restricts the takers. Amounts stand beside each other in
    one currency at a time; nothing is exchanged.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    currency
        the currency that amounts are read in; the one with most amounts without it
    kinds
        the relation kinds on which amounts are funding
    to
        ids of the actors that are funded, such as the house itself; all takers without it
    horizon_days
        how many days after `at` money must still be bound
    budget
        what operation needs in a year, in the currency of the answer; above 0
    by
        whether concentration is looked at among funders or among their classes
    partition
        what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are
        no class), the kind of actor, or for each actor by name its class. In a network made from edges only the last
        says something
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case.

        - ``currency``: the currency that was read; empty where no amount has one
        - ``other_currencies``: the other currencies in which amounts are recorded; ask with `currency` for each
        - ``total``: sum of the usable amounts per year
        - ``funders``: N, number of funders who give more than 0
        - ``unvalued``: number of funders without a usable amount
        - ``partial``: whether there are any
        - ``role_only``: ids of actors that hold the role `funder` and give on no relation of the `kinds`, so that
          they are not counted; empty with `to`
        - ``hhi``: Σs², 1/N (equal shares) to 1 (one gives all)
        - ``hhi_normalised``: the same from 0 to 1
        - ``effective_number``: 1/hhi, 1 to N
        - ``top_share``: the largest share, 0 to 1
        - ``top``: who has it: ids of funders, or classes; several where they are equal
        - ``binding_of_operating``: share of the operating amounts that is binding, 0 to 1
        - ``bound``: operating amounts per year that are bound beyond the horizon
        - ``bound_of_operating``: the same over all operating amounts, 0 to 1
        - ``bound_of_budget``: the same over the budget, 0 and more
        - ``in_kind``: what is given in kind per year, added up apart
        - ``passing_on``: ids of actors that give and get what was added up here

        Further tables: ``parts`` (a row is all money, operating money, binding money); ``funders`` (a row is who
        gives, with a usable amount or without; the largest amount first); ``sums`` (a row is a purpose, a form or a
        class of funders; the same money is divided in each of the three ways); ``excluded`` (a row is an amount that
        could not be added).

        No value: ``no_amounts``: everything that is made of amounts, when none is usable; what a funder gives who has
        no usable amount; ``zero_total``: hhi, what follows from it, and shares, when the amounts add up to 0;
        bound_of_operating and bound_of_budget without operating amounts; ``single_funder``: hhi_normalised, when one
        funder gives everything; ``one_class``: hhi_normalised by class, when one class gives everything; ``no_date``:
        bound, bound_of_operating and bound_of_budget, when no `at` is given; ``no_budget``: bound_of_budget, when no
        `budget` is given; ``not_recorded``: amount in `excluded`, when a record of an amount has none.

    References
    ----------
    Herfindahl–Hirschman index: Herfindahl 1950, Concentration in the Steel Industry; Hirschman 1945, National Power
    and the Structure of Foreign Trade. Kinds of money after the funding categories of nabolaghus.no. Bound operation
    is our own measure.
    """
    return ask(
        "case_funding",
        of,
        {
            "at": at,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "currency": currency,
            "kinds": kinds,
            "to": to,
            "horizon_days": horizon_days,
            "budget": budget,
            "by": by,
            "partition": partition,
            "threads": threads,
            "progress": progress,
        },
    )


def case_governance(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    actors: str | Iterable[str] | None = None,
    at_least: int | None = None,
    kinds: str | Iterable[str] = ("cooperates", "operates", "governs", "represents"),
    decision_kinds: str | Iterable[str] = ("governs", "represents", "influences", "authorises"),
    centralization_threshold: float = 0.4,
    share_threshold: float = 0.5,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which form of network governance does the case have, and who holds the decisions?

    Form, on the layer of coordination (relations of the `kinds`, without direction and without the actor that stands
    for the case): C = degree centralization (as `network_centralization`); top = the actor with the largest
    betweenness; share = its betweenness over the sum of all. In this order: fewer than three actors, or no tie:
    undetermined. C below its threshold, and share below its own or nothing: participant_governed. Betweenness adds up
    to 0, or several are top: undetermined. top has the tag `network_admin`, which says that it was set up to run the
    partnership: network_administrative_organisation. Otherwise lead_organisation, which is top. The tag does not
    count where the actor holds activity_partner or neighbourhood_partner.
    Decision layer: the same C for the `decision_kinds`.
    Seats: those with a vote, s = share of an actor or class in them; hhi = Σs², for classes among the seats whose
    holders have one. Shares are of all seats with a vote. A seat of which no vote is recorded is not one with a vote;
    it is counted apart.
    Bodies: actors of kind `body`, or in which somebody has a seat. Two are adjacent when somebody is a member of both
    (by a seat, or a relation `member_of` in scope), one has a seat in the other, or a relation in scope links them;
    distance = steps from body to body.

    The form is a name for the numbers beside it, never more than they are: the thresholds are ours, and what nobody
    recorded is not in the layer. Of one or two ties it says nothing of who governs, whatever it is called. Where
    everything runs over the house itself little is left of the layer, because the house is left out. A distance above
    1 says that a board and a group hear of each other over a third, as far as is recorded. Seats have neither date
    nor certainty: all of them count.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    kinds
        the relation kinds that make the layer of coordination
    decision_kinds
        the relation kinds that make the decision layer
    centralization_threshold
        from what C on a layer counts as centralised, 0 to 1
    share_threshold
        from what share of all betweenness on one actor counts as the broker, 0 to 1
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case.

        - ``form``: `participant_governed`, `lead_organisation`, `network_administrative_organisation` or
          `undetermined`
        - ``actors``: number of actors in the layer of coordination
        - ``ties``: number of its ties
        - ``with_case``: number of relations of its kinds that are left out, being with the actor that stands for the
          case
        - ``centralization``: C of the layer of coordination, 0 (all alike) to 1 (a star)
        - ``share``: share of all betweenness that top has, 0 to 1
        - ``top``: ids of the actors with the largest betweenness; nobody where it adds up to 0
        - ``administrative``: whether top has the tag of an actor set up to run the partnership
        - ``centralization_threshold``: from what C on the layer counts as centralised
        - ``share_threshold``: from what share on one actor counts as the broker
        - ``bodies``: number of bodies
        - ``apart``: number of pairs of bodies that are further apart than 1, or not joined at all

        Further tables: ``layers`` (a row is a layer); ``seats`` (a row is the case); ``seats_by_actor`` (a row is an
        actor with a seat, in document order); ``seats_by_sector`` (a row is a sector (or `none` where the sector is
        other or not known)); ``bodies`` (a row is two bodies, in document order).

        No value: ``too_few_actors``: centralization, with fewer than three actors; ``no_ties``: centralization of a
        layer without a tie: nothing is recorded of it; ``zero_total``: share, when nobody lies between others;
        ``ambiguous_leading_pair``: administrative, when several lie most between others; ``no_seats``: what is made
        of seats with a vote, when none is recorded; ``no_partition``: what is made of classes, when no holder of a
        seat with a vote has one; ``not_recorded``: apart, with fewer than two bodies; ``no_reachable_actor``:
        distance of two bodies that no steps join; ``too_large``: apart, with more than 1,000 bodies, whose pairs are
        not listed.

    References
    ----------
    The three forms: Provan & Kenis 2008, Modes of Network Governance: Structure, Management, and Effectiveness.
    Journal of Public Administration Research and Theory 18, DOI 10.1093/jopart/mum015. The rule and its thresholds
    are our own, and so is the reading of seats. That boards should be close to follow-up groups: VIVE and RUC 2023,
    Partnerskaber med mange aktører.
    """
    return ask(
        "case_governance",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "actors": actors,
            "at_least": at_least,
            "kinds": kinds,
            "decision_kinds": decision_kinds,
            "centralization_threshold": centralization_threshold,
            "share_threshold": share_threshold,
            "threads": threads,
            "progress": progress,
        },
    )


def case_participation(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    uncertain: Literal["include", "exclude"] = "include",
    phase_model: Literal["area_programme", "strategic_partnership", "all"] = "area_programme",
    phases: str | Iterable[str] | None = None,
    groups: str | Iterable[str] | None = None,
    checklists: Mapping[str, Iterable[str]] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who was involved when, how, and at which level, and who never?

    Rows: the groups that took part, in the order in which they first do, then those that are only named in `groups`.
    A group is one by its exact text or actor id. Columns: the phases of `phase_model` or `phases`; a phase that
    occurs outside of them stands before the first of them that comes later in the format.
    value = the highest level recorded for a group in a phase, 0 none, 1 one-way information, 2 two-way information, 3
    dialogue, 4 cooperation, 5 co-decision, 6 decision.
    never_involved: every cell of the row is empty or 0. median_level over the groups with a level above 0 in the
    phase, of two middle ones the lower. early_share = records in the first half of the columns, the middle one
    included, over all records. heaviest_early: every phase with most records is in that half.
    Checklists: items of scorecards, those of `checklists` first. Answers to an item of the same date are one wave,
    shown by their median (of two middle ones the lower); waves are ordered by date, those without a date last. change
    = latest − first dated wave. An item that begins with the code of a phase and a colon, such as `develop: …`, is
    watched in that phase.
    With `at` what happened later is left out; what has no date counts.

    Levels are ordinal and never averaged. A cell without a record says that nothing is recorded, not that nobody
    asked. Guides advise to involve people early: early_share counts records, not people, and in five phases the first
    three are early. Of a scorecard the library knows neither the questions nor the scale; whoever wrote it reads it.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    uncertain
        whether items marked as uncertain count
    phase_model
        which phases are the columns: those of an area programme (knowledge, establish, mobilise, implement,
        continue), of a strategic partnership (tender, bid, establish, develop, operate, wind_down), or all of the
        format
    phases
        the phases that are the columns, in their order, instead of those of a model
    groups
        groups that have a row even if they never took part: texts or ids of actors
    checklists
        for each scorecard the items on it, such as points of attention or questions, so that those without an answer
        are seen
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each group and a phase.

        - ``group``: the group as it is recorded: an actor's id or a text
        - ``name``: the actor's name, or the text
        - ``phase``: the phase
        - ``value``: highest level, 0 to 6
        - ``records``: number of records
        - ``methods``: how it was done, each method once
        - ``issues``: what it was about, each issue once

        Further tables: ``groups`` (a row is a group); ``phases`` (a row is a phase, in the order of the columns);
        ``summary`` (a row is the case); ``checklists`` (a row is an item of a scorecard: those of `checklists` first,
        then those that were answered besides, in document order); ``scores`` (a row is an item of a scorecard and a
        date at which it was answered, in order of the dates).

        No value: ``not_recorded``: a cell, a highest level and a median without records; what is said of an item that
        nobody answered; change without two dated waves; ``zero_total``: early_share and heaviest_early, when nothing
        is recorded.

    References
    ----------
    Levels: the six-step ladder of participation used by Norwegian municipalities. Phases: the guide to area work in
    existing neighbourhoods (veiviseren.no), and AlmenNet's booklet on strategic partnerships. The tables are our own.
    """
    return ask(
        "case_participation",
        of,
        {
            "at": at,
            "uncertain": uncertain,
            "phase_model": phase_model,
            "phases": phases,
            "groups": groups,
            "checklists": checklists,
            "threads": threads,
            "progress": progress,
        },
    )


def case_partnership_elements(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which of the eight core elements of partnerships with many actors can be seen in the data?

    1 close_relations. network_trust: as `actor_trust_value`. median_strength: of the relations, the lower of two
    middle ones. ei_sector: as `network_mixing` by sector. two_way_share: as `pair_exchange`, pairs with flows each
    way over pairs with a flow; the case itself is one of the two where something flows to or from it.
    2 frequent_coordination. frequent_share: relations with a frequency of monthly or more over those with one.
    3 structured_cooperation. formal_share: as `case_formality`. blau_sector: as `case_diversity`. giving_share:
    actors of the network that give something (`actor_exchange`) over all of them; pooled_categories: number of
    categories, `other` apart, that two of them or more give.
    4 facilitation. facilitated: 1 when programme_coordinator is filled or an actor has the tag `facilitator`, 0 when
    the role is known to be empty and nobody has it. independent: 1 when one of those with the tag, or without any of
    the coordinators, holds neither owner nor funder. administrative_organisation: 1 when the form of
    `case_governance` is a network administrative organisation.
    5 bounded_activities. timed_activities: activities with a time over all; named_activities: with an actor.
    bounded_agreements: relations and agreements with an end, a term or a review date over all.
    6 shared_power. seat_hhi, seat_sector_hhi, decision_centralization: as `case_governance`.
    7 citizen_involvement. highest_level: the highest level of participation of anybody, 0 to 6;
    highest_level_residents: of groups that are actors of the sector residents. cooperative_phases: phases with a
    level of 4 or more over phases with a record.
    8 voluntary_and_equal. reciprocity: edgewise, as `network_summary` with directions. two_way_share again.
    highest_influence, lowest_influence: share of the actors with a score that have the highest, and the lowest.
    Relations are those in scope between different actors, with the actor that stands for the case.

    Each number stands for itself: there is no total. `known` says how many records a number rests on, `unknown` how
    many do not say what it asks; where a number counts what is recorded of all (`timed_activities`,
    `named_activities`, `bounded_agreements`, `giving_share`) the unknown are in it, and it is a lower bound: an
    element without a value is one of which the case is silent, not one that is missing. independent looks at each
    actor by itself: a unit of an owner holds nothing itself unless `level` is top. Scales are ordinal: they have
    medians and shares, except that the mean of ratings takes their steps to be equal.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each indicator, by element.

        - ``element``: number of the element, 1 to 8
        - ``theme``: `close_relations`, `frequent_coordination`, `structured_cooperation`, `facilitation`,
          `bounded_activities`, `shared_power`, `citizen_involvement` or `voluntary_and_equal`
        - ``indicator``: what it is called
        - ``value``: its number
        - ``unit``: `share`, `count`, `yes_or_no`, `mean`, `median`, `level` or `index`
        - ``known``: number of records that say what it asks
        - ``unknown``: number of records looked at that do not say
        - ``about``: ids of the actors, groups, phases or categories that it is about

        Further tables: ``elements`` (a row is an element).

        No value: ``not_recorded``: where the records that an indicator reads are absent; what stands in no record,
        such as a time in no activity, is not known of any; ``no_ratings``: network_trust, without ratings;
        ``no_partition``: ei_sector and seat_sector_hhi, when nobody concerned has a sector; ``too_few_actors``:
        ei_sector without actors; what is made of centralization, with fewer than three; ``no_ties``: ei_sector and
        reciprocity, without a tie; administrative_organisation, without one that coordinates, and
        decision_centralization, without one along which decisions go; ``no_exchanges``: two_way_share, giving_share
        and pooled_categories, when nothing flows; ``no_actors``: giving_share, when the network has no actor;
        ``zero_total``: blau_sector, when no actor has a sector; administrative_organisation, when nobody lies between
        others; ``ambiguous_leading_pair``: administrative_organisation, when several lie most between others;
        ``unknown_role``: facilitated, of an unknown role; independent, when owner or funder is unknown;
        ``no_holder``: independent, when nobody facilitates; ``no_seats``: what is made of seats, when none with a
        vote is recorded; ``undirected``: reciprocity, when every relation goes both ways by its nature.

    References
    ----------
    The elements: VIVE and RUC 2023, Partnerskaber med mange aktører: et litteraturstudie om kerneelementer og
    inklusion af borgere i sårbare positioner. Socialstyrelsen. The indicators are our own.
    """
    return ask(
        "case_partnership_elements",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "threads": threads,
            "progress": progress,
        },
    )


def case_reach(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    target_groups: str | Iterable[str] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which times, target groups or resources does no partner cover?

    Four tables of actors × columns, yes or no.
    times: morning 06–10, day 10–15, afternoon 15–18, evening 18–22, night 22–06, and weekend. An activity covers the
    parts that it names, and those that its hours overlap by at least 30 minutes; an end at or before the start is of
    the next day. Saturday or Sunday covers weekend besides.
    days: the seven days of the week that activities name, and the next where 30 minutes or more run past midnight.
    target_groups: those of actors and of activities, and those named in `target_groups`; the same when they are
    written alike.
    resources: the categories that somebody is recorded to give, get or need; held by who gives it to anybody, in
    exchanges or on relations on which something is given (actor_exchange). Used when given to the actor that stands
    for the case, to the case as a whole or to a holder of a role.
    covered = at least one actor; single = exactly one; gap = none; coverage = covered columns/columns. Activities
    without an actor count for the case, in the row `case`.

    Only what is recorded can cover. Of an activity of which no part of the day is recorded nobody knows when it is:
    with any such a part that nobody is known to cover is `not_known` instead of a gap, and coverage is a lower bound;
    the same of days. A beginning without an end, or a day without hours, says no part of the day. The actor that
    stands for the case covers what it does itself. Actors out of scope, such as merely potential partners, cover
    nothing. Target groups are those that somebody wrote down, so that all of them are covered unless more are named;
    one that is named is a gap when no actor and no activity names it, though it may be reached all the same. A
    resource is a gap when somebody needs it and nobody gives it; what nobody mentions is no column, because nobody
    knows whether it is there.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    target_groups
        target groups that should be reached, beside those that are recorded
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each times, days, target groups, resources.

        - ``dimension``: `times`, `days`, `target_groups` or `resources`
        - ``columns``: number of columns
        - ``covered``: number of columns that somebody is known to cover
        - ``coverage``: the same over all columns, 0 to 1
        - ``single_cover``: the columns that one actor alone is known to cover
        - ``gaps``: the columns that nobody covers
        - ``not_known``: the columns that nobody is known to cover, though somebody may
        - ``time_unknown``: number of activities of which the part of the day, or the day, is not recorded; otherwise
          0

        Further tables: ``columns`` (a row is a column of one of the four tables); ``actors`` (a row is an actor of
        the network, the actor that stands for the case, and `case` where something is recorded of nobody); ``cells``
        (a row is an actor and a column that it covers); ``resources`` (a row is a category that somebody gives, gets
        or needs).

        No value: ``not_recorded``: a whole table of the four, when no time, day, target group or exchange is recorded
        for it; covered, where that is not known; ``zero_total``: coverage of resources, when no exchange has a
        category.

    References
    ----------
    Our own measure, from step 2 of the building-block workshop (nabolaghus.no): use around the clock, target groups
    not reached.
    """
    return ask(
        "case_reach",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "target_groups": target_groups,
            "threads": threads,
            "progress": progress,
        },
    )


def case_risks(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    currency: str | None = None,
    matrix: str | Iterable[str] = ("ministry",),
    horizon_days: int = 365,
    hhi: float = 0.5,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which unwanted events follow from how the partnership is built, and what is left after measures?

    likelihood 1 to 5; consequence = the largest over what matters, 1 to 5; score = likelihood × consequence; class =
    the cell of the matrix: green, yellow or red. Residual (`_after`): the smallest likelihood and the smallest
    consequence among those that are recorded, now and after each measure. Order: class, then score, the worst first,
    then document order; last what has no class. Measures that reduce likelihood come before those that reduce
    consequence.
    Matrix `ministry`: green to score 4, yellow from 5 to 12, red from 15.
    Candidates, from the structure: empty_role, a role known to be empty; single_holder, a role that one actor alone
    holds; one_funder, funding (see `case_funding`) with an HHI above `hhi`; ending, an agreement or relation whose
    end, or planned end where it has no other, lies within `horizon_days` of `at`; cut_point, a coordinator without
    whom the network falls apart (the one actor tagged `coordinator`, else the only holder of `programme_coordinator`,
    else of `operator`); no_residents, participation is recorded, none of it by actors of the sector residents at
    level 1 or more, and none of them has a seat; no_basis, an operator whose role rests on neither ownership, lease
    nor contract. What is not known gives no candidate and stands in `not_known`.

    Likelihood and consequence are ordinal: a score orders risks and measures nothing. A candidate is a question to be
    put on the list, not a finding of fault, and has no score until people set one; `recorded` says which risks touch
    the same already. Red is not acceptable, yellow asks for measures to be considered, green is acceptable. The
    municipality sets what is acceptable; the preset is a starting point. Residual values take all measures as carried
    out. A relation or agreement without an end holds on.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    currency
        the currency that amounts are read in; the one with most amounts without it
    matrix
        which class each likelihood and consequence has: `ministry`, or 25 classes (`green`, `yellow`, `red`), those
        of likelihood 1 from consequence 1 to 5, then those of likelihood 2, and so on; never milder as either grows
    horizon_days
        how many days after `at` an end is near
    hhi
        above which concentration funding depends on one funder, 0 to 1
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each recorded risk, the worst first.

        - ``risk``: id of the risk
        - ``event``: what could happen
        - ``likelihood``: 1 to 5
        - ``consequence``: the largest over what matters, 1 to 5
        - ``worst``: what has that consequence
        - ``score``: likelihood × consequence, 1 to 25
        - ``class``: `green`, `yellow` or `red`
        - ``likelihood_after``: likelihood after measures, 1 to 5
        - ``consequence_after``: consequence after measures, 1 to 5
        - ``score_after``: score after measures, 1 to 25
        - ``class_after``: class after measures
        - ``measures``: number of measures
        - ``causes``: what could bring it about
        - ``affects``: ids of the actors, roles and relations that it would touch

        Further tables: ``measures`` (a row is a measure, by risk in the order of `main`; those that reduce likelihood
        first, last those of which it is not said); ``consequences`` (a row is a risk and something that matters);
        ``matrix`` (a row is a likelihood and a consequence); ``candidates`` (a row is a risk that the structure
        suggests, in the order of the definition); ``not_known`` (a row is something that could be a candidate if more
        were recorded).

        No value: ``not_recorded``: a likelihood or consequence that is not recorded, and the score and class without
        either of them; the same after measures, where neither the risk nor a measure says.

    References
    ----------
    Risk as likelihood and consequence, five steps by five, three classes and the order of measures: the Norwegian
    ministry's guide to zoning plans (reguleringsplanveileder 2011), annex 1 on risk and vulnerability analysis, which
    leaves the classes of cells to the municipality; the classes of the preset and the candidates are our own.
    """
    return ask(
        "case_risks",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "currency": currency,
            "matrix": matrix,
            "horizon_days": horizon_days,
            "hhi": hhi,
            "threads": threads,
            "progress": progress,
        },
    )


def case_robustness(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    among: Literal["all", "holders"] = "all",
    order: Literal["roles", "degree"] = "roles",
    list_up_to: int = 100,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How many partners can we lose before a role is empty, and which loss hurts most?

    n = actors of the network that can leave, or those of them that hold a role (`among`); c = holders of a role. A
    role lasts while one holder remains; one with a holder that is not among the n, such as the house itself, always
    lasts.
    expected_coverage after k random losses = (1/|R|) Σ over filled roles of 1 − C(n−c, k−c)/C(n, k), the fraction
    being 0 below k = c and for a role that always lasts; expected_of_filled = the same over the filled roles.
    area = (1/n) Σ_{k=0..n−1} (E_k + E_{k+1})/2; area_of_filled likewise.
    none_lost: probability that no filled role is lost, P_k = Σ_S (−1)^|S| C(n−h, k−h)/C(n, k) over all sets S of
    filled roles that can be lost, h = actors that hold one of S. k_half = smallest k with P_k of ½ or less; k_min =
    smallest c over the roles that can be lost: so many well-chosen losses empty a role.
    worst: of all single losses, and of all losses of two, those with most roles lost, then most separated pairs (see
    `actor_removal`).
    targeted: actors leave by number of roles or of ties (`order`), largest first, as counted at the beginning, of
    equal ones the first in document order.

    area is 1 − 1/(2n) when everybody holds every role, and low when roles rest on few or are empty; area_of_filled
    leaves the empty and unknown ones aside. Both follow from n and the numbers of holders alone: between cases of
    different size compare them with care. The gap to the targeted areas says how much hangs on those with many roles.
    Losses are random only here; in life partners leave for reasons.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    among
        who can leave: every actor of the network, or those that hold a role
    order
        who leaves first in the targeted curve: those with most roles, or those with most ties
    list_up_to
        how many of the worst losses are listed, of one actor and of two; `single_worst` and `pair_worst` count all
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case.

        - ``area``: area under the expected coverage, 0 to 1 − 1/(2n), or 1 where roles always last
        - ``area_of_filled``: the same over the filled roles
        - ``actors``: n, number of actors that can leave
        - ``coverage``: share of the roles that are filled, 0 to 1
        - ``filled``: number of filled roles
        - ``lasting_roles``: ids of the filled roles that always last, because somebody holds them who cannot leave
        - ``k_half``: number of random losses after which a filled role is lost as likely as not
        - ``k_min``: number of well-chosen losses that empty a role
        - ``single_roles_lost``: number of roles lost with the worst single loss
        - ``single_separated_pairs``: number of pairs separated by it
        - ``single_worst``: number of single losses that are as bad
        - ``pair_roles_lost``: number of roles lost with the worst loss of two
        - ``pair_separated_pairs``: number of pairs separated by it
        - ``pair_worst``: number of losses of two that are as bad
        - ``targeted_area``: area under the targeted coverage
        - ``targeted_area_of_filled``: the same over the filled roles

        Further tables: ``curve`` (a row is a number of losses, from none); ``worst`` (a row is a worst loss: of one
        actor, then of two, in document order).

        No value: ``no_roles``: coverage, areas and curves, when the role model has no role; ``no_actors``: areas,
        k_half, k_min and the worst single loss, when nobody can leave; ``too_few_actors``: the worst loss of two,
        when only one can leave; ``no_holder``: what is said of filled roles, when none is filled; k_half and k_min,
        when every filled role is held by somebody who cannot leave; ``too_large``: none_lost and k_half, when more
        than 20 roles can be lost; the worst loss of two among more than 200 actors.

    References
    ----------
    Area under the survival curve: Memmott, Waser & Price 2004, Tolerance of pollination networks to species
    extinctions. Proceedings of the Royal Society B 271, DOI 10.1098/rspb.2004.2909; Burgos et al. 2007, Why
    nestedness in mutualistic networks? Journal of Theoretical Biology 249, DOI 10.1016/j.jtbi.2007.07.030. The exact
    forms are our own.
    """
    return ask(
        "case_robustness",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "kinds": kinds,
            "at_least": at_least,
            "among": among,
            "order": order,
            "list_up_to": list_up_to,
            "threads": threads,
            "progress": progress,
        },
    )


def case_success_factors(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    actors: str | Iterable[str] | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """How does the case stand on the four success criteria for neighbourhood houses?

    1 binding_economy. binding_basis: owner, operator and funder assignments with basis ownership, lease or contract
    over those with a recorded basis. binding_of_operating, bound_of_operating: as `case_funding`, 365 days after
    `at`.
    2 elastic_models. potential_per_role: mean number of actors that could hold a role and do not. mean_redundancy: as
    `case_coverage`. review_share: agreements with a review date over all. departures_filled: of the holders of a role
    at `since` who do not hold it at `until`, the share after whom the role was filled at `until`; a former assignment
    counts while it lasted where its end is recorded.
    3 coordinator. programme_coordinator_filled, operator_filled: 1 or 0. coordinator_betweenness: as
    `actor_betweenness`; coordinator_rank: its rank by it. coordinator_funders: number of actors with a relation
    `funds` to it; coordinator_funded_days: days from `at` to the last recorded end of these. Without the coordinator:
    removal_roles_lost, roles that it alone holds; removal_separated_pairs, pairs of others that no longer reach each
    other; removal_fragmentation, share of pairs that do not.
    4 anchoring. neighbourhood_partners: number of holders; neighbourhood_partner_sectors: of their sectors.
    resident_seats: share of the seats with a vote. local_share: actors tagged `local` over those tagged `local` or
    `not_local`. political_decision, administrative_decision: the latest answer on the scorecard `success_factors`; of
    several of the same day the median.
    The coordinator is the one actor tagged `coordinator`, otherwise the only holder of programme_coordinator,
    otherwise of operator.

    Each number stands for itself: there is no total, and none is meant. `known` says how many records a number rests
    on, `unknown` how many do not say what it asks; many indicators without a value speak of the sources, not of the
    house. A high share is not always better: a coordinator on whom everything hangs is recognised, and a risk.

    Parameters
    ----------
    of
        the case; or a casebook, for each of its cases
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    actors
        the ids of the actors that the network holds, instead of all that have something in scope
    since
        the date from which departures are looked for; together with `until`
    until
        the date at which it is looked whether the role is filled; after `since`
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each indicator, by criterion.

        - ``criterion``: number of the criterion, 1 to 4
        - ``theme``: `binding_economy`, `elastic_models`, `coordinator` or `anchoring`
        - ``indicator``: what it is called
        - ``value``: its number
        - ``unit``: `share`, `count`, `yes_or_no`, `mean`, `rank`, `days` or `score`
        - ``known``: number of records that say what it asks
        - ``unknown``: number of records looked at that do not say
        - ``about``: ids of the actors or roles, codes, or a date that it is about

        Further tables: ``criteria`` (a row is a criterion); ``coordinator`` (a row is the coordinator).

        No value: ``not_recorded``: where the records that an indicator reads are absent, as where no actor is named
        for any role as a potential holder, or no agreement has a review date; what is worked out in the network, of a
        coordinator that is not in it, such as the actor that stands for the case; ``no_roles``: potential_per_role
        and mean_redundancy, when the role model has no role; ``no_holder``: what is said of the coordinator, when
        there is none; mean_redundancy, when nobody holds a role; actor and found_by of the coordinator;
        ``unknown_role``: what is said of a role of which nothing is recorded; ``no_amounts``: what is made of
        amounts, when none is usable; ``zero_total``: what is made of operating amounts, when there are none;
        departures_filled, when nobody left; ``no_date``: departures_filled without `since` and `until`;
        bound_of_operating and coordinator_funded_days without `at`; ``too_few_actors``: coordinator_betweenness and
        coordinator_rank with fewer than three actors, removal_fragmentation with fewer than three; ``no_seats``:
        resident_seats, when no seat with a vote is recorded; ``no_partition``: neighbourhood_partner_sectors, when no
        holder has a sector.

    References
    ----------
    The four criteria: NIBR and SoCentral (Hanssen & Habberstad; nabolaghus.socentral.no). The indicators are our own,
    and claim no approval by the authors.
    """
    return ask(
        "case_success_factors",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "actors": actors,
            "since": since,
            "until": until,
            "threads": threads,
            "progress": progress,
        },
    )


def casebook_clusters(
    of: Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    currency: str | None = None,
    distance: Literal["jaccard", "sorensen", "bray_curtis", "gower", "canberra", "cosine", "hamming"] = "jaccard",
    range: Literal["declared", "sample"] = "declared",
    columns: str | Iterable[str] | None = None,
    root: bool = False,
    linkage: Literal["average", "single", "complete", "ward"] = "average",
    groups: int | None = None,
    height: float | None = None,
    leave_one_out: bool | None = None,
    pairs_up_to: int = 100,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which groups of cases form, and how firmly?

    The two groups of cases that are closest are joined, again and again. d is a distance of `casebook_distances`.
    average: d(A∪B, C) = (|A| d(A,C) + |B| d(B,C))/(|A| + |B|). single: the smaller of d(A,C) and d(B,C). complete:
    the larger. ward: √(((|A|+|C|) d²(A,C) + (|B|+|C|) d²(B,C) − |C| d²(A,B))/(|A|+|B|+|C|)), for Euclidean distances
    only.
    Of equal smallest distances (that differ by at most 1e-12 × max(1, value)) the pair with the smallest (first,
    second) is joined first, a group being numbered by its first case.
    Cophenetic distance: the height at which two cases are joined. silhouette = (b − a)/max(a, b): a mean distance to
    the own group, b smallest mean distance to another, 0 for a case alone.
    adjusted_rand: each case in turn is left out, the rest grouped again into as many groups, and compared with the
    groups of the rest.

    Groups are numbered by their first case. There are groups in any set of distances; a mean silhouette near 0, or an
    index well below 1 when one case is left out, says that these are not firm. With about ten cases: read the table,
    describe, claim nothing. Cases that are documented alike may be grouped for that.

    Parameters
    ----------
    of
        the casebook
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    currency
        the currency that amounts are read in; the one with most amounts without it
    distance
        how two profiles are held against each other: `jaccard`, `sorensen`, `bray_curtis`, `gower`, `canberra`,
        `cosine` or `hamming`
    range
        for `gower`, what a difference of numbers is held against, as in `casebook_distances`
    columns
        the columns of `casebook_profiles` that distances are of, by name or in groups; those of `casebook_distances`
        without it
    root
        whether the square roots of the distances are taken instead of the distances; `ward` needs it
    linkage
        what the distance of two groups is: `average`, `single`, `complete` or `ward`
    groups
        the number of groups; without it and `height` the number from 2 to 10 with the largest mean silhouette, one
        where none is above 0
    height
        the height up to which cases are joined, instead of a number of groups
    leave_one_out
        whether the rest is grouped again without each case; by itself up to 200 cases
    pairs_up_to
        up to how many cases the table `cophenetic` has a row for every pair; it has none beyond
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case, in the order of the casebook.

        - ``case``: id of the case
        - ``group``: number of its group, from 1, by their first case
        - ``place``: its place in an order in which every group stands together, from 1
        - ``silhouette``: how much closer it is to its own group than to the next, −1 to 1
        - ``adjusted_rand``: how much of the other groups stays when it is left out, 1 for all of it

        Further tables: ``merges`` (a row is two groups that are joined, in the order in which they are); ``summary``
        (a row is the casebook); ``numbers`` (a row is a number of groups that there could be, from 2 to 10);
        ``cophenetic`` (a row is a pair of cases).

        No value: ``too_few_cases``: everything, when fewer than 3 cases have distances to each other;
        ``not_recorded``: what is said of a case that was taken out because a distance to others is missing;
        ``zero_variance``: cophenetic_correlation, when all distances are the same; silhouette, when all distances
        that it looks at are 0; adjusted_rand, when both groupings have all cases in one group, or each alone;
        ``too_few_groups``: silhouette, when there is one group; ``too_large``: adjusted_rand, when it was not asked
        for and there are more than 200 cases.

    References
    ----------
    Sokal & Michener 1958, A statistical method for evaluating systematic relationships (average); Ward 1963,
    Hierarchical grouping to optimize an objective function. JASA 58; Sokal & Rohlf 1962 (cophenetic correlation);
    Rousseeuw 1987, Silhouettes. J. Comput. Appl. Math. 20; Hubert & Arabie 1985, Comparing partitions. J.
    Classification 2.
    """
    return ask(
        "casebook_clusters",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "kinds": kinds,
            "at_least": at_least,
            "currency": currency,
            "distance": distance,
            "range": range,
            "columns": columns,
            "root": root,
            "linkage": linkage,
            "groups": groups,
            "height": height,
            "leave_one_out": leave_one_out,
            "pairs_up_to": pairs_up_to,
            "threads": threads,
            "progress": progress,
        },
    )


def casebook_comparison(
    of: Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    currency: str | None = None,
    case: str | None = None,
    other: str | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """What has one case that another has not, and what do they share?

    Two cases are looked at in the same way. Of a role: its state and holders in both, as `role_coverage` has them.
    who = `both` when it is filled in both; `first` or `second` when it is filled in that one and known to be empty in
    the other; `neither` when it is known to be empty in both; `not_known` when nothing is known of it in one of them.
    cells: the same for each role and sector with a holder in one of the two. traits: kinds of relations in scope,
    what is given, target groups of activities as they are written; who = in which of the two it is recorded,
    `not_known` where a case says nothing of that whole sort.
    numbers: those of `casebook_profiles`; difference = second − first. distances: each distance of
    `casebook_distances`, between the two alone. shared_actors: the same `same_as` or an identifier in common, never
    by name alone.

    What is not known is not missing, and a trait that is not recorded may well be there: look at `not_known`, and at
    the table `cases`, before saying that a house lacks something. More actors, ties or kinds of relations may only be
    more of them written down.

    Parameters
    ----------
    of
        the casebook
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    currency
        the currency that amounts are read in; the one with most amounts without it
    case
        id of the first of the two cases; the first of the casebook without it
    other
        id of the second; the first of the casebook that is not the other without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each role of either role model, those of the first case first.

        - ``role``: id of the role
        - ``who``: `both`, `first`, `second`, `neither` or `not_known`: in which of the two it is filled
        - ``first_state``: its state in the first case: `filled`, `empty` or `unknown`
        - ``second_state``: its state in the second case
        - ``first_held_by``: ids of the holders in the first case, in document order
        - ``second_held_by``: ids of the holders in the second case
        - ``first_names``: names of the holders in the first case
        - ``second_names``: names of the holders in the second case
        - ``first_classes``: their sectors, `none` where it is other or not known, in the same order
        - ``second_classes``: the same of the second case
        - ``first_evidence``: what that rests on in the first case: places in the document, then ids of sources
        - ``second_evidence``: the same in the second case

        Further tables: ``cells`` (a row is a role and a sector (or `none`) with a holder in one of the two);
        ``numbers`` (a row is a number of `casebook_profiles`); ``traits`` (a row is a kind of relation, a resource
        that is given, or a target group that is in one of the two); ``shared_actors`` (a row is an actor that is in
        both); ``distances`` (a row is a distance of `casebook_distances`); ``cases`` (a row is one of the two cases).

        No value: ``no_roles``: state of a role that the case's role model does not have; numbers as in
        `casebook_profiles`; ``unknown_role``: coverage among the known, when nothing is known of any role;
        ``no_holder``: area_of_filled, when no role is filled; ``no_actors``: area_of_filled, when there is no actor;
        ``no_amounts``: funding_hhi, when no amount per year is recorded; ``zero_total``: numbers as in
        `casebook_profiles`; cosine, where one case has nothing in what is compared; ``too_few_actors``:
        centralisation, brokerage and E-I index of too few actors; ``no_partition``: E-I index and brokerage, when no
        actor has a sector; ``no_ties``: E-I index, when no two actors with a sector are tied; ``not_recorded``:
        formal share and completeness, as in `casebook_profiles`; distances, when nothing can be compared;
        ``both_empty``: jaccard, sorensen and bray_curtis, where neither has a holder in what is compared;
        ``too_few_cases``: everything, when there are not two cases: the tables are empty and a remark says so.

    References
    ----------
    Our own.
    """
    return ask(
        "casebook_comparison",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "kinds": kinds,
            "at_least": at_least,
            "currency": currency,
            "case": case,
            "other": other,
            "threads": threads,
            "progress": progress,
        },
    )


def casebook_distances(
    of: Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    currency: str | None = None,
    distance: Literal["jaccard", "sorensen", "bray_curtis", "gower", "canberra", "cosine", "hamming"] = "jaccard",
    range: Literal["declared", "sample"] = "declared",
    columns: str | Iterable[str] | None = None,
    nearest: int = 3,
    least_compared: float = 0.5,
    pairs_up_to: int = 1000,
    differences_up_to: int = 50,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which cases resemble each other, and in what do they differ?

    x and y are two cases' values in the columns of `casebook_profiles`. A column in which either has none is left out
    of the pair; compared = the number of those that are left.
    jaccard: 1 − both/(both + one alone), over the cells of role and sector with at least one holder. sorensen: 1 − 2
    both/(2 both + one alone). bray_curtis: Σ|x−y|/Σ(x+y), numbers of holders in the cells. cosine: 1 − Σxy/√(Σx²
    Σy²), of the same. canberra: Σ |x−y|/(|x|+|y|) over the numbers, 0/0 adding 0. hamming: share of the roles of
    known state in both whose state differs. gower: mean of |x−y|/range over the numbers, of 0 or 1 over the states,
    and of 0 or 1 over the cells, left out where neither has a holder.
    range: what is declared, else from the smallest to the largest value of the cases; a column whose range comes from
    the cases and is 0 is left out. Without `columns` neither numbers of actors and ties nor completeness is compared.
    nearest: among the cases with which at least `least_compared` of the columns are known in both; distances that
    differ by at most 1e-12 × max(1, value) are the same. differences: the cells that are filled in one case of a pair
    and not in the other, where the role is known in both. lessons: roles that a case does not fill and all of its
    nearest cases do, if there are at least two of them.

    From 0 (alike in all that is known of both) to 1; Canberra has no upper end. A distance that rests on few columns
    says little: look at `compared`. Cases differ in depth of documentation as much as in what they are: look at the
    table `cases` too, and at the remark that says how far distances follow it. A lesson is a question to ask, not
    advice: a role of which nothing is recorded may well be filled.

    Parameters
    ----------
    of
        the casebook
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    currency
        the currency that amounts are read in; the one with most amounts without it
    distance
        how two profiles are held against each other: `jaccard`, `sorensen`, `bray_curtis`, `gower`, `canberra`,
        `cosine` or `hamming`
    range
        for `gower`, what a difference of numbers is held against: the declared range of the column where there is
        one, or always that of the cases, which changes when a case is added
    columns
        the columns that are compared, by name or in groups, as in `casebook_profiles`; those that the definition
        names without it
    nearest
        how many of the nearest cases are listed and learnt from
    least_compared
        the share of the columns, 0 to 1, that must be known in both cases for one to be near to the other; without
        such a bound, a case of which next to nothing is known would be nearest to many
    pairs_up_to
        up to how many cases every pair has a row in `main`; beyond, only each case with its nearest
    differences_up_to
        up to how many cases differences are listed for every pair; beyond, only for each case with its nearest
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each pair of cases, in the order of the casebook.

        - ``case``: id of the case that comes first
        - ``other``: id of the other
        - ``value``: their distance, 0 to 1; of `canberra` 0 and more
        - ``compared``: number of columns in which both have a value

        Further tables: ``nearest`` (a row is a case and one of the cases nearest to it, nearest first);
        ``differences`` (a row is a pair of cases and a role and sector that has a holder in just one of them);
        ``lessons`` (a row is a role that a case does not fill and all of its nearest cases do, and one of these);
        ``cases`` (a row is a case); ``columns`` (a row is a column that is compared, or would be if it were not
        constant).

        No value: ``not_recorded``: value, where no column is known in both; mean, where too few are with every other
        case; lower and upper, when no case has a value; completeness, when nothing is required; ``both_empty``:
        jaccard, sorensen and bray_curtis, where neither case has a holder in what is compared; ``zero_total``:
        cosine, where all that is compared is 0 in one of the cases; ``too_few_cases``: mean, with one case; with none
        or one the tables of pairs are empty and a remark says so.

    References
    ----------
    Jaccard 1912, The distribution of the flora in the alpine zone. New Phytologist 11; Bray & Curtis 1957, An
    ordination of the upland forest communities of southern Wisconsin. Ecological Monographs 27; Gower 1971, A general
    coefficient of similarity and some of its properties. Biometrics 27; Sørensen 1948; Lance & Williams 1967
    (Canberra). Nearest cases, differences and lessons are our own.
    """
    return ask(
        "casebook_distances",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "kinds": kinds,
            "at_least": at_least,
            "currency": currency,
            "distance": distance,
            "range": range,
            "columns": columns,
            "nearest": nearest,
            "least_compared": least_compared,
            "pairs_up_to": pairs_up_to,
            "differences_up_to": differences_up_to,
            "threads": threads,
            "progress": progress,
        },
    )


def casebook_matrix(
    of: Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    variant: Literal["roles", "actors", "classes"] = "roles",
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Who has which roles where, and which roles go together?

    For each role of any role model in the casebook and each case: state and holders as in `role_coverage`, also by
    sector.
    filled_share = filled/(filled + empty) over cases; unknown roles are counted beside it.
    Co-occurrence over all pairs of an actor and a case: N(r) pairs in which the actor holds r, both = N(r and s),
    share = both/N(r), jaccard = both/(N(r) + N(s) − both).
    Two actors of different cases are the same when they have the same `same_as` or an identifier in common, never by
    name alone.

    An unknown role is missing, not empty. Cases differ in depth of documentation, so compare shares, and look at the
    counts behind them. A large share of r with s says that whoever holds r mostly holds s too, not the other way
    round.

    Parameters
    ----------
    of
        the casebook
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    variant
        which of the tables `main` (roles × cases), `actors` (actors × cases) and `classes` (classes × roles) comes
        first
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each role and a case; roles in the order in which they first occur, cases in that of the casebook.

        - ``role``: id of the role
        - ``case``: id of the case
        - ``state``: `filled`, `empty` or `unknown`
        - ``holders``: number of actors that hold it, 0 or more
        - ``held_by``: ids of the holders in the case, in document order
        - ``public``: number of holders of this sector
        - ``private``: number of holders of this sector
        - ``civil``: number of holders of this sector
        - ``residents``: number of holders of this sector
        - ``none``: number of holders whose sector is other or not known

        Further tables: ``roles`` (a row is a role, in the order in which they first occur); ``co_occurrence`` (a row
        is an ordered pair of different roles); ``actors`` (a row is an identity and a case in which it occurs; actors
        without an identity are left out and counted in a remark); ``classes`` (a row is a sector (or `none`) and a
        role).

        No value: ``no_roles``: state and counts, where the case's role model does not have the role;
        ``unknown_role``: filled_share, when the role is unknown in all cases; ``no_holder``: share, when nobody holds
        the first role in any case; ``both_empty``: jaccard, when nobody holds either role in any case;
        ``too_few_cases``: everything, when the casebook has no case: the tables are empty and a remark says so.

    References
    ----------
    Our own measure.
    """
    return ask(
        "casebook_matrix",
        of,
        {
            "at": at,
            "statuses": statuses,
            "uncertain": uncertain,
            "level": level,
            "variant": variant,
            "threads": threads,
            "progress": progress,
        },
    )


def casebook_permanova(
    of: Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    currency: str | None = None,
    by: Literal["country", "kind", "owner", "operator", "funder", "governance"] | Mapping[Any, object] = "country",
    distance: Literal["jaccard", "sorensen", "bray_curtis", "gower", "canberra", "cosine", "hamming"] = "jaccard",
    range: Literal["declared", "sample"] = "declared",
    columns: str | Iterable[str] | None = None,
    root: bool = False,
    centre: Literal["centroid", "median"] = "centroid",
    compare: str | Iterable[str] | None = None,
    measures: str | Iterable[str] = ("numbers",),
    mantel: Literal["jaccard", "sorensen", "bray_curtis", "gower", "canberra", "cosine", "hamming"] | None = None,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Do given groups of cases differ in their profiles?

    N cases, d a distance of `casebook_distances`, a groups of sizes n: total = Σ d²/N over all pairs; within = Σ over
    groups of Σ d²/n over the pairs in it; f = ((total − within)/(a − 1))/(within/(N − a)); r2 = 1 − within/total. p:
    the labels of the groups are shuffled over the cases, side greater; all arrangements where there are at most
    50,000, else `replicates` of them.
    dispersion: in the space of the axes of −d²/2 (centred) that stand for more than 0, z is the distance of a case to
    the mean of its group (centroid) or to the point with the smallest sum of distances to it (median); f of an
    analysis of variance of z; p by shuffling the labels and working everything out again. negative_share =
    Σ|λ−|/Σ|λ|.
    differences, of two groups x and y, column by column: means, medians, delta = (#{x > y} − #{x < y})/(n_x n_y); p
    of the difference of means by shuffling labels, two-sided (twice the smaller side, at most 1); p_holm after Holm's
    method over all columns with a p.
    mantel: the correlation r of two distances over the pairs of cases, and p by shuffling the cases of the second,
    side greater.

    f is large when groups differ in where they are or in how far they spread: a small p of the dispersion beside it
    says that the second may be why. With few cases the smallest possible p is large (1/arrangements), and a large p
    says nothing. Claim nothing from fewer than ten cases. Documentation differs between groups as well as houses do:
    look at `completeness` among the differences first.

    Parameters
    ----------
    of
        the casebook
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    currency
        the currency that amounts are read in; the one with most amounts without it
    by
        what makes the groups: the `country` or `kind` of the case; the sector of its `owner` or `operator` or of the
        `funder` that pays most, or its form of `governance`, as in `casebook_typology`; or for each case by id the
        name of its group
    distance
        how two profiles are held against each other: `jaccard`, `sorensen`, `bray_curtis`, `gower`, `canberra`,
        `cosine` or `hamming`
    range
        for `gower`, what a difference of numbers is held against, as in `casebook_distances`
    columns
        the columns of `casebook_profiles` that distances are of, by name or in groups; those of `casebook_distances`
        without it
    root
        whether the square roots of the distances are taken instead of the distances; `ward` needs it
    centre
        what the spread of a group is measured from: its `centroid` or its spatial `median`
    compare
        the two groups whose columns are compared one by one; without it the two that there are, or none where there
        are more
    measures
        the columns of `casebook_profiles` that are compared one by one, by name or in groups: `holders`, `states`,
        `numbers`
    mantel
        another distance, of its own columns, that is correlated with the first over all pairs of cases; fills the
        table `mantel`
    replicates
        how many arrangements are drawn, where there are more than 50,000; otherwise all are gone through
    seed
        what the random numbers begin with: the same seed gives the same answer
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each casebook.

        - ``cases``: number of cases that are compared
        - ``groups``: number of groups
        - ``f``: how much more groups differ than cases within them, 0 or more
        - ``r2``: share of the squares of distances that lies between groups, 0 to 1 as a rule
        - ``mean``: its mean over the arrangements
        - ``sd``: its standard deviation over the arrangements, population form
        - ``z``: (observed − mean)/sd
        - ``p``: probability of at least such an f when labels are shuffled
        - ``p_greater``: probability of at least what was observed
        - ``p_less``: probability of at most what was observed
        - ``exact``: whether all arrangements were gone through
        - ``arrangements``: how many arrangements were gone through

        Further tables: ``dispersion`` (a row is the casebook); ``groups`` (a row is a group, in the order in which
        they first occur); ``cases`` (a row is a case, in the order of the casebook); ``differences`` (a row is a
        column of the profiles, of two groups); ``mantel`` (a row is two distances, where another is named in
        `mantel`).

        No value: ``too_few_cases``: f, r2, p and dispersion, with fewer than 3 cases that have a group and distances
        to each other; r of `mantel`; ``too_few_groups``: the same, with fewer than two groups, or as many groups as
        cases; ``zero_variance``: the same, when all distances are 0; z of a test, when every arrangement gives the
        same value; ``zero_within``: f and p, when all cases in the same group are alike; those of the dispersion,
        when z does not vary in groups; ``too_large``: dispersion, with more than 2000 cases; ``not_converged``:
        dispersion, when the axes are not found; ``not_recorded``: group, when nothing is recorded of it; distance, of
        a case that is not compared; means of a group without values; ``no_partition``: group, when no holder has a
        sector, or the case is not in the list that is given; ``no_holder``: group, when the role is known to be
        empty; ``unknown_role``: group, when nothing is known of the role; ``no_roles``: group, when the case's role
        model does not have the role; ``zero_total``: group, when the amounts of money add up to 0.

    References
    ----------
    Anderson 2001, A new method for non-parametric multivariate analysis of variance. Austral Ecology 26; Anderson
    2006, Distance-based tests for homogeneity of multivariate dispersions. Biometrics 62; Cliff 1993, Dominance
    statistics. Psychological Bulletin 114; Holm 1979, A simple sequentially rejective multiple test procedure. Scand.
    J. Statistics 6; Mantel 1967; p: Phipson & Smyth 2010.
    """
    return ask(
        "casebook_permanova",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "kinds": kinds,
            "at_least": at_least,
            "currency": currency,
            "by": by,
            "distance": distance,
            "range": range,
            "columns": columns,
            "root": root,
            "centre": centre,
            "compare": compare,
            "measures": measures,
            "mantel": mantel,
            "replicates": replicates,
            "seed": seed,
            "threads": threads,
            "progress": progress,
        },
    )


def casebook_profiles(
    of: Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    currency: str | None = None,
    columns: str | Iterable[str] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """What does each case look like in numbers that can be compared?

    All cases are asked the same, of one network: undirected, without weights, without the actor that stands for the
    case.
    coverage_among_known: `among_known` of `case_coverage`. funding_hhi: `hhi` of `case_funding`, of all money. blau:
    of the actors over the four sectors, `case_diversity`. degree_centralization: `network_centralization`. ei_index:
    `network_mixing`, by sector. brokerage_…: the counts of `network_brokerage` over their total. formal_share:
    `value` of `case_formality`. area_of_filled: `case_robustness`. completeness: `case_documentation`.
    The table `values` has the columns of the profile: for each role and sector the number of holders
    (`owner_public`), for each role its state (`owner_state`, 1 filled and 0 known to be empty), and the numbers of
    the main table; with `columns` also whether there is a holder (`has_owner_public`). Roles are those of all role
    models, in the order in which they first occur. A role of which nothing is known has no state and no numbers of
    holders.

    Read it beside `completeness` and the other columns of documentation: cases differ in depth of documentation as
    much as in what they are, and more actors may only be more actors written down. Centralisation, E-I index,
    brokerage and robustness depend on the number of actors and ties. Holders without a sector stand in no cell, and
    are counted in `holders_without_class`.

    Parameters
    ----------
    of
        the casebook
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    currency
        the currency that amounts are read in; the one with most amounts without it
    columns
        the columns of the profile, by name or in groups: `holders` (role and sector), `presence` (the same as yes or
        no), `states` (of roles), `numbers`; all but `presence` without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case, in the order of the casebook.

        - ``case``: id of the case
        - ``name``: its name
        - ``coverage_among_known``: share of the roles of known state that are filled, 0 to 1
        - ``funding_hhi``: concentration of the yearly funding on few funders, above 0 to 1
        - ``blau``: how mixed the sectors of the actors are, 0 to 0.75
        - ``degree_centralization``: how much the network hangs on one actor, 0 to 1
        - ``ei_index``: ties between sectors against ties inside them, −1 to 1
        - ``brokerage_coordinator``: share of the mediation within one sector, 0 to 1
        - ``brokerage_itinerant``: share of that between two of one sector by another, 0 to 1
        - ``brokerage_representative``: share of that from the broker's own sector to another, 0 to 1
        - ``brokerage_gatekeeper``: share of that from another sector to the broker's own, 0 to 1
        - ``brokerage_liaison``: share of that among three sectors, 0 to 1
        - ``formal_share``: share of the relations of known formality that are formal, 0 to 1
        - ``area_of_filled``: how long filled roles last when actors leave at random, 0 to 1
        - ``actors``: number of actors of the network
        - ``ties``: number of ties between them
        - ``completeness``: recorded over required fields, 0 to 1
        - ``recorded``: number of required fields that are recorded
        - ``required``: number of required fields
        - ``relations``: number of relations in scope
        - ``formality_known``: number of those that `formal_share` and completeness know as formal or informal
        - ``sources``: number of sources of the case
        - ``roles_unknown``: number of roles of which nothing is known
        - ``actors_without_class``: number of actors of the network whose sector is other or not known
        - ``holders_without_class``: number of holders of roles whose sector is other or not known, once for each role

        Further tables: ``values`` (a row is a case and a column of the profile); ``columns`` (a row is a column of
        the profile).

        No value: ``unknown_role``: holders and state of a role of which nothing is known; coverage_among_known, when
        that is so of every role; ``no_roles``: what is said of a role that the case's role model does not have;
        coverage and robustness, when it has none; ``no_holder``: area_of_filled, when no role is filled;
        ``no_actors``: area_of_filled, when there is no actor; ``no_amounts``: funding_hhi, when no amount per year is
        recorded; ``zero_total``: funding_hhi, when the amounts are 0; blau, when no actor has a sector; brokerage,
        when nobody mediates; ``too_few_actors``: centralisation below three actors, brokerage below three with a
        sector, the E-I index without any; ``no_partition``: ei_index and brokerage, when no actor has a sector;
        ``no_ties``: ei_index, when no two actors with a sector are tied; ``not_recorded``: formal_share, when it is
        known of no relation; completeness, when nothing is required; lower and upper, where no range is declared;
        smallest and largest, when no case has a value.

    References
    ----------
    Our own selection; each number as its own analysis says.
    """
    return ask(
        "casebook_profiles",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "kinds": kinds,
            "at_least": at_least,
            "currency": currency,
            "columns": columns,
            "threads": threads,
            "progress": progress,
        },
    )


def casebook_similarity(
    of: Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    method: Literal["wl", "portrait", "netsimile", "edit"] = "wl",
    label: Literal["class_and_roles", "class", "roles", "kind", "none"] = "class_and_roles",
    rounds: int = 2,
    tie_kinds: bool = False,
    weighting: Literal["pairs", "factorised"] = "pairs",
    nearest: int = 3,
    pairs_up_to: int = 1000,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which partnerships are built alike, whoever the actors are?

    Of the networks without directions, without the actor that stands for the case.
    wl (Weisfeiler and Lehman): an actor's label is its sector and the sorted list of its roles (`label`); in each
    round the new label is the old one with the sorted list of the neighbours' old ones, with `tie_kinds` each after
    the kinds and directions of the tie. k = Σ over the labels of all rounds of the product of their counts in both;
    value = k/√(k of the one with itself × k of the other).
    portrait: B(l,k) = number of actors with k others at distance l, l = 0 included. pairs: P = k B(l,k)/Σ k B(l,k).
    factorised: P = B(l,k)/n × the share of pairs at distance l. value = the divergence of Jensen and Shannon of both
    P, to base 2.
    netsimile: of each actor neighbours, clustering, mean neighbours and mean clustering of the neighbours (what is
    undefined is 0), ties among it and its neighbours, ties that leave these, actors outside at their ends; of each of
    the seven median, mean, standard deviation, skewness and excess kurtosis over the actors; value = Σ |x − y|/(|x| +
    |y|) of the 35 numbers.
    edit: an actor in or out, another label, a tie in or out cost 1 each. Up to 8 actors on both sides all ways are
    gone through; otherwise `upper` is the cost of the way that the best assignment of actors by label and number of
    neighbours gives, and `lower` = max(n1, n2) − labels in common + |m1 − m2|. value = cost/(n1 + m1 + n2 + m2),
    where both meet.

    wl: 1 for networks that cannot be told apart, 0 for no label in common. All others are distances: 0 for alike;
    portrait and edit up to 1, netsimile up to 35. Values of different methods cannot be compared. Pairs in different
    pieces leave no trace in a portrait, so look at `components`. A small network and a large one differ by size
    alone, and what was not written down is not there.

    Parameters
    ----------
    of
        the casebook
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    method
        `wl`, `portrait`, `netsimile` or `edit`, as in the definition
    label
        for `wl` and `edit`, what an actor is labelled with: its sector and roles, one of the two, its kind, or
        nothing
    rounds
        for `wl`, how many steps around each actor are looked at
    tie_kinds
        for `wl`, whether kinds and directions of ties count too
    weighting
        for `portrait`, `pairs` or `factorised`, as in the definition
    nearest
        how many of the cases most alike are listed
    pairs_up_to
        up to how many cases every pair has a row in `main`; beyond, only each case with those most alike
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each pair of cases, in the order of the casebook.

        - ``case``: id of the case that comes first
        - ``other``: id of the other
        - ``value``: how alike they are (`wl`), or how far apart (all others)

        Further tables: ``nearest`` (a row is a case and one of the cases most alike, first the most); ``cases`` (a
        row is a case); ``kernels`` (a row is a pair of cases, with `wl`); ``edits`` (a row is a pair of cases that
        both have actors, with `edit`).

        No value: ``no_actors``: value, when one of the networks has no actor; ``too_large``: value and cost of
        `edit`, where lower and upper do not meet; ``too_few_cases``: everything, with fewer than two cases: the
        tables of pairs are empty and a remark says so.

    References
    ----------
    Shervashidze et al. 2011, Weisfeiler-Lehman graph kernels. JMLR 12; Bagrow & Bollt 2019, An information-theoretic,
    all-scales approach to comparing networks. Applied Network Science 4; Berlingerio et al. 2012, NetSimile; Riesen &
    Bunke 2009, Approximate graph edit distance computation by means of bipartite graph matching. Image and Vision
    Computing 27.
    """
    return ask(
        "casebook_similarity",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "kinds": kinds,
            "at_least": at_least,
            "method": method,
            "label": label,
            "rounds": rounds,
            "tie_kinds": tie_kinds,
            "weighting": weighting,
            "nearest": nearest,
            "pairs_up_to": pairs_up_to,
            "threads": threads,
            "progress": progress,
        },
    )


def casebook_typology(
    of: Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    kinds: str | Iterable[str] | None = None,
    at_least: int | None = None,
    currency: str | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """Which kind of model is each case: who owns, who operates, who pays most?

    Three axes, each a sector: that of the owners (role `owner`); that of the operators (role `operator`); that with
    the largest share of the yearly money on relations `funds`, as `case_funding` adds it up, or, where no amount is
    known, with most holders of the role `funder`. Several sectors of owners or operators, or the same largest share
    for several: `mixed`. Holders without a sector are counted beside it.
    label: `private-owned · civil-operated · public-funded`, with `?` where an axis has no value.
    governance: the form that `case_governance` finds.

    Not a typology from the literature. An axis says who, not how much: one owner of ten is enough for `mixed`. Who
    pays most rests on the amounts that are recorded; look at `funders_without_amount` and `funded_by` before calling
    a house publicly funded.

    Parameters
    ----------
    of
        the casebook
    at
        the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out
        by date
    statuses
        the statuses of assignments that count
    stages
        the stages of relations that count; a relation of which none is recorded counts as agreed
    uncertain
        whether items marked as uncertain count
    level
        actors as they are written, or each as the outermost one that it is part of
    include_self
        whether the actor that stands for the case takes part in networks between actors
    kinds
        the relation kinds that make ties; all without it. Who is in the network does not depend on it
    at_least
        the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it
    currency
        the currency that amounts are read in; the one with most amounts without it
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each case, in the order of the casebook.

        - ``case``: id of the case
        - ``name``: its name
        - ``label``: the three axes in one line
        - ``owner``: sector of the owners, or `mixed`
        - ``operator``: sector of the operators, or `mixed`
        - ``funder``: sector that pays most, or `mixed`
        - ``funded_by``: what `funder` rests on: `amounts` or `assignments`
        - ``funder_share``: share of the yearly money that the sector gives, 0 to 1
        - ``governance``: form of governance as in `case_governance`, `undetermined` where what is recorded does not
          tell
        - ``owners_without_class``: number of owners whose sector is other or not known
        - ``operators_without_class``: number of operators whose sector is other or not known
        - ``funders_without_amount``: number of actors with the role `funder` of which no yearly amount is recorded

        Further tables: ``types`` (a row is a type that a case is of, those with most cases first); ``axes`` (a row is
        an axis and a sector, `mixed`, or `?` where there is no value).

        No value: ``no_holder``: an axis, when the role is known to be empty; ``unknown_role``: an axis, when nothing
        is known of the role; ``no_roles``: an axis, when the case's role model does not have the role;
        ``no_partition``: an axis, when no holder has a sector, or most money comes from funders without one;
        ``zero_total``: funder_share, when the amounts add up to 0; ``no_amounts``: funder_share, when no amount is
        known; ``too_few_cases``: everything, when the casebook has no case: the tables are empty and a remark says
        so.

    References
    ----------
    Our own measure; governance: Provan & Kenis 2008.
    """
    return ask(
        "casebook_typology",
        of,
        {
            "at": at,
            "statuses": statuses,
            "stages": stages,
            "uncertain": uncertain,
            "level": level,
            "include_self": include_self,
            "kinds": kinds,
            "at_least": at_least,
            "currency": currency,
            "threads": threads,
            "progress": progress,
        },
    )


def _attach() -> None:
    Case.role_candidates = role_candidates  # type: ignore[method-assign]
    Casebook.role_candidates = role_candidates  # type: ignore[method-assign]
    Case.role_coverage = role_coverage  # type: ignore[method-assign]
    Casebook.role_coverage = role_coverage  # type: ignore[method-assign]
    Case.actor_betweenness = actor_betweenness  # type: ignore[method-assign]
    Casebook.actor_betweenness = actor_betweenness  # type: ignore[method-assign]
    Network.actor_betweenness = actor_betweenness  # type: ignore[method-assign]
    Case.actor_brokerage = actor_brokerage  # type: ignore[method-assign]
    Casebook.actor_brokerage = actor_brokerage  # type: ignore[method-assign]
    Network.actor_brokerage = actor_brokerage  # type: ignore[method-assign]
    Case.actor_closeness = actor_closeness  # type: ignore[method-assign]
    Casebook.actor_closeness = actor_closeness  # type: ignore[method-assign]
    Network.actor_closeness = actor_closeness  # type: ignore[method-assign]
    Case.actor_clustering = actor_clustering  # type: ignore[method-assign]
    Casebook.actor_clustering = actor_clustering  # type: ignore[method-assign]
    Network.actor_clustering = actor_clustering  # type: ignore[method-assign]
    Case.actor_component = actor_component  # type: ignore[method-assign]
    Casebook.actor_component = actor_component  # type: ignore[method-assign]
    Network.actor_component = actor_component  # type: ignore[method-assign]
    Case.actor_constraint = actor_constraint  # type: ignore[method-assign]
    Casebook.actor_constraint = actor_constraint  # type: ignore[method-assign]
    Network.actor_constraint = actor_constraint  # type: ignore[method-assign]
    Case.actor_core_number = actor_core_number  # type: ignore[method-assign]
    Casebook.actor_core_number = actor_core_number  # type: ignore[method-assign]
    Network.actor_core_number = actor_core_number  # type: ignore[method-assign]
    Case.actor_degree = actor_degree  # type: ignore[method-assign]
    Casebook.actor_degree = actor_degree  # type: ignore[method-assign]
    Network.actor_degree = actor_degree  # type: ignore[method-assign]
    Case.actor_effective_size = actor_effective_size  # type: ignore[method-assign]
    Casebook.actor_effective_size = actor_effective_size  # type: ignore[method-assign]
    Network.actor_effective_size = actor_effective_size  # type: ignore[method-assign]
    Case.actor_eigenvector = actor_eigenvector  # type: ignore[method-assign]
    Casebook.actor_eigenvector = actor_eigenvector  # type: ignore[method-assign]
    Network.actor_eigenvector = actor_eigenvector  # type: ignore[method-assign]
    Case.actor_exchange = actor_exchange  # type: ignore[method-assign]
    Casebook.actor_exchange = actor_exchange  # type: ignore[method-assign]
    Case.actor_harmonic = actor_harmonic  # type: ignore[method-assign]
    Casebook.actor_harmonic = actor_harmonic  # type: ignore[method-assign]
    Network.actor_harmonic = actor_harmonic  # type: ignore[method-assign]
    Case.actor_hierarchy = actor_hierarchy  # type: ignore[method-assign]
    Casebook.actor_hierarchy = actor_hierarchy  # type: ignore[method-assign]
    Network.actor_hierarchy = actor_hierarchy  # type: ignore[method-assign]
    Case.actor_hits = actor_hits  # type: ignore[method-assign]
    Casebook.actor_hits = actor_hits  # type: ignore[method-assign]
    Network.actor_hits = actor_hits  # type: ignore[method-assign]
    Case.actor_influence = actor_influence  # type: ignore[method-assign]
    Casebook.actor_influence = actor_influence  # type: ignore[method-assign]
    Case.actor_katz = actor_katz  # type: ignore[method-assign]
    Casebook.actor_katz = actor_katz  # type: ignore[method-assign]
    Network.actor_katz = actor_katz  # type: ignore[method-assign]
    Case.actor_load = actor_load  # type: ignore[method-assign]
    Casebook.actor_load = actor_load  # type: ignore[method-assign]
    Case.actor_overview = actor_overview  # type: ignore[method-assign]
    Casebook.actor_overview = actor_overview  # type: ignore[method-assign]
    Case.actor_pagerank = actor_pagerank  # type: ignore[method-assign]
    Casebook.actor_pagerank = actor_pagerank  # type: ignore[method-assign]
    Network.actor_pagerank = actor_pagerank  # type: ignore[method-assign]
    Case.actor_removal = actor_removal  # type: ignore[method-assign]
    Casebook.actor_removal = actor_removal  # type: ignore[method-assign]
    Case.actor_strength = actor_strength  # type: ignore[method-assign]
    Casebook.actor_strength = actor_strength  # type: ignore[method-assign]
    Network.actor_strength = actor_strength  # type: ignore[method-assign]
    Case.actor_trust_value = actor_trust_value  # type: ignore[method-assign]
    Casebook.actor_trust_value = actor_trust_value  # type: ignore[method-assign]
    Case.pair_distance = pair_distance  # type: ignore[method-assign]
    Casebook.pair_distance = pair_distance  # type: ignore[method-assign]
    Network.pair_distance = pair_distance  # type: ignore[method-assign]
    Case.pair_exchange = pair_exchange  # type: ignore[method-assign]
    Casebook.pair_exchange = pair_exchange  # type: ignore[method-assign]
    Case.relation_betweenness = relation_betweenness  # type: ignore[method-assign]
    Casebook.relation_betweenness = relation_betweenness  # type: ignore[method-assign]
    Network.relation_betweenness = relation_betweenness  # type: ignore[method-assign]
    Case.relation_bridges = relation_bridges  # type: ignore[method-assign]
    Casebook.relation_bridges = relation_bridges  # type: ignore[method-assign]
    Network.relation_bridges = relation_bridges  # type: ignore[method-assign]
    Case.relation_expiry = relation_expiry  # type: ignore[method-assign]
    Casebook.relation_expiry = relation_expiry  # type: ignore[method-assign]
    Case.network_attack = network_attack  # type: ignore[method-assign]
    Casebook.network_attack = network_attack  # type: ignore[method-assign]
    Network.network_attack = network_attack  # type: ignore[method-assign]
    Case.network_brokerage = network_brokerage  # type: ignore[method-assign]
    Casebook.network_brokerage = network_brokerage  # type: ignore[method-assign]
    Network.network_brokerage = network_brokerage  # type: ignore[method-assign]
    Case.network_centralization = network_centralization  # type: ignore[method-assign]
    Casebook.network_centralization = network_centralization  # type: ignore[method-assign]
    Network.network_centralization = network_centralization  # type: ignore[method-assign]
    Case.network_communities = network_communities  # type: ignore[method-assign]
    Casebook.network_communities = network_communities  # type: ignore[method-assign]
    Network.network_communities = network_communities  # type: ignore[method-assign]
    Case.network_core_periphery = network_core_periphery  # type: ignore[method-assign]
    Casebook.network_core_periphery = network_core_periphery  # type: ignore[method-assign]
    Network.network_core_periphery = network_core_periphery  # type: ignore[method-assign]
    Case.network_cut_points = network_cut_points  # type: ignore[method-assign]
    Casebook.network_cut_points = network_cut_points  # type: ignore[method-assign]
    Network.network_cut_points = network_cut_points  # type: ignore[method-assign]
    Case.network_layers = network_layers  # type: ignore[method-assign]
    Casebook.network_layers = network_layers  # type: ignore[method-assign]
    Case.network_mixing = network_mixing  # type: ignore[method-assign]
    Casebook.network_mixing = network_mixing  # type: ignore[method-assign]
    Network.network_mixing = network_mixing  # type: ignore[method-assign]
    Case.network_qap = network_qap  # type: ignore[method-assign]
    Casebook.network_qap = network_qap  # type: ignore[method-assign]
    Case.network_summary = network_summary  # type: ignore[method-assign]
    Casebook.network_summary = network_summary  # type: ignore[method-assign]
    Network.network_summary = network_summary  # type: ignore[method-assign]
    Case.two_mode_betweenness = two_mode_betweenness  # type: ignore[method-assign]
    Casebook.two_mode_betweenness = two_mode_betweenness  # type: ignore[method-assign]
    Incidence.two_mode_betweenness = two_mode_betweenness  # type: ignore[method-assign]
    Case.two_mode_closeness = two_mode_closeness  # type: ignore[method-assign]
    Casebook.two_mode_closeness = two_mode_closeness  # type: ignore[method-assign]
    Incidence.two_mode_closeness = two_mode_closeness  # type: ignore[method-assign]
    Case.two_mode_clustering = two_mode_clustering  # type: ignore[method-assign]
    Casebook.two_mode_clustering = two_mode_clustering  # type: ignore[method-assign]
    Incidence.two_mode_clustering = two_mode_clustering  # type: ignore[method-assign]
    Case.two_mode_degree = two_mode_degree  # type: ignore[method-assign]
    Casebook.two_mode_degree = two_mode_degree  # type: ignore[method-assign]
    Incidence.two_mode_degree = two_mode_degree  # type: ignore[method-assign]
    Case.two_mode_eigenvector = two_mode_eigenvector  # type: ignore[method-assign]
    Casebook.two_mode_eigenvector = two_mode_eigenvector  # type: ignore[method-assign]
    Incidence.two_mode_eigenvector = two_mode_eigenvector  # type: ignore[method-assign]
    Case.two_mode_nestedness = two_mode_nestedness  # type: ignore[method-assign]
    Casebook.two_mode_nestedness = two_mode_nestedness  # type: ignore[method-assign]
    Incidence.two_mode_nestedness = two_mode_nestedness  # type: ignore[method-assign]
    Case.two_mode_projection = two_mode_projection  # type: ignore[method-assign]
    Casebook.two_mode_projection = two_mode_projection  # type: ignore[method-assign]
    Incidence.two_mode_projection = two_mode_projection  # type: ignore[method-assign]
    Case.case_change = case_change  # type: ignore[method-assign]
    Casebook.case_change = case_change  # type: ignore[method-assign]
    Case.case_coverage = case_coverage  # type: ignore[method-assign]
    Casebook.case_coverage = case_coverage  # type: ignore[method-assign]
    Case.case_diversity = case_diversity  # type: ignore[method-assign]
    Casebook.case_diversity = case_diversity  # type: ignore[method-assign]
    Case.case_documentation = case_documentation  # type: ignore[method-assign]
    Casebook.case_documentation = case_documentation  # type: ignore[method-assign]
    Case.case_formality = case_formality  # type: ignore[method-assign]
    Casebook.case_formality = case_formality  # type: ignore[method-assign]
    Case.case_funding = case_funding  # type: ignore[method-assign]
    Casebook.case_funding = case_funding  # type: ignore[method-assign]
    Case.case_governance = case_governance  # type: ignore[method-assign]
    Casebook.case_governance = case_governance  # type: ignore[method-assign]
    Case.case_participation = case_participation  # type: ignore[method-assign]
    Casebook.case_participation = case_participation  # type: ignore[method-assign]
    Case.case_partnership_elements = case_partnership_elements  # type: ignore[method-assign]
    Casebook.case_partnership_elements = case_partnership_elements  # type: ignore[method-assign]
    Case.case_reach = case_reach  # type: ignore[method-assign]
    Casebook.case_reach = case_reach  # type: ignore[method-assign]
    Case.case_risks = case_risks  # type: ignore[method-assign]
    Casebook.case_risks = case_risks  # type: ignore[method-assign]
    Case.case_robustness = case_robustness  # type: ignore[method-assign]
    Casebook.case_robustness = case_robustness  # type: ignore[method-assign]
    Case.case_success_factors = case_success_factors  # type: ignore[method-assign]
    Casebook.case_success_factors = case_success_factors  # type: ignore[method-assign]
    Casebook.casebook_clusters = casebook_clusters  # type: ignore[method-assign]
    Casebook.casebook_comparison = casebook_comparison  # type: ignore[method-assign]
    Casebook.casebook_distances = casebook_distances  # type: ignore[method-assign]
    Casebook.casebook_matrix = casebook_matrix  # type: ignore[method-assign]
    Casebook.casebook_permanova = casebook_permanova  # type: ignore[method-assign]
    Casebook.casebook_profiles = casebook_profiles  # type: ignore[method-assign]
    Casebook.casebook_similarity = casebook_similarity  # type: ignore[method-assign]
    Casebook.casebook_typology = casebook_typology  # type: ignore[method-assign]
