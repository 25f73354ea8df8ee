"""Answers in plain sentences, in three languages."""

from __future__ import annotations

import re

import partnergraph as pg
import pytest
from partnergraph import _native
from support import document

CARDS = {card["name"]: card for card in _native.register()}
LANGUAGES = ("nb", "da", "en")

# Some measures do not answer without being told what to count, or when.
NEEDED = {
    "actor_strength": {"collapse": "count"},
    "relation_expiry": {"at": "2020"},
    "case_change": {"since": "2015", "until": "2020"},
}


def asked(of: pg.Case | pg.Casebook, name: str) -> pg.Answer | None:
    try:
        return of.ask(name, **NEEDED.get(name, {}))
    except pg.PartnerGraphError:
        # It must be told something that depends on the case.
        return None


def assert_reads_well(sentences: list[str], small: tuple[str, ...] = ()) -> None:
    """Sentences as they should be; `small` are names that their owners write with a small letter."""
    assert sentences
    for sentence in sentences:
        assert len(sentence) > 5
        assert sentence.endswith((".", "?", "!")) and not sentence.endswith("..")
        assert not re.search(r"[{}|\n]|  | \.|\bNone\b|\bNaN\b", sentence), sentence
        assert not sentence[0].islower() or sentence.startswith(small), sentence


@pytest.mark.parametrize("name", [name for name in CARDS if CARDS[name]["subject"] != "casebook"])
def test_every_analysis_speaks_three_languages(name, book):
    for case in (book["bankall-gard"], book["varde-helhedsplan"]):
        answer = asked(case, name)
        if answer is not None:
            said = [answer.sentences(language=language) for language in LANGUAGES]
            for sentences in said:
                assert_reads_well(sentences)
            assert len({len(sentences) for sentences in said}) == 1


@pytest.mark.parametrize("name", CARDS)
def test_every_analysis_speaks_of_a_casebook(name, book):
    answer = asked(book, name)
    if answer is not None:
        # What stands before the colon is the case's own name, with whatever letter it begins.
        names = sorted((case.name for case in book), key=len, reverse=True)
        said = answer.sentences(language="nb")
        own = [
            next((one.removeprefix(f"{name}: ") for name in names if one.startswith(f"{name}: ")), one) for one in said
        ]
        small = tuple(actor.name for case in book for actor in case.actors if actor.name[0].islower())
        assert_reads_well(own, small)


def test_of_a_casebook_every_sentence_names_its_case(book):
    for sentence in book.case_coverage().sentences():
        assert any(sentence.startswith(f"{case.name}: ") for case in book)


def test_what_is_not_known_is_not_said_to_be_nothing():
    case = pg.Case.from_dict(document())
    assert case.case_coverage().sentences(language="nb")[:2] == [
        "0 av 6 roller er fylt (0\N{NO-BREAK SPACE}%).",
        "Kildene sier ikke om noen har rollene som eier, finansieringspartner, drifter, programansvarlig, "
        "nærmiljøpartner og aktivitetspartner.",
    ]


def test_english_is_spoken_when_nobody_says_otherwise(book):
    answer = book["bankall-gard"].role_coverage()
    assert answer.sentences() == answer.sentences(language="en") != answer.sentences(language="da")


def test_a_language_that_is_none_of_the_three_is_an_error(book):
    with pytest.raises(pg.OptionError, match="option `language`: found `sv`, expected `nb`, `da` or `en`"):
        book["bankall-gard"].role_coverage().sentences(language="sv")


def test_a_network_made_from_edges_is_spoken_of_by_its_keys():
    network = pg.Network.from_edges(["town", "town"], ["house", "club"])
    assert "town (2)" in network.actor_degree().sentences()[0]
