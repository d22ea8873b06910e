"""The two looks of the program: ink on paper, and paper on ink."""

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
        "quiet": "#a9adb6",
        "faint": "#868b96",
        "rule": "#3a404b",
        "lit": "#e6c87a",
        "good": "#8fc99b",
        "warn": "#e6b566",
        "alarm": "#f08a7e",
        "chosen": "#8fc99b",
    },
)

LIGHT = Theme(
    name="interview-light",
    primary="#1f5f99",
    secondary="#5b4a99",
    accent="#1f5f99",
    warning="#8a5a00",
    error="#a8322a",
    success="#2b6b3b",
    foreground="#22252b",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#f3f1ea",
    dark=False,
    variables={
        "page": "#fbfaf6",
        "bar": "#e8e5db",
        "ink": "#22252b",
        "quiet": "#50555f",
        "faint": "#686d76",
        "rule": "#c9c5b8",
        "lit": "#7a5500",
        "good": "#2b6b3b",
        "warn": "#8a5a00",
        "alarm": "#a8322a",
        "chosen": "#2b6b3b",
    },
)
