"""bank new: a few questions, and a bank that stands the strictest check."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.bank import Bank, load
from tests.bank.generated import HOSTILE
from tests.cli.conftest import Shell


def made(shell: Shell, *answers: str) -> Path:
    """The bank that these answers make, which has been checked."""
    outcome = shell("bank", "new", given="\n".join(answers))
    assert outcome.code == 0, outcome.err
    path = Path(outcome.out.strip())
    checked = shell("bank", "check", str(path), "--strict")
    assert checked.code == 0, checked.out
    return path


def bank_of(path: Path) -> Bank:
    return load(path).require()


def test_without_any_answer_there_is_a_bank_all_the_same(shell: Shell) -> None:
    path = made(shell)
    assert path == shell.home / "banks" / "our-interview.yaml"
    assert len(bank_of(path).questions) == 3
    assert "our-interview" in shell("bank", "list").out


@pytest.mark.parametrize("languages", ["en", "fr", "en, fr", "français anglais", "les deux"])
@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_the_ready_made_words_are_sound_in_every_language(
    shell: Shell, languages: str, spoken: str
) -> None:
    outcome = shell("--lang", spoken, "bank", "new", given=languages)
    assert outcome.err == ""
    assert shell("bank", "check", outcome.out.strip(), "--strict").code == 0


def test_every_answer_stands_in_the_bank(shell: Shell) -> None:
    asked = "How do you know that bread is done?"
    answers = ("en", "Baker", "30 min", "Patience; Craft", "1, 2.5", asked, "")
    bank = bank_of(made(shell, *answers))
    assert (bank.title.main, bank.minutes, bank.languages) == ("Baker", 30, ("en",))
    weighed = {name: each.weight for name, each in bank.competencies.items()}
    assert weighed == {"patience": 1, "craft": 2.5}
    assert bank.question("patience").ask.main == asked
    assert "“Craft”" in bank.question("craft").ask.main


def test_in_two_languages_both_are_asked_for(shell: Shell) -> None:
    asked = ("How do you bake?", "Comment cuisez-vous ?")
    answers = ("en, fr", "Baker", "Boulangerie", "", "Patience", "Patience", *asked)
    bank = bank_of(made(shell, *answers))
    assert bank.title.to("fr") == "Boulangerie"
    assert bank.questions[0].ask.to("fr") == "Comment cuisez-vous ?"


def test_an_answer_that_earns_advice_is_kept_for_a_reason_in_the_bank(shell: Shell) -> None:
    outcome = shell("bank", "new", given="\n\n\nPatience\nAre you married?")
    bank = bank_of(Path(outcome.out.strip()))
    assert "B112" in outcome.err
    assert list(bank.ignore) == ["B112"]
    assert shell("bank", "check", outcome.out.strip(), "--strict").code == 0


@pytest.mark.parametrize(
    ("answers", "line", "instead"),
    [
        (["de"], 1, "“en”, “fr”"),
        (["", "", "soon"], 3, "such as 45"),
        (["", "", "0"], 3, "such as 45"),
        (["", "", "9999"], 3, "such as 45"),
        (["", "", "", "care, Care"], 4, "name each thing once"),
        (["", "", "", ", ;"], 4, "at least one"),
        (["", "", "", ",".join("abcdefghijklmn")], 4, "12 at most"),
        (["", "", "", "care, craft", "1"], 5, "Write 2 numbers above 0"),
        (["", "", "", "care, craft", "1 0"], 5, "Write 2 numbers above 0"),
        (["", "", "", "care, craft", "much, more"], 5, "Write 2 numbers above 0"),
        (["en fr", "Baker"], 3, "in this language too"),
        (["en fr", "", "", "care, craft", "soin"], 5, "Write 2 names"),
    ],
)
def test_a_piped_answer_that_cannot_be_taken_is_named_and_nothing_written(
    shell: Shell, answers: list[str], line: int, instead: str
) -> None:
    outcome = shell("bank", "new", given="\n".join(answers))
    assert (outcome.code, outcome.out) == (2, "")
    assert f"Line {line} " in outcome.err
    assert instead in outcome.err
    assert not (shell.home / "banks").exists()


def test_answers_that_are_not_text_are_refused(shell: Shell) -> None:
    outcome = shell("bank", "new", given="Café".encode("latin-1"))
    assert outcome.code == 2
    assert "UTF-8" in outcome.err


class TestWhere:
    def test_no_bank_is_written_over_nor_hidden(self, shell: Shell) -> None:
        titles = ["social-media", "social-media-2", "social-media-3"]
        assert [made(shell, "", "Social media").stem for _ in range(2)] == titles[1:]

    def test_a_bare_name_is_one_of_the_users_banks(self, shell: Shell) -> None:
        outcome = shell("bank", "new", "baker")
        assert outcome.out.strip() == str(shell.home / "banks" / "baker.yaml")
        assert "bank check baker" in Path(outcome.out.strip()).read_text(encoding="utf-8")

    def test_a_path_is_a_path(self, shell: Shell, tmp_path: Path) -> None:
        path = tmp_path / "baker.yaml"
        assert shell("bank", "new", str(path)).out.strip() == str(path)

    @pytest.mark.parametrize("name", ["there.yaml", "dangling.yaml", "folder"])
    def test_what_is_there_stays_as_it_is(self, shell: Shell, tmp_path: Path, name: str) -> None:
        (tmp_path / "there.yaml").write_text("mine", encoding="utf-8")
        (tmp_path / "dangling.yaml").symlink_to(tmp_path / "nowhere")
        (tmp_path / "folder").mkdir()
        outcome = shell("bank", "new", str(tmp_path / name))
        assert outcome.code == 1
        assert "is there already" in outcome.err
        assert (tmp_path / "there.yaml").read_text(encoding="utf-8") == "mine"
        assert not (tmp_path / "nowhere").exists()

    def test_a_folder_that_is_missing_is_named(self, shell: Shell, tmp_path: Path) -> None:
        outcome = shell("bank", "new", str(tmp_path / "none" / "baker.yaml"))
        assert outcome.code == 1
        assert str(tmp_path / "none") in outcome.err

    def test_a_name_that_a_shipped_bank_has_is_refused(self, shell: Shell) -> None:
        outcome = shell("bank", "new", "social-media")
        assert outcome.code == 1
        assert "There is a bank “social-media” already" in outcome.err

    def test_where_nothing_can_be_written_nothing_is_asked(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        shell.home.mkdir(mode=0o700, exist_ok=True)
        (shell.home / "banks").symlink_to(tmp_path / "file")
        outcome = shell("bank", "new", given="an answer that is refused")
        assert outcome.code == 1
        assert "Nothing can be written in" in outcome.err

    def test_among_the_users_banks_nobody_else_can_read_it(self, shell: Shell) -> None:
        path = made(shell)
        modes = [each.stat().st_mode & 0o777 for each in (path, path.parent, shell.home)]
        assert modes == [0o600, 0o700, 0o700]


ANSWERS = st.sampled_from([*HOSTILE, "", "Why? How?", "Don’t you agree?", "How old are you?"])
ANSWERS |= st.text(st.characters(codec="utf-8"), max_size=30) | st.just("word " * 40)


@given(
    languages=st.sampled_from(["en", "fr", "en fr", "fr en"]),
    texts=st.lists(ANSWERS, min_size=6, max_size=6),
    weight=st.sampled_from(["1 1", "100 1", "1 3"]),
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_answered_stands_the_strictest_check(
    shell: Shell, languages: str, texts: list[str], weight: str
) -> None:
    title, name, *asked = (" ".join(text.split()) or "thing" for text in texts)
    names = f"{name.replace(',', ' ').replace(';', ' ')} one, two"
    twice = 2 if " " in languages else 1
    answers = [languages, *[title] * twice, "", *[names] * twice, weight]
    made(shell, *answers, *[each for each in asked for _ in range(twice)])
