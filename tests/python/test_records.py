"""Records: what stands in a case, as Python objects."""

from __future__ import annotations

import copy
import inspect
import pickle

import partnergraph as pg
import pytest
from partnergraph import _native
from support import everything

SHAPES = {
    "".join(word.capitalize() for word in shape["name"].split()): shape
    for shape in _native.shapes()
    if shape["name"] != "case"
}


def records_of(case: pg.Case) -> dict[str, object]:
    """One record of each class, as full as the document has it."""
    actor, relation, risk = case.actors[1], case.relations[0], case.risks[0]
    return {
        "Place": case.place,
        "Source": case.sources[0],
        "Evidence": actor.evidence,
        "Actor": actor,
        "Identifier": actor.identifiers[0],
        "Assignment": case.assignments[0],
        "Relation": relation,
        "Ratings": relation.ratings,
        "Amount": relation.amounts[0],
        "Agreement": case.agreements[0],
        "Exchange": case.exchanges[0],
        "Activity": case.activities[0],
        "Times": case.activities[0].when[0],
        "Seat": case.seats[0],
        "Participation": case.participation[0],
        "Risk": risk,
        "Measure": risk.measures[0],
        "Score": case.scores[0],
        "Event": case.events[0],
        "Role": case.roles[0],
        "Labels": case.roles[0].label,
    }


RECORDS = records_of(pg.Case.from_dict(everything()))
every_record = pytest.mark.parametrize("name", RECORDS)


def test_there_is_a_class_for_every_record_of_the_format():
    assert set(SHAPES) == {*RECORDS, "RoleModel"}
    for name in SHAPES:
        assert name in pg.__all__
        assert inspect.getdoc(getattr(pg, name))


@every_record
def test_a_record_has_the_class_of_its_name(name):
    assert type(RECORDS[name]) is getattr(pg, name)


@every_record
def test_every_field_is_an_attribute_with_a_docstring(name):
    fields = SHAPES[name]["fields"]
    assert fields
    for field in fields:
        assert inspect.getdoc(getattr(getattr(pg, name), field["attribute"])) == field["doc"]
        getattr(RECORDS[name], field["attribute"])


@every_record
def test_every_field_that_stands_in_the_document_has_a_value(name):
    known = RECORDS[name].to_dict()
    for field in SHAPES[name]["fields"]:
        value = getattr(RECORDS[name], field["attribute"])
        if field["key"] in known:
            assert value is not None and value != ()
        else:
            assert not value


@every_record
def test_words_of_python_have_an_underscore(name):
    for field in SHAPES[name]["fields"]:
        if field["key"] in ("from", "with"):
            assert field["attribute"] == f"{field['key']}_"
            assert not hasattr(RECORDS[name], field["key"])


def test_from_and_with_can_be_read():
    assert RECORDS["Relation"].from_ == "town"
    assert RECORDS["Times"].from_ == "12:00"
    assert RECORDS["Exchange"].with_ == "house"


@every_record
def test_a_record_is_a_value(name):
    record, again = RECORDS[name], records_of(pg.Case.from_dict(everything()))[name]
    assert record is not again
    assert record == again
    assert hash(record) == hash(again)
    assert record != record.to_dict()
    assert copy.copy(record) == copy.deepcopy(record) == pickle.loads(pickle.dumps(record)) == record


@every_record
def test_nothing_can_be_set(name):
    attribute = SHAPES[name]["fields"][0]["attribute"]
    with pytest.raises(AttributeError):
        setattr(RECORDS[name], attribute, "other")
    with pytest.raises(AttributeError):
        RECORDS[name].something = 1


@every_record
def test_the_repr_is_one_line_with_the_class_in_front(name):
    shown = repr(RECORDS[name])
    assert shown.startswith(f"{name}(") and shown.endswith(")")
    assert "\n" not in shown


def test_the_repr_says_what_is_known_and_leaves_lists_out():
    assert repr(RECORDS["Seat"]) == "Seat(body='unit', actor='town', capacity='chair', voting=True)"
    assert repr(RECORDS["Times"]) == "Times(from_='12:00', until='15:00')"
    two_lines = {**everything(), "sources": [{"id": "s1", "title": "one\ntwo"}]}
    assert repr(pg.Case.from_dict(two_lines).sources[0]) == r"Source(id='s1', title='one\ntwo')"


def test_records_of_different_classes_are_not_equal():
    empty = pg.Case.from_dict({**everything(), "place": {}})
    assert empty.place.to_dict() == empty.roles[1].label.to_dict() == {}
    assert empty.place != empty.roles[1].label


def test_numbers_dates_and_codes_are_plain_python():
    relation, amount = RECORDS["Relation"], RECORDS["Amount"]
    assert (relation.strength, relation.mutual, relation.since) == (2, False, "2016")
    assert (relation.kind, relation.native_kind, relation.formality) == ("other", "own name", "formal")
    assert (amount.value, amount.binding, amount.currency) == (100000.5, True, "NOK")
    assert (relation.ratings.reliable, RECORDS["Score"].value, RECORDS["Participation"].level) == (4, -2.5, 3)


def test_a_count_is_a_number_or_a_smallest_and_a_largest():
    case = pg.Case.from_dict(everything())
    assert [actor.count for actor in case.actors] == [(1, 3), 8, None]


def test_lists_are_tuples_and_consequences_a_dict_of_their_own():
    risk = RECORDS["Risk"]
    assert risk.affects == ("town", "builder", "r1")
    assert risk.consequence == {"people": 2, "trust": 4}
    risk.consequence["trust"] = 1
    assert risk.consequence["trust"] == 4


def test_evidence_is_there_also_where_nothing_is_said():
    unit = pg.Case.from_dict(everything()).actors[2]
    assert (unit.evidence.sources, unit.evidence.certainty, unit.evidence.note) == ((), None, None)
    assert unit.evidence.to_dict() == {}
    assert repr(unit.evidence) == "Evidence()"
