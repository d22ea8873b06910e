"""practice: what is refused, what its file looks like, progress, and erasing."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.paths import Paths
from interview.practice.rater_statistics import PracticeRating
from interview.practice.sessions import (
    PracticeMode,
    PracticeSession,
    began_line,
    ended_line,
    rated_line,
)
from interview.practice_log import add_practice
from interview.shipped_files import shipped_banks
from tests.cli.conftest import Shell

AT = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)


def practised(shell: Shell, rater: str, number: int = 40, mode: str = "test") -> Path:
    """Somebody's finished session: levels 1 to 4 by turns, every tenth answer one too high."""
    file = Paths(shell.home).practice
    session = PracticeSession(
        id=f"{rater}-{mode}",
        began=AT,
        rater=rater,
        bank="social-media",
        title="Social media, without the gurus",
        mode=PracticeMode(mode),
        language="en",
        seed=1,
        order=tuple(f"impact/{place}" for place in range(number)),
    )
    add_practice(file, began_line(session))
    for place, answer in enumerate(session.order):
        calibrated = 1 + place % 3
        level = calibrated + (place % 10 == 9)
        add_practice(file, rated_line(session, PracticeRating(answer, level, calibrated), AT))
    add_practice(file, ended_line(session, AT))
    return file


def test_nothing_opens_without_a_terminal_and_nothing_is_kept(shell: Shell) -> None:
    refused = shell("practice", "social-media", "--rater", "Ada")
    assert (refused.code, refused.out) == (2, "")
    assert "terminal" in refused.err
    assert not Paths(shell.home).practice.exists()


def test_a_bank_without_answers_says_where_they_would_stand(shell: Shell) -> None:
    own = shell.home / "banks" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_bytes((shipped_banks() / "support-engineer.yaml").read_bytes())
    refused = shell("practice", "mine", "--rater", "Ada")
    assert (refused.code, refused.out) == (1, "")
    assert str(own.parent / "practice" / "mine.yaml") in refused.err


@pytest.mark.parametrize("words", [["--answers", "-3"], ["--seed", "x"], ["--answers", "1" * 5000]])
def test_a_number_is_a_number(shell: Shell, words: list[str]) -> None:
    refused = shell("practice", "social-media", "--rater", "Ada", *words)
    assert (refused.code, refused.out) == (2, "")
    assert "whole number" in refused.err
    assert "_count" not in refused.err


def test_no_answers_are_no_practice(shell: Shell) -> None:
    refused = shell("practice", "social-media", "--rater", "Ada", "--answers", "0")
    assert "--answers must be more than 0." in refused.err


def test_check_shows_mistakes_at_their_line_and_how_many_answers_there_are(shell: Shell) -> None:
    own = shell.home / "banks" / "mine.yaml"
    answers = own.parent / "practice" / "mine.yaml"
    answers.parent.mkdir(parents=True)
    own.write_bytes((shipped_banks() / "support-engineer.yaml").read_bytes())
    shipped = (shipped_banks() / "practice" / "support-engineer.yaml").read_text(encoding="utf-8")
    answers.write_text(shipped, encoding="utf-8")
    good = shell("practice", "mine", "--check")
    assert good.code == 0
    assert good.out.count(" 8 ") == 7
    answers.write_text(shipped.replace("  vague-report:", "  vague-raport:"), encoding="utf-8")
    bad = shell("practice", "mine", "--check")
    assert bad.code == 1
    assert "did you mean “vague-report”?" in bad.out
    assert "did you mean “vague-report”?" in shell("bank", "check", "mine").out
    missing = shell("practice", "mine", "--check", "--progress")
    assert missing.code == 2


def test_progress_lists_the_sessions_of_each_rater_and_what_reports_quote(shell: Shell) -> None:
    practised(shell, "Ada")
    practised(shell, "Ada", 12, "learn")
    practised(shell, "Zoé")
    told = shell("practice", "--progress").out
    assert "14 May 2026  Social media, without the gurus  Test      40" in told
    assert told.count("calibrated on 14 May 2026: alpha 0.9") == 2
    french = shell("practice", "social-media", "--progress", "--rater", "zoé", "--lang", "fr").out
    nobody = shell("practice", "--progress", "--rater", "Grace").out
    assert nobody == "There is no practice of that rater and bank.\n"
    assert "étalonnage du 14 mai 2026" in french
    assert french.count("Réseaux sociaux, sans gourous") == 2
    assert "Ada" not in french
    first, *others = shell("practice", "--progress", "--json").json
    assert (first["rater"], first["rated"], first["same"], first["bias"]) == ("Ada", 40, 90, 0.1)
    assert len(others) == 2


def test_a_torn_line_is_left_out_and_takes_nothing_with_it(shell: Shell) -> None:
    file = practised(shell, "Ada")
    with file.open("ab") as opened:
        opened.write(b'{"did": "rat')
    practised(shell, "Zoé")
    told = shell("practice", "--progress", "--json")
    assert [each["rated"] for each in told.json] == [40, 40]
    assert "1 line of" in told.err


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_file_is_private_and_no_link_is_followed(shell: Shell, tmp_path: Path) -> None:
    file = practised(shell, "Ada")
    assert file.stat().st_mode & 0o777 == 0o600
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    told = shell("practice", "--progress")
    assert (told.code, told.out) == (1, "")
    assert "symbolic link" in told.err


class TestErasing:
    def test_one_raters_sessions_go_and_the_others_stay(self, shell: Shell) -> None:
        file = practised(shell, "Ada")
        practised(shell, "Zoé")
        assert shell("practice", "--erase", "--rater", "Ada").code == 2  # nobody can be asked
        erased = shell("practice", "--erase", "--rater", "ada", "--yes")
        assert erased.out == "1 session erased.\n"
        assert b"Ada" not in file.read_bytes()
        assert [each["rater"] for each in shell("practice", "--progress", "--json").json] == ["Zoé"]
        assert [each.name for each in file.parent.glob("practice*")] == ["practice.jsonl"]

    def test_all_of_it_goes_with_its_file(self, shell: Shell) -> None:
        file = practised(shell, "Ada")
        assert shell("practice", "--erase", "--yes").code == 0
        assert not file.exists()
        assert shell("practice", "--erase", "--yes").out == "There is no practice to erase.\n"

    def test_nobodys_practice_is_not_erased(self, shell: Shell) -> None:
        file = practised(shell, "Ada")
        before = file.read_bytes()
        assert shell("practice", "--erase", "--rater", "Zoé", "--yes").code == 0
        assert file.read_bytes() == before
