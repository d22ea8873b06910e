"""What the terminal sends becomes the keys that were pressed."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.events import Key, Paste
from textual.message import Message

from interview.tui import keyboard_driver
from interview.tui.input_queue import TabInText, TypedRun
from interview.tui.keyboard_driver import (
    EscapeKeys,
    KeyParser,
    PasteCleaner,
    PastesWithoutMarks,
    TerminalAnswers,
    TolerantDriver,
)


def parts(*reads: str) -> list[str | Key]:
    """The parts of some reads, and of what nothing followed."""
    keys = EscapeKeys()
    found = [part for read in reads for part in keys.split(read)]
    return [part for part in [*found, keys.finish()] if part]


def test_escape_and_the_key_after_it_are_two_keys_though_they_come_together() -> None:
    assert parts("hello\x1b3") == ["hello", "\x1b", "3"]
    assert parts("\x1b", "3") == ["\x1b", "3"]
    assert parts("\x1b\x7f") == ["\x1b", "\x7f"]
    assert parts("\x1b\x1b[A") == ["\x1b", "\x1b[A"]
    assert parts("\x1b") == ["\x1b"]


def test_escape_and_a_letter_are_a_key_with_alt_where_that_does_something() -> None:
    sent = "a\x1bxb\x1by\x1b<\x1b\x7f\x1bY"
    alt_keys = {"alt+x", "alt+<", "alt+backspace"}
    found = [
        part.key if isinstance(part, Key) else part
        for part in EscapeKeys().split(sent, alt_keys)
        if part
    ]
    assert found == ["a", "alt+x", "b", "\x1b", "y", "alt+<", "alt+backspace", "\x1b", "Y"]


def test_what_a_terminal_sends_for_one_key_stays_whole() -> None:
    for sent in ("\x1b[15~", "\x1bOP", "\x1b[<0;3;4M", "\x1b]11;rgb:0/0/0\x1b\\", "\x1bP>|x\x1b\\"):
        assert parts(sent) == [sent]
    assert parts("\x1b", "[15~") == ["\x1b[15~"]


def test_a_paste_that_comes_in_two_reads_is_one_paste() -> None:
    cleaner = PasteCleaner()
    assert cleaner.clean("\x1b[200~abc") == ""
    assert cleaner.clean("def\x1b[201~x") == "\x1b[200~abcdef\x1b[201~x"


def test_a_paste_without_an_end_is_handed_on_in_the_end() -> None:
    cleaner = PasteCleaner()
    assert cleaner.clean("\x1b[200~abc") == ""
    assert cleaner.finish() == "\x1b[200~abc\x1b[201~"
    assert cleaner.finish() == ""


def test_a_paste_whose_end_is_late_comes_in_parts_and_keys_are_keys() -> None:
    now = 0.0
    cleaner = PasteCleaner(lambda: now)
    assert cleaner.clean("x\x1b[200~abc") == "x"
    now = 0.1
    assert cleaner.clean("") + cleaner.clean("def\x1b[3") == ""
    now = 1.0
    assert cleaner.clean("") == "\x1b[200~abcdef\x1b[201~"
    assert cleaner.clean("") + cleaner.clean("1mghi") == ""
    assert cleaner.clean("\x1bOQ") == "\x1b[200~ghi\x1b[201~\x1bOQ"
    assert "".join(map(cleaner.clean, ("j", "é", "\x7f", "\x1b[15~"))) == "jé\x7f\x1b[15~"
    assert "".join(map(cleaner.clean, ("kl", "m\x1b[2", "01~n"))) == "\x1b[200~klm\x1b[201~n"
    assert cleaner.clean("\x1b[200~o") == ""
    assert cleaner.clean("p\x1b[201~") == "\x1b[200~op\x1b[201~"


def keys(*bursts: str) -> list[str]:
    """The keys of some bursts; a tab that belongs to a text is a space, and a run is its text."""
    unmarked, parser = PastesWithoutMarks(), XTermParser()
    found: list[Message] = []
    for burst in bursts:
        for read in burst.split("|"):
            found += unmarked.find(parser.feed(read))
        found += unmarked.end_burst()
    return [
        each.text
        if isinstance(each, TypedRun)
        else "space"
        if isinstance(each, TabInText)
        else each.key
        if isinstance(each, Key)
        else "paste"
        for each in found
        if isinstance(each, Key | Paste | TypedRun)
    ]


def test_a_tab_amid_letters_of_one_burst_belongs_to_the_text() -> None:
    assert keys("a\tb") == ["a", "space", "b"]
    assert keys("a\t\tb\r\tc") == ["a", "space", "space", "b", "enter", "space", "c"]
    assert keys("a|\t|b") == ["a", "space", "b"]  # in three reads, one right after the other


def test_a_tab_that_is_pressed_is_the_key_tab() -> None:
    assert keys("a", "\t", "b") == ["a", "tab", "b"]
    assert keys("a\t", "b") == ["a", "tab", "b"]
    assert keys("a", "\tb") == ["a", "tab", "b"]
    assert keys("\t\t") == ["tab", "tab"]
    assert keys("a\t\x1bOQb") == ["a", "tab", "f2", "b"]
    assert keys("\x1b[200~a\tb\x1b[201~\tc") == ["paste", "tab", "c"]


def test_many_letters_in_one_read_are_one_event() -> None:
    assert keys("first line\rsecond\tline") == ["first line\nsecond line"]
    assert keys("typed on\x7fx") == ["typed on", "backspace", "x"]
    assert keys("dix\u00a0mille 👩\u200d💻") == ["dix\u00a0mille 👩\u200d💻"]
    assert keys("first line\nsecond\n\nline") == ["first line\nsecond\n\nline"]
    assert keys("first line\r\n\tsecond\r|\nline") == ["first line\n second\n", *"line"]
    assert keys("a", "\n") == ["a", "ctrl+j"]
    assert keys("few") == ["f", "e", "w"]


class _App(App[None]):
    alt_keys: frozenset[str] = frozenset()


class _Driver(TolerantDriver):
    """A driver whose keyboard is a pipe, and whose keys are kept."""

    def __init__(self) -> None:
        super().__init__(_App())
        self.fileno, self.keyboard = os.pipe()
        self.handed_on: Queue[Message] = Queue()

    def process_message(self, message: Message) -> None:
        self.handed_on.put(message)

    def typed(self, keys: bytes) -> str:
        """The key that some bytes are taken for; fails where none is."""
        os.write(self.keyboard, keys)
        event = self.handed_on.get(timeout=60)
        assert isinstance(event, Key)
        return event.key

    def read_until_told(self) -> Thread:
        """Read the keyboard in a thread, as Textual has it read."""
        thread = Thread(target=self.run_input_thread, daemon=True)
        thread.start()
        return thread

    def end(self, thread: Thread) -> None:
        """Have the thread end, as Textual does at quitting and at Ctrl+Z."""
        self.exit_event.set()
        thread.join(timeout=60)
        assert not thread.is_alive()
        self.exit_event.clear()


@pytest.fixture
async def driver() -> AsyncIterator[_Driver]:
    """What it does about signals does not outlive the test."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    made = _Driver()
    for number, handler in before.items():
        signal.signal(number, handler)
    yield made
    for file in (made.fileno, made.keyboard):
        os.close(file)


def wakes(thread: Thread) -> str:
    """How often a thread has slept and woken, as Linux counts it."""
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text()
    return next(line for line in status.splitlines() if line.startswith("voluntary"))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux counts it there")
async def test_a_keyboard_that_nobody_touches_wakes_nothing(
    driver: _Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyboard_driver, "_WAIT", 0.0005)
    thread = driver.read_until_told()
    assert driver.typed(b"\x1b") == "escape"
    before = ""
    for _look in range(1000):
        before, now = wakes(thread), before
        if now == before:
            break
        await asyncio.sleep(0.03)  # in which it would look at the keyboard sixty times
    assert now == before
    assert driver.typed(b"a") == "a"
    assert driver.typed(b"\x1b") == "escape"
    driver.end(thread)


async def test_the_keyboard_is_given_up_at_once_and_read_again_later(driver: _Driver) -> None:
    for keys in (b"a", b"b"):
        thread = driver.read_until_told()
        assert driver.typed(keys) == keys.decode()
        driver.end(thread)


def written(*reads: str) -> list[str]:
    """The keys of some reads with a terminal's own words among them."""
    answers, parser = TerminalAnswers(), KeyParser()
    known = [*map(answers.clean, reads), answers.finish()]
    events = [event for text in known if text for event in parser.feed(text)]
    return [event.key for event in events if isinstance(event, Key)]


@pytest.mark.parametrize(
    "said",
    [
        "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
        "\x1b[>41;388;0c",
        "\x1b[?2026;2$y",
        "\x1b[?9999;0$y",
        "\x1b[?1u",
        "\x1b[0n",
        "\x1b[8;24;80t",
        "\x1b[12;40R",
        "\x1b[I",
        "\x1b[201~",
        "\x1b]11;rgb:ffff/ffff/ffff\x07",
        "\x1b]4;1;rgb:cccc/0000/0000\x1b\\",
        "\x1bP>|XTerm(388)\x1b\\",
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
    ],
)
def test_what_a_terminal_says_of_itself_is_not_typed(said: str) -> None:
    assert written(f"a{said}b") == ["a", "b"]
    for cut in range(2, len(said)):
        assert written("a" + said[:cut], said[cut:] + "b") == ["a", "b"], cut


def test_keys_are_whole_though_they_come_in_pieces_and_a_piece_alone_types_nothing() -> None:
    assert written("\x1b[1", "5~\x1b", "OPx") == ["f5", "f1", "x"]
    assert written("\x1b[[", "Ax") == ["f1", "x"]
    assert written("x\x1b[?6") == written("x\x1b]11;rgb:ff") == ["x"]
    assert written("x\x1b[99;77;55z") == ["x"]
