"""Which function was run by which test, and by whom."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable
from typing import Any

#: The test that is running; none between tests and while a test is set up.
_test: str | None = None
#: How often partnergraph was asked since the start.
_questions = 0
#: The tests in which each function was answered by partnergraph.
_answered: dict[str, set[str]] = defaultdict(set)
#: The tests in which each function was left to networkx at least once.
_left: dict[str, set[str]] = defaultdict(set)

#: The functions that networkx finds, by the name under which it looks.
FUNCTIONS: dict[str, Callable[..., Any]] = {}


def start(test: str) -> None:
    global _test
    _test = test


def stop() -> None:
    global _test
    _test = None


def asked() -> None:
    """Note that partnergraph has been asked something."""
    global _questions
    _questions += 1


def leave(why: str) -> NotImplementedError:
    """The exception on which networkx runs its own function."""
    return NotImplementedError(why)


def ran(function: str) -> set[str]:
    """The tests in which every call of the function was answered by partnergraph."""
    return _answered[function] - _left[function]


def native(function: Callable[..., Any]) -> Callable[..., Any]:
    """Offer a function to networkx under its own name.

    A call counts only when partnergraph was asked during it; one that is left to networkx counts against the test.
    """
    name = function.__name__

    @functools.wraps(function)
    def noted(*args: Any, **kwargs: Any) -> Any:
        before, test = _questions, _test
        try:
            return function(*args, **kwargs)
        except NotImplementedError:
            if test:
                _left[name].add(test)
            raise
        finally:
            if test and _questions > before:
                _answered[name].add(test)

    FUNCTIONS[name] = noted
    return noted
