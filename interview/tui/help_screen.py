"""Every key of a screen, as it is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from interview.i18n import _
from interview.tui.keymap import Chord, key_shown
from interview.tui.widgets.dialog import Tell


class HelpScreen(Tell):
    """The keys with what they do; any key goes back."""

    def __init__(self, chords: Sequence[Chord]) -> None:
        super().__init__(_("Keys"), Content(""))
        self._chords = chords

    def on_mount(self) -> None:
        """Draw the table with the keys as they are set."""
        keymap = getattr(self.app, "keymap", {})
        self.query_one(".text").update(table(self._chords, keymap))  # type: ignore[attr-defined]


def table(chords: Sequence[Chord], keymap: Mapping[str, str]) -> Content:
    """A line for each action: its keys, its name, what it does."""
    lines = [_line(chord, keymap) for chord in chords if chord.keys and "rate(" not in chord.action]
    rating = [key_shown(chord, keymap) for chord in chords if "rate(" in chord.action]
    if rating:
        keys = f"{rating[0]}–{rating[-1]}"
        lines.insert(4, _entry(keys, _("Rate"), _("Rate the answer without leaving the notes")))
    lines.append(_entry("^P", _("All"), _("Find any action by its name")))
    lines += [_line(chord, keymap) for chord in chords if not chord.keys]
    return Content("\n").join(lines)


def _line(chord: Chord, keymap: Mapping[str, str]) -> Content:
    keys = key_shown(chord, keymap) if chord.keys else "^P"
    return _entry(keys, _(chord.label), _(chord.explained))


def _entry(keys: str, label: str, explained: str) -> Content:
    return Content.assemble(
        (f"{keys:>7}  ", "bold $accent"), (f"{label:<14}  ", "$ink"), (explained, "$quiet")
    )
