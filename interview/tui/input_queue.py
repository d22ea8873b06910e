"""One queue for keys, pastes and clicks: each takes effect before the next one is looked at.

Textual hands a key to the widget in focus through that widget's own queue, but looks for priority
bindings at once: of twenty letters and F2 in one write, F2 comes first. Here the next event waits
until what the one before started is done: the widgets it went through have nothing left to do,
and focus and screen stay as they are.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, InputEvent, Key, MouseDown, MouseEvent, MouseMove, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from interview.plain_text import plain

_LOOK_AGAIN = 0.05
"""Seconds after which a wait begins anew: what it waited for may be gone."""

_PATIENCE = 5.0
"""Seconds after which the next event goes in whatever is still at work: a widget that never
comes to rest must not take the keyboard away."""


class TabInText(Key):
    """A tab amid letters that came with it, as in a paste that its terminal does not mark."""

    def __init__(self) -> None:
        super().__init__("tab", "\t")


class TypedRun(InputEvent):
    """Letters that came all at once: a paste that its terminal does not mark, or keys held up."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self.keys = tuple(keys)
        """Letters, line ends and tabs among them."""

    @property
    def text(self) -> str:
        """What they write in the notes; a tab writes a space."""
        signs = {"enter": "\n", "tab": " "}
        return "".join(signs.get(key.key, key.character or "") for key in self.keys)

    @property
    def in_line(self) -> int:
        """How many of them come before the first that ends a line, or is a tab."""
        signs = (place for place, key in enumerate(self.keys) if key.key in ("enter", "tab"))
        return next(signs, len(self.keys))


class TerminalGone(InputEvent):
    """Nothing more will be typed: the program is to end, when what was typed has taken effect."""


class TakesRuns:
    """A widget that writes letters one by one as it would write them at once."""


class TakesLines:
    """A box of one line that does so, and in which Enter and Tab are keys."""


def is_letter(event: Message) -> bool:
    """Whether an event is a key that writes something in the notes, a line's end included."""
    return isinstance(event, Key) and (event.key == "enter" or bool(_letter(event)))


def _letter(event: Key) -> str:
    """What a key writes, be it that Textual takes it for none; empty for a key that only acts.

    Textual takes a key for a letter where Python calls it printable: not a space that does not
    break, a joiner between two pictures, or a picture newer than Python's tables.
    """
    letter = event.character or ""
    is_letter = event.is_printable or (letter not in "\t\n" and plain(letter) == letter)
    return letter if is_letter else ""


def is_input(event: Event) -> bool:
    """Whether an event is a key, a paste or of the mouse, fresh from the terminal, or its end."""
    kinds = Key | Paste | MouseEvent | TypedRun | TerminalGone
    return isinstance(event, kinds) and not event.is_forwarded


def as_text(event: Event) -> Event:
    """A paste without controls of the terminal; a paste for a letter that Textual sees none in."""
    if isinstance(event, Paste) and plain(event.text) != event.text:
        return Paste(plain(event.text))
    if isinstance(event, Key) and not event.is_printable and (letter := _letter(event)):
        return Paste(letter)
    return event


class InputQueue:
    """Holds what comes from the terminal, and hands it on one at a time."""

    def __init__(self, app: App[Any], hand_on: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._events: deque[Event] = deque()
        self._task: asyncio.Task[None] | None = None
        self._is_first = True
        """Whether nothing was handed on yet: with no widget in focus, a letter would be lost."""

    def put(self, event: Event) -> None:
        """Take an event; it is handed on when all before it have taken effect."""
        event = as_text(event)
        if self._events and isinstance(event, MouseMove):
            last = self._events[-1]
            if isinstance(last, MouseMove) and last.button == event.button:
                self._events.pop()  # only where the pointer is now matters
        self._events.append(event)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._empty(), name="input queue")

    def stop(self) -> None:
        """Hand nothing on any more."""
        self._events.clear()
        if self._task is not None:
            self._task.cancel()

    async def _empty(self) -> None:
        while self._events and self._app.is_running:
            if self._is_first:
                self._is_first = False
                await self._settle(self._events[0])
            event = self._next()
            if isinstance(event, MouseDown):
                # What was clicked is found in the layout: it has to be up to date.
                await self._is_called(self._app.screen.call_after_refresh)
            try:
                await self._hand_on(event)
            except Exception as error:
                self._app._handle_exception(error)
                return
            if not isinstance(event, MouseMove):
                await self._settle(event)
                self._paint()

    def _next(self) -> Event:
        """The event that waits longest, as the widget in focus is to have it."""
        focused = self._app.focused
        takes_runs = isinstance(focused, TakesRuns)
        event = self._events.popleft()
        if isinstance(event, TypedRun):
            if takes_runs:
                return Paste(plain(event.text))
            length = max(1, event.in_line) if isinstance(focused, TakesLines) else 1
            keys, rest = event.keys[:length], event.keys[length:]
            if rest:
                self._events.appendleft(TypedRun(rest))
            if length > 1:
                return Paste(plain(TypedRun(keys).text))
            event = as_text(keys[0])
        if isinstance(event, TabInText):
            return Paste(" ") if takes_runs else Key(event.key, event.character)
        return event

    async def _settle(self, event: Event) -> None:
        """Wait until all that an event started is done, and focus and screen stay as they are."""
        time = asyncio.get_running_loop().time
        end = time() + _PATIENCE
        place = None
        while place != self._place and self._app.is_running and time() < end:
            place = self._place
            starts: list[DOMNode] = [self._app.focused or self._app.screen]
            if isinstance(event, MouseEvent) and self._app.mouse_over is not None:
                starts.append(self._app.mouse_over)
            for node in [node for start in starts for node in (start, *start.ancestors)]:
                while place == self._place and time() < end and not await self._is_idle(node):
                    pass

    def _paint(self) -> None:
        """Paint what an event changed, where no other waits: behind a frame for the clock, or for
        what was saved, Textual would let a letter wait for up to a sixtieth of a second.
        """
        screen = self._place[0]
        if screen is not None and not self._events:
            with screen._context():
                screen._on_timer_update()

    @property
    def _place(self) -> tuple[Screen[Any] | None, Widget | None]:
        """The screen on top and the widget in focus."""
        return (self._app.screen, self._app.focused) if self._app.screen_stack else (None, None)

    async def _is_idle(self, node: MessagePump) -> bool:
        """Wait until a widget has handled its messages and what they called for; if it did."""

        def call_when_idle(done: Callable[[], None]) -> None:
            def look() -> None:
                if node.message_queue_size:
                    node.call_next(look)
                else:
                    done()

            node.call_next(look)

        return await self._is_called(call_when_idle)

    async def _is_called(self, request: Callable[[Callable[[], None]], Any]) -> bool:
        """Give `request` a callback, and wait for a moment until it is called; if it was."""
        loop = asyncio.get_running_loop()
        called: asyncio.Future[bool] = loop.create_future()

        def finish(is_called: bool = True) -> None:
            if not called.done():
                called.set_result(is_called)

        timeout = loop.call_later(_LOOK_AGAIN, finish, False)
        request(finish)
        is_called = await called
        timeout.cancel()
        return is_called
