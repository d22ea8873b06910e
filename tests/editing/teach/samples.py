"""A small bank to teach, and how to hold interviews with it."""

from __future__ import annotations

from interview.bank import Bank, Question, Signal, parse
from interview.reader import Loaded

BAKER = """\
# The baker's interview.
format: 1
title: Baker
languages: [en, fr]
scale: [Weak, Fair, Good]
competencies: {craft: {name: Craft}}
sections:
  - title: The trade
    questions:
      - id: bread
        competency: craft
        ask: How do you bake bread?
        levels: {1: Does not know., 2: Tells the steps., 3: Tells why.}
        signals:
          - id: steps
            because: Tells the steps   # in any order
            suggests: 2
            when:
              mentions: [knead, oven]   # the verbs
          - id: flours
            because: Names two flours
            suggests: 3
            when:
              names: {of: flours, besides: [wheat], at_least: 2}
              not: {mentions: [no idea]}
          - id: why
            because: Tells why
            suggests: 3
            when:
              all:
                - mentions: [because, reason]
                - any:
                    - mentions: [crust]
                    - names: {of: flours}
          - id: either
            because: Speaks of time
            suggests: 2
            when:
              any:
                - names: {of: flours, at_least: 3}
                - mentions:
                    - overnight
                    - hours   # of rest
          - id: smile
            because: Smiles
            suggests: 2
          - id: denial
            because: Has no oven
            suggests: 1
            when: {denies: [oven]}
      - id: flour
        competency: craft
        ask: Which flour?
        levels: {1: None., 2: One., 3: Several.}
        signals:
          - because: Names one
            suggests: 2
            when: {names: {of: flours, only: [rye]}}
vocabularies:
  flours:
    wheat: [white flour]
    rye: []
    spelt: [dinkel, épeautre]
"""


def loaded(text: str = BAKER) -> Loaded[Bank]:
    """The bank, read."""
    return parse(text.encode(), "baker.yaml")


def bread(bank: Bank) -> Question:
    """Its first question."""
    return bank.question("bread")


def signal(bank: Bank, signal_id: str) -> Signal:
    """A signal of its first question."""
    found = bread(bank).signal(signal_id)
    assert found is not None
    return found
