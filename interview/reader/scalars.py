"""Reads one text of a file as what its field wants: words, prose, a number, a choice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from interview.i18n import _
from interview.nearest_name import certain_name, nearest_name_hint
from interview.plain_text import listed, quoted, slug
from interview.reader import field_errors
from interview.reader.diagnostics import Cure, DiagnosticCollector
from interview.reader.field_types import ChoiceType, NumberOrWordType, NumberType
from interview.reader.limits import Form
from interview.reader.nodes import Node, Scalar
from interview.reader.place import Place
from interview.reader.shared_messages import comment_cuts_text

_WHOLE = r"-?[0-9]{1,15}"
_NUMBER = r"-?[0-9]{1,15}(\.[0-9]{1,15})?"
_CUT_BY_HASH = r"\S #[^\s#]"
_IN_CURLY_QUOTES = "[“„«‘]([^“”„«»‘]*)[”“»’]"
_ITEM = r" *(-) "
_TRUE = {"yes", "on", "true", "y", "oui", "vrai", "1"}
_FALSE = {"no", "off", "false", "n", "non", "faux", "0"}


class ScalarReader:
    """Reads texts, and reports what they are not.

    In each method, `name` is the key that a message calls the value by.
    """

    def __init__(self, report: DiagnosticCollector) -> None:
        self._report = report

    def text(self, node: Node, name: str) -> str:
        """A text without the white space around it; empty when it is reported."""
        if type(node) is not Scalar:
            field_errors.not_a_text(self._report, node, name)
            return ""
        if not node.style and (node.end_line in self._lines_with_hash or node.end_line > node.line):
            self._check_unquoted(node)
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
        """A text that people will read; empty when it is reported."""
        text = self.text(node, name)
        if text and text[0] in "“„«‘" and re.fullmatch(_IN_CURLY_QUOTES, text):
            self._report.advice(
                "B026",
                _("these quotes are part of the text and will be shown"),
                node,
                _('leave them out, or use straight "double quotes"'),
            )
        return text

    def number(self, expected: NumberType, node: Node, name: str) -> float:
        """A number within its limits; 0 when it is reported."""
        text = self.text(node, name)
        if not text:
            return 0
        if not re.fullmatch(_WHOLE if expected.whole else _NUMBER, text):
            message = (
                _("{name} must be a whole number, not {found}")
                if expected.whole
                else _("{name} must be a number, not {found}")
            )
            self._report.error(
                "B016",
                message.format(name=quoted(name), found=quoted(text)),
                node,
                _number_hint(text, expected.whole),
                cure=self._cure(node, _plain_number(text, expected.whole)),
            )
            return 0
        value = int(text) if re.fullmatch(_WHOLE, text) else float(text)
        low, high = expected.limits.at_least, expected.limits.at_most
        if (low is None or value >= low) and (high is None or value <= high):
            return value
        if low == high:
            message = _("{name} must be {low}, not {found}")
        elif high is None:
            message = _("{name} must be {low} or more, not {found}")
        elif low is None:
            message = _("{name} must be {high} or less, not {found}")
        else:
            message = _("{name} must be between {low} and {high}, not {found}")
        message = message.format(name=quoted(name), low=low, high=high, found=value)
        self._report.error("B017", message, node)
        return 0

    def number_or_word(self, expected: NumberOrWordType, node: Node, name: str) -> int | str:
        """A whole number or one of a few words; 0 when it is reported."""
        text = self.text(node, name)
        if text in expected.words or not text:
            return text or 0
        if re.fullmatch(_WHOLE, text):
            return int(text)
        self._report.error(
            "B018",
            _("{name} must be a whole number or {words}, not {found}").format(
                name=quoted(name), words=listed(expected.words), found=quoted(text)
            ),
            node,
            nearest_name_hint(text, expected.words)
            or _("write a figure: of a level its number, counted from the lowest"),
        )
        return 0

    def flag(self, node: Node, name: str) -> bool:
        """Whether `true` is written; no, when something else than `true` or `false` is reported."""
        text = self.text(node, name)
        if text not in ("true", "false", ""):
            word = text.casefold()
            meant = "true" if word in _TRUE else "false" if word in _FALSE else ""
            self._report.error(
                "B016",
                _("{name} must be “true” or “false”, not {found}").format(
                    name=quoted(name), found=quoted(text)
                ),
                node,
                _("write {word}").format(word=quoted(meant)) if meant else "",
                cure=self._cure(node, meant),
            )
        return text == "true"

    def choice(self, expected: ChoiceType, node: Node, name: str) -> StrEnum:
        """One of a few words; the first of them when it is reported."""
        text = self.text(node, name)
        allowed = tuple(expected.kind)
        if text and self.check_word(allowed, text, node, name):
            return expected.kind(text)
        return next(iter(expected.kind))

    def check_word(
        self,
        allowed: tuple[str, ...],
        text: str,
        node: Node,
        name: str,
        refused: Mapping[str, str] = MappingProxyType({}),
    ) -> bool:
        """Whether a text is one of a few words; it is reported if not.

        `refused` says of further words why they are not allowed.
        """
        if text in allowed:
            return True
        words = listed(allowed)
        certain = ""
        if text in refused:
            possible = _("Possible words: {words}.").format(words=words)
            hint = f"{_(refused[text])} {possible}"
        else:
            certain = certain_name(text.replace(" ", "_"), allowed)
            meant = nearest_name_hint(text.replace(" ", "_"), allowed)
            possible = _("possible: {words}").format(words=words)
            hint = f"{meant} {possible}" if meant else possible
        self._report.error(
            "B018",
            _("{name} cannot be {found}").format(name=quoted(name), found=quoted(text)),
            node,
            hint,
            cure=self._cure(node, certain),
        )
        return False

    def check_form(self, form: Form, text: str, node: Node, name: str) -> None:
        """Report a text that is not written in the form its field asks for."""
        if re.fullmatch(form.pattern, text):
            return
        better = form.meant(text) or slug(text)
        is_right = bool(better and re.fullmatch(form.pattern, better))
        if is_right:
            hint = _("write {example}").format(example=quoted(better))
        else:
            hint = _("for example {example}").format(example=quoted(form.example))
        self._report.error(
            "B019",
            _("{name} is written with {form}, not {found}").format(
                name=quoted(name), form=_(form.words), found=quoted(text)
            ),
            node,
            hint,
            cure=self._cure(node, better) if is_right else None,
        )

    def key_number(self, key: Scalar, name: str) -> int | None:
        """The whole number that a key must be; none when it is reported."""
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

    def _cure(self, node: Node, text: str) -> Cure | None:
        """Another text in the place of one on a line of its own; none where `text` is empty."""
        is_plain = isinstance(node, Scalar) and node.style in ("", "'", '"')
        if not text or not is_plain or node.line != node.end_line:
            return None
        return Cure.at(Place(node.line + 1, node.column + 1, node.end_column + 1), text)

    @cached_property
    def _lines_with_hash(self) -> frozenset[int]:
        """The lines where a “#” may cut a text, looked for once: it is in few files at all."""
        marked = ((i, line) for i, line in enumerate(self._report.lines) if " #" in line)
        return frozenset(i for i, line in marked if re.search(_CUT_BY_HASH, line))

    def _check_unquoted(self, node: Scalar) -> None:
        """Report what YAML cuts off an unquoted text, and items of a list that it swallowed."""
        if node.end_line in self._lines_with_hash:
            line = self._report.lines[node.end_line]
            if re.match(_CUT_BY_HASH, line[max(0, node.end_column - 1) :]):
                self._report.advice(
                    "B023",
                    comment_cuts_text(),
                    Place(node.end_line + 1, node.end_column + 2, len(line.rstrip()) + 1),
                    _(
                        'put the whole text between "double quotes", or a space after the “#” of '
                        "a comment"
                    ),
                )
        for number in range(node.line + 1, node.end_line + 1):
            item = re.match(_ITEM, self._report.lines[number])
            if item:
                self._report.error(
                    "B008",
                    _("this item is too far right, so it belongs to the text above"),
                    Place(number + 1, item.start(1) + 1, item.start(1) + 2),
                    _("begin it in the column where the list begins"),
                )


def _plain_number(text: str, whole: bool) -> str:
    """A number that was written with a decimal comma or a “%”; empty if it was not."""
    found = re.fullmatch(r"(-?[0-9]{1,15}(?:[.,][0-9]{1,15})?)[ \u00a0\u202f]*%?", text)
    digits = found[1].replace(",", ".") if found else ""
    return "" if whole and "." in digits else digits


def _number_hint(text: str, whole: bool) -> str:
    number = re.search(r"-?[0-9]{1,15}([.,][0-9]{1,15})?", text)
    if not number:
        return ""
    digits = number[0].replace(",", ".")
    return "" if whole and "." in digits else _("write {word}").format(word=quoted(digits))
