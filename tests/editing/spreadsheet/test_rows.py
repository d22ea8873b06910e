"""The rows of a sheet: one question each, and every mistake at its cell."""

from __future__ import annotations

import pytest

from interview.bank import AnswerKind, ColumnKind, Stage
from interview.errors import BankError
from tests.editing.spreadsheet.sheets import bank_in, problems_in, read

RATED = "Question,Competency,Weight,Weak,Good\n"


def test_probes_stand_one_a_line_or_one_a_column() -> None:
    text = 'Question,Probes,Probe 2\nHow?,"- What then?\n- And after?","Why?\n\n"\n'
    probes = [probe.main for probe in bank_in(text).questions[0].probes]
    assert probes == ["What then?", "And after?", "Why?"]


def test_a_sign_before_only_some_of_the_lines_belongs_to_them() -> None:
    probes = bank_in('Question,Probes\nHow?,"What then?\n- really"\n').questions[0].probes
    assert [probe.main for probe in probes] == ["What then?", "- really"]


@pytest.mark.parametrize("written", ["2.5", '"2,5"', "2.5 min", "2.5 minutes", "2.5'"])
def test_figures_may_have_a_comma_or_a_unit(written: str) -> None:
    assert bank_in(f"Question,Minutes\nHow?,{written}\n").questions[0].minutes == 2.5


def test_a_figure_too_large_is_still_one() -> None:
    ((_cell, message),) = problems_in("Question,Minutes\nHow?,1000000000000\n")
    assert "between 0 and 1440" in message


def test_a_section_and_its_stage_last_until_the_next() -> None:
    rows = "Look,Before the call,A?\n,,B?\nTalk,,C?\n,After,D?\nEnd,,\n,,E?\n"
    bank = bank_in(f"Section,Stage,Question\n{rows}")
    found = [(s.title.main, s.stage, q.ask.main) for s, q in bank.placed_questions()]
    assert found == [
        ("Look", Stage.BEFORE, "A?"),
        ("Look", Stage.BEFORE, "B?"),
        ("Talk", Stage.LIVE, "C?"),
        ("Talk", Stage.AFTER, "D?"),
        ("End", Stage.LIVE, "E?"),
    ]


def test_one_competency_however_it_is_capitalised() -> None:
    bank = bank_in(f"{RATED}How?,Craft,,a,b\nWhat?, CRAFT ,,a,b\n")
    assert [each.name.main for each in bank.competencies.values()] == ["Craft"]


class TestWeights:
    def test_questions_that_are_weighed_alone_count_as_much_as_they_say(self) -> None:
        bank = bank_in(f"{RATED}A?,Craft,30%,a,b\nB?,Craft,10%,a,b\nC?,Care,60%,a,b\n")
        weights = {key: each.weight for key, each in bank.competencies.items()}
        assert weights == {"craft": 40, "care": 60}
        assert [question.weight for question in bank.questions] == [30, 10, 1]

    def test_a_column_for_competencies_decides(self) -> None:
        headings = "Question,Competency,Weight of the competency,Weight,Weak,Good\n"
        bank = bank_in(f"{headings}A?,Craft,3,2,a,b\nB?,Craft,,1,a,b\nC?,Care,,1,a,b\n")
        assert [each.weight for each in bank.competencies.values()] == [3, 1]
        assert [question.weight for question in bank.questions] == [2, 1, 1]

    def test_without_any_weight_competencies_count_alike(self) -> None:
        bank = bank_in("Question,Competency,Weak,Good\nA?,Craft,a,b\nB?,Craft,a,b\nC?,Care,a,b\n")
        assert [each.weight for each in bank.competencies.values()] == [1, 1]


class TestAnswers:
    def test_choices_go_with_what_is_picked(self) -> None:
        text = 'Question,Answer,Options\nWhich?,Several choices,"one\ntwo"\n'
        (question,) = bank_in(text).questions
        assert question.answer is AnswerKind.PICK_MANY
        assert [option.main for option in question.options] == ["one", "two"]

    def test_a_number_has_its_unit_there(self) -> None:
        (question,) = bank_in("Question,Answer,Options\nHow many?,Nombre,years\n").questions
        assert (question.answer, question.unit.main) == (AnswerKind.NUMBER, "years")

    def test_a_table_has_its_columns_there_with_what_they_hold(self) -> None:
        text = 'Question,Answer,Options\nWhere?,table,"Place\nSince (date)\nNote (old)"\n'
        columns = bank_in(text).questions[0].columns
        assert [(column.name.main, column.kind) for column in columns] == [
            ("Place", ColumnKind.TEXT),
            ("Since", ColumnKind.DATE),
            ("Note (old)", ColumnKind.TEXT),
        ]


class TestNames:
    def test_a_question_without_an_id_is_called_after_its_words(self) -> None:
        text = (
            "Question,Short title\nHow do you bake a loaf of bread?,\nWhat?,Été à l’œuvre\n你好?,\n"
        )
        ids = [question.id for question in bank_in(text).questions]
        assert ids == ["how-do-you-bake-a-loaf", "ete-a-l-oeuvre", "question"]

    def test_no_name_is_given_twice(self) -> None:
        text = "Question,Id\nHow?,\nHow?,\nHow?,how-2\n"
        ids = [question.id for question in bank_in(text).questions]
        assert ids == ["how", "how-3", "how-2"]


@pytest.mark.parametrize(
    ("text", "cell", "message"),
    [
        ("Question,Minutes\nHow?,five\n", "B2", "“five” is not a number"),
        ("Question,Minutes\nHow?,-5\n", "B2", "between 0 and 1440"),
        ("Question,Minutes\nHow?,1441\n", "B2", "between 0 and 1440"),
        ("Question,Weight\nHow?,-1\n", "B2", "0 or more"),
        ("Question,Stage\nHow?,soon\n", "B2", "“soon” means nothing"),
        ("Question,Answer\nHow?,aloud\n", "B2", "“aloud” means nothing"),
        ("Question,Answer\nHow?,One choice\n", "B2", "needs its choices"),
        ('Question,Answer,Options\nHow?,one,"a\na"\n', "C2", "“a” is listed twice"),
        ("Question,Options\nHow?,a\n", "B2", "choices have no use"),
        ("Question,Id\nHow?,Q 1\n", "B2", "an id is written with"),
        ("Question,Id\nHow?,q1\nWhat?,q1\n", "B3", "the question in row 2 has this id too"),
        ("Question,Minutes\n,5\n", "A2", "this row has no question"),
        ("Question,Weak,Good\nHow?,,b\n", "C2", "not rated, so its levels are never used"),
        ("Question,Competency,Weak,Good\nHow?,Craft,,\n", "B2", "what earns each level"),
        ("Question,Competency\nHow?,Craft\n", "B2", "no column says what earns each level"),
        (
            "Question,Competency,Competency weight,Weak,Good\nA?,X,1,a,b\nB?,x,2,a,b\n",
            "C3",
            "weighs 1 in cell C2",
        ),
    ],
)
def test_a_mistake_is_named_by_its_cell(text: str, cell: str, message: str) -> None:
    ((place, said),) = problems_in(text)
    assert place == cell
    assert message in said


def test_all_mistakes_are_reported_at_once_from_top_to_bottom() -> None:
    text = "Question,Minutes,Id\nHow?,x,A\n,5,\nWhat?,y,\n"
    assert [cell for cell, _ in problems_in(text)] == ["B2", "C2", "A3", "B4"]


def test_empty_rows_and_rows_beside_the_columns_are_nothing() -> None:
    bank = bank_in("Question,,Comments\n,,\n,x,total\nHow?,,\n,,\n")
    assert len(bank.questions) == 1


def test_headings_without_a_question_are_no_bank() -> None:
    with pytest.raises(BankError, match="no question below"):
        read("Question,Minutes\n")
