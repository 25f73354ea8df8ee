"""Large networks, one workload after the other: partnergraph beside networkx, igraph, rustworkx, networkit and scipy.

    python benchmarks/networks.py [--runs 3] [--threads 1 2] [--only ROW ...] [--libraries NAME ...] [--limit 600]
    python benchmarks/networks.py --list

Every pair of library and workload runs in a process of its own, so that its peak of memory is its own. What is measured
and how it is to be read stands in `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import itertools
import math
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import beside
import numpy as np

LIBRARIES = ("partnergraph", "networkx", "igraph", "rustworkx", "networkit", "scipy", "plain Python")
SIZES = {"10k": (10_000, 50_000), "100k": (100_000, 500_000), "1M": (1_000_000, 5_000_000)}


@dataclass
class Row:
    """A workload: on which input, who has it, and how much of it a slow one is asked to do."""

    input: str
    work: dict[str, Callable[[Any], Any]]
    # How the answers must agree: the largest relative difference; nothing where answers may differ.
    tolerance: float | None = beside.TOLERANCE
    # So many sources of all; what a library took for them is scaled up, and the table says so.
    sampled: dict[str, int] | None = None
    must: float | None = None
    # Which of the two is the unit: seconds, or bytes per tie beside it.
    note: str = ""
    # Shown beside, but not what the must is about.
    beside: tuple[str, ...] = ()
    # Who is less exact, and by how much.
    loosely: dict[str, float] = field(default_factory=dict)


# ---- inputs


def edges(size: str) -> tuple[int, np.ndarray, np.ndarray]:
    """A simple undirected network of this size: half of the ends are drawn from other ends, so degrees are uneven."""
    actors, ties = SIZES[size]
    chance = np.random.default_rng(7)
    source = chance.integers(0, actors, ties * 2)
    target = chance.integers(0, actors, ties * 2)
    preferred = chance.random(ties * 2) < 0.5
    target[preferred] = source[chance.integers(0, ties * 2, int(preferred.sum()))]
    low, high = np.minimum(source, target), np.maximum(source, target)
    keys = np.unique((low * actors + high)[low != high])
    keys = np.sort(chance.permutation(keys)[:ties])
    return actors, (keys // actors).astype(np.uint32), (keys % actors).astype(np.uint32)


def links() -> tuple[int, np.ndarray, np.ndarray]:
    """A two-mode table of 100,000 rows, 100,000 columns and about 500,000 links."""
    chance = np.random.default_rng(7)
    keys = np.unique(chance.integers(0, 100_000**2, 500_000))
    return 100_000, (keys // 100_000).astype(np.uint32), (keys % 100_000).astype(np.uint32)


def small(actors: int) -> tuple[int, np.ndarray, np.ndarray]:
    chance = np.random.default_rng(7)
    pairs = np.array(list(itertools.combinations(range(actors), 2)), dtype=np.uint32)
    chosen = pairs[np.sort(chance.choice(len(pairs), min(actors * 4, len(pairs)), replace=False))]
    return actors, chosen[:, 0], chosen[:, 1]


def ring(actors: int) -> tuple[int, np.ndarray, np.ndarray]:
    """Ties to the next actor and to the one behind it."""
    here = np.arange(actors, dtype=np.uint32)
    return actors, np.concatenate([here, here]), np.concatenate([(here + 1) % actors, (here + 2) % actors])


def drawn(name: str, folder: Path | None = None) -> tuple[int, np.ndarray, np.ndarray]:
    """An input by its name, from the folder where it was kept: drawing 1M takes longer than most questions to it."""
    if folder is not None and kept(name, folder).exists():
        actors, source, target = np.load(kept(name, folder)).values()
        return int(actors), source, target
    if name == "links":
        return links()
    if name.startswith("ring"):
        return ring(int(name[4:]))
    return small(int(name[5:])) if name.startswith("small") else edges(name)


def kept(name: str, folder: Path) -> Path:
    return folder / f"{name}.npz"


def keep(name: str, folder: Path) -> None:
    actors, source, target = drawn(name)
    np.savez(kept(name, folder), actors=actors, source=source, target=target)


# ---- libraries: how each holds the input


@dataclass
class Held:
    """An input as a library holds it."""

    graph: Any
    actors: int
    source: np.ndarray
    target: np.ndarray
    threads: int
    # So many of the actors are sources; all where none is given.
    sample: int | None = None

    @property
    def sources(self) -> range:
        return range(self.actors) if self.sample is None else range(0, self.actors, max(1, self.actors // self.sample))


def hold(library: str, of: str, threads: int, folder: Path | None = None, table: bool = False) -> Held:
    """As a network, or as a table of rows and columns."""
    actors, source, target = drawn(of, folder)
    graph: Any = None
    if library == "partnergraph":
        import partnergraph as pg

        if table:
            graph = pg.Incidence.from_links(source, target)
        else:
            graph = pg.Network.from_edges(source, target, actors=actors)
    elif library == "networkx":
        import networkx as nx

        graph = nx.Graph()
        graph.add_nodes_from(range(actors))
        graph.add_edges_from(zip(source.tolist(), target.tolist(), strict=True))
    elif library == "igraph":
        import igraph

        graph = igraph.Graph(actors, np.stack([source, target], axis=1).astype(np.int64))
    elif library == "rustworkx":
        import rustworkx

        graph = rustworkx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(actors))
        graph.add_edges_from_no_data(list(zip(source.tolist(), target.tolist(), strict=True)))
    elif library == "networkit":
        import networkit
        import scipy.sparse

        networkit.setNumberOfThreads(threads)
        ones = np.ones(len(source))
        graph = networkit.GraphFromCoo((ones, (source, target)), n=actors, weighted=False, directed=False)
    elif library == "scipy":
        import scipy.sparse

        ones = np.ones(len(source))
        shape = (actors, actors)
        graph = scipy.sparse.csr_array((ones, (source, target)), shape=shape)
        if not table:
            graph = (graph + graph.T).tocsr()
    elif library == "plain Python":
        graph = [[] for _ in range(actors)]
        for one, other in zip(source.tolist(), target.tolist(), strict=True):
            graph[one].append(other)
            graph[other].append(one)
    return Held(graph, actors, source, target, threads)


# ---- workloads; each gives what is compared


def ours(name: str, column: str = "value", **options: Any) -> Callable[[Held], Any]:
    """An analysis of ours by its name; one that is not there is an error."""

    def ask(held: Held) -> Any:
        answer = getattr(held.graph, name)(threads=held.threads, **options)
        return answer.value if column == "value" else answer.to_dict()[column]

    return ask


def by_actor(found: dict[Any, float]) -> list[float]:
    return [found[each] for each in sorted(found)]


def networkx(name: str, **options: Any) -> Callable[[Held], Any]:
    def ask(held: Held) -> Any:
        import networkx as nx

        found = getattr(nx, name)(held.graph, **options)
        return by_actor(found) if isinstance(found, dict) else list(found)

    return ask


def rustworkx(name: str, **options: Any) -> Callable[[Held], Any]:
    def ask(held: Held) -> Any:
        import rustworkx

        found = getattr(rustworkx, name)(held.graph, **options)
        return by_actor(dict(found)) if hasattr(found, "items") else list(found)

    return ask


def networkit(name: str, *arguments: Any, where: str = "centrality", **options: Any) -> Callable[[Held], Any]:
    def ask(held: Held) -> Any:
        import networkit

        return getattr(getattr(networkit, where), name)(held.graph, *arguments, **options).run().scores()

    return ask


def harmonic_of_rows(rows: Any, actors: int) -> list[float]:
    return [sum(1 / d for d in row if 0 < d < math.inf) / (actors - 1) for row in rows]


def closeness_of_rows(rows: Any, actors: int) -> list[float]:
    made = []
    for row in rows:
        finite = [d for d in row if 0 < d < math.inf]
        made.append(len(finite) / (actors - 1) * len(finite) / sum(finite) if finite else 0.0)
    return made


def igraph_closeness(held: Held) -> list[float]:
    """igraph closes each component for itself; the share of actors reached is put in front, as we do."""
    found = held.graph.closeness(list(held.sources))
    sizes = {}
    for piece in held.graph.connected_components():
        sizes.update(dict.fromkeys(piece, len(piece)))
    return [
        0.0 if math.isnan(value) else value * (sizes[each] - 1) / (held.actors - 1)
        for each, value in zip(held.sources, found, strict=True)
    ]


def networkx_sources(name: str) -> Callable[[Held], Any]:
    def ask(held: Held) -> list[float]:
        import networkx as nx

        lengths = (nx.single_source_shortest_path_length(held.graph, each).values() for each in held.sources)
        rows = (list(each) for each in lengths)
        return harmonic_of_rows(rows, held.actors) if name == "harmonic" else closeness_of_rows(rows, held.actors)

    return ask


def scipy_sources(name: str) -> Callable[[Held], Any]:
    def ask(held: Held) -> list[float]:
        from scipy.sparse.csgraph import shortest_path

        made = []
        for start in range(0, len(held.sources), 50):
            block = list(held.sources)[start : start + 50]
            rows = shortest_path(held.graph, method="D", unweighted=True, indices=block)
            far = np.where((rows > 0) & np.isfinite(rows), rows, np.inf)
            if name == "harmonic":
                made += ((1 / far).sum(axis=1) / (held.actors - 1)).tolist()
            else:
                reached = np.isfinite(far).sum(axis=1)
                sums = np.where(np.isfinite(far), far, 0).sum(axis=1)
                made += np.where(reached > 0, reached / (held.actors - 1) * reached / np.maximum(sums, 1), 0.0).tolist()
        return made

    return ask


def igraph_betweenness(held: Held) -> list[float]:
    n = held.actors
    found = held.graph.betweenness()
    return [each / ((n - 1) * (n - 2) / 2) for each in found]


def components(labels: Any) -> list[int]:
    """How many components there are, and the size of the largest."""
    sizes = np.unique(np.asarray(labels), return_counts=True)[1]
    return [len(sizes), int(sizes.max())]


def our_components(held: Held) -> list[float]:
    sizes = held.graph.actor_component(threads=held.threads).to_dict("components")["size"]
    return [len(sizes), sizes[0]]


def igraph_components(held: Held) -> list[int]:
    return components(held.graph.connected_components().membership)


def rustworkx_components(held: Held) -> list[int]:
    import rustworkx

    found = rustworkx.connected_components(held.graph)
    return [len(found), max(map(len, found))]


def networkx_components(held: Held) -> list[int]:
    import networkx as nx

    sizes = [len(each) for each in nx.connected_components(held.graph)]
    return [len(sizes), max(sizes)]


def networkit_components(held: Held) -> list[int]:
    import networkit

    found = networkit.components.ConnectedComponents(held.graph)
    found.run()
    sizes = found.getComponentSizes()
    return [len(sizes), max(sizes.values())]


def scipy_components(held: Held) -> list[int]:
    from scipy.sparse.csgraph import connected_components

    return components(connected_components(held.graph, directed=False)[1])


def our_cut_points(held: Held) -> int:
    return len(held.graph.network_cut_points(threads=held.threads).to_dict()["cut_points"][0])


def our_bridges(held: Held) -> int:
    return len(held.graph.relation_bridges(threads=held.threads).to_dict()["from"])


def networkx_count(name: str) -> Callable[[Held], int]:
    def ask(held: Held) -> int:
        import networkx as nx

        return sum(1 for _ in getattr(nx, name)(held.graph))

    return ask


def rustworkx_count(name: str) -> Callable[[Held], int]:
    def ask(held: Held) -> int:
        import rustworkx

        return len(getattr(rustworkx, name)(held.graph))

    return ask


def networkit_communities(held: Held) -> float:
    import networkit

    networkit.setSeed(7, False)
    found = networkit.community.PLM(held.graph, refine=True)
    found.run()
    return networkit.community.Modularity().getQuality(found.getPartition(), held.graph)


def igraph_leiden(held: Held) -> float:
    import random

    random.seed(7)
    # Two iterations, as it is preset. Until nothing is gained (-1) it goes on for minutes.
    found = held.graph.community_leiden(objective_function="modularity")
    return held.graph.modularity(found)


def our_modularity(held: Held) -> float:
    return held.graph.network_communities(threads=held.threads).value


def our_projection(held: Held) -> list[float]:
    """Number of pairs of rows that share a column, and what they share in all."""
    import pyarrow

    # As arrays, like those of the product beside it.
    found = pyarrow.table(held.graph.two_mode_projection(threads=held.threads))
    values = found["value"].to_numpy()
    return [len(values), float(values.sum())]


def scipy_projection(held: Held) -> list[float]:
    shared = (held.graph @ held.graph.T).tocoo()
    above = shared.row < shared.col
    # As our table: the ends of each pair and what it shares, as arrays.
    made = [part[above] for part in (shared.row, shared.col, shared.data)]
    return [len(made[2]), float(made[2].sum())]


ORDERS = 1000


def our_attack(held: Held) -> float:
    # Up to fifteen actors every order counts; more are drawn.
    return held.graph.network_attack(order="random", threads=held.threads).to_dict()["value"][0]


def orders(actors: int) -> list[list[int]]:
    chance = np.random.default_rng(7)
    return [chance.permutation(actors).tolist() for _ in range(ORDERS)]


def union_find_attack(held: Held) -> float:
    """Actors come back in the reverse order, and pieces are joined."""
    n, around, total = held.actors, held.graph, 0.0
    for order in orders(n):
        parent, size, there = list(range(n)), [1] * n, [False] * n
        largest, sum_of = 0, 0
        for actor in reversed(order):
            # What is left before the actor comes back is what its removal left.
            sum_of += largest
            there[actor] = True
            root = actor
            for other in around[actor]:
                if there[other]:
                    top = other
                    while parent[top] != top:
                        parent[top] = parent[parent[top]]
                        top = parent[top]
                    while parent[root] != root:
                        root = parent[root]
                    if top != root:
                        if size[top] > size[root]:
                            top, root = root, top
                        parent[top] = root
                        size[root] += size[top]
            while parent[root] != root:
                root = parent[root]
            largest = max(largest, size[root])
        total += sum_of / n / n
    return total / ORDERS


def removing_attack(
    pieces: Callable[[Any], int], copy: Callable[[Any], Any], remove: Callable[[Any, int], None]
) -> Callable[[Held], float]:
    """What somebody writes with a graph library: take an actor out, look for the largest piece."""

    def ask(held: Held) -> float:
        n, total = held.actors, 0.0
        asked = orders(n)[: held.sample or ORDERS]
        for order in asked:
            graph = copy(held.graph)
            for actor in order[:-1]:
                remove(graph, actor)
                total += pieces(graph) / n / n
        return total / len(asked)

    return ask


def igraph_attack(held: Held) -> float:
    n, total = held.actors, 0.0
    asked = orders(n)[: held.sample or ORDERS]
    for order in asked:
        graph = held.graph.copy()
        graph.vs["actor"] = list(range(n))
        for actor in order[:-1]:
            graph.delete_vertices(graph.vs.find(actor=actor).index)
            total += max(graph.connected_components().sizes()) / n / n
    return total / len(asked)


def rustworkx_attack(held: Held) -> float:
    import rustworkx

    ask = removing_attack(
        lambda graph: max(map(len, rustworkx.connected_components(graph))),
        lambda graph: graph.copy(),
        lambda graph, actor: graph.remove_node(actor),
    )
    return ask(held)


def pivots(held: Held) -> list[float]:
    return held.graph.actor_betweenness(pivots=1000, threads=held.threads).value


def networkx_pivots(held: Held) -> list[float]:
    import networkx as nx

    return by_actor(nx.betweenness_centrality(held.graph, k=held.sample or 1000, seed=7))


def networkit_pagerank(held: Held) -> list[float]:
    from networkit.centrality import SinkHandling

    # Without it, actors without a tie lose what they have.
    return networkit("PageRank", 0.85, 1e-12, False, SinkHandling.DistributeSinks)(held)


def networkit_pivots(held: Held) -> list[float]:
    return networkit("EstimateBetweenness", 1000, True, True)(held)


def igraph_pivots(held: Held) -> list[float]:
    chosen = np.random.default_rng(7).choice(held.actors, held.sample or 1000, replace=False).tolist()
    return held.graph.betweenness(sources=chosen)


def degree_rows() -> dict[str, Callable[[Held], Any]]:
    return {
        "partnergraph": ours("actor_degree"),
        "networkx": networkx("degree_centrality"),
        "igraph": lambda held: [each / (held.actors - 1) for each in held.graph.degree()],
        "rustworkx": rustworkx("degree_centrality"),
        # Its own normalisation divides by n.
        "networkit": lambda held: [each / (held.actors - 1) for each in networkit("DegreeCentrality")(held)],
        "scipy": lambda held: (held.graph.sum(axis=1) / (held.actors - 1)).tolist(),
    }


def rows() -> dict[str, Row]:
    made: dict[str, Row] = {}
    for size in ("10k", "100k"):
        many = 1000 if size == "10k" else 100
        sampled = {"networkx": many, "igraph": many, "scipy": many}
        made[f"harmonic {size}"] = Row(
            size,
            {
                "partnergraph": ours("actor_harmonic"),
                "networkx": networkx_sources("harmonic"),
                "igraph": lambda held: held.graph.harmonic_centrality(list(held.sources)),
                "networkit": networkit("HarmonicCloseness", True),
                "scipy": scipy_sources("harmonic"),
            },
            sampled=sampled,
            must=3.0,
        )
        made[f"closeness {size}"] = Row(
            size,
            {
                "partnergraph": ours("actor_closeness"),
                "networkx": networkx_sources("closeness"),
                "igraph": igraph_closeness,
                "rustworkx": rustworkx("closeness_centrality"),
                "scipy": scipy_sources("closeness"),
            },
            sampled=sampled,
            must=3.0,
        )
    made["betweenness 10k"] = Row(
        "10k",
        {
            "partnergraph": ours("actor_betweenness"),
            "networkx": networkx_pivots,
            "igraph": igraph_betweenness,
            "rustworkx": rustworkx("betweenness_centrality"),
            "networkit": networkit("Betweenness", True),
        },
        sampled={"networkx": 100},
        must=1.2,
    )
    made["betweenness, 1000 pivots, 100k"] = Row(
        "100k",
        {
            "partnergraph": pivots,
            "networkx": networkx_pivots,
            "igraph": igraph_pivots,
            "networkit": networkit_pivots,
        },
        # The pivots are drawn by each for itself.
        tolerance=None,
        sampled={"networkx": 10},
        must=1.2,
    )
    for size in ("100k", "1M"):
        made[f"constraint {size}"] = Row(
            size,
            {
                "partnergraph": ours("actor_constraint"),
                "networkx": lambda held: networkx("constraint", nodes=list(held.sources))(held),
                "igraph": lambda held: held.graph.constraint(),
            },
            sampled={"networkx": 1000},
            must=1.0,
        )
        made[f"core number {size}"] = Row(
            size,
            {
                "partnergraph": ours("actor_core_number"),
                "networkx": networkx("core_number"),
                "igraph": lambda held: held.graph.coreness(),
                "rustworkx": rustworkx("core_number"),
                "networkit": networkit("CoreDecomposition"),
            },
            must=1.0,
        )
        made[f"cut points {size}"] = Row(
            size,
            {
                "partnergraph": our_cut_points,
                "networkx": networkx_count("articulation_points"),
                "igraph": lambda held: len(held.graph.articulation_points()),
                "rustworkx": rustworkx_count("articulation_points"),
            },
            must=1.0,
        )
        made[f"bridges {size}"] = Row(
            size,
            {
                "partnergraph": our_bridges,
                "networkx": networkx_count("bridges"),
                "igraph": lambda held: len(held.graph.bridges()),
                "rustworkx": rustworkx_count("bridges"),
            },
            must=1.0,
        )
        made[f"components {size}"] = Row(
            size,
            {
                "partnergraph": our_components,
                "networkx": networkx_components,
                "igraph": igraph_components,
                "rustworkx": rustworkx_components,
                "networkit": networkit_components,
                "scipy": scipy_components,
            },
            must=1.0,
        )
        made[f"pagerank {size}"] = Row(
            size,
            {
                "partnergraph": ours("actor_pagerank"),
                "networkx": networkx("pagerank", tol=1e-15, max_iter=1000),
                "igraph": lambda held: held.graph.pagerank(),
                "rustworkx": lambda held: rustworkx("pagerank", tol=1e-15, max_iter=1000)(
                    Held(held.graph.to_directed(), held.actors, held.source, held.target, held.threads)
                ),
                "networkit": networkit_pagerank,
            },
            # networkit settles by a norm of its own and is off by up to a ten-thousandth for those with least.
            loosely={"networkit": 1e-3},
            tolerance=1e-6,
            must=1.0,
        )
        made[f"eigenvector {size}"] = Row(
            size,
            {
                "partnergraph": ours("actor_eigenvector"),
                "networkx": networkx("eigenvector_centrality", tol=1e-10, max_iter=1000),
                "igraph": lambda held: held.graph.eigenvector_centrality(),
                "rustworkx": rustworkx("eigenvector_centrality", tol=1e-10, max_iter=1000),
                "networkit": networkit("EigenvectorCentrality", 1e-12),
            },
            # Only up to a factor, and only in the piece with the largest eigenvalue.
            tolerance=None,
            must=1.0,
        )
        made[f"degree {size}"] = Row(size, degree_rows(), must=1.0)
    made["communities 100k"] = Row(
        "100k",
        {"partnergraph": our_modularity, "igraph": igraph_leiden, "networkit": networkit_communities},
        tolerance=None,
        note="modularity",
        beside=("igraph",),
        must=1.0,
    )
    made["projection 100k"] = Row("links", {"partnergraph": our_projection, "scipy": scipy_projection}, must=1.0)
    for actors in (60, 1000):
        sampled = {"igraph": 100, "rustworkx": 100} if actors == 60 else {"igraph": 2, "rustworkx": 2}
        made[f"attack {actors}"] = Row(
            f"small{actors}",
            {
                "partnergraph": our_attack,
                "igraph": igraph_attack,
                "rustworkx": rustworkx_attack,
                "plain Python": union_find_attack,
            },
            # Each draws its own orders: of a thousand the mean is known to about a hundredth.
            beside=("plain Python",),
            tolerance=0.03 if actors == 60 else 0.01,
            sampled=sampled,
            must=20.0,
        )
    made["loading 5M"] = Row(
        "1M",
        {"partnergraph": lambda held: None, "networkit": lambda held: None},
        tolerance=None,
        note="bytes per tie",
        must=1.0,
    )
    return made


ALL = rows()


# ---- a worker


def whole(row: Row, library: str, of: str) -> int:
    """How many parts all of the work has, where a library is asked for a sample of it."""
    if of.startswith("attack"):
        return ORDERS
    return 1000 if "pivots" in of else SIZES[row.input][0]


def loading(library: str, threads: int, folder: Path) -> None:
    """From arrays to a network: time, and how much more memory is held than before."""
    actors, source, target = drawn("1M", folder)
    if library == "partnergraph":
        import partnergraph as pg
    else:
        import networkit
        import scipy.sparse  # noqa: F401

        networkit.setNumberOfThreads(threads)
    before = beside.memory("VmRSS")

    def load() -> Any:
        if library == "partnergraph":
            return pg.Network.from_edges(source, target, actors=actors)
        return networkit.GraphFromCoo(
            (np.ones(len(source)), (source, target)), n=actors, weighted=False, directed=False
        )

    seconds, graph = beside.seconds_of(load)
    held = beside.memory("VmRSS") - before
    assert graph is not None
    beside.report(seconds=seconds, number=held / len(source), file=None, scaled=None)


def work(name: str, library: str, threads: int, folder: Path) -> None:
    row = ALL[name]
    if name.startswith("loading"):
        loading(library, threads, folder)
        return
    table = row.input == "links"
    # The same question to something small: what is imported or begun with the first question is not timed, for nobody.
    small = "small60" if name.startswith("attack") else "ring1200"
    row.work[library](hold(library, small, threads, table=table))
    held = hold(library, row.input, threads, folder, table)
    held.sample = (row.sampled or {}).get(library)
    seconds, found = beside.seconds_of(lambda: row.work[library](held))
    scaled = None
    if held.sample is not None:
        asked = held.sample if "attack" in name or "betweenness" in name else len(held.sources)
        scaled = whole(row, library, name) / asked
    file = None
    number = found if isinstance(found, (int, float)) else None
    if isinstance(found, list):
        file = str(folder / f"{name} {library} {threads}.npy".replace(" ", "-"))
        np.save(file, np.array([math.nan if each is None else each for each in found], dtype=float))
    part = held.sample is not None and isinstance(found, list) and len(found) < held.actors
    step = held.sources.step if part else None
    beside.report(seconds=seconds * (scaled or 1), number=number, file=file, scaled=scaled, step=step)


def agree(row: Row, ours: dict[str, Any], theirs: dict[str, Any], where: str) -> None:
    """That both say the same, where they can be compared; of a sample, its actors."""
    if row.tolerance is None:
        return
    if ours["file"] is None:
        found, expected = np.array([ours["number"]]), np.array([theirs["number"]])
    elif theirs["scaled"] and "betweenness" in where:
        # A sample of sources gives an estimate.
        return
    else:
        found, expected = np.load(ours["file"]), np.load(theirs["file"])
        if theirs.get("step"):
            found = found[:: theirs["step"]]
    # Where we have no value, others print 0 or nothing.
    found, expected = np.nan_to_num(found), np.nan_to_num(expected)
    difference = np.abs(found - expected) / np.maximum(np.abs(expected), 1e-300)
    difference[np.abs(found - expected) < 1e-15] = 0
    library = where.rpartition(", ")[2]
    tolerance = row.loosely.get(library, row.tolerance)
    if difference.max(initial=0) > tolerance:
        raise SystemExit(f"{where}: answers differ by {difference.max():.3g}, expected at most {tolerance:g}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="how often everything is measured; medians are printed")
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2], help="on how many threads")
    parser.add_argument("--only", nargs="*", help="the rows whose names begin so")
    parser.add_argument("--libraries", nargs="*", default=LIBRARIES, help="these libraries only")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a library is given up")
    parser.add_argument("--list", action="store_true", help="print the names of the rows")
    parser.add_argument("--worker", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--keep", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.keep:
        keep(options.keep[0], Path(options.keep[1]))
        return 0
    if options.worker:
        name, library, threads, folder = options.worker
        work(name, library, int(threads), Path(folder))
        return 0
    if options.list:
        print("\n".join(ALL))
        return 0
    unknown = [each for each in options.only or [] if not any(name.startswith(each) for name in ALL)]
    if unknown:
        raise SystemExit(f"found {unknown}, expected the beginning of a row: {', '.join(ALL)}")

    peers = [each for each in options.libraries if each not in ("plain Python",)]
    print(beside.environment(sorted(peers)) + "\n")
    head = ["workload, library, threads", "seconds", "peak MB", "times partnergraph", "must", "met", "remark"]
    print(beside.table(head, []), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, row in ALL.items():
            if options.only and not any(name.startswith(each) for each in options.only):
                continue
            measure(name, row, options, folder)
    return 0


def measure(name: str, row: Row, options: argparse.Namespace, folder: str) -> None:
    if not kept(row.input, Path(folder)).exists():
        # In a process of its own too: what drawing asks for is not to be had for nothing by whoever is measured.
        subprocess.run([sys.executable, __file__, "--keep", row.input, folder], check=True)
    libraries = [each for each in row.work if each in options.libraries]
    # igraph, rustworkx, networkx and scipy are asked on one thread; who can take more is asked on more.
    pairs = [
        (each, t) for t in options.threads for each in libraries if t == 1 or each in ("partnergraph", "networkit")
    ]
    taken: dict[tuple[str, int], list[dict[str, Any]]] = {pair: [] for pair in pairs}
    late = set()
    for _ in range(options.runs):
        # In turns, so that whatever else the machine does falls on everybody.
        for library, threads in pairs:
            if (library, threads) in late:
                continue
            done = beside.worker(__file__, ["--worker", name, library, str(threads), folder], threads, options.limit)
            if done is None:
                late.add((library, threads))
            else:
                taken[library, threads].append(done)
    for (library, threads), runs in taken.items():
        if library != "partnergraph" and runs and taken.get(("partnergraph", threads)):
            agree(row, taken["partnergraph", threads][0], runs[0], f"{name}, {library}")
    medians = {pair: beside.median([run["seconds"] for run in runs]) for pair, runs in taken.items() if runs}
    # Who has one thread only competes with that one.
    left = ("partnergraph", *row.beside)
    peers = {pair: seconds for pair, seconds in medians.items() if pair[0] not in left}
    fastest = {
        threads: min((seconds for (_, t), seconds in peers.items() if t <= threads), default=None)
        for threads in options.threads
    }
    for pair in pairs:
        library, threads = pair
        label = f"{name}, {library}, {threads}"
        own = medians.get(("partnergraph", threads))
        if pair not in medians:
            print(f"| {label} | – | – | – | – | – | given up after {options.limit:g} s |", flush=True)
            continue
        runs = taken[pair]
        remarks = []
        if runs[0]["scaled"]:
            remarks.append(f"1/{runs[0]['scaled']:g} of the work, scaled up")
        if row.note and runs[0]["number"] is not None:
            remarks.append(f"{row.note} {beside.median([run['number'] for run in runs]):.4g}")
        ratio = medians[pair] / own if own and library != "partnergraph" else None
        gained = fastest[threads] / own if own and fastest[threads] and library == "partnergraph" else None
        must = row.must if library == "partnergraph" else None
        cells = [
            label,
            f"{medians[pair]:.3g}",
            f"{max(run['peak'] for run in runs) / 1e6:.0f}",
            f"{ratio:.1f}" if ratio else (f"fastest peer {gained:.2f}" if gained else "–"),
            f"{must:g}" if must else "–",
            beside.verdict(gained, must),
            "; ".join(remarks),
        ]
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
