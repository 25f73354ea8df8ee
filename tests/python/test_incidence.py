"""Two-mode tables: made from links, asked, kept, and told what is wrong with them."""

from __future__ import annotations

import pickle

import numpy
import pandas
import partnergraph as pg
import polars
import pyarrow
import pytest
from partnergraph import _native

CARDS = {card["name"]: card for card in _native.register() if card["subject"] == "two_mode"}
SCOPE = {"at", "statuses", "stages", "uncertain", "level", "include_self", "modes"}

every_analysis = pytest.mark.parametrize("name", CARDS)


def boards() -> pg.Incidence:
    """Three people on two boards, one of them on both, and one on none."""
    return pg.Incidence.from_links(["ann", "ann", "bo"], ["x", "y", "y"], rows=["ann", "bo", "cy"])


def own(case: pg.Case) -> pg.Incidence:
    """Who holds which role in a case, made from its assignments; actors are those that the case itself lists."""
    held = [each for each in case.assignments if each.status == "current" and each.actor]
    rows = [row["member"] for row in case.two_mode_degree(mode="actors")]
    return pg.Incidence.from_links(
        [each.actor for each in held],
        [each.role for each in held],
        rows=rows,
        columns=[role.id for role in case.roles],
    )


class TestFromLinks:
    @pytest.mark.parametrize(
        "column", [list, tuple, numpy.array, pandas.Series, polars.Series, pyarrow.array, iter, dict.fromkeys]
    )
    def test_links_come_from_any_column(self, column):
        incidence = pg.Incidence.from_links(column(["a", "b"]), ["x", "x"])
        assert (incidence.rows, incidence.columns) == (("a", "b"), ("x",))
        assert incidence.links == (("a", "x"), ("b", "x"))
        assert pg.Incidence.from_links(["x", "x"], column(["a", "b"])).columns == ("a", "b")

    @pytest.mark.parametrize("kind", ["int64", "int32", "uint32", "uint64", "int16", "uint8"])
    @pytest.mark.parametrize("column", [numpy.array, pandas.Series, polars.Series, pyarrow.array])
    def test_whole_numbers_of_any_width_are_members(self, kind, column):
        row, columns = (column(numpy.array(ends, dtype=kind)) for ends in ([5, 3, 5], [5, 9, 9]))
        incidence = pg.Incidence.from_links(row, columns)
        # A row and a column of the same name are two different members.
        assert (incidence.rows, incidence.columns) == ((5, 3), (5, 9))
        assert incidence.links == ((5, 5), (5, 9), (3, 9))

    def test_members_give_the_order_and_those_without_a_link(self):
        incidence = pg.Incidence.from_links("ba", "xx", rows="abc", columns=["y", "x"])
        assert (incidence.rows, incidence.columns) == (("a", "b", "c"), ("y", "x"))
        assert incidence.links == (("a", "x"), ("b", "x"))
        degrees = {(row["mode"], row["member"]): row["raw"] for row in incidence.two_mode_degree()}
        assert degrees == {
            ("rows", "a"): 1,
            ("rows", "b"): 1,
            ("rows", "c"): 0,
            ("columns", "y"): 0,
            ("columns", "x"): 2,
        }

    @pytest.mark.parametrize("number", [3, numpy.int64(3), numpy.uint8(3)])
    def test_their_number_is_enough_where_they_are_counted(self, number):
        incidence = pg.Incidence.from_links([0, 2], numpy.array([1, 1], dtype="uint32"), rows=number, columns=2)
        assert (incidence.rows, incidence.columns) == ((0, 1, 2), (0, 1))
        assert incidence == pg.Incidence.from_links([0, 2], [1, 1], rows=range(3), columns=range(2))

    def test_a_link_that_is_given_twice_counts_once(self):
        incidence = pg.Incidence.from_links("aab", "xxy")
        assert (len(incidence), incidence.links) == (2, (("a", "x"), ("b", "y")))
        assert incidence == pg.Incidence.from_links("ab", "xy")

    def test_a_member_can_be_anything_that_hashes(self):
        incidence = pg.Incidence.from_links([("a", 1), True], [frozenset({1}), 2.5])
        assert incidence.rows == (("a", 1), True)
        members = [row["member"] for row in incidence.two_mode_degree()]
        assert members == ["('a', 1)", "True", "frozenset({1})", "2.5"]

    def test_the_repr_is_one_line(self):
        assert repr(boards()) == "Incidence(3 rows, 2 columns, 3 links)"
        assert len(boards()) == 3

    @pytest.mark.parametrize(
        ("arguments", "members", "message"),
        [
            ((["a"], ["x", "y"]), {}, "argument `column`: found 2 values, expected 1, one for each link"),
            (([], ["x"]), {}, "argument `column`: found 1 values, expected 0, one for each link"),
            (
                ([0, 3], [0, 0]),
                {"rows": 3},
                "argument `row`, link 1: found 3, expected a whole number from 0 and below 3",
            ),
            (([0], [-1]), {"columns": 3}, "argument `column`, link 0: found -1, .* from 0 and below 3"),
            (([0], [2**70]), {"columns": 3}, "argument `column`, link 0: found 1180591620717411303424, .* below 3"),
            (([0], [True]), {"columns": 3}, "argument `column`, link 0: found True, .* below 3"),
            ((["a"], ["x"]), {"rows": 3}, "argument `row`, link 0: found 'a', .* below 3"),
            ((["a", "z"], "xx"), {"rows": "ab"}, "argument `row`, link 1: found 'z', expected one of `rows`"),
            (("aa", "xz"), {"columns": "xy"}, "argument `column`, link 1: found 'z', expected one of `columns`"),
            (([], []), {"rows": ["a", "b", "a"]}, "argument `rows`: found 'a' twice, expected each member once"),
            (([], []), {"columns": [1, 1]}, "argument `columns`: found 1 twice, expected each member once"),
            (([], []), {"rows": -1}, "argument `rows`: found -1, expected a number from 0 to 4294967294, or a list"),
            (([], []), {"columns": 2**40}, "argument `columns`: found 1099511627776, expected a number from 0"),
            (([None], ["x"]), {}, "argument `row`, link 0: found None, expected a member"),
            ((["a"], [float("nan")]), {}, "argument `column`, link 0: found nan, expected a member"),
        ],
    )
    def test_links_that_make_no_table_are_an_error_with_its_place(self, arguments, members, message):
        with pytest.raises(pg.EdgeError, match=message):
            pg.Incidence.from_links(*arguments, **members)

    @pytest.mark.parametrize(
        ("arguments", "members", "message"),
        [
            ((5, ["x"]), {}, "argument `row`: found int, expected a list, an array or a column"),
            ((["a"], None), {}, "argument `column`: found NoneType, expected a list"),
            (([], []), {"rows": 2.0}, "argument `rows`: found float, expected a list"),
            (([["a"]], ["x"]), {}, "unhashable type: 'list'"),
        ],
    )
    def test_what_is_no_column_is_a_type_error(self, arguments, members, message):
        with pytest.raises(TypeError, match=message):
            pg.Incidence.from_links(*arguments, **members)

    def test_it_is_made_in_no_other_way_and_does_not_change(self):
        with pytest.raises(TypeError):
            pg.Incidence()
        with pytest.raises(AttributeError):
            boards().rows = ()


class TestValues:
    def tables(self) -> list[pg.Incidence]:
        return [
            boards(),
            pg.Incidence.from_links([], []),
            pg.Incidence.from_links([0, 2], [1, 1], rows=4, columns=2),
            pg.Incidence.from_links([("a", 1), 2.5], [frozenset("x"), "y"]),
        ]

    def test_equal_is_what_has_the_same_members_and_links(self):
        for place, one in enumerate(self.tables()):
            for other_place, other in enumerate(self.tables()):
                assert (one == other) == (place == other_place)
        assert boards() != "a table" and boards() != pg.Network.from_edges("a", "b")
        assert pg.Incidence.from_links("a", "x") != pg.Incidence.from_links("x", "a")
        assert pg.Incidence.from_links("a", "x", rows="ab") != pg.Incidence.from_links("a", "x")
        with pytest.raises(TypeError):
            hash(boards())

    def test_pickling_keeps_everything(self):
        for incidence in self.tables():
            back = pickle.loads(pickle.dumps(incidence))
            assert back == incidence and back.rows == incidence.rows and back.columns == incidence.columns
            assert back.two_mode_degree() == incidence.two_mode_degree()


class TestAsked:
    @every_analysis
    def test_the_analyses_are_methods_functions_and_asked_by_name(self, name):
        answer = getattr(boards(), name)()
        assert answer == getattr(pg, name)(boards()) == boards().ask(name)
        assert answer.analysis == name and answer.provenance["case"] is None
        assert answer.tables == tuple(table["name"] for table in CARDS[name]["tables"])
        assert all(answer.trace(row) == () for row in range(len(answer)))

    @every_analysis
    @pytest.mark.parametrize(
        "incidence",
        [
            pg.Incidence.from_links([], []),
            pg.Incidence.from_links([], [], rows=3),
            pg.Incidence.from_links([], [], columns=3),
            pg.Incidence.from_links([], [], rows=2, columns=2),
            pg.Incidence.from_links("a", "x"),
            pg.Incidence.from_links("a" * 500, "x" * 500),
            pg.Incidence.from_links("ab", "xx"),
            pg.Incidence.from_links("aa", "xy"),
            pg.Incidence.from_links("aabb", "xyxy"),
        ],
        ids=repr,
    )
    def test_the_smallest_tables_have_reasons_and_no_made_up_numbers(self, name, incidence):
        codes = {reason for reason, _ in CARDS[name]["undefined"]}
        answer = getattr(incidence, name)(**({"test": True, "replicates": 9} if "test" in options_of(name) else {}))
        for table in answer.tables:
            for row in answer.to_dicts(table):
                for column, value in row.items():
                    assert value == value and value not in (float("inf"), -float("inf")), (table, column)
                for part in filter(None, (row.get("reason") or "").split("; ")):
                    column, divider, reason = part.partition(": ")
                    assert (reason if divider else column) in codes
                    assert row[column if divider else "value"] is None

    @every_analysis
    def test_of_a_case_the_numbers_are_those_of_its_own_table(self, petersborg, name):
        of_case, of_links = getattr(petersborg, name)(), getattr(own(petersborg), name)()
        for table in of_case.tables:
            wanted, found = of_case.to_dict(table), of_links.to_dict(table)
            columns = [column for column in found if column != "mode"]
            assert {"name", "from_name", "to_name", "shared_name", "mode"} >= set(wanted) - set(columns)
            assert {column: found[column] for column in columns} == {column: wanted[column] for column in columns}

    @every_analysis
    def test_the_number_of_threads_changes_nothing(self, name):
        links = numpy.random.default_rng(1).integers(0, 60, (2, 400))
        incidence = pg.Incidence.from_links(*links, rows=60, columns=60)
        answers = [incidence.ask(name, threads=threads).to_dicts() for threads in (None, 1, 2, 5)]
        assert all(answer == answers[0] for answer in answers)

    @every_analysis
    def test_a_table_that_is_ready_takes_no_scope(self, name):
        for option in SCOPE & set(options_of(name)):
            values = {
                "at": "2015",
                "include_self": True,
                "level": "top",
                "uncertain": "exclude",
                "modes": "actors x bodies",
            }
            with pytest.raises((pg.OptionError, pg.AnalysisError)) as caught:
                boards().ask(name, **{option: values.get(option, ["former"])})
            if isinstance(caught.value, pg.OptionError):
                assert caught.value.option == option

    def test_a_question_for_cases_or_networks_cannot_be_put(self):
        assert not hasattr(boards(), "role_coverage") and not hasattr(boards(), "actor_degree")
        for name in ("role_coverage", "actor_degree", "network_qap", "casebook_matrix"):
            with pytest.raises(pg.AnalysisError, match=f"analysis `{name}`: found an incidence, expected a"):
                boards().ask(name)
        with pytest.raises(pg.AnalysisError, match="found a network, expected a case or an incidence"):
            pg.two_mode_degree(pg.Network.from_edges("a", "b"))
        with pytest.raises(pg.UnknownAnalysis) as caught:
            boards().ask("two_mode_degre")
        assert caught.value.nearest == "two_mode_degree"

    def test_threads_progress_and_options_are_checked(self):
        with pytest.raises(ValueError, match="argument `threads`: found 0"):
            boards().two_mode_degree(threads=0)
        with pytest.raises(TypeError, match="argument `progress`: found int"):
            boards().two_mode_degree(progress=3)
        with pytest.raises(pg.OptionError) as caught:
            boards().two_mode_degree(mode="row")
        assert (caught.value.option, caught.value.nearest) == ("mode", "rows")


def options_of(name: str) -> list[str]:
    return [option["name"] for option in CARDS[name]["options"]]
