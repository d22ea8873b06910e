"""Every key of a screen, as it is set, by what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from interview.frozen import frozen, replace
from interview.i18n import _, mark
from interview.tui.keymap import PALETTE, KeyAction, key_shown, keys_shown
from interview.tui.widgets.dialog import TextDialog
from interview.tui.widgets.line_widget import BLANK, LineWidget, wrapped

_AREAS = (
    (mark("From question to question"), ("next", "previous", "go", "find", "debrief")),
    (
        mark("Rating and answer"),
        ("rate", "accept", "rubric", "signals", "answer", "clear", "skip", "reason"),
    ),
    (mark("Notes"), ("undo", "redo", "quote", "teach")),
    (mark("The call"), ("interrupt", "explain", "clock")),
    (mark("On the screen"), ("unfold", "why", "privacy", "language")),
)
"""What the actions are for, by their ids; all others are in the last area, “Program”."""


class HelpScreen(TextDialog):
    """The keys with what they do; any key goes back."""

    def __init__(self, actions: Sequence[KeyAction], keymap: Mapping[str, str]) -> None:
        super().__init__(_("Keys"), KeyTable(actions, keymap))


@frozen
class HelpEntry:
    """One action as the help shows it."""

    keys: str
    label: str
    explained: str
    name: str
    """What the settings file calls it; empty where its key cannot be changed."""


class KeyTable(LineWidget):
    """The keys of a screen by area, each with its name and what it does."""

    DEFAULT_CSS = "KeyTable { height: auto; margin: 0 0 2 0; }"

    def __init__(self, actions: Sequence[KeyAction], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._areas = list(keys_by_area(actions, keymap))
        self._has_pace = any(each.id == "interrupt" for each in actions)

    def draw(self, width: int) -> list[Content]:
        """A heading for each area, an entry for each action, and what the signs mean."""
        column = max(len(entry.keys) for _area, here in self._areas for entry in here) + 2
        lines: list[Content] = []
        for area, here in self._areas:
            lines.append(Content.styled(area, "bold $quiet"))
            for entry in here:
                text = Content.assemble(
                    (f"{entry.keys:<{column}}", "bold $accent"),
                    (entry.label, "bold $ink"),
                    (f"  {entry.explained}", "$quiet"),
                    (f"  ({entry.name})" if entry.name else "", "$faint"),
                )
                lines += wrapped(text, width, " " * column)
            lines.append(BLANK)
        if self._has_pace:
            lines += [Content.styled(_("Pace"), "bold $quiet")]
            lines += [*wrapped(Content.styled(_pace_rule(), "$quiet"), width), BLANK]
        signs = (
            _("^ is the Ctrl key."),
            _("▾ +3 stands where three lines are folded for want of room."),
            _(
                "The word in brackets names the key in the settings file; “interview doctor” says "
                "where that is."
            ),
        )
        return [*lines, *wrapped(Content.styled(" ".join(signs), "$quiet"), width)]


def _pace_rule() -> str:
    """How it is worked out whether the call is on pace: `session/pace.py`."""
    return _(
        "The minutes of the questions still to come, and what the slot has beyond its questions as "
        "far as opening and closing have not used it, are added to the time spent. What that is "
        "more than the slot, the call is behind. The question to leave out is one not begun that "
        "weighs least in the score; none without which a competency has no question, or too "
        "little can be rated."
    )


def keys_by_area(
    actions: Sequence[KeyAction], keymap: Mapping[str, str]
) -> Iterator[tuple[str, list[HelpEntry]]]:
    """The name of each area that has actions, with those actions."""
    entries: dict[str, HelpEntry] = {}
    rates = [each for each in actions if each.action.startswith("rate(")]
    for each in (*actions, PALETTE):
        keys = ", ".join(filter(None, keys_shown(each, keymap)))
        is_changeable = bool(each.keys)
        name = each.id if is_changeable else ""
        label, explained = _(each.label), _(each.explained)
        if not keys:
            in_palette = _("in the palette ({key})").format(key=key_shown(PALETTE, keymap))
            explained = f"{explained} · {in_palette}"
        entries[each.id] = HelpEntry(keys, label, explained, name)
    if rates:
        keys = "–".join(entries[each.id].keys for each in (rates[0], rates[-1]))
        names = " … ".join(each.id for each in (rates[0], rates[-1]))
        entries["rate"] = replace(entries[rates[0].id], keys=keys, name=names)
        for each in rates:
            del entries[each.id]
    for area, ids in _AREAS:
        here = [entries.pop(action_id) for action_id in ids if action_id in entries]
        if here:
            yield _(area), here
    yield _("Program"), list(entries.values())
