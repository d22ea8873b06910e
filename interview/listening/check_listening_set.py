"""What is checked in the file of a set or of a vocabulary besides its keys."""

from __future__ import annotations

from collections.abc import Iterable

from interview.i18n import _
from interview.listening.listening_files import ListeningSet, SharedVocabulary
from interview.plain_text import quoted
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.place import START, NodePath
from interview.reader.source import Source

_NEEDED = {
    ListeningSet: ("title", "about", "hears", "examples", "counterexamples"),
    SharedVocabulary: ("title", "terms"),
}


def check_file(record: object, source: Source, collector: DiagnosticCollector) -> None:
    """Report what is wrong in a file whose every value has the right type."""
    for key in _NEEDED[type(record)]:
        if source.node((key,)) is None:
            collector.error(
                "B014", _("{key} is missing").format(key=quoted(key)), START, _("add it")
            )
    if isinstance(record, ListeningSet):
        check_phrases(record, (), source, collector)


def check_phrases(
    given: ListeningSet, path: NodePath, source: Source, collector: DiagnosticCollector
) -> None:
    """Report each phrase of the set at `path` that is written twice, or is also excepted."""
    lists: Iterable[tuple[str, tuple[str, ...]]] = (
        ("hears", given.hears),
        ("but_not", given.but_not),
    )
    seen: dict[str, NodePath] = {}
    for key, phrases in lists:
        for place, phrase in enumerate(phrases):
            here = (*path, key, place)
            if phrase in seen:
                collector.error(
                    "B030",
                    _("the phrase {phrase} is in this set twice").format(phrase=quoted(phrase)),
                    source.place(here),
                    _("keep one of the two"),
                    [(source.place(seen[phrase]), _("first used here"))],
                )
            seen.setdefault(phrase, here)
