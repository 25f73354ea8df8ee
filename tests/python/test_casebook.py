"""Casebooks: many cases at once."""

from __future__ import annotations

import copy
import json
import pickle

import partnergraph as pg
import pytest
from support import LIBRARY, document, small


def book_of(*ids: str) -> pg.Casebook:
    return pg.Casebook([pg.Case.from_dict(small(id)) for id in ids])


class TestACasebookIsASequence:
    def test_it_has_a_length_and_an_order(self, book):
        assert len(book) == len(book.cases) == 18
        assert [case.id for case in book] == sorted(path.stem for path in LIBRARY.glob("*.json"))

    def test_a_case_is_found_by_id_and_by_position(self, book):
        assert book["arvoll-gard"] == book[0] == book[-18]
        assert book[-1].id == "vollebekk-fabrikker"

    @pytest.mark.parametrize("position", [18, -19, 10**30])
    def test_a_position_beyond_the_end_is_an_index_error(self, book, position):
        with pytest.raises((IndexError, OverflowError)):
            book[position]

    def test_a_case_that_is_not_there_is_named_with_the_nearest(self, book):
        with pytest.raises(pg.UnknownCase) as caught:
            book["arvol-gard"]
        assert isinstance(caught.value, KeyError)
        assert (caught.value.found, caught.value.nearest) == ("arvol-gard", "arvoll-gard")
        assert str(caught.value) == "`arvol-gard` is not a case of this casebook; the nearest is `arvoll-gard`"

    @pytest.mark.parametrize("key", [1.5, None, slice(0, 2), object()])
    def test_another_key_is_a_type_error(self, book, key):
        with pytest.raises(TypeError, match="expected the id of a case or its position"):
            book[key]

    def test_in_takes_ids_and_cases(self, book, house):
        assert "arvoll-gard" in book
        assert book["arvoll-gard"] in book
        assert "nowhere" not in book
        assert house not in book
        assert 5 not in book and None not in book

    def test_the_repr_is_one_line(self, book):
        assert repr(book) == "Casebook(18 cases)"
        assert repr(book_of("a", "a")) == "Casebook(1 cases, 1 rejected)"

    def test_a_notebook_shows_the_matrix(self, book):
        assert book._repr_html_() == book.matrix().svg

    def test_a_casebook_is_a_value(self):
        assert book_of("a", "b") == book_of("a", "b")
        assert book_of("a", "b") != book_of("b", "a")
        assert book_of("a") != ["a"]

    def test_nothing_can_be_set(self, book):
        with pytest.raises(AttributeError):
            book.cases = ()

    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda book: pickle.loads(pickle.dumps(book))])
    def test_a_copy_is_equal_and_keeps_what_was_rejected(self, copied):
        book = book_of("a", "b", "a")
        again = copied(book)
        assert again == book
        assert again.rejected == book.rejected
        assert len(again.rejected) == 1

    def test_a_casebook_can_be_empty(self):
        empty = pg.Casebook([])
        assert len(empty) == 0 and list(empty) == [] and empty.rejected == ()
        assert empty.role_coverage().to_dicts() == []

    def test_only_cases_make_a_casebook(self):
        with pytest.raises(TypeError):
            pg.Casebook([small()])


class TestReading:
    @pytest.fixture
    def folder(self, tmp_path):
        for id in ("b", "a"):
            (tmp_path / f"{id}.json").write_text(json.dumps(small(id)), encoding="utf-8")
        pg.Case.from_dict(small("c")).write(tmp_path / "c.toml")
        (tmp_path / "notes.txt").write_text("no case", encoding="utf-8")
        return tmp_path

    @pytest.mark.parametrize("kind", [str, lambda path: path])
    def test_a_folder_is_read_by_file_name(self, folder, kind):
        book = pg.read_casebook(kind(folder))
        assert [case.id for case in book] == ["a", "b", "c"]
        assert book.rejected == ()

    def test_a_list_is_read_in_its_order(self, folder):
        book = pg.read_casebook([folder / "b.json", str(folder / "a.json")])
        assert [case.id for case in book] == ["b", "a"]

    def test_any_iterable_of_paths_will_do(self, folder):
        assert len(pg.read_casebook(path for path in folder.glob("*.json"))) == 2

    def test_ndjson_is_read_line_by_line(self, tmp_path):
        path = tmp_path / "houses.ndjson"
        path.write_text(f"{json.dumps(small('b'))}\n\n{json.dumps(small('a'))}\n", encoding="utf-8")
        assert [case.id for case in pg.read_casebook(path)] == ["b", "a"]

    def test_one_bad_document_does_not_stop_the_others(self, folder):
        (folder / "aa.json").write_text(json.dumps(document(kind="castle")), encoding="utf-8")
        (folder / "ab.json").write_text("{", encoding="utf-8")
        book = pg.read_casebook(folder)
        assert [case.id for case in book] == ["a", "b", "c"]
        assert [rejected.name for rejected in book.rejected] == [str(folder / "aa.json"), str(folder / "ab.json")]
        assert [rejected.problems[0].kind for rejected in book.rejected] == ["unknown_code", "syntax"]
        assert repr(book.rejected[0]) == f'Rejected("{folder / "aa.json"}", 1 problems)'
        assert pickle.loads(pickle.dumps(book.rejected[0])) == book.rejected[0]

    def test_one_bad_line_does_not_stop_the_others(self, tmp_path):
        path = tmp_path / "houses.ndjson"
        lines = [json.dumps(small("a")), '{"format": "partnergraph/case/1", "id": "b"}', json.dumps(small("c"))]
        path.write_text("\n".join(lines), encoding="utf-8")
        book = pg.read_casebook(path)
        assert [case.id for case in book] == ["a", "c"]
        (rejected,) = book.rejected
        assert rejected.name == f"{path}:2"
        assert (rejected.problems[0].line, rejected.problems[0].kind) == (2, "missing")

    def test_a_missing_file_of_a_list_is_among_the_rejected(self, folder):
        book = pg.read_casebook([folder / "a.json", folder / "nowhere.json"])
        assert len(book) == 1
        assert str(book.rejected[0].problems[0]).endswith("nowhere.json: found nothing of that name, expected a file")

    def test_an_id_that_is_already_there_is_rejected(self, folder):
        (folder / "z.json").write_text(json.dumps(small("a")), encoding="utf-8")
        book = pg.read_casebook(folder)
        assert len(book) == 3
        assert book.rejected[0].problems[0].kind == "doubled_id"

    def test_a_missing_folder_is_python_s_own_error(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            pg.read_casebook(tmp_path / "nowhere")
        with pytest.raises(FileNotFoundError):
            pg.read_casebook(tmp_path / "nowhere.ndjson")

    def test_a_file_is_no_folder(self, folder):
        with pytest.raises(NotADirectoryError):
            pg.read_casebook(folder / "a.json")

    def test_a_folder_without_documents_is_an_error(self, tmp_path):
        with pytest.raises(pg.PartnerGraphError, match="found no document in the folder"):
            pg.read_casebook(tmp_path)

    def test_what_is_no_path_is_a_type_error(self):
        with pytest.raises(TypeError):
            pg.read_casebook(5)


class TestFiguresAndTexts:
    def test_the_matrix_names_every_case(self, book):
        figure = book.matrix(language="nb")
        assert repr(figure) == 'Figure("Roles in 18 cases")'
        assert figure.svg.lstrip().startswith("<svg")
        text = book.matrix_text(language="nb")
        assert all(" ".join(case.name.split()[:2]) in text for case in book)

    def test_the_matrix_counts_the_houses_in_which_a_role_is_filled(self, book):
        filled: dict[str, int] = {}
        for row in book.role_coverage():
            filled[row["role"]] = filled.get(row["role"], 0) + (row["state"] == "filled")
        line = next(line for line in book.matrix_text(language="nb").splitlines() if line.startswith("fylt i"))
        assert [int(number) for number in line.split() if number.isdigit()] == list(filled.values())

    def test_the_central_actors_of_every_case_are_told(self, book):
        text = book.central_text(top=1)
        assert "Kirkens Bymisjon" in text
        assert len(book.central_text(top=3)) > len(text)

    @pytest.mark.parametrize("method", ["matrix", "matrix_text", "central_text", "overview_html"])
    def test_a_language_that_is_not_known_is_refused(self, book, method):
        with pytest.raises(pg.OptionError, match="expected `nb`, `da` or `en`") as caught:
            getattr(book, method)(language="sv")
        assert caught.value.option == "language"

    @pytest.mark.parametrize("method", ["matrix", "matrix_text", "central_text", "overview_html"])
    def test_the_same_book_gives_the_same_bytes(self, book, method):
        def shown(result):
            return result.svg if isinstance(result, pg.Figure) else result

        assert shown(getattr(book, method)()) == shown(getattr(pg.load_casebook(), method)())
