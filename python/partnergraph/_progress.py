"""A line on the terminal that says how far long work is."""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Work that takes less than so many seconds needs no line.
PATIENCE = 0.5


def line(name: str) -> Callable[[int, int], None]:
    """Return a function that writes ``name: done of total`` on standard error, over and over on one line."""
    began = time.monotonic()
    shown = False

    def show(done: int, total: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - began < PATIENCE:
            return
        shown = True
        end = "\n" if done >= total else ""
        print(f"\r{name}: {done:,} of {total:,} ({done / total:.0%})", end=end, file=sys.stderr, flush=True)

    return show
