"""How questions are put in each language: what makes one closed, leading or double.

The forms stand in `questions.yaml` of `interview/languages`.
"""

from __future__ import annotations

import re
from functools import cache

from interview.languages import of_each_language
from interview.languages.language_files import QuestionGrammar
from interview.languages.patterns import compiled
from interview.lint.passages import AskedSentence

_WORD = re.compile(r"[^\W\d_]+|\d+")
_SPOKEN = re.compile(r"\w+(?:[’'.-]\w+)*")


class Grammar:
    """The forms of one language, ready to be looked for in folded sentences.

    The fields of `QuestionGrammar` say what each of them is.
    """

    def __init__(self, file: QuestionGrammar) -> None:
        pieces = file.pieces
        self.closed = compiled(file.closed, pieces)
        self.polite = compiled(file.polite, pieces)
        self.asking = compiled(file.asking, pieces)
        self.asking_next = compiled(file.asking_next, pieces)
        self.telling = compiled(file.telling, pieces)
        self.leading = compiled(file.leading, pieces)
        self.second = compiled(file.second, pieces)
        self.pairs = compiled(file.pairs, pieces)
        self.bare = compiled(file.bare, pieces)
        self.experience = compiled(file.experience, pieces)
        self.most_words = file.most_words
        self.most_syllables = file.most_syllables
        self._vowels = compiled(file.vowels, pieces)
        self._mute = compiled(file.mute, pieces)

    def closed_at(self, sentence: AskedSentence) -> tuple[int, int] | None:
        """Where a question that yes or no answers begins, in its passage."""
        found = self.closed.search(sentence.text) if sentence.is_question else None
        if not found or self.polite.match(sentence.text, found.start("opener")):
            return None
        if self.asking.search(sentence.text, 0, found.start("opener")):
            return None
        if self.asking_next.search(sentence.text, found.end()):
            return None
        return sentence.span_in_passage(found, "opener")

    def is_open(self, sentence: AskedSentence) -> bool:
        """Whether a sentence asks for more than yes or no."""
        if self.telling.match(sentence.text):
            return True
        return sentence.is_question and self.closed_at(sentence) is None

    def syllables(self, text: str) -> int:
        """About how many syllables a folded text has."""
        count = 0
        for word in _WORD.findall(text):
            spoken = self._mute.sub("", word) if len(word) > 3 else word
            count += max(1, len(self._vowels.findall(spoken)))
        return count


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language; none of one whose questions are not looked at."""
    file = of_each_language(QuestionGrammar).get(language)
    return Grammar(file) if file else None


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_SPOKEN.findall(text))
