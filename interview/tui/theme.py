"""The two looks of the program: ink on paper, and paper on ink. Others are in `more_themes`."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="interview-dark",
    primary="#7fb2e5",
    secondary="#b9a7e8",
    accent="#7fb2e5",
    warning="#e6b566",
    error="#f08a7e",
    success="#8fc99b",
    foreground="#e6e4dd",
    background="#16181d",
    surface="#1b1e24",
    panel="#1b1e24",
    dark=True,
    variables={
        "page": "#16181d",
        "bar": "#21252d",
        "ink": "#e6e4dd",
        "quiet": "#b2b6bf",
        "faint": "#979ca6",
        "rule": "#3a404b",
        "here": "#2b303a",
        "lit": "#e6c87a",
        "good": "#8fc99b",
        "warn": "#e6b566",
        "alarm": "#f08a7e",
        "chosen": "#8fc99b",
    },
)

LIGHT = Theme(
    name="interview-light",
    primary="#1a5185",
    secondary="#5b4a99",
    accent="#1a5185",
    warning="#754c00",
    error="#96291f",
    success="#235a31",
    foreground="#22252b",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#f3f1ea",
    dark=False,
    variables={
        "page": "#fbfaf6",
        "bar": "#e8e5db",
        "ink": "#22252b",
        "quiet": "#494e57",
        "faint": "#575c65",
        "rule": "#c9c5b8",
        "here": "#dcd7c8",
        "lit": "#6b4a00",
        "good": "#235a31",
        "warn": "#754c00",
        "alarm": "#96291f",
        "chosen": "#235a31",
    },
)
