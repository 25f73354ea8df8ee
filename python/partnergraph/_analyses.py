"""A function for each analysis; the same functions are methods of what they can be asked of.

Generated from the register by `tools/generate.py`; do not edit.
"""

# ruff: noqa: E501, RUF022
# fmt: off
from __future__ import annotations

from ._native import Answer, Case, Casebook, Network, ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Literal

__all__ = [
    "role_candidates",
    "role_coverage",
    "actor_betweenness",
    "actor_degree",
    "actor_harmonic",
    "actor_load",
    "actor_overview",
    "actor_strength",
    "network_summary",
    "two_mode_degree",
    "case_coverage",
    "case_diversity",
    "case_documentation",
    "casebook_matrix",
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
    first of the smallest sets in document order, with the number of sets of that size.

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

        Further tables: ``filling_set`` (a row is a member of the smallest filling set, in document order);
        ``summary`` (a row is the case).

        No value: ``not_recorded``: match, when no category is recorded of what the actor gives, or none goes with the
        role; experience without casebook or identity; habit, when the actor holds no role with enough support
        elsewhere; reach, when nothing is recorded of what the actor reaches; ``no_roles``: size and sets, when the
        role model has no role; ``too_large``: size and sets, when more than 12 empty roles have a candidate; sets,
        when there are more than 2^63.

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
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
) -> Answer:
    """On how many shortest paths between others does an actor lie?

    raw = Σ σst(i)/σst over pairs s, t of other actors that are connected, σst the number of shortest paths and σst(i)
    those over i; value = raw/((n−1)(n−2)/2).
    Directed: ordered pairs, over (n−1)(n−2).

    From 0 (on no way between others) to 1 (on every way). Pairs that cannot reach each other add nothing. In cases
    with few ties between partners most actors have 0.

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
        - ``value``: share of the pairs of others it lies between, 0 to 1
        - ``raw``: sum of the shares of shortest paths over all pairs of others

        No value: ``too_few_actors``: value, when the network has fewer than three actors; raw is then 0.

    References
    ----------
    Freeman 1977, A set of measures of centrality based on betweenness. Sociometry 40, DOI 10.2307/3033543; worked out
    after Brandes 2001, A faster algorithm for betweenness centrality. J. Math. Sociol. 25, DOI
    10.1080/0022250X.2001.9990249.
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


def two_mode_degree(
    of: Case | Casebook,
    /,
    *,
    at: str | date | None = None,
    statuses: str | Iterable[str] = ("current",),
    stages: str | Iterable[str] = ("agreed",),
    uncertain: Literal["include", "exclude"] = "include",
    level: Literal["as_recorded", "top"] = "as_recorded",
    include_self: bool = False,
    mode: Literal["both", "actors", "roles"] = "both",
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
    mode
        whose members are listed: `actors`, `roles` or `both`
    threads
        how many threads work on it; as many as there are cores where none is given. The answer does not depend on it
    progress
        true writes a line on standard error that says how far long work is; a callable is called with the number of
        steps done and of all

    Returns
    -------
    Answer
        One row for each actor, in document order, or a role, in the order of the role model.

        - ``mode``: `actors` or `roles`
        - ``member``: id of the actor or role
        - ``name``: the actor's name, or the role in English
        - ``value``: share of the other mode that it is linked to, 0 to 1
        - ``raw``: number of members of the other mode that it is linked to

        Further tables: ``summary`` (a row is a mode, actors first).

        No value: ``two_mode_empty``: value, raw, density and centralization, when there is no actor or no role;
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
            "mode": mode,
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
    partition: Literal["sector"] = "sector",
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
    currency.

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
        too), or yearly amounts of funding
    partition
        what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are
        no class)
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
        what the random draws start from; the same seed gives the same answer
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


def _attach() -> None:
    Case.role_candidates = role_candidates  # type: ignore[method-assign]
    Casebook.role_candidates = role_candidates  # type: ignore[method-assign]
    Case.role_coverage = role_coverage  # type: ignore[method-assign]
    Casebook.role_coverage = role_coverage  # type: ignore[method-assign]
    Case.actor_betweenness = actor_betweenness  # type: ignore[method-assign]
    Casebook.actor_betweenness = actor_betweenness  # type: ignore[method-assign]
    Network.actor_betweenness = actor_betweenness  # type: ignore[method-assign]
    Case.actor_degree = actor_degree  # type: ignore[method-assign]
    Casebook.actor_degree = actor_degree  # type: ignore[method-assign]
    Network.actor_degree = actor_degree  # type: ignore[method-assign]
    Case.actor_harmonic = actor_harmonic  # type: ignore[method-assign]
    Casebook.actor_harmonic = actor_harmonic  # type: ignore[method-assign]
    Network.actor_harmonic = actor_harmonic  # type: ignore[method-assign]
    Case.actor_load = actor_load  # type: ignore[method-assign]
    Casebook.actor_load = actor_load  # type: ignore[method-assign]
    Case.actor_overview = actor_overview  # type: ignore[method-assign]
    Casebook.actor_overview = actor_overview  # type: ignore[method-assign]
    Case.actor_strength = actor_strength  # type: ignore[method-assign]
    Casebook.actor_strength = actor_strength  # type: ignore[method-assign]
    Network.actor_strength = actor_strength  # type: ignore[method-assign]
    Case.network_summary = network_summary  # type: ignore[method-assign]
    Casebook.network_summary = network_summary  # type: ignore[method-assign]
    Network.network_summary = network_summary  # type: ignore[method-assign]
    Case.two_mode_degree = two_mode_degree  # type: ignore[method-assign]
    Casebook.two_mode_degree = two_mode_degree  # type: ignore[method-assign]
    Case.case_coverage = case_coverage  # type: ignore[method-assign]
    Casebook.case_coverage = case_coverage  # type: ignore[method-assign]
    Case.case_diversity = case_diversity  # type: ignore[method-assign]
    Casebook.case_diversity = case_diversity  # type: ignore[method-assign]
    Case.case_documentation = case_documentation  # type: ignore[method-assign]
    Casebook.case_documentation = case_documentation  # type: ignore[method-assign]
    Casebook.casebook_matrix = casebook_matrix  # type: ignore[method-assign]
