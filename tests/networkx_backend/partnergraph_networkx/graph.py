"""Graphs of networkx as networks of partnergraph.

A weight of networkx is a length where paths are sought and a strength elsewhere; of parallel edges all count, or the
shortest; loops count in degrees. Each function says which of these it needs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from numbers import Real
from typing import Any

import networkx as nx
import partnergraph as pg

from . import ledger

Node = Hashable
Weight = str | Callable[..., float | None] | None


class Graph:
    """What networkx hands over: the graph as it is. A function makes of it the network that it needs."""

    __networkx_backend__ = "partnergraph"

    def __init__(self, graph: nx.Graph) -> None:
        self.graph = graph

    def is_directed(self) -> bool:
        return self.graph.is_directed()

    def is_multigraph(self) -> bool:
        return self.graph.is_multigraph()


#: The analyses that there are.
ANALYSES = {analysis.name for analysis in pg.analyses()}


def known(analysis: str) -> None:
    """Leave the call to networkx when an analysis is not there."""
    if analysis not in ANALYSES:
        raise ledger.leave(f"no analysis `{analysis}`")


class Question:
    """A network made from a graph, and the answers about its nodes."""

    def __init__(
        self,
        nodes: Iterable[Node],
        edges: Iterable[tuple[Node, Node, float | None]],
        *,
        directed: bool,
        collapse: str = "any",
    ) -> None:
        self.nodes = list(nodes)
        self.place = {node: place for place, node in enumerate(self.nodes)}
        source, target, weight = [], [], []
        for one, other, strength in edges:
            source.append(self.place[one])
            target.append(self.place[other])
            weight.append(strength)
        weighted = collapse in ("sum", "max")
        # What has no length is no way here, and what is less than zero, or cannot be told from it, no weight.
        none = () if collapse == "max" else (0,)
        if weighted and not all(isinstance(each, Real) and (each in none or 1e-50 <= each <= 1e50) for each in weight):
            raise ledger.leave("a weight that is none here")
        # Numbers stand for the nodes: what nodes are called may be anything, and the same for two of them.
        self.network = pg.Network.from_edges(
            source,
            target,
            weight if weighted else None,
            directed=directed,
            actors=range(len(self.nodes)),
            collapse=collapse,
        )

    def ask(self, analysis: str, **options: Any) -> pg.Answer:
        known(analysis)
        answer = self.network.ask(analysis, **options)
        ledger.asked()
        return answer

    def one(self, analysis: str, **options: Any) -> dict[str, Any]:
        """The row of an answer about the whole network."""
        (row,) = self.ask(analysis, **options).to_dicts()
        return row

    def by_node(self, analysis: str, column: str, **options: Any) -> dict[Node, Any]:
        """A column of an answer about the actors, for each node in the order of the graph."""
        columns = self.ask(analysis, **options).to_dict()
        found = dict(zip(columns["actor"], columns[column], strict=True))
        return {node: found[place] for place, node in enumerate(self.nodes)}

    def rows(self, analysis: str, table: str | None = None, **options: Any) -> Iterator[dict[str, Any]]:
        """The rows of an answer, with nodes where it names actors."""
        for row in self.ask(analysis, **options).to_dicts(table):
            yield {name: self.nodes[int(value)] if name in ENDS else value for name, value in row.items()}

    def named(self, nodes: Iterable[Node]) -> list[str]:
        """The nodes as options name them."""
        return [str(self.place[node]) for node in nodes]


#: The columns that name an actor.
ENDS = ("actor", "from", "to")


def given(graph: Graph) -> nx.Graph:
    """The graph, unless it only pretends to be one: networkx has a class that shows the complement of what it holds."""
    if type(graph.graph).adjacency is not nx.Graph.adjacency:
        raise ledger.leave("a graph that shows other edges than it holds")
    return graph.graph


def weight_of(weight: Weight, one: Node, other: Node, data: Mapping[Any, Any]) -> float | None:
    """The weight of an edge as networkx reads it: by name, 1 where it is missing; or whatever a function says."""
    if callable(weight):
        return weight(one, other, data)
    return data.get(weight, 1)


def edges(graph: nx.Graph, weight: Weight = None) -> Iterator[tuple[Node, Node, float | None]]:
    for one, other, data in graph.edges(data=True):
        yield one, other, None if weight is None else weight_of(weight, one, other, data)


def simple(graph: Graph, *, directed: bool | None = None) -> Question:
    """The network in which a pair is tied or not."""
    of = given(graph)
    return Question(of, edges(of), directed=of.is_directed() if directed is None else directed)


def counted(graph: Graph) -> Question:
    """The network in which a tie is as strong as it has edges."""
    of = given(graph)
    return Question(of, edges(of), directed=of.is_directed(), collapse="count")


def strong(graph: Graph, weight: Weight) -> Question:
    """The network in which weights are strengths, and those of parallel edges are added up."""
    if weight is None:
        return simple(graph)
    of = given(graph)
    return Question(of, edges(of, weight), directed=of.is_directed(), collapse="sum")


def long(graph: Graph, weight: Weight, *, backwards: bool = False) -> tuple[Question, dict[str, Any]]:
    """The network in which weights are lengths, of parallel edges the shortest; and how to ask for paths in it."""
    of = given(graph)
    if backwards and of.is_directed():
        of = of.reverse(copy=False)
    if weight is None:
        return Question(of, edges(of), directed=of.is_directed()), {}
    shortest: dict[tuple[Node, Node], float] = {}
    for one, other, length in edges(of, weight):
        # A function gives None for an edge that it hides.
        if one == other or length is None:
            continue
        pair = (other, one) if not of.is_directed() and (other, one) in shortest else (one, other)
        shortest[pair] = min(length, shortest.get(pair, length))
    ties = ((one, other, length) for (one, other), length in shortest.items())
    return Question(of, ties, directed=of.is_directed(), collapse="max"), {"weight_as": "distance"}


def merged(graph: Graph, group: Iterable[Node], weight: Weight = None) -> tuple[Question, Node, dict[str, Any]]:
    """The network in which a group of nodes is one actor, that actor, and how to ask for paths."""
    of = given(graph)
    group = list(group)
    for node in group:
        if node not in of:
            raise nx.NetworkXError(f"The node {node} is not in the graph.")
    head, members = group[0], set(group)
    joined = nx.DiGraph() if of.is_directed() else nx.Graph()
    joined.add_nodes_from(node for node in of if node == head or node not in members)
    for one, other, length in edges(of, weight):
        one, other = (head if node in members else node for node in (one, other))
        if one != other:
            kept = joined.get_edge_data(one, other, {"length": math.inf})["length"]
            joined.add_edge(one, other, length=min(kept, 1 if length is None else length))
    question, options = long(Graph(joined), None if weight is None else "length")
    return question, head, options


def loops(graph: nx.Graph) -> dict[Node, int]:
    """How many edges lead from each node to itself."""
    found: dict[Node, int] = dict.fromkeys(graph, 0)
    for one, other in graph.edges():
        if one == other:
            found[one] += 1
    return found


def without_loops(graph: Graph) -> nx.Graph:
    """The graph, when it has no loops: where networkx counts them, we cannot answer."""
    of = given(graph)
    if any(one == other for one, other in of.edges()):
        raise ledger.leave("loops count")
    return of


def without_parallels(graph: Graph) -> nx.Graph:
    """The graph, when it has no parallel edges: where networkx counts them, we cannot answer."""
    of = given(graph)
    if of.is_multigraph() and len({*of.edges()}) < of.number_of_edges():
        raise ledger.leave("parallel edges count")
    return of


def with_directed_options(graph: Graph, direction: str) -> dict[str, str]:
    """The option for a direction, where the graph has one."""
    return {"direction": direction} if graph.is_directed() else {}
