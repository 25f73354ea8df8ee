"""Answers: tables, other packages, reasons, provenance, and long work."""

from __future__ import annotations

import copy
import json
import pickle
import signal
import subprocess
import sys
import time

import pandas
import partnergraph as pg
import polars
import pyarrow
import pytest
from partnergraph import _native
from support import document, run, small

CARDS = {card["name"]: card for card in _native.register()}
NUMBERS = (pyarrow.types.is_integer, pyarrow.types.is_floating, pyarrow.types.is_boolean)

every_analysis = pytest.mark.parametrize("name", CARDS)
every_analysis_of_cases = pytest.mark.parametrize(
    "name", [name for name in CARDS if CARDS[name]["subject"] != "casebook"]
)

# Some measures do not answer without being told what to count.
NEEDED = {"actor_strength": {"collapse": "count"}, "relation_expiry": {"at": "2020"}}

# The same question put in other ways, so that other branches answer.
VARIANTS = [
    {},
    {"direction": "directed"},
    {"at": "2015"},
    {"include_self": True},
    {"uncertain": "exclude"},
    {"statuses": ["former"]},
    {"level": "top"},
    {"kinds": ["funds"]},
    {"weights": "amount", "collapse": "sum", "weight_as": "strength"},
    {"weights": "strength", "collapse": "max", "weight_as": "distance"},
]


def options_of(name: str) -> set[str]:
    return {option["name"] for option in CARDS[name]["options"]}


def variants() -> list:
    """Every analysis with each way of asking that it takes."""
    taken = [
        (name, options) for name in CARDS for options in VARIANTS if set(options) <= options_of(name) | {"weight_as"}
    ]
    return [pytest.param(name, options, id=f"{name}-{options}") for name, options in taken]


def asked(of: object, name: str, **options: object) -> pg.Answer:
    taken = {**NEEDED.get(name, {}), **options}
    return getattr(of, name)(**{key: value for key, value in taken.items() if key in options_of(name)})


def schema_of(answer: pg.Answer, table: str) -> pyarrow.Schema:
    return pyarrow.table(answer.to_polars(table)).schema


def number_columns(answer: pg.Answer, table: str) -> list[str]:
    return [field.name for field in schema_of(answer, table) if any(kind(field.type) for kind in NUMBERS)]


def assert_reasons_stand_exactly_where_numbers_are_missing(answer: pg.Answer) -> int:
    """The number of reasons found."""
    codes = {reason for reason, _ in CARDS[answer.analysis]["undefined"]}
    found = 0
    for table in answer.tables:
        numbers = number_columns(answer, table)
        for row in answer.to_dicts(table):
            missing = {column for column in numbers if row[column] is None}
            given = row.get("reason")
            reasons = {}
            for part in given.split("; ") if given else ():
                column, divider, reason = part.partition(": ")
                reasons[column if divider else "value"] = reason if divider else column
            # A text can be missing with a reason too.
            texts = {column for column in reasons if column not in numbers and row[column] is None}
            assert set(reasons) - {"state"} == missing | texts - {"state"}, (answer.analysis, table, row)
            assert set(reasons.values()) <= codes, (answer.analysis, table, row)
            found += len(reasons)
    return found


class TestReasons:
    @pytest.mark.parametrize(("name", "options"), variants())
    def test_a_reason_stands_exactly_where_a_number_is_missing(self, book, name, options):
        assert_reasons_stand_exactly_where_numbers_are_missing(asked(book, name, **options))

    @every_analysis
    def test_the_smallest_cases_have_reasons_and_no_made_up_numbers(self, name):
        roleless = document("roleless", role_model={"id": "none", "roles": []})
        alone = document("alone", actors=[{"id": "a", "name": "A"}])
        answer = asked(pg.Casebook([pg.Case.from_dict(each) for each in (document(), roleless, alone)]), name)
        found = assert_reasons_stand_exactly_where_numbers_are_missing(answer)
        # What a small case never brings about: a walk that does not settle.
        codes = {reason for reason, _ in CARDS[name]["undefined"]} - {"not_converged"}
        # Either the card knows of no value that can be missing, or one is missing here, or a remark says why no row is.
        assert found or answer.remarks or not codes or not len(answer)

    @every_analysis
    def test_no_number_is_nan_or_infinite(self, book, name):
        text = asked(book, name).to_json()
        json.loads(text, parse_constant=lambda word: pytest.fail(f"found {word}"))

    def test_absent_is_not_zero(self):
        case = pg.Case.from_dict(document(actors=[{"id": "a", "name": "A"}]))
        (row,) = case.actor_degree().to_dicts()
        assert (row["value"], row["raw"], row["reason"]) == (None, 0, "too_few_actors")


class TestShapes:
    @every_analysis
    def test_the_columns_are_those_of_the_card(self, petersborg, book, name):
        subject = book if CARDS[name]["subject"] == "casebook" else petersborg
        answer = asked(subject, name)
        assert answer.tables == tuple(table["name"] for table in CARDS[name]["tables"])
        for table in CARDS[name]["tables"]:
            promised = [column for column, _ in table["columns"]]
            found = list(answer.to_dict(table["name"]))
            assert [column for column in found if column != "reason"] == promised
            assert "reason" not in found[:-1]
        assert answer.columns == tuple(answer.to_dict())

    @every_analysis_of_cases
    def test_over_a_casebook_the_case_stands_in_front(self, book, name):
        of_all = asked(book, name)
        ids = [case.id for case in book]
        for table in of_all.tables:
            assert next(iter(of_all.to_dict(table))) == "case"
            rows = of_all.to_dicts(table)
            assert list(dict.fromkeys(row["case"] for row in rows)) == [
                id for id in ids if any(row["case"] == id for row in rows)
            ]
        if "pool" in options_of(name) or name == "actor_load":
            return  # these look at the other cases of the casebook too
        for case in book:
            alone = asked(case, name)
            for table in alone.tables:
                expected = [{**row, "case": case.id} for row in alone.to_dicts(table)]
                found = [row for row in of_all.to_dicts(table) if row["case"] == case.id]
                # A table without any null has no column of reasons.
                assert [{k: v for k, v in row.items() if v is not None} for row in found] == [
                    {k: v for k, v in row.items() if v is not None} for row in expected
                ]

    @every_analysis
    def test_all_ways_out_say_the_same(self, book, name):
        answer = asked(book, name)
        for table in answer.tables:
            rows, columns = answer.to_dicts(table), answer.to_dict(table)
            assert [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)] == rows
            assert answer.to_polars(table).to_dicts() == rows
            frame = answer.to_pandas(table)
            assert list(frame.columns) == list(columns) and len(frame) == len(rows)
            for row, shown in zip(rows, frame.to_dict("records"), strict=True):
                for column, value in row.items():
                    assert (pandas.isna(shown[column]) is True) if value is None else shown[column] == value
        assert pyarrow.table(answer).to_pylist() == answer.to_dicts() == list(answer)
        assert json.loads(answer.to_json())["tables"] == {table: answer.to_dicts(table) for table in answer.tables}
        assert len(answer) == len(answer.to_dicts())

    def test_the_types_are_plain_and_the_same_everywhere(self, book):
        answer = book.role_coverage()
        arrow = pyarrow.table(answer).schema
        kinds = {"role": "string", "holders": "int64", "single_holder": "bool", "redundancy": "int64"}
        assert {name: str(arrow.field(name).type) for name in kinds} == kinds
        assert pyarrow.types.is_list(arrow.field("held_by").type)
        frame = answer.to_pandas()
        kinds = {"role": "object", "held_by": "object", "single_holder": "bool"}
        # Whole numbers stay whole where some are missing.
        kinds |= {"holders": "int64", "redundancy": "Int64"}
        assert {name: str(frame[name].dtype) for name in kinds} == kinds
        assert frame["redundancy"].isna().sum() == (frame["state"] != "filled").sum() > 0
        assert answer.to_polars().schema["redundancy"] == polars.Int64
        row = answer.to_dicts()[0]
        assert [type(row[name]) for name in ("role", "holders", "single_holder", "held_by")] == [str, int, bool, list]

    def test_numbers_stay_numbers_where_all_are_missing(self):
        frame = pg.Case.from_dict(document()).network_summary().to_pandas()
        assert str(frame["density"].dtype) == "float64"
        assert str(frame["diameter"].dtype) == "Int64"
        assert str(frame["connected"].dtype) == "boolean"

    def test_a_table_that_is_not_there_is_an_error_that_names_the_others(self, petersborg):
        answer = petersborg.role_coverage()
        for way in (answer.to_dicts, answer.to_dict, answer.to_pandas, answer.to_polars):
            with pytest.raises(pg.AnswerError, match="expected one of `main`, `by_sector`, `other_roles`"):
                way("by_secto")

    def test_a_column_is_a_list(self, petersborg):
        answer = petersborg.role_coverage()
        for table in answer.tables:
            for name, values in answer.to_dict(table).items():
                assert answer.column(name, table) == values
        assert answer.column("state") == ["filled"] * 6
        assert petersborg.actor_degree().columns[-1] == "reason"
        assert set(petersborg.actor_degree().column("reason")) == {None}

    def test_a_column_that_is_not_there_is_an_error_that_names_the_others(self, petersborg):
        with pytest.raises(
            pg.AnswerError, match=r"column `stat`: table `main` of `role_coverage` has no such .*`state`"
        ):
            petersborg.role_coverage().column("stat")
        with pytest.raises(pg.AnswerError, match="expected one of `main`, `by_sector`, `other_roles`"):
            petersborg.role_coverage().column("state", "by_secto")

    def test_an_answer_has_no_order_of_its_own(self, petersborg):
        with pytest.raises(TypeError):
            petersborg.role_coverage()[0]
        assert bool(petersborg.role_coverage())


class TestMissingPackages:
    @pytest.mark.parametrize("package", ["pandas", "polars"])
    def test_a_missing_package_is_named_with_the_install_command(self, monkeypatch, petersborg, package):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(pg.MissingPackage) as caught:
            getattr(petersborg.role_coverage(), f"to_{package}")()
        assert isinstance(caught.value, ImportError)
        assert caught.value.package == package
        assert (
            str(caught.value) == f'`{package}` is not installed; it comes with `pip install "partnergraph[{package}]"`'
        )


class TestValue:
    def test_an_answer_of_one_number_is_that_number(self, petersborg):
        assert petersborg.case_coverage().value == 1.0

    def test_an_answer_for_each_actor_is_a_list(self, house):
        assert house.actor_degree().value == [0.5, 1.0, 0.5]

    def test_an_answer_for_one_actor_is_still_a_list(self):
        network = pg.Network.from_edges([], [], actors=["a"])
        assert network.actor_degree().value == [None]

    def test_an_answer_of_several_numbers_names_them(self, petersborg):
        with pytest.raises(pg.AnswerError, match="has no single value, its columns are `actors`, `ties`"):
            _ = petersborg.network_summary().value
        assert not hasattr(petersborg.network_summary(), "value")


class TestWhatStandsBehind:
    @every_analysis
    def test_the_explanation_names_everything_on_the_card(self, petersborg, book, name):
        card = CARDS[name]
        explanation = asked(book if card["subject"] == "casebook" else petersborg, name).explain()
        text = str(explanation)
        assert text == repr(explanation)
        for word in (name, card["question"], card["source"]):
            assert word in text
        for option in card["options"]:
            assert f"{option['name']} = " in text and option["meaning"] in text
        for table in card["tables"]:
            for column, meaning in table["columns"]:
                assert f"{column}: {meaning}" in text
        for reason, when in card["undefined"]:
            assert f"{reason}: {when}" in text

    @every_analysis
    def test_the_provenance_says_how_the_numbers_came_about(self, petersborg, book, name):
        of_book = CARDS[name]["subject"] == "casebook"
        answer = asked(book if of_book else petersborg, name)
        found = answer.provenance
        assert json.loads(json.dumps(found)) == found
        assert (found["analysis"], found["version"], found["package"]) == (name, CARDS[name]["version"], pg.__version__)
        assert found["source"] == CARDS[name]["source"]
        assert set(found["options"]) == options_of(name)
        presets = {option["name"]: option["preset"] for option in CARDS[name]["options"]}
        assert found["options"] == {**presets, **NEEDED.get(name, {})}
        assert found["case"] == (None if of_book else "petersborghuset")
        assert found["fingerprint"] == (None if of_book else petersborg.fingerprint)
        assert found["remarks"] == list(answer.remarks)

    def test_the_provenance_says_which_options_were_given(self, petersborg):
        options = petersborg.actor_degree(at="2019", direction="in", kinds="funds").provenance["options"]
        assert (options["at"], options["direction"], options["uncertain"]) == ("2019", "in", "include")
        assert options["kinds"] in ("funds", ["funds"])

    def test_the_facts_say_what_the_analysis_saw(self, house):
        facts = house.actor_degree().provenance["facts"]
        assert (facts["actors"], facts["ties"], facts["relations"], facts["components"]) == (3, 2, 2, 1)
        assert (facts["isolates"], facts["loops_dropped"], facts["uncertain"]) == (0, 0, 0)

    def test_remarks_over_a_casebook_name_the_case(self):
        roles = {"id": "none", "roles": []}
        book = pg.Casebook([pg.Case.from_dict(document(id, role_model=roles)) for id in ("a", "b")])
        remarks = book.role_coverage().remarks
        assert [remark.partition(":")[0] for remark in remarks] == ["a", "b"]
        assert "no_roles" in remarks[0]

    @every_analysis_of_cases
    def test_what_a_row_rests_on_is_in_the_document(self, book, full, name):
        traced = 0
        # The real cases have no participation, and no ratings of trust: those that are made up have.
        for case in (*book, full, rated()):
            known = {actor.id for actor in case.actors} | {source.id for source in case.sources}
            known |= {f"/assignments/{number}" for number in range(len(case.assignments))}
            known |= {relation.id or f"/relations/{number}" for number, relation in enumerate(case.relations)}
            known |= {agreement.id for agreement in case.agreements} | {risk.id for risk in case.risks}
            for section in ("exchanges", "activities", "seats", "participation", "scores", "events"):
                known |= {f"/{section}/{number}" for number in range(len(getattr(case, section)))}
            answer = asked(case, name)
            for table in answer.tables:
                for row in range(len(answer.to_dicts(table))):
                    ids = answer.trace(row, table)
                    assert set(ids) <= known and len(set(ids)) == len(ids)
                    traced += len(ids)
        assert traced > 0

    def test_a_role_rests_on_its_assignments_and_their_sources(self, petersborg):
        answer = petersborg.role_coverage()
        pointers = [
            f"/assignments/{number}"
            for number, assignment in enumerate(petersborg.assignments)
            if assignment.role == "operator"
        ]
        assert pointers and answer.trace(2)[: len(pointers)] == tuple(pointers)
        assert set(answer.trace(2)[len(pointers) :]) <= {source.id for source in petersborg.sources}

    def test_over_a_casebook_a_row_rests_on_its_own_case(self, book):
        of_all, alone = book.role_coverage(), book[1].role_coverage()
        assert [of_all.trace(6 + row) for row in range(6)] == [alone.trace(row) for row in range(6)]

    def test_a_row_that_is_not_there_rests_on_nothing(self, petersborg):
        with pytest.raises(pg.AnswerError, match="row 6: table `main` has 6 rows, counted from 0"):
            petersborg.role_coverage().trace(6)
        with pytest.raises((pg.AnswerError, OverflowError)):
            petersborg.role_coverage().trace(-1)


class TestAnAnswerIsAValue:
    @every_analysis
    def test_the_same_question_has_the_same_answer(self, book, name):
        one, other = asked(book, name), asked(pg.load_casebook(), name)
        assert one == other and hash(one) == hash(other)
        assert one.to_json() == other.to_json()

    def test_another_option_is_another_answer(self, petersborg):
        assert petersborg.actor_degree() != petersborg.actor_degree(include_self=True)
        assert petersborg.actor_degree() != petersborg.actor_betweenness()
        assert petersborg.actor_degree() != petersborg.actor_degree().to_dicts()

    @every_analysis
    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda answer: pickle.loads(pickle.dumps(answer))])
    def test_a_copy_is_equal(self, petersborg, book, name, copied):
        subject = book if CARDS[name]["subject"] == "casebook" else petersborg
        for answer in (asked(subject, name), asked(book, name)):
            assert copied(answer) == answer
            assert copied(answer).to_json() == answer.to_json()

    def test_an_answer_about_a_network_says_how_to_keep_it(self):
        with pytest.raises(pg.AnswerError, match="pickle its `to_dicts\\(\\)`"):
            pickle.dumps(pg.Network.from_edges("a", "b").actor_degree())

    def test_nothing_can_be_set(self, petersborg):
        with pytest.raises(AttributeError):
            petersborg.role_coverage().analysis = "other"

    @every_analysis
    def test_it_shows_itself_as_a_table(self, book, name):
        answer = asked(book, name)
        assert CARDS[name]["question"] in str(answer)
        shown = answer._repr_html_()
        assert "<table" in shown and shown.count("<table") == shown.count("</table>")
        assert len(str(answer)) < 30_000
        assert repr(answer) == f'Answer("{name}", {len(answer)} rows)'


class TestThreads:
    @every_analysis
    def test_the_number_of_threads_does_not_change_a_byte(self, book, name):
        answers = [book.ask(name, threads=threads, **NEEDED.get(name, {})) for threads in (1, 4)]
        assert answers[0] == answers[1]
        assert answers[0].to_json() == answers[1].to_json()
        one, four = (bytes_of(answer) for answer in answers)
        assert one == four

    @pytest.mark.parametrize("threads", [1, 2, 100_000, None])
    def test_any_number_of_threads_will_do(self, book, threads):
        assert book.ask("role_coverage", threads=threads) == book.role_coverage()

    @pytest.mark.parametrize("threads", [0, -1, True, 1.5])
    def test_no_thread_is_refused(self, book, threads):
        with pytest.raises(
            ValueError, match=f"argument `threads`: found {threads}, expected a whole number of 1 or more"
        ):
            book.ask("role_coverage", threads=threads)


def bytes_of(answer: pg.Answer) -> bytes:
    """The answer as an Arrow stream."""
    sink = pyarrow.BufferOutputStream()
    table = pyarrow.table(answer)
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


class TestLongWork:
    def test_progress_is_told_to_the_end(self, book):
        told = []
        book.ask("role_coverage", progress=lambda done, total: told.append((done, total)))
        assert told[-1] == (18, 18)
        assert told == sorted(told)

    def test_progress_is_told_on_the_way(self, tmp_path):
        told = []
        count = 20_000
        many(tmp_path, count).ask("role_coverage", threads=1, progress=lambda done, total: told.append(done))
        assert told == sorted(told) and told[-1] == count
        assert len(told) > 2

    @every_analysis
    def test_four_times_as_many_cases_take_about_four_times_as_long(self, tmp_path, name):
        def seconds(book):
            start = time.perf_counter()
            book.ask(name, threads=1, **NEEDED.get(name, {}))
            return time.perf_counter() - start

        few, more = many(tmp_path, 600), many(tmp_path, 2400)
        # Work that grows with the square would take sixteen times as long; a busy machine gets the rest.
        assert min(seconds(more) for _ in range(3)) < 10 * min(seconds(few) for _ in range(3)) + 0.02

    def test_an_error_in_progress_stops_the_work(self, book):
        def progress(done, total):
            raise RuntimeError("enough")

        with pytest.raises(RuntimeError, match="enough"):
            book.ask("role_coverage", progress=progress)

    def test_an_error_in_one_case_names_it(self, book):
        with pytest.raises(pg.UnknownActor) as caught:
            book.actor_degree(actors=["nobody"])
        assert caught.value.__notes__ == [f"in case `{caught.value.case}`"]

    def test_ctrl_c_stops_long_work_at_once(self, tmp_path):
        many(tmp_path, 20_000)
        process = subprocess.Popen(
            [sys.executable, "-c", LONG, str(tmp_path / "many.ndjson")], stdout=subprocess.PIPE, encoding="utf-8"
        )
        with process:
            assert process.stdout.readline() == "working\n"
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            sent = time.perf_counter()
            said = process.stdout.readline()
            waited = time.perf_counter() - sent
            assert process.wait(10) == 0
        assert said == "stopped\n"
        # We promise 0.3 s; a busy machine gets more.
        assert waited < 1

    @pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system does not fork")
    @pytest.mark.parametrize("before", [True, False])
    def test_a_forked_process_can_ask_too(self, before):
        done = run("-W", "ignore", "-c", FORKED, "used" if before else "fresh")
        assert (done.returncode, done.stdout, done.stderr) == (0, "child: 108\nparent: 108\n", "")


def rated() -> pg.Case:
    """A case whose actors say what they think of each other."""
    ratings = {"reliable": 4, "open": 3, "power": 2}
    rating = {"id": "r3", "from": "a", "to": "c", "kind": "cooperates", "ratings": ratings}
    case = small("rated")
    return pg.Case.from_dict({**case, "relations": [*case["relations"], rating]})


def many(folder, count: int) -> pg.Casebook:
    """A casebook of many small cases."""
    path = folder / "many.ndjson"
    exchange = {"actor": "c", "direction": "gives", "what": "rooms", "category": "premises"}
    text = json.dumps({**small("@"), "exchanges": [exchange]})
    path.write_text("\n".join(text.replace("@", f"h{number}") for number in range(count)), encoding="utf-8")
    return pg.read_casebook(path)


LONG = """
import sys
import partnergraph as pg

book = pg.read_casebook(sys.argv[1])
print("working", flush=True)
try:
    while True:
        book.ask("role_candidates", pool="casebook")
except KeyboardInterrupt:
    print("stopped", flush=True)
"""

FORKED = """
import os, sys
import partnergraph as pg

book = pg.load_casebook()
if sys.argv[1] == "used":
    assert len(book.ask("role_coverage", threads=2)) == 108
child = os.fork()
if not child:
    print("child:", len(book.ask("role_coverage", threads=2)), flush=True)
    os._exit(0)
_, status = os.waitpid(child, 0)
assert os.waitstatus_to_exitcode(status) == 0
print("parent:", len(book.ask("role_coverage", threads=2)))
"""
