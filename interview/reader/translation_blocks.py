"""The blocks of a file that repeat its texts in another language, such as `fr:`."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType

from interview.i18n import _, ngettext
from interview.nearest_name import nearest_name
from interview.plain_text import listed, one_line, quoted
from interview.reader import field_errors
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.field_types import FieldType, RecordType
from interview.reader.limits import LANGUAGE
from interview.reader.nodes import Mapping, Node, Scalar, Sequence, child

Translations = MappingType[str, Node]
"""The nodes that repeat a value in other languages, by the language's code."""
Entries = dict[str, tuple[Scalar, Node]]
"""A block's keys and their values."""


class LanguageBlocks:
    """Pairs texts with their translations, and reports those that have no pair.

    `languages` are those the file declares, the main one first.
    """

    def __init__(self, report: DiagnosticCollector, languages: tuple[str, ...]) -> None:
        self._report = report
        self._main = languages[0] if languages else ""
        self._others = frozenset(languages[1:])

    def take(self, expected: RecordType, entries: Entries) -> Entries:
        """The languages' blocks among a record's keys; they are taken out of `entries`."""
        if not expected.takes_languages:
            return {}
        codes = [key for key in entries if key in self._others and key not in expected.by_key]
        return {code: entries.pop(code) for code in codes}

    def sort_by_key(
        self,
        expected: RecordType,
        code: str,
        entries: Entries,
        translations: dict[str, dict[str, Node]],
    ) -> None:
        """Add the texts of a language's block to `translations`, by the key they repeat."""
        texts = tuple(field.key for field in expected.fields if field.type.is_translatable)
        for name, (key, value) in entries.items():
            if name in texts:
                translations.setdefault(name, {})[code] = value
            elif name in expected.by_key:
                self._report.error(
                    "B039",
                    _("{name} is the same in every language").format(name=quoted(name)),
                    key,
                    _("a block such as {code} only repeats texts: take this line away").format(
                        code=quoted(code)
                    ),
                )
            else:
                field_errors.unknown_key(self._report, key, texts)

    def items(self, node: Sequence, name: str, translations: Translations) -> list[dict[str, Node]]:
        """For each item of a list, the items that repeat it."""
        paired: list[dict[str, Node]] = [{} for _item in node.items]
        for code, other in translations.items():
            if not isinstance(other, Sequence):
                field_errors.not_a_list(self._report, other, name)
            elif len(other.items) == len(node.items):
                for pair, item in zip(paired, other.items, strict=True):
                    pair[code] = item
        return paired

    def pair_by_id(
        self,
        item_type: FieldType,
        node: Sequence,
        code: str,
        entries: Entries,
        paired: list[dict[str, Node]],
    ) -> None:
        """Add to `paired` the texts of a block that repeats a list by what its items are called.

        An item is called by its `id`, where it has one, and else by its words in the main language.
        The block may leave items out, and have them in any order.
        """
        places: dict[str, int] = {}
        for place, item in enumerate(node.items):
            for called in _called(item_type, item):
                places.setdefault(called, place)
        for called, (key, value) in entries.items():
            if called in places:
                paired[places[called]][code] = value
            elif not self._report.has_error_within(node):
                meant = nearest_name(called, tuple(places))
                hint = (
                    _("did you mean {word}?").format(word=quoted(meant))
                    if meant
                    else _("possible here: {words}").format(words=listed(places, 20))
                )
                self._report.error(
                    "B039",
                    _(
                        "this has no counterpart in {language}, the main language of this file"
                    ).format(language=quoted(self._main)),
                    key,
                    hint,
                )

    def check_lengths(self, node: Sequence, name: str, translations: Translations) -> None:
        """Report the lists that do not repeat every item, unless the list itself has an error."""
        for code, other in translations.items():
            if not isinstance(other, Sequence) or len(other.items) == len(node.items):
                continue
            if self._report.has_error_within(node):
                continue
            message = ngettext(
                "{name} has {count} item in {code}, but {wanted} in {main}",
                "{name} has {count} items in {code}, but {wanted} in {main}",
                len(other.items),
            ).format(
                name=quoted(name),
                count=len(other.items),
                code=quoted(code),
                wanted=len(node.items),
                main=quoted(self._main),
            )
            hint = _("repeat every item, in the same order")
            self._report.error("B040", message, other, hint, [(node, _("the list it repeats"))])

    def is_misplaced(self, expected: RecordType, key: Scalar, value: Node) -> bool:
        """Report a language's block that does not belong here; whether `key` is one."""
        if not self._main or not re.fullmatch(LANGUAGE.pattern, key.text):
            return False
        code = quoted(key.text)
        if key.text in self._others:
            error, message = "B039", _("a {code} block cannot be here").format(code=code)
            if expected.only_text:
                hint = _("repeat it in the {code} block further out, as a list in the same order")
                hint = hint.format(code=code)
            else:
                hint = _("nothing in this block is translated: take it away")
        elif key.text == self._main:
            message = _("{code} is the main language: its texts need no block").format(code=code)
            error, hint = "B039", _("write its texts in place, one step further left")
        elif isinstance(value, Mapping) and expected.takes_languages:
            message = _("{code} is not among the languages of this file").format(code=code)
            declared = one_line(", ".join((self._main, *sorted(self._others), key.text)))
            hint = _("add it at the top: “languages: [{codes}]”").format(codes=declared)
            error = "B038"
        else:
            return False
        self._report.error(error, message, key, hint)
        return True

    def without_original(self, key: Node) -> None:
        """Report a translation of something that is not written in the main language."""
        self._report.error(
            "B039",
            _("this has no counterpart in {language}, the main language of this file").format(
                language=quoted(self._main)
            ),
            key,
            _("write it in {language} too, or take it away").format(language=quoted(self._main)),
        )


def _called(item_type: FieldType, item: Node) -> tuple[str, ...]:
    """What an item of a list may be called by: its id, and its words in the main language."""
    if isinstance(item, Scalar):
        return (item.text,)
    if not isinstance(item_type, RecordType):
        return ()
    found = (child(item, key) for key in ("id", item_type.only_text))
    return tuple(each[1].text for each in found if each and isinstance(each[1], Scalar))
