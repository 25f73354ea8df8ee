"""What hangs together, and what holds it together."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from . import ledger
from .graph import Graph, Node, Question, counted, given, simple
from .ledger import native


def numbered(graph: Graph, column: str) -> dict[int, set[Node]]:
    """The nodes that share a component, by its number."""
    found: dict[int, set[Node]] = {}
    for node, component in simple(graph).by_node("actor_component", column).items():
        found.setdefault(component, set()).add(node)
    return found


def grouped(graph: Graph, column: str) -> list[set[Node]]:
    """The same in the order in which networkx comes to them, that of their first nodes."""
    return list(numbered(graph, column).values())


@native
def connected_components(G: Graph) -> Iterator[set[Node]]:
    return iter(grouped(G, "component"))


@native
def weakly_connected_components(G: Graph) -> Iterator[set[Node]]:
    return iter(grouped(G, "component"))


@native
def strongly_connected_components(G: Graph) -> Iterator[set[Node]]:
    # networkx promises no order; ours, the largest first, is as good.
    return iter([nodes for _, nodes in sorted(numbered(G, "strong_component").items())])


@native
def node_connected_component(G: Graph, n: Node) -> set[Node]:
    if n not in given(G):
        raise KeyError(n)
    return next(each for each in grouped(G, "component") if n in each)


def whole(graph: Graph, column: str) -> bool:
    count = len(grouped(graph, column))
    if not count:
        raise nx.NetworkXPointlessConcept("Connectivity is undefined for the null graph.")
    return count == 1


@native
def number_connected_components(G: Graph) -> int:
    return len(grouped(G, "component"))


@native
def number_weakly_connected_components(G: Graph) -> int:
    return len(grouped(G, "component"))


@native
def number_strongly_connected_components(G: Graph) -> int:
    return len(grouped(G, "strong_component"))


@native
def is_connected(G: Graph) -> bool:
    return whole(G, "component")


@native
def is_weakly_connected(G: Graph) -> bool:
    return whole(G, "component")


@native
def is_strongly_connected(G: Graph) -> bool:
    return whole(G, "strong_component")


def cycles_beyond_trees(graph: Graph) -> tuple[int, Question]:
    """How many edges there are beyond those that any forest with these components has; and the network."""
    if not len(given(graph)):
        raise nx.NetworkXPointlessConcept("G has no nodes.")
    question = counted(graph)
    row = question.one("network_summary")
    return row["relations"] + row["loops_dropped"] - (row["actors"] - row["components"]), question


@native
def is_forest(G: Graph) -> bool:
    beyond, _ = cycles_beyond_trees(G)
    return beyond == 0


@native
def is_tree(G: Graph) -> bool:
    beyond, question = cycles_beyond_trees(G)
    return beyond == 0 and question.one("network_summary")["components"] == 1


def every_one_has_one_parent(question: Question) -> bool:
    return max(question.by_node("actor_degree", "raw", direction="in").values()) <= 1


@native
def is_branching(G: Graph) -> bool:
    beyond, question = cycles_beyond_trees(G)
    return beyond == 0 and every_one_has_one_parent(question)


@native
def is_arborescence(G: Graph) -> bool:
    beyond, question = cycles_beyond_trees(G)
    one = question.one("network_summary")["components"] == 1
    return beyond == 0 and one and every_one_has_one_parent(question)


@native
def articulation_points(G: Graph) -> Iterator[Node]:
    return iter([row["actor"] for row in simple(G).rows("network_cut_points", "cut_points")])


def bridging(graph: Graph, root: Node) -> list[tuple[Node, Node]]:
    """The edges that are bridges, as the graph lists them; with a root those of its component."""
    of = given(graph)
    if root is not None and root not in of:
        raise nx.NodeNotFound(f"Root node {root} is not in graph")
    # Of several edges between two nodes none is a bridge.
    rows = [row for row in counted(graph).rows("relation_bridges") if row["single_relation"]]
    pairs = {frozenset((row["from"], row["to"])) for row in rows}
    inside = set(of) if root is None else next(each for each in grouped(graph, "component") if root in each)
    listed = nx.Graph(of).edges() if of.is_multigraph() else of.edges()
    return [edge for edge in listed if edge[0] in inside and frozenset(edge) in pairs]


@native
def bridges(G: Graph, root: Node = None) -> Iterator[tuple[Node, Node]]:
    return iter(bridging(G, root))


@native
def has_bridges(G: Graph, root: Node = None) -> bool:
    return bool(bridging(G, root))


def blocks(graph: Graph) -> list[set[Node]]:
    question = simple(graph)
    rows = question.rows("network_cut_points", "blocks")
    return [{question.nodes[int(member)] for member in row["members"]} for row in rows]


@native
def biconnected_components(G: Graph) -> Iterator[set[Node]]:
    return iter(blocks(G))


@native
def is_biconnected(G: Graph) -> bool:
    found = blocks(G)
    return len(found) == 1 and len(found[0]) == len(given(G))


@native
def core_number(G: Graph) -> dict[Node, int]:
    of = given(G)
    if any(one == other for one, other in of.edges()):
        # The words are networkx's, as its tests look for them.
        raise nx.NetworkXNotImplemented("Input graph has self loops which is not permitted")
    if of.is_directed() and any(of.has_edge(other, one) for one, other in of.edges()):
        raise ledger.leave("arcs in both directions count twice")
    return simple(G, directed=False).by_node("actor_core_number", "value")


@native
def overall_reciprocity(G: Graph) -> float:
    of = given(G)
    if any(one == other for one, other in of.edges()):
        raise ledger.leave("loops count")
    found = simple(G).one("network_summary")["reciprocity_edgewise"]
    if found is None:
        raise nx.NetworkXError("Not defined for empty graphs")
    return found
