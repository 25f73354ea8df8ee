"""The plugin of pytest that watches networkx's tests and judges the run.

A run is good when

- every test passes, but for the expected failures;
- the expected failures are exactly those of ``expected_failures.toml``, each with its reason;
- every function was answered by partnergraph in as many passed tests as ``floors.toml`` asks for, or more;
- and so were as many distinct tests as it asks for in all.

With ``PARTNERGRAPH_BLESS=1`` the floors become what was reached.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from . import ledger

HERE = Path(__file__).resolve().parent.parent
FLOORS = HERE / "floors.toml"
FAILURES = HERE / "expected_failures.toml"

#: The tests that passed, those that were seen, and what speaks against the run.
_passed: set[str] = set()
_seen: set[str] = set()
_against: list[str] = []


def name(item: pytest.Item) -> str:
    """The name of a test from networkx's own folder on, wherever that is installed."""
    path = item.path.as_posix().rpartition("/networkx/")[2]
    return "::".join([path, *item.nodeid.split("::")[1:]])


def expected_failures() -> dict[str, str]:
    return tomllib.loads(FAILURES.read_text())["reasons"]


def mark(items: list[pytest.Item]) -> None:
    """Called by networkx when its tests have been collected: mark those that are expected to fail."""
    failures = expected_failures()
    for item in items:
        _seen.add(name(item))
        if reason := failures.get(name(item)):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    ledger.start(name(item))
    try:
        return (yield)
    finally:
        ledger.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    report = yield
    if report.when == "call" and report.passed and not hasattr(report, "wasxfail"):
        _passed.add(name(item))
    return report


def answered() -> dict[str, set[str]]:
    """The tests that passed and in which partnergraph answered, for each function."""
    return {function: ledger.ran(function) & _passed for function in ledger.FUNCTIONS}


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    found = answered()
    distinct = set().union(*found.values())
    if "PARTNERGRAPH_GATE" not in os.environ:
        return
    if os.environ.get("PARTNERGRAPH_BLESS"):
        counts = "".join(f"{function} = {len(tests)}\n" for function, tests in sorted(found.items()))
        FLOORS.write_text(
            "# How many of networkx's tests each function must be answered in by partnergraph, and pass. Written by\n"
            "# `PARTNERGRAPH_BLESS=1 make test-networkx`; a number that falls wants a reason in the commit.\n\n"
            f"distinct = {len(distinct)}\n\n[functions]\n{counts}"
        )
    floors = tomllib.loads(FLOORS.read_text())
    for function, floor in floors["functions"].items():
        if (count := len(found.get(function, ()))) < floor:
            _against.append(f"`{function}`: answered in {count} passed tests, expected {floor} or more")
    for function in sorted(found.keys() - floors["functions"].keys()):
        _against.append(f"`{function}`: no floor in {FLOORS.name}")
    if len(distinct) < floors["distinct"]:
        _against.append(f"distinct tests: {len(distinct)}, expected {floors['distinct']} or more")
    for test in sorted(expected_failures().keys() - _seen):
        _against.append(f"`{test}`: expected to fail, but there is no such test")
    if _against and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    found = answered()
    distinct = set().union(*found.values())
    # A test that is run for many graphs counts once here.
    kinds = {test.partition("[")[0] for test in distinct}
    terminalreporter.section("answered by partnergraph")
    columns = [f"{function} {len(tests)}" for function, tests in sorted(found.items())]
    for start in range(0, len(columns), 4):
        terminalreporter.write_line("".join(f"{column:<44}" for column in columns[start : start + 4]).rstrip())
    for complaint in _against:
        terminalreporter.write_line(complaint, red=True)
    terminalreporter.write_line(
        f"networkx's own tests: {len(distinct)} passed on answers of partnergraph ({len(kinds)} but for parameters), "
        f"{sum(map(len, found.values()))} pairs of function and test, {sum(map(bool, found.values()))} functions, "
        f"{len(expected_failures())} expected failures"
    )
