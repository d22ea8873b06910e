"""One text of a file read as what the model wants: words, prose, a figure, a choice."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property

from interview.i18n import _
from interview.reader import field_errors
from interview.reader.diagnostic_collector import DiagnosticCollector, listed, nearest, quoted
from interview.reader.error_sentences import remark_cuts_text
from interview.reader.field_types import Choice, Number, NumberOrWord
from interview.reader.limits import Form, Range
from interview.reader.nodes import Node, Scalar
from interview.reader.place import Place

_WHOLE = r"-?[0-9]{1,15}"
_FIGURE = r"-?[0-9]{1,15}(\.[0-9]{1,15})?"
_CUT_BY_HASH = r"\S #[^\s#]"
_IN_CURLY_QUOTES = "[“„«‘]([^“”„«»‘]*)[”“»’]"
_ITEM = r" *(-) "
_TRUE = {"yes", "on", "true", "y", "oui", "vrai", "1"}
_FALSE = {"no", "off", "false", "n", "non", "faux", "0"}


class Scalars:
    """Reads texts, and reports what they are not."""

    def __init__(self, report: DiagnosticCollector) -> None:
        self._report = report

    def text(self, node: Node, name: str) -> str:
        """A text without the white space around it; empty when it is reported."""
        if type(node) is not Scalar:
            field_errors.not_a_text(self._report, node, name)
            return ""
        if not node.style:
            self._check_ends(node)
        text = node.text.strip()
        if not text:
            self._report.error(
                "B020",
                _("{name} has no text").format(name=quoted(name)),
                node,
                _("write the text, or take the line away"),
            )
        return text

    def prose(self, node: Node, name: str) -> str:
        """A text that people will read."""
        text = self.text(node, name)
        if text and text[0] in "“„«‘" and re.fullmatch(_IN_CURLY_QUOTES, text):
            self._report.advice(
                "B026",
                _("these quotes are part of the text and will be shown"),
                node,
                _('leave them out, or use straight "double quotes"'),
            )
        return text

    def number(self, shape: Number, node: Node, name: str) -> float:
        """A figure within the model's range; 0 when it is not."""
        text = self.text(node, name)
        if not text:
            return 0
        form = _WHOLE if shape.whole else _FIGURE
        if not re.fullmatch(form, text):
            self._not_a_number(text, node, name, shape.whole)
            return 0
        value = int(text) if re.fullmatch(_WHOLE, text) else float(text)
        return value if self._in_range(shape.limits, value, node, name) else 0

    def number_or_word(self, shape: NumberOrWord, node: Node, name: str) -> int | str:
        """A whole number or one of the shape's words; 0 when it is neither."""
        text = self.text(node, name)
        if text in shape.words or not text:
            return text or 0
        if re.fullmatch(_WHOLE, text):
            return int(text)
        meant = nearest(text, shape.words)
        self._report.error(
            "B018",
            _("{name} must be the number of a level or {words}, not {found}").format(
                name=quoted(name), words=listed(shape.words), found=quoted(text)
            ),
            node,
            _("did you mean {word}?").format(word=quoted(meant)) if meant else "",
        )
        return 0

    def flag(self, node: Node, name: str) -> bool:
        """`true` or `false`."""
        text = self.text(node, name)
        if text not in ("true", "false", ""):
            self._report.error(
                "B016",
                _("{name} must be “true” or “false”, not {found}").format(
                    name=quoted(name), found=quoted(text)
                ),
                node,
                _flag_hint(text.casefold()),
            )
        return text == "true"

    def choice(self, shape: Choice, node: Node, name: str) -> StrEnum:
        """One of a few words."""
        text = self.text(node, name)
        allowed = tuple(shape.kind)
        if text and self.check_word(allowed, text, node, name):
            return shape.kind(text)
        return next(iter(shape.kind))

    def check_word(self, allowed: tuple[str, ...], text: str, node: Node, name: str) -> bool:
        """Whether a text is one of a few words; it is reported if not."""
        if text not in allowed:
            self._unknown_word(text, allowed, node, name)
        return text in allowed

    def check_form(self, form: Form, text: str, node: Node, name: str) -> None:
        """A text must be written as the model says."""
        if re.fullmatch(form.pattern, text):
            return
        better = re.sub(r"[^a-z0-9]+", "-", _unaccented(text).lower()).strip("-")
        fits = bool(better) and re.fullmatch(form.pattern, better) is not None
        self._report.error(
            "B019",
            _("{name} is written with {form}, not {found}").format(
                name=quoted(name), form=_(form.words), found=quoted(text)
            ),
            node,
            _("write {example}").format(example=quoted(better))
            if fits
            else _("for example {example}").format(example=quoted(form.example)),
        )

    def key_number(self, shape: Number, key: Scalar, name: str) -> int | None:
        """The whole number that a key must be."""
        if re.fullmatch(_WHOLE, key.text):
            return int(key.text)
        self._report.error(
            "B016",
            _("the keys of {name} are whole numbers, not {found}").format(
                name=quoted(name), found=quoted(key.text)
            ),
            key,
            _number_hint(key.text, True),
        )
        return None

    def _not_a_number(self, text: str, node: Node, name: str, whole: bool) -> None:
        message = (
            _("{name} must be a whole number, not {found}")
            if whole
            else _("{name} must be a number, not {found}")
        )
        self._report.error(
            "B016",
            message.format(name=quoted(name), found=quoted(text)),
            node,
            _number_hint(text, whole),
        )

    def _in_range(self, limits: Range, value: float, node: Node, name: str) -> bool:
        low, high = limits.at_least, limits.at_most
        if (low is None or value >= low) and (high is None or value <= high):
            return True
        self._report.error(
            "B017",
            _range_message(limits).format(name=quoted(name), low=low, high=high, found=value),
            node,
        )
        return False

    def _unknown_word(self, text: str, allowed: tuple[str, ...], node: Node, name: str) -> None:
        meant = nearest(text.replace(" ", "_"), allowed)
        possible = _("possible: {words}").format(words=listed(allowed))
        hint = _("did you mean {word}?").format(word=quoted(meant)) + " " if meant else ""
        self._report.error(
            "B018",
            _("{name} cannot be {found}").format(name=quoted(name), found=quoted(text)),
            node,
            f"{hint}{possible}",
        )

    @cached_property
    def _lines_with_hash(self) -> frozenset[int]:
        marked = ((i, line) for i, line in enumerate(self._report.lines) if " #" in line)
        return frozenset(i for i, line in marked if re.search(_CUT_BY_HASH, line))

    def _check_ends(self, node: Scalar) -> None:
        if node.end_line in self._lines_with_hash:
            self._check_hash(node)
        for number in range(node.line + 1, node.end_line + 1):
            swallowed = re.match(_ITEM, self._report.lines[number])
            if swallowed:
                self._swallowed_item(number, swallowed.start(1))

    def _swallowed_item(self, line: int, column: int) -> None:
        self._report.error(
            "B008",
            _("this item stands too far right, so it belongs to the text above"),
            Place(line + 1, column + 1, column + 2),
            _("begin it in the column where the list begins"),
        )

    def _check_hash(self, node: Scalar) -> None:
        line = self._report.lines[node.end_line]
        if not re.match(_CUT_BY_HASH, line[max(0, node.end_column - 1) :]):
            return
        start = node.end_column + 1
        self._report.advice(
            "B023",
            remark_cuts_text(),
            Place(node.end_line + 1, start + 1, len(line.rstrip()) + 1),
            _('put the whole text between "double quotes", or a space after the “#” of a remark'),
        )


def _flag_hint(word: str) -> str:
    if word in _TRUE:
        return _("write {word}").format(word=quoted("true"))
    return _("write {word}").format(word=quoted("false")) if word in _FALSE else ""


def _number_hint(text: str, whole: bool) -> str:
    figure = re.search(r"-?[0-9]{1,15}([.,][0-9]{1,15})?", text)
    if not figure:
        return ""
    digits = figure[0].replace(",", ".")
    return "" if whole and "." in digits else _("write {word}").format(word=quoted(digits))


def _range_message(limits: Range) -> str:
    if limits.at_least == limits.at_most:
        return _("{name} must be {low}, not {found}")
    if limits.at_most is None:
        return _("{name} must be {low} or more, not {found}")
    if limits.at_least is None:
        return _("{name} must be {high} or less, not {found}")
    return _("{name} must lie between {low} and {high}, not be {found}")


def _unaccented(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFKD", text).encode("ascii", "ignore").decode()
