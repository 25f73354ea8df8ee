"""Documents of made-up cases for the benchmark: the same ones for the same seed, on every machine.

Their shape is that of the real ones in the library: a house that stands for the case, most ties to the house, some
among the partners, six roles, a few sums, a source for most statements. They have 8 to 80 actors besides the house, 18
in the median.

    python benchmarks/generator.py 1000 > houses.ndjson

With `surveyed` the partners were asked whom they work with, as instruments for partnerships do: every partner names
three to six others beside the house, where documents name one or none.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Iterator
from typing import Any

SMALLEST, MEDIAN, LARGEST, SPREAD = 8, 18, 80, 0.55
# Ties among the partners, as a share of their number: from documents, and from a survey.
RECORDED, SURVEYED = (0.3, 1.5), (3.0, 6.0)

SECTORS = {"public": 25, "private": 18, "civil": 38, "residents": 12, "other": 4, None: 3}
KINDS = {"organisation": 60, "unit": 15, "group": 15, "body": 5, "programme": 5}
CERTAINTIES = {"stated": 60, "judged": 30, "uncertain": 4, None: 6}
TIES_TO_HOUSE = {
    "cooperates": 40,
    "funds": 18,
    "hosts": 10,
    "volunteers_for": 10,
    "serves": 8,
    "contract": 6,
    "governs": 8,
}
TIES_AMONG_PARTNERS = {"cooperates": 50, "funds": 15, "member_of": 15, "refers_to": 10, "informs": 10}
# How many hold each role, and how often a role is known to be empty.
HOLDERS = {
    "owner": (1, 1, 1, 2),
    "funder": (1, 2, 2, 3, 4, 6),
    "operator": (0, 1, 1, 1, 1, 2),
    "programme_coordinator": (0, 1, 1, 1),
    "neighbourhood_partner": (0, 1, 2, 3, 4),
    "activity_partner": (1, 2, 3, 4, 6),
}
SOUGHT = 0.05


def documents(count: int, seed: int = 1, surveyed: bool = False) -> Iterator[dict[str, Any]]:
    """So many documents, one after the other."""
    for number in range(count):
        yield document(number, random.Random(seed * 1_000_003 + number), SURVEYED if surveyed else RECORDED)


def texts(count: int, seed: int = 1, surveyed: bool = False) -> list[str]:
    """The same as JSON, each on one line."""
    return [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in documents(count, seed, surveyed)]


def document(number: int, chance: random.Random, ties: tuple[float, float]) -> dict[str, Any]:
    """One case."""
    size = round(min(LARGEST, max(SMALLEST, chance.lognormvariate(math.log(MEDIAN), SPREAD))))
    sources = [f"s{position}" for position in range(1, 2 + size // 6)]
    partners = [f"a{position}" for position in range(size)]
    return {
        "format": "partnergraph/case/1",
        "id": f"house-{number}",
        "name": f"Nabolagshuset nummer {number}",
        "kind": "house",
        "place": {"name": "Ensjø, Oslo", "country": "NO"},
        "established": str(chance.randint(1975, 2024)),
        "role_model": "byggekloss",
        "self": "house",
        "summary": "A neighbourhood house with a café, rooms for hire and work with youth.",
        "sources": [{"id": id, "title": f"Report {id}", "url": f"https://example.org/{id}"} for id in sources],
        "actors": [
            {"id": "house", "name": "The house", "kind": "house"},
            *(actor(id, chance, sources) for id in partners),
        ],
        "assignments": assignments(partners, chance, sources),
        "relations": relations(partners, chance, sources, ties),
        "exchanges": [
            {"actor": id, "direction": chance.choice(("gives", "needs")), "what": "rooms", "category": "premises"}
            for id in chance.sample(partners, size // 5)
        ],
        "events": [{"when": str(chance.randint(1990, 2025)), "what": "The house was opened."}],
    }


def one_of(weighted: dict[Any, int], chance: random.Random) -> Any:
    return chance.choices(list(weighted), list(weighted.values()))[0]


def evidence(chance: random.Random, sources: list[str]) -> dict[str, Any]:
    found = {"sources": [chance.choice(sources)], "certainty": one_of(CERTAINTIES, chance)}
    if chance.random() < 0.4:
        found["note"] = "The yearly report of the house names it among those who take part."
    return found


def actor(id: str, chance: random.Random, sources: list[str]) -> dict[str, Any]:
    made = {"id": id, "name": f"Foreningen {id} i bydelen", "kind": one_of(KINDS, chance)}
    made["sector"] = one_of(SECTORS, chance)
    if chance.random() < 0.1:
        made["same_as"] = f"org:{chance.randrange(500)}"
    return {**made, "evidence": evidence(chance, sources)}


def assignments(partners: list[str], chance: random.Random, sources: list[str]) -> list[dict[str, Any]]:
    made = []
    for role, holders in HOLDERS.items():
        for id in chance.sample(partners, chance.choice(holders)):
            status = "current" if chance.random() < 0.85 else chance.choice(("former", "potential"))
            each = {"actor": id, "role": role, "status": status, "evidence": evidence(chance, sources)}
            if chance.random() < 0.4:
                each["since"] = str(chance.randint(2000, 2024))
            made.append(each)
        if chance.random() < SOUGHT:
            made.append({"role": role, "status": "sought"})
    return made


def relations(
    partners: list[str], chance: random.Random, sources: list[str], ties: tuple[float, float]
) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []

    def tie(one: str, other: str, kind: str) -> None:
        each = {"id": f"r{len(made)}", "from": one, "to": other, "kind": kind, "evidence": evidence(chance, sources)}
        if chance.random() < 0.4:
            each["since"] = str(chance.randint(2000, 2024))
        if chance.random() < 0.5:
            each["formality"] = chance.choice(("formal", "informal"))
        if kind == "funds":
            each["amounts"] = [
                {"value": chance.randint(1, 900) * 1000, "currency": "NOK", "per": "year", "form": "grant"}
            ]
        made.append(each)

    for id in partners:
        if chance.random() < 0.85:
            tie(id, "house", one_of(TIES_TO_HOUSE, chance))
    # Among the partners a few are known to many: a tie goes to one of these more often than not.
    hubs = partners[: max(2, len(partners) // 8)]
    for _ in range(round(len(partners) * chance.uniform(*ties))):
        one, other = chance.choice(partners), chance.choice(hubs if chance.random() < 0.6 else partners)
        if one != other:
            tie(one, other, one_of(TIES_AMONG_PARTNERS, chance))
            if chance.random() < 0.1:
                tie(other, one, "cooperates")
    return made


if __name__ == "__main__":
    for text in texts(int(sys.argv[1]) if len(sys.argv) > 1 else 10):
        print(text)
