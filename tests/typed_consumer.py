"""A small program that uses the package: `mypy --strict` must find nothing to say about it, and it must run."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import partnergraph as pg


def filled(case: pg.Case) -> list[str]:
    """The roles of a case that somebody holds."""
    answer: pg.Answer = case.role_coverage(at="2024", uncertain="exclude", wanted={"owner": 1})
    return [str(row["role"]) for row in answer if row["state"] == "filled"]


def givers(case: pg.Case) -> dict[str, float]:
    """What each actor gives, whatever the currency."""
    given: dict[str, float] = {}
    for relation in case.relations:
        sums = (amount.value for amount in relation.amounts if amount.currency == "NOK")
        given[relation.from_] = given.get(relation.from_, 0.0) + sum(value for value in sums if value is not None)
    return given


def names(case: pg.Case) -> dict[str, str | None]:
    """The sector of each actor."""
    return {actor.name: actor.sector for actor in case.actors}


def numbers(case: pg.Case) -> list[int]:
    """How many each group is, at least."""
    counts = [actor.count for actor in case.actors if actor.count is not None]
    return [count[0] if isinstance(count, tuple) else count for count in counts]


def problems(path: Path) -> list[tuple[int | None, str, str | None]]:
    """What is wrong with a document."""
    try:
        pg.read_case(path)
    except pg.CaseError as error:
        return [(problem.line, problem.found, problem.nearest) for problem in error.problems]
    return []


def nearest(case: pg.Case, id: str) -> str | None:
    """The actor that is meant."""
    try:
        return case.actor(id).id
    except pg.UnknownActor as error:
        return error.nearest


def told(done: int, total: int) -> None:
    """Say how far the work has come."""
    assert done <= total


def main() -> None:
    """Use a bit of everything."""
    book: pg.Casebook = pg.load_casebook()
    case = book["petersborghuset"]
    assert len(filled(case)) == 6 and givers(case) and names(case) and numbers(case)
    assert nearest(case, "byde") == "bydel"

    answer = book.ask("actor_overview", threads=2, progress=told, language="nb")
    rows: list[dict[str, object]] = answer.to_dicts()
    assert len(rows) == len(answer) and answer.columns[0] == "case" and answer.remarks == ()
    explanation: pg.Explanation = answer.explain()
    assert str(explanation).startswith(answer.analysis)

    network: pg.Network = case.network(direction="directed", kinds=["funds", "cooperates"])
    ties: tuple[tuple[str, str, float], ...] = network.ties
    assert len(ties) == len(network.ties) and pg.actor_degree(network, direction="in").tables == ("main",)
    made = pg.Network.from_edges(["a", "b"], ["b", "c"], [1.0, 2.0], directed=True)
    assert made.actor_betweenness(weight_as="distance").value is not None

    layers: dict[str, pg.Network] = {"whole": network, "funds": case.network(direction="directed", kinds="funds")}
    assert len(pg.network_layers(layers)) == len(pg.network_qap(layers, replicates=9, threads=1)) == 1
    table: pg.Incidence = pg.Incidence.from_links(["a", "a"], ["x", "y"], rows=["a", "b"])
    assert len(table) == 2 and table.links and table.two_mode_degree(mode="rows", threads=1).remarks == ()

    built = pg.CaseBuilder("house", "House").actor(id="town", name="Town").build()
    later: pg.Case = built.at("2018").without("town")
    assert later.case_coverage().value == 0 and later.board(language="da").svg
    options: tuple[str, ...] = pg.analyses()[0].options
    assert "at" in options

    with TemporaryDirectory() as folder:
        path = Path(folder) / "house.json"
        built.write(path)
        assert pg.read_case(path, strict=True) == built and problems(path) == []
        path.write_text("{}", encoding="utf-8")
        assert [line for line, _, _ in problems(path)] == [1, 1, 1]


if __name__ == "__main__":
    main()
