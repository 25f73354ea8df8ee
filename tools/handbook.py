"""Pages of the handbook whose examples are run, so that under each stands what it prints today.

A page is Markdown. A block fenced as `pycon` holds lines of Python behind `>>>` and `...`, and under them what they
print. The blocks of a page are run one after the other, as if typed by one person. Long lines of output are broken.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import textwrap
from pathlib import Path
from typing import Any

FENCED = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WIDTH = 100


def run_pages(docs: Path) -> dict[Path, str]:
    """The pages with examples, each as it reads when they are run."""
    texts = {path: path.read_text("utf-8") for path in sorted(docs.rglob("*.md")) if path.parent.name != "analyses"}
    return {path: _current(text, path.name) for path, text in texts.items() if FENCED.search(text)}


def _current(text: str, page: str) -> str:
    names: dict[str, Any] = {}
    return FENCED.sub(lambda block: f"```pycon\n{_run(block[1], page, names)}```", text)


def _run(block: str, page: str, names: dict[str, Any]) -> str:
    lines = []
    for example in doctest.DocTestParser().get_examples(block, page):
        first, *more = example.source.splitlines()
        lines += [f">>> {first}", *(f"... {line}".rstrip() for line in more)]
        lines += [piece for line in _printed(example.source, page, names) for piece in _broken(line)]
    return "".join(f"{line}\n" for line in lines)


def _printed(source: str, page: str, names: dict[str, Any]) -> list[str]:
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(source, page, "single"), names)
    except Exception as error:
        error.add_note(f"{page}: {source}")
        raise
    return out.getvalue().splitlines()


def _broken(line: str) -> list[str]:
    line = line.rstrip()
    if len(line) <= WIDTH:
        return [line]
    return textwrap.wrap(line, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
