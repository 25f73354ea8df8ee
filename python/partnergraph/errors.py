"""What can go wrong.

PartnerGraphError
├── CaseError (also ValueError): a document that is no case; ``.problems`` lists everything wrong in it
├── UnknownActor (also KeyError): an actor that the case does not have
├── UnknownCase (also KeyError): a case that the casebook does not have
├── UnknownAnalysis (also LookupError): an analysis that there is not
├── OptionError (also ValueError): an option that an analysis does not take, or a value that it cannot take
├── AnalysisError (also ValueError): an analysis that cannot be carried out on what it was asked of
├── EdgeError (also ValueError): edges that make no network
├── AnswerError (also AttributeError): something that an answer does not have
└── MissingPackage (also ImportError): a Python package that is needed and not installed

A file that is missing or may not be read raises Python's own ``FileNotFoundError``, ``IsADirectoryError`` and so on.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._native import Problem

__all__ = [
    "AnalysisError",
    "AnswerError",
    "CaseError",
    "EdgeError",
    "MissingPackage",
    "OptionError",
    "PartnerGraphError",
    "UnknownActor",
    "UnknownAnalysis",
    "UnknownCase",
]


class PartnerGraphError(Exception):
    """The root of all errors of this package."""

    def __init__(self, message: str = "", **attributes: Any) -> None:
        super().__init__(message)
        for name, value in attributes.items():
            setattr(self, name, value)

    def __str__(self) -> str:
        """Give the message as it is; ``KeyError`` would put it in quotes."""
        return str(self.args[0]) if self.args else ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with all attributes."""
        return (_remade, (type(self), str(self), dict(vars(self))))


def _remade(kind: type[PartnerGraphError], message: str, attributes: dict[str, Any]) -> PartnerGraphError:
    error = kind(message)
    vars(error).update(attributes)
    return error


class CaseError(PartnerGraphError, ValueError):
    """A document that is no case.

    Attributes
    ----------
    problems : tuple of Problem
        Everything that is wrong, in the order of the document, each with place, found, expected and nearest.
    """

    problems: tuple[Problem, ...] = ()


class UnknownActor(PartnerGraphError, KeyError):
    """An actor that the case does not have.

    Attributes
    ----------
    case : str
        The id of the case.
    found : str
        What was given.
    nearest : str or None
        The id that is nearest to it.
    """

    case: str = ""
    found: str = ""
    nearest: str | None = None


class UnknownCase(PartnerGraphError, KeyError):
    """A case that the casebook does not have.

    Attributes
    ----------
    found : str
        What was given.
    nearest : str or None
        The id that is nearest to it.
    """

    found: str = ""
    nearest: str | None = None


class UnknownAnalysis(PartnerGraphError, LookupError):
    """An analysis that there is not.

    Attributes
    ----------
    found : str
        What was given.
    nearest : str or None
        The name that is nearest to it.
    """

    found: str = ""
    nearest: str | None = None


class OptionError(PartnerGraphError, ValueError):
    """An option that an analysis does not take, or a value that it cannot take.

    Attributes
    ----------
    option : str
        The option.
    found, expected : str
        What was given, and what may be given.
    nearest : str or None
        The known word that is nearest to what was given.
    """

    option: str = ""
    found: str = ""
    expected: str = ""
    nearest: str | None = None


class AnalysisError(PartnerGraphError, ValueError):
    """An analysis that cannot be carried out on what it was asked of."""


class EdgeError(PartnerGraphError, ValueError):
    """Edges that make no network."""


class AnswerError(PartnerGraphError, AttributeError):
    """Something that an answer does not have."""


class MissingPackage(PartnerGraphError, ImportError):
    """A Python package that is needed and not installed.

    Attributes
    ----------
    package : str
        Its name.
    """

    package: str = ""
