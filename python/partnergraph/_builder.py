"""Making a case from parts."""

from __future__ import annotations

from ._native import Case

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self


class CaseBuilder:
    """Collects the parts of a case; :meth:`build` checks all of them at once.

    Keywords are the fields of the case format; ``from_`` and ``with_`` stand for ``from`` and ``with``, which Python
    keeps for itself.

    Examples
    --------
    >>> import partnergraph as pg
    >>> builder = pg.CaseBuilder("house", "House").actor(id="town", name="Town", sector="public")
    >>> case = builder.assignment(actor="town", role="owner", status="current").build()
    >>> case.role_coverage().to_dicts()[0]["held_by"]
    ['town']
    """

    def __init__(self, id: str, name: str, **fields: Any) -> None:
        self._document: dict[str, Any] = {"format": "partnergraph/case/1", "id": id, "name": name, **fields}
        if "self_actor" in self._document:
            self._document["self"] = self._document.pop("self_actor")

    @classmethod
    def of(cls, case: Case) -> Self:
        """Start from everything that a case holds, to make another case from it.

        Examples
        --------
        >>> import partnergraph as pg
        >>> house = pg.load_casebook()["bankall-gard"]
        >>> more = pg.CaseBuilder.of(house).assignment(actor="lag", role="operator", status="current").build()
        >>> [row["state"] for row in more.role_coverage() if row["role"] == "operator"]
        ['filled']
        """
        builder = cls(case.id, case.name)
        builder._document = case.to_dict()
        return builder

    def _add(self, section: str, fields: dict[str, Any]) -> Self:
        renamed = {key.removesuffix("_"): value for key, value in fields.items()}
        self._document.setdefault(section, []).append(renamed)
        return self

    def source(self, **fields: Any) -> Self:
        """Add a source: ``id``, ``title``, ``url``, …."""
        return self._add("sources", fields)

    def actor(self, **fields: Any) -> Self:
        """Add an actor: ``id``, ``name``, ``kind``, ``sector``, ``part_of``, …."""
        return self._add("actors", fields)

    def assignment(self, **fields: Any) -> Self:
        """Add an assignment: ``role``, ``status``, ``actor``, ``since``, ``until``, …."""
        return self._add("assignments", fields)

    def relation(self, **fields: Any) -> Self:
        """Add a relation: ``from_``, ``to``, ``kind``, ``mutual``, ``amounts``, …."""
        return self._add("relations", fields)

    def agreement(self, **fields: Any) -> Self:
        """Add an agreement: ``id``, ``parties``, ``name``, …."""
        return self._add("agreements", fields)

    def exchange(self, **fields: Any) -> Self:
        """Add an exchange: ``actor``, ``direction``, ``what``, ``with_``, ``category``, …."""
        return self._add("exchanges", fields)

    def activity(self, **fields: Any) -> Self:
        """Add an activity: ``what``, ``actor``, ``target_groups``, ``when``, …."""
        return self._add("activities", fields)

    def seat(self, **fields: Any) -> Self:
        """Add a seat in a body: ``body``, ``actor``, ``capacity``, ``voting``."""
        return self._add("seats", fields)

    def participation(self, **fields: Any) -> Self:
        """Add that a group took part: ``group``, ``phase``, ``level``, ``method``, …."""
        return self._add("participation", fields)

    def risk(self, **fields: Any) -> Self:
        """Add a risk: ``id``, ``event``, ``likelihood``, ``consequence``, …."""
        return self._add("risks", fields)

    def score(self, **fields: Any) -> Self:
        """Add a score: ``card``, ``item``, ``value``, …."""
        return self._add("scores", fields)

    def event(self, **fields: Any) -> Self:
        """Add an event: ``what``, ``when``."""
        return self._add("events", fields)

    def build(self) -> Case:
        """Check everything and give the case.

        Raises
        ------
        CaseError
            With every problem, each with the JSON pointer to its place.
        """
        return Case.from_dict(self._document)

    def __repr__(self) -> str:
        """Id and name, and how much was added."""
        parts = [f"{len(items)} {section}" for section, items in self._document.items() if isinstance(items, list)]
        return f"CaseBuilder({self._document['id']!r}{', ' if parts else ''}{', '.join(parts)})"
