"""A corpus of cases on one thread: fourteen questions to each, beside igraph and rustworkx.

    python benchmarks/corpus.py [--cases 10000] [--runs 5] [--seed 1] [--only igraph]

What is measured and how it is to be read stands in `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import beside
import generator

MUST = 5.0
ROOT = Path(__file__).resolve().parent.parent
ROLES = ("owner", "funder", "operator", "programme_coordinator", "neighbourhood_partner", "activity_partner")
SECTORS = ("public", "private", "civil", "residents")
TOGETHER = "all together"
# Each question, and under which options partnergraph is asked.
QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "coverage": ("role_coverage", {}),
    "degree": ("actor_degree", {}),
    "closeness": ("actor_closeness", {}),
    "harmonic": ("actor_harmonic", {}),
    "betweenness": ("actor_betweenness", {}),
    "eigenvector": ("actor_eigenvector", {}),
    "pagerank": ("actor_pagerank", {"direction": "directed"}),
    "constraint": ("actor_constraint", {}),
    "cut points": ("network_cut_points", {}),
    "brokerage": ("actor_brokerage", {"direction": "directed"}),
    "reciprocity": ("network_summary", {"direction": "directed"}),
    "centralization": ("network_centralization", {}),
    "diversity": ("case_diversity", {}),
    "funding": ("case_funding", {}),
}
# What is taken out of our answers; of the others what the peers give as well.
COLUMNS = {
    "coverage": ["state"],
    "brokerage": ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"],
    "cut points": ["cut_points"],
    "reciprocity": ["reciprocity_edgewise"],
    "centralization": ["value"],
    "diversity": ["blau", "shannon"],
    "funding": ["hhi"],
}

Case = dict[str, Any]


class Plain:
    """A case as somebody keeps it who has a graph library and the document; the conventions are those of the measures.

    What no graph library has is written here in plain Python, once for all of them.
    """

    def __init__(self, loads: Any, text: str) -> None:
        self.case: Case = loads(text)
        case, house = self.case, self.case.get("self")
        agreed = [each for each in case["relations"] if each.get("stage") in (None, "agreed")]
        ends = {id for each in agreed for id in (each["from"], each["to"])}
        held = {each.get("actor") for each in case["assignments"] if each["status"] == "current"}
        exchanging = {id for each in case["exchanges"] for id in (each["actor"], each.get("with"))}
        in_scope = ends | held | exchanging
        ever = in_scope | {each.get("actor") for each in case["assignments"]}
        # Who has something in scope, or nothing at all; without the actor that stands for the case.
        actors = [a for a in case["actors"] if a["id"] != house and (a["id"] in in_scope or a["id"] not in ever)]
        self.actors = [actor["id"] for actor in actors]
        # Other and unknown sectors are no class.
        self.sectors = [actor["sector"] if actor.get("sector") in SECTORS else None for actor in actors]
        number = {id: place for place, id in enumerate(self.actors)}
        ties, arcs = {}, {}
        for each in agreed:
            one, other = number.get(each["from"]), number.get(each["to"])
            if one is None or other is None or one == other:
                continue
            ties[(one, other) if one < other else (other, one)] = None
            arcs[one, other] = None
            if each.get("mutual", each["kind"] == "cooperates"):
                arcs[other, one] = None
        self.ties, self.arcs = list(ties), list(arcs)

    def coverage(self) -> list[str]:
        held, empty = set(), set()
        for each in self.case["assignments"]:
            actor, role, status = each.get("actor"), each["role"], each["status"]
            if actor is None and status in ("sought", "current"):
                empty.add(role)
            elif actor is not None and status == "current":
                held.add(role)
        return ["filled" if role in held else "empty" if role in empty else "unknown" for role in ROLES]

    def brokerage(self) -> list[list[int]]:
        sectors = self.sectors
        arcs = {(a, b) for a, b in self.arcs if sectors[a] is not None and sectors[b] is not None}
        out: dict[int, list[int]] = {}
        into: dict[int, list[int]] = {}
        for one, other in arcs:
            out.setdefault(one, []).append(other)
            into.setdefault(other, []).append(one)
        counts = [[0] * len(sectors) for _ in range(5)]
        for broker, senders in into.items():
            middle = sectors[broker]
            for sender in senders:
                first = sectors[sender]
                for receiver in out.get(broker, ()):
                    if receiver == sender or (sender, receiver) in arcs:
                        continue
                    last = sectors[receiver]
                    if first == last:
                        role = 0 if first == middle else 1
                    elif first == middle:
                        role = 2
                    else:
                        role = 3 if middle == last else 4
                    counts[role][broker] += 1
        return counts

    def centralization(
        self, degree: list[float], betweenness: list[float], harmonic: list[float]
    ) -> list[float] | None:
        """Of raw degree, raw betweenness and normalised harmonic centrality."""
        n = len(degree)
        if n < 3:
            return None

        def sum_of(scores: list[float]) -> float:
            return max(scores) * n - sum(scores)

        most = ((n - 1) * (n - 2), (n - 1) ** 2 * (n - 2) / 2, (n - 2) / 2)
        return [sum_of(scores) / most for scores, most in zip((degree, betweenness, harmonic), most, strict=True)]

    def diversity(self) -> tuple[float | None, float | None]:
        counts = Counter(sector for sector in self.sectors if sector is not None)
        total = sum(counts.values())
        if not total:
            return None, None
        shares = [count / total for count in counts.values()]
        return 1 - sum(share * share for share in shares), -sum(share * math.log(share) for share in shares)

    def funding(self) -> float | None:
        sums: dict[str, float] = {}
        for each in self.case["relations"]:
            if each["kind"] != "funds" or each.get("stage") not in (None, "agreed"):
                continue
            for amount in each.get("amounts", ()):
                factor = {"year": 1, "month": 12}.get(amount.get("per"))
                if factor and amount.get("value") is not None and amount.get("form") in ("grant", "fee", "unknown"):
                    sums[each["from"]] = sums.get(each["from"], 0.0) + factor * amount["value"]
        total = sum(sums.values())
        return sum((value / total) ** 2 for value in sums.values()) if total else None

    def reached(self, distances: list[list[float]]) -> list[float | None]:
        """Closeness over those who are reached, shrunk by their share."""
        n, made = len(distances), []
        for row in distances:
            finite = [d for d in row if 0 < d < math.inf]
            made.append((len(finite) / (n - 1)) * (len(finite) / sum(finite)) if finite else None)
        return made


class Igraph:
    """igraph is used as a program to compare with."""

    name = "igraph"

    def __init__(self, loads: Any) -> None:
        import igraph

        self.igraph, self.loads = igraph, loads

    def ask(self, text: str) -> dict[str, Any]:
        plain = Plain(self.loads, text)
        n = len(plain.actors)
        graph = self.igraph.Graph(n, plain.ties)
        arcs = self.igraph.Graph(n, plain.arcs, directed=True)
        degree, betweenness = graph.degree(), graph.betweenness()
        harmonic = graph.harmonic_centrality() if n > 1 else [None] * n
        pairs = (n - 1) * (n - 2) / 2
        return {
            "coverage": plain.coverage(),
            "degree": [each / (n - 1) for each in degree] if n > 1 else [None] * n,
            # igraph normalises closeness within the component.
            "closeness": plain.reached(graph.distances()),
            "harmonic": harmonic,
            "betweenness": [each / pairs for each in betweenness] if pairs else [None] * n,
            # One vector for the whole network, also where it is in pieces.
            "eigenvector": graph.eigenvector_centrality(),
            "pagerank": arcs.pagerank(),
            "constraint": graph.constraint(),
            "cut points": [plain.actors[each] for each in sorted(graph.articulation_points())],
            "brokerage": plain.brokerage(),
            "reciprocity": arcs.reciprocity() if plain.arcs else None,
            "centralization": plain.centralization(degree, betweenness, harmonic),
            "diversity": plain.diversity(),
            "funding": plain.funding(),
        }


class Rustworkx:
    name = "rustworkx"

    def __init__(self, loads: Any) -> None:
        import rustworkx

        self.rx, self.loads = rustworkx, loads

    def ask(self, text: str) -> dict[str, Any]:
        rx = self.rx
        plain = Plain(self.loads, text)
        n = len(plain.actors)
        graph, arcs = rx.PyGraph(multigraph=False), rx.PyDiGraph(multigraph=False)
        for made, pairs in ((graph, plain.ties), (arcs, plain.arcs)):
            made.add_nodes_from(range(n))
            made.add_edges_from_no_data(pairs)
        degree = [graph.degree(each) for each in range(n)]
        pairs = (n - 1) * (n - 2) / 2
        betweenness = list(rx.betweenness_centrality(graph, normalized=False).values())
        harmonic = (
            [sum(1 / d for d in row if d) / (n - 1) for row in rx.distance_matrix(graph).tolist()] if n > 1 else []
        )
        try:
            eigenvector = list(rx.eigenvector_centrality(graph, max_iter=1000).values())
        except rx.FailedToConverge:
            eigenvector = None
        known = set(plain.arcs)
        two_way = sum((other, one) in known for one, other in known)
        return {
            "coverage": plain.coverage(),
            "degree": [each / (n - 1) for each in degree] if n > 1 else [None] * n,
            "closeness": list(rx.closeness_centrality(graph).values()),
            "harmonic": harmonic,
            "betweenness": [each / pairs for each in betweenness] if pairs else [None] * n,
            "eigenvector": eigenvector,
            "pagerank": list(rx.pagerank(arcs, tol=1e-12, max_iter=1000).values()),
            "constraint": self.constraint(graph, n),
            "cut points": [plain.actors[each] for each in sorted(rx.articulation_points(graph))],
            "brokerage": plain.brokerage(),
            "reciprocity": two_way / len(known) if known else None,
            "centralization": plain.centralization(degree, betweenness, harmonic),
            "diversity": plain.diversity(),
            "funding": plain.funding(),
        }

    def constraint(self, graph: Any, n: int) -> list[float | None]:
        """rustworkx has none."""
        around = [set(graph.neighbors(each)) for each in range(n)]
        made: list[float | None] = []
        for ego in range(n):
            share = 1 / len(around[ego]) if around[ego] else 0.0
            total = 0.0
            for other in around[ego]:
                through = sum(share / len(around[third]) for third in around[ego] & around[other])
                total += (share + through) ** 2
            made.append(total if around[ego] else None)
        return made


def best_loads() -> Any:
    """The faster of the two that people use."""
    try:
        import orjson
    except ImportError:
        return json.loads
    return orjson.loads


def typed(path: Path, runs: int) -> dict[str, Any] | list[dict[str, Any]]:
    """The typed functions of the crate, in a program of their own; with no runs the answers, case by case."""
    command = ["cargo", "bench", "--quiet", "-p", "partnergraph", "--bench", "corpus", "--", str(path), str(runs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return found[0] if runs else found


def ask_book(path: Path) -> dict[str, list[Any]]:
    """One file, all questions at once for each direction; of every answer the numbers as Python lists."""
    import partnergraph as pg

    book = pg.read_casebook(path)
    found: dict[str, list[Any]] = {}
    for options in ({}, {"direction": "directed"}):
        asked = {step: name for step, (name, given) in QUESTIONS.items() if given == options}
        answers = book.analyse(list(asked.values()), threads=1, **options)
        for step, name in asked.items():
            names = COLUMNS.get(step)
            found[step] = [answers[name].column(each) for each in names] if names else answers[name].value
    return found


def ask_one(text: str) -> dict[str, Any]:
    import partnergraph as pg

    case = pg.read_case_text(text)
    found: dict[str, Any] = {}
    for options in ({}, {"direction": "directed"}):
        asked = {step: name for step, (name, given) in QUESTIONS.items() if given == options}
        answers = case.analyse(list(asked.values()), **options)
        for step, name in asked.items():
            names = COLUMNS.get(step)
            found[step] = [answers[name].column(each) for each in names] if names else answers[name].value
    return found


def work(which: str, path: Path, count: int, runs: int) -> None:
    """A worker: all cases, so often, in seconds per case."""
    if which == "casebook":
        taken = [beside.seconds_of(lambda: ask_book(path))[0] / count for _ in range(runs)]
    else:
        texts = path.read_text(encoding="utf-8").splitlines()[:count]
        loads = best_loads()
        peers = {"igraph": Igraph, "rustworkx": Rustworkx}
        ask = ask_one if which == "one by one" else peers[which](loads).ask
        taken = [beside.seconds_of(lambda: [ask(text) for text in texts])[0] / count for _ in range(runs)]
    beside.report(seconds=taken)


def same(found: Any, expected: Any, where: str) -> int:
    """That two numbers, or two lists of them, agree; how many were compared."""
    if isinstance(expected, (list, tuple)):
        assert len(found) == len(expected), (where, found, expected)
        return sum(same(one, other, where) for one, other in zip(found, expected, strict=True))
    # Others print 0 or NaN where there is no value.
    if found is None:
        assert not expected or math.isnan(expected), (where, expected)
    elif isinstance(found, str):
        assert found == expected, (where, found, expected)
    else:
        tolerance = 1e-6 if "eigenvector" in where or "pagerank" in where else beside.TOLERANCE
        assert abs(found - expected) <= tolerance * max(1, abs(expected)), (where, found, expected)
    return 1


def check(texts: list[str]) -> int:
    """That all give the same answers; the number of numbers compared."""
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.ndjson"
        path.write_text("\n".join(texts), encoding="utf-8")
        rows = typed(path, 0)
    for program in (Igraph(json.loads), Rustworkx(json.loads)):
        for text, row in zip(texts, rows, strict=True):
            theirs, ours = program.ask(text), ask_one(text)
            for step in QUESTIONS:
                where = f"{program.name}, {step}, {json.loads(text)['id']}"
                # In a network in pieces there is no one eigenvector; centralization has its own table.
                if step in ("eigenvector", "centralization"):
                    continue
                found = ours[step]
                if step == "diversity":
                    found = [each[0] for each in found]
                elif step in ("coverage", "cut points"):
                    found = found[0][0] if step == "cut points" else found[0]
                elif step in ("funding", "reciprocity"):
                    found = found[0][0]
                compared += same(found, theirs[step], where)
                if step == "diversity":
                    assert row[step] == found, (where, row[step], found)
                else:
                    compared += same(row[step], theirs[step], f"typed, {where}")
    return compared


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000, help="how many cases are asked about")
    parser.add_argument("--runs", type=int, default=5, help="how often everything is measured; medians are printed")
    parser.add_argument("--seed", type=int, default=1, help="which cases are made")
    parser.add_argument("--only", nargs="*", help="these only: typed, casebook, `one by one`, igraph, rustworkx")
    parser.add_argument("--worker", nargs=2, metavar=("WHICH", "PATH"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work(options.worker[0], Path(options.worker[1]), options.cases, options.runs)
        return 0

    texts = generator.texts(options.cases, options.seed)
    print(beside.environment(["partnergraph", "igraph", "rustworkx"]))
    kilobytes = statistics.mean(len(text.encode()) for text in texts) / 1000
    print(f"{len(texts)} cases, {kilobytes:.1f} kB of JSON each")
    if not options.only:
        print(f"same answers: {check(texts[:200])} numbers compared", flush=True)
    wanted = options.only or ["typed", "casebook", "one by one", "igraph", "rustworkx"]
    taken: dict[str, list[float]] = {which: [] for which in wanted}
    peak: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.ndjson"
        path.write_text("\n".join(texts), encoding="utf-8")
        # In turns, so that whatever else the machine does falls on everybody.
        for _ in range(options.runs):
            for which in wanted:
                if which == "typed":
                    done = typed(path, 1)
                    taken[which].append(done["seconds"])
                    peak[which] = max(peak.get(which, 0), done["peak"])
                    continue
                arguments = ["--worker", which, str(path), "--cases", str(len(texts)), "--runs", "1"]
                done = beside.worker(__file__, arguments, threads=1)
                taken[which] += done["seconds"]
                peak[which] = max(peak.get(which, 0), done["peak"])
    fastest = min((beside.median(taken[which]) for which in ("igraph", "rustworkx") if which in taken), default=None)
    rows = []
    for which, seconds in taken.items():
        ours = which in ("typed", "casebook", "one by one")
        ratio = fastest / beside.median(seconds) if ours and fastest else None
        must = MUST if which == "typed" else None
        name = f"partnergraph, {which}" if ours else which
        rows.append(
            [
                name,
                f"{beside.median(seconds) * 1e6:.1f}",
                f"{min(seconds) * 1e6:.1f}",
                f"{peak[which] / 1e6:.0f}",
                f"{ratio:.1f}" if ratio else "–",
                f"{must:g}" if must else "–",
                beside.verdict(ratio, must),
            ]
        )
    head = ["one thread", "µs per case", "fastest run", "peak MB", "ratio to the faster peer", "must", "met"]
    print(f"median of {options.runs} runs\n\n{beside.table(head, rows)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
