"""Many cases on one thread: partnergraph beside networkx, the same questions and the same answers.

    python benchmarks/cases.py [--cases 10000] [--runs 5] [--sample 500] [--seed 1]

What is measured and how it is to be read stands in `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import generator
import networkx as nx
import partnergraph as pg

TOLERANCE = 1e-9
ROLES = ("owner", "funder", "operator", "programme_coordinator", "neighbourhood_partner", "activity_partner")
STEPS = ("read and build", "coverage", "degree", "harmonic", "betweenness", "summary")
ANALYSES = {
    "coverage": "role_coverage",
    "degree": "actor_degree",
    "harmonic": "actor_harmonic",
    "betweenness": "actor_betweenness",
    "summary": "network_summary",
}
AT_ONCE = "the five questions at once"
TOGETHER = "all together"
Seconds = dict[str, float]


class Networkx:
    """What somebody writes who has networkx and the documents: the conventions are those of the measures."""

    def read(self, text: str) -> tuple[dict[str, Any], nx.Graph]:
        case = json.loads(text)
        house = case.get("self")
        agreed = [each for each in case["relations"] if each.get("stage") in (None, "agreed")]
        ends = {id for each in agreed for id in (each["from"], each["to"])}
        held = {each.get("actor") for each in case["assignments"] if each["status"] == "current"}
        exchanging = {id for each in case["exchanges"] for id in (each["actor"], each.get("with"))}
        in_scope = ends | held | exchanging
        ever = in_scope | {each.get("actor") for each in case["assignments"]}
        graph = nx.Graph()
        # Who has something in scope, or nothing at all; without the actor that stands for the case.
        for actor in case["actors"]:
            if actor["id"] != house and (actor["id"] in in_scope or actor["id"] not in ever):
                graph.add_node(actor["id"])
        for each in agreed:
            one, other = each["from"], each["to"]
            if one != other and house not in (one, other):
                graph.add_edge(one, other)
        return case, graph

    def coverage(self, read: tuple[dict[str, Any], nx.Graph]) -> dict[str, tuple[str, list[str]]]:
        holders: dict[str, dict[str, None]] = {role: {} for role in ROLES}
        empty = set()
        for each in read[0]["assignments"]:
            actor, role, status = each.get("actor"), each["role"], each["status"]
            if actor is None and status in ("sought", "current"):
                empty.add(role)
            elif actor is not None and status == "current" and role in holders:
                holders[role][actor] = None
        return {
            role: ("filled" if held else "empty" if role in empty else "unknown", list(held))
            for role, held in holders.items()
        }

    def degree(self, read: tuple[dict[str, Any], nx.Graph]) -> dict[str, float]:
        return nx.degree_centrality(read[1])

    def harmonic(self, read: tuple[dict[str, Any], nx.Graph]) -> dict[str, float]:
        return nx.harmonic_centrality(read[1])

    def betweenness(self, read: tuple[dict[str, Any], nx.Graph]) -> dict[str, float]:
        return nx.betweenness_centrality(read[1])

    def summary(self, read: tuple[dict[str, Any], nx.Graph]) -> dict[str, float | None]:
        graph = read[1]
        n = len(graph)
        found = dict(nx.all_pairs_shortest_path_length(graph))
        lengths = [length for row in found.values() for length in row.values() if length]
        clustering = nx.clustering(graph)
        local = [value for node, value in clustering.items() if graph.degree[node] > 1]
        return {
            "density": nx.density(graph),
            "components": nx.number_connected_components(graph),
            "isolates": nx.number_of_isolates(graph),
            "average_path": sum(lengths) / len(lengths) if lengths else None,
            "diameter": max(lengths, default=None),
            "efficiency": sum(1 / length for length in lengths) / (n * (n - 1)),
            "transitivity": nx.transitivity(graph) if local else None,
            "average_clustering": sum(local) / len(local) if local else None,
        }


def seconds_of(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long it takes, with the garbage collector off: that favours whoever makes more objects."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    made = work()
    taken = time.perf_counter() - start
    gc.enable()
    return taken, made


def networkx_run(texts: list[str]) -> Seconds:
    program = Networkx()
    taken: Seconds = {}
    taken["read and build"], read = seconds_of(lambda: [program.read(text) for text in texts])
    for step in STEPS[1:]:
        ask = getattr(program, step)
        taken[step], _ = seconds_of(lambda ask=ask: [ask(each) for each in read])
    return {step: seconds / len(texts) for step, seconds in taken.items()}


def one_by_one_run(texts: list[str]) -> Seconds:
    """Every document and every question by itself, with the numbers as Python objects."""
    taken: Seconds = {}
    taken["read and build"], cases = seconds_of(lambda: [pg.read_case_text(text) for text in texts])
    for step, name in ANALYSES.items():
        ask = getattr(pg, name)
        taken[step], _ = seconds_of(lambda ask=ask: [ask(case).to_dict() for case in cases])
    names = list(ANALYSES.values())
    taken[AT_ONCE], _ = seconds_of(
        lambda: [[answer.to_dict() for answer in case.analyse(names).values()] for case in cases]
    )
    return {step: seconds / len(texts) for step, seconds in taken.items()}


def casebook_run(path: Path, count: int) -> Seconds:
    """All documents in one file, every question put to the casebook, with the numbers as Python objects."""
    taken: Seconds = {}
    taken["read and build"], book = seconds_of(lambda: pg.read_casebook(path))
    assert len(book) == count
    for step, name in ANALYSES.items():
        taken[step], _ = seconds_of(lambda name=name: book.ask(name, threads=1).to_dict())
    return {step: seconds / count for step, seconds in taken.items()}


def check(texts: list[str]) -> int:
    """That both give the same answers; the number of numbers compared."""
    program, compared = Networkx(), 0

    def same(found: float | None, expected: float | None) -> None:
        nonlocal compared
        compared += 1
        if found is None or expected is None:
            assert found is expected, (found, expected)
        else:
            assert abs(found - expected) <= TOLERANCE * max(1, abs(expected)), (found, expected)

    for text in texts:
        read, case = program.read(text), pg.read_case_text(text)
        # We list holders in the order of the actors, the plain version in that of the assignments.
        coverage = {row["role"]: (row["state"], sorted(row["held_by"])) for row in case.role_coverage()}
        assert coverage == {role: (state, sorted(held)) for role, (state, held) in program.coverage(read).items()}, (
            case.id
        )
        for step, column in (("degree", "value"), ("harmonic", "raw"), ("betweenness", "value")):
            found = {row["actor"]: row[column] for row in case.ask(ANALYSES[step])}
            expected = getattr(program, step)(read)
            assert found.keys() == expected.keys(), case.id
            for actor, value in expected.items():
                same(found[actor], value)
        (found,) = case.network_summary()
        for column, value in program.summary(read).items():
            same(found[column], value)
    return compared


def medians(runs: list[Seconds]) -> Seconds:
    """For each step its median, and for all of them together the median of the sums."""
    runs = [{**run, TOGETHER: sum(run[step] for step in STEPS)} for run in runs]
    return {step: statistics.median(run[step] for run in runs) for step in runs[0]}


def environment() -> str:
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = models[0] if models else model
    python = f"Python {platform.python_version()}"
    versions = f"partnergraph {pg.__version__}, networkx {nx.__version__}"
    return f"{datetime.date.today()}, {model}, {os.cpu_count()} cores, {platform.system()}, {python}, {versions}"


def rust_run(path: Path, runs: int) -> Seconds:
    """The typed functions of the crate, in a program of their own on one thread."""
    command = ["cargo", "bench", "--quiet", "-p", "partnergraph", "--bench", "cases", "--", str(path), str(runs)]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True)
    micros = json.loads(done.stdout)
    return {step: micros[step] / 1e6 for step in STEPS} | {TOGETHER: sum(micros.values()) / 1e6}


def table(slow: Seconds, rust: Seconds, single: Seconds, book: Seconds) -> str:
    lines = [
        "| µs per case, one thread | networkx | Rust, typed | ratio | Python, one by one | ratio "
        "| Python, casebook | ratio |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    # Only a single case can be asked several questions at once; networkx has no such way, so its steps are added up.
    slow = {**slow, AT_ONCE: sum(slow[step] for step in STEPS[1:])}
    for step in (*STEPS, TOGETHER, AT_ONCE):
        cells = [f"{slow[step] * 1e6:.1f}"]
        for fast in (rust, single, book):
            cells += [f"{fast[step] * 1e6:.1f}", f"{slow[step] / fast[step]:.1f}"] if step in fast else ["–", "–"]
        lines.append("| " + " | ".join([step, *cells]) + " |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000, help="how many cases partnergraph is asked about")
    parser.add_argument("--sample", type=int, default=500, help="how many of them networkx is asked about")
    parser.add_argument("--runs", type=int, default=5, help="how often everything is measured; medians are printed")
    parser.add_argument("--seed", type=int, default=1, help="which cases are made")
    parser.add_argument("--surveyed", action="store_true", help="partners name three to six others, as in a survey")
    options = parser.parse_args()

    # Reading a casebook takes as many threads as there are cores unless told otherwise; here it is one for everybody.
    os.environ["RAYON_NUM_THREADS"] = "1"
    texts = generator.texts(options.cases, options.seed, options.surveyed)
    # Documents do not depend on each other, so the first ones are as good a sample as any.
    sample = texts[: options.sample]
    sizes = sorted(text.count('"sector"') for text in texts)
    kilobytes = statistics.mean(len(text.encode()) for text in texts) / 1000
    print(environment())
    print(
        f"{len(texts)} cases of {sizes[0]} to {sizes[-1]} actors, median {statistics.median(sizes):.0f}, "
        f"{kilobytes:.1f} kB of JSON each; networkx on the first {len(sample)} of them"
    )
    print(f"same answers: {check(sample)} numbers compared to {TOLERANCE:g}", flush=True)

    slow, single, book = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.ndjson"
        path.write_text("\n".join(texts), encoding="utf-8")
        for number in range(options.runs):
            # In turns, so that whatever else the machine does falls on everybody.
            slow.append(networkx_run(sample))
            single.append(one_by_one_run(texts))
            book.append(casebook_run(path, len(texts)))
            print(f"run {number + 1} of {options.runs}", file=sys.stderr)
        rust = rust_run(path, options.runs)
    print(f"median of {options.runs} runs\n")
    print(table(medians(slow), rust, medians(single), medians(book)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
