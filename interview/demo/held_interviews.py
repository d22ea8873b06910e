"""The events of the demonstration's interviews, as if they had been held with the program.

To hear seven interviews takes a second, so it is done beforehand: `compiled/` has the events, a
file for each language, under a digest of the files they were made from. Where one of those was
changed, the events are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from interview import __version__
from interview.demo import DemoInterview, demo_interviews
from interview.frozen import frozen, replace
from interview.i18n import LANGUAGES
from interview.journal.codec import decode
from interview.session import InterviewStarted
from interview.session.events import Event
from interview.shipped_files import shipped_banks

_COMPILED = Path(__file__).parent / "compiled"
_BANKS = ("social-media", "support-engineer")

Payloads = Sequence[tuple[str, Sequence[str]]]
"""The bank and the events of each interview, as the journal encodes them, by UTC."""


@frozen
class HeldInterview:
    """An interview of the demonstration, ready for a journal."""

    source: DemoInterview
    bank: str
    """The bank's name; it is one of those that ship."""
    events: tuple[tuple[datetime, Event], ...]
    """All that happened; the first is `InterviewStarted`."""


def held_interviews(language: str, now: datetime) -> Iterator[HeldInterview]:
    """The interviews in a language, in the order of time. What is entered from paper is at `now`.

    Those held with the program were held at the local times that their files name.
    """
    sources = demo_interviews(language)
    recorded = _compiled(language) or _made(language)
    for source, (bank, payloads) in zip(sources, recorded, strict=True):
        events = [decode(each) for each in payloads]
        began = events[0][0].replace(tzinfo=None).astimezone(UTC)
        shift = (now if source.is_on_paper else began) - events[0][0]
        first = events[0][1]
        assert isinstance(first, InterviewStarted)
        events[0] = (events[0][0], replace(first, program=__version__))
        yield HeldInterview(source, bank, tuple((at + shift, event) for at, event in events))


def compile_demo() -> None:
    """Write the compiled form of each language."""
    _COMPILED.mkdir(exist_ok=True)
    for language in LANGUAGES:
        body = json.dumps(_made(language), ensure_ascii=False, indent=0)
        text = f"{_digest(language)}\n{body}\n"
        (_COMPILED / f"{language}.json").write_text(text, encoding="utf-8")


def is_compiled(language: str) -> bool:
    """Whether the compiled form is that of the files as they are."""
    return _compiled(language) is not None


def _made(language: str) -> Payloads:
    from interview.demo.make_events import make_events

    return make_events(demo_interviews(language), _BANKS)


def _compiled(language: str) -> Payloads | None:
    try:
        text = (_COMPILED / f"{language}.json").read_text(encoding="utf-8")
    except OSError:
        return None
    digest, _, body = text.partition("\n")
    if digest != _digest(language):
        return None
    made: Payloads = json.loads(body)
    return made


def _digest(language: str) -> str:
    """A digest of the files that the events are made from."""
    banks = [shipped_banks() / f"{name}.yaml" for name in _BANKS]
    total = sha256()
    for file in [*(each.file for each in demo_interviews(language)), *banks]:
        total.update(sha256(file.read_bytes()).digest())
    return total.hexdigest()
