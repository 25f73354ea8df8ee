"""Graphs of two modes: members of one mode are tied only to those of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx
import partnergraph as pg

from . import ledger
from .graph import Graph, Node, given, known, without_loops, without_parallels
from .ledger import native


class Table:
    """A case whose actors are the one mode and whose roles the other, and the answers about the nodes."""

    def __init__(self, graph: Graph, rows: Iterable[Node]) -> None:
        of = without_loops(graph)
        without_parallels(graph)
        if of.is_directed():
            raise ledger.leave("arcs")
        top = set(rows)
        if not top <= set(of) or any((one in top) == (other in top) for one, other in of.edges()):
            raise ledger.leave("an edge within a mode")
        self.nodes = list(of)
        name = {node: f"n{place}" for place, node in enumerate(self.nodes)}
        links = [(one, other) if one in top else (other, one) for one, other in of.edges()]
        self.case = pg.Case.from_dict(
            {
                "format": "partnergraph/case/1",
                "id": "table",
                "name": "table",
                "role_model": {"id": "table", "roles": [{"id": name[node]} for node in self.nodes if node not in top]},
                "actors": [{"id": name[node], "name": name[node]} for node in self.nodes if node in top],
                "assignments": [
                    {"actor": name[row], "role": name[column], "status": "current"} for row, column in links
                ],
            }
        )

    def ask(self, analysis: str, **options: Any) -> pg.Answer:
        known(analysis)
        answer = self.case.ask(analysis, **options)
        ledger.asked()
        return answer

    def node(self, member: str) -> Node:
        return self.nodes[int(member.removeprefix("n"))]

    def by_node(self, analysis: str, column: str, **options: Any) -> dict[Node, Any]:
        found = {self.node(row["member"]): row[column] for row in self.ask(analysis, **options).to_dicts()}
        return {node: found[node] for node in self.nodes}


def guessed(graph: Graph) -> list[Node]:
    """One of two modes that fit; we want to be told which, networkx does not."""
    return [node for node, color in nx.bipartite.color(given(graph)).items() if color]


@native
def bipartite_degree_centrality(G: Graph, nodes: Iterable[Node]) -> dict[Node, float]:
    return Table(G, nodes).by_node("two_mode_degree", "value")


@native
def bipartite_betweenness_centrality(G: Graph, nodes: Iterable[Node]) -> dict[Node, float]:
    found = Table(G, nodes).by_node("two_mode_betweenness", "value")
    if None in found.values():
        raise ledger.leave("nobody can be between")
    return found


@native
def bipartite_closeness_centrality(G: Graph, nodes: Iterable[Node], normalized: bool = True) -> dict[Node, float]:
    table = Table(G, nodes := set(nodes))
    answer = table.ask("two_mode_closeness")
    sizes = {row["component"]: row["row_members"] + row["column_members"] for row in answer.to_dicts("components")}
    everyone, found = len(table.nodes), {}
    for row in answer.to_dicts():
        node = table.node(row["member"])
        own = len(nodes) if node in nodes else everyone - len(nodes)
        # networkx takes the sizes of the modes in the whole graph, we those in the component.
        near = (everyone - own + 2 * (own - 1)) / row["distance_sum"] if row["distance_sum"] else 0.0
        found[node] = near * (sizes[row["component"]] - 1) / (everyone - 1) if normalized and near else near
    return {node: found[node] for node in table.nodes}


@native
def latapy_clustering(G: Graph, nodes: Iterable[Node] | None = None, mode: str = "dot") -> dict[Node, float]:
    table = Table(G, guessed(G))
    if mode not in ("dot", "min", "max"):
        raise nx.NetworkXError("Mode for bipartite clustering must be: dot, min or max")
    found = table.by_node("two_mode_clustering", "value", over=mode)
    return {node: found[node] or 0.0 for node in (table.nodes if nodes is None else nodes)}


@native
def robins_alexander_clustering(G: Graph) -> float:
    ((row),) = Table(G, guessed(G)).ask("two_mode_clustering").to_dicts("whole")
    return row["whole"] or 0


@native
def node_redundancy(G: Graph, nodes: Iterable[Node] | None = None) -> dict[Node, float]:
    table = Table(G, guessed(G))
    found = table.by_node("two_mode_clustering", "redundancy")
    chosen = {node: found[node] for node in (table.nodes if nodes is None else nodes)}
    if None in chosen.values():
        raise nx.NetworkXError("a node has fewer than two neighbors")
    return chosen


def projected(graph: Graph, nodes: Iterable[Node], **options: Any) -> Iterator[tuple[Node, Node, dict[str, Any]]]:
    table = Table(graph, nodes)
    for row in table.ask("two_mode_projection", **options).to_dicts():
        yield table.node(row["from"]), table.node(row["to"]), row


def joined(graph: Graph, nodes: Iterable[Node], edges: Iterable[tuple[Node, Node, dict[str, float]]]) -> nx.Graph:
    of = given(graph)
    found = nx.Graph(**of.graph)
    found.add_nodes_from((node, of.nodes[node]) for node in nodes)
    found.add_edges_from(edges)
    return found


@native
def projected_graph(B: Graph, nodes: Iterable[Node], multigraph: bool = False) -> nx.Graph:
    if multigraph or B.is_multigraph():
        raise ledger.leave("parallel edges")
    nodes = list(nodes)
    return joined(B, nodes, ((one, other, {}) for one, other, _ in projected(B, nodes)))


def weighted(graph: Graph, nodes: Iterable[Node], weight: str, share_of: int = 1) -> nx.Graph:
    nodes = list(nodes)
    rows = projected(graph, nodes, weight=weight)
    return joined(graph, nodes, ((one, other, {"weight": row["value"] / share_of}) for one, other, row in rows))


@native
def weighted_projected_graph(B: Graph, nodes: Iterable[Node], ratio: bool = False) -> nx.Graph:
    nodes = list(nodes)
    others = len(given(B)) - len(nodes)
    if others < 1:
        raise nx.NetworkXAlgorithmError(f"the size of the nodes to project onto ({len(nodes)}) is >= the graph size")
    return weighted(B, nodes, "count", others if ratio else 1)


@native
def overlap_weighted_projected_graph(B: Graph, nodes: Iterable[Node], jaccard: bool = True) -> nx.Graph:
    return weighted(B, nodes, "jaccard" if jaccard else "overlap")


@native
def collaboration_weighted_projected_graph(B: Graph, nodes: Iterable[Node]) -> nx.Graph:
    return weighted(B, nodes, "newman")
