"""Another rater's record is shown at no door before one's own record is signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_compare_command import interview

NOTES = "whispered of Herkules"


@pytest.fixture
def mary(shell: Shell, tmp_path: Path) -> str:
    """What Mary recorded of Ada in her journal, imported into one that is empty else; its id."""
    name = interview(shell, "Ada Lovelace", rater="Mary Somerville", notes=NOTES)
    file = tmp_path / "mary.zip"
    assert shell("export", name, "-o", str(file), "--name", "Mary Somerville").code == 0
    shell.home.rename(tmp_path / "home of Mary")
    assert shell("import", str(file)).code == 0
    return name


@pytest.fixture
def own(shell: Shell, mary: str) -> str:
    """One's own interview of her, not signed yet."""
    return interview(shell, "ada  LOVELACE", rater="Grace Hopper", signed=False)


DOORS = (
    ("show", "MARY"),
    ("show", "MARY", "--json"),
    ("history", "MARY"),
    ("report", "MARY", "-o", "-", "--format", "md"),
    ("report", "--all", "-o", "FOLDER"),
    ("export", "MARY", "-o", "FOLDER.zip", "--name", "Grace Hopper"),
    ("compare", "MARY", "OWN", "-o", "-", "--format", "md"),
    ("panel", "ada", "-o", "-", "--format", "md"),
    ("access", "Ada Lovelace"),
    ("access", "Ada Lovelace", "--json"),
    ("decide", "MARY", "--decision", "hire", "--reasons", "x", "--by", "HR"),
)


def test_no_door_shows_it_and_each_says_how_to_go_on(
    shell: Shell, mary: str, own: str, tmp_path: Path
) -> None:
    folder = tmp_path / "f"
    names = {"MARY": mary, "OWN": own, "FOLDER": str(folder), "FOLDER.zip": str(folder / "a.zip")}
    for door in DOORS:
        told = shell(*(names.get(word, word) for word in door))
        assert told.code != 0, door
        assert f"interview resume {own}" in told.err + told.out, door
        assert NOTES not in told.err + told.out, door
    written = [each for each in folder.rglob("*") if each.is_file()]
    assert all(NOTES.encode() not in each.read_bytes() for each in written)


def test_a_search_does_not_look_into_it(shell: Shell, mary: str, own: str) -> None:
    assert shell("list", "--search", "Herkules", "--json").json == []
    assert {each["id"] for each in shell("list", "--search", "lovelace", "--json").json} == {
        mary,
        own,
    }


def test_it_is_checked_all_the_same(shell: Shell, mary: str, own: str) -> None:
    assert shell("verify", mary).code == 0
    assert shell("erase", mary, "--yes").code == 0


def test_it_is_shown_once_ones_own_is_signed(shell: Shell, mary: str) -> None:
    interview(shell, "Ada Lovelace", rater="Grace Hopper")
    assert NOTES in shell("show", mary).out
    assert NOTES in shell("panel", "ada", "-o", "-", "--format", "md").out


def test_hr_who_has_no_record_of_the_candidate_sees_it(shell: Shell, mary: str) -> None:
    interview(shell, "Somebody Else", rater="Grace Hopper", signed=False)
    assert NOTES in shell("show", mary).out
    assert [each["id"] for each in shell("list", "--search", "herkules", "--json").json] == [mary]


def test_what_one_signed_oneself_elsewhere_is_no_other_raters(shell: Shell, mary: str) -> None:
    interview(shell, "Ada Lovelace", rater="mary somerville", signed=False)
    assert NOTES in shell("show", mary).out
