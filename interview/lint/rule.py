"""What a piece of advice is: its code, its reason, where that comes from, and an example."""

from __future__ import annotations

from interview.frozen import frozen


@frozen
class Rule:
    """A kind of advice; its texts are catalogue messages, to be translated when shown."""

    code: str
    title: str
    """What is advised against, in a few words."""
    reason: str
    """Why, in one paragraph."""
    source: str
    """Where the reason comes from in research, practice or law; never translated."""
    bad: str
    """A piece of YAML, of a question or of a bank, that earns the advice."""
    better: str
    """The same, as it should be."""
