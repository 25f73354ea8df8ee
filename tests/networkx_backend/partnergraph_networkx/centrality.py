"""Degree, paths and walks: who is central."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import networkx as nx
import partnergraph as pg

from . import ledger
from .graph import (
    Graph,
    Node,
    Question,
    Weight,
    counted,
    edges,
    given,
    long,
    loops,
    merged,
    simple,
    strong,
    weight_of,
    with_directed_options,
    without_loops,
)
from .ledger import native


def degrees(graph: Graph, direction: str = "undirected") -> dict[Node, int]:
    """Edges at each node; a loop counts at both its ends."""
    of = given(graph)
    if of.is_directed() and direction == "undirected":
        direction = "directed"
    ends = 2 if direction in ("undirected", "directed") else 1
    found = counted(graph).by_node("actor_strength", "raw", direction=direction)
    return {node: round(found[node]) + ends * count for node, count in loops(of).items()}


def share(graph: Graph, direction: str) -> dict[Node, float]:
    # networkx gives 1 to a single node, and divides by the number of others whatever the direction.
    found = degrees(graph, direction)
    others = len(found) - 1
    return {node: count / others if others > 0 else 1 for node, count in found.items()}


@native
def degree_centrality(G: Graph) -> dict[Node, float]:
    return share(G, "undirected")


@native
def in_degree_centrality(G: Graph) -> dict[Node, float]:
    return share(G, "in")


@native
def out_degree_centrality(G: Graph) -> dict[Node, float]:
    return share(G, "out")


@native
def isolates(G: Graph) -> Iterable[Node]:
    return iter([node for node, degree in degrees(G).items() if degree == 0])


@native
def number_of_isolates(G: Graph) -> int:
    return sum(degree == 0 for degree in degrees(G).values())


@native
def is_isolate(G: Graph, n: Node) -> bool:
    return degrees(G)[n] == 0


@native
def group_degree_centrality(G: Graph, S: Iterable[Node]) -> float:
    question, head, _ = merged(G, S := list(S))
    found = question.by_node("actor_degree", "raw", **with_directed_options(G, "out"))
    return found[head] / (len(given(G)) - len(S))


@native
def group_closeness_centrality(G: Graph, S: Iterable[Node], weight: Weight = None) -> float:
    S = list(dict.fromkeys(S))
    if absent := set(S) - set(given(G)):
        raise nx.NodeNotFound(f"Node {absent.pop()} not found in graph")
    question, head, options = merged(G, S, weight)
    options |= with_directed_options(G, "in")
    found = question.by_node("actor_closeness", "value", **options)[head]
    reached = question.by_node("actor_closeness", "reached", **options)[head]
    # Ours is (reached / others) * (reached / sum); networkx divides the others, reached or not, by the sum.
    others = len(question.nodes) - 1
    return others**2 * found / reached**2 if found else 0


def reached(graph: Graph, weight: Weight) -> dict[Node, int]:
    """To how many nodes each is joined by a path, away and towards together when the graph is directed."""
    question, options = long(graph, weight)
    if not graph.is_directed():
        return question.by_node("actor_closeness", "reached", **options)
    away, towards = (
        question.by_node("actor_closeness", "reached", direction=side, **options) for side in ("out", "in")
    )
    return {node: away[node] + towards[node] for node in away}


@native
def betweenness_centrality(
    G: Graph,
    k: int | None = None,
    normalized: bool = True,
    weight: Weight = None,
    endpoints: bool = False,
    seed: Any = None,
) -> dict[Node, float]:
    n = len(given(G))
    if k is not None and k != n:
        raise ledger.leave("a sample of networkx's own random numbers")
    question, options = long(G, weight)
    found = question.by_node("actor_betweenness", "raw", **options)
    ends = dict.fromkeys(found, 0)
    if endpoints:
        ends = reached(G, weight)
    pairs = n * (n - 1) if endpoints else (n - 1) * (n - 2)
    if not G.is_directed():
        pairs /= 2
    scale = 1 / pairs if normalized and pairs > 0 else 1
    # With a single other node networkx does not scale at all.
    return {node: (value + ends[node]) * scale for node, value in found.items()}


@native
def edge_betweenness_centrality(
    G: Graph, k: int | None = None, normalized: bool = True, weight: Weight = None, seed: Any = None
) -> dict[tuple[Node, ...], float]:
    of = given(G)
    if k is not None and k != len(of):
        raise ledger.leave("a sample of networkx's own random numbers")
    question, options = long(G, weight)
    column = "value" if normalized else "raw"
    ties = {(row["from"], row["to"]): row[column] for row in question.rows("relation_betweenness", **options)}

    def of_tie(one: Node, other: Node) -> float:
        if one == other:
            return 0.0
        return ties[one, other] if (one, other) in ties or of.is_directed() else ties[other, one]

    if not of.is_multigraph():
        return {(one, other): of_tie(one, other) for one, other in of.edges()}
    # networkx shares what a pair has among its shortest edges.
    found = {}
    for one, other, key in of.edges(keys=True):
        lengths = {each: weight_of(weight, one, other, data) for each, data in of[one][other].items()}
        shortest = [each for each, length in lengths.items() if length == min(lengths.values())]
        found[one, other, key] = of_tie(one, other) / len(shortest) if key in shortest else 0.0
    return found


@native
def closeness_centrality(
    G: Graph, u: Node = None, distance: Weight = None, wf_improved: bool = True
) -> dict[Node, float] | float:
    question, options = long(G, distance)
    # networkx looks against the arrows, and gives 0 where nobody is reached.
    options |= with_directed_options(G, "in")
    found = {node: value or 0.0 for node, value in question.by_node("actor_closeness", "value", **options).items()}
    if not wf_improved:
        others = len(found) - 1
        sizes = question.by_node("actor_closeness", "reached", **options)
        found = {node: value * others / sizes[node] if value else 0.0 for node, value in found.items()}
    return found if u is None else found[u]


@native
def harmonic_centrality(
    G: Graph, nbunch: Any = None, distance: Weight = None, sources: Any = None
) -> dict[Node, float]:
    of = given(G)
    if sources is not None and set(of.nbunch_iter(sources)) != set(of):
        raise ledger.leave("only some ends")
    wanted = set(of.nbunch_iter(nbunch))
    question, options = long(G, distance)
    found = question.by_node("actor_harmonic", "raw", **options, **with_directed_options(G, "in"))
    return {node: value for node, value in found.items() if node in wanted}


def checked_start(graph: nx.Graph, nstart: Mapping[Node, float] | None) -> None:
    if len(graph) == 0:
        raise nx.NetworkXPointlessConcept("cannot compute centrality for the null graph")
    if nstart is not None and not any(nstart.values()):
        raise nx.NetworkXError("initial vector cannot have all zero values")


def leading(graph: Graph, weight: Weight) -> dict[Node, float | None]:
    """The leading eigenvector, along arcs that come in; without values when it is not one for the whole graph."""
    without_loops(graph)
    return strong(graph, weight).by_node("actor_eigenvector", "value", **with_directed_options(graph, "in"))


@native
def eigenvector_centrality(
    G: Graph,
    max_iter: int = 100,
    tol: float = 1e-6,
    nstart: Mapping[Node, float] | None = None,
    weight: Weight = None,
) -> dict[Node, float]:
    of = given(G)
    checked_start(of, nstart)
    found = leading(G, weight)
    if max_iter < 1:
        raise nx.PowerIterationFailedConvergence(max_iter)
    if None in found.values() or not joined(G):
        raise ledger.leave("several components: networkx goes where its start leads")
    return found


def joined(graph: Graph) -> bool:
    return simple(graph).one("network_summary")["components"] == 1


@native
def eigenvector_centrality_numpy(
    G: Graph, weight: Weight = None, max_iter: int = 50, tol: float = 0
) -> dict[Node, float]:
    of = given(G)
    if len(of) == 0:
        raise nx.NetworkXPointlessConcept("cannot compute centrality for the null graph")
    strongly = simple(G).one("network_summary")["strong_components" if of.is_directed() else "components"] == 1
    if not strongly:
        raise nx.AmbiguousSolution("a solution does not give consistent results for disconnected graphs")
    if len(of) < 3:
        raise ledger.leave("fewer nodes than networkx's solver takes")
    return leading(G, weight)


def katz(graph: Graph, alpha: float, beta: Any, normalized: bool, weight: Weight) -> dict[Node, float]:
    of = without_loops(graph)
    if len(of) == 0:
        return {}
    if isinstance(beta, Mapping):
        if set(beta) != set(of):
            raise nx.NetworkXError("beta dictionary must have a value for every node")
        if len(set(beta.values())) > 1:
            raise ledger.leave("a beta for each node")
        beta = next(iter(beta.values()))
    if not isinstance(beta, (int, float)) or beta <= 0:
        raise ledger.leave("a beta that is not greater than zero")
    column = "value" if normalized else "raw"
    options = with_directed_options(graph, "in")
    try:
        return strong(graph, weight).by_node("actor_katz", column, alpha=float(alpha), beta=float(beta), **options)
    except pg.OptionError as error:
        ledger.asked()
        raise nx.PowerIterationFailedConvergence(0) from error


@native
def katz_centrality(
    G: Graph,
    alpha: float = 0.1,
    beta: Any = 1.0,
    max_iter: int = 1000,
    tol: float = 1e-6,
    nstart: Mapping[Node, float] | None = None,
    normalized: bool = True,
    weight: Weight = None,
) -> dict[Node, float]:
    found = katz(G, alpha, beta, normalized, weight)
    if found and max_iter < 1:
        raise nx.PowerIterationFailedConvergence(max_iter)
    return found


@native
def katz_centrality_numpy(
    G: Graph, alpha: float = 0.1, beta: Any = 1.0, normalized: bool = True, weight: Weight = None
) -> dict[Node, float]:
    return katz(G, alpha, beta, normalized, weight)


@native
def pagerank(
    G: Graph,
    alpha: float = 0.85,
    personalization: Mapping[Node, float] | None = None,
    max_iter: int = 100,
    tol: float = 1e-6,
    nstart: Mapping[Node, float] | None = None,
    weight: Weight = "weight",
    dangling: Mapping[Node, float] | None = None,
) -> dict[Node, float]:
    of = without_loops(G)
    options = {}
    for option, chosen in (("restart", personalization), ("dangling", dangling)):
        if chosen is not None:
            if not sum(chosen.values()):
                raise ZeroDivisionError
            options[option] = {str(place): chosen.get(node, 0) for place, node in enumerate(of)}
    question = Question(of, both_ways(of, weight), directed=True, collapse="sum")
    found = question.by_node("actor_pagerank", "value", damping=float(alpha), **options)
    if max_iter < 1:
        raise nx.PowerIterationFailedConvergence(max_iter)
    return found


def both_ways(of: nx.Graph, weight: Weight) -> Iterator[tuple[Node, Node, float | None]]:
    """The edges as arcs."""
    for one, other, strength in edges(of, weight):
        yield one, other, 1 if weight is None else strength
        if not of.is_directed():
            yield other, one, 1 if weight is None else strength


@native
def hits(
    G: Graph,
    max_iter: int = 100,
    tol: float = 1e-8,
    nstart: Mapping[Node, float] | None = None,
    normalized: bool = True,
) -> tuple[dict[Node, float], dict[Node, float]]:
    of = without_loops(G)
    if len(of) == 0:
        return {}, {}
    question = Question(of, edges(of, "weight"), directed=of.is_directed(), collapse="sum")
    hubs, authorities = (question.by_node("actor_hits", column) for column in ("hub", "authority"))
    if max_iter < 1:
        raise nx.PowerIterationFailedConvergence(max_iter)
    if None in hubs.values():
        raise ledger.leave("no single pair of vectors")
    # networkx makes each add up to 1; without being normalised, their length is 1.
    for scores in (hubs, authorities) if normalized else ():
        total = sum(scores.values())
        scores.update((node, score / total) for node, score in scores.items())
    return hubs, authorities
