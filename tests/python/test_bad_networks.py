"""Networks that are wrong, empty or extreme: a clear error or a reason, in every analysis, and never a crash."""

from __future__ import annotations

import math
import pickle

import numpy
import partnergraph as pg
import pytest
from partnergraph import _native
from support import run

CARDS = {card["name"]: card for card in _native.register() if card["subject"] == "network"}
PATHS = [name for name, card in CARDS.items() if any(each["name"] == "weight_as" for each in card["options"])]

every_analysis = pytest.mark.parametrize("name", CARDS)


def options_of(name: str) -> set[str]:
    return {option["name"] for option in CARDS[name]["options"]}


def made(source, target, weight=None, **how) -> pg.Network:
    return pg.Network.from_edges(source, target, weight, **how)


def both(name: str, *arguments, **how) -> list:
    """The network with and without directions."""
    kinds = ((name, False), (f"{name} with directions", True))
    return [pytest.param(made(*arguments, directed=directed, **how), id=id) for id, directed in kinds]


SMALL = [
    *both("empty", [], []),
    *both("one actor", [], [], actors=["a"]),
    *both("two actors, no tie", [], [], actors=2),
    *both("no tie", [], [], actors=numpy.int64(5)),
    *both("a tie to itself", ["a"], ["a"]),
    *both("a tie to itself beside others", "aab", "abc"),
    *both("one tie", "a", "b"),
    *both("many parallel ties", ["a", "b"] * 5_000, ["b", "a"] * 5_000),
    *both("many parallel ties that are counted", ["a"] * 5_000, ["b"] * 5_000, collapse="count"),
    *both("two components and an isolate", "abde", "bcef", actors="abcdefg"),
]
WEIGHTED = [
    *both("parallel weights", ["a"] * 5_000, ["b"] * 5_000, [0.5] * 5_000),
    *both("the largest weights", "aabc", "bbca", [1e50] * 4),
    *both("the smallest weights", "aabc", "bbca", [1e-50] * 4),
    *both("both at once", "abcd", "bcda", [1e50, 1e-50, 1, 1e50]),
    *both("weights that are no ties", "ab", "bc", [0.0, 0.0]),
    *both("a weight of one actor", ["a"], ["a"], [3.0]),
]


def answered(network: pg.Network, name: str, **options: object) -> pg.Answer | None:
    """The answer, or nothing where the analysis says why it does not take such a network."""
    try:
        return network.ask(name, **options)
    except pg.OptionError as error:
        known = {("actor_strength", "collapse"), ("network_centralization", "weights")}
        assert (name, error.option) in known, error
        return None


def assert_sound(answer: pg.Answer) -> None:
    """Every number is one, and where it is missing a reason of the card says why."""
    codes = {reason for reason, _ in CARDS[answer.analysis]["undefined"]}
    for table in answer.tables:
        for row in answer.to_dicts(table):
            assert all(math.isfinite(value) for value in row.values() if isinstance(value, float)), (table, row)
            given = row.get("reason")
            for part in given.split("; ") if given else ():
                column, divider, reason = part.partition(": ")
                assert (reason if divider else column) in codes, (table, row)
                assert row[column if divider else "value"] is None, (table, row)
            numbers = {"value", "raw", "count", "expected", "z", "density", "share"} & set(row)
            assert given or all(row[column] is not None for column in numbers), (table, row)


class TestEveryAnalysis:
    @every_analysis
    @pytest.mark.parametrize("network", SMALL)
    def test_the_smallest_networks_have_reasons_and_no_made_up_numbers(self, network, name):
        answer = answered(network, name)
        if answer is not None:
            assert_sound(answer)
            assert answer == network.ask(name, threads=2)

    @every_analysis
    @pytest.mark.parametrize("meaning", ["strength", "distance"])
    @pytest.mark.parametrize("network", WEIGHTED)
    def test_extreme_weights_give_finite_numbers(self, network, meaning, name):
        if name in PATHS and meaning == "distance" and network.zero_weights:
            with pytest.raises(pg.OptionError, match="found `distance` beside weights of 0") as caught:
                network.ask(name, weight_as=meaning)
            assert caught.value.option == "weight_as"
            return
        answer = answered(network, name, **({"weight_as": meaning} if name in PATHS else {}))
        if answer is not None:
            assert_sound(answer)

    @every_analysis
    def test_tests_and_drawn_arrangements_do_not_need_ties(self, name):
        asked = {"test": "simple" if name == "network_core_periphery" else True, "replicates": 9}
        for network in (parameter.values[0] for parameter in SMALL[:12]):
            if "test" not in options_of(name):
                continue
            words = next(option["words"] for option in CARDS[name]["options"] if option["name"] == "test")
            given = {**asked, "test": words[-1]} if words else asked
            assert_sound(network.ask(name, **given))

    @every_analysis
    @pytest.mark.parametrize(
        ("given", "option"),
        [
            ({"directon": "in"}, "directon"),
            ({"direction": "sideways"}, "direction"),
            ({"direction": 3}, "direction"),
            ({"at": "2015"}, "at"),
            ({"actors": ["a"]}, "actors"),
            ({"include_self": True}, "include_self"),
            ({"kinds": ["funds"]}, "kinds"),
            ({"at_least": 2}, "at_least"),
        ],
    )
    def test_an_option_that_means_nothing_here_is_named(self, name, given, option):
        with pytest.raises(pg.OptionError, match=f"option `{option}`: found .*, expected ") as caught:
            made("ab", "bc").ask(name, **given)
        assert caught.value.option == option

    @every_analysis
    def test_numbers_out_of_bounds_are_named(self, name):
        network = made("ab", "bc", [1, 2] if name == "actor_strength" else None)
        wrong: dict[str, list[object]] = {
            "replicates": [0, -1, 2**62, 2.5, "many"],
            "seed": [-1, 1.5, "lucky"],
            "damping": [1, 1.0, -0.1, math.nan, math.inf, "much"],
            "resolution": [0, -1, math.nan, math.inf],
            "starts": [0, -1],
            "pivots": [0, 1, -1, 4],
            "alpha": [math.nan, math.inf, "much"],
            "beta": [0, math.nan, math.inf],
            "list_up_to": [-1],
            "limit": [-1],
        }
        for option in options_of(name) & set(wrong):
            for value in wrong[option]:
                needed = {"test": True} if option in ("replicates", "seed") and "test" in options_of(name) else {}
                if name == "network_core_periphery":
                    needed = {"test": next(o["words"][-1] for o in CARDS[name]["options"] if o["name"] == "test")}
                if name == "network_attack" and option in ("replicates", "seed"):
                    needed = {"order": "random"}
                with pytest.raises(pg.OptionError, match=f"option `{option}`: found .*, expected ") as caught:
                    network.ask(name, **needed, **{option: value})
                assert caught.value.option == option, (option, value)

    @every_analysis
    def test_actors_that_are_not_there_are_named(self, name):
        network = made("ab", "bc")
        wrong = {
            "sources": (["z"], {}),
            "list": (["a", "z"], {"order": "listed"}),
            "partition": ({"a": 1, "z": 2}, {}),
            "restart": ({"z": 1}, {}),
            "dangling": ({"z": 1}, {}),
        }
        for option in options_of(name) & set(wrong):
            value, needed = wrong[option]
            with pytest.raises(pg.OptionError, match="found `z`, expected ") as caught:
                network.ask(name, **needed, **{option: value})
            assert caught.value.option == option

    @every_analysis
    @pytest.mark.parametrize(
        "partition",
        [
            {},
            {"a": "x"},
            {"a": "x", "b": None, "c": None},
            {"a": None},
            dict.fromkeys("abc", "x"),
            {"a": 1, "b": 2, "c": 3},
        ],
        ids=repr,
    )
    def test_classes_that_nobody_or_everybody_is_in_have_reasons(self, name, partition):
        if "partition" in options_of(name):
            for directed in (False, True):
                assert_sound(made("ab", "bc", directed=directed).ask(name, partition=partition))
            assert_sound(made([], []).ask(name, partition={}))


class TestEdges:
    @pytest.mark.parametrize("column", [list, numpy.array])
    @pytest.mark.parametrize(
        ("weight", "message"),
        [
            (math.nan, "edge 1: found weight NaN, expected a finite number of 0 or more"),
            (math.inf, "edge 1: found weight inf, expected a finite number of 0 or more"),
            (-math.inf, "edge 1: found weight -inf, expected a finite number of 0 or more"),
            (-0.5, "edge 1: found weight -0.5, expected a finite number of 0 or more"),
            (1.7e308, "edge 1: found weight 1.7e308, expected 0 or a number from 1e-50 to 1e50"),
            (5e-324, "edge 1: found weight 5e-324, expected 0 or a number from 1e-50 to 1e50"),
        ],
    )
    @pytest.mark.parametrize("collapse", ["sum", "max", "count"])
    def test_a_weight_that_is_none_is_named(self, column, weight, message, collapse):
        with pytest.raises(pg.EdgeError, match=message):
            made("ab", "bc", column([1.0, weight]), collapse=collapse)

    def test_weights_that_add_up_beyond_the_bound_can_be_kept(self):
        network = made("aab", "bbc", [1e50, 1e50, 2.0])
        back = pickle.loads(pickle.dumps(network))
        assert back == network and back.ties[0] == ("a", "b", 2e50)

    def test_weights_of_zero_are_counted_and_kept(self):
        network = made("abb", "bcb", [0, 2, 0])
        assert (network.zero_weights, network.loops_dropped, network.ties) == (1, 1, (("b", "c", 2.0),))
        assert pickle.loads(pickle.dumps(network)).zero_weights == 1

    @pytest.mark.parametrize("name", PATHS)
    def test_zero_is_no_distance(self, name):
        network = made("abc", "bca", [1, 0, 2])
        with pytest.raises(
            pg.OptionError,
            match=r"option `weight_as`: found `distance` beside weights of 0 \(1 of them\), expected weights above 0",
        ):
            network.ask(name, weight_as="distance")
        assert_sound(network.ask(name, weight_as="strength"))

    @pytest.mark.parametrize("name", PATHS)
    def test_a_case_in_which_an_amount_is_zero_has_no_distance_of_it(self, name):
        amount = {"value": 0, "currency": "NOK", "per": "year"}
        actors = [{"id": letter, "name": letter} for letter in "ab"]
        relation = {"from": "a", "to": "b", "kind": "funds", "amounts": [amount]}
        case = pg.Case.from_dict(
            {"format": "partnergraph/case/1", "id": "h", "name": "H", "actors": actors, "relations": [relation]}
        )
        scope = {"weights": "amount", "collapse": "sum"}
        assert case.network(**scope).zero_weights == 1
        assert case.ask(name, **scope, weight_as="strength").to_dicts() is not None
        with pytest.raises(pg.OptionError, match="found `distance` beside weights of 0"):
            case.ask(name, **scope, weight_as="distance")

    @pytest.mark.parametrize(
        ("source", "target", "weight", "message"),
        [
            ("a", "bc", None, "argument `target`: found 2 values, expected 1, one for each edge"),
            ([], "b", None, "argument `target`: found 1 values, expected 0, one for each edge"),
            ("ab", "bc", [1.0], "argument `weight`: found 1 values, expected 2, one for each edge"),
            ("ab", "bc", [], "argument `weight`: found 0 values, expected 2, one for each edge"),
        ],
    )
    def test_lists_of_unequal_length_are_named(self, source, target, weight, message):
        with pytest.raises(pg.EdgeError, match=message):
            made(source, target, weight)

    @pytest.mark.parametrize("column", [list, numpy.array])
    @pytest.mark.parametrize("wrong", [-1, 3, 2**31, 2**32, 2**40])
    def test_a_number_out_of_range_is_named_with_its_bound(self, column, wrong):
        with pytest.raises(pg.EdgeError, match=f"argument `source`, edge 1: found {wrong}, .* from 0 and below 3"):
            made(column([0, wrong]), column([1, 1]), actors=3)
        with pytest.raises(pg.EdgeError, match=f"argument `source`, edge 1: found {wrong}, expected one of `actors`"):
            made(column([0, wrong]), column([1, 1]), actors=column([0, 1, 2]))

    @pytest.mark.parametrize("actors", ["aba", [1, 2, 1], [1, 1.0], numpy.array([7, 7]), [True, 1]])
    def test_a_list_with_doubles_is_named(self, actors):
        with pytest.raises(pg.EdgeError, match=r"argument `actors`: found .* twice, expected each actor once"):
            made([], [], actors=actors)

    @pytest.mark.parametrize("argument", ["source", "target", "weight"])
    def test_what_is_no_column_is_named(self, argument):
        given = {"source": ["a"], "target": ["b"], "weight": [1.0]} | {argument: 5}
        with pytest.raises(TypeError, match=f"argument `{argument}`: found int, expected a list, an array or a column"):
            pg.Network.from_edges(**given)


class TestBounds:
    def test_katz_names_its_bound(self):
        # The largest eigenvalue of a triangle is 2.
        network = made("abc", "bca")
        with pytest.raises(
            pg.OptionError, match=r"option `alpha`: found `0.6`, expected a number of 0 or more and below `0.5`"
        ) as caught:
            network.actor_katz(alpha=0.6)
        assert caught.value.option == "alpha"
        with pytest.raises(pg.OptionError, match="option `alpha`"):
            network.actor_katz(alpha=0.5)
        assert_sound(network.actor_katz(alpha=0.49))

    @pytest.mark.parametrize("damping", [1, 1.0, 1.5, -0.1])
    def test_a_walk_that_never_starts_again_is_refused(self, damping):
        expected = f"option `damping`: found `{damping:g}`, expected a number of 0 or more and below 1"
        with pytest.raises(pg.OptionError, match=expected):
            made("ab", "bc").actor_pagerank(damping=damping)


class TestSeveralNetworks:
    def layers(self) -> dict[str, pg.Network]:
        return {"rooms": made("abc", "bcd"), "money": made("abd", "bca")}

    @pytest.mark.parametrize("name", ["network_qap", "network_layers"])
    def test_they_are_asked_by_name(self, name):
        answer = getattr(pg, name)(self.layers())
        (row,) = answer.to_dicts()
        assert (row["layer_a"], row["layer_b"], row["actors"]) == ("rooms", "money", 4)
        assert answer == getattr(pg, name)(self.layers(), threads=2, progress=lambda done, total: None)
        assert answer.provenance["case"] is None and answer.trace(0) == ()

    def test_the_same_network_twice_agrees_with_itself(self):
        network = self.layers()["rooms"]
        (row,) = pg.network_qap({"one": network, "other": network}).to_dicts()
        assert row["r"] == pytest.approx(1, abs=1e-12)
        (row,) = pg.network_layers({"one": network, "other": network}).to_dicts()
        assert (row["jaccard"], row["hamming"]) == (1, 0)

    @pytest.mark.parametrize("name", ["network_qap", "network_layers"])
    def test_one_network_is_compared_with_nothing(self, name):
        answer = getattr(pg, name)({"rooms": made("abc", "bcd")})
        assert answer.to_dicts() == []
        assert answer.remarks[0] == "1 layers: two are needed to compare them"

    @pytest.mark.parametrize("name", ["network_qap", "network_layers"])
    def test_networks_without_ties_or_actors_have_reasons(self, name):
        codes = {reason for reason, _ in next(card for card in _native.register() if card["name"] == name)["undefined"]}
        for actors in (0, 1, 2, 5):
            empty = made([], [], actors=actors)
            answer = getattr(pg, name)({"one": empty, "other": empty})
            for row in answer.to_dicts():
                reasons = {part.rpartition(": ")[2] for part in (row["reason"] or "").split("; ") if part}
                assert reasons and reasons <= codes

    @pytest.mark.parametrize("name", ["network_qap", "network_layers"])
    def test_layers_of_one_case_go_by_its_actors_and_rest_on_its_relations(self, petersborg, name):
        kinds = list(dict.fromkeys(relation.kind for relation in petersborg.relations))[:2]
        networks = {kind: petersborg.network(kinds=[kind]) for kind in kinds}
        of_networks = getattr(pg, name)(networks)
        of_case = getattr(petersborg, name)(layers={kind: [kind] for kind in kinds})
        assert of_networks.to_dicts() == of_case.to_dicts()
        assert of_networks.provenance["fingerprint"] == petersborg.fingerprint
        assert of_networks.trace(0) == of_case.trace(0) != ()

    def test_networks_of_different_cases_go_by_ids_of_their_own(self, book):
        networks = {case.id: case.network() for case in book.cases[:2]}
        (row,) = pg.network_layers(networks).to_dicts()
        assert (row["layer_a"], row["layer_b"]) == tuple(networks)
        assert pg.network_layers(networks).trace(0) == ()

    @pytest.mark.parametrize("name", ["network_qap", "network_layers"])
    @pytest.mark.parametrize(
        ("networks", "message"),
        [
            ({}, "several networks: found none, expected at least one"),
            (
                {"one": made("a", "b"), "other": made("a", "b", directed=True)},
                "network `other`: found a directed one, expected an undirected one like `one`",
            ),
            (
                {"one": made("a", "b", directed=True), "other": made("a", "b")},
                "network `other`: found an undirected one, expected a directed one like `one`",
            ),
            ({1: made("a", "b"), "1": made("a", "b")}, "network `1`: found the name twice, expected a name for each"),
            (
                {"one": made("a", "b"), "other": made([1, "1"], ["1", 2])},
                "network `other`: found two actors of the same name",
            ),
        ],
    )
    def test_networks_that_cannot_be_compared_are_named(self, name, networks, message):
        with pytest.raises(pg.AnalysisError, match=message):
            getattr(pg, name)(networks)

    @pytest.mark.parametrize("name", ["network_qap", "network_layers"])
    @pytest.mark.parametrize("wrong", [None, "ab", 3, [("a", "b")], {"a": 1}])
    def test_what_is_no_network_is_a_type_error(self, name, wrong):
        with pytest.raises(TypeError, match=rf"analysis `{name}`, layer other: found \w+, expected a Network"):
            getattr(pg, name)({"one": made("a", "b"), "other": wrong})

    @pytest.mark.parametrize("name", ["network_qap", "network_layers"])
    def test_what_is_no_dict_is_refused(self, name):
        for wrong in (None, [made("a", "b")], "networks", 3):
            with pytest.raises(
                TypeError, match=f"analysis `{name}`: found .*, expected a Case, a Casebook, a Network, "
            ):
                getattr(pg, name)(wrong)
        with pytest.raises(pg.AnalysisError, match=f"analysis `{name}`: found a network, expected a case or several"):
            getattr(pg, name)(made("a", "b"))

    def test_other_questions_are_not_put_to_several_networks(self):
        with pytest.raises(
            pg.AnalysisError, match="analysis `actor_degree`: found several networks, expected a case or a"
        ):
            pg.actor_degree(self.layers())

    def test_options_threads_and_progress_are_checked(self):
        with pytest.raises(pg.OptionError, match="option `replicates`: found `0`"):
            pg.network_qap(self.layers(), replicates=0)
        with pytest.raises(pg.OptionError, match=r"option `layers`: .*nothing beside several networks"):
            pg.network_layers(self.layers(), layers={"a": ["funds"]})
        with pytest.raises(ValueError, match="argument `threads`: found 0"):
            pg.network_qap(self.layers(), threads=0)
        with pytest.raises(TypeError, match="argument `progress`: found int"):
            pg.network_layers(self.layers(), progress=3)


FORKED = """
import os, sys
import numpy
import partnergraph as pg

numbers = numpy.arange(3000)
network = pg.Network.from_edges(numbers, (numbers + 1) % 3000, actors=3000)
if sys.argv[1] == "used":
    before = network.actor_betweenness(threads=2)
child = os.fork()
answer = network.actor_betweenness(threads=2)
who = "parent" if child else "child"
if child:
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
assert sys.argv[1] != "used" or answer == before
print(who, len(answer), flush=True)
os._exit(0)
"""


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system does not fork")
@pytest.mark.parametrize("before", ["used", "fresh"])
def test_a_forked_process_can_ask_a_network_too(before):
    done = run("-W", "ignore", "-c", FORKED, before)
    assert (done.returncode, done.stdout, done.stderr) == (0, "child 3000\nparent 3000\n", "")
