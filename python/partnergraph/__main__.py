"""The command line: ``python -m partnergraph`` or ``partnergraph``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import partnergraph as pg
from partnergraph import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Gives the exit code: 0 when all went well, 1 when a document has problems, 2 when asked wrongly.
    """
    parser = _parser()
    options, left = parser.parse_known_args(arguments)
    if options.run is _analyse and options.path is None and len(left) == 1 and not left[0].startswith("-"):
        # argparse gives up on a path that stands behind the options.
        options.path, left = Path(left[0]), []
    if left:
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    try:
        code: int = options.run(options)
    except pg.CaseError as error:
        print(error, file=sys.stderr)
        return 1
    except (pg.PartnerGraphError, OSError) as error:
        print(f"partnergraph: {error}", file=sys.stderr)
        for note in getattr(error, "__notes__", ()):
            print(f"partnergraph: {note}", file=sys.stderr)
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="partnergraph", description="Who stands behind a neighbourhood house, and what follows."
    )
    parser.add_argument("--version", action="version", version=f"partnergraph {pg.__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")

    demo = commands.add_parser("demo", help="the real cases side by side: the roles, the most central actors, a page")
    demo.add_argument(
        "--language", choices=("nb", "da", "en"), default="en", help="the language of the page and tables"
    )
    demo.add_argument(
        "--output", type=Path, default=Path("demo"), metavar="FOLDER", help="where index.html goes (demo)"
    )
    demo.set_defaults(run=_demo)

    check = commands.add_parser("check", help="whether documents are cases; every problem with its place")
    check.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a .json or .toml file, a folder, or a .ndjson file"
    )
    check.add_argument("--lenient", action="store_true", help="unknown keys are warnings")
    check.set_defaults(run=_check)

    analyse = commands.add_parser("analyse", help="the answer to a question about a case or casebook")
    analyse.add_argument("analysis", nargs="?", help="its name; without one all are listed")
    analyse.add_argument("path", nargs="?", type=Path, help="a file, a folder or .ndjson; the real cases without one")
    analyse.add_argument(
        "--option",
        "-o",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an option of the analysis; several values with commas",
    )
    analyse.add_argument("--table", help="another table of the answer than the main one")
    analyse.add_argument("--format", choices=("text", "csv", "json"), default="text", help="how the answer is printed")
    analyse.add_argument(
        "--explain", action="store_true", help="what the analysis is and what its columns mean, instead of an answer"
    )
    analyse.set_defaults(run=_analyse)

    schema = commands.add_parser("schema", help="the JSON Schema of the case format")
    schema.set_defaults(run=_schema)
    return parser


def _demo(options: argparse.Namespace) -> int:
    book = pg.load_casebook()
    print(book.matrix_text(language=options.language))
    print(book.central_text(language=options.language))
    options.output.mkdir(parents=True, exist_ok=True)
    page = options.output / "index.html"
    page.write_text(book.overview_html(language=options.language), encoding="utf-8")
    print(f"{len(book)} cases, with their boards and sources: {page}")
    return 0


def _check(options: argparse.Namespace) -> int:
    bad = 0
    for path in options.paths:
        if path.is_dir() or path.suffix == ".ndjson":
            book = pg.read_casebook(path)
            for rejected in book.rejected:
                bad += 1
                print("\n".join(str(problem) for problem in rejected.problems))
            print(f"{path}: {len(book)} cases, {len(book.rejected)} rejected")
            continue
        try:
            case = pg.read_case(path, strict=not options.lenient)
        except pg.CaseError as error:
            bad += 1
            print(error)
        else:
            print(f"{path}: {case!r}")
    return 1 if bad else 0


def _analyse(options: argparse.Namespace) -> int:
    if options.analysis is None:
        for entry in pg.analyses():
            print(f"{entry.name:22} {entry.question}")
        return 0
    card = next((card for card in _native.register() if card["name"] == options.analysis), None)
    given = _options(card, options.option)
    if options.explain:
        # Of no case, so that nothing is worked out and no option is missing.
        print(pg.Casebook([]).ask(options.analysis).explain())
        return 0
    answer = _asked(options.path).ask(options.analysis, **given)
    print({"text": _text, "csv": _csv, "json": _json}[options.format](answer, options.table), end="")
    return 0


def _asked(path: Path | None) -> pg.Case | pg.Casebook:
    if path is None:
        return pg.load_casebook()
    if path.is_dir() or path.suffix == ".ndjson":
        book = pg.read_casebook(path)
        for rejected in book.rejected:
            print("\n".join(str(problem) for problem in rejected.problems), file=sys.stderr)
        return book
    return pg.read_case(path)


def _options(card: dict[str, Any] | None, pairs: list[str]) -> dict[str, Any]:
    """Options as the analysis takes them, from ``name=value`` as people type it."""
    kinds = {option["name"]: option["kind"] for option in card["options"]} if card else {}
    given: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise pg.OptionError(f"option `{name}`: found no value, expected `{name}=value`", option=name)
        given[name] = _value(kinds.get(name, "text"), value)
    return given


def _value(kind: str, value: str) -> Any:
    match kind:
        case "flag" if value in ("yes", "true", "no", "false"):
            return value in ("yes", "true")
        case "whole" | "number":
            for number in (int, float):
                try:
                    return number(value)
                except ValueError:
                    continue
            return value
        case "choices" | "texts":
            return [part.strip() for part in value.split(",") if part.strip()]
        case "whole_by_role":
            parts = (part.partition(":") for part in value.split(","))
            return {role.strip(): _value("whole", number.strip()) for role, _, number in parts}
        case "number_by_actor":
            # The number stands after the last colon.
            parts = (part.rpartition(":") for part in value.split(","))
            return {actor.strip(): _value("number", number.strip()) for actor, _, number in parts}
        case "class_by_actor" if ":" in value:
            parts = (part.partition(":") for part in value.split(","))
            return {actor.strip(): word.strip() for actor, _, word in parts}
        case "choices_by_role" | "choices_by_name" | "texts_by_name":
            parts = (part.partition(":") for part in value.split(";"))
            return {role.strip(): _value("choices", words) for role, _, words in parts}
        case _:
            return value


def _text(answer: pg.Answer, table: str | None) -> str:
    if table is None:
        return f"{answer}\n"
    return "\n".join(str(row) for row in answer.to_dicts(table)) + "\n"


def _csv(answer: pg.Answer, table: str | None) -> str:
    import csv
    import io

    rows = answer.to_dict(table)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(rows)
    for row in zip(*rows.values(), strict=True):
        writer.writerow(["; ".join(cell) if isinstance(cell, list) else cell for cell in row])
    return out.getvalue()


def _json(answer: pg.Answer, table: str | None) -> str:
    if table is None:
        return answer.to_json() + "\n"
    import json

    return json.dumps(answer.to_dicts(table), ensure_ascii=False) + "\n"


def _schema(_options: argparse.Namespace) -> int:
    print(pg.schema(), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
