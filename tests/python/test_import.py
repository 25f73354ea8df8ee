"""Importing the package: fast, and it starts nothing."""

from __future__ import annotations

import json
import statistics

from support import run

# What a plain interpreter with site-packages has anyway is no fault of ours.
IMPORT = """
import sys, time
before = set(sys.modules)
start = time.perf_counter()
import partnergraph
seconds = time.perf_counter() - start
modules = sorted(set(sys.modules) - before)
import json, threading
print(json.dumps([seconds, threading.active_count(), modules]))
"""
OTHERS = """
import time
start = time.perf_counter()
import json, decimal, argparse, logging, typing, inspect, csv
print(time.perf_counter() - start)
"""

# Costly, or for others to choose.
HEAVY = {
    "asyncio",
    "concurrent",
    "ctypes",
    "dataclasses",
    "decimal",
    "inspect",
    "jsonschema",
    "logging",
    "multiprocessing",
    "networkx",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "re",
    "socket",
    "subprocess",
    "tempfile",
    "typing",
    "unittest",
    "urllib",
}


def imported() -> tuple[float, int, list[str]]:
    done = run("-I", "-c", IMPORT)
    assert (done.returncode, done.stderr) == (0, "")
    return tuple(json.loads(done.stdout))


def test_the_import_takes_at_most_15_milliseconds():
    imported()  # files are then in the cache of the system
    seconds = statistics.median(imported()[0] for _ in range(9))
    if seconds > 0.015:
        # A slow or busy machine: not slower than a handful of modules of the standard library, and never above 30 ms.
        others = statistics.median(float(run("-I", "-c", OTHERS).stdout) for _ in range(9))
        assert seconds < others
    assert seconds < 0.030


def test_the_import_starts_no_thread():
    assert imported()[1] == 1


def test_the_import_brings_nothing_heavy_along():
    modules = imported()[2]
    assert "partnergraph._native" in modules
    assert {name.partition(".")[0] for name in modules} & HEAVY == set()
    assert len([name for name in modules if not name.startswith("partnergraph")]) <= 10


def test_asking_brings_nothing_heavy_along_either():
    script = """
import sys
before = set(sys.modules)
import partnergraph as pg
book = pg.load_casebook()
book.role_coverage().to_dicts(), repr(book.actor_overview()), book[0].board().svg
print(sorted({name.partition(".")[0] for name in set(sys.modules) - before}))
"""
    done = run("-I", "-c", script)
    assert (done.returncode, done.stderr) == (0, "")
    assert {"numpy", "pandas", "polars", "pyarrow", "asyncio", "typing"} & set(eval(done.stdout)) == set()


def test_the_package_is_marked_as_typed():
    from importlib.resources import files

    import partnergraph

    assert files(partnergraph).joinpath("py.typed").is_file()
    assert files(partnergraph).joinpath("_native.pyi").is_file()
