"""Every key of the program, as one table: what it does, how it is called, what it is in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from textual.binding import Binding, BindingType

from interview.frozen import frozen
from interview.i18n import _, mark


@frozen
class Chord:
    """One action that a key starts.

    `label` and `explained` are message ids; they are translated when they are drawn.
    """

    id: str
    """The name of the action in the settings file."""
    keys: str
    """The keys as Textual names them, with a comma between; empty for the palette only."""
    action: str
    label: str
    explained: str = ""
    in_bar: bool = True
    """Whether the bar at the bottom shows it."""

    def binding(self) -> Binding:
        """The key binding for Textual; it wins over the keys of the widget in focus."""
        return Binding(
            self.keys, f"screen.{self.action}", self.label, show=False, priority=True, id=self.id
        )


HELP = Chord("help", "f1", "help", mark("Help"), mark("Show every key of this screen"))

HOME = (
    HELP,
    Chord("open", "", "open", mark("Open"), mark("Open the interview under the cursor"), False),
    Chord("new", "f2,ctrl+n", "new", mark("New interview"), mark("Start a new interview")),
    Chord("report", "f9,ctrl+r", "report", mark("Report"), mark("Show the report of an interview")),
    Chord("banks", "f4", "banks", mark("Banks"), mark("See a bank as the interviewer will")),
    Chord("search", "ctrl+f", "search", mark("Search"), mark("Find an interview by any word")),
    Chord("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
)

_RATE_KEYS = ("f5", "f6", "f7", "f8", "f9")

RATE = tuple(
    Chord(
        f"rate_{level}",
        key,
        f"rate({level})",
        mark("Rate"),
        mark("Rate the answer without leaving the notes"),
        in_bar=False,
    )
    for level, key in enumerate(_RATE_KEYS, start=1)
)

TEACH = Chord(
    "teach",
    "ctrl+d",
    "teach",
    mark("Teach"),
    mark("Teach the bank a phrase from the notes"),
    in_bar=False,
)

LIVE = (
    HELP,
    Chord(
        "next", "f2,ctrl+n", "next", mark("Next"), mark("Next question; after the last, debrief")
    ),
    Chord("previous", "f3", "previous", mark("Back"), mark("Previous question")),
    Chord("accept", "f4", "accept", mark("Accept"), mark("Rate as the rubric suggests")),
    *RATE,
    Chord(
        "rubric",
        "escape",
        "rubric",
        mark("Rate"),
        mark("From the notes to the rating and back; on the rating, one digit rates"),
    ),
    Chord("signals", "ctrl+t", "signals", mark("Tick"), mark("Tick what you heard, by its letter")),
    Chord("answer", "ctrl+o", "answer", mark("Answer"), mark("Fill in the answer's own fields")),
    Chord("why", "ctrl+r", "why", mark("Why"), mark("Show why we ask, and every anchor in full")),
    Chord("go", "ctrl+g", "go", mark("Go to"), mark("Go to any question, or to the debrief")),
    Chord(
        "skip", "ctrl+l", "skip", mark("Leave out"), mark("Leave the question out, with a reason")
    ),
    TEACH,
    Chord(
        "undo", "ctrl+z", "undo", mark("Undo"), mark("Undo the last thing done, wherever it was")
    ),
    Chord("redo", "ctrl+y", "redo", mark("Redo"), mark("Do again what was undone"), in_bar=False),
    Chord(
        "clear", "", "clear_rating", mark("Clear the rating"), mark("Take the rating back"), False
    ),
    Chord(
        "clock", "", "clock", mark("Stop or start the clock"), mark("A break in the call"), False
    ),
    Chord(
        "privacy",
        "f12",
        "privacy",
        mark("Hide"),
        mark("Blank notes and ratings while the screen is shared"),
        in_bar=False,
    ),
    Chord(
        "saved",
        "ctrl+s",
        "saved",
        mark("Save"),
        mark("Nothing to do: every keystroke is saved as you type"),
        in_bar=False,
    ),
    Chord(
        "details",
        "",
        "details",
        mark("Correct the names"),
        mark("Correct the candidate's name, the role or the interviewer"),
        in_bar=False,
    ),
    Chord(
        "correct_bank",
        "",
        "correct_bank",
        mark("Take up corrections"),
        mark("Words corrected in the bank's file since; never another rubric"),
        in_bar=False,
    ),
    Chord("debrief", "", "debrief", mark("Debrief"), mark("See what is missing, and sign"), False),
    Chord("home", "", "home", mark("Home"), mark("Back to the list of interviews"), False),
    Chord("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; resume takes you back right here")),
)

DEBRIEF = (
    HELP,
    Chord("previous", "f3", "back", mark("Back"), mark("Back to the questions")),
    Chord("sign", "f8", "sign", mark("Sign"), mark("Seal the interview with your name")),
    Chord(
        "amend", "", "amend", mark("Amend"), mark("Change a signed interview, with a reason"), False
    ),
    Chord("report", "f9", "report", mark("Report"), mark("Show the report")),
    replace(TEACH, in_bar=True),
    Chord("undo", "ctrl+z", "undo", mark("Undo"), mark("Undo the last thing done"), in_bar=False),
    Chord("home", "", "home", mark("Home"), mark("Back to the list of interviews"), False),
    Chord("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
)

REPORT = (
    HELP,
    Chord("previous", "f3,escape", "back", mark("Back"), mark("Back to where you were")),
    Chord(
        "html", "f5", "write('html')", mark("Web page"), mark("Write the report as one web page")
    ),
    Chord(
        "markdown", "f6", "write('md')", mark("Markdown"), mark("Write the report as Markdown text")
    ),
    Chord("language", "f7", "language", mark("Language"), mark("The report in the other language")),
    Chord("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
)

_LEAVE = Chord(
    "quit", "ctrl+q", "leave", mark("Leave"), mark("Close the preview; nothing was recorded")
)

OPENING = (HELP, _LEAVE)

_AS_LIVE = {chord.id: chord for chord in LIVE}

PREVIEW = (
    HELP,
    replace(_AS_LIVE["next"], explained=mark("Next question")),
    _AS_LIVE["previous"],
    replace(_AS_LIVE["accept"], in_bar=False),
    *RATE,
    replace(_AS_LIVE["go"], explained=mark("Go to any question")),
    _AS_LIVE["why"],
    _LEAVE,
    Chord(
        "language", "ctrl+l", "language", mark("Language"), mark("Show the bank's next language")
    ),
    _AS_LIVE["rubric"],
    _AS_LIVE["signals"],
    _AS_LIVE["answer"],
    _AS_LIVE["undo"],
    _AS_LIVE["redo"],
    _AS_LIVE["clear"],
)


def bindings(chords: Iterable[Chord]) -> list[BindingType]:
    """The bindings of a screen's chords that have a key."""
    return [chord.binding() for chord in chords if chord.keys]


_SHOWN = {
    "escape": mark("Esc"),
    "enter": mark("Enter"),
    "space": mark("Space"),
    "tab": mark("Tab"),
    "shift": mark("Shift"),
    "pageup": mark("Pageup"),
    "pagedown": mark("Pagedown"),
    "delete": mark("Delete"),
    "insert": mark("Insert"),
    "end": mark("End"),
}


def key_shown(chord: Chord, keymap: Mapping[str, str]) -> str:
    """How the chord's first key is written on screen, as it is set; empty if it has none."""
    key = keymap.get(chord.id, chord.keys).split(",")[0]
    if key in _SHOWN:
        return _(_SHOWN[key])
    return "+".join(_part_shown(part) for part in key.split("+")).replace("Ctrl+", "^")


def _part_shown(part: str) -> str:
    if part in _SHOWN:
        return _(_SHOWN[part])
    return part.upper() if len(part) == 1 or part[1:].isdigit() else part.capitalize()
