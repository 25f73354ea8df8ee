"""Distances between cases beside scipy, on cases drawn by lot, with many values that are the same."""

from __future__ import annotations

import itertools
import math
import random

import numpy
import partnergraph as pg
import pytest
from scipy.spatial.distance import pdist
from support import document

ROLES = ("owner", "funder", "operator", "programme_coordinator", "neighbourhood_partner", "activity_partner")
SECTORS = ("public", "private", "civil", "residents")


def drawn(number: int, chance: random.Random) -> pg.Case:
    """A case of which everything is known: a role has holders, or somebody is sought."""
    actors = [{"id": f"a{place}", "name": f"A{place}", "sector": chance.choice(SECTORS)} for place in range(9)]
    assignments = []
    for role in ROLES:
        holders = chance.sample(actors, chance.choice((0, 0, 1, 1, 2, 4)))
        assignments += [{"actor": actor["id"], "role": role, "status": "current"} for actor in holders]
        if not holders:
            assignments.append({"role": role, "status": "sought"})
    pairs = [(a["id"], b["id"]) for a, b in itertools.combinations(actors, 2) if chance.random() < 0.3]
    relations = [
        {"from": a, "to": b, "kind": "cooperates", "formality": chance.choice(("formal", "informal"))} for a, b in pairs
    ]
    return pg.Case.from_dict(document(f"c{number}", actors=actors, assignments=assignments, relations=relations))


@pytest.fixture(scope="module")
def drawn_book() -> pg.Casebook:
    chance = random.Random(5)
    return pg.Casebook([drawn(number, chance) for number in range(40)])


def profile(book: pg.Casebook, group: str) -> numpy.ndarray:
    values = book.casebook_profiles(columns=[group]).to_dict("values")["value"]
    numbers = [math.nan if value is None else value for value in values]
    return numpy.array(numbers, dtype=float).reshape(len(book), -1)


@pytest.mark.parametrize(
    ("distance", "group", "name"),
    [
        ("jaccard", "presence", "jaccard"),
        ("sorensen", "presence", "dice"),
        ("bray_curtis", "holders", "braycurtis"),
        ("cosine", "holders", "cosine"),
        ("hamming", "states", "hamming"),
    ],
)
def test_distances_are_those_of_scipy(drawn_book, distance, group, name):
    values = profile(drawn_book, group)
    expected = pdist(values > 0 if group == "presence" else values, name)
    found = drawn_book.casebook_distances(distance=distance).to_dict()["value"]
    # Where neither has anything scipy says 0 or nothing, and we say nothing.
    empty = values.sum(1) == 0 if group != "states" else numpy.zeros(len(values), bool)
    one, other = numpy.triu_indices(len(values), 1)
    for place, value in enumerate(found):
        if value is None:
            assert empty[one[place]] or empty[other[place]]
        else:
            assert value == pytest.approx(expected[place], abs=1e-9)


def test_canberra_is_that_of_scipy_over_numbers_that_all_cases_have(drawn_book):
    values = profile(drawn_book, "numbers")
    names = drawn_book.casebook_profiles(columns=["numbers"]).to_dict("columns")["column"]
    known = [place for place, _ in enumerate(names) if not numpy.isnan(values[:, place]).any()]
    found = drawn_book.casebook_distances(distance="canberra", columns=[names[place] for place in known])
    assert len(known) > 5
    assert numpy.allclose(found.to_dict()["value"], pdist(values[:, known], "canberra"), atol=1e-9, rtol=0)


def test_the_real_houses_are_0_from_themselves_and_alike_both_ways(book):
    ids = [case.id for case in book]
    turned = pg.Casebook(list(reversed(list(book))))
    for distance in ("jaccard", "gower", "hamming", "bray_curtis"):
        rows = book.casebook_distances(distance=distance).to_dicts()
        found = {(row["case"], row["other"]): row["value"] for row in rows}
        back = {
            (row["other"], row["case"]): row["value"] for row in turned.casebook_distances(distance=distance).to_dicts()
        }
        assert found.keys() == back.keys() == set(itertools.combinations(ids, 2))
        for pair, value in found.items():
            assert value == pytest.approx(back[pair], abs=1e-12) if value is not None else back[pair] is None
