"""Small banks for the rubric's tests."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

from interview.bank import Bank, Condition, Question, Section, Signal, Text, Vocabulary
from interview.rubric import AnswerValue, Suggestion, compile_rubric

TODAY = date(2025, 6, 15)

NETWORKS = Vocabulary(
    MappingProxyType(
        {
            "Facebook": ("fb",),
            "X": ("twitter",),
            "Instagram": ("insta", "ig"),
            "Reddit": (),
            "LinkedIn": (),
            "Mastodon": (),
            "Tumblr": (),
            "Google": (),
            "Google Plus": ("g+",),
        }
    )
)
CAMPAIGNS = Vocabulary(
    MappingProxyType(
        {
            "Old Spice": ("the man your man could smell like",),
            "Ikea Facebook showroom": ("ikea",),
            "VisitPA": ("visit pa",),
        }
    )
)

SCALE = tuple(
    Text(english, MappingProxyType({"fr": french}))
    for english, french in [
        ("Weak", "Faible"),
        ("Partial", "Partiel"),
        ("Good", "Bon"),
        ("Excellent", "Excellent"),
    ]
)


def signal(name: str, suggests: int | str, *, red_flag: bool = False, **when: Any) -> Signal:
    """A signal that is heard when the condition made of `when` holds; by hand without any."""
    condition = Condition(**when) if when else None
    because = Text(name.capitalize(), MappingProxyType({"fr": f"{name.capitalize()} (fr)"}))
    return Signal(because, suggests, id=name, red_flag=red_flag, when=condition)


def bank_of(*questions: Question) -> Bank:
    """A bank of these questions on a scale of four."""
    return Bank(
        format=1,
        title=Text("Test"),
        scale=SCALE,
        competencies={},
        sections=(Section(Text("All"), questions),),
        languages=("en", "fr"),
        vocabularies={"networks": NETWORKS, "campaigns": CAMPAIGNS},
    )


def suggest(
    signals: list[Signal], notes: str, value: AnswerValue = None, **more: Any
) -> Suggestion:
    """What one question with these signals makes of an answer."""
    asking = {key: more.pop(key) for key in ("answer", "columns", "options") if key in more}
    question = Question("q", Text("?"), signals=tuple(signals), **asking)
    rubric = compile_rubric(bank_of(question)).question("q", more.pop("language", "en"))
    return rubric.suggest(notes, value, today=TODAY, **more)


def hears(notes: str, *phrases: str, **condition: Any) -> bool:
    """Whether any of the phrases is heard in the notes."""
    given = {"mentions": phrases, **condition} if phrases else condition
    return bool(suggest([signal("it", 3, **given)], notes).signals)


def denies(notes: str, *phrases: str) -> bool:
    """Whether the notes deny any of the phrases."""
    return hears(notes, denies=phrases)
