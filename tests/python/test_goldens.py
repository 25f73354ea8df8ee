"""Published and independently computed numbers: every check in `tests/golden` whose measure is in the register.

Nothing is passed over in silence: a check of a registered measure that cannot be carried out fails.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import partnergraph as pg
import pytest
from support import GOLDEN, document

FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*.json"))}
MEASURES = {analysis.name for analysis in pg.analyses()}
# Distances without cases behind them are taken by Rust alone: crates/partnergraph/tests/goldens.rs.
IN_RUST = {"casebook_permanova"}
SUBJECT = {card["name"]: card["subject"] for card in pg._native.register()}
SECTORS = ("public", "private", "civil", "residents")

# How many checks were carried out when this was written.
FLOOR = 135

CHECKS = [
    pytest.param(file, check, id=f"{file}-{number}-{check['measure']}-{check.get('field', 'value')}")
    for file, golden in FILES.items()
    for number, check in enumerate(golden["checks"])
    if check["measure"] in MEASURES - IN_RUST
]


def case_of(data: dict) -> pg.Case | None:
    """The case of the data: written out, or made from counts of sectors or from a table of actors and roles."""
    if "case" in data:
        return pg.Case.from_dict(data["case"])
    if "counts" in data:
        counted = [(sector, n) for sector, count in zip(SECTORS, data["counts"], strict=True) for n in range(count)]
        actors = [{"id": f"{sector}-{n}", "name": "An actor", "sector": sector} for sector, n in counted]
        return pg.Case.from_dict(document(actors=actors))
    if "incidence" in data:
        table = data["incidence"]
        return pg.Case.from_dict(
            document(
                role_model={"id": "columns", "roles": [{"id": f"c{column}"} for column in range(len(table[0]))]},
                actors=[{"id": f"r{row}", "name": f"Row {row}"} for row in range(len(table))],
                assignments=[
                    {"actor": f"r{row}", "role": f"c{column}", "status": "current"}
                    for row, cells in enumerate(table)
                    for column, cell in enumerate(cells)
                    if cell
                ],
            )
        )
    return None


def network_of(data: dict, options: dict) -> pg.Network:
    """The network that the options name, or the only one of the data."""
    name = options.get("network")
    nodes = data.get("nodes")
    part = data
    if name is not None:
        # `marriage15` is `marriage` among the fifteen that have a tie.
        plain = name.rstrip("0123456789") if name not in data else name
        part = data[plain]
        if isinstance(part, dict):
            nodes = part.get("nodes", nodes)
        if plain != name:
            edges = part if isinstance(part, list) else part["edges"]
            tied = {node for edge in edges for node in edge}
            nodes = [node for node in nodes if node in tied]
            assert name == f"{plain}{len(nodes)}", f"`{name}` has {len(nodes)} nodes"
    if isinstance(part, list):
        edges, directed = part, False
    else:
        directed = "edges" not in part
        edges = part["arcs" if directed else "edges"]
    weight = part["weights"] if options.get("weights") else None
    source, target = zip(*edges, strict=True)
    return pg.Network.from_edges(source, target, weight, directed=directed, actors=nodes)


def incidence_of(data: dict) -> pg.Incidence:
    """The two-mode table of the data, with its own names where it has any."""
    table = data["incidence"]
    rows = data.get("rows", [f"row {row}" for row in range(len(table))])
    columns = data.get("columns", [f"column {column}" for column in range(len(table[0]))])
    links = [
        (row, column)
        for row, cells in zip(rows, table, strict=True)
        for column, cell in zip(columns, cells, strict=True)
        if cell
    ]
    return pg.Incidence.from_links(*zip(*links, strict=True), rows=rows, columns=columns)


def answer_to(golden: dict, check: dict) -> pg.Answer:
    data, measure = golden["data"], check["measure"]
    options = dict(check["options"])
    # Networks of nodes and edges have no attributes: the classes of the data are given one by one.
    attribute = options.pop("attribute", "groups")
    if options.get("partition") in ("groups", "attribute") and "case" not in data:
        options["partition"] = dict(zip(data["nodes"], data[attribute], strict=True))
    if SUBJECT[measure] == "two_mode" and "incidence" in data:
        return incidence_of(data).ask(measure, **options)
    case = case_of(data)
    if case is not None:
        if measure == "case_diversity" and "counts" in data and check.get("field") == "gini":
            # The Gini coefficient of the counts themselves, not of the roles of single actors.
            options["gini"] = "counts"
        return case.ask(measure, **options)
    if SUBJECT[measure] == "layers":
        networks = {name: network_of(data, {"network": name}) for name in options.pop("networks")}
        return getattr(pg, measure)(networks, **options)
    assert SUBJECT[measure] == "network", f"the data have no case, and `{measure}` is asked of a {SUBJECT[measure]}"
    network = network_of(data, options)
    for name in ("network", "weights", "collapse"):
        options.pop(name, None)
    return network.ask(measure, **options)


def column_of(answer: pg.Answer, field: str) -> tuple[list[dict], str, str]:
    """The rows of the first table that has this column, their key, and the column."""
    # Q and R are the one number of some measures.
    for name in (field, "value") if field in ("q", "r") else (field,):
        for table in answer.tables:
            rows = answer.to_dicts(table)
            if rows and name in rows[0]:
                return rows, next(iter(rows[0])), name
    raise AssertionError(f"the answer has no column `{field}`")


def row_of(rows: list[dict], key: str) -> dict:
    found = [row for row in rows if key in row.values()]
    assert len(found) == 1, f"{len(found)} rows for `{key}`"
    return found[0]


def compare(answer: pg.Answer, check: dict) -> None:
    field, expected, how = check.get("field", "value"), check["expected"], check.get("compare")
    rows, key, field = column_of(answer, field)
    values = [row[field] for row in rows]

    def near(found: float | None, wanted: float) -> None:
        assert found is not None
        if how == "not above expected, at most the tolerance below":
            assert wanted - check["tolerance"] <= found <= wanted + 1e-9
        else:
            assert how is None and abs(found - wanted) <= check["tolerance"]

    match expected:
        case None:
            reasons = [check["reason"], f"{field}: {check['reason']}"]
            assert all(value is None for value in values)
            assert all(row["reason"] in reasons for row in rows)
        case int() | float():
            for value in values:
                near(value, expected)
        case dict() if all(isinstance(inner, dict) for inner in expected.values()):
            for name, inner in expected.items():
                for second, wanted in inner.items():
                    (found,) = [row for row in rows if name in row.values() and second in row.values()]
                    near(found[field], wanted)
        case dict():
            for name, wanted in expected.items():
                near(row_of(rows, name)[field], wanted)
        case list() if all(isinstance(each, int | float) for each in expected):
            for found, wanted in zip(values, expected, strict=True):
                near(found, wanted)
        case list():
            lists = [[row[key] for row in rows if row[field]]] if isinstance(values[0], bool) else values
            wanted = expected if expected and isinstance(expected[0], list) else [expected]
            order: Callable[[Any], Any] = sorted if how in ("set", "sets") else list
            assert order([order(each) for each in lists]) == order([order(each) for each in wanted])
        case _:
            pytest.fail(f"a check of a kind that is not known here: {expected!r}")


@pytest.mark.parametrize(("file", "check"), CHECKS)
def test_a_golden_value_is_met(file, check):
    compare(answer_to(FILES[file], check), check)


def test_as_many_checks_are_carried_out_as_before():
    assert len(CHECKS) >= FLOOR


def test_every_registered_measure_of_the_goldens_is_checked():
    named = {check["measure"] for golden in FILES.values() for check in golden["checks"]}
    assert {check.values[1]["measure"] for check in CHECKS} == (named & MEASURES) - IN_RUST
    assert {
        "actor_betweenness",
        "actor_degree",
        "actor_harmonic",
        "case_coverage",
        "case_diversity",
        "network_summary",
        "network_attack",
        "network_brokerage",
        "network_communities",
        "network_layers",
        "network_mixing",
        "network_qap",
        "role_coverage",
        "two_mode_degree",
        "two_mode_nestedness",
    } <= named & MEASURES


@pytest.mark.parametrize(("file", "check"), CHECKS)
def test_a_wrong_number_would_be_noticed(file, check):
    def wrong(expected: Any) -> Any:
        match expected:
            case int() | float():
                return expected + 0.01 + check["tolerance"]
            case dict():
                first = next(iter(expected))
                return {**expected, first: wrong(expected[first])}
            case list() if all(isinstance(each, int | float) for each in expected):
                return [wrong(expected[0]), *expected[1:]]
            case list():
                return [*expected, "nobody"]
            case _:
                return 0

    with pytest.raises(AssertionError):
        compare(answer_to(FILES[file], check), {**check, "expected": wrong(check["expected"])})


def test_the_overview_gives_the_two_mode_betweenness_that_networkx_gives():
    golden = FILES["golden_house"]
    (check,) = [
        check
        for check in golden["checks"]
        if check["measure"] == "two_mode_betweenness" and check["options"]["mode"] == "actors"
    ]
    compare(case_of(golden["data"]).actor_overview(), {**check, "field": "role_betweenness"})
