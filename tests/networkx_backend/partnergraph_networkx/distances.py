"""How far it is from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from . import ledger
from .graph import Graph, Node, Weight, given, long, simple
from .ledger import native


def shrunk(value: float) -> float:
    """A whole number where there was one."""
    return int(value) if value == int(value) else value


@native
def average_shortest_path_length(G: Graph, weight: Weight = None, method: str | None = None) -> float:
    if method not in (None, "unweighted", "dijkstra", "bellman-ford", "floyd-warshall", "floyd-warshall-numpy"):
        raise ValueError(f"method not supported: {method}")
    of = given(G)
    row = simple(G).one("network_summary")
    if len(of) == 0:
        raise nx.NetworkXPointlessConcept("the null graph has no paths, thus there is no average shortest path length")
    if len(of) == 1:
        return 0
    if row["reachable_share"] < 1:
        raise nx.NetworkXError(f"Graph is not {'strongly ' if of.is_directed() else ''}connected.")
    if weight is None or method == "unweighted":
        return row["average_path"]
    found = lengths(G, of, weight)
    return sum(sum(away.values()) for away in found.values()) / (len(of) * (len(of) - 1))


@native
def diameter(G: Graph, e: Any = None, usebounds: bool = False, weight: Weight = None) -> float:
    if e is not None:
        raise ledger.leave("eccentricities that are given")
    if weight is not None:
        return max(farthest(G, weight).values())
    return whole_row(G)["diameter"] or 0


def whole_row(graph: Graph) -> dict[str, Any]:
    row = simple(graph).one("network_summary")
    if len(given(graph)) == 0:
        raise ledger.leave("no node")
    if len(given(graph)) > 1 and row["reachable_share"] < 1:
        kind = "digraph is not strongly connected" if graph.is_directed() else "graph is not connected"
        raise nx.NetworkXError(f"Found infinite path length because the {kind}")
    return row


def farthest(graph: Graph, weight: Weight, nodes: Iterable[Node] | None = None) -> dict[Node, float]:
    """The distance from each node to the one that is farthest from it."""
    whole_row(graph)
    of = given(graph)
    question, options = long(graph, weight)
    sources = question.named(of if nodes is None else nodes)
    rows = question.rows("pair_distance", "sources", sources=sources, **options)
    found = {row["actor"]: shrunk(row["farthest"] or 0) for row in rows}
    return {node: found[node] for node in of if node in found}


@native
def eccentricity(G: Graph, v: Any = None, sp: Any = None, weight: Weight = None) -> Any:
    if sp is not None:
        raise ledger.leave("distances that are given")
    of = given(G)
    found = farthest(G, weight, list(of.nbunch_iter(v)))
    return found[v] if v in of else found


@native
def radius(G: Graph, e: Any = None, usebounds: bool = False, weight: Weight = None) -> float:
    if e is not None:
        raise ledger.leave("eccentricities that are given")
    return min(farthest(G, weight).values())


@native
def center(G: Graph, e: Any = None, usebounds: bool = False, weight: Weight = None) -> list[Node]:
    if e is not None:
        raise ledger.leave("eccentricities that are given")
    found = farthest(G, weight)
    return [node for node, value in found.items() if value == min(found.values())]


@native
def periphery(G: Graph, e: Any = None, usebounds: bool = False, weight: Weight = None) -> list[Node]:
    if e is not None:
        raise ledger.leave("eccentricities that are given")
    found = farthest(G, weight)
    return [node for node, value in found.items() if value == max(found.values())]


@native
def global_efficiency(G: Graph) -> float:
    return simple(G).one("network_summary")["efficiency"] or 0


def lengths(
    graph: Graph, sources: Iterable[Node], weight: Weight = None, cutoff: float | None = None, backwards: bool = False
) -> dict[Node, dict[Node, float]]:
    """The distance from each source to all that it reaches, the nearest first."""
    question, options = long(graph, weight, backwards=backwards)
    found: dict[Node, dict[Node, float]] = {node: {node: 0} for node in sources}
    for row in question.rows("pair_distance", sources=question.named(found), **options):
        if cutoff is None or row["value"] <= cutoff:
            found[row["from"]][row["to"]] = shrunk(row["value"])
    return {node: dict(sorted(reached.items(), key=lambda item: item[1])) for node, reached in found.items()}


def known(graph: Graph, node: Node, words: str) -> None:
    if node not in given(graph):
        raise nx.NodeNotFound(words)


@native
def single_source_shortest_path_length(G: Graph, source: Node, cutoff: float | None = None) -> dict[Node, int]:
    known(G, source, f"Source {source} is not in G")
    return lengths(G, [source], cutoff=cutoff)[source]


@native
def single_target_shortest_path_length(G: Graph, target: Node, cutoff: float | None = None) -> dict[Node, int]:
    known(G, target, f"Target {target} is not in G")
    return lengths(G, [target], cutoff=cutoff, backwards=True)[target]


@native
def all_pairs_shortest_path_length(G: Graph, cutoff: float | None = None) -> Iterator[tuple[Node, dict[Node, int]]]:
    return iter(lengths(G, given(G), cutoff=cutoff).items())


@native
def all_pairs_dijkstra_path_length(
    G: Graph, cutoff: float | None = None, weight: Weight = "weight"
) -> Iterator[tuple[Node, dict[Node, float]]]:
    return iter(lengths(G, given(G), weight, cutoff).items())


@native
def single_source_dijkstra_path_length(
    G: Graph, source: Node, cutoff: float | None = None, weight: Weight = "weight"
) -> dict[Node, float]:
    known(G, source, f"Node {source} not found in graph")
    return lengths(G, [source], weight, cutoff)[source]


@native
def dijkstra_path_length(G: Graph, source: Node, target: Node, weight: Weight = "weight") -> float:
    known(G, source, f"Node {source} not found in graph")
    found = lengths(G, [source], weight)[source]
    if target not in found:
        raise nx.NetworkXNoPath(f"Node {target} not reachable from {source}")
    return found[target]


@native
def has_path(G: Graph, source: Node, target: Node) -> bool:
    for node in (source, target):
        known(G, node, f"Either source {source} or target {target} is not in G")
    return target in lengths(G, [source])[source]


@native
def efficiency(G: Graph, u: Node, v: Node) -> float:
    for node in (u, v):
        known(G, node, f"Either source {u} or target {v} is not in G")
    found = lengths(G, [u])[u]
    return 1 / found[v] if v in found else 0


@native
def descendants(G: Graph, source: Node) -> set[Node]:
    if source not in given(G):
        raise nx.NetworkXError(f"The node {source} is not in the digraph.")
    return set(lengths(G, [source])[source]) - {source}


@native
def ancestors(G: Graph, source: Node) -> set[Node]:
    if source not in given(G):
        raise nx.NetworkXError(f"The node {source} is not in the digraph.")
    return set(lengths(G, [source], backwards=True)[source]) - {source}


@native
def descendants_at_distance(G: Graph, source: Node, distance: int) -> set[Node]:
    if source not in given(G):
        raise nx.NetworkXError(f"The node {source} is not in the graph.")
    return {node for node, found in lengths(G, [source])[source].items() if found == distance}
