"""Networks: of a case, and made from edges."""

from __future__ import annotations

import pickle
import subprocess
import sys

import networkx
import numpy
import pandas
import partnergraph as pg
import polars
import pyarrow
import pytest


class TestOfACase:
    def test_the_actors_and_ties_are_those_of_the_case(self, house):
        network = house.network()
        assert network.actors == ("a", "b", "c")
        assert network.ties == (("a", "b", 1.0), ("b", "c", 1.0))
        assert (len(network), network.relations, network.loops_dropped) == (3, 2, 0)
        assert (network.directed, network.weighted) == (False, False)

    def test_the_repr_is_one_line(self, house):
        assert repr(house.network()) == "Network(3 actors, 2 ties, undirected)"
        # A mutual relation is two arcs, and `cooperates` is mutual unless it says otherwise.
        assert repr(house.network(direction="directed")) == "Network(3 actors, 3 ties, directed)"

    def test_kinds_narrow_the_ties_and_not_the_actors(self, house):
        network = house.network(kinds="cooperates")
        assert len(network) == 3
        assert network.ties == (("b", "c", 1.0),)

    def test_an_analysis_of_the_network_is_that_of_the_case(self, petersborg):
        scope = {"include_self": True, "direction": "directed"}
        of_network = petersborg.network(**scope).actor_betweenness()
        assert of_network.to_dicts() == petersborg.actor_betweenness(**scope).to_dicts()
        assert of_network.provenance["case"] == "petersborghuset"

    def test_an_option_that_is_not_of_the_scope_is_refused(self, house):
        with pytest.raises(pg.OptionError) as caught:
            house.network(colour="red")
        assert caught.value.option == "colour"

    def test_weights_need_a_rule_for_parallel_relations(self, house):
        with pytest.raises(pg.OptionError, match="expected `count`, `sum` or `max`") as caught:
            house.network(weights="strength")
        assert caught.value.option == "collapse"

    def test_an_actor_that_is_not_there_is_an_error(self, house):
        with pytest.raises(pg.UnknownActor):
            house.network(actors=["a", "z"])

    def test_a_network_that_is_ready_takes_no_scope(self, house):
        network = house.network()
        assert network.actor_degree() == network.actor_degree(kinds=None, include_self=False)
        with pytest.raises(pg.OptionError) as caught:
            network.actor_degree(kinds=["funds"])
        assert caught.value.option == "kinds"


class TestFromEdges:
    @pytest.mark.parametrize(
        "column",
        [
            list,
            tuple,
            numpy.array,
            pandas.Series,
            polars.Series,
            pyarrow.array,
            iter,
            lambda values: {value: None for value in values},
        ],
    )
    def test_edges_come_from_any_column(self, column):
        network = pg.Network.from_edges(column(["a", "b"]), ["b", "c"])
        assert network.actors == ("a", "b", "c")
        assert len(network.ties) == 2

    @pytest.mark.parametrize("column", [list, numpy.array, pandas.Series, polars.Series, pyarrow.array])
    def test_numbers_and_weights_come_from_any_column(self, column):
        network = pg.Network.from_edges(column([1, 2]), column([2, 3]), column([0.5, 2.0]))
        assert network.actors == (1, 2, 3)
        assert [weight for _, _, weight in network.ties] == [0.5, 2.0]
        assert network.weighted

    def test_an_actor_can_be_anything_that_hashes(self):
        network = pg.Network.from_edges([("a", 1), True], [frozenset({1}), 2.5])
        assert network.actors == (("a", 1), True, frozenset({1}), 2.5)
        assert network.actor_degree().to_dict()["actor"] == ["('a', 1)", "True", "frozenset({1})", "2.5"]

    def test_equal_numbers_are_the_same_actor(self):
        assert len(pg.Network.from_edges([1, 1.0, True], [2, 2.0, 2])) == 2

    def test_actors_give_the_order_and_the_isolates(self):
        network = pg.Network.from_edges(["b"], ["a"], actors=["a", "b", "alone"])
        assert network.actors == ("a", "b", "alone")
        assert [row["raw"] for row in network.actor_degree()] == [1, 1, 0]

    def test_a_network_can_be_empty(self):
        network = pg.Network.from_edges([], [])
        assert (len(network), network.ties) == (0, ())
        assert network.actor_degree().to_dicts() == []
        assert network.network_summary().to_dicts()[0]["actors"] == 0

    def test_loops_are_dropped_and_counted(self):
        network = pg.Network.from_edges(["a", "a", "b"], ["a", "b", "b"])
        assert (network.loops_dropped, network.relations, len(network.ties)) == (2, 1, 1)

    @pytest.mark.parametrize(("collapse", "weight"), [("any", 1.0), ("count", 2.0), ("sum", 5.0), ("max", 3.0)])
    def test_parallel_edges_become_one_tie(self, collapse, weight):
        weights = [2, 3] if collapse in ("sum", "max") else None
        network = pg.Network.from_edges(["a", "b"], ["b", "a"], weights, collapse=collapse)
        assert network.ties == (("a", "b", weight),)

    def test_weights_are_added_up_where_nothing_is_said(self):
        assert pg.Network.from_edges("aa", "bb", [2, 3]).ties == (("a", "b", 5.0),)

    def test_a_directed_network_keeps_both_ways(self):
        network = pg.Network.from_edges(["a", "b"], ["b", "a"], directed=True)
        assert network.ties == (("a", "b", 1.0), ("b", "a", 1.0))
        assert network.network_summary().to_dicts()[0]["reciprocity_edgewise"] == 1

    def test_a_weight_of_zero_is_no_tie(self):
        assert pg.Network.from_edges(["a"], ["b"], [0]).ties == ()

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ((["a"], ["b", "c"]), "argument `target`: found 2 values, expected 1, one for each edge"),
            ((["a"], ["b"], [1, 2]), "argument `weight`: found 2 values, expected 1, one for each edge"),
            ((["a"], ["b"], [-1]), "edge 0: found weight -1, expected a finite number of 0 or more"),
            ((["a"], ["b"], [float("inf")]), "edge 0: found weight inf, expected a finite number of 0 or more"),
            ((["a"], ["b"], [float("nan")]), "edge 0: found weight NaN, expected a finite number of 0 or more"),
        ],
    )
    def test_edges_that_make_no_network_are_an_error(self, arguments, message):
        with pytest.raises(pg.EdgeError) as caught:
            pg.Network.from_edges(*arguments)
        assert isinstance(caught.value, ValueError)
        assert str(caught.value) == message

    def test_actors_that_do_not_fit_are_an_error(self):
        with pytest.raises(pg.EdgeError, match="edge 0: found 'b', expected one of `actors`"):
            pg.Network.from_edges(["a"], ["b"], actors=["a"])
        with pytest.raises(pg.EdgeError, match="argument `actors`: found 'a' twice, expected each actor once"):
            pg.Network.from_edges([], [], actors=["a", "a"])

    def test_a_rule_that_is_not_known_is_an_error_with_the_nearest(self):
        with pytest.raises(pg.OptionError) as caught:
            pg.Network.from_edges(["a"], ["b"], collapse="summ")
        assert (caught.value.option, caught.value.nearest) == ("collapse", "sum")

    def test_what_does_not_hash_is_a_type_error(self):
        with pytest.raises(TypeError, match="unhashable"):
            pg.Network.from_edges([["a"]], ["b"])

    def test_a_question_for_cases_cannot_be_put(self):
        network = pg.Network.from_edges(["a"], ["b"])
        assert not hasattr(network, "role_coverage")
        with pytest.raises(pg.AnalysisError, match="analysis `role_coverage`: found a network, expected a case"):
            pg.role_coverage(network)

    def test_weighted_paths_need_to_know_what_a_weight_means(self):
        network = pg.Network.from_edges("ab", "bc", [1, 2])
        with pytest.raises(pg.OptionError) as caught:
            network.actor_betweenness()
        assert caught.value.option == "weight_as"
        assert network.actor_betweenness(weight_as="distance").to_dicts()[1]["raw"] == 1

    def test_nothing_can_be_set(self):
        with pytest.raises(AttributeError):
            pg.Network.from_edges([], []).directed = True


class TestNodesAsNumbers:
    @pytest.mark.parametrize("kind", ["int64", "int32", "uint32", "uint64", "int16", "uint8"])
    @pytest.mark.parametrize("column", [numpy.array, pandas.Series, polars.Series, pyarrow.array])
    def test_whole_numbers_of_any_width_are_actors(self, kind, column):
        source, target = (column(numpy.array(ends, dtype=kind)) for ends in ([5, 3, 5], [3, 9, 9]))
        network = pg.Network.from_edges(source, target)
        assert network.actors == (5, 3, 9)
        assert network.ties == ((5, 3, 1.0), (5, 9, 1.0), (3, 9, 1.0))
        assert network.actor_degree().to_dict()["actor"] == [5, 3, 9]

    def test_arrays_and_lists_give_the_same(self):
        random = numpy.random.default_rng(1)
        ends = random.integers(-50, 10**12, 40)
        source, target = random.choice(ends, 300), random.choice(ends, 300)
        assert pg.Network.from_edges(source, target) == pg.Network.from_edges(source.tolist(), target.tolist())

    def test_their_number_is_enough_where_they_are_counted(self):
        source, target = numpy.array([0, 2], dtype="uint32"), numpy.array([2, 3], dtype="int64")
        network = pg.Network.from_edges(source, target, actors=5)
        assert network.actors == (0, 1, 2, 3, 4)
        assert network == pg.Network.from_edges([0, 2], [2, 3], actors=range(5))

    @pytest.mark.parametrize("column", [list, numpy.array])
    @pytest.mark.parametrize("wrong", [-1, 5, 2**40])
    def test_a_number_out_of_range_is_named_with_its_place(self, column, wrong):
        with pytest.raises(pg.EdgeError, match=f"argument `target`, edge 1: found {wrong}, .* below 5"):
            pg.Network.from_edges(column([0, 1]), column([2, wrong]), actors=5)

    def test_an_actor_that_is_not_listed_is_named(self):
        with pytest.raises(pg.EdgeError, match="edge 1: found 7, expected one of `actors`"):
            pg.Network.from_edges(numpy.array([0, 7]), numpy.array([1, 1]), actors=[0, 1])
        with pytest.raises(pg.EdgeError, match="found 1 twice"):
            pg.Network.from_edges(numpy.array([0]), numpy.array([1]), actors=numpy.array([0, 1, 1]))

    @pytest.mark.parametrize("nothing", [None, float("nan")])
    def test_nothing_is_no_actor(self, nothing):
        with pytest.raises(pg.EdgeError, match=r"edge 1: found (None|nan), expected an actor"):
            pg.Network.from_edges(["a", nothing], ["b", "c"])

    def test_a_weight_that_is_no_number_is_named_with_its_place(self):
        with pytest.raises(pg.EdgeError, match="edge 1: found weight 'much'"):
            pg.Network.from_edges(["a", "b"], ["b", "c"], [1.0, "much"])
        with pytest.raises(pg.EdgeError, match="edge 1: found weight NaN"):
            pg.Network.from_edges(["a", "b"], ["b", "c"], numpy.array([1.0, numpy.nan], dtype="float32"))


class TestNetworkx:
    @pytest.mark.parametrize("kind", [networkx.Graph, networkx.DiGraph, networkx.MultiGraph, networkx.MultiDiGraph])
    def test_there_and_back(self, kind):
        graph = kind([("a", "b"), ("b", "a"), ("b", ("c", 1)), ("a", "a")])
        graph.add_node(3)
        network = pg.Network.from_networkx(graph)
        assert network.actors == ("a", "b", ("c", 1), 3)
        assert (network.directed, network.loops_dropped) == (graph.is_directed(), 1)
        back = network.to_networkx()
        plain = networkx.DiGraph(graph) if graph.is_directed() else networkx.Graph(graph)
        plain.remove_edge("a", "a")
        assert list(back) == list(graph)
        assert {frozenset(tie) for tie in back.edges} == {frozenset(tie) for tie in plain.edges}
        assert pg.Network.from_networkx(back) == network

    def test_weights_are_read_only_when_named_and_missing_ones_counted(self):
        graph = networkx.Graph()
        graph.add_edge(0, 1, weight=2.5)
        graph.add_edge(1, 2)
        assert not pg.Network.from_networkx(graph).weighted
        network = pg.Network.from_networkx(graph, weight="weight")
        assert network.ties == ((0, 1, 2.5),)
        assert (network.missing_weights, len(network)) == (1, 3)
        assert network.to_networkx().edges[0, 1] == {"relations": 1, "weight": 2.5}
        graph.edges[0, 1]["weight"] = "much"
        with pytest.raises(pg.EdgeError, match="found weight 'much'"):
            pg.Network.from_networkx(graph, weight="weight")

    def test_a_network_of_a_case_brings_the_names(self, house):
        graph = house.network().to_networkx()
        assert list(graph) == ["a", "b", "c"]
        assert graph.nodes["a"]["name"] == house.actor("a").name


class TestValues:
    def networks(self, house):
        yield house.network(), house.network(kinds=["funds"])
        yield pg.Network.from_edges(["x", "y"], ["y", "z"]), pg.Network.from_edges(["x", "y"], ["y", "x"])
        yield pg.Network.from_edges([1, 2, 2], [2, 1, 5], [1, 2, 0.5]), pg.Network.from_edges([1, 2], [2, 5], [3, 1])
        yield (
            pg.Network.from_edges([4, 2, 2], [2, 4, 2], directed=True, collapse="count"),
            pg.Network.from_edges([4, 2, 2], [2, 4, 2], collapse="count"),
        )

    def test_equal_is_what_has_the_same_actors_and_ties(self, house):
        for network, other in self.networks(house):
            assert network == network
            assert network != other
            assert network != "a network"

    def test_pickling_keeps_everything(self, house):
        for network, other in self.networks(house):
            for one in (network, other):
                back = pickle.loads(pickle.dumps(one))
                assert back == one
                assert back.network_summary() == one.network_summary()
                assert back.loops_dropped == one.loops_dropped
                assert back.relations == one.relations


class TestHow:
    def ring(self, actors):
        numbers = numpy.arange(actors)
        return pg.Network.from_edges(numbers, (numbers + 1) % actors, actors=actors)

    def test_the_number_of_threads_changes_nothing(self):
        network = self.ring(3000)
        answers = [network.actor_betweenness(threads=threads) for threads in (None, 1, 2, 5)]
        assert all(answer.to_dict() == answers[0].to_dict() for answer in answers)

    @pytest.mark.parametrize("threads", [0, -1, 1.5, True, "two"])
    def test_threads_are_a_whole_number(self, threads):
        with pytest.raises(ValueError, match=f"argument `threads`: found {threads!r}"):
            self.ring(5).actor_degree(threads=threads)

    def test_progress_is_told(self, capsys):
        told = []
        self.ring(3000).actor_betweenness(threads=1, progress=lambda done, total: told.append((done, total)))
        assert told[-1] == (3000, 3000)
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        self.ring(4000).actor_betweenness(progress=True)
        told = capsys.readouterr().err
        # Work that is soon done needs no line.
        assert told == "" or told.endswith("\ractor_betweenness: 4,000 of 4,000 (100%)\n")
        with pytest.raises(TypeError, match="argument `progress`: found int"):
            self.ring(5).actor_degree(progress=3)

    @pytest.mark.parametrize("threads", [1, 2])
    def test_an_exception_of_progress_stops_the_work(self, threads):
        def stop(done, total):
            raise RuntimeError("enough")

        with pytest.raises(RuntimeError, match="enough"):
            self.ring(20_000).actor_betweenness(threads=threads, progress=stop)

    @pytest.mark.parametrize("threads", [1, 2])
    def test_ctrl_c_stops_within_three_tenths_of_a_second(self, threads):
        program = f"""
import signal, threading, time, numpy, partnergraph as pg
numbers = numpy.arange(50_000)
network = pg.Network.from_edges(numbers, (numbers + 1) % 50_000, actors=50_000)
def interrupt():
    global pressed
    pressed = time.monotonic()
    signal.raise_signal(signal.SIGINT)
threading.Timer(0.5, interrupt).start()
try:
    network.actor_betweenness(threads={threads})
    print("done")
except KeyboardInterrupt:
    print(time.monotonic() - pressed)
"""
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
        assert float(done.stdout) < 0.3
