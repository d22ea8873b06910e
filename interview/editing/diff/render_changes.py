"""Tells what changed between two banks, grouped by question, for a terminal or a dialog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from textwrap import shorten, wrap

from interview.bank import Stage, stage_name
from interview.editing.diff.change_labels import item, label
from interview.editing.diff.changes import About, Change, Comparison, Happening, Nature, Value
from interview.editing.diff.excerpts import excerpts
from interview.editing.diff.point_shares import changed_shares, competency_shares, question_shares
from interview.i18n import _, current, labelled, ngettext
from interview.languages import language_of
from interview.plain_text import one_line

_SIGNS = {
    Happening.ADDED: "+",
    Happening.REMOVED: "−",
    Happening.MOVED: "↕",
    Happening.CHANGED: "≠",
}
_CORRECTED, _UNSEEN = "≈", "·"
_NOTHING = "–"

_SHORT = 24
"""Characters of a value that is told on the line of its name."""
_MOST = 12
"""Values that are listed, of a vocabulary that comes or goes."""
_NAMED = 28
"""Characters of a signal's words, where they only say which one it is."""


def heading(comparison: Comparison) -> str:
    """How much changed, in a sentence."""
    if not comparison.changes:
        return _("Nothing of the interview changed.")
    counts = ", ".join(_counted(comparison))
    if comparison.translates:
        return _("{counts}, in translations only.").format(counts=counts)
    return f"{counts}."


def _counted(comparison: Comparison) -> Iterator[str]:
    """How many changes there are of each nature."""
    if n := len(comparison.of(Nature.INTERVIEW)):
        told = ngettext("{number} change of the interview", "{number} changes of the interview", n)
        yield told.format(number=n)
    if n := len(comparison.of(Nature.CORRECTION)):
        yield ngettext("{number} correction", "{number} corrections", n).format(number=n)
    if n := len(comparison.of(Nature.UPKEEP)):
        told = ngettext(
            "{number} change that only editors see", "{number} changes that only editors see", n
        )
        yield told.format(number=n)


def legend(comparison: Comparison) -> Iterator[str]:
    """What the signs mean that `told` uses for these changes, on a line or two."""
    happenings = {
        "≠": _("changed"),
        "+": _("added"),
        "−": _("taken away"),
        "↕": _("moved"),
    }
    natures = {
        _CORRECTED: _("only a slip of the pen corrected"),
        _UNSEEN: _("only editors see it"),
    }
    used = {_sign(change) for change in comparison.changes}
    for words in (happenings, natures):
        meanings = [f"{sign} {meaning}" for sign, meaning in words.items() if sign in used]
        if meanings:
            yield "   ".join(meanings)


def told(comparison: Comparison, language: str, width: int) -> Iterator[str]:
    """The changes by what they are about, as lines of at most `width` characters."""
    teller = _Teller(comparison, language, width)
    groups = [teller.group([*changes]) for _same, changes in groupby(comparison.changes, _subject)]
    for place, lines in enumerate(filter(None, [*groups, teller.shares()])):
        yield from ["", *lines] if place else lines


def _subject(change: Change) -> tuple[About, str]:
    return change.about, change.id


class _Teller:
    """Tells changes in one language."""

    def __init__(self, comparison: Comparison, language: str, width: int) -> None:
        self._comparison = comparison
        self._language = language
        self._width = width
        banks = (comparison.before, comparison.after)
        self._names_languages = any(len(bank.languages) > 1 for bank in banks)

    def group(self, changes: Sequence[Change]) -> list[str]:
        """What changed about one thing: its name, then a line or three a change."""
        title = wrap(self._title(changes[0]), self._width)
        return [*title, *chain.from_iterable(map(self._change, changes))]

    def shares(self) -> list[str]:
        """What the competencies count for, where that follows from changes elsewhere."""
        told = {c.id for c in self._comparison.changes if _is_weight_of_competency(c)}
        changed = changed_shares(self._comparison.before, self._comparison.after)
        lines = [
            "    " + labelled(self._competency(name), f"{_percent(was)} → {_percent(now)}")
            for name, (was, now) in changed.items()
            if name not in told
        ]
        return [_("Shares of the points, as a consequence"), *lines] if lines else []

    def _title(self, change: Change) -> str:
        match change.about:
            case About.BANK:
                return _("The whole interview")
            case About.COMPETENCY:
                return _("Competency “{name}”").format(name=self._competency(change.id))
            case About.SECTION:
                return _("Section “{name}”").format(name=one_line(change.id))
            case About.VOCABULARY:
                return _("Vocabulary “{name}”").format(name=one_line(change.id))
            case About.QUESTION:
                return _("Question “{name}”").format(name=self._question(change.id))

    def _change(self, change: Change) -> Iterator[str]:
        name = f"  {_sign(change)} {self._label(change)}"
        told = self._told(change)
        yield from self._wrapped(labelled(name, told) if told else name, 6)
        if not told and change.path:
            old, new = excerpts(*self._both(change))
            yield from self._wrapped(f"      − {old}", 8)
            yield from self._wrapped(f"      + {new}", 8)

    def _told(self, change: Change) -> str:
        """What happened, behind its name; empty where the name says it or two lines are needed."""
        old, new = self._both(change)
        if not change.path and change.about in (About.COMPETENCY, About.SECTION):
            return ""
        if change.happened is Happening.ADDED:
            return new
        if change.happened is Happening.REMOVED:
            return old
        if old == new:
            return _("only its spaces")
        if max(len(old), len(new)) > _SHORT:
            return ""
        return f"{old} → {new}{self._share(change)}"

    def _share(self, change: Change) -> str:
        """What a change of a weight means."""
        if change.path != ("weight",):
            return ""
        shares = competency_shares if change.about is About.COMPETENCY else question_shares
        was, now = (
            shares(bank)[change.id] for bank in (self._comparison.before, self._comparison.after)
        )
        if was == now:
            return ""
        return _(", from {was} to {now} of the points").format(was=_percent(was), now=_percent(now))

    def _both(self, change: Change) -> tuple[str, str]:
        return self._words(change, change.before), self._words(change, change.after)

    def _label(self, change: Change) -> str:
        if not change.path:
            added = change.happened is Happening.ADDED
            return _("Added") if added else _("Taken away")
        words = _(label(change)).format(item=self._item(change))
        named = change.language and self._names_languages
        return f"{words} ({change.language})" if named else words

    def _item(self, change: Change) -> str:
        """Which of several; a signal, with its words, unless they are what is told."""
        which = one_line(item(change))
        if change.path[0] != "signals" or len(change.path) < 3:
            return which
        signal = self._comparison.after.question(change.id).signal(which)
        said = _cut(signal.because.to(self._language)) if signal else ""
        return _("{which} “{words}”").format(which=which, words=said) if said else which

    def _words(self, change: Change, value: Value) -> str:
        """A value as a person reads it, on one line."""
        match value:
            case bool():
                return _("yes") if value else _("no")
            case int() | float():
                return _percent(value) if change.path[0] == "decision" else _figure(value)
            case tuple() if change.path == ("place",):
                return self._place(value)
            case tuple():
                return one_line(", ".join(value) if change.path else _listed(value)) or _NOTHING
            case str() if value and change.path == ("competency",):
                return self._competency(value)
            case str() if change.path == ("stage",):
                return stage_name(Stage(value))
        return one_line(value or "") or _NOTHING

    def _place(self, place: tuple[str, ...]) -> str:
        section, *before = place
        if not before:
            return _("first in “{section}”").format(section=one_line(section))
        return _("in “{section}”, after “{question}”").format(
            section=one_line(section), question=self._question(before[0])
        )

    def _competency(self, name: str) -> str:
        known = {**self._comparison.before.competencies, **self._comparison.after.competencies}
        return one_line(known[name].name.to(self._language)) if name in known else name

    def _question(self, name: str) -> str:
        for bank in (self._comparison.after, self._comparison.before):
            for question in bank.questions:
                if question.id == name:
                    return one_line(question.name(self._language))
        return name

    def _wrapped(self, text: str, indent: int) -> list[str]:
        lead = text[: len(text) - len(text.lstrip())]
        return wrap(
            text.strip(),
            self._width,
            initial_indent=lead,
            subsequent_indent=" " * indent,
            break_on_hyphens=False,
        )


def _sign(change: Change) -> str:
    if change.nature is Nature.CORRECTION:
        return _CORRECTED
    return _UNSEEN if change.nature is Nature.UPKEEP else _SIGNS[change.happened]


def _listed(values: Sequence[str]) -> str:
    """Values one after the other; of very many, the first."""
    if len(values) <= _MOST:
        return ", ".join(values)
    shown, others = ", ".join(values[: _MOST - 1]), len(values) - _MOST + 1
    return _("{shown} and {number} others").format(shown=shown, number=others)


def _cut(words: str) -> str:
    return shorten(words, _NAMED, placeholder="…")


def _is_weight_of_competency(change: Change) -> bool:
    return change.about is About.COMPETENCY and change.path == ("weight",)


def _percent(share: float) -> str:
    return _("{share} %").format(share=_figure(round(share, 1)))


def _figure(value: float) -> str:
    text = f"{value:.15g}"
    return text.replace(".", language_of(current()).decimal_sign)
