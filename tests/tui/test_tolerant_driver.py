"""What the terminal sends becomes the keys that were pressed."""

from __future__ import annotations

from interview.tui.tolerant_driver import EscapeKeys, PasteCleaner


def parts(*reads: str) -> list[str]:
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


def test_what_a_terminal_sends_for_one_key_stays_whole() -> None:
    for sent in ("\x1b[15~", "\x1bOP", "\x1b[<0;3;4M", "\x1b]11;rgb:0/0/0\x1b\\", "\x1bP>|x\x1b\\"):
        assert parts(sent) == [sent]
    assert "".join(parts("\x1b", "[15~")) == "\x1b[15~"


def test_a_paste_that_comes_in_two_reads_is_one_paste() -> None:
    cleaner = PasteCleaner()
    assert cleaner.clean("\x1b[200~abc") == ""
    assert cleaner.clean("def\x1b[201~x") == "\x1b[200~abcdef\x1b[201~x"


def test_a_paste_without_an_end_is_handed_on_in_the_end() -> None:
    cleaner = PasteCleaner()
    assert cleaner.clean("\x1b[200~abc") == ""
    assert cleaner.finish() == "\x1b[200~abc\x1b[201~"
    assert cleaner.finish() == ""
