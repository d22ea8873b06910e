"""The changes between two banks as lines of text, grouped by question, for a terminal or dialog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from textwrap import shorten, wrap

from interview.bank import Stage, stage_name
from interview.editing.diff.change_labels import item, label
from interview.editing.diff.changes import (
    BankPart,
    Change,
    ChangedValue,
    ChangeKind,
    Comparison,
)
from interview.editing.diff.point_shares import changed_shares
from interview.editing.diff.severity import ChangeSeverity
from interview.i18n import _, current, labelled, ngettext
from interview.languages import language_of
from interview.plain_text import one_line
from interview.scoring import competency_shares, percentage, question_shares

_SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "−",
    ChangeKind.MOVED: "↕",
    ChangeKind.CHANGED: "≠",
}
_CORRECTION_SIGN, _EDITORS_SIGN = "≈", "·"
_NO_VALUE = "–"

_SHORT = 24
"""Characters up to which both values of a change stand on the line of its name."""
_MOST_LISTED = 12
"""Terms that are listed of a vocabulary that is added or removed."""
_SIGNAL_WORDS = 28
"""Characters of a signal's words, where they only say which signal it is."""
_DECIMALS = 1
"""Decimals of a percentage: a changed weight moves the shares of the others only a little."""
_CONTEXT = 4
"""Words that are shown on either side of a difference in a long text."""


def summary_line(comparison: Comparison) -> str:
    """How much changed, in a sentence."""
    if not comparison.changes:
        return _("Nothing in the interview changed.")
    counts = []
    if n := len(comparison.with_severity(ChangeSeverity.INTERVIEW)):
        words = ngettext("{number} change of the interview", "{number} changes of the interview", n)
        counts.append(words.format(number=n))
    if n := len(comparison.with_severity(ChangeSeverity.CORRECTION)):
        counts.append(ngettext("{number} correction", "{number} corrections", n).format(number=n))
    if n := len(comparison.with_severity(ChangeSeverity.EDITORS_ONLY)):
        words = ngettext(
            "{number} change that only editors see", "{number} changes that only editors see", n
        )
        counts.append(words.format(number=n))
    listed = ", ".join(counts)
    if comparison.only_translates:
        return _("{counts}, in translations only.").format(counts=listed)
    return f"{listed}."


def legend(comparison: Comparison) -> Iterator[str]:
    """The meaning of the signs that `render_changes` uses for these changes, on up to two lines."""
    kinds = {
        "≠": _("changed"),
        "+": _("added"),
        "−": _("removed"),
        "↕": _("moved"),
    }
    severities = {
        _CORRECTION_SIGN: _("only a typing error corrected"),
        _EDITORS_SIGN: _("only editors see it"),
    }
    used = {_sign(change) for change in comparison.changes}
    for meanings in (kinds, severities):
        line = [f"{sign} {meaning}" for sign, meaning in meanings.items() if sign in used]
        if line:
            yield "   ".join(line)


def render_changes(comparison: Comparison, language: str, width: int) -> Iterator[str]:
    """The changes, grouped by what they belong to, as lines of at most `width` characters.

    Names of questions and competencies are in `language`, with an empty line between two groups.
    """
    renderer = _ChangeRenderer(comparison, language, width)
    grouped = groupby(comparison.changes, key=lambda change: (change.part, change.id))
    groups = [renderer.group([*changes]) for _part, changes in grouped]
    shares = renderer.consequent_shares()
    if shares:
        groups.append(shares)
    for place, lines in enumerate(groups):
        yield from ["", *lines] if place else lines


class _ChangeRenderer:
    """Renders changes in one language."""

    def __init__(self, comparison: Comparison, language: str, width: int) -> None:
        self._comparison = comparison
        self._language = language
        self._width = width
        banks = (comparison.before, comparison.after)
        self._shows_languages = any(len(bank.languages) > 1 for bank in banks)

    def group(self, changes: Sequence[Change]) -> list[str]:
        """What changed in one part: its name, then one to three lines a change."""
        part_id = changes[0].id
        match changes[0].part:
            case BankPart.BANK:
                title = _("The whole interview")
            case BankPart.COMPETENCY:
                title = _("Competency “{name}”").format(name=self._competency(part_id))
            case BankPart.SECTION:
                title = _("Section “{name}”").format(name=one_line(part_id))
            case BankPart.VOCABULARY:
                title = _("Vocabulary “{name}”").format(name=one_line(part_id))
            case BankPart.LISTENING:
                title = _("Listening set “{name}”").format(name=one_line(part_id))
            case BankPart.QUESTION:
                title = _("Question “{name}”").format(name=self._question(part_id))
        return [*wrap(title, self._width), *chain.from_iterable(map(self._change, changes))]

    def consequent_shares(self) -> list[str]:
        """The shares of the points that changed through changes to other competencies."""
        reweighted = {
            change.id
            for change in self._comparison.changes
            if change.part is BankPart.COMPETENCY and change.path == ("weight",)
        }
        changed = changed_shares(self._comparison.before, self._comparison.after)
        lines = []
        for name, shares in changed.items():
            was, now = (percentage(share, _DECIMALS) for share in shares)
            if name not in reweighted and was != now:
                lines.append("    " + labelled(self._competency(name), f"{was} → {now}"))
        return [_("Shares of the points, as a consequence"), *lines] if lines else []

    def _change(self, change: Change) -> Iterator[str]:
        name = f"  {_sign(change)} {self._label(change)}"
        old, new = self._words(change, change.before), self._words(change, change.after)
        is_named_in_title = not change.path and change.part in (
            BankPart.COMPETENCY,
            BankPart.SECTION,
        )
        detail = ""
        if is_named_in_title:
            pass
        elif change.kind is ChangeKind.ADDED:
            detail = new
        elif change.kind is ChangeKind.REMOVED:
            detail = old
        elif old.split() == new.split():
            detail = _("only its spaces")
        elif max(len(old), len(new)) <= _SHORT:
            detail = f"{old} → {new}"
            if change.path == ("weight",):
                is_competency = change.part is BankPart.COMPETENCY
                shares = competency_shares if is_competency else question_shares
                banks = (self._comparison.before, self._comparison.after)
                was, now = (percentage(shares(bank)[change.id], _DECIMALS) for bank in banks)
                if was != now:
                    detail += _(", from {was} to {now} of the points").format(was=was, now=now)
        yield from self._wrapped(labelled(name, detail) if detail else name, 6)
        if not detail and change.path:
            old, new = _excerpts(old, new)
            yield from self._wrapped(f"      − {old}", 8)
            yield from self._wrapped(f"      + {new}", 8)

    def _label(self, change: Change) -> str:
        """What changed: “Title”, or “Signal 1 “Knows the oven”, its level (en)”."""
        if not change.path:
            return _("Added") if change.kind is ChangeKind.ADDED else _("Removed")
        which = one_line(item(change))
        if change.path[0] == "signals" and len(change.path) > 2:
            signal = self._comparison.after.question(change.id).signal(which)
            words = signal.because.to(self._language) if signal else ""
            if words := shorten(words, _SIGNAL_WORDS, placeholder="…"):
                which = _("{which} “{words}”").format(which=which, words=words)
        text = _(label(change)).format(item=which)
        return f"{text} ({change.language})" if change.language and self._shows_languages else text

    def _words(self, change: Change, value: ChangedValue) -> str:
        """A value of a change as a person reads it, on one line."""
        match value:
            case bool():
                return _("yes") if value else _("no")
            case int() | float():
                if change.path[0] == "decision":
                    return percentage(value, _DECIMALS)
                return f"{value:.15g}".replace(".", language_of(current()).decimal_sign)
            case tuple() if change.path == ("place",):
                section, *question_before = value
                if not question_before:
                    return _("first in “{section}”").format(section=one_line(section))
                return _("in “{section}”, after “{question}”").format(
                    section=one_line(section), question=self._question(question_before[0])
                )
            case tuple() if not change.path and len(value) > _MOST_LISTED:
                shown = ", ".join(value[: _MOST_LISTED - 1])
                number = len(value) - _MOST_LISTED + 1
                words = _("{shown} and {number} others").format(shown=shown, number=number)
                return one_line(words)
            case tuple():
                return one_line(", ".join(value)) or _NO_VALUE
            case str() if value and change.path == ("competency",):
                return self._competency(value)
            case str() if change.path == ("stage",):
                return stage_name(Stage(value))
        return one_line(value or "") or _NO_VALUE

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
        """A line that begins with spaces, broken where it is too long; `indent` is for the rest."""
        words = text.lstrip()
        return wrap(
            words,
            self._width,
            initial_indent=text[: len(text) - len(words)],
            subsequent_indent=" " * indent,
            break_on_hyphens=False,
        )


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """The words that differ between two texts, with a few around them; “…” for what is left out."""
    from rapidfuzz.distance import Indel

    old, new = before.split(), after.split()
    steps = [*Indel.opcodes(old, new)]
    shown_old: list[str] = []
    shown_new: list[str] = []
    for place, step in enumerate(steps):
        old_words = old[step.src_start : step.src_end]
        new_words = new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            head = _CONTEXT if place > 0 else 0
            tail = _CONTEXT if place < len(steps) - 1 else 0
            if len(old_words) > head + tail + 1:
                old_words = [*old_words[:head], "…", *old_words[len(old_words) - tail :]]
            new_words = old_words
        shown_old += old_words
        shown_new += new_words
    return " ".join(shown_old), " ".join(shown_new)


def _sign(change: Change) -> str:
    if change.severity is ChangeSeverity.CORRECTION:
        return _CORRECTION_SIGN
    if change.severity is ChangeSeverity.EDITORS_ONLY:
        return _EDITORS_SIGN
    return _SIGNS[change.kind]
