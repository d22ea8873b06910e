"""High contrast, and Textual's own themes in the colours that our screens have names for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from interview.tui.theme import DARK, LIGHT

LEAST_CONTRAST = 4.5
"""Of text on what is behind it, by WCAG 2.2, 1.4.3. In high contrast it is 7 (1.4.6)."""

BACKGROUNDS = ("page", "bar", "panel", "here")
"""The variables of a theme that stand behind text."""

TEXTS = ("ink", "quiet", "faint", "lit", "good", "warn", "alarm", "chosen", "accent")
"""The variables of a theme in which text is drawn."""


def _high_contrast(name: str, colors: Sequence[str], *, dark: bool) -> Theme:
    page, bar, panel, here, rule, ink, quiet, faint, lit, good, warn, alarm, accent = colors
    named = {
        "page": page,
        "bar": bar,
        "ink": ink,
        "quiet": quiet,
        "faint": faint,
        "rule": rule,
        "here": here,
        "lit": lit,
        "good": good,
        "warn": warn,
        "alarm": alarm,
        "chosen": good,
    }
    return _theme(name, named, accent, panel, dark=dark)


def _theme(name: str, named: Mapping[str, str], accent: str, panel: str, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=named["warn"],
        error=named["alarm"],
        success=named["good"],
        foreground=named["ink"],
        background=named["page"],
        surface=panel,
        panel=panel,
        dark=dark,
        variables=dict(named),
    )


CONTRAST = _high_contrast(
    "interview-contrast",
    (
        *("#000000", "#1c1c1c", "#0d0d0d", "#333333", "#8a8a8a"),
        *("#ffffff", "#e8e8e8", "#d4d4d4", "#ffe14d", "#8affa6", "#ffcf66", "#ffb3ab", "#9fd8ff"),
    ),
    dark=True,
)

CONTRAST_LIGHT = _high_contrast(
    "interview-contrast-light",
    (
        *("#ffffff", "#ececec", "#f6f6f6", "#d9d9d9", "#767676"),
        *("#000000", "#1f1f1f", "#2e2e2e", "#4a3300", "#063d14", "#4d3000", "#6b0d06", "#07305c"),
    ),
    dark=False,
)

_OURS = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST, "contrast-light": CONTRAST_LIGHT}


def theme_named(name: str) -> Theme:
    """A theme by its name in the settings; the dark one where this Textual does not have it."""
    if name in _OURS:
        return _OURS[name]
    theirs = BUILTIN_THEMES.get(name)
    return DARK if theirs is None else _adapted(theirs)


def contrast(one: Color, other: Color) -> float:
    """How well two colours are told apart, from 1 to 21, as WCAG 2.2 computes it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def color_of(theme: Theme, variable: str) -> Color:
    """A colour of one of the themes above."""
    own = theme.variables.get(variable) or getattr(theme, variable)
    return Color.parse(own)


def _luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _adapted(theirs: Theme) -> Theme:
    """A theme of Textual's with every colour that our screens name, each of them legible."""
    made = theirs.to_color_system().generate()
    page, ink = Color.parse(made["background"]), Color.parse(made["foreground"])
    end = Color.parse("#ffffff" if theirs.dark else "#000000")
    behind = {
        "page": page,
        "bar": page.blend(ink, 0.08),
        "panel": page.blend(ink, 0.03),
        "here": page.blend(ink, 0.14),
    }

    def legible(color: Color) -> str:
        """The color, moved towards white or black until it can be read on all of `behind`."""
        for step in range(21):
            moved = color.blend(end, step / 20)
            if min(contrast(moved, each) for each in behind.values()) >= LEAST_CONTRAST:
                return moved.hex
        return end.hex

    named = {
        **{name: color.hex for name, color in behind.items() if name != "panel"},
        "ink": legible(ink),
        "quiet": legible(ink.blend(page, 0.2)),
        "faint": legible(ink.blend(page, 0.35)),
        "rule": page.blend(ink, 0.25).hex,
        "lit": legible(Color.parse(made["warning"])),
        "good": legible(Color.parse(made["success"])),
        "warn": legible(Color.parse(made["warning"])),
        "alarm": legible(Color.parse(made["error"])),
        "chosen": legible(Color.parse(made["success"])),
    }
    accent = legible(Color.parse(made["primary"]))
    return _theme(f"interview-{theirs.name}", named, accent, behind["panel"].hex, dark=theirs.dark)
