"""`interview --plain` in a real terminal, read as a screen reader reads: every byte, in order."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from interview.cli import main
from interview.journal import list_interviews, load_record
from interview.session import InterviewState
from interview.session.agenda import OPENING
from tests.e2e.conftest import environment
from tests.e2e.terminal import Terminal

__all__ = ["environment"]

BANK = str(Path(__file__).with_name("bakers.yaml"))
START = ["start", BANK, "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper", "--plain"]


class Listener(Terminal):
    """Hears all that a terminal is sent, and answers once something was heard."""

    heard = 0
    """How much of it was taken notice of."""

    def hear(self, words: str, seconds: float = 12.0) -> str:
        """Wait for words behind what was heard last, to the end of their line; all up to there."""
        end = time.monotonic() + seconds
        while True:
            text = self.said[self.heard :]
            at = text.find(words)
            line_end = text.find("\n", at) if at >= 0 else -1
            if line_end >= 0:
                self.heard += line_end + 1
                return text[: line_end + 1]
            assert time.monotonic() < end, f"never heard {words!r} in:\n{self.said}"
            self.read_once(0.2)

    def tell(self, *lines: str, heard: str = "") -> str:
        """Type lines one after the other; wait for words behind the last."""
        for line in lines:
            self.send(f"{line}\r".encode())
        return self.hear(heard) if heard else ""

    @property
    def said(self) -> str:
        """All that came, as text."""
        return self.raw.decode("utf-8", "replace")


def listening(environment: dict[str, str], *arguments: str) -> Listener:
    return Listener(arguments, {**environment, "TERM": "dumb"})


def state(environment: dict[str, str]) -> InterviewState:
    """What the files hold of the one interview."""
    journal = Path(environment["INTERVIEW_HOME"]) / "journal.db"
    (summary,) = list_interviews(journal)
    return load_record(journal, summary.id.interview).state


def assert_linear(at: Listener) -> None:
    """Nothing but whole lines: no escape sequence, nothing that goes back in a line."""
    assert not re.findall(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", at.raw)
    assert at.raw.endswith(b"\r\n")
    assert b"\r" not in at.raw.replace(b"\r\n", b"")


class Script(NamedTuple):
    """What is typed in a language, and what must be heard then."""

    begin: tuple[str, ...]
    consent: str
    notes: list[str]
    commands: list[tuple[str, str]]
    quit: str


WORDS = {
    "en": Script(
        begin=("Question 1 of 4: Bread.", "Ask: How do you bake bread?", "Hint: Listen for"),
        consent="Agrees to notes",
        notes=["rests overnight", "calls herself a guru"],
        commands=[
            (".rate 3", "far from the suggestion"),
            (".reason she laughed", "reason is kept"),
            (".why", "Bread is what we sell."),
            (".scale", "3 Good: Gives it a night."),
            (".follow-up 1", "Follow-up 1 asked."),
            (".quote overnight", "Marked as the candidate's own words: “overnight”"),
            (".next", "Question 2 of 4: Ovens."),
            (".answer 1 3", "Answer: Wood, Deck"),
            (".next", "A number belongs here, by .answer: loaves"),
            (".answer 1,5", "Answer: 1.5"),
            (".skip no time", "Left out: no time"),
            (".next", "Question 4 of 4: Flours."),
            (".answer", "Row 1: Flour"),
            ("rye", "Row 1: Use"),
            ("sour bread", "Row 2: Flour"),
            ("", "Answer: one row."),
            (".rate 2", "Rated 2 of 3, Fair."),
            (".debrief", ".strengths, .concerns, .feedback."),
            (".strengths patient", "Kept: Strengths"),
            ("1", "3 See the question first"),
            ("2", "Nothing is missing: .sign signs."),
            (".sign", "Enter: Grace Hopper"),
            ("", "Report: "),
        ],
        quit=".quit",
    ),
    "fr": Script(
        begin=("Question 1 sur 4", "Demandez", "Indication"),
        consent="Accepte",
        notes=["repose toute la nuit", "se dit gourou"],
        commands=[
            (".évaluer 3", "L’écart avec la proposition est grand"),
            (".justifier elle riait", "La justification est notée."),
            (".pourquoi", "Nous vendons du pain."),
            (".niveaux", "Lui laisse une nuit."),
            (".relance 1", "elance 1 posée"),
            (".citer toute la nuit", "«\u202ftoute la nuit\u202f»"),
            (".suivante", "Question 2 sur 4"),
            (".REPONSE 1 3", "Bois, Sole"),
            (".suiv", "miches"),
            (".réponse 1,5", "1,5"),
            (".passer pas le temps", "pas le temps"),
            (".next", "Question 4 sur 4"),
            (".réponse", "Farine"),
            ("seigle", "Usage"),
            ("pain", "Ligne 2"),
            ("", "une ligne."),
            (".évaluer 2", "Niveau attribué\u202f: 2 sur 3, Correct."),
            (".bilan", ".points-forts, .réserves, .restitution."),
            (".points-forts patiente", "Noté\u202f: Points forts"),
            ("1", "3 "),
            ("2", ".signer signe l’entretien."),
            (".signer", "Entrée\u202f: Grace Hopper"),
            ("", "Rapport\u202f: "),
        ],
        quit=".quitter",
    ),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_whole_job_from_start_to_signature(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = WORDS[language]
    with listening(environment, *START, "--lang", language) as at:
        at.hear(words.consent)
        at.hear("\n")
        at.tell("1", ".next", heard=words.begin[0])
        for expected in words.begin[1:]:
            at.hear(expected)
        for note in words.notes:
            at.tell(note)
        for typed, expected in words.commands:
            at.tell(typed, heard=expected)
        at.tell(words.quit)
        assert at.wait_for_exit() == 0
        assert_linear(at)
    found = state(environment)
    assert found.is_signed
    assert found.signed_by == "Grace Hopper"
    assert found.consent is not None
    assert found.consent.given
    bread = found.answer("bread")
    assert bread.notes.splitlines() == words.notes
    assert bread.rating is not None
    assert bread.rating.level == 3
    assert bread.rating.reason
    assert bread.probes == {1}
    assert len(bread.quotes_in_notes) == 1
    assert len(bread.unticked) == 1
    assert found.answer("ovens").value == ("Wood", "Deck")
    assert found.answer("loaves").value == 1.5
    assert found.answer("loaves").skipped
    assert len(found.answer("flours").value) == 1  # type: ignore[arg-type]
    assert found.conclusions["strengths"]
    (report,) = Path(environment["INTERVIEW_HOME"]).glob("reports/*.html")
    assert str(report) in at.said
    monkeypatch.setenv("INTERVIEW_HOME", environment["INTERVIEW_HOME"])
    assert main(["verify"]) == 0


def test_a_kill_in_a_line_loses_nothing_and_undo_odd_text_and_long_lines_are_kept(
    environment: dict[str, str],
) -> None:
    long = "word " * 999 + "end!!"
    assert len(long) == 5000
    with listening(environment, *START) as at:
        at.hear("by its number; Enter for later.")
        at.tell("asks what for", heard="That is a note now.")
        at.tell(".next", heard="Follow-up 1")
        at.tell(long)
        at.tell("a\x1b[31mred\x1b[0m {x} %s <b> \x1b[A\u202eodd 漢字", "..net")
        at.send(b"caf\xe9\r")
        at.hear("stands as “\ufffd”.")
        at.tell(".nextt", heard="There is no command .nextt.")
        at.tell(".rate 3", heard="Rated 3 of 3, Good.")
        at.tell(".undo", heard="Undone: rating 3")
        at.tell(".undo", heard="taken out")
        at.send(b"half a li")
        while "half a li" not in at.said:
            at.read_once(0.2)
        assert not re.findall(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", at.raw)
        at.kill()
    notes = [long, "ared {x} %s <b> odd 漢字", ".net", "half a li"]
    assert state(environment).answer("bread").notes.splitlines() == notes
    assert state(environment).answer(OPENING).notes == "asks what for"
    with listening(environment, "resume", "--plain") as again:
        again.hear("4 lines of notes; .notes reads them.")
        again.tell("ne and no more", ".notes", heard="half a li")
        again.hear("ne and no more")
        again.send(b"\x03")
        again.hear("Leave? All that you entered is kept. Type “yes” to leave, Enter to stay.")
        again.tell("no", heard="Going on.")
        again.send(b"kept when asked\x03")
        again.hear("Leave? All that you entered is kept. Type “yes” to leave, Enter to stay.")
        again.tell("yes", heard="Left, not signed. “interview resume")
        assert again.wait_for_exit() == 0
        assert_linear(again)
    found = state(environment)
    assert not found.is_signed
    assert found.answer("bread").notes.splitlines() == [*notes, "ne and no more", "kept when asked"]


def test_the_end_of_the_input_leaves_and_never_signs(environment: dict[str, str]) -> None:
    with listening(environment, *START) as at:
        at.hear("by its number; Enter for later.")
        at.tell("", ".go", heard="Type .go and the number of a question")
        at.tell(".next", "a note", ".debrief", ".sign", heard="Enter: Grace Hopper")
        at.send(b"\x04")
        assert at.wait_for_exit() == 0
        assert "Left, not signed" in at.said
    assert not state(environment).is_signed
    with listening(environment, "--plain") as at:  # the terminal goes away
        at.hear("Ada Lovelace is not signed.")
        at.tell("yes", heard="Debrief.")
        at.tell(".back", heard="Question 1 of 4")
        at.tell("typed before the line dropped", ".time", heard="The call:")
        os.kill(at.pid, signal.SIGHUP)
        at.wait_for_exit()
    assert state(environment).answer("bread").notes == "a note\ntyped before the line dropped"


def test_what_is_hidden_is_not_said(environment: dict[str, str]) -> None:
    home = Path(environment["INTERVIEW_HOME"])
    home.mkdir(mode=0o700, exist_ok=True)
    (home / "settings.toml").write_text("plain = true\nhide_suggestions = true\n")
    with listening(environment, *START[:-1]) as at:
        at.hear("by its number; Enter for later.")
        at.tell(
            "", ".next", "calls herself a guru", ".suggest", heard="hidden until you have rated"
        )
        assert "2 Gives it a night: not heard" in at.tell(".signals", heard="2 Gives")
        assert "guru: heard" not in at.said
        at.tell(".rate 1", heard="As suggested.")
        assert "guru: heard" in at.tell(".signals", heard="2 Gives")
        at.tell(".hide", heard="Hidden")
        before = len(at.said)
        at.tell(".notes", heard="Hidden: .hide says it again.")
        at.tell(".question", heard="Follow-up 1")
        assert "Hint" not in at.said[before:]
        assert "1 of 3" not in at.said[before:]


def test_a_dumb_terminal_is_told_of_it(environment: dict[str, str]) -> None:
    with listening(environment) as at:
        assert at.wait_for_exit() == 2
        assert "interview --plain" in at.said
