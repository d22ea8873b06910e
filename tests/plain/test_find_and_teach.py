"""Finding words and teaching a phrase line by line, and what a command without its words says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interview import i18n
from interview.bank import load
from interview.paths import Paths
from interview.plain import converse
from interview.plain.conversation import Conversation
from interview.plain.typed_lines import PipedLines
from interview.running.open_request import StartRequest
from interview.settings import Settings

BANK = Path(__file__).with_name("bakers.yaml")


class Talk:
    """An interview held line by line: what is typed, and what is said to it."""

    def __init__(self, folder: Path, language: str) -> None:
        self.bank = folder / "bakers.yaml"
        shutil.copy(BANK, self.bank)
        self._paths, self._language = Paths(folder / "home"), language

    def of(self, *typed: str) -> str:
        """All that is said to some lines, in an interview of its own."""
        source = self.bank.with_name("typed")
        source.write_text("".join(f"{line}\n" for line in typed), encoding="utf-8")
        said: list[str] = []
        request = StartRequest(self.bank, "Ada", "", "Grace", self._language)
        with source.open("rb") as lines, i18n.speaking(self._language):
            talk = Conversation(PipedLines(lines, "utf-8"), said.append)
            converse(talk, self._paths, Settings(), request)
        return "".join(said)

    def phrases(self) -> tuple[str, ...]:
        """What the signal for the best answer listens for."""
        bank = load(self.bank).require()
        condition = bank.question("bread").signals[1].when
        assert condition is not None
        return condition.mentions


NOTES = "rests overnight in the cool room, then bakes it twice"


@pytest.mark.parametrize(
    ("language", "find", "place", "teach", "taught", "yes"),
    [
        ("en", ".find", "1 question 1, Bread: … the", ".teach", "was added to the bank", "yes"),
        (
            "fr",
            ".chercher",
            "1 question 1, Le pain\u202f: … the",
            ".ajouter",
            "a été ajoutée",
            "oui",
        ),
    ],
)
def test_words_are_found_and_gone_to_and_a_phrase_is_taught_at_a_yes(
    tmp_path: Path,
    language: str,
    find: str,
    place: str,
    teach: str,
    taught: str,
    yes: str,
) -> None:
    talk = Talk(tmp_path, language)
    said = talk.of(
        "", ".next", NOTES, ".next", f"{find} TWICÉ", "1", f"{teach} cool room", "2", "no"
    )
    assert f"{place} cool room, then bakes it twice\n" in said
    assert said.count("1, Bread" if language == "en" else "1, Le pain") == 1
    assert taught not in said
    assert talk.phrases() == ("overnight", "toute la nuit")
    said = talk.of("", ".next", NOTES, teach, "1", "2", yes)
    assert taught in said
    assert talk.phrases() == ("overnight", "toute la nuit", "then bakes it twice")


CANNOT = {
    "en": (
        ((".sig",), ".sig may be .signals, .sign: type a little more of it."),
        ((".skip", ""), "it is left out only with a reason. Type .skip and a few words."),
        ((".find dough",), "“dough” stands in no notes, reason or answer."),
        ((".teach",), "There is nothing in the notes to teach yet."),
        ((".teach dark crust*", ""), "“dark crust*” is not heard in these notes."),
        ((".teach overnight", "2"), "It is already heard there, by “overnight”."),
        ((".hide", ".find a", ".teach a"), "Hidden: .hide says it again.\nHidden:"),
        ((".hide", ".back", ".teach a"), "This step of the call is no question: just go on."),
    ),
    "fr": (
        ((".si",), ".si peut être .signaux, .signer\u202f: tapez"),
        ((".passer", ""), "en disant pourquoi. Tapez .passer suivi de quelques mots."),
    ),
}


@pytest.mark.parametrize("language", CANNOT)
def test_what_cannot_be_done_is_told(tmp_path: Path, language: str) -> None:
    talk = Talk(tmp_path, language)
    heard = talk.of("", ".next", *(line for typed, _said in CANNOT[language] for line in typed))
    for _typed, said in CANNOT[language]:
        assert said in heard
    assert talk.bank.read_bytes() == BANK.read_bytes()
