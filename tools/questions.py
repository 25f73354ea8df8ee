"""The page with the 45 questions that the work began with: each with its call and what that answers on a real case.

The questions are in `docs/questions.toml`. Each is asked when the page is written, so no answer on it is older than
the code.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import partnergraph as pg

COUNT = 45
ASKERS = {"house": "Those who run a house", "planner": "Those who plan", "researcher": "Those who study"}
HEAD = """# The 45 questions

Generated from `questions.toml` by `tools/generate.py`; do not edit.

The questions that houses, planners and researchers bring, what to call, and what the call answers on a real case.
`book` is `partnergraph.load_casebook()`, the library of eighteen cases. Answers are as true as the case is: public
sources, most from 2010 to 2025. Where a case is silent the answer says so; that is an answer too. How to read them, and
where they mislead, stands with the [five documents](sources/README.md).
"""
LATER = "later"
STATES = {
    "answered": "are answered on a real case",
    "partly": "in part",
    "silent": "can be asked, but no case of the library records what the answer needs",
    LATER: "cannot be asked yet",
}


def page(questions: Path) -> str:
    asked = tomllib.loads(questions.read_text("utf-8"))["question"]
    numbers = [question["number"] for question in asked]
    if numbers != list(range(1, COUNT + 1)):
        raise ValueError(f"{questions.name}: found the numbers {numbers}, expected 1 to {COUNT} in their order")
    book = pg.load_casebook()
    states = [question.get("state", "answered") for question in asked]
    counts = [f"{states.count(state)} {meaning}" for state, meaning in STATES.items() if state in states]
    parts = [HEAD, f"Of the {COUNT}, {', '.join(counts)}.", ""]
    for asker, title in ASKERS.items():
        parts += [f"## {title}", "", "| | question | call | answer |", "| --- | --- | --- | --- |"]
        parts += [_row(question, book) for question in asked if question["asker"] == asker]
        parts.append("")
    return "\n".join(parts)


def _row(question: dict[str, Any], book: pg.Casebook) -> str:
    call = question.get("call", "")
    said = ["**Not yet.**"] if question.get("state") == LATER else []
    if call:
        try:
            said.append(_cell(_answer(question, book)))
        except Exception as error:
            error.add_note(f"question {question['number']}: `{call}`")
            raise
    if "note" in question:
        said.append(_marked(question["note"]))
    code = f"`{call.replace('|', chr(92) + '|')}`" if call else ""
    return f"| {question['number']} | {_cell(question['question'])} | {code} | {' '.join(said)} |"


def _answer(question: dict[str, Any], book: pg.Casebook) -> str:
    """What the call answers: the sentences that contain the given words, or the value of an expression."""
    answer = eval(question["call"], {"book": book})
    if "shows" in question:
        first = next(iter(answer), None)
        return str(eval(question["shows"], {"answer": answer, "first": first, "book": book}))
    sentences = answer.sentences(language="en")
    chosen: list[str] = []
    for words in question["says"]:
        found = [sentence for sentence in sentences if words in sentence]
        if not found:
            raise ValueError(f"no sentence has `{words}`: {sentences}")
        chosen += [sentence for sentence in found if sentence not in chosen]
    return " ".join(chosen)


def _marked(text: str) -> str:
    """A note, in which `code` may stand."""
    return text.replace("|", "\\|").replace("\n", " ")


def _cell(text: str) -> str:
    for special in "\\`*_[]<|":
        text = text.replace(special, "\\" + special)
    return text.replace("\n", " ")
