"""The headings of a sheet: forgiving about language, case, accents, order and neighbours."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from interview.bank import AnswerKind, Stage
from interview.editing.spreadsheet.headings import HEADINGS, sheet_words
from interview.errors import BankError
from tests.editing.spreadsheet import sheets
from tests.editing.spreadsheet.sheets import bank_in, problems_in, read, workbook

ROW = "How do you bake?,Craft,5,Nothing.,Everything."


def test_each_column_and_each_value_has_words_in_both_languages() -> None:
    for code in ("en", "fr"):
        words = sheet_words()[code]
        assert (set(words.columns), set(words.stages)) == (set(HEADINGS), set(Stage))
        assert set(words.answers) == set(AnswerKind)


@pytest.mark.parametrize(
    "headings",
    [
        "Question,Competency,Minutes,Weak,Good",
        "QUESTION , competency ,MIN.,Weak,Good",
        "Question posée,COMPÉTENCE,Durée (min),Weak,Good",
        "questions,competence,Time,Level 1: Weak,Level 2: Good",
        "Interview question,Skill,duration,1 - Weak,2 - Good",
        "Intitulé,critere,temps,Niveau 1 : Weak,niveau 2. Good",
    ],
)
def test_a_column_is_known_by_many_names(headings: str) -> None:
    bank = bank_in(f"{headings}\n{ROW}\n")
    (question,) = bank.questions
    assert (question.ask.main, question.competency, question.minutes) == (
        "How do you bake?",
        "craft",
        5,
    )
    assert [name.main for name in bank.scale] == ["Weak", "Good"]


def test_columns_may_stand_in_any_order() -> None:
    bank = bank_in("Weak,Good,Minutes,Competency,Question\na,b,5,Craft,How?\n")
    assert bank.questions[0].ask.main == "How?"
    assert bank.questions[0].levels[2].main == "b"


def test_a_title_may_stand_above_the_headings() -> None:
    bank = bank_in(f"Questions,,,,\n,,,,\nQuestion,Competency,Minutes,Weak,Good\n{ROW}\n")
    assert len(bank.questions) == 1


def test_numbered_levels_go_by_their_numbers_and_others_from_left_to_right() -> None:
    numbered = bank_in("Question,Level 2: High,Level 1: Low\nHow?,,\n")
    assert [name.main for name in numbered.scale] == ["Low", "High"]
    named = bank_in("Question,Low,Middle,High\nHow?,,,\n")
    assert [name.main for name in named.scale] == ["Low", "Middle", "High"]


def test_a_level_with_a_number_is_never_taken_for_a_misspelt_column() -> None:
    bank = bank_in("Question,1 Weight,2 Depth\nHow?,,\n")
    assert [name.main for name in bank.scale] == ["Weight", "Depth"]


def test_levels_from_best_to_worst_are_noticed() -> None:
    bank = bank_in("Question,Competency,Excellent,Good,Weak\nHow?,Craft,best,fair,worst\n")
    assert [name.main for name in bank.scale] == ["Weak", "Good", "Excellent"]
    assert bank.questions[0].levels[1].main == "worst"


def test_levels_without_a_name_get_one_in_the_language_of_the_sheet() -> None:
    assert bank_in("Question,Compétence,0,1,2\nQuoi ?,Métier,a,b,c\n").scale[0].main == "Niveau 0"


@pytest.mark.parametrize(
    ("headings", "language"),
    [("Question,Competency", "en"), ("Question,Compétence", "fr"), ("Question,Niveau 1,2", "fr")],
)
def test_the_headings_tell_the_language(headings: str, language: str) -> None:
    assert bank_in(f"{headings}\nBake?\n").languages == (language,)


def test_a_level_may_be_called_no_but_a_first_column_of_that_name_counts_rows() -> None:
    sheet = read("No,Question,Competency,No,Partly,Yes\n1,How?,Craft,a,b,c\n")
    assert sheet.bank
    assert [name.main for name in sheet.bank.scale] == ["No", "Partly", "Yes"]
    assert sheet.left_alone == ("column A (“No”)",)


def test_what_says_nothing_about_a_question_is_left_alone_and_named() -> None:
    sheet = read("No.,Question,,Comments\n1,How?,stray,soon\n")
    assert sheet.left_alone == ("column A (“No.”)", "column D (“Comments”)")


@pytest.mark.parametrize(
    ("headings", "cell", "message"),
    [
        ("Question,Competancy", "B1", "no column is called “Competancy”"),
        ("Question,Relence", "B1", "no column is called “Relence”"),
        ("Question,Question (fr)", "B1", "says the same as the one at A1"),
        ("Question,Min,Minutes", "C1", "says the same as the one at B1"),
        ("Question,Level 1,Level 1", "C1", "two columns for level 1"),
        ("Question,Level 1,Level 3", "B1", "no column for level 2"),
        ("Question,Level 1", "B1", "2 to 9 levels"),
        ("Question,Level 1: a,Level 2: a", "C1", "the level at B1 has the same name"),
        ("Question,a,b,a", "D1", "the level at B1 has the same name"),
        ("Question,a,b,c,d,e,f,g,h,i,j", "B1", "2 to 9 levels"),
        ("a,b,Question,c,d", "D1", "could be the levels, and so could those from A1"),
    ],
)
def test_a_heading_that_cannot_be_is_named_by_its_cell(
    headings: str, cell: str, message: str
) -> None:
    ((place, said),) = problems_in(f"{headings}\nHow?,How?,How?,How?\n")[:1]
    assert place == cell
    assert message in said


@pytest.mark.parametrize("text", ["", "\n\n", "a;b\n", "Competency,Minutes\nCraft,5\n"])
def test_without_a_column_of_questions_it_says_what_it_found(text: str) -> None:
    with pytest.raises(BankError, match=r"Question|empty"):
        read(text)


HRS_SHEET = """\
Interview support 2026,,,,,,
,,,,,,
Question to candidate,Competence tested,1,3,5,Weight,Remarks Sandra
How do you calm a caller?,Calm,Shouts,Listens,Solves,2,too long?
Tell me about a mistake.,Honesty,Denies,Admits,Learns,1,
Total,,,,,3,
"""


def test_a_sheet_is_read_as_hr_has_it() -> None:
    sheet = read(HRS_SHEET)

    bank = sheet.bank
    assert bank is not None
    assert bank.title.main == "Interview support 2026"
    assert [each.main for each in bank.scale] == ["Score 1", "Score 3", "Score 5"]
    assert [each.ask.main for each in bank.questions] == [
        "How do you calm a caller?",
        "Tell me about a mistake.",
    ]
    assert bank.questions[1].levels[3].main == "Learns"
    assert bank.competencies["calm"].name.main == "Calm"
    assert sheet.guessed == (
        "“Question to candidate” as “Question”",
        "“Competence tested” as “Competency”",
    )
    assert sheet.left_alone == ("column G (“Remarks Sandra”)",)


def test_a_title_in_merged_cells_is_the_banks() -> None:
    def merge(made: Workbook) -> None:
        made.worksheets[0].merge_cells("A1:E1")

    data = workbook(("Interview questions 2026",), sheets.HEADINGS, sheets.ROW, change=merge)
    assert bank_in(data).title.main == "Interview questions 2026"


def test_remarks_beside_unnumbered_levels_are_no_level() -> None:
    sheet = read("Question,Competency,Weak,Good,Remarks Sandra\nHow?,Calm,Shouts,Listens,no\n")

    assert sheet.bank is not None
    assert [each.main for each in sheet.bank.scale] == ["Weak", "Good"]


def test_answers_side_by_side_are_the_scale_and_a_column_for_the_score_is_no_level() -> None:
    def add_up(made: Workbook) -> None:
        made.worksheets[0]["F4"] = "=SUM(F2:F3)"

    sheet = read(
        workbook(
            ("Question", "Competency", "Weak answer", "OK answer", "Great answer", "Score (1-5)"),
            ("Why us?", "Motive", "Money", "Mission", "Knows us", ""),
            ("A conflict?", "Calm", "None", "One", "Settled it", ""),
            ("TOTAL", "", "", "", "", "?"),
            change=add_up,
        )
    )

    assert sheet.problems == ()
    assert sheet.bank is not None
    assert [each.main for each in sheet.bank.scale] == ["Weak answer", "OK answer", "Great answer"]
    assert sheet.guessed == ()
    assert sheet.left_alone == ("column F (“Score (1-5)”)",)


def test_without_a_column_of_questions_the_headings_are_shown_and_not_the_title() -> None:
    with pytest.raises(BankError, match="“Kompetenz”, “Interviewfrage”"):
        read("Leitfaden,\n,\nKompetenz,Interviewfrage\nPflege,Erzählen Sie.\n")
