"""Small banks for the tests, and the pieces to change in them."""

from __future__ import annotations

from interview.bank import Bank, parse
from interview.reader import Loaded

BAKER = """\
format: 1
title: Baker
languages: [en, fr]
minutes: 30
scale: [Weak, Fair, Good]
decision: {hire: 80, discuss: 60, coverage: 75}
opening: >-
  Welcome.
  Take your time.
fr:
  title: Boulangerie
  scale: [Faible, Passable, Bon]
competencies:
  craft:
    name: Craft
    weight: 2.5
    fr:
      name: Métier
sections:
  - title: The trade
    fr: {title: Le métier}
    questions:
      - id: bread
        title: Bread
        competency: craft
        minutes: 5
        ask: How do you bake bread?
        probes:
          - What then?
          - And after that?
        levels:
          1: Does not know.
          2: Tells the steps.
          3: Tells why.
        signals:
          - because: Knows the oven
            suggests: 2
            when:
              mentions: [oven, heat]
          - id: dirt
            because: Never cleans
            suggests: knockout
          - because: Names two flours
            suggests: 3
            when:
              all:
                - names: {of: flours, besides: [wheat], at_least: 2}
                - not: {mentions: [no idea]}
        fr:
          title: Pain
          ask: Comment cuisez-vous le pain ?
          probes:
            - Et ensuite ?
            - Et après ?
          levels:
            1: Ne sait pas.
            2: Dit les étapes.
          signals:
            - Connaît le four
            - Ne nettoie jamais
            - Nomme deux farines
  - title: Before
    stage: before
    questions:
      - id: places
        ask: Where did they work?
        answer: table
        columns:
          - name: Bakery
          - name: Since
            kind: date
        signals:
          - because: Worked of late
            suggests: 2
            red_flag: true
            when:
              rows:
                where:
                  Since: {within: 3 months}
                at_least: 1
        fr:
          ask: Où a-t-on travaillé ?
          columns: [Boulangerie, Depuis]
vocabularies:
  flours:
    wheat: [blé, white flour]
    rye: [seigle]
    spelt: []
"""


def read(text: str) -> Loaded[Bank]:
    """What becomes of a bank's text."""
    return parse(text.encode(), "baker.yaml")


def with_change(old: str, new: str) -> Loaded[Bank]:
    """What becomes of the baker's bank with one passage written another way."""
    assert old in BAKER
    return read(BAKER.replace(old, new, 1))
