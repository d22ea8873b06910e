"""A bank in which every key of the format is written, and what becomes of it when it is edited."""

from __future__ import annotations

from interview.bank import Bank
from interview.editing.diff import Change, Comparison, compare
from tests.bank.samples import BAKER, read

EVERYTHING = (
    BAKER.replace(
        "scale: [Weak", "jurisdictions: [fr]\nignore: {B104: We ask so.}\nscale: [Weak", 1
    )
    .replace("opening: >-", "closing: Good bye.\nopening: >-", 1)
    .replace("    weight: 2.5\n", "    weight: 2.5\n    description: Bakes well.\n", 1)
    .replace(
        "        probes:\n          - What then?",
        "        why: It is the trade.\n        note: Let them talk.\n        weight: 2\n"
        "        examples:\n          - {note: Heats the oven, level: 2}\n"
        "        probes:\n          - What then?",
        1,
    )
    .replace(
        "  - title: Before\n",
        "      - id: loaf\n        ask: Which loaf is it?\n        answer: pick_one\n"
        "        options: [Batard, Boule]\n"
        "        signals: [{because: Knows it, suggests: 2, when: {picked: [Boule]}}]\n"
        "      - id: years\n        ask: For how long?\n        answer: number\n"
        "        unit: years\n        competency: shop\n"
        "        levels: {1: Not long., 2: Some time., 3: Long.}\n"
        "        signals: [{because: Long, suggests: 3, when: {at_least: 10}}]\n"
        "  - title: Before\n",
        1,
    )
    .replace("sections:\n", "  shop:\n    name: Shop\n    weight: 7.5\nsections:\n", 1)
)
"""The baker's bank, and all that it lacks."""


def bank(text: str = EVERYTHING) -> Bank:
    """A bank from its text."""
    return read(text).require()


def edited(*edits: tuple[str, str], text: str = EVERYTHING) -> Bank:
    """The bank of everything, with passages written another way."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return bank(text)


def after(*edits: tuple[str, str]) -> Comparison:
    """What changed in the bank of everything by these edits."""
    return compare(bank(), edited(*edits))


def only(*edits: tuple[str, str]) -> Change:
    """The one change by these edits."""
    (change,) = after(*edits).changes
    return change
