"""The interviews that `interview demo` shows: a panel of three, five candidates, two banks.

They are made up. Each is a file that `interview record` reads; there is one in each language.
"""

from __future__ import annotations

from pathlib import Path

from interview.frozen import frozen

DEMO_INTERVIEWER = "Sam Okafor"
"""Who holds most of them, and keeps the journal."""


@frozen
class DemoInterview:
    """One interview of the demonstration."""

    file: Path
    """As `interview record` reads it."""
    key_of: str = DEMO_INTERVIEWER
    """Whose key signs it: another rater's interview comes from a journal of their own."""
    is_on_paper: bool = False
    """Whether it is entered from the file; every other one was held with the program."""


def demo_interview(language: str = "en") -> Path:
    """The finished interview that is shown first; in English, if not in `language`."""
    return _folder(language) / "lindqvist-okafor.yaml"


def demo_interviews(language: str = "en") -> tuple[DemoInterview, ...]:
    """All of them, in the order of time; in English, if not in `language`."""
    folder = _folder(language)
    return (
        DemoInterview(folder / "ostergaard.yaml", is_on_paper=True),
        DemoInterview(folder / "vasseur.yaml"),
        DemoInterview(folder / "obrien.yaml"),
        DemoInterview(demo_interview(language)),
        DemoInterview(folder / "lindqvist-okoye.yaml", "Inès Okoye"),
        DemoInterview(folder / "lindqvist-achterberg.yaml", "Tom Achterberg"),
        DemoInterview(folder / "el-amrani.yaml"),
    )


DECIDED = "obrien"
"""The file of the interview on which HR has decided."""


def _folder(language: str) -> Path:
    own = Path(__file__).parent / language
    return own if own.is_dir() else own.with_name("en")
