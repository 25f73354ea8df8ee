"""The register: everything that follows from it is there and current."""

from __future__ import annotations

import ast
import inspect
import pickle

import partnergraph as pg
import pytest
from partnergraph import _analyses, _native
from support import ROOT, SUBJECTS, run

CARDS = {card["name"]: card for card in _native.register()}
STUB = ast.parse((ROOT / "python" / "partnergraph" / "_native.pyi").read_text("utf-8"))
CLASSES = {node.name: node for node in STUB.body if isinstance(node, ast.ClassDef)}
LEVELS = ["role", "actor", "pair", "relation", "network", "two_mode", "case", "casebook"]
SUBJECT_CLASSES = (pg.Case, pg.Casebook, pg.Network, pg.Incidence)
# How the work is done, which changes no answer.
HOW = {"threads": None, "progress": False}

every_analysis = pytest.mark.parametrize("name", CARDS)


def preset_of(option: dict) -> object:
    return tuple(option["preset"]) if isinstance(option["preset"], list) else option["preset"]


def test_the_register_can_be_read():
    entries = pg.analyses()
    assert [entry.name for entry in entries] == list(CARDS)
    assert len(entries) >= 44
    for entry in entries:
        card = CARDS[entry.name]
        assert (entry.level, entry.question, entry.source) == (card["level"], card["question"], card["source"])
        assert entry.options == tuple(option["name"] for option in card["options"])
        assert repr(entry) == f"{entry.name}: {entry.question}"
        assert "\n" not in repr(entry)


def test_the_register_is_sorted_by_level_and_name():
    keys = [(LEVELS.index(entry.level), entry.name) for entry in pg.analyses()]
    assert keys == sorted(keys)
    assert all(entry.name.startswith(f"{entry.level}_") for entry in pg.analyses())


def test_an_entry_does_not_change():
    entry = pg.analyses()[0]
    for name in ("name", "something"):
        with pytest.raises(AttributeError):
            setattr(entry, name, "other")


def test_no_name_is_made_up_when_it_is_asked_for():
    for holder in (pg, _analyses, *SUBJECT_CLASSES):
        assert "__getattr__" not in vars(holder)
    for path in (ROOT / "python").rglob("*.py"):
        assert "__getattr__" not in path.read_text("utf-8"), path


def test_the_functions_are_those_of_the_register_and_no_others():
    functions = {name for name, each in vars(_analyses).items() if inspect.isfunction(each) and name[0] != "_"}
    assert functions == set(CARDS) == set(_analyses.__all__)


@every_analysis
def test_an_analysis_is_a_function_of_the_package(name):
    assert getattr(pg, name) is getattr(_analyses, name)
    assert name in pg.__all__ and name in dir(pg)
    assert getattr(pg, name).__name__ == getattr(pg, name).__qualname__ == name


@every_analysis
def test_an_analysis_is_a_method_of_what_it_can_be_asked_of_and_of_nothing_else(name):
    for subject in SUBJECT_CLASSES:
        if subject in SUBJECTS[CARDS[name]["subject"]]:
            assert vars(subject)[name] is getattr(pg, name)
        else:
            assert not hasattr(subject, name)


@every_analysis
def test_the_docstring_names_every_option_and_column(name):
    card, text = CARDS[name], inspect.getdoc(getattr(pg, name))
    words = " ".join(text.split())
    lines = text.splitlines()
    assert lines[0] == card["question"]
    for heading in ("Parameters", "Returns", "References"):
        place = lines.index(heading)
        assert lines[place + 1] == "-" * len(heading)
    for option in [*card["options"], *({"name": name, "meaning": ""} for name in HOW)]:
        place = lines.index(option["name"])
        # numpydoc: the meaning stands below the name, indented.
        assert lines[place + 1].startswith("    ") and lines[place + 1].strip()
        assert " ".join(option["meaning"].split()) in words
    for column, meaning in card["tables"][0]["columns"]:
        assert f"- ``{column}``: {meaning}" in words
    for table in card["tables"][1:]:
        assert f"``{table['name']}``" in words
    for reason, when in card["undefined"]:
        assert f"``{reason}``: {when}" in words
    assert " ".join(card["source"].split()) in words
    assert max(map(len, lines)) <= 116


@every_analysis
def test_the_signature_has_the_presets_as_defaults(name):
    subject, *options = inspect.signature(getattr(pg, name)).parameters.values()
    assert subject.kind is subject.POSITIONAL_ONLY and subject.default is subject.empty
    assert all(option.kind is option.KEYWORD_ONLY for option in options)
    found = {option.name: option.default for option in options}
    assert found == {option["name"]: preset_of(option) for option in CARDS[name]["options"]} | HOW
    assert list(found)[-len(HOW) :] == list(HOW)


@every_analysis
def test_the_presets_are_what_is_asked_without_options(book, name):
    needed = {"collapse": "count"} if name == "actor_strength" else {}
    presets = {option["name"]: preset_of(option) for option in CARDS[name]["options"]}
    assert getattr(book, name)(**{**presets, **needed}) == book.ask(name, **needed)


@every_analysis
def test_the_stub_has_the_method_with_its_options_and_defaults(name):
    for subject in SUBJECT_CLASSES:
        methods = {node.name: node for node in CLASSES[subject.__name__].body if isinstance(node, ast.FunctionDef)}
        assert (name in methods) == (subject in SUBJECTS[CARDS[name]["subject"]])
        if name in methods:
            arguments = methods[name].args
            found = {
                argument.arg: ast.literal_eval(default)
                for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            }
            assert found == {option["name"]: preset_of(option) for option in CARDS[name]["options"]} | HOW
            assert all(argument.annotation for argument in arguments.kwonlyargs)
            assert ast.unparse(methods[name].returns) == "Answer"


@every_analysis
def test_the_function_and_the_methods_give_the_same(petersborg, book, name):
    needed = {"collapse": "count"} if name == "actor_strength" else {}
    table = pg.Incidence.from_links("aabc", "xyyz")
    for subject in (petersborg, book, petersborg.network(collapse="count"), table):
        if isinstance(subject, SUBJECTS[CARDS[name]["subject"]]):
            options = needed if isinstance(subject, pg.Case | pg.Casebook) else {}
            of_function = getattr(pg, name)(subject, **options)
            assert of_function == getattr(subject, name)(**options) == subject.ask(name, **options)
            assert of_function.analysis == name


@pytest.mark.parametrize("name", [name for name, card in CARDS.items() if card["subject"] == "layers"])
def test_several_networks_are_asked_by_the_function(name):
    one, other = pg.Network.from_edges("ab", "bc"), pg.Network.from_edges("ac", "cb")
    answer = getattr(pg, name)({"one": one, "other": other}, threads=1, progress=True)
    assert answer == _native.ask(name, {"one": one, "other": other})
    assert "Mapping[str, Network]" in inspect.signature(getattr(pg, name)).parameters["of"].annotation


@every_analysis
def test_the_handbook_has_a_page(name):
    page = (ROOT / "docs" / "analyses" / f"{name}.md").read_text("utf-8")
    assert page.startswith(f"# {name}\n")
    assert CARDS[name]["question"] in page
    for option in CARDS[name]["options"]:
        assert f"| `{option['name']}` |" in page
    assert f"[`{name}`]({name}.md)" in (ROOT / "docs" / "analyses" / "README.md").read_text("utf-8")


def test_the_handbook_has_no_page_of_anything_else():
    pages = {path.stem for path in (ROOT / "docs" / "analyses").glob("*.md")}
    assert pages == {*CARDS, "README"}


def test_what_is_generated_is_current():
    done = run(str(ROOT / "tools" / "generate.py"), "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_command_line_lists_every_analysis():
    listed = run("-m", "partnergraph", "analyse").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(CARDS)
    for line, card in zip(listed, CARDS.values(), strict=True):
        assert line.endswith(card["question"])


def test_everything_public_is_documented_and_named():
    assert len(set(pg.__all__)) == len(pg.__all__)
    for name in pg.__all__:
        thing = getattr(pg, name)
        if name != "__version__":
            assert inspect.getdoc(thing), name
    public = {name for name in vars(pg) if not name.startswith("_") and not inspect.ismodule(getattr(pg, name))}
    assert public == {name for name in pg.__all__ if not name.startswith("_")}


@pytest.mark.parametrize("subject", [*SUBJECT_CLASSES, pg.Answer, pg.Figure, pg.Problem, pg.Rejected, pg.CaseBuilder])
def test_every_public_method_has_a_docstring(subject):
    for name, each in vars(subject).items():
        if not name.startswith("_"):
            assert inspect.getdoc(each), f"{subject.__name__}.{name}"


def test_the_functions_pickle_by_name():
    assert pickle.loads(pickle.dumps(pg.role_coverage)) is pg.role_coverage
