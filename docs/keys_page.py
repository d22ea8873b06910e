"""Writes the page of every key: `python docs/keys_page.py > docs/keys.md`."""

from __future__ import annotations

from collections.abc import Iterator

from interview.settings import Settings
from interview.tui.field_letters import lettered
from interview.tui.key_presets import PRESETS, with_preset
from interview.tui.keymap import LETTERS, PALETTE, SCREENS, keys_shown
from interview.tui.portable_keys import TAKEN

OPENING = """\
# Every key, on every keyboard

This page is written by `python docs/keys_page.py` from the table of keys itself. F1 shows the
keys of the screen you are on, as they are set. `^` is the Ctrl key.

## Which keys arrive

Between the keyboard and the program, keys get lost. Function keys are media keys on a Mac;
Windows Terminal keeps F11 and Alt+Enter, pastes with Ctrl+V; Alt composes characters on a Mac;
signs such as `\\` or `]` need AltGr or a dead key on AZERTY, QWERTZ or BÉPO; Page Up scrolls the
window of a Mac's Terminal. So every action is reached by Ctrl and one of the letters that arrive
everywhere, by Esc, or by **Ctrl+X and a letter**, which a test checks for every screen, preset
and language. Letters that do not count:

| key | what may take it |
| --- | --- |
"""

MORE = """
The program asks the terminal for every key, so that Ctrl+S, Ctrl+Q and Ctrl+Z do arrive; but
nothing depends on the first two. On AZERTY and BÉPO a digit on the scale is typed with Shift, as
always.

## Letters to go by

**Ctrl+X** shows a letter beside every field and every line that can be gone to: the notes are
always `n`, the signals `s`, the scale `r`; the cells of an answer, the questions at the side and
the lines of a list have the others. Capitals do what has no key that arrives everywhere (`A`
accepts, `B` goes back), digits rate. A letter that stands nowhere does nothing, and none is ever
written in the notes; Esc or Ctrl+X goes back. In the form for a new interview it shows letters,
too. Where something is selected, Ctrl+X cuts it instead.

## Presets

`key_preset = "vim"` or `"emacs"` in the [settings](command-line.md#settings); keys below `[keys]`
come on top. **Single keys** in the form of the settings takes each by being pressed. Two actions
that would have the same key are refused there with the name of the other, and when the program
starts with both their names, the file and the line.

- **vim**: in lists and in pages to read, `j` `k` move, `g` `G` go to the ends, Ctrl+F and Ctrl+U
  leaf, `o` opens, `/` searches, `u` takes back, `:` opens the palette, `?` the help, `q` goes
  back. In the notes every letter stays a letter: a note must never depend on a mode.
- **emacs**: Ctrl+F, B, N, P, A, E, D, K, W and Y move, delete and paste in the notes; Ctrl+N and
  Ctrl+P move in lists; what they did has another key. Alt+X opens the palette, as does Ctrl+X and
  its capital.

A terminal sends Alt and a letter as Escape and the letter. Only what is set as a key is taken for
one; of any other, and of Escape and a digit in quick succession, both keys are pressed.

## Input methods, braille, the clipboard

The terminal's own cursor stands where the keyboard is: behind what you type in the notes, in a
dialog or in a cell, and at the line of a list. So the candidates of an input method open there,
and a braille display or a magnifier follows. Dead keys are put together by the terminal before
the program sees them.

Ctrl+C copies what is selected in the notes or in a field: for Ctrl+V in the program, and by the
sequence OSC 52 for the system's clipboard. No terminal answers whether it took the text, and the
program says so; it knows that macOS's Terminal never does (there: mark with the mouse and Fn,
then ⌘C), and that tmux needs `set -g set-clipboard on`. What your terminal pastes goes in as it
is.
"""

NAMES = {
    "home": "The list of interviews",
    "live": "The interview",
    "debrief": "The debrief",
    "report": "The report",
    "compare": "The comparison",
    "panel": "The panel",
    "insights": "The insights",
    "preview": "The preview of a bank",
    "check": "The check of a bank",
    "practice": "Practice",
}


def page() -> str:
    """The whole page, in Markdown."""
    taken = "".join(f"| Ctrl+{key[-1].upper()} | {who} |\n" for key, who in TAKEN.items())
    tables = "\n".join(line for name in SCREENS for line in _table(name))
    return f"{OPENING}{taken}{MORE}\n{tables}\n"


def _table(name: str) -> Iterator[str]:
    every = ["", *PRESETS]
    settings = [with_preset(Settings(key_preset=preset)) for preset in every]
    letters = [
        {each.id: sign for sign, each in lettered(SCREENS[name], each.keys).items()}
        for each in settings
    ]
    letter_key = keys_shown(LETTERS, {})[0]
    yield f"## {NAMES[name]}\n"
    yield f"| does | name in `[keys]` | usual | {' | '.join(PRESETS)} |"
    yield "| --- | --- |" + " --- |" * len(every)
    for each in (*SCREENS[name], PALETTE):
        cells = []
        for one, signs in zip(settings, letters, strict=True):
            keys = [key for key in keys_shown(each, one.keys) if key]
            if each.id in signs:
                keys.append(f"{letter_key} {signs[each.id]}")
            cells.append(", ".join(keys))
        others = ["same" if cell == cells[0] else cell for cell in cells[1:]]
        changeable = f"`{each.id}`" if each.keys else ""
        row = [f"**{each.label}**: {each.explained}", changeable, cells[0], *others]
        yield f"| {' | '.join(row)} |"
    yield ""


if __name__ == "__main__":
    print(page(), end="")
