"""A bank together with its file, for checks that need both."""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank.model import Bank, Vocabulary
from interview.i18n import _
from interview.listening import shared_vocabularies
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed
from interview.reader.diagnostics import Cure, DiagnosticCollector, is_any_within
from interview.reader.place import NodePath
from interview.reader.source import Source


class CheckContext:
    """Where checks look things up and report what they find, by path."""

    def __init__(
        self,
        bank: Bank,
        source: Source,
        report: DiagnosticCollector,
        misspelt: set[tuple[int, str]],
    ) -> None:
        self.bank = bank
        self._source = source
        self._report = report
        self._misspelt = misspelt
        self.vocabularies = {
            **{name: Vocabulary(it.terms) for name, it in shared_vocabularies().items()},
            **bank.vocabularies,
        }
        """Those that come with the program too."""
        self._errors = sorted(report.error_places())

    def error(
        self,
        code: str,
        message: str,
        path: NodePath,
        hint: str = "",
        *,
        at_key: bool = False,
        related: Iterable[tuple[NodePath, str]] = (),
        text: str = "",
    ) -> None:
        """Report an error at the value of `path`, or at its key.

        `text` is what must certainly stand there instead; empty where that is not known.
        """
        place = self._source.key_place if at_key else self._source.place
        others = [(self._source.place(other), note) for other, note in related]
        cure = Cure.at(place(path), text) if text else None
        self._report.error(code, message, place(path), hint, others, cure)

    def unknown_name(
        self,
        message: str,
        name: str,
        known: Iterable[str],
        path: NodePath,
        *,
        at_key: bool = False,
    ) -> None:
        """Report a name that is not among `known`, with the nearest of them; not an empty one."""
        if name:
            names = list(known)
            possible = _("possible: {words}").format(words=listed(names))
            hint = nearest_name_hint(name, names) or possible
            self.error("B031", message, path, hint, at_key=at_key)

    def is_written(self, *path: str | int) -> bool:
        """Whether the file has something at `path`, be it wrong."""
        return self._source.node(path) is not None

    def is_sound(self, *path: str | int) -> bool:
        """Whether what is written at `path`, if anything, had no error before the checks began."""
        if not self._errors:
            return True
        node = self._source.node(path)
        if node is not None:
            return not is_any_within(self._errors, node)
        parent = self._source.node(path[:-1])
        return parent is None or (id(parent), path[-1]) not in self._misspelt
