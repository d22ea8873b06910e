"""Advice on how a question is put: closed, leading, two in one, too long to be read aloud.

The wordings of each language that make it so stand in `questions.yaml` of `interview/languages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from interview.bank.model import AnswerKind, Stage
from interview.i18n import _, mark
from interview.languages import of_each_language
from interview.languages.language_files import QuestionGrammar
from interview.languages.patterns import compiled
from interview.lint.findings import Findings, Rule, Span
from interview.lint.passages import AskedSentence, Passage, sentences

CLOSED = Rule(
    "B101",
    mark("A closed question"),
    mark(
        "Yes or no is an answer, and often the only one that comes. It leaves nothing to rate and "
        "tells which answer is hoped for. A question that begins with “how”, “what” or “tell me "
        "about a time” makes the candidate describe what they did, which is what the anchors "
        "compare. A question whose answer is picked or counted may be closed."
    ),
    "OPM, Structured Interviews: A Practical Guide (2008), on developing questions.",
    mark("ask: Have you ever dealt with an angry customer?"),
    mark("ask: Tell me about a time when a customer was angry with you."),
)
LEADING = Rule(
    "B102",
    mark("A leading question"),
    mark(
        "It says what the interviewer wants to hear, so that every candidate can say it. Their "
        "agreement shows courtesy, not competence, and answers stop differing where they should."
    ),
    "Payne, The Art of Asking Questions (1951), on loaded questions.",
    mark("ask: Don’t you think that followers prove nothing?"),
    mark("ask: What does a number of followers prove?"),
)
DOUBLE = Rule(
    "B103",
    mark("Two questions in one"),
    mark(
        "Candidates answer the one they heard last or like better, so that one gets an answer to "
        "the first and another to the second, and the ratings compare different things. Ask the "
        "first, and make the second a probe: then everyone gets both."
    ),
    "Payne, The Art of Asking Questions (1951), on double-barrelled questions; Campion, Palmer & "
    "Campion, Personnel Psychology 50 (1997), on asking everyone the same questions.",
    mark("ask: How do you plan a campaign, and how do you measure it?"),
    mark("ask: How do you measure a campaign?"),
)
TOO_LONG = Rule(
    "B104",
    mark("A sentence too long to be read aloud"),
    mark(
        "What is read aloud cannot be read again. Past some 25 words (30 in French, whose small "
        "words are many) listeners have lost the beginning, and ask for it to be repeated or "
        "answer "
        "the end. Long words count too: syllables are what takes breath. Cut the sentence in two; "
        "put the situation first and the question last."
    ),
    "Government Digital Service, “Sentence length: why 25 words is our limit” (2014), on sentences "
    "read on a screen; that listening is no easier, and the 30 words in French, are our judgement.",
    mark(
        "ask: >-\n"
        "  What would you do if, on the evening before a launch which the whole team had been\n"
        "  preparing for three months, the customer told you that they had changed their mind?"
    ),
    mark(
        "ask: >-\n"
        "  It is the evening before a launch, three months in the making. The customer has\n"
        "  changed their mind. What do you do?"
    ),
)
WORDING = (CLOSED, LEADING, DOUBLE, TOO_LONG)
"""The rules of this module."""

_PICKED = (AnswerKind.PICK_ONE, AnswerKind.PICK_MANY, AnswerKind.NUMBER)
_BREATH = re.compile(r"[^;]+")
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


def check_wording(every: Iterable[Passage], findings: Findings) -> None:
    """Advise on how things are asked, in the languages whose grammar is known."""
    for passage in every:
        grammar = grammar_of(passage.language)
        if not grammar or passage.stage is not Stage.LIVE or passage.key in ("note", "columns"):
            continue
        parts = sentences(passage)
        _check_lengths(passage, parts, grammar, findings)
        if passage.key not in ("ask", "probes"):
            continue
        found = [(part, match) for part in parts if (match := grammar.leading.search(part.text))]
        if found:
            part, match = found[0]
            findings.within(
                LEADING,
                _("this gives away the answer that is hoped for"),
                passage,
                part.span_in_passage(match, match.lastgroup or 0),
                _("ask without it, so that either answer would do: “What do you think of…?”"),
            )
        elif passage.key == "ask":
            _check_closed(passage, parts, grammar, findings)
            second = next(_second_questions(parts, grammar), None)
            if second:
                findings.within(
                    DOUBLE,
                    _("these are two questions"),
                    passage,
                    second,
                    _("ask the first, and make this one a probe"),
                )


def _check_closed(
    passage: Passage, parts: list[AskedSentence], grammar: Grammar, findings: Findings
) -> None:
    """Advise on a question that yes or no answers, unless the answer is picked or counted."""
    is_picked = passage.question is not None and passage.question.answer in _PICKED
    if is_picked or any(grammar.is_open(part) for part in parts):
        return
    for span in filter(None, map(grammar.closed_at, parts)):
        hint = (
            _("begin with “Tell me about a time when…”, or with “How” or “What”")
            if grammar.experience.match(passage.folded[slice(*span)])
            else _("begin with “How”, “What” or “Which”")
        )
        findings.within(CLOSED, _("yes or no would answer this question"), passage, span, hint)
        return


def _second_questions(parts: list[AskedSentence], grammar: Grammar) -> Iterator[Span]:
    """Where a second question begins."""
    asked = [part for part in parts if part.is_question and not grammar.bare.match(part.text)]
    for part in asked[1:]:
        yield part.start, part.start + len(part.text)
    for part in parts:
        found = grammar.pairs.search(part.text)
        if part.is_question:
            found = found or grammar.second.search(part.text, 1)
        if found:
            yield part.span_in_passage(found, "opener")


def _check_lengths(
    passage: Passage, parts: list[AskedSentence], grammar: Grammar, findings: Findings
) -> None:
    """Advise on sentences too long to be read aloud; a semicolon is a breath, as a full stop."""
    if len(passage.text) < 4 * grammar.most_words:
        return
    for part in parts:
        for breath in _BREATH.finditer(passage.text, part.start, part.start + len(part.text)):
            words = len(_SPOKEN.findall(breath.group()))
            syllables = grammar.syllables(passage.folded[slice(*breath.span())])
            if words <= grammar.most_words and syllables <= grammar.most_syllables:
                continue
            message = _("this sentence has {words} words and {syllables} syllables")
            hint = _(
                "cut it in two: listeners remember {words} words or {syllables} syllables at most"
            )
            findings.within(
                TOO_LONG,
                message.format(words=words, syllables=syllables),
                passage,
                breath.span(),
                hint.format(words=grammar.most_words, syllables=grammar.most_syllables),
            )
