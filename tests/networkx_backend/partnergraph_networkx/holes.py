"""Burt's structural holes."""

from __future__ import annotations

from collections.abc import Iterable
from math import nan

from .graph import Graph, Node, Question, Weight, strong, without_loops, without_parallels
from .ledger import native


def asked(graph: Graph, weight: Weight) -> Question:
    without_loops(graph)
    without_parallels(graph)
    return strong(graph, weight)


def of_nodes(graph: Graph, analysis: str, nodes: Iterable[Node] | None, weight: Weight) -> dict[Node, float]:
    found = asked(graph, weight).by_node(analysis, "value")
    # networkx gives NaN where we give none.
    return {node: nan if found[node] is None else found[node] for node in (found if nodes is None else nodes)}


@native
def constraint(G: Graph, nodes: Iterable[Node] | None = None, weight: Weight = None) -> dict[Node, float]:
    return of_nodes(G, "actor_constraint", nodes, weight)


@native
def effective_size(G: Graph, nodes: Iterable[Node] | None = None, weight: Weight = None) -> dict[Node, float]:
    return of_nodes(G, "actor_effective_size", nodes, weight)
