"""More measures of networks beside networkx 3.6.1, on the same random graphs."""

from __future__ import annotations

import math
import random

import networkx as nx
import numpy
import pytest
from test_differential import TOLERANCE, Pair, assert_near, by_actor, every_graph, pair

#: Where networkx iterates, or eigenvalues lie near each other.
ITERATED = 1e-7

#: The three ways in which ties have lengths: name of the network, weight in networkx, options of ours.
LENGTHS = (
    ("plain", None, {}),
    ("added", "sum", {"weight_as": "distance"}),
    ("largest", "length", {"weight_as": "strength"}),
)


def assert_about(found: dict, expected: dict, tolerance: float) -> None:
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        if value is None:
            assert found[key] is None, key
        else:
            assert found[key] == pytest.approx(value, rel=tolerance, abs=tolerance), key


def sides(both: Pair) -> list[tuple[dict, nx.Graph]]:
    """The directions in which a graph can be looked at, with the graph whose incoming distances those are."""
    if not both.directed:
        return [({}, both.simple)]
    return [({"direction": "in"}, both.simple), ({"direction": "out"}, both.simple.reverse())]


def of_ties(both: Pair, rows: list[dict], column: str) -> dict:
    """Values of ties, in undirected graphs the same whichever end comes first."""
    ends = tuple if both.directed else frozenset
    return {ends((int(row["from"]), int(row["to"]))): row[column] for row in rows}


@every_graph
def test_closeness(seed):
    both = pair(seed)
    for options, graph in sides(both):
        towards = graph.reverse() if both.directed else graph
        reached = {node: len(nx.single_source_shortest_path_length(towards, node)) - 1 for node in graph}
        for network, weight, meaning in LENGTHS:
            rows = both.of("actor_closeness", network, **meaning, **options)
            assert_near(by_actor(rows, "reached"), reached)
            # networkx gives 0 where nobody is reached; we give none.
            wanted = nx.closeness_centrality(graph, distance=weight)
            wanted = {node: value if reached[node] else None for node, value in wanted.items()}
            assert_near(by_actor(rows, "value"), wanted)


@every_graph
def test_relation_betweenness(seed):
    both = pair(seed)
    ends = tuple if both.directed else frozenset
    for network, weight, options in LENGTHS:
        rows = both.of("relation_betweenness", network, **options)
        for column, normalized in (("raw", False), ("value", True)):
            wanted = nx.edge_betweenness_centrality(both.simple, normalized=normalized, weight=weight)
            assert_near(of_ties(both, rows, column), {ends(edge): value for edge, value in wanted.items()})


@every_graph
def test_components(seed):
    both = pair(seed)
    rows = both.of("actor_component")
    whole = both.simple.to_undirected()
    sizes = {node: len(piece) for piece in nx.connected_components(whole) for node in piece}
    assert by_actor(rows, "size") == {node: sizes[node] for node in both.simple}
    assert pieces(rows, "component") == {frozenset(piece) for piece in nx.connected_components(whole)}
    if both.directed:
        strong = {frozenset(piece) for piece in nx.strongly_connected_components(both.simple)}
        assert pieces(rows, "strong_component") == strong


def pieces(rows: list[dict], column: str) -> set[frozenset]:
    found: dict[int, set[int]] = {}
    for row in rows:
        found.setdefault(row[column], set()).add(int(row["actor"]))
    return {frozenset(piece) for piece in found.values()}


@every_graph
def test_distances(seed):
    both = pair(seed)
    for network, weight, options in LENGTHS:
        found = of_ties(both, both.of("pair_distance", network, **options), "value")
        lengths = nx.all_pairs_dijkstra_path_length(both.simple, weight=weight or (lambda *_: 1))
        ends = tuple if both.directed else frozenset
        wanted = {ends((one, other)): length for one, away in lengths for other, length in away.items() if one != other}
        assert_near(found, wanted)


def of_eigenvalue(matrix: numpy.ndarray) -> numpy.ndarray:
    """The leading eigenvector of a symmetric matrix, by numpy's own solver."""
    vector = numpy.linalg.eigh(matrix)[1][:, -1]
    return vector * numpy.sign(vector.sum())


@every_graph
def test_eigenvector(seed):
    both = pair(seed)
    if both.directed:
        return
    for network, weight in (("plain", None), ("added", "sum")):
        tied = [node for node in both.simple if both.simple.degree(node)]
        wanted: dict[int, float | None] = dict.fromkeys(both.simple)
        for piece in map(list, nx.connected_components(both.simple)):
            if len(piece) > 1:
                vector = of_eigenvalue(nx.to_numpy_array(both.simple, piece, weight=weight))
                wanted |= dict(zip(piece, vector * math.sqrt(len(piece) / len(tied)), strict=True))
        assert_about(by_actor(both.of("actor_eigenvector", network), "value"), wanted, ITERATED)


@every_graph
def test_katz(seed):
    both = pair(seed)
    if not both.simple.number_of_edges():
        return
    for network, weight in (("plain", None), ("added", "sum")):
        alpha = 0.9 / max(1, max(strength for _, strength in both.simple.degree(weight=weight)))
        rows = both.of("actor_katz", network, alpha=alpha, **({"direction": "in"} if both.directed else {}))
        for column, normalized in (("value", True), ("raw", False)):
            wanted = nx.katz_centrality_numpy(both.simple, alpha, normalized=normalized, weight=weight)
            assert_near(by_actor(rows, column), wanted)


@every_graph
def test_pagerank(seed):
    both = pair(seed)
    if not both.n:
        return
    chance = random.Random(seed)
    restart = {node: chance.choice((0, 1, 2)) for node in both.simple}
    for network, weight in (("plain", None), ("added", "sum")):
        for options, known in (({}, None), ({"restart": restart, "damping": 0.6}, restart)):
            if known is not None and not any(known.values()):
                continue
            damping = options.get("damping", 0.85)
            wanted = nx.pagerank(both.simple, damping, known, max_iter=1000, tol=1e-15, weight=weight)
            assert_about(by_actor(both.of("actor_pagerank", network, **options), "value"), wanted, ITERATED)


@every_graph
def test_hits(seed):
    both = pair(seed)
    if not both.directed or not both.simple.number_of_edges():
        return
    rows = both.of("actor_hits")
    hubs, sigma, authorities = numpy.linalg.svd(nx.to_numpy_array(both.simple, weight=None))
    if by_actor(rows, "hub").get(next(iter(both.simple))) is None:
        mutual = all(both.simple.has_edge(other, one) for one, other in both.simple.edges)
        assert mutual or sigma[0] - sigma[1] < 1e-8
        return
    if sigma[0] - sigma[1] > 1e-3:
        for column, vector in (("hub", hubs[:, 0]), ("authority", authorities[0])):
            wanted = dict(zip(both.simple, abs(vector), strict=True))
            assert_about(by_actor(rows, column), wanted, ITERATED)


@every_graph
def test_structural_holes(seed):
    both = pair(seed)
    tied = {node for node in both.simple if both.simple.degree(node)}
    for network, weight in (("plain", None), ("added", "sum")):
        # networkx gives NaN where we give none.
        found = by_actor(both.of("actor_constraint", network), "value")
        wanted = nx.constraint(both.simple, weight=weight) if both.simple.number_of_edges() else {}
        assert_near(found, {node: wanted[node] if node in tied else None for node in both.simple})
        found = by_actor(both.of("actor_effective_size", network), "value")
        wanted = nx.effective_size(both.simple, nodes=list(both.simple), weight=weight)
        assert {node for node, value in found.items() if value is None} == both.simple.nodes - tied
        # With `nodes`, networkx gives NaN to those who send nothing; without, it errs where there are weights or arcs.
        asked = {node for node in tied if not both.directed or both.simple.out_degree(node)}
        assert_near({node: found[node] for node in asked}, {node: wanted[node] for node in asked})


@every_graph
def test_cores_and_triangles(seed):
    both = pair(seed)
    whole = both.simple.to_undirected()
    if both.n:
        assert by_actor(both.of("actor_core_number"), "value") == nx.core_number(whole)
    rows = both.of("actor_clustering")
    triangles = nx.triangles(whole)
    # networkx gives 0 to those with fewer than two neighbours.
    enough = {node for node in whole if whole.degree(node) > 1}
    wanted = {node: value if node in enough else None for node, value in nx.clustering(whole).items()}
    assert_near(by_actor(rows, "value"), wanted)
    assert by_actor(rows, "tied_pairs") == triangles


@every_graph
def test_bridges_and_cut_points(seed):
    both = pair(seed)
    whole = both.simple.to_undirected()
    rows = both.of("relation_bridges")
    assert {frozenset((int(row["from"]), int(row["to"]))) for row in rows} == set(map(frozenset, nx.bridges(whole)))
    answer = both.plain.ask("network_cut_points")
    assert {int(row["actor"]) for row in answer.to_dicts("cut_points")} == set(nx.articulation_points(whole))
    blocks = {frozenset(map(int, row["members"])) for row in answer.to_dicts("blocks")}
    assert blocks == set(map(frozenset, nx.biconnected_components(whole)))


@every_graph
def test_mixing(seed):
    both = pair(seed)
    if not both.n:
        return
    chance = random.Random(seed)
    classes = {node: chance.choice("abc") for node in both.simple}
    graph = both.simple.copy()
    nx.set_node_attributes(graph, classes, "class")
    (found,) = both.plain.ask("network_mixing", partition=classes).to_dicts()
    assert found["internal"] == sum(classes[one] == classes[other] for one, other in graph.edges)
    ends = {classes[node] for edge in graph.edges for node in edge}
    if len(ends) < 2:
        assert found["assortativity"] is None
    else:
        wanted = nx.attribute_assortativity_coefficient(graph, "class")
        assert found["assortativity"] == pytest.approx(wanted, rel=TOLERANCE, abs=TOLERANCE)
    degrees = {degree for node, degree in graph.degree if degree}
    if not both.directed and len(degrees) > 1:
        wanted = nx.degree_pearson_correlation_coefficient(graph)
        assert found["degree_assortativity"] == pytest.approx(wanted, rel=ITERATED, abs=ITERATED)


@every_graph
def test_modularity(seed):
    both = pair(seed)
    if not both.simple.number_of_edges():
        return
    chance = random.Random(seed)
    classes = {node: chance.choice("abc") for node in both.simple}
    groups = [{node for node in classes if classes[node] == name} for name in "abc"]
    for network, weight in (("plain", None), ("added", "sum")):
        for resolution in (1.0, 0.5):
            row = (
                getattr(both, network)
                .ask("network_communities", partition=classes, resolution=resolution)
                .to_dicts()[0]
            )
            wanted = nx.community.modularity(both.simple, groups, weight=weight, resolution=resolution)
            assert row["value"] == pytest.approx(wanted, rel=TOLERANCE, abs=TOLERANCE)
