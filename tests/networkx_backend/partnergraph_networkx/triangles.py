"""Whether partners of a partner are partners."""

from __future__ import annotations

from typing import Any

from . import ledger
from .graph import Graph, Node, Weight, given, simple
from .ledger import native


def plain(graph: Graph, weight: Weight = None) -> None:
    if graph.is_directed() or weight is not None:
        raise ledger.leave("only undirected graphs without weights")


def chosen(graph: Graph, nodes: Any, found: dict[Node, Any]) -> Any:
    """One value for one node, a dictionary for several."""
    of = given(graph)
    try:
        if nodes in of:
            return found[nodes]
    except TypeError:
        pass
    return {node: found[node] for node in of.nbunch_iter(nodes)}


@native
def clustering(G: Graph, nodes: Any = None, weight: Weight = None) -> Any:
    plain(G, weight)
    found = simple(G).by_node("actor_clustering", "value")
    # networkx gives 0 to those with fewer than two neighbours.
    return chosen(G, nodes, {node: value or 0 for node, value in found.items()})


@native
def triangles(G: Graph, nodes: Any = None) -> Any:
    plain(G)
    return chosen(G, nodes, simple(G).by_node("actor_clustering", "tied_pairs"))


@native
def transitivity(G: Graph) -> float:
    plain(G)
    return simple(G).one("network_summary")["transitivity"] or 0


@native
def average_clustering(G: Graph, nodes: Any = None, weight: Weight = None, count_zeros: bool = True) -> float:
    plain(G, weight)
    if nodes is not None or not count_zeros:
        raise ledger.leave("the mean over some nodes")
    row = simple(G).one("network_summary")
    # networkx counts the actors without a value as 0.
    return (row["average_clustering"] or 0) * row["clustering_actors"] / row["actors"]
