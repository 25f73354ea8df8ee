"""Cases: reading, writing, what they hold, what can be asked of them."""

from __future__ import annotations

import copy
import datetime
import io
import json
import pickle
import warnings
from pathlib import Path

import partnergraph as pg
import pytest
from support import SECTIONS, document, everything, small


class TestWhatACaseHolds:
    @pytest.mark.parametrize("section", SECTIONS)
    def test_every_section_is_a_sequence_in_document_order(self, full, section):
        records = getattr(full, section)
        written = everything()[section]
        assert isinstance(records, tuple)
        assert len(records) == len(written) > 0
        assert records[0] in records
        assert [record.to_dict() for record in records] == written

    def test_a_section_of_which_nothing_is_recorded_is_empty(self):
        case = pg.Case.from_dict(document())
        assert all(getattr(case, section) == () for section in SECTIONS)

    def test_the_head_says_what_the_document_says(self, full):
        assert (full.id, full.name, full.kind) == ("house", "House", "house")
        assert (full.place.name, full.place.country) == ("Ensjø", "NO")
        assert (full.established, full.closed) == ("2016", "2020-05")
        assert (full.self_actor, full.summary, full.gaps) == ("house", "Summary", "Gaps")

    def test_what_is_not_known_is_none(self):
        case = pg.Case.from_dict(document())
        known = (case.kind, case.place, case.established, case.closed, case.self_actor, case.summary, case.gaps)
        assert known == (None,) * 7

    def test_a_case_without_a_role_model_is_read_with_the_building_blocks(self):
        case = pg.Case.from_dict(document())
        assert case.role_model == "byggekloss"
        assert [role.id for role in case.roles] == [
            "owner",
            "funder",
            "operator",
            "programme_coordinator",
            "neighbourhood_partner",
            "activity_partner",
        ]
        assert case.roles[0].label.nb == "eier"

    def test_a_role_model_of_its_own_is_used(self, full):
        assert full.role_model == "own"
        assert [(role.id, role.required) for role in full.roles] == [("builder", True), ("user", None)]

    def test_an_actor_is_found_by_its_id(self, full):
        assert full.actor("town") is not None
        assert full.actor("town") == full.actors[1]

    def test_an_actor_that_is_not_there_is_an_error_with_the_nearest(self, full):
        with pytest.raises(pg.UnknownActor) as caught:
            full.actor("twon")
        assert isinstance(caught.value, KeyError)
        assert (caught.value.case, caught.value.found, caught.value.nearest) == ("house", "twon", "town")
        assert str(caught.value) == "case `house`: `twon` is not an actor; the nearest is `town`"


class TestACaseIsAValue:
    def test_cases_of_the_same_content_are_equal(self, full):
        again = pg.Case.from_dict(everything())
        assert full == again
        assert hash(full) == hash(again)
        assert full.fingerprint == again.fingerprint
        assert len({full, again}) == 1

    def test_cases_of_different_content_are_not_equal(self, full):
        changed = everything()
        changed["actors"][1]["name"] = "Other town"
        other = pg.Case.from_dict(changed)
        assert full != other
        assert full.fingerprint != other.fingerprint
        assert full != everything()

    def test_the_order_of_keys_and_null_do_not_count(self, full):
        turned = dict(reversed(everything().items()))
        turned["actors"][0]["form"] = None
        assert pg.Case.from_dict(turned) == full
        assert pg.Case.from_dict(turned).to_json() == full.to_json()

    def test_the_order_of_lists_counts(self, full):
        turned = everything()
        turned["sources"].reverse()
        assert pg.Case.from_dict(turned) != full

    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda case: pickle.loads(pickle.dumps(case))])
    def test_a_copy_is_equal(self, full, copied):
        again = copied(full)
        assert isinstance(again, pg.Case)
        assert again == full
        assert again.to_json() == full.to_json()

    @pytest.mark.parametrize("name", ["id", "name", "actors", "something"])
    def test_nothing_can_be_set(self, full, name):
        with pytest.raises(AttributeError):
            setattr(full, name, "other")

    def test_nothing_can_be_deleted(self, full):
        with pytest.raises(AttributeError):
            del full.name

    def test_the_repr_is_one_line(self, full):
        assert repr(full) == 'Case("house", 3 actors, 2 assignments, 1 relations)'

    def test_a_notebook_shows_the_board(self, petersborg):
        shown = petersborg._repr_html_()
        assert shown.lstrip().startswith("<svg")
        assert "Ferd Eiendom" in shown


class TestInAndOut:
    def test_a_dict_comes_back_as_it_was(self, full):
        assert full.to_dict() == everything()

    def test_the_dict_can_be_changed_and_the_case_stays(self, house):
        changed = house.to_dict()
        changed["actors"].clear()
        assert len(house.actors) == 3

    def test_json_text_comes_back(self, full):
        text = full.to_json()
        assert json.loads(text) == everything()
        assert pg.read_case_text(text) == full

    def test_toml_text_comes_back(self, full):
        assert pg.read_case_text(full.to_toml(), format="toml") == full

    def test_a_format_that_is_not_known_is_refused(self):
        with pytest.raises(pg.OptionError, match="found `yaml`, expected `json` or `toml`") as caught:
            pg.read_case_text("a: 1", format="yaml")
        assert (caught.value.option, caught.value.found) == ("format", "yaml")

    @pytest.mark.parametrize("ending", ["json", "toml"])
    @pytest.mark.parametrize("kind", [str, Path])
    def test_what_is_written_is_read_again(self, full, tmp_path, ending, kind):
        path = kind(tmp_path / f"house.{ending}")
        assert Path(full.write(path)) == Path(path)
        assert pg.read_case(path) == full

    def test_writing_twice_gives_the_same_bytes(self, full, tmp_path):
        one, other = tmp_path / "a.json", tmp_path / "b.json"
        full.write(one)
        pg.read_case(one).write(other)
        assert one.read_bytes() == other.read_bytes()

    def test_an_ending_that_is_not_known_is_not_written(self, full, tmp_path):
        with pytest.raises(pg.OptionError, match=r"found `\.docx`"):
            full.write(tmp_path / "house.docx")
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_is_not_there_is_not_written_to(self, full, tmp_path):
        with pytest.raises(FileNotFoundError) as caught:
            full.write(tmp_path / "nowhere" / "house.json")
        assert caught.value.filename == str(tmp_path / "nowhere" / "house.json")

    def test_an_open_text_file_is_read(self, full, tmp_path):
        path = tmp_path / "house.json"
        full.write(path)
        with path.open(encoding="utf-8") as file:
            assert pg.read_case(file) == full

    def test_an_open_binary_file_is_read(self, full, tmp_path):
        path = tmp_path / "house.json"
        full.write(path)
        with path.open("rb") as file:
            assert pg.read_case(file) == full

    def test_a_file_in_memory_is_read(self, full):
        assert pg.read_case(io.StringIO(full.to_json())) == full
        assert pg.read_case(io.BytesIO(full.to_json().encode())) == full

    def test_an_open_file_is_named_in_messages(self, tmp_path):
        path = tmp_path / "wrong.json"
        path.write_text("{", encoding="utf-8")
        with path.open(encoding="utf-8") as file, pytest.raises(pg.CaseError) as caught:
            pg.read_case(file)
        assert caught.value.problems[0].file == str(path)

    def test_the_real_cases_come_back(self, book):
        for case in book:
            assert pg.read_case_text(case.to_json()) == case
            assert pg.Case.from_dict(case.to_dict()) == case
            assert pg.read_case_text(case.to_toml(), format="toml") == case

    def test_what_is_no_path_is_a_type_error(self):
        with pytest.raises(TypeError):
            pg.read_case(5)


class TestStrictness:
    TEXT = json.dumps(document(colour="red", place={"name": "Ensjø", "postcode": "0661"}))

    def test_an_unknown_key_is_an_error(self):
        with pytest.raises(pg.CaseError) as caught:
            pg.read_case_text(self.TEXT)
        assert [problem.pointer for problem in caught.value.problems] == ["/colour", "/place/postcode"]

    def test_in_lenient_reading_it_is_a_warning_and_the_rest_is_read(self):
        with pytest.warns(UserWarning) as caught:
            case = pg.read_case_text(self.TEXT, strict=False)
        assert case.place.name == "Ensjø"
        assert len(caught) == 2
        assert "found the key `colour`, expected a key of the record `case`" in str(caught[0].message)
        assert caught[0].filename == __file__

    def test_lenient_reading_of_a_file_warns_too(self, tmp_path):
        path = tmp_path / "house.json"
        path.write_text(self.TEXT, encoding="utf-8")
        with pytest.warns(UserWarning) as caught:
            assert pg.read_case(path, strict=False).id == "house"
        assert str(caught[1].message).startswith(f"{path}, line 1, column ")

    def test_lenient_reading_is_not_lenient_about_anything_else(self):
        with pytest.raises(pg.CaseError), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pg.read_case_text(json.dumps(document(kind="castle", colour="red")), strict=False)

    def test_lenient_reading_of_a_good_document_says_nothing(self, full):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert pg.read_case_text(full.to_json(), strict=False) == full


class TestAt:
    def test_what_has_ended_is_left_out(self, house):
        later = house.at("2016")
        assert [assignment.role for assignment in later.assignments] == ["operator"]
        assert len(house.assignments) == 2

    def test_what_has_not_begun_is_left_out(self, house):
        assert [relation.id for relation in house.at("2011").relations] == ["r2"]

    @pytest.mark.parametrize("date", ["2012-06-30", "2012-06", "2012", datetime.date(2012, 6, 30)])
    def test_a_date_can_be_given_in_several_ways(self, house, date):
        assert [relation.id for relation in house.at(date).relations] == ["r1", "r2"]

    def test_of_a_moment_the_day_counts(self, house):
        moment = datetime.datetime(2012, 6, 30, 12, 5)
        assert house.at(moment) == house.at("2012-06-30")

    def test_a_partial_date_stands_for_its_last_day(self, house):
        assert house.at("201X") == house.at("2019-12-31")

    @pytest.mark.parametrize("date", ["20x", "2012-13", "yesterday", "", None, 2012, 3.5])
    def test_what_is_no_date_is_refused(self, house, date):
        with pytest.raises(pg.OptionError, match="option `at`: found") as caught:
            house.at(date)
        assert isinstance(caught.value, ValueError)
        assert caught.value.option == "at"


class TestWithout:
    def test_the_actor_and_everything_that_names_it_is_gone(self, house):
        rest = house.without("b")
        assert [actor.id for actor in rest.actors] == ["a", "c"]
        assert rest.relations == ()
        assert len(house.actors) == 3

    def test_a_role_that_it_alone_held_is_then_known_to_be_empty(self, house):
        states = {row["role"]: row["state"] for row in house.without("b").role_coverage()}
        assert (states["operator"], states["owner"]) == ("empty", "filled")

    def test_an_actor_that_is_not_there_cannot_be_left_out(self, house):
        with pytest.raises(pg.UnknownActor, match="case `small`: `d` is not an actor"):
            house.without("d")


class TestAsking:
    def test_asking_by_name_and_by_method_is_the_same(self, petersborg):
        assert petersborg.ask("role_coverage") == petersborg.role_coverage() == pg.role_coverage(petersborg)

    def test_options_are_passed_on(self, petersborg):
        asked = petersborg.ask("role_coverage", at="2019", wanted={"owner": 2})
        assert asked == petersborg.role_coverage(at="2019", wanted={"owner": 2})
        assert asked != petersborg.role_coverage()

    def test_several_at_once_are_the_same_as_one_by_one(self, petersborg):
        names = ["role_coverage", "actor_betweenness", "network_summary"]
        answers = petersborg.analyse(names)
        assert list(answers) == names
        assert all(answers[name] == petersborg.ask(name) for name in names)

    def test_an_option_must_be_one_of_all_that_are_asked_at_once(self, petersborg):
        with pytest.raises(pg.OptionError) as caught:
            petersborg.analyse(["network_summary", "role_coverage"], direction="directed")
        assert caught.value.option == "direction"

    def test_an_analysis_that_is_not_there_is_named_with_the_nearest(self, petersborg):
        with pytest.raises(pg.UnknownAnalysis) as caught:
            petersborg.ask("role_covrage")
        assert isinstance(caught.value, LookupError)
        assert (caught.value.found, caught.value.nearest) == ("role_covrage", "role_coverage")

    def test_an_option_that_is_not_there_is_named_with_the_nearest(self, petersborg):
        with pytest.raises(pg.OptionError) as caught:
            petersborg.ask("role_coverage", wantd={"owner": 1})
        assert (caught.value.option, caught.value.nearest) == ("wantd", "wanted")
        with pytest.raises(TypeError, match="wantd"):
            petersborg.role_coverage(wantd={"owner": 1})

    def test_a_word_that_cannot_be_is_named_with_the_nearest(self, petersborg):
        with pytest.raises(pg.OptionError) as caught:
            petersborg.actor_degree(direction="undirekted")
        assert (caught.value.option, caught.value.nearest) == ("direction", "undirected")
        assert "`directed`" in caught.value.expected

    @pytest.mark.parametrize("option", [{"include_self": 1}, {"at_least": 9}, {"kinds": [1]}, {"at": object()}])
    def test_a_value_of_another_sort_is_refused(self, petersborg, option):
        with pytest.raises((pg.OptionError, TypeError), match=f"option `{next(iter(option))}`"):
            petersborg.actor_degree(**option)

    def test_none_leaves_an_option_as_preset(self, petersborg):
        assert petersborg.ask("actor_degree", direction=None, at=None) == petersborg.actor_degree()

    def test_what_is_no_subject_is_a_type_error(self):
        with pytest.raises(TypeError, match="analysis `role_coverage`: found int, expected a Case"):
            pg.role_coverage(5)


class TestBoard:
    def test_the_board_is_a_figure_that_can_be_saved(self, petersborg, tmp_path):
        board = petersborg.board()
        assert board.title == "Nabolagshuset, Petersborg (Petersborghuset): building blocks"
        assert repr(board) == f'Figure("{board.title}")'
        assert board.svg == board._repr_svg_()
        path = board.to_svg(tmp_path / "board.svg")
        assert Path(path).read_text(encoding="utf-8") == board.svg
        assert pickle.loads(pickle.dumps(board)) == board

    def test_the_board_speaks_three_languages(self, petersborg):
        boards = {petersborg.board(language=language).svg for language in ("nb", "da", "en")}
        assert len(boards) == 3

    def test_the_board_takes_options_of_the_scope(self, petersborg):
        assert petersborg.board(at="2018") != petersborg.board()

    @pytest.mark.parametrize("option", ["language", "at", "colour"])
    def test_an_option_that_cannot_be_is_refused(self, petersborg, option):
        with pytest.raises(pg.OptionError) as caught:
            petersborg.board(**{option: "xx"})
        assert caught.value.option == option


class TestBuilder:
    def test_a_built_case_is_the_case_of_the_document(self, house):
        builder = pg.CaseBuilder("small", "Small")
        for letter in "abc":
            builder.actor(id=letter, name=letter.upper())
        builder.assignment(actor="a", role="owner", status="current", since="2010", until="2015")
        builder.assignment(actor="b", role="operator", status="current")
        builder.relation(id="r1", from_="a", to="b", kind="leases_to", since="2012")
        builder.relation(id="r2", from_="b", to="c", kind="cooperates")
        assert builder.build() == house

    def test_every_section_can_be_built(self, full):
        content = everything()
        head = {key: value for key, value in content.items() if key not in (*SECTIONS, "format", "id", "name", "self")}
        builder = pg.CaseBuilder("house", "House", self_actor="house", **head)
        methods = {
            "sources": builder.source,
            "actors": builder.actor,
            "assignments": builder.assignment,
            "relations": builder.relation,
            "agreements": builder.agreement,
            "exchanges": builder.exchange,
            "activities": builder.activity,
            "seats": builder.seat,
            "participation": builder.participation,
            "risks": builder.risk,
            "scores": builder.score,
            "events": builder.event,
        }
        assert set(methods) == set(SECTIONS)
        for section, add in methods.items():
            for item in content[section]:
                renamed = {f"{key}_" if key in ("from", "with") else key: value for key, value in item.items()}
                assert add(**renamed) is builder
        assert builder.build() == full

    def test_all_problems_are_reported_at_once(self):
        builder = pg.CaseBuilder("house", "House").actor(id="a", name="A")
        builder.assignment(actor="b", role="owner", status="current").relation(from_="a", to="c", kind="fund")
        with pytest.raises(pg.CaseError) as caught:
            builder.build()
        assert {problem.pointer for problem in caught.value.problems} == {
            "/assignments/0/actor",
            "/relations/0/to",
            "/relations/0/kind",
        }

    def test_the_repr_is_one_line(self):
        builder = pg.CaseBuilder("house", "House").actor(id="a", name="A")
        assert repr(builder) == "CaseBuilder('house', 1 actors)"
        assert repr(pg.CaseBuilder("house", "House")) == "CaseBuilder('house')"

    def test_a_builder_can_go_on_after_it_has_built(self):
        builder = pg.CaseBuilder("house", "House").actor(id="a", name="A")
        first = builder.build()
        second = builder.actor(id="b", name="B").build()
        assert (len(first.actors), len(second.actors)) == (1, 2)


class TestFromDict:
    def test_problems_have_a_pointer_and_no_line(self):
        with pytest.raises(pg.CaseError) as caught:
            pg.Case.from_dict({**small(), "kind": "castle"})
        problem = caught.value.problems[0]
        assert (problem.pointer, problem.line, problem.column, problem.file) == ("/kind", None, None, None)

    def test_half_of_a_surrogate_pair_is_a_problem_of_the_document(self):
        with pytest.raises(pg.CaseError, match="half of a surrogate pair") as caught:
            pg.Case.from_dict(document(summary="\ud800"))
        assert caught.value.problems[0].line is None

    def test_lists_in_lists_without_end_are_a_problem_of_the_document(self):
        deep: list = []
        for _ in range(300):
            deep = [deep]
        with pytest.raises(pg.CaseError, match="`/summary`: found a list, expected a text"):
            pg.Case.from_dict(document(summary=deep))

    @pytest.mark.parametrize("value", [object(), float("nan"), {1, 2}])
    def test_what_json_does_not_know_is_python_s_own_error(self, value):
        with pytest.raises((TypeError, ValueError)):
            pg.Case.from_dict(document(summary=value))


class TestTwoVersions:
    def test_what_came_and_went_is_told_by_ids(self, house):
        answer = house.change_to(house.without("c"))
        (row,) = answer.to_dicts()
        assert answer.analysis == "case_change"
        assert (row["entered"], row["left"], row["stayed"], row["since"], row["until"]) == (0, 1, 2, None, None)
        assert (row["kept"], row["ended"], row["value"]) == (1, 1, 0.5)
        changes = {change["actor"]: change["change"] for change in answer.to_dicts("actors")}
        assert changes == {"a": "stayed", "b": "stayed", "c": "went"}
        back = house.without("c").change_to(house)
        assert (back.to_dicts()[0]["entered"], back.to_dicts()[0]["left"]) == (1, 0)

    def test_a_role_that_nobody_holds_any_more_became_empty(self, house):
        answer = house.change_to(house.without("b"))
        assert answer.to_dicts()[0]["became_empty"] == ["operator"]
        assert "The role of operator became empty." in answer.sentences()
        coverage = next(row for row in answer.to_dicts("measures") if row["measure"] == "coverage")
        assert coverage["change"] == pytest.approx(-1 / 6)

    def test_between_a_version_and_itself_nothing_changes(self, book):
        for case in book:
            (row,) = case.change_to(case).to_dicts()
            assert (row["entered"], row["left"], row["new"], row["ended"]) == (0, 0, 0, 0)
            assert row["stayed"] == case.network_summary().to_dicts()[0]["actors"]

    def test_each_version_can_be_looked_at_at_a_date(self, house):
        (row,) = house.change_to(house, since="2011", until=datetime.date(2020, 1, 1)).to_dicts()
        # One relation begins in 2012, and the owner goes in 2015.
        assert (row["since"], row["until"], row["new"]) == ("2011", "2020-01-01", 1)

    def test_the_options_are_those_of_case_change(self, house):
        other = house.without("c")
        assert house.change_to(other, kinds=["leases_to"]).to_dicts()[0]["ended"] == 0
        with pytest.raises(pg.OptionError, match="kind"):
            house.change_to(other, kind=["leases_to"])
        with pytest.raises(pg.OptionError, match="since"):
            house.change_to(other, since="yesterday")
        with pytest.raises(pg.UnknownActor):
            house.change_to(other, actors=["nobody"])
        with pytest.raises(TypeError):
            house.change_to("small")
        with pytest.raises(TypeError):
            house.change_to()

    def test_rows_rest_on_the_second_version_and_the_answer_says_of_which_two_it_is(self, house):
        other = house.without("c")
        answer = house.change_to(other)
        for table in answer.tables:
            for row in range(len(answer.to_dicts(table))):
                assert set(answer.trace(row, table)) <= {"a", "b", "r1", "/assignments/0", "/assignments/1"}
        assert answer.provenance["fingerprint"] == other.fingerprint
        (remark,) = answer.remarks
        assert house.fingerprint in remark and other.fingerprint in remark

    @pytest.mark.parametrize("language", ["nb", "da", "en"])
    def test_it_reads_as_sentences_in_three_languages(self, house, language):
        said = house.change_to(house.without("b")).sentences(language=language)
        assert len(said) == 5 and all(sentence.endswith(".") for sentence in said)

    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda answer: pickle.loads(pickle.dumps(answer))])
    def test_a_copy_is_equal(self, house, copied):
        answer = house.change_to(house.without("c"), kinds=["leases_to"])
        assert copied(answer) == answer
        assert copied(answer).to_json() == answer.to_json()
