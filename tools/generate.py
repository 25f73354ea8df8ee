"""Writes what follows from the register, from the table of the format, and from the real cases.

    python tools/generate.py            writes the files
    python tools/generate.py --check    says which are not current, and fails if any is

Written are `python/partnergraph/_analyses.py` (a function for each analysis, and the same as methods), the stubs
`python/partnergraph/_native.pyi`, the names in `python/partnergraph/__init__.py`, and a handbook page for each
analysis in `docs/analyses`; and `docs/questions.md`, and what the examples on the other pages of `docs` print.
"""

from __future__ import annotations

import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path
from typing import Any

from partnergraph import _native

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "python" / "partnergraph"
Card = dict[str, Any]

KINDS = {
    "flag": "bool",
    "whole": "int",
    "number": "float",
    "text": "str",
    "date": "str | date",
    "choice": "str",
    "choices": "str | Iterable[str]",
    "texts": "str | Iterable[str]",
    "whole_by_role": "Mapping[str, int]",
    "choices_by_role": "Mapping[str, Iterable[str]]",
    "choices_by_name": "Mapping[str, str | Iterable[str]]",
    "texts_by_name": "Mapping[str, Iterable[str]]",
    "number_by_actor": "Mapping[str, float]",
}
ASKED = {
    "case": "the case; or a casebook, for each of its cases",
    "network": "the case or network; or a casebook, for each of its cases",
    "two_mode": "the case or two-mode table; or a casebook, for each of its cases",
    "layers": "the case; or several networks by name, each a layer; or a casebook, for each of its cases",
    "casebook": "the casebook",
}
SUBJECTS = {
    "case": ("Case", "Casebook"),
    "network": ("Case", "Casebook", "Network"),
    "two_mode": ("Case", "Casebook", "Incidence"),
    "layers": ("Case", "Casebook"),
    "casebook": ("Casebook",),
}


# What every analysis takes beside its options: how the work is done, which changes no answer.
HOW = ("threads: int | None = None", "progress: bool | Callable[[int, int], object] = False")
HOW_MEANING = {
    "threads": "how many threads work on it; as many as there are cores where none is given. The answer does not "
    "depend on it",
    "progress": "true writes a line on standard error that says how far long work is; a callable is called with the "
    "number of steps done and of all",
}


def one_line(text: str) -> str:
    return " ".join(text.split())


def wrapped(text: str, indent: str, width: int = 118) -> str:
    paragraphs = [
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for line in text.splitlines()
    ]
    return "\n".join(paragraphs)


def kind_of(option: Card) -> str:
    if option["kind"] == "choice":
        return f"Literal[{', '.join(repr(word) for word in option['words'])}]".replace("'", '"')
    if option["kind"] == "class_by_actor":
        words = f"Literal[{', '.join(repr(word) for word in option['words'])}]".replace("'", '"')
        return f"{words} | Mapping[Any, object]"
    return KINDS[option["kind"]]


def parameter(option: Card) -> str:
    preset = option["preset"]
    kind = kind_of(option)
    if preset is None:
        return f"{option['name']}: {kind} | None = None"
    if not isinstance(preset, list):
        return f"{option['name']}: {kind} = {quoted(preset)}"
    words = ", ".join(quoted(word) for word in preset)
    return f"{option['name']}: {kind} = ({words},)" if len(preset) == 1 else f"{option['name']}: {kind} = ({words})"


def quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def docstring(card: Card, indent: str) -> str:
    width = 118 - len(indent)
    flat = partial(wrapped, indent="", width=width)
    deep = partial(wrapped, indent="    ", width=width)
    main = card["tables"][0]
    parts = [card["question"], "", flat(card["definition"]), ""]
    if card["reading"]:
        parts += [flat(card["reading"]), ""]
    parts += ["Parameters", "----------", "of", deep(ASKED[card["subject"]])]
    for option in card["options"]:
        parts += [option["name"], deep(option["meaning"])]
    for name, meaning in HOW_MEANING.items():
        parts += [name, deep(meaning)]
    parts += ["", "Returns", "-------", "Answer", deep(f"One row for each {row_of(main)}."), ""]
    for name, meaning in main["columns"]:
        bullet = f"- ``{name}``: {meaning}"
        parts.append(textwrap.fill(bullet, width, initial_indent="    ", subsequent_indent="      "))
    others = [f"``{table['name']}`` (a row is {table['row']})" for table in card["tables"][1:]]
    if others:
        parts += ["", deep(f"Further tables: {'; '.join(others)}.")]
    if card["undefined"]:
        missing = "; ".join(f"``{reason}``: {when}" for reason, when in card["undefined"])
        parts += ["", deep(f"No value: {missing}.")]
    parts += ["", "References", "----------", flat(card["source"])]
    return textwrap.indent("\n".join(parts), indent).lstrip().replace("\\", "\\\\")


def row_of(table: Card) -> str:
    row = table["row"]
    for article in ("a ", "an ", "the "):
        row = row.removeprefix(article) if row.startswith(article) else row
    return row


def analyses(cards: list[Card]) -> str:
    lines = [
        '"""A function for each analysis; the same functions are methods of what they can be asked of.',
        "",
        "Generated from the register by `tools/generate.py`; do not edit.",
        '"""',
        "",
        "# ruff: noqa: E501, RUF022",
        "# fmt: off",
        "from __future__ import annotations",
        "",
        "from ._native import Answer, Case, Casebook, Incidence, Network, ask",
        "",
        "TYPE_CHECKING = False",
        "if TYPE_CHECKING:",
        "    from collections.abc import Callable, Iterable, Mapping",
        "    from datetime import date",
        "    from typing import Any, Literal",
        "",
        "__all__ = [",
        *[f'    "{card["name"]}",' for card in cards],
        "]",
        "",
    ]
    for card in cards:
        subjects = " | ".join(SUBJECTS[card["subject"]])
        if card["subject"] == "layers":
            subjects += " | Mapping[str, Network]"
        parameters = "".join(f"    {line},\n" for line in [*map(parameter, card["options"]), *HOW])
        star = "    *,\n"
        lines += [
            "",
            f"def {card['name']}(\n    of: {subjects},\n    /,\n{star}{parameters}) -> Answer:",
            f'    """{docstring(card, "    ")}',
            '    """',
            "    return ask(",
            f'        "{card["name"]}",',
            "        of,",
            "        {",
            *[
                f'            "{name}": {name},'
                for name in [*(option["name"] for option in card["options"]), *HOW_MEANING]
            ],
            "        },",
            "    )",
            "",
        ]
    lines += ["", "def _attach() -> None:"]
    for card in cards:
        for subject in SUBJECTS[card["subject"]]:
            lines.append(f"    {subject}.{card['name']} = {card['name']}  # type: ignore[method-assign]")
    return "\n".join(lines) + "\n"


def exports(cards: list[Card]) -> str:
    """`__init__.py` with the names of the analyses: type checkers read a list that is written out, and no other."""
    head, _, rest = (PACKAGE / "__init__.py").read_text("utf-8").partition("__all__ += [")
    names = "".join(f'    "{name}",\n' for name in sorted(card["name"] for card in cards))
    return f"{head}__all__ += [  # the analyses, written by `tools/generate.py`\n{names}]{rest.partition(']')[2]}"


def laid_out(name: str, text: str) -> str:
    """The text as `ruff format` lays it out, so that what is generated is also what is formatted."""
    ruff = Path(sys.executable).parent / "ruff"
    done = subprocess.run(
        [ruff, "format", "--stdin-filename", name, "-"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout


def main() -> int:
    # Beside this file.
    from handbook import run_pages
    from questions import page
    from stubs import pages, stubs

    cards = _native.register()
    wanted = {
        PACKAGE / "_analyses.py": laid_out("_analyses.py", analyses(cards)),
        PACKAGE / "_native.pyi": laid_out("_native.pyi", stubs(cards)),
    }
    wanted[PACKAGE / "__init__.py"] = exports(cards)
    docs = ROOT / "docs"
    wanted |= {docs / "analyses" / name: text for name, text in pages(cards).items()}
    wanted[docs / "questions.md"] = page(docs / "questions.toml")
    wanted |= run_pages(docs)
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    pages_there = set((docs / "analyses").glob("*.md"))
    gone = sorted(pages_there - set(wanted))
    if "--check" in sys.argv:
        for path in [*stale, *gone]:
            print(f"{path.relative_to(ROOT)} is not current: run `make generate`")
        return 1 if stale or gone else 0
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for path in gone:
        path.unlink()
    print(f"{len(wanted)} files, {len(stale)} of them new or changed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
