"""The command line."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from importlib.metadata import entry_points

import partnergraph as pg
import pytest
from partnergraph.__main__ import main
from support import LIBRARY, document, run, small


def command(*arguments: object):
    """What the command prints and gives back, in a process of its own."""
    return run("-m", "partnergraph", *map(str, arguments))


@pytest.fixture
def asked(capsys):
    """What the command prints and gives back, in this process."""

    def asked(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = stopped.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return asked


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.json"
    path.write_text(json.dumps(small()), encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({**document("bad"), "kind": "castle", "actor": []}, indent=1), encoding="utf-8")
    return path


class TestHelp:
    def test_help_names_every_command(self):
        done = command("--help")
        assert done.returncode == 0
        for name in ("demo", "check", "analyse", "schema"):
            assert re.search(rf"^ +{name}\b", done.stdout, re.MULTILINE)

    @pytest.mark.parametrize("name", ["demo", "check", "analyse", "schema"])
    def test_every_command_has_help(self, asked, name):
        code, out, _ = asked(name, "--help")
        assert code == 0 and f"partnergraph {name}" in out

    def test_the_version_is_told(self, asked):
        assert asked("--version") == (0, f"partnergraph {pg.__version__}\n", "")

    @pytest.mark.parametrize("arguments", [(), ("dance",), ("check",), ("demo", "--language", "sv")])
    def test_a_wrong_call_ends_with_2_and_says_why(self, asked, arguments):
        code, out, err = asked(*arguments)
        assert (code, out) == (2, "")
        assert "usage: partnergraph" in err and "error: " in err


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """The demo: what it printed, and its page."""
    folder = tmp_path_factory.mktemp("demo")
    return command("demo", "--output", folder / "new"), folder / "new" / "index.html"


class TestDemo:
    def test_it_prints_the_roles_and_the_most_central_actors(self, done, book):
        printed, page = done
        assert (printed.returncode, printed.stderr) == (0, "")
        assert book.matrix_text() in printed.stdout
        assert book.central_text() in printed.stdout
        assert printed.stdout.endswith(f"18 cases, with their boards and sources: {page}\n")

    def test_the_page_names_every_case(self, done, book):
        text = done[1].read_text(encoding="utf-8")
        for case in book:
            assert case.name.replace("&", "&amp;") in text
        assert text.lower().startswith("<!doctype html>")

    def test_the_page_loads_nothing(self, done):
        text = done[1].read_text(encoding="utf-8")
        loading = "script|img|iframe|link|object|embed|audio|video|source"
        assert not re.search(rf"<({loading})\b[^>]*\b(src|href|data)\s*=", text)
        assert not re.search(r"\b(src|srcset|poster)\s*=\s*[\"']?(https?:)?//", text)
        assert "@import" not in text
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", text)

    def test_the_page_links_only_inside_itself_and_to_sources(self, done, book):
        text = done[1].read_text(encoding="utf-8")
        links = set(re.findall(r'\bhref="([^"]*)"', text))
        ids = set(re.findall(r'\bid="([^"]*)"', text))
        sources = {source.url.replace("&", "&amp;") for case in book for source in case.sources if source.url}
        assert links
        assert {link for link in links if link.startswith("#")} <= {f"#{id}" for id in ids}
        assert {link for link in links if not link.startswith("#")} <= sources

    def test_the_page_is_in_the_language_asked_for(self, asked, tmp_path):
        pages = {}
        for language in ("nb", "da", "en"):
            assert asked("demo", "--language", language, "--output", tmp_path / language)[0] == 0
            pages[language] = (tmp_path / language / "index.html").read_text(encoding="utf-8")
            assert f'lang="{language}"' in pages[language]
        assert len(set(pages.values())) == 3

    def test_the_page_is_the_same_every_time(self, done, book):
        assert done[1].read_text(encoding="utf-8") == book.overview_html()


class TestCheck:
    def test_a_good_document_is_named(self, asked, good):
        assert asked("check", good) == (0, f'{good}: Case("small", 3 actors, 2 assignments, 2 relations)\n', "")

    def test_a_bad_document_is_told_with_every_problem_and_its_place(self, asked, bad):
        code, out, err = asked("check", bad)
        assert (code, err) == (1, "")
        first, second = out.splitlines()
        assert first.startswith(f"{bad}, line 5, column 10, `/kind`: found `castle`, expected")
        assert second.startswith(f"{bad}, line 6, column 2, `/actor`: found the key `actor`")

    def test_several_documents_are_all_checked(self, asked, good, bad):
        code, out, _ = asked("check", bad, good)
        assert code == 1 and f"{good}: Case(" in out and f"{bad}, line 5" in out

    def test_a_folder_is_checked_as_a_whole(self, asked, good, bad):
        code, out, _ = asked("check", good.parent)
        assert code == 1
        assert f"{bad}, line 5" in out
        assert out.endswith(f"{good.parent}: 1 cases, 1 rejected\n")
        assert asked("check", LIBRARY) == (0, f"{LIBRARY}: 18 cases, 0 rejected\n", "")

    def test_ndjson_is_checked_line_by_line(self, asked, tmp_path):
        path = tmp_path / "houses.ndjson"
        path.write_text(json.dumps(small()) + "\n{}\n", encoding="utf-8")
        code, out, _ = asked("check", path)
        assert code == 1 and f"{path}, line 2, column 1: found no `format`" in out

    def test_lenient_checking_warns_of_unknown_keys(self, tmp_path):
        path = tmp_path / "house.json"
        path.write_text(json.dumps(document(colour="red")), encoding="utf-8")
        done = command("check", "--lenient", path)
        assert done.returncode == 0 and "`colour`" in done.stderr
        assert command("check", path).returncode == 1

    def test_a_missing_file_ends_with_2(self, asked, tmp_path):
        code, out, err = asked("check", tmp_path / "nowhere.json")
        assert (code, out) == (2, "")
        assert err.startswith("partnergraph: ") and "nowhere.json" in err and "Traceback" not in err


class TestAnalyse:
    def test_without_a_path_the_real_cases_are_asked(self, asked, book):
        assert asked("analyse", "role_coverage") == (0, f"{book.role_coverage()}\n", "")

    def test_text_is_what_python_shows(self, asked, good):
        assert asked("analyse", "role_coverage", good) == (0, f"{pg.read_case(good).role_coverage()}\n", "")

    def test_csv_can_be_read_again(self, asked, good):
        code, out, _ = asked("analyse", "role_coverage", good, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        expected = pg.read_case(good).role_coverage().to_dicts()
        assert code == 0 and len(rows) == 6
        assert [row["state"] for row in rows] == [row["state"] for row in expected]
        assert [row["redundancy"] for row in rows] == ["0", "", "0", "", "", ""]
        assert [row["held_by"] for row in rows] == ["; ".join(row["held_by"]) for row in expected]

    def test_csv_has_one_line_for_each_row(self, good):
        done = command("analyse", "role_coverage", good, "--format", "csv")
        assert len(done.stdout.splitlines()) == 7
        assert "" not in done.stdout.splitlines()

    def test_json_is_the_whole_answer(self, asked, good):
        code, out, _ = asked("analyse", "role_coverage", good, "--format", "json")
        assert (code, out) == (0, pg.read_case(good).role_coverage().to_json() + "\n")

    @pytest.mark.parametrize("form", ["text", "csv", "json"])
    def test_another_table_can_be_asked_for(self, asked, good, form):
        code, out, _ = asked("analyse", "role_coverage", good, "--table", "by_sector", "--format", form)
        assert code == 0 and "residents" in out
        if form == "json":
            assert json.loads(out) == pg.read_case(good).role_coverage().to_dicts("by_sector")

    def test_the_card_can_be_read(self, asked, book):
        assert asked("analyse", "case_diversity", "--explain") == (0, f"{book.case_diversity().explain()}\n", "")

    @pytest.mark.parametrize("name", [analysis.name for analysis in pg.analyses()])
    def test_the_card_of_every_analysis_can_be_read(self, asked, name):
        code, out, err = asked("analyse", name, "--explain")
        assert (code, err) == (0, "")
        assert out.startswith(f"{name}\n")

    @pytest.mark.parametrize(
        ("name", "given", "expected"),
        [
            ("actor_degree", "include_self=yes", {"include_self": True}),
            ("actor_degree", "include_self=false", {"include_self": False}),
            ("actor_load", "overload=2", {"overload": 2}),
            ("actor_strength", "alpha=0.5", {"alpha": 0.5}),
            ("actor_degree", "at=2014", {"at": "2014"}),
            ("actor_degree", "direction=in", {"direction": "in"}),
            ("role_coverage", "statuses=current, former", {"statuses": ["current", "former"]}),
            ("actor_degree", "actors=a,b", {"actors": ["a", "b"]}),
            ("role_coverage", "wanted=owner:2,operator:3", {"wanted": {"owner": 2, "operator": 3}}),
            (
                "role_candidates",
                "role_needs=owner:premises,money;funder:money",
                {"role_needs": {"owner": ["premises", "money"], "funder": ["money"]}},
            ),
            ("role_candidates", "role=funder", {"role": "funder"}),
            ("actor_pagerank", "restart=a:2,b:0.5", {"restart": {"a": 2, "b": 0.5}}),
            ("network_mixing", "partition=kind", {"partition": "kind"}),
            ("network_mixing", "partition=a:x,b:y,c:x", {"partition": {"a": "x", "b": "y", "c": "x"}}),
            (
                "network_layers",
                "layers=rooms:leases_to;other:cooperates,informs",
                {"layers": {"rooms": ["leases_to"], "other": ["cooperates", "informs"]}},
            ),
            (
                "case_participation",
                "checklists=card:attention,questions;other:one",
                {"checklists": {"card": ["attention", "questions"], "other": ["one"]}},
            ),
        ],
    )
    def test_options_of_every_kind_can_be_given(self, asked, good, name, given, expected):
        needed = {"collapse": "count"} if name == "actor_strength" else {}
        pairs = [f"--option={given}", *(f"-o{key}={value}" for key, value in needed.items())]
        code, out, err = asked("analyse", name, good, *pairs, "--format", "json")
        assert (code, err) == (0, "")
        answer = pg.read_case(good).ask(name, **needed, **expected)
        assert json.loads(out) == json.loads(answer.to_json())
        options = json.loads(out)["options"]
        assert {key: options[key] for key in expected} == expected

    def test_every_kind_of_option_is_tried_above(self):
        kinds = {option["kind"] for card in pg._native.register() for option in card["options"]}
        tried = {"flag", "whole", "number", "text", "date", "choice", "choices", "texts"}
        tried |= {
            "whole_by_role",
            "choices_by_role",
            "choices_by_name",
            "texts_by_name",
            "number_by_actor",
            "class_by_actor",
        }
        assert kinds <= tried

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("role_covrage",), "found `role_covrage`, expected an analysis; the nearest is `role_coverage`"),
            (("actor_degree", "-o", "direction=inn"), "option `direction`: found `inn`, expected one of"),
            (("actor_degree", "-o", "directon=in"), "option `directon`: found no such option"),
            (("actor_degree", "-o", "direction"), "option `direction`: found no value, expected `direction=value`"),
            (("actor_degree", "-o", "include_self=perhaps"), "option `include_self`: found `perhaps`"),
            (("actor_load", "-o", "overload=many"), "option `overload`: found `many`, expected a whole number"),
            (("role_coverage", "--table", "none"), "table `none`: `role_coverage` has no such table"),
            (("role_coverage", "nowhere.json"), "nowhere.json"),
            (("actor_degree", "-o", "actors=nobody"), "`nobody` is not an actor"),
        ],
    )
    def test_what_cannot_be_asked_ends_with_2_and_says_why(self, asked, arguments, said):
        code, out, err = asked("analyse", *arguments)
        assert (code, out) == (2, "")
        assert all(line.startswith("partnergraph: ") for line in err.splitlines())
        assert said in err and "Traceback" not in err

    def test_an_analysis_that_is_not_there_cannot_be_explained(self, asked):
        code, out, err = asked("analyse", "role_covrage", "--explain")
        assert (code, out) == (2, "") and "the nearest is `role_coverage`" in err

    def test_a_bad_document_ends_with_1(self, asked, bad):
        code, out, err = asked("analyse", "role_coverage", bad)
        assert (code, out) == (1, "")
        assert f"{bad}, line 5, column 10, `/kind`: found `castle`" in err

    def test_a_folder_is_asked_and_its_bad_documents_are_told(self, asked, good, bad):
        code, out, err = asked("analyse", "case_coverage", good.parent, "--format", "json")
        assert code == 0 and f"{bad}, line 5" in err
        assert [row["case"] for row in json.loads(out)["tables"]["main"]] == ["small"]


class TestSchema:
    def test_the_schema_is_printed_as_it_is(self, asked):
        assert asked("schema") == (0, pg.schema(), "")

    def test_the_printed_schema_is_json(self):
        done = command("schema")
        assert done.returncode == 0 and json.loads(done.stdout)["title"] == "case"


def test_the_console_script_is_the_module():
    (script,) = [entry for entry in entry_points(group="console_scripts") if entry.name == "partnergraph"]
    assert script.load() is main


def test_a_reader_that_goes_away_is_no_traceback():
    process = subprocess.Popen(
        [sys.executable, "-m", "partnergraph", "analyse", "role_candidates", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
