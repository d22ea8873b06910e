"""Numbers in words, as far as notes use them."""

from __future__ import annotations

_WORDS = {
    2: "two deux",
    3: "three trois",
    4: "four quatre",
    5: "five cinq",
    6: "six",
    7: "seven sept",
    8: "eight huit",
    9: "nine neuf",
    10: "ten dix",
    11: "eleven onze",
    12: "twelve douze dozen dozens douzaine douzaines",
    15: "fifteen quinze",
    20: "twenty vingt vingtaine",
    30: "thirty trente",
    40: "forty quarante",
    50: "fifty cinquante",
    100: "hundred hundreds cent cents centaine centaines",
    1_000: "thousand thousands mille millier milliers",
    1_000_000: "million millions",
    1_000_000_000: "billion billions milliard milliards",
}
NUMBER_WORDS = {word: float(value) for value, words in _WORDS.items() for word in words.split()}
"""From a folded word to its value."""
