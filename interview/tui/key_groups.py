"""The keys of all screens by what they are for, for a page of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview.i18n import _, mark
from interview.reporting.key_sheet import KeyEntry, KeyGroup
from interview.tui.help_screen import HelpEntry, keys_by_area
from interview.tui.keymap import (
    COMPARE,
    DEBRIEF,
    HOME,
    INSIGHTS,
    LIVE,
    PANEL,
    PRACTICE,
    REPORT,
)

_EVERYWHERE = ("help", "quit", "letters")
"""Actions that every screen has, by their ids: they are told with the interview's."""

_OTHERS = (
    (mark("The list of interviews"), HOME),
    (mark("The debrief"), DEBRIEF),
    (mark("The report"), REPORT),
    (mark("Candidates side by side"), COMPARE),
    (mark("The panel"), PANEL),
    (mark("Insights"), INSIGHTS),
    (mark("Practice"), PRACTICE),
)
"""The screens besides the interview itself, whose keys are told by area."""


def interview_keys(keymap: Mapping[str, str]) -> tuple[KeyGroup, ...]:
    """Every key that is set for the live screen, by area."""
    groups = [KeyGroup(area, _entries(here)) for area, here in keys_by_area(LIVE, keymap)]
    return tuple(group for group in groups if group.entries)


def other_keys(keymap: Mapping[str, str]) -> tuple[KeyGroup, ...]:
    """Every key that is set for the other screens, by screen, but those that all have."""
    groups = []
    for title, screen in _OTHERS:
        own = [each for each in screen if each.id not in _EVERYWHERE]
        entries = [entry for _area, here in keys_by_area(own, keymap) for entry in here]
        entries.pop()  # the palette
        groups.append(KeyGroup(_(title), _entries(entries)))
    return tuple(group for group in groups if group.entries)


def _entries(entries: Sequence[HelpEntry]) -> tuple[KeyEntry, ...]:
    """Those that have a key."""
    return tuple(KeyEntry(each.keys, each.label, each.explained) for each in entries if each.keys)
