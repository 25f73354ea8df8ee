"""Networks: of a case, and made from edges."""

from __future__ import annotations

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
        network = pg.Network.from_edges([("a", 1), None], [frozenset({1}), 2.5])
        assert network.actors == (("a", 1), None, frozenset({1}), 2.5)
        assert network.actor_degree().to_dict()["actor"] == ["('a', 1)", "None", "frozenset({1})", "2.5"]

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
