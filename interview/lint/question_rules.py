"""Advice on questions: closed, leading, two in one, too long; no probe, no reason; repeated.

What makes a wording so in a language stands in `questions.yaml` of `interview/languages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from interview.bank.model import AnswerKind, Stage
from interview.i18n import _, mark
from interview.languages import of_each_language
from interview.languages.language_files import QuestionGrammar
from interview.languages.patterns import compiled
from interview.lint.findings import Findings, Rule, TextRange
from interview.lint.passages import AskedSentence, Passage, Placed, fold
from interview.reader.place import NodePath

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
TWICE = Rule(
    "B105",
    mark("The same wording twice"),
    mark(
        "A question asked twice takes its minutes twice and measures once; a probe or a "
        "signal that is there twice is one line too many to read while listening. "
        "Usually it was copied to be changed, and the change was forgotten."
    ),
    "The practice of editing.",
    mark("probes:\n  - What was the result?\n  - What was the result?"),
    mark("probes:\n  - What was the result?\n  - What would you do differently today?"),
)
NO_PROBE = Rule(
    "B134",
    mark("A rated question without a probe"),
    mark(
        "Some answers stay short whatever the candidate knows. An interviewer who has to make up a "
        "follow-up helps one candidate more than another; one written beforehand gives everyone "
        "the same help."
    ),
    "OPM, Structured Interviews: A Practical Guide (2008), step 5, “Create Interview Probes”; "
    "Levashina, Hartwell, Morgeson & Campion, Personnel Psychology 67 (2014), on probing, where "
    "research agrees less than elsewhere.",
    mark("probes: []"),
    mark("probes:\n  - What did you say, word for word?"),
)
NO_WHY = Rule(
    "B135",
    mark("A rated question without a reason"),
    mark(
        "A question that decides should come from the job: an interviewer who knows why it is "
        "asked "
        "listens for the right thing, and whoever is asked to justify a refusal has the reason in "
        "writing. Say under “why” what the answer tells about the work."
    ),
    "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607 (1978), on job-relatedness "
    "where a procedure has an adverse impact; "
    "Code du travail, L1221-6 (a direct and necessary link with the job); OPM, Structured "
    "Interviews: A Practical Guide (2008), on job analysis.",
    mark('why: ""'),
    mark("why: Most of the job is written, to people in a hurry."),
)
QUESTIONS = (CLOSED, LEADING, DOUBLE, TOO_LONG, TWICE, NO_PROBE, NO_WHY)
"""The rules of this module."""

_PICKED = (AnswerKind.PICK_ONE, AnswerKind.PICK_MANY, AnswerKind.NUMBER)
_BREATH = re.compile(r"[^;]+")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SAID = re.compile(r"\w+")
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
        parts = passage.sentences
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
    passage: Passage, parts: Sequence[AskedSentence], grammar: Grammar, findings: Findings
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


def _second_questions(parts: Sequence[AskedSentence], grammar: Grammar) -> Iterator[TextRange]:
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
    passage: Passage, parts: Sequence[AskedSentence], grammar: Grammar, findings: Findings
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


def check_question(placed: Placed, findings: Findings) -> None:
    """Advise on what one question lacks, or says twice."""
    question, path = placed.question, placed.path
    if question.is_rated and placed.stage is Stage.LIVE and not question.probes:
        findings.at(
            NO_PROBE,
            _("no probe is written for an answer that stays short"),
            (*path, "ask"),
            _("add “probes:”, with one or two follow-ups in the words to say"),
            of_key=True,
        )
    if question.is_rated and not question.why.main:
        findings.at(
            NO_WHY,
            _("nothing says why this is asked"),
            (*path, "ask"),
            _("add “why: …”, with what the answer tells about the work"),
            of_key=True,
        )
    said = [((*path, "ask"), question.ask.main)]
    said += [((*path, "probes", n), probe.main) for n, probe in enumerate(question.probes)]
    _check_twice(said, findings)
    signals = enumerate(question.signals)
    _check_twice([((*path, "signals", n, "because"), s.because.main) for n, s in signals], findings)


def check_repeats(every: list[Placed], findings: Findings) -> None:
    """Advise on what several questions, or several competencies, are called or ask alike."""
    for key in ("ask", "title"):
        texts = [((*each.path, key), getattr(each.question, key).main) for each in every]
        _check_twice(texts, findings)
    competencies = findings.bank.competencies.items()
    names = [(("competencies", name, "name"), each.name.main) for name, each in competencies]
    _check_twice(names, findings)


def _check_twice(texts: Iterable[tuple[NodePath, str]], findings: Findings) -> None:
    seen: dict[str, NodePath] = {}
    for path, text in texts:
        words = " ".join(_SAID.findall(fold(text)))
        if words and words in seen:
            findings.at(
                TWICE,
                _("this stands here a second time"),
                path,
                _("write it differently, or take one of the two away"),
                related=[(seen[words], _("first written here"))],
            )
        seen.setdefault(words, path)
