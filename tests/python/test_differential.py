"""The measures of networks beside networkx 3.6.1, on random graphs.

Lists of edges hold loops and edges that are doubled; graphs fall apart, have isolates, and can be empty. Where networkx
follows another convention than we do, the comparison says so.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import networkx as nx
import partnergraph as pg
import pytest

TOLERANCE = 1e-9
SEEDS = range(320)

# Sums and maxima of these are exact in binary, and so are lengths of paths: paths tie in both programs or in none.
WEIGHTS = (0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True)
class Pair:
    """The same graph for both programs."""

    plain: pg.Network
    added: pg.Network
    largest: pg.Network
    simple: nx.Graph
    n: int
    directed: bool
    edges: int
    loops: int

    def of(self, name: str, network: str = "plain", **options: object) -> list[dict]:
        return getattr(self, network).ask(name, **options).to_dicts()


@cache
def pair(seed: int) -> Pair:
    chance = random.Random(seed)
    directed = bool(seed % 2)
    n = 0 if seed < 4 else chance.randint(0, 40)
    # From a few edges to a dense graph; some actors get none at all.
    m = round(n * chance.choice((0, 0.5, 1, 2, 4)))
    active = list(range(n))[: max(1, round(n * chance.choice((0.5, 0.8, 1))))]
    edges = [(chance.choice(active), chance.choice(active), chance.choice(WEIGHTS)) for _ in range(m)] if n else []
    edges += [chance.choice(edges) for _ in range(m // 4)]
    nodes = list(range(n))
    chance.shuffle(nodes)
    source, target, weight = ([edge[part] for edge in edges] for part in range(3))

    def made(collapse: str, weights: list[float] | None) -> pg.Network:
        return pg.Network.from_edges(source, target, weights, directed=directed, actors=nodes, collapse=collapse)

    simple = nx.DiGraph() if directed else nx.Graph()
    simple.add_nodes_from(nodes)
    for one, other, strength in edges:
        # networkx counts a loop in degrees and triangles; we drop loops.
        if one != other:
            simple.add_edge(one, other)
            there = simple[one][other]
            there["sum"] = there.get("sum", 0) + strength
            there["max"] = max(there.get("max", 0), strength)
            there["length"] = 1 / there["max"]
    loops = sum(one == other for one, other, _ in edges)
    return Pair(made("any", None), made("sum", weight), made("max", weight), simple, n, directed, len(edges), loops)


def by_actor(rows: list[dict], column: str) -> dict[int, float | None]:
    return {int(row["actor"]): row[column] for row in rows}


def assert_near(found: dict, expected: dict) -> None:
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        if value is None:
            assert found[key] is None, key
        else:
            assert found[key] == pytest.approx(value, rel=TOLERANCE, abs=TOLERANCE), key


def distances(graph: nx.Graph) -> list[int]:
    """The distance of every ordered pair that is reachable."""
    lengths = nx.all_pairs_shortest_path_length(graph)
    return [length for source, found in lengths for target, length in found.items() if source != target]


every_graph = pytest.mark.parametrize("seed", SEEDS)


def test_the_graphs_are_of_every_sort():
    pairs = [pair(seed) for seed in SEEDS]
    assert len(pairs) >= 300
    assert {each.directed for each in pairs} == {True, False}
    assert {0, 1, 2, 40} <= {each.n for each in pairs}
    assert sum(each.loops > 0 for each in pairs) > 100
    assert sum(each.edges > each.simple.number_of_edges() + each.loops for each in pairs) > 100
    whole = [nx.is_connected(each.simple.to_undirected()) for each in pairs if each.n]
    assert min(sum(whole), len(whole) - sum(whole)) > 30
    assert sum(bool(list(nx.isolates(each.simple))) for each in pairs) > 100


@every_graph
def test_the_network_is_the_simple_graph(seed):
    both = pair(seed)
    assert set(both.plain.actors) == set(both.simple.nodes)
    ties = {(one, other): weight for one, other, weight in both.added.ties}
    assert len(ties) == both.simple.number_of_edges()
    for one, other, data in both.simple.edges(data=True):
        assert ties.get((one, other), ties.get((other, one)) if not both.directed else None) == data["sum"]
    assert both.plain.loops_dropped == both.loops
    assert both.plain.relations == both.edges - both.loops


@every_graph
def test_degree(seed):
    both = pair(seed)
    rows = both.of("actor_degree")
    assert_near(by_actor(rows, "raw"), dict(both.simple.degree))
    # networkx divides the degrees of digraphs by n−1, we by 2(n−1); for a single node it gives 1, we none.
    share = 2 if both.directed else 1
    wanted = nx.degree_centrality(both.simple)
    wanted = {node: value / share if both.n > 1 else None for node, value in wanted.items()}
    assert_near(by_actor(rows, "value"), wanted)
    if both.directed:
        for direction, centrality in (("in", nx.in_degree_centrality), ("out", nx.out_degree_centrality)):
            wanted = {node: value if both.n > 1 else None for node, value in centrality(both.simple).items()}
            assert_near(by_actor(both.of("actor_degree", direction=direction), "value"), wanted)


@every_graph
def test_strength(seed):
    both = pair(seed)
    for network, weight in (("added", "sum"), ("largest", "max")):
        rows = both.of("actor_strength", network)
        wanted = dict(both.simple.degree(weight=weight))
        assert_near(by_actor(rows, "value"), wanted)
        total = sum(wanted.values())
        assert_near(by_actor(rows, "share"), {node: value / total if total else None for node, value in wanted.items()})
        if both.directed:
            into = by_actor(both.of("actor_strength", network, direction="in"), "value")
            assert_near(into, dict(both.simple.in_degree(weight=weight)))
            out = by_actor(both.of("actor_strength", network, direction="out"), "value")
            assert_near(out, dict(both.simple.out_degree(weight=weight)))


@every_graph
def test_harmonic(seed):
    both = pair(seed)
    # networkx prints the raw sum, of incoming distances on digraphs; we look along the arcs unless told otherwise.
    sides = [({}, both.simple.reverse() if both.directed else both.simple)]
    if both.directed:
        sides += [({"direction": "in"}, both.simple), ({"direction": "out"}, both.simple.reverse())]
    for options, graph in sides:
        rows = both.of("actor_harmonic", **options)
        wanted = nx.harmonic_centrality(graph)
        assert_near(by_actor(rows, "raw"), wanted)
        normalised = {node: value / (both.n - 1) if both.n > 1 else None for node, value in wanted.items()}
        assert_near(by_actor(rows, "value"), normalised)
        for network, weight, meaning in (("added", "sum", "distance"), ("largest", "length", "strength")):
            weighted = both.of("actor_harmonic", network, weight_as=meaning, **options)
            assert_near(by_actor(weighted, "raw"), nx.harmonic_centrality(graph, distance=weight))


@every_graph
def test_betweenness(seed):
    both = pair(seed)
    for network, weight, options in (
        ("plain", None, {}),
        ("added", "sum", {"weight_as": "distance"}),
        ("largest", "length", {"weight_as": "strength"}),
    ):
        rows = both.of("actor_betweenness", network, **options)
        assert_near(by_actor(rows, "raw"), nx.betweenness_centrality(both.simple, normalized=False, weight=weight))
        # Below three actors networkx gives 0, we none.
        wanted = nx.betweenness_centrality(both.simple, weight=weight)
        assert_near(by_actor(rows, "value"), {node: value if both.n > 2 else None for node, value in wanted.items()})


@every_graph
def test_summary(seed):
    both = pair(seed)
    (found,) = both.of("network_summary")
    graph, n, m = both.simple, both.n, both.simple.number_of_edges()
    undirected = graph.to_undirected()
    pieces = list(nx.connected_components(undirected))
    lengths = distances(graph)
    pairs = n * (n - 1)
    # networkx gives 0 where there is nothing to divide by, or raises; we give none.
    local = [value for node, value in nx.clustering(undirected).items() if undirected.degree(node) > 1]
    wanted = {
        "actors": n,
        "ties": m,
        "relations": both.edges - both.loops,
        "loops_dropped": both.loops,
        "density": nx.density(graph) if n > 1 else None,
        "components": len(pieces),
        "largest_share": max(map(len, pieces)) / n if n else None,
        "strong_components": nx.number_strongly_connected_components(graph) if both.directed else None,
        "isolates": nx.number_of_isolates(graph),
        "average_degree": (m if both.directed else 2 * m) / n if n else None,
        "average_path": sum(lengths) / len(lengths) if lengths else None,
        "reachable_share": len(lengths) / pairs if pairs else None,
        "diameter": max(lengths, default=None),
        "connected": len(pieces) == 1 if n else None,
        "efficiency": sum(1 / length for length in lengths) / pairs if pairs else None,
        "connectedness": sum(len(piece) * (len(piece) - 1) for piece in pieces) / pairs if pairs else None,
        "transitivity": nx.transitivity(undirected) if local else None,
        # networkx counts 0 for nodes without two neighbours, which lowers the mean; we leave them out.
        "average_clustering": sum(local) / len(local) if local else None,
        "clustering_actors": len(local),
        # networkx raises for an empty digraph and gives 0 for every undirected graph; we give none.
        "reciprocity_edgewise": nx.overall_reciprocity(graph) if both.directed and m else None,
    }
    assert_near({name: found[name] for name in wanted}, wanted)
    if not both.directed and n > 1:
        assert found["efficiency"] == pytest.approx(nx.global_efficiency(graph), rel=TOLERANCE)
    if nx.is_empty(graph) or not n:
        return
    if len(pieces) == 1 and not both.directed and n > 1:
        assert found["average_path"] == pytest.approx(nx.average_shortest_path_length(graph), rel=TOLERANCE)
        assert found["diameter"] == nx.diameter(graph)
    if both.directed:
        dyads = {frozenset(edge) for edge in graph.edges}
        mutual = m - len(dyads)
        possible = pairs // 2
        wanted = {
            "reciprocity_dyadic_non_null": mutual / len(dyads),
            "reciprocity_dyadic": (mutual + possible - len(dyads)) / possible,
            "reciprocity_net": (2 * mutual / m - found["density"]) / (1 - found["density"]) if m < pairs else None,
        }
        assert_near({name: found[name] for name in wanted}, wanted)
        (weighted,) = both.of("network_summary", "added")
        sums = nx.get_edge_attributes(graph, "sum")
        back = sum(min(strength, sums.get((other, one), 0)) for (one, other), strength in sums.items())
        assert weighted["reciprocity_weighted"] == pytest.approx(back / sum(sums.values()), rel=TOLERANCE)


@pytest.mark.parametrize("id", ["petersborghuset", "biermannsgarden", "varde-helhedsplan", "baerum-naboskap"])
def test_the_networks_of_real_cases_too(book, id):
    network = book[id].network(include_self=True)
    graph = nx.Graph()
    graph.add_nodes_from(network.actors)
    graph.add_weighted_edges_from(network.ties)
    found = {row["actor"]: row["value"] for row in book[id].actor_betweenness(include_self=True)}
    assert found == pytest.approx(nx.betweenness_centrality(graph), abs=TOLERANCE)
    found = {row["actor"]: row["raw"] for row in book[id].actor_harmonic(include_self=True)}
    assert found == pytest.approx(nx.harmonic_centrality(graph), abs=TOLERANCE)
