"""Reads the keyboard as Textual does on Linux and macOS, whatever bytes come.

Textual's own driver ends the program at a byte that is not UTF-8, as a terminal set to Latin-1, or
a paste, sends for “é”.
"""

from __future__ import annotations

import codecs
import os
import selectors
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Protocol, cast

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.keys import Keys, _character_to_key
from textual.message import Message

from interview.plain_text import compiled, plain
from interview.tui.input_queue import TabInText, TypedRun, is_letter

_READ = 4096
"""Bytes taken at once."""

_WAIT = 0.1
"""Seconds to wait for a byte before looking whether an escape key was an escape key."""

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
"""What terminals send around a paste."""

_PASTE_ENDS_AFTER = 20
"""Such waits without a byte, after which a paste whose end has not come is all there is.

By then nothing else is held back either, and there is nothing to look for but the next byte. Until
then what follows may still be of it.
"""

_PASTE_IS_LATE = 0.3
"""Seconds from the beginning of a paste after which what has come of it is handed on: nobody
presses a key so soon after it, and on the way to a slow terminal it may come in parts."""

_ONE_KEY = r"(?s)[^\x1b]|\x1b(?:[^\[O]|O.|\[\[.|\[(?!201~)[0-?]*[ -/]*[@-Z\\-~])"
"""One key, or one thing done with the mouse, by itself."""

_CUT = r"\x1b(?:\[[0-?]*[ -/]*)?\Z"
"""The beginning of a sequence at the end of a text, such as that of a paste's end."""

_ESCAPE = "\x1b"
_ESCAPE_KEY = r"(?s)\x1b(?![\[\]OPX^_\\])(?=(.?))"
"""Escape pressed, and not the beginning of what a terminal sends for another key or by itself."""

_SAID = (
    r"\x1b(?:\[[?>=][0-9;:]*(?!\$y)[ -/]*[@-~]|"
    r"(?:\][0-9]+;|P[0-9;]*[!>$+]|_G)[^\x07\x1b]*(?:\x07|\x1b\\))"
)
"""What a terminal says of itself, asked or not: its kind, its version, its colours."""

_BEGUN = (
    r"\x1b(?:\[\[?[0-?]*[ -/]*|O|"
    r"(?:\](?:[0-9]+(?:;[^\x07\x1b]*\x1b?)?)?|P(?:[0-9;]*(?:[!>$+][^\x07\x1b]*\x1b?)?)?"
    r"|_(?:G[^\x07\x1b]*\x1b?)?))\Z"
)
"""The beginning of that, or of a key, at the end of what was read."""

_UNKNOWN = r"\x1b\[(?![<M?])[0-?]*[ -/]*[@-Z\\-~]"
"""A whole sequence of which the parser knows neither key nor answer, once it has looked."""

_NAMES = {"\r": "enter", "\t": "tab", "\x7f": "backspace"}
"""Signs that Textual names otherwise than by what they write."""

_BURST = 0.01
"""Seconds without a byte after which a burst is over: what follows was not sent with it."""

_LONG_RUN = 8
"""Letters in one read that are handed on as one event: nobody types so many within it."""

_PIECE_ENDS_AFTER = 5
"""Such waits without a byte, after which the beginning of a UTF-8 letter is a letter itself, and
that of a sequence is all there is."""


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Take bytes that are not UTF-8 as Windows-1252, which Latin-1's letters are part of."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="ignore"), error.end


codecs.register_error("interview-windows-1252", _as_windows_1252)


class KeyDecoder:
    """Makes text of the bytes that a terminal sends."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("interview-windows-1252")

    def decode(self, data: bytes) -> str:
        """The text of some bytes; the beginning of a letter is kept for the next call."""
        return self._decoder.decode(data)

    def finish(self) -> str:
        """The text of what was kept, now that nothing follows."""
        return self._decoder.decode(b"", final=True)


class PasteCleaner:
    """Takes escape sequences out of what is pasted, before Textual sees it.

    Textual takes one for the end of the paste, and the rest for keys. What else must not be in a
    note, `Notes` takes out. Where the end of a paste is late, or lost on its way, what has come of
    it is handed on as a paste, so that it is neither unseen nor unkept while somebody types on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells the time in seconds."""
        self._clock = clock
        self._held = ""
        """The beginning of a paste whose end has not come, or of what may begin one."""
        self._is_late = False
        """Whether a part of the paste was handed on, so that keys may follow."""
        self._due = 0.0
        """When to hand on what is held of a paste."""

    def clean(self, text: str) -> str:
        """Some text from the keyboard as Textual is to have it; a paste comes when it is whole, or
        when its end is late. Then a key that is pressed comes at once."""
        if self._is_late and compiled(_ONE_KEY).fullmatch(text) and not self._is_amid_sequence:
            return self._hand_on() + text
        text, self._held = self._held + text, ""
        cleaned = ""
        while True:
            before, begin, rest = text.partition(_PASTE_BEGINS)
            if not begin:
                length = next((n for n in range(5, 2, -1) if text.endswith(_PASTE_BEGINS[:n])), 0)
                self._held = text[len(text) - length :]
                return cleaned + text[: len(text) - length]
            pasted, end, after = rest.partition(_PASTE_ENDS)
            if not end:
                self._held = begin + rest
                return cleaned + before + self._hand_on_if_late()
            self._is_late, self._due = False, 0.0
            cleaned += before + _as_paste(pasted)
            text = after

    def finish(self) -> str:
        """What was held, now that nothing follows: a paste without an end is a paste."""
        held, self._held = self._held, ""
        self._is_late, self._due = False, 0.0
        if held.startswith(_PASTE_BEGINS):
            pasted = held.removeprefix(_PASTE_BEGINS)
            return _as_paste(pasted) if pasted else ""
        return held

    def _hand_on_if_late(self) -> str:
        now = self._clock()
        self._due = self._due or now + _PASTE_IS_LATE
        return self._hand_on() if now >= self._due else ""

    def _hand_on(self) -> str:
        """What has come of the paste, but for a sequence at its end that is not whole."""
        pasted = self._held.removeprefix(_PASTE_BEGINS)
        cut = compiled(_CUT).search(pasted)
        self._held = _PASTE_BEGINS + (cut[0] if cut else "")
        self._is_late, self._due = True, 0.0
        pasted = pasted[: cut.start()] if cut else pasted
        return _as_paste(pasted) if pasted else ""

    @property
    def _is_amid_sequence(self) -> bool:
        return compiled(_CUT).search(self._held.removeprefix(_PASTE_BEGINS)) is not None


def _as_paste(text: str) -> str:
    return _PASTE_BEGINS + plain(text) + _PASTE_ENDS


class EscapeKeys:
    """Tells Escape from the key that follows it at once, and from Alt and a key.

    A terminal sends Alt and a letter as Escape and the letter. But tmux hands on Escape and the
    next key together, too, where less than its `escape-time` lies between them; and Textual writes
    “£” for Escape and 3. So only what is set as a key is taken for one.
    """

    def __init__(self) -> None:
        self._held = ""
        """Escape, where what follows has not come."""

    def split(self, text: str, alt_keys: Collection[str] = ()) -> Iterator[str | Key]:
        """The parts of some text, with each press of Escape a part of its own.

        `alt_keys` are the names of the keys with Alt that do something, such as `alt+x`.
        """
        text, self._held = self._held + text, ""
        if text.endswith(_ESCAPE):
            text, self._held = text[:-1], _ESCAPE
        start = 0
        for found in compiled(_ESCAPE_KEY).finditer(text):
            yield text[start : found.start()]
            names = _with_alt(found[1])
            alt_key = next((name for name in names if name in alt_keys), "")
            yield Key(alt_key, None) if alt_key else _ESCAPE
            start = found.end(1) if alt_key else found.end()
        yield text[start:]

    def finish(self) -> str:
        """Escape, where it was pressed and nothing follows; else nothing."""
        held, self._held = self._held, ""
        return held


class TerminalAnswers:
    """Takes out what a terminal says of itself, which would be typed into the notes letter by
    letter: where it was not asked, where it comes late, or in pieces.
    """

    def __init__(self) -> None:
        self._held = ""
        """The beginning of a sequence whose end has not come."""

    def clean(self, text: str) -> str:
        """Some text from the keyboard without it; a sequence comes when it is whole."""
        text = compiled(_SAID).sub("", self._held + text)
        begun = compiled(_BEGUN).search(text)
        self._held = begun[0] if begun else ""
        return text.removesuffix(self._held)

    @property
    def is_amid_words(self) -> bool:
        """Whether what was begun goes on until Escape and a sign end it."""
        return self._held[1:2] in ("]", "P", "_") and len(self._held) > 2

    def finish(self) -> str:
        """What was held, now that nothing follows: Alt and a sign; a piece of more is nobody's."""
        held, self._held = self._held, ""
        return held if len(held) == 2 else ""


class KeyParser(XTermParser):
    """Textual's parser, which does not spell out a sequence that it does not know."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        keys = list(super()._sequence_to_key_events(sequence, alt))
        is_unknown = not keys and compiled(_UNKNOWN).fullmatch(sequence)
        return [Key(Keys.Ignore, sequence)] if is_unknown else keys


def _with_alt(sign: str) -> Sequence[str]:
    """What Alt and the key for a sign may be called in the settings."""
    if not sign:
        return ()
    shifted = (f"alt+shift+{sign.lower()}",) if sign.isupper() else ()
    return f"alt+{sign}", *shifted, f"alt+{_NAMES.get(sign) or _character_to_key(sign)}"


class PastesWithoutMarks:
    """Finds what a terminal sends that does not mark its pastes: many keys in one burst.

    A tab in it, with letters on both sides, belongs to the text: as a key it would go from the
    notes to the signals, where letters tick. Nobody presses Tab so close to two letters. A line
    feed in it ends a line, as Enter does; behind Enter's sign it is the second half of one end.
    """

    def __init__(self) -> None:
        self._held: list[Key] = []
        """Tabs behind a letter, where what follows has not come."""
        self.is_behind_letter = False
        """Whether the burst goes on, and its last event was a letter or such a tab."""
        self._is_behind_enter = False

    def find(self, events: Iterable[Message]) -> Iterator[Message]:
        """The same events; many letters are one `TypedRun`, and tabs amid letters `TabInText`."""
        run: list[Key] = []
        for event in events:
            is_second_half, self._is_behind_enter = self._is_behind_enter, False
            if isinstance(event, Key) and event.key == "ctrl+j" and self.is_behind_letter:
                if is_second_half:
                    continue
                event = Key("enter", "\r")
            elif isinstance(event, Key) and event.key == "enter":
                self._is_behind_enter = True
            if isinstance(event, Key) and event.key == "tab" and self.is_behind_letter:
                self._held.append(event)
                continue
            tabs, self._held = self._held, []
            self.is_behind_letter = is_letter(event)
            if isinstance(event, Key) and self.is_behind_letter:
                run += [*(TabInText() for _tab in tabs), event]
            else:
                yield from (*_as_run(run), *tabs, event)
                run = []
        yield from _as_run(run)

    def end_burst(self) -> Iterator[Message]:
        """The tabs that were held, now that nothing follows: somebody pressed the key."""
        tabs, self._held = self._held, []
        self.is_behind_letter = False
        yield from tabs


def _as_run(keys: list[Key]) -> Sequence[Message]:
    """Letters as one event, where there are more than anybody types at once."""
    return [TypedRun(keys)] if len(keys) >= _LONG_RUN else keys


class _KnowsAltKeys(Protocol):
    @property
    def alt_keys(self) -> frozenset[str]:
        """The names of the keys with Alt that do something."""


class WakingEvent(threading.Event):
    """An event that wakes whoever waits for files, too: one of its own can be read once it is set.

    Textual looks every tenth of a second whether its event is set, all through an interview.
    """

    def __init__(self) -> None:
        super().__init__()
        self.file, self._written = os.pipe()

    def set(self) -> None:
        """Set the event."""
        was_set = self.is_set()
        super().set()  # first: who is woken looks at it
        if not was_set:
            os.write(self._written, b"\0")

    def clear(self) -> None:
        """Take it back."""
        if self.is_set():
            os.read(self.file, _READ)
        super().clear()


class TolerantDriver(LinuxDriver):
    """Textual's driver with a keyboard that takes every byte, and sleeps while none comes."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.exit_event: WakingEvent = WakingEvent()

    def run_input_thread(self) -> None:
        """Read keys, pastes and the mouse, and hand them on, until the program ends."""
        app = cast("_KnowsAltKeys", self._app)
        parser = KeyParser(self._debug)
        decoder = KeyDecoder()
        cleaner, escape_keys, unmarked = PasteCleaner(), EscapeKeys(), PastesWithoutMarks()
        answers = TerminalAnswers()

        def hand_on(events: Iterable[Message]) -> None:
            for event in events:
                self.process_message(event)

        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event.file, selectors.EVENT_READ)
            waits = 0
            while True:
                text = ""
                is_ready = unmarked.is_behind_letter and selector.select(_BURST)
                if unmarked.is_behind_letter and not is_ready:
                    hand_on(unmarked.end_burst())
                wait = _WAIT if waits < _PASTE_ENDS_AFTER else None
                is_ready = is_ready or selector.select(wait)
                if self.exit_event.is_set():
                    break
                if is_ready:
                    data = os.read(self.fileno, _READ)
                    if not data:  # the terminal is gone
                        break
                    text = decoder.decode(data)
                    waits = 0
                else:
                    waits += 1
                    if waits == _PIECE_ENDS_AFTER:
                        text = decoder.finish()
                text = cleaner.clean(text)
                if waits == _PASTE_ENDS_AFTER:
                    text += cleaner.finish()
                parts = [*escape_keys.split(text, app.alt_keys)] if text else []
                if waits and not answers.is_amid_words:
                    parts.append(escape_keys.finish())
                for part in parts:
                    if isinstance(part, Key):
                        hand_on(unmarked.find([part]))
                    elif part == _ESCAPE:
                        hand_on(unmarked.find([Key("escape", _ESCAPE)]))
                    elif known := answers.clean(part):  # an empty text would end the parser
                        hand_on(unmarked.find(parser.feed(known)))
                if waits == _PIECE_ENDS_AFTER and (known := answers.finish()):
                    hand_on(unmarked.find(parser.feed(known)))
                hand_on(unmarked.find(parser.tick()))
