"""Things counted once, numbers, choices, and rows of a table with dates."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from interview.bank import AnswerKind, Cell, Column, ColumnKind, Condition, Names, Rows, Text
from interview.rubric import AnswerValue, Confidence, Suggestion
from interview.rubric.dates import duration, typed_date
from tests.rubric.banks import TODAY, signal, suggest

COLUMNS = (
    Column(Text("Network", MappingProxyType({"fr": "Réseau"}))),
    Column(Text("Profile created"), ColumnKind.DATE),
    Column(Text("Last post"), ColumnKind.DATE),
    Column(Text("Followers"), ColumnKind.NUMBER),
)
BESIDES = ("Facebook", "X")


def names(notes: str, *, value: AnswerValue = None, **bounds: object) -> bool:
    found = suggest([signal("it", 3, names=Names("networks", **bounds))], notes, value)  # type: ignore[arg-type]
    return bool(found.signals)


def table(rows: list[tuple[str, ...]], notes: str = "", **rule: object) -> Suggestion:
    where = rule.pop("where", {})
    condition = Rows(MappingProxyType(dict(where)), **rule)  # type: ignore[call-overload, arg-type]
    return suggest(
        [signal("it", 3, rows=condition)],
        notes,
        tuple(rows),
        answer=AnswerKind.TABLE,
        columns=COLUMNS,
    )


def test_a_thing_counts_once_whatever_it_is_called() -> None:
    assert not names("insta, Instagram and IG", at_least=2)
    assert names("insta and reddit", at_least=2)


def test_exclusions_do_not_count() -> None:
    assert not names("fb, twitter, reddit", at_least=2, besides=BESIDES)
    assert names("fb, twitter, reddit, insta", at_least=2, besides=BESIDES)


def test_exclusions_may_be_written_by_an_alias() -> None:
    assert not names("facebook", besides=("fb",))


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("fb only", True),
        ("just fb, fb, fb", True),
        ("nothing but facebook", True),
        ("rien à part facebook", True),
        ("fb and reddit", False),
        ("fb but not reddit", True),
        ("fb, used to be on reddit", True),
        ("likes the weather", False),
        ("", False),
    ],
)
def test_only_means_one_of_these_and_nothing_else(notes: str, expected: bool) -> None:
    assert names(notes, only=("Facebook",)) is expected


def test_nothing_named_is_not_heard_as_few() -> None:
    assert names("facebook and twitter", besides=BESIDES, at_most=0)
    assert not names("talks about the weather", besides=BESIDES, at_most=0)
    assert not names("", besides=BESIDES, at_most=0)


def test_nothing_named_is_few_beside_another_condition_that_is_heard() -> None:
    few = signal("it", 3, mentions=("networks",), names=Names("networks", at_most=1))
    assert suggest([few], "networks matter to him").signals
    assert suggest([few], "networks such as reddit").signals
    assert not suggest([few], "networks such as reddit and insta").signals
    assert not suggest([few], "the weather").signals


@pytest.mark.parametrize(
    "notes", ["not on reddit", "no reddit", "reddit: never", "left reddit", "jamais été sur reddit"]
)
def test_what_is_denied_or_given_up_is_not_named(notes: str) -> None:
    assert not names(notes)


def test_the_past_counts_where_the_bank_says_so() -> None:
    assert names("used to be on tumblr", past=True)


def test_a_name_inside_a_longer_name_is_not_meant() -> None:
    assert not names("google plus", at_least=2)
    assert names("google plus and google", at_least=2)


def test_platforms_in_the_notes_count_like_rows_of_the_table() -> None:
    rows = (("Reddit", "2019", "", ""), ("Mastodon", "", "", ""))
    found = suggest(
        [signal("three", 4, names=Names("networks", besides=BESIDES, at_least=3))],
        "also on insta and reddit",
        rows,
        answer=AnswerKind.TABLE,
        columns=COLUMNS,
    )
    assert found.level == 4
    assert [span.text for span in found.signals[0].evidence] == ["insta", "reddit"]


def test_names_alone_in_the_notes_count_as_rows_that_only_want_a_name() -> None:
    where = {"Network": Cell(none_of=BESIDES)}
    assert table([("Reddit", "", "", "")], "insta and reddit, fb", where=where, at_least=2).level
    assert not table([("Reddit", "", "", "")], "reddit, fb", where=where, at_least=2).level


def test_rows_naming_the_same_thing_count_once() -> None:
    where = {"Network": Cell(none_of=BESIDES)}
    twice = [("insta", "", "", ""), ("Instagram ", "", "", "")]
    assert not table(twice, where=where, at_least=2).level
    assert not table([("Ravelry", "", "", ""), ("ravelry", "", "", "")], at_least=2).level
    assert table([("Ravelry", "", "", ""), ("insta", "", "", "")], at_least=2).level


def test_rows_meet_every_condition_on_their_cells() -> None:
    where = {
        "Network": Cell(none_of=BESIDES),
        "Profile created": Cell(older_than="1 year"),
        "Last post": Cell(within="3 months"),
    }
    good = ("reddit", "2019", "2025-05", "")
    assert table([good], where=where).level
    for bad in (
        ("fb", "2019", "2025-05", ""),
        ("reddit", "2025-01", "2025-05", ""),
        ("reddit", "2019", "2024", ""),
        ("reddit", "", "2025-05", ""),
        ("", "2019", "2025-05", ""),
        ("reddit", "long ago", "2025-05", ""),
    ):
        assert not table([bad], where=where).level, bad


def test_a_column_may_be_named_in_the_other_language() -> None:
    assert table([("reddit", "", "", "")], where={"réseau": Cell(any_of=("Reddit",))}).level


def test_numbers_in_cells_keep_their_bounds() -> None:
    where = {"Followers": Cell(at_least=1000, at_most=5000)}
    assert table([("reddit", "", "", "1 200")], where=where).level
    assert table([("reddit", "", "", "2k")], where=where).level
    assert not table([("reddit", "", "", "200")], where=where).level
    assert not table([("reddit", "", "", "many")], where=where).level


def test_few_rows_are_heard_only_where_the_table_was_filled() -> None:
    where = {"Network": Cell(none_of=BESIDES)}
    assert table([("fb", "", "", "")], where=where, at_most=0).level
    assert not table([], where=where, at_most=0).level
    assert not table([("", "", "", "")], where=where, at_most=0).level


@pytest.mark.parametrize(("number", "heard"), [(2, False), (3, True), (5.0, True), (6, False)])
def test_a_number_keeps_its_bounds(number: float, heard: bool) -> None:
    found = suggest([signal("it", 3, at_least=3, at_most=5)], "", number, answer=AnswerKind.NUMBER)
    assert bool(found.signals) is heard


def test_no_number_keeps_no_bound() -> None:
    assert not suggest([signal("it", 1, at_most=5)], "some", answer=AnswerKind.NUMBER).signals


def test_picks() -> None:
    options = (Text("Likes"), Text("Leads"), Text("Source"))
    any_of = [signal("it", 3, picked=("Leads", "Source"))]
    only = [signal("it", 1, picked_only=("Likes",))]
    many = {"answer": AnswerKind.PICK_MANY, "options": options}
    assert suggest(any_of, "", ("Likes", "Leads"), **many).level == 3
    assert not suggest(any_of, "", ("Likes",), **many).level
    assert suggest(only, "", ("Likes",), **many).level == 1
    assert not suggest(only, "", ("Likes", "Leads"), **many).level
    assert not suggest(only, "", (), **many).level
    one = {"answer": AnswerKind.PICK_ONE, "options": options}
    assert suggest(any_of, "", "Source", **one).level == 3
    assert suggest(any_of, "", "Source", **one).confidence is Confidence.CLEAR


def test_the_notes_of_a_structured_answer_are_read_too() -> None:
    mixed = [
        signal("it", 3, any=(Condition(picked=("Leads",)), Condition(mentions=("leads", "sales"))))
    ]
    found = suggest(mixed, "talks of sales", ("Likes",), answer=AnswerKind.PICK_MANY)
    assert found.level == 3


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31)),
        ("2019-03-12", date(2019, 3, 12), date(2019, 3, 12)),
        ("03/2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("12/03/2019", date(2019, 3, 12), date(2019, 3, 12)),
        ("3/25/2019", date(2019, 3, 25), date(2019, 3, 25)),
        ("12.03.19", date(2019, 3, 12), date(2019, 3, 12)),
        ("March 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("mars 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("août 2019", date(2019, 8, 1), date(2019, 8, 31)),
        ("12 mars 2019", date(2019, 3, 12), date(2019, 3, 12)),
        ("March 12, 2019", date(2019, 3, 12), date(2019, 3, 12)),
        ("since 2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2025", date(2025, 1, 1), TODAY),
        ("2 years ago", date(2023, 6, 15), date(2023, 6, 15)),
        ("il y a 3 mois", date(2025, 3, 15), date(2025, 3, 15)),
        ("il y a un an", date(2024, 6, 15), date(2024, 6, 15)),
        ("yesterday", date(2025, 6, 14), date(2025, 6, 14)),
        ("aujourd'hui", TODAY, TODAY),
        ("daily", TODAY, TODAY),
        ("last week", date(2025, 6, 1), date(2025, 6, 8)),
        ("la semaine dernière", date(2025, 6, 1), date(2025, 6, 8)),
        ("this month", date(2025, 5, 15), TODAY),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, first: date, last: date) -> None:
    assert typed_date(typed, TODAY) == (first, last)


@pytest.mark.parametrize("typed", ["", "soon", "2031", "99", "x" * 1000, "0000-00-00"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert typed_date(typed, TODAY) is None


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("1 year", date(2024, 6, 15)),
        ("6 months", date(2024, 12, 15)),
        ("30 days", date(2025, 5, 16)),
        ("3 mois", date(2025, 3, 15)),
        ("un an", date(2024, 6, 15)),
        ("2 semaines", date(2025, 6, 1)),
    ],
)
def test_durations_go_back_in_the_calendar(text: str, before: date) -> None:
    length = duration(text)
    assert length is not None
    assert length.before(TODAY) == before


def test_a_month_without_that_day_ends_earlier() -> None:
    length = duration("1 month")
    assert length is not None
    assert length.before(date(2025, 3, 31)) == date(2025, 2, 28)


def named_only(notes: str, name: str) -> bool:
    return bool(suggest([signal("it", 3, names=Names("networks", only=(name,)))], notes).signals)


def test_a_name_within_a_longer_one_of_something_else_does_not_count() -> None:
    assert not named_only("google plus", "Google")


def test_a_name_within_a_longer_name_of_the_same_thing_counts() -> None:
    assert named_only("on g+, google plus", "Google Plus")
