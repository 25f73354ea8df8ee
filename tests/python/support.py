"""What several tests need: where things are, small documents, other processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import partnergraph as pg

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "crates" / "partnergraph" / "library"
GOLDEN = ROOT / "tests" / "golden"
FORMAT = "partnergraph/case/1"

# The lists of a case, as they are called in documents and in Python.
SECTIONS = (
    "sources",
    "actors",
    "assignments",
    "relations",
    "agreements",
    "exchanges",
    "activities",
    "seats",
    "participation",
    "risks",
    "scores",
    "events",
)

SUBJECTS = {
    "case": (pg.Case, pg.Casebook),
    "network": (pg.Case, pg.Casebook, pg.Network),
    "two_mode": (pg.Case, pg.Casebook, pg.Incidence),
    # Also a dict of networks, which has no methods of ours.
    "layers": (pg.Case, pg.Casebook),
    "casebook": (pg.Casebook,),
}


def document(id: str = "house", **fields: object) -> dict:
    """A small document; fields say what else is in it."""
    return {"format": FORMAT, "id": id, "name": id.title(), **fields}


def small(id: str = "small") -> dict:
    """Three actors, two roles, two relations."""
    return document(
        id,
        actors=[{"id": letter, "name": letter.upper()} for letter in "abc"],
        assignments=[
            {"actor": "a", "role": "owner", "status": "current", "since": "2010", "until": "2015"},
            {"actor": "b", "role": "operator", "status": "current"},
        ],
        relations=[
            {"id": "r1", "from": "a", "to": "b", "kind": "leases_to", "since": "2012"},
            {"id": "r2", "from": "b", "to": "c", "kind": "cooperates"},
        ],
    )


def everything() -> dict:
    """A document in which every record of the format has something in every field."""
    evidence = {"sources": ["s1"], "certainty": "judged", "note": "as we read it"}
    amount = {
        "value": 100000.5,
        "currency": "NOK",
        "per": "year",
        "form": "grant",
        "purpose": "project",
        "binding": True,
    }
    return document(
        kind="house",
        place={"name": "Ensjø", "country": "NO"},
        established="2016",
        closed="2020-05",
        role_model={
            "id": "own",
            "roles": [
                {"id": "builder", "label": {"nb": "byggherre", "da": "bygherre", "en": "builder"}, "required": True},
                {"id": "user"},
            ],
        },
        self="house",
        summary="Summary",
        gaps="Gaps",
        sources=[
            {"id": "s1", "title": "Title", "url": "https://example.org", "language": "nb", "file": "a.pdf"},
            {"id": "s2"},
        ],
        actors=[
            {"id": "house", "name": "House", "kind": "house", "count": {"min": 1, "max": 3}},
            {
                "id": "town",
                "name": "Town",
                "aliases": ["City"],
                "kind": "organisation",
                "form": "municipality",
                "sector": "public",
                "same_as": "org:town",
                "identifiers": [{"scheme": "NO-BRC", "id": "974760673"}],
                "count": 8,
                "influence": 3,
                "goals": ["calm"],
                "target_groups": ["youth"],
                "tags": ["old"],
                "evidence": evidence,
            },
            {"id": "unit", "name": "Unit", "part_of": "town"},
        ],
        assignments=[
            {
                "actor": "town",
                "role": "builder",
                "native_role": "byggherre",
                "status": "current",
                "scope": "land",
                "basis": "ownership",
                "since": "2016",
                "until": "2017",
                "evidence": evidence,
            },
            {"role": "neighbour", "native_role": "nabo", "status": "sought"},
        ],
        relations=[
            {
                "id": "r1",
                "from": "town",
                "to": "house",
                "kind": "other",
                "native_kind": "own name",
                "mutual": False,
                "formality": "formal",
                "stage": "agreed",
                "strength": 2,
                "frequency": "weekly",
                "ratings": {"reliable": 4, "mission": 3, "open": 2, "power": 1, "involvement": 2, "resources": 3},
                "since": "2016",
                "until": "2018",
                "planned_until": "2020",
                "term": "3 years",
                "conditions": ["upkeep"],
                "amounts": [amount],
                "agreement": "a1",
                "evidence": evidence,
            }
        ],
        agreements=[
            {
                "id": "a1",
                "parties": ["town", "house"],
                "name": "Lease",
                "formality": "formal",
                "stage": "agreed",
                "since": "2016",
                "until": "2020",
                "review": "2018",
                "evidence": evidence,
            }
        ],
        exchanges=[
            {
                "actor": "town",
                "direction": "gives",
                "what": "rooms",
                "with": "house",
                "category": "premises",
                "value": amount,
                "evidence": evidence,
            }
        ],
        activities=[
            {
                "actor": "unit",
                "what": "café",
                "target_groups": ["elderly"],
                "when": [{"days": ["mon"], "from": "12:00", "until": "15:00"}, {"slot": "day"}],
                "when_text": "Mondays",
                "evidence": evidence,
            }
        ],
        seats=[{"body": "unit", "actor": "town", "capacity": "chair", "voting": True}],
        participation=[
            {
                "group": "unit",
                "phase": "mobilise",
                "level": 3,
                "method": "walk",
                "issue": "paths",
                "when": "197X",
                "evidence": evidence,
            }
        ],
        risks=[
            {
                "id": "k1",
                "event": "fire",
                "causes": ["cables"],
                "likelihood": 3,
                "consequence": {"trust": 4, "people": 2},
                "affects": ["town", "builder", "r1"],
                "measures": [
                    {
                        "what": "new cables",
                        "reduces": "likelihood",
                        "owner": "town",
                        "due": "2021",
                        "likelihood_after": 1,
                        "consequence_after": 2,
                    }
                ],
                "evidence": evidence,
            }
        ],
        scores=[{"card": "c", "item": "i", "value": -2.5, "by": "us", "when": "2020", "note": "n"}],
        events=[{"when": "2020", "what": "opened", "evidence": evidence}],
    )


def run(*arguments: str, timeout: float = 60, **options: object) -> subprocess.CompletedProcess:
    """A fresh interpreter with these arguments."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        env=environment,
        check=False,
        **options,
    )
