"""Whether ties stay inside groups."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from networkx.algorithms.community.quality import NotAPartition

from . import ledger
from .centrality import degrees
from .graph import Graph, Node, Question, Weight, edges, given, strong, without_loops, without_parallels
from .ledger import native


class Classes:
    """What nodes are sorted by, as names of classes and back."""

    def __init__(self, question: Question, values: dict[Node, Hashable]) -> None:
        self.values = list(dict.fromkeys(values.values()))
        number = {value: str(place) for place, value in enumerate(self.values)}
        self.option = {str(question.place[node]): number[value] for node, value in values.items()}

    def value(self, name: str) -> Hashable:
        return self.values[int(name)]


def among(graph: Graph, nodes: Iterable[Node] | None, weight: Weight = None) -> Question:
    """The network of some nodes and the ties between them."""
    of = without_loops(graph)
    without_parallels(graph)
    inside = set(of if nodes is None else nodes)
    kept = (edge for edge in edges(of, weight) if edge[0] in inside and edge[1] in inside)
    return Question(
        (node for node in of if node in inside),
        kept,
        directed=of.is_directed(),
        collapse="any" if weight is None else "sum",
    )


def mixing(question: Question, values: dict[Node, Hashable], normalized: bool) -> dict[Any, dict[Any, float]]:
    """The ties between values at their ends; of an undirected graph each is seen from both ends."""
    classes = Classes(question, values)
    found: dict[Any, dict[Any, float]] = {}
    total = 0
    for row in question.rows("network_mixing", "mixing", partition=classes.option):
        one, other, ties = classes.value(row["from_class"]), classes.value(row["to_class"]), row["ties"]
        if not ties:
            continue
        both = not question.network.directed
        for source, target in {(one, other), (other, one)} if both else {(one, other)}:
            count = 2 * ties if both and source == target else ties
            # networkx names every value that ends a tie.
            found.setdefault(source, {})[target] = count
            found.setdefault(target, {})
            total += count
    if normalized:
        found = {one: {other: count / total for other, count in row.items()} for one, row in found.items()}
    return found


def by_attribute(graph: Graph, attribute: str, nodes: Iterable[Node] | None) -> tuple[Question, dict[Node, Hashable]]:
    of = given(graph)
    if nodes is not None and set(nodes) != set(of):
        # Unlike by degree, networkx then looks at ties to all others too.
        raise ledger.leave("only some ends")
    return among(graph, None), {node: of.nodes[node].get(attribute) for node in of}


@native
def attribute_mixing_dict(
    G: Graph, attribute: str, nodes: Iterable[Node] | None = None, normalized: bool = False
) -> dict[Any, dict[Any, float]]:
    return mixing(*by_attribute(G, attribute, nodes), normalized)


@native
def degree_mixing_dict(
    G: Graph,
    x: str = "out",
    y: str = "in",
    weight: Weight = None,
    nodes: Iterable[Node] | None = None,
    normalized: bool = False,
) -> dict[Any, dict[Any, float]]:
    question = among(G, nodes)
    if weight is not None or (G.is_directed() and x != y):
        raise ledger.leave("weights, or one degree at the one end and another at the other")
    found = degrees(G, x if G.is_directed() else "undirected")
    return mixing(question, {node: found[node] for node in question.nodes}, normalized)


@native
def attribute_assortativity_coefficient(G: Graph, attribute: str, nodes: Iterable[Node] | None = None) -> float:
    question, values = by_attribute(G, attribute, nodes)
    classes = Classes(question, values)
    found = question.one("network_mixing", partition=classes.option)["assortativity"]
    if found is None:
        raise ledger.leave("not defined")
    return found


def by_degree(graph: Graph, weight: Weight, nodes: Iterable[Node] | None) -> float:
    if graph.is_directed() or weight is not None or nodes is not None:
        raise ledger.leave("directed, weighted, or of some nodes")
    question = among(graph, nodes)
    everyone = {str(place): "all" for place in range(len(question.nodes))}
    found = question.one("network_mixing", partition=everyone)["degree_assortativity"]
    if found is None:
        raise ledger.leave("not defined")
    return found


@native
def degree_assortativity_coefficient(
    G: Graph, x: str = "out", y: str = "in", weight: Weight = None, nodes: Iterable[Node] | None = None
) -> float:
    return by_degree(G, weight, nodes)


@native
def degree_pearson_correlation_coefficient(
    G: Graph, x: str = "out", y: str = "in", weight: Weight = None, nodes: Iterable[Node] | None = None
) -> float:
    return by_degree(G, weight, nodes)


@native
def modularity(
    G: Graph, communities: Iterable[Iterable[Node]], weight: Weight = "weight", resolution: float = 1
) -> float:
    of = without_loops(G)
    communities = [set(each) for each in communities]
    if sum(map(len, communities)) != len(of) or set().union(*communities) != set(of):
        raise NotAPartition(of, communities)
    question = strong(G, weight)
    classes = Classes(question, {node: number for number, each in enumerate(communities) for node in each})
    row = question.one("network_communities", partition=classes.option, resolution=float(resolution))
    if row["value"] is None:
        raise ZeroDivisionError("no ties")
    return row["value"]
