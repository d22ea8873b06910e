"""The catalogues of the languages: every sentence that a person reads is looked up here."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

DOMAIN = "interview"
LOCALE_FOLDER = Path(__file__).parent / "locale"
LANGUAGES = ("en", *sorted(entry.name for entry in os.scandir(LOCALE_FOLDER) if entry.is_dir()))
"""The languages the program speaks: English, which is in the source, and each with a catalogue."""

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of one language; English is the language of the source itself."""
    return gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[language], fallback=True)


def use(language: str) -> None:
    """Make `language` the one that `_` and `ngettext` translate into, else English."""
    global _current, _language
    _language = language if language in LANGUAGES else "en"
    _current = catalogue(_language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Translate into another language inside a `with` block, as a report does."""
    before = _language
    use(language)
    try:
        yield
    finally:
        use(before)


def current() -> str:
    """The code of the language in use: `en` or `fr`."""
    return _language


def system_language() -> str:
    """The language of the user's system where we have its catalogue, else English."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next((value for value in named if value), None) or locale.getlocale()[0] or ""
    code = wanted[:2].lower()
    return code if code in LANGUAGES else "en"


def _(message: str) -> str:
    """`message` in the language in use."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of a message that fits `number`, in the language in use."""
    return _current.ngettext(singular, plural, number)


def labelled(label: str, text: str) -> str:
    """`label: text`, with the colon as the language in use writes it."""
    return _("{label}: {text}").format(label=label, text=text)


def mark(message: str) -> str:
    """`message` itself, marked for the catalogue: a table's words are translated when shown."""
    return message
