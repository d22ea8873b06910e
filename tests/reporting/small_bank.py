"""A bank of three rated questions, small enough to read a whole report of it in one's head."""

from __future__ import annotations

from interview.bank import KNOCKOUT, Bank, Competency, Decision, Question, Section, Signal, Text
from interview.scoring import Scorecard, score
from interview.session import AnswerRated, Event, InterviewState, fold
from tests.reporting.events import STARTED, history

BOAST = Signal(Text("Calls herself\n a guru", {"fr": "Se dit gourou"}), 1, "boast", red_flag=True)
THEFT = Signal(Text("Shows the work\n of others"), KNOCKOUT, "theft")
GOAL = Signal(Text("Names a goal"), 4, "goal")
ANCHORS = {level: Text(f"anchor {level}") for level in range(1, 6)}

BANK = Bank(
    format=1,
    title=Text("Bakers"),
    scale=tuple(Text(word) for word in ("None", "Weak", "Partial", "Good", "Excellent")),
    competencies={"skill": Competency(Text("Skill"), 3), "care": Competency(Text("Care"), 1)},
    sections=(
        Section(
            Text("All"),
            (
                Question("tools", Text("Which tools?")),
                Question(
                    "bread",
                    Text("How do you bake?"),
                    Text("Baking\n bread", {"fr": "Le pain"}),
                    "skill",
                    levels=ANCHORS,
                    signals=(BOAST, THEFT, GOAL),
                ),
                Question(
                    "flour",
                    Text("Which flour?"),
                    competency="skill",
                    levels=ANCHORS,
                    signals=(BOAST, THEFT),
                ),
                Question(
                    "shop",
                    Text("How do you clean?"),
                    Text("The shop\n at night"),
                    "care",
                    weight=2,
                    levels=ANCHORS,
                ),
            ),
        ),
    ),
    decision=Decision(hire=80, discuss=60, coverage=50),
)


def state_after(*events: Event) -> InterviewState:
    """The state of an interview in which these things happened, a minute apart."""
    return fold(history((STARTED, *events), every=60))


def card_after(*events: Event) -> Scorecard:
    """The scorecard of an interview in which these things happened."""
    return score(state_after(*events), BANK)


def rated(*levels: int) -> list[Event]:
    """A rating for as many of the questions `bread`, `flour` and `shop` as there are levels."""
    return [
        AnswerRated(question, level)
        for question, level in zip(("bread", "flour", "shop"), levels, strict=False)
    ]
