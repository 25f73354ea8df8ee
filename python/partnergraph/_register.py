"""The register of analyses."""

from __future__ import annotations

from . import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Analysis:
    """What a reader must know about an analysis before asking it.

    Attributes
    ----------
    name, level, question, source : str
        The card's words.
    options : tuple of str
        The names of the options it takes.
    """

    __slots__ = ("level", "name", "options", "question", "source")

    name: str
    level: str
    question: str
    source: str
    options: tuple[str, ...]

    def __init__(self, card: dict[str, Any]) -> None:
        for name in ("name", "level", "question", "source"):
            object.__setattr__(self, name, card[name])
        object.__setattr__(self, "options", tuple(option["name"] for option in card["options"]))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: an entry of the register does not change."""
        raise AttributeError(f"cannot set `{name}`: an entry of the register does not change")

    def __repr__(self) -> str:
        """Name and question."""
        return f"{self.name}: {self.question}"


def analyses() -> tuple[Analysis, ...]:
    """Every analysis that can be asked, sorted by level and name.

    Returns
    -------
    tuple of Analysis
        Each with its name, level, question, source and the names of its options.
    """
    return tuple(Analysis(card) for card in _native.register())
