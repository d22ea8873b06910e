"""What the files on the law say: the subjects, and what the law of a place says of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated

from interview.frozen import frozen
from interview.i18n import _, mark
from interview.reader.limits import Form

CODE = Form("B1(1[1-9]|2[0-9]|30)", mark("B111 to B130"), "B125")
DAY = Form(r"\d{4}-\d{2}-\d{2}", mark("a date as year, month and day"), "2026-11-27")
ADDRESS = Form(r"https?://\S+", mark("an address on the web"), "https://www.cnil.fr")


@frozen
class Subject:
    """Something a candidate is better not asked about; all but `code` are catalogue messages."""

    code: Annotated[str, CODE]
    """The code of the advice."""
    name: str
    """What it is, after “this asks about”."""
    title: str
    """What is advised against, in a few words."""
    reason: str
    """Why, in one paragraph."""
    instead: str
    """What to do, as the hint below a finding."""
    bad: str
    """A line of a bank that asks about it."""
    better: str
    """The same, as it should be."""


@frozen
class Subjects:
    """`subjects.yaml`: every subject, by the key that the other files use."""

    subjects: Mapping[str, Subject] = field(default_factory=dict)
    """In the order of their codes."""


class Strength(StrEnum):
    """How far a rule goes, the strongest first."""

    FORBIDS_ASKING = "forbids_asking"
    FORBIDS_DECIDING = "forbids_deciding"
    GUIDANCE = "guidance"


def strength_name(strength: Strength) -> str:
    """The strength in words, in the language in use."""
    match strength:
        case Strength.FORBIDS_ASKING:
            return _("the law forbids asking")
        case Strength.FORBIDS_DECIDING:
            return _("the law forbids deciding by it, and the question is evidence")
        case Strength.GUIDANCE:
            return _("guidance advises against")


@frozen
class Article:
    """One rule of a place on a subject, and where it was read."""

    law: str
    """The law and its article, never translated."""
    strength: Strength
    """How far it goes."""
    scope: str = ""
    """Where or when it applies, if not always, such as “before an offer”; a catalogue message."""
    address: Annotated[str, ADDRESS] = ""
    """The page on which it was read; none if it could not be read."""
    read: Annotated[str, DAY] = ""
    """The day on which that page was last read."""
    reported: bool = False
    """Whether the page only reports what the rule says, and is not its text."""


@frozen
class Jurisdiction:
    """A file of `jurisdictions/`: what the law of one place says."""

    name: str
    """What the place is called in the source of a piece of advice; a catalogue message."""
    covers: str
    """Which law of the place is known, in a few words; a catalogue message."""
    order: int
    """Where it stands among the others in lists: the lowest comes first."""
    subjects: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    """The rules on each subject that its law protects, or its authorities advise on."""


@frozen
class UncoveredPlace:
    """A place that a bank may name, and whose law is not among the files."""

    why: str
    """What is said to whoever names it; a catalogue message."""


@frozen
class UncoveredPlaces:
    """`uncovered_places.yaml`: places whose law is not known here, by the letters banks try."""

    places: Mapping[str, UncoveredPlace] = field(default_factory=dict)
    """What is said of each."""
