"""Documents that are wrong: what is said, and where."""

from __future__ import annotations

import json
import pickle
import time

import partnergraph as pg
import pytest
from support import document


def problems_of(text: str | bytes, tmp_path) -> tuple[pg.Problem, ...]:
    """What is wrong with a document that is read from a file."""
    path = tmp_path / "house.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(pg.CaseError) as caught:
        pg.read_case(path)
    error = caught.value
    assert isinstance(error, ValueError) and isinstance(error, pg.PartnerGraphError)
    assert isinstance(error.problems, tuple) and error.problems
    for problem, line in zip(error.problems, str(error).splitlines(), strict=True):
        assert problem.file == str(path)
        assert problem.line >= 1 and problem.column >= 1
        assert str(problem) == line
        assert_readable(line)
        assert repr(problem) and "\n" not in repr(problem)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.problems) == (pg.CaseError, str(error), error.problems)
    return error.problems


def assert_readable(message: str) -> None:
    """Where, what was found, what was expected; no debug output, and short enough to read."""
    assert ": found " in message and ", expected " in message
    assert len(message) < 700
    for noise in ("Error", "Err(", "Some(", "None", "unwrap", "panicked", "failed to", "serde", "\n", "\0"):
        assert noise not in message


def only(problems: tuple[pg.Problem, ...]) -> pg.Problem:
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def text_of(**fields: object) -> str:
    """A document with each field on a line of its own."""
    return json.dumps(document(**fields), indent=0, ensure_ascii=False)


TOWN = {"id": "town", "name": "Town"}


def test_a_missing_file(tmp_path):
    path = tmp_path / "nowhere.json"
    with pytest.raises(FileNotFoundError) as caught:
        pg.read_case(path)
    assert caught.value.filename == str(path)
    assert not isinstance(caught.value, pg.PartnerGraphError)


def test_a_directory(tmp_path):
    (tmp_path / "house.json").mkdir()
    with pytest.raises(IsADirectoryError):
        pg.read_case(tmp_path / "house.json")
    with pytest.raises(IsADirectoryError, match="found a folder, expected a file"):
        pg.read_case(tmp_path)


def test_a_name_with_another_ending(tmp_path):
    with pytest.raises(pg.PartnerGraphError, match=r"ends in `\.docx`, expected one that ends in `\.json` or `\.toml`"):
        pg.read_case(tmp_path / "house.docx")


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
def test_an_empty_file(tmp_path, content):
    problem = only(problems_of(content, tmp_path))
    assert (problem.pointer, problem.line, problem.column) == ("", 1, 1)
    assert problem.found in ("an empty document", "nothing but white space")
    assert problem.expected == "a case as JSON"


@pytest.mark.parametrize(
    ("text", "line", "column", "found"),
    [
        ('{\n  "id": "h",\n}', 3, 1, "`}` after a comma"),
        ("{\"id\": 'h'}", 1, 8, "`'`"),
        ('{"id": "h"', 1, 11, "the end of the document"),
        ("<html></html>", 1, 1, "`<`"),
        ("{} x", 1, 4, "`x`"),
    ],
)
def test_wrong_json(tmp_path, text, line, column, found):
    problem = only(problems_of(text, tmp_path))
    assert (problem.kind, problem.line, problem.column, problem.found) == ("syntax", line, column, found)


@pytest.mark.parametrize(
    ("text", "found"), [("[1, 2]", "a list"), ("5", "the number 5"), ('"x"', "the text `x`"), ("null", "null")]
)
def test_json_that_is_no_object(tmp_path, text, found):
    problem = only(problems_of(text, tmp_path))
    assert (problem.kind, problem.found, problem.expected) == ("wrong_type", found, "an object")


def test_a_bom_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "house.json"
    path.write_bytes(b"\xef\xbb\xbf" + text_of(summary="Huset på Ensjø").encode())
    assert pg.read_case(path).summary == "Huset på Ensjø"


def test_latin_1_bytes(tmp_path):
    problem = only(problems_of(text_of(summary="Huset på Ensjø").encode("latin-1"), tmp_path))
    assert (problem.kind, problem.line) == ("encoding", 5)
    assert problem.found == "the byte 0xE5"
    assert "in Latin-1 and Windows-1252 this byte is `å`" in problem.expected


def test_utf_16_bytes(tmp_path):
    problem = only(problems_of(text_of().encode("utf-16"), tmp_path))
    assert problem.kind == "encoding"
    assert "UTF-16" in problem.found


def test_an_unknown_key(tmp_path):
    problem = only(problems_of(text_of(place={"nam": "Ensjø"}), tmp_path))
    assert (problem.kind, problem.pointer, problem.nearest) == ("unknown_key", "/place/nam", "name")
    assert (problem.line, problem.column) == (6, 1)
    assert problem.found == "the key `nam`"
    assert problem.expected == "a key of the record `place` (`name` or `country`)"


def test_a_key_that_stands_twice(tmp_path):
    problem = only(problems_of(text_of()[:-1] + ',\n"name": "Other"}', tmp_path))
    assert (problem.kind, problem.pointer) == ("doubled_key", "/name")


def test_something_that_is_required_and_missing(tmp_path):
    problems = problems_of("{}", tmp_path)
    assert [problem.kind for problem in problems] == ["missing"] * 3
    assert [problem.found for problem in problems] == ["no `format`", "no `id`", "no `name`"]


def test_an_unknown_role(tmp_path):
    assignment = {"actor": "town", "role": "operater", "status": "current"}
    problem = only(problems_of(text_of(actors=[TOWN], assignments=[assignment]), tmp_path))
    assert (problem.kind, problem.pointer) == ("unknown_reference", "/assignments/0/role")
    assert (problem.found, problem.nearest) == ("`operater`", "operator")
    assert problem.expected == "a role of the model `byggekloss`, or the role's own name in `native_role`"


def test_a_word_that_is_no_code(tmp_path):
    assignment = {"actor": "town", "role": "owner", "status": "curent"}
    problem = only(problems_of(text_of(actors=[TOWN], assignments=[assignment]), tmp_path))
    assert (problem.kind, problem.pointer) == ("unknown_code", "/assignments/0/status")
    assert (problem.found, problem.nearest) == ("`curent`", "current")
    assert "`sought`" in problem.expected


def test_a_relation_to_nobody(tmp_path):
    relation = {"from": "town", "to": "twon", "kind": "funds"}
    problem = only(problems_of(text_of(actors=[TOWN], relations=[relation]), tmp_path))
    assert (problem.kind, problem.pointer) == ("unknown_reference", "/relations/0/to")
    assert (problem.found, problem.expected, problem.nearest) == ("`twon`", "the id of an actor of this case", "town")


def test_a_doubled_id(tmp_path):
    problem = only(problems_of(text_of(actors=[TOWN, {"id": "town", "name": "Other"}]), tmp_path))
    assert (problem.kind, problem.pointer, problem.found) == ("doubled_id", "/actors/1/id", "`town`")
    assert "`/actors/0` has it already" in problem.expected


def test_until_before_since(tmp_path):
    assignment = {"actor": "town", "role": "owner", "status": "current", "since": "2020-05", "until": "2019"}
    problem = only(problems_of(text_of(actors=[TOWN], assignments=[assignment]), tmp_path))
    assert (problem.kind, problem.pointer, problem.found) == ("reversed_period", "/assignments/0/until", "`2019`")
    assert problem.expected == "an end that is not before the start `2020-05`"


@pytest.mark.parametrize("date", ["27.5.2016", "2016-13", "2016-02-30", "16", "19XX", "2016-5", ""])
def test_a_wrong_date(tmp_path, date):
    problem = only(problems_of(text_of(established=date), tmp_path))
    assert (problem.kind, problem.pointer, problem.found) == ("malformed_date", "/established", f"`{date}`")
    assert "`2016-05-27`" in problem.expected


def test_a_date_without_quotes(tmp_path):
    problem = only(problems_of(text_of(established=2016), tmp_path))
    assert (problem.kind, problem.found, problem.expected) == (
        "wrong_type",
        "the number 2016",
        'a date in quotes, `"2016"`',
    )


def test_a_cycle_in_part_of(tmp_path):
    ring = [{"id": id, "name": id, "part_of": owner} for id, owner in (("a", "b"), ("b", "c"), ("c", "a"))]
    problem = only(problems_of(text_of(actors=ring), tmp_path))
    assert (problem.kind, problem.pointer) == ("cycle", "/actors/0/part_of")
    assert problem.found == "a circle: `a → b → c → a`"


def test_an_actor_that_is_part_of_itself(tmp_path):
    problem = only(problems_of(text_of(actors=[{**TOWN, "part_of": "town"}]), tmp_path))
    assert (problem.kind, problem.found) == ("cycle", "a circle: `town → town`")


def test_a_number_where_text_belongs(tmp_path):
    problem = only(problems_of(text_of(actors=[{"id": "town", "name": 5}]), tmp_path))
    assert (problem.kind, problem.pointer) == ("wrong_type", "/actors/0/name")
    assert (problem.found, problem.expected) == ("the number 5", "a text")


def test_text_where_a_number_belongs(tmp_path):
    problem = only(problems_of(text_of(actors=[{**TOWN, "influence": "3"}]), tmp_path))
    assert (problem.kind, problem.found) == ("wrong_type", "the text `3`")
    assert problem.expected.endswith("without quotes")


def test_a_malformed_id(tmp_path):
    problem = only(problems_of(text_of(actors=[{"id": "Oslo kommune", "name": "Oslo"}]), tmp_path))
    assert (problem.kind, problem.found) == ("malformed_id", "`Oslo kommune`")


def test_200_problems_in_one_document_are_all_reported_in_its_order(tmp_path):
    actors = [{"id": f"a{number}", "name": number, "sector": "publik"} for number in range(100)]
    problems = problems_of(text_of(actors=actors), tmp_path)
    assert len(problems) == 200
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places) and len(set(places)) == 200
    assert [problem.pointer for problem in problems[-2:]] == ["/actors/99/name", "/actors/99/sector"]
    assert {problem.nearest for problem in problems} == {None, "public"}


def test_100_levels_of_nesting(tmp_path):
    deep = "[" * 100 + "]" * 100
    problem = only(problems_of(text_of()[:-1] + f', "summary": {deep}}}', tmp_path))
    assert (problem.kind, problem.pointer, problem.found) == ("wrong_type", "/summary", "a list")


def test_100000_levels_of_nesting_do_not_exhaust_the_stack(tmp_path):
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        deep = opening * 100_000 + "1" + closing * 100_000
        problems_of(deep, tmp_path)
    assert problems_of("[" * 100_000, tmp_path)[0].kind == "syntax"


def test_a_document_of_50_megabytes(tmp_path):
    path = tmp_path / "large.json"
    relation = json.dumps({"from": "a", "to": "b", "kind": "funds", "term": "x" * 1000})
    count = 50_000_000 // len(relation) + 1
    head = json.dumps(document(actors=[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]))[:-1]
    path.write_text(head + ', "relations": [' + ",".join([relation] * count) + "]}", encoding="utf-8")
    assert path.stat().st_size > 50_000_000
    start = time.perf_counter()
    case = pg.read_case(path)
    assert time.perf_counter() - start < 10
    assert len(case.relations) == count
    assert case.network().relations == count


def test_a_wrong_document_of_50_megabytes_is_described_at_its_place(tmp_path):
    path = tmp_path / "large.json"
    path.write_text(json.dumps(document(summary="x" * 50_000_000, kind="castle")), encoding="utf-8")
    with pytest.raises(pg.CaseError) as caught:
        pg.read_case(path)
    problem = only(caught.value.problems)
    assert (problem.pointer, problem.found) == ("/kind", "`castle`")
    assert problem.column > 50_000_000
    assert len(str(caught.value)) < 700


def test_an_id_of_10000_characters(tmp_path):
    problem = only(problems_of(text_of(actors=[{"id": "x" * 10_000, "name": "X"}]), tmp_path))
    assert (problem.kind, problem.pointer) == ("malformed_id", "/actors/0/id")
    assert problem.found == f"`{'x' * 60}… (10000 characters)`"


def test_an_unknown_key_of_10000_characters(tmp_path):
    problem = only(problems_of(text_of(**{"k" * 10_000: 1}), tmp_path))
    assert problem.kind == "unknown_key"


def test_control_characters_are_spelled_out(tmp_path):
    problem = only(problems_of(text_of(kind="a\x00\x1b[31m"), tmp_path))
    assert problem.found == "`a\\u{0}\\u{1b}[31m`"


def test_a_name_with_a_script_is_shown_and_not_run():
    attack = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    actor = {"id": "town", "name": attack, "sector": "public"}
    assignment = {"actor": "town", "role": "owner", "status": "current", "evidence": {"note": attack, "sources": ["s"]}}
    source = {"id": "s", "title": attack, "url": "javascript:alert(1)"}
    texts = {"summary": attack, "gaps": attack, "place": {"name": attack}}
    case = pg.Case.from_dict(document(actors=[actor], assignments=[assignment], sources=[source], **texts))
    assert case.actors[0].name == attack
    book = pg.Casebook([pg.Case.from_dict({**case.to_dict(), "name": attack})])
    shown = [
        case.board().svg,
        case._repr_html_(),
        case.actor_overview()._repr_html_(),
        case.role_coverage()._repr_html_(),
        book._repr_html_(),
        book.matrix().svg,
        book.overview_html(),
    ]
    for text in shown:
        assert '<script>alert("x")' not in text
        assert "<img src=x" not in text
        assert 'href="javascript:' not in text
    assert "&lt;script&gt;" in case.actor_overview()._repr_html_()
    assert "&lt;script&gt;" in book.overview_html()


def test_a_name_of_emoji_and_right_to_left_text(tmp_path):
    name = "🏡👩‍👩‍👧 بيت الجيران \u202eהבית"
    case = pg.Case.from_dict(document(actors=[{"id": "a", "name": name}, {"id": "b", "name": "B"}], summary=name))
    assert case.actors[0].name == name
    for ending in ("json", "toml"):
        assert pg.read_case(case.write(tmp_path / f"house.{ending}")) == case
    assert case.actor_degree().to_dicts()[0]["name"] == name
    assert json.loads(case.actor_degree().to_json())["tables"]["main"][0]["name"] == name
    assert repr(case.actor_degree()) and case.board().svg
    problem = only(problems_of(text_of(name=name, kind=name), tmp_path))
    assert problem.found.startswith("`🏡")


def test_columns_are_counted_in_characters(tmp_path):
    text = '{"format": "partnergraph/case/1", "id": "h", "name": "🏡å", "kind": "x"}'
    problem = only(problems_of(text, tmp_path))
    assert (problem.line, problem.column) == (1, text.index('"x"') + 1)


ERRORS = {
    pg.UnknownActor: {"case": "house", "found": "twon", "nearest": "town"},
    pg.UnknownCase: {"found": "huse", "nearest": "house"},
    pg.UnknownAnalysis: {"found": "x", "nearest": None},
    pg.OptionError: {"option": "at", "found": "`x`", "expected": "a date", "nearest": None},
    pg.AnalysisError: {},
    pg.EdgeError: {},
    pg.AnswerError: {},
    pg.MissingPackage: {"package": "pandas"},
    pg.PartnerGraphError: {},
}


@pytest.mark.parametrize("kind", ERRORS)
def test_every_exception_pickles_with_its_attributes(kind):
    error = kind("what happened", **ERRORS[kind])
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == "what happened"
    assert vars(again) == vars(error) == ERRORS[kind]


@pytest.mark.parametrize(
    ("kind", "also"),
    [
        (pg.CaseError, ValueError),
        (pg.UnknownActor, KeyError),
        (pg.UnknownCase, KeyError),
        (pg.UnknownAnalysis, LookupError),
        (pg.OptionError, ValueError),
        (pg.AnalysisError, ValueError),
        (pg.EdgeError, ValueError),
        (pg.AnswerError, AttributeError),
        (pg.MissingPackage, ImportError),
    ],
)
def test_every_exception_is_also_what_python_would_expect(kind, also):
    assert issubclass(kind, pg.PartnerGraphError) and issubclass(kind, also)
    assert kind.__doc__ and kind.__name__ in pg.__all__
