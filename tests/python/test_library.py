"""The real cases that come with the package, and the schema they are written by."""

from __future__ import annotations

import copy
import json
import random
import re

import jsonschema
import partnergraph as pg
import pytest
from support import LIBRARY, SECTIONS, everything

SCHEMA = json.loads(pg.schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
DOCUMENTS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(LIBRARY.glob("*.json"))}


class TestTheCases:
    def test_the_casebook_is_the_folder(self, book):
        assert {case.id: case for case in book} == {id: pg.Case.from_dict(each) for id, each in DOCUMENTS.items()}
        assert len(book) == 18 and book.rejected == ()

    def test_reading_the_folder_gives_the_same(self, book):
        assert pg.read_casebook(LIBRARY) == book

    def test_there_is_one_row_for_each_case_and_role(self, book):
        answer = book.role_coverage()
        assert len(answer) == 18 * 6
        rows = answer.to_dicts()
        assert len({(row["case"], row["role"]) for row in rows}) == len(rows)
        assert [row["role"] for row in rows[:6]] == [role.id for role in book[0].roles]

    def state(self, book, case: str, role: str) -> dict:
        (row,) = [row for row in book[case].role_coverage() if row["role"] == role]
        return row

    def test_bankall_gard_is_known_to_have_no_operator(self, book):
        row = self.state(book, "bankall-gard", "operator")
        assert (row["state"], row["holders"], row["sought"]) == ("empty", 0, True)
        assert row["reason"] == "redundancy: no_holder"

    def test_it_is_the_only_role_that_is_known_to_be_empty(self, book):
        empty = [(row["case"], row["role"]) for row in book.role_coverage() if row["state"] == "empty"]
        assert empty == [("bankall-gard", "operator")]

    def test_nobody_knows_who_owns_boker_og_bylab(self, book):
        row = self.state(book, "boker-og-bylab", "owner")
        assert (row["state"], row["holders"], row["redundancy"], row["shortfall"]) == ("unknown", 0, None, None)

    def test_petersborghuset_has_all_six_roles_filled_and_seven_funders(self, book):
        rows = book["petersborghuset"].role_coverage().to_dicts()
        assert [row["state"] for row in rows] == ["filled"] * 6
        assert {row["role"]: row["holders"] for row in rows}["funder"] == 7

    def test_vollebekk_is_closed_and_every_role_is_a_former_one(self, book):
        rows = book["vollebekk-fabrikker"].role_coverage().to_dicts()
        assert not any(row["holders"] for row in rows)
        assert any(row["former"] for row in rows)


class TestTheCountsOfTheReadme:
    README = (LIBRARY / "README.md").read_text("utf-8")
    HEAD = ("Case", "Country", "Kind", "Actors", "Assignments", "Relations", "Filled", "Uncertain", "Sources")

    def table(self) -> dict[str, dict[str, str]]:
        lines = self.README.splitlines()
        start = next(number for number, line in enumerate(lines) if line.startswith("| Case |"))
        rows = {}
        for line in lines[start + 2 :]:
            if not line.startswith("|"):
                break
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            rows[cells[0]] = dict(zip(self.HEAD, cells, strict=True))
        return rows

    def test_every_case_is_in_the_table(self, book):
        assert list(self.table()) == [case.id for case in book]

    def test_the_table_counts_what_is_there(self, book):
        filled = {}
        for row in book.role_coverage():
            filled[row["case"]] = filled.get(row["case"], 0) + (row["state"] == "filled")
        for case in book:
            marked = [*case.assignments, *case.relations]
            assert self.table()[case.id] == {
                "Case": case.id,
                "Country": case.place.country,
                "Kind": case.kind,
                "Actors": str(len(case.actors)),
                "Assignments": str(len(case.assignments)),
                "Relations": str(len(case.relations)),
                "Filled": str(filled[case.id]),
                "Uncertain": str(sum(each.evidence.certainty == "uncertain" for each in marked)),
                "Sources": str(len(case.sources)),
            }

    def test_the_sums_are_right(self, book):
        text = " ".join(self.README.split())
        sums = {section: sum(len(getattr(case, section)) for case in book) for section in SECTIONS}
        for section in ("sources", "actors", "assignments", "relations", "exchanges", "activities", "events"):
            assert f"{sums[section]} {section}" in text
        certainty = [assignment.evidence.certainty for case in book for assignment in case.assignments]
        assert f"{certainty.count('judged')} of the {len(certainty)} assignments are marked `judged`" in text
        assert f"the other {certainty.count('uncertain')} `uncertain`" in text


# What a schema cannot say and only reading tells, as kind of problem and pattern of what was expected.
BEYOND_THE_SCHEMA = [
    # Whether parts of the document fit together.
    ("unknown_reference", "."),
    ("doubled_id", "."),
    ("reversed_period", "."),
    ("cycle", "."),
    ("missing", "two parties or more|native_kind|the name of|the group that took part|the id of the role model"),
    ("out_of_range", "a largest number that is not below the smallest|an amount of 0 or more"),
    # Codes that are open lists: currencies and countries.
    ("unknown_code", "three capital letters|two capital letters"),
    # Months that have fewer than 31 days.
    ("malformed_date", "."),
    # A whole number with a decimal point (JSON Schema takes 5.0 for 5), and numbers that cannot be kept exactly.
    ("wrong_type", "a whole number from"),
    ("out_of_range", "a whole number from|a number of at most 15 digits"),
    ("wrong_type", "a number of at most 15 digits"),
]

# What a value is replaced by.
OTHER_VALUES = [
    None, True, 0, 3, -1, 2.5, 5.0, 10**20, "", "x", "2016", "197X", "2016-02-30", "2016-13", "25:00", "12:00", "owner",
    "Ø", "current", "NOK", [], {}, [[]], [None], {"min": 1, "max": 2}, {"min": 3, "max": 2}, ["s1"], ["s9"],
]  # fmt: skip


def places(value: object, path: tuple = ()) -> list[tuple]:
    """Every way into a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


def mutated(document: dict, chance: random.Random) -> dict:
    """The document with one to three changes somewhere."""
    changed = copy.deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        *way, last = chance.choice([place for place in places(changed) if place])
        there = changed
        for step in way:
            there = there[step]
        match chance.randrange(6):
            case 0:
                del there[last]
            case 1 if isinstance(there, dict):
                there[f"{last}x"] = there.pop(last)
            case 2 if isinstance(there, list):
                there.append(copy.deepcopy(there[last]))
            case 3 if isinstance(there[last], str):
                there[last] = there[last][1:]
            case 4:
                there[last] = chance.choice(list(there.values()) if isinstance(there, dict) else there)
            case _:
                there[last] = copy.deepcopy(chance.choice(OTHER_VALUES))
    return changed


def is_beyond_the_schema(problem: pg.Problem) -> bool:
    return any(problem.kind == kind and re.search(pattern, problem.expected) for kind, pattern in BEYOND_THE_SCHEMA)


class TestTheSchema:
    def test_the_schema_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    def test_the_schema_that_is_committed_is_current(self):
        assert (LIBRARY.parent / "schema" / "case-1.schema.json").read_text("utf-8") == pg.schema()

    @pytest.mark.parametrize("id", DOCUMENTS)
    def test_every_real_case_is_valid(self, id):
        assert list(VALIDATOR.iter_errors(DOCUMENTS[id])) == []

    def test_what_is_written_is_valid(self, book, full):
        for case in [*book, full]:
            assert list(VALIDATOR.iter_errors(case.to_dict())) == []

    def test_schema_and_reader_agree_on_damaged_documents(self):
        chance = random.Random(20)
        sources = [everything(), *(DOCUMENTS[id] for id in ("bankall-gard", "petersborghuset", "garnisonsykehuset"))]
        refused_by_both = taken_by_both = only_by_reading = 0
        beyond = set()
        for number in range(400):
            document = mutated(sources[number % len(sources)], chance)
            valid = VALIDATOR.is_valid(document)
            try:
                pg.Case.from_dict(document)
                problems = ()
            except pg.CaseError as error:
                problems = error.problems
            if not valid:
                errors = [(error.json_path, error.message) for error in VALIDATOR.iter_errors(document)]
                assert problems, f"read, though invalid: {errors}"
                refused_by_both += 1
            elif problems:
                unexpected = [str(problem) for problem in problems if not is_beyond_the_schema(problem)]
                assert not unexpected, f"valid, though refused: {unexpected}"
                beyond |= {problem.kind for problem in problems}
                only_by_reading += 1
            else:
                taken_by_both += 1
        # All three kinds of document occur often enough for this to mean something.
        assert refused_by_both > 150 and taken_by_both > 30 and only_by_reading > 15
        assert {"unknown_reference", "doubled_id"} <= beyond

    @pytest.mark.parametrize("kind", [kind for kind, _ in BEYOND_THE_SCHEMA if kind in ("cycle", "reversed_period")])
    def test_what_only_reading_tells_is_valid_and_refused(self, kind):
        document = everything()
        if kind == "cycle":
            document["actors"][1]["part_of"] = "unit"
        else:
            document["closed"] = "2010"
        assert VALIDATOR.is_valid(document)
        with pytest.raises(pg.CaseError) as caught:
            pg.Case.from_dict(document)
        assert [problem.kind for problem in caught.value.problems] == [kind]
