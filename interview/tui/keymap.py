"""Every key of the program, as one table: what it does, its name in the settings, and its label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from textual.binding import Binding, BindingType

from interview.frozen import frozen, replace
from interview.i18n import _, mark


@frozen
class KeyAction:
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


HELP = KeyAction("help", "f1", "help", mark("Help"), mark("Show every key of this screen"))

PALETTE = KeyAction(
    "palette", "ctrl+p", "palette", mark("All"), mark("Everything this screen can do, by its name")
)
"""Opened by a binding of the application: it is the same on every screen."""

LETTERS = KeyAction(
    "letters",
    "ctrl+x",
    "letters",
    mark("Letters"),
    mark("A letter beside every field and every key that needs one: it goes there"),
    in_bar=False,
)
"""Where there is no function key, this and a letter do what it would."""

HOME = (
    HELP,
    KeyAction("open", "", "open", mark("Open"), mark("Open the interview under the cursor"), False),
    KeyAction("new", "f2,ctrl+n", "new", mark("New interview"), mark("Start a new interview")),
    KeyAction(
        "report", "f9,ctrl+r", "report", mark("Report"), mark("Show the report of an interview")
    ),
    KeyAction(
        "banks",
        "f4",
        "banks",
        mark("Banks"),
        mark("See a bank as the interviewer will, or begin one"),
    ),
    KeyAction("search", "ctrl+f", "search", mark("Search"), mark("Find an interview by any word")),
    KeyAction(
        "practice",
        "f5",
        "practice",
        mark("Practise"),
        mark("Rate answers whose level is known"),
        in_bar=False,
    ),
    KeyAction(
        "compare",
        "f6",
        "compare",
        mark("Compare"),
        mark("Compare the signed interviews shown that have the bank of the one under the cursor"),
        in_bar=False,
    ),
    KeyAction(
        "panel",
        "f7",
        "panel",
        mark("Panel"),
        mark("All raters of the candidate under the cursor, and what they agree on"),
        in_bar=False,
    ),
    KeyAction(
        "insights",
        "f8",
        "insights",
        mark("Insights"),
        mark("What the signed interviews say of their questions, and of those who rate"),
        in_bar=False,
    ),
    KeyAction(
        "settings",
        "ctrl+t",
        "settings",
        mark("Settings"),
        mark("Language, theme, keys, your name, and how long interviews are kept"),
        in_bar=False,
    ),
    KeyAction(
        "tour", "", "tour", mark("Tour"), mark("Four screens on how the program is used"), False
    ),
    KeyAction(
        "all", "escape", "all", mark("Show all"), mark("End the search: show all interviews")
    ),
    KeyAction("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
    LETTERS,
)

_RATE_KEYS = ("f5", "f6", "f7", "f8", "f9")

RATE = tuple(
    KeyAction(
        f"rate_{level}",
        key,
        f"rate({level})",
        mark("Rate"),
        mark("Rate the answer without leaving the notes"),
        in_bar=False,
    )
    for level, key in enumerate(_RATE_KEYS, start=1)
)

AMEND = KeyAction(
    "amend", "f4", "amend", mark("Amend"), mark("Change a signed interview, with a reason")
)

TEACH = KeyAction(
    "teach",
    "ctrl+d",
    "teach",
    mark("Teach"),
    mark("Teach the bank a phrase from the notes"),
    in_bar=False,
)

UNFOLD = KeyAction(
    "unfold",
    "ctrl+u",
    "unfold",
    mark("Unfold"),
    mark("Make room for the script, the hint and the follow-ups, and leaf through them"),
    in_bar=False,
)

LIVE = (
    HELP,
    KeyAction(
        "next", "f2,ctrl+n", "next", mark("Next"), mark("Next question; after the last, debrief")
    ),
    KeyAction("accept", "f4", "accept", mark("Accept"), mark("Rate as the rubric suggests")),
    AMEND,
    *RATE,
    KeyAction(
        "rubric",
        "escape",
        "rubric",
        mark("Rate"),
        mark("From the notes to the rating and back; on the rating, one digit rates"),
    ),
    KeyAction(
        "answer", "ctrl+o", "answer", mark("Answer"), mark("Fill in the answer's own fields")
    ),
    KeyAction(
        "signals",
        "ctrl+t",
        "signals",
        mark("Tick"),
        mark("Tick what you heard, and follow-ups you asked"),
    ),
    KeyAction("previous", "f3", "previous", mark("Back"), mark("Previous question")),
    KeyAction(
        "undo", "ctrl+z", "undo", mark("Undo"), mark("Undo the last thing done, wherever it was")
    ),
    KeyAction(
        "why", "ctrl+r", "why", mark("Why"), mark("Show why we ask, and every anchor in full")
    ),
    UNFOLD,
    KeyAction("go", "ctrl+g", "go", mark("Go to"), mark("Go to any question, or to the debrief")),
    KeyAction(
        "find",
        "ctrl+f",
        "find",
        mark("Find"),
        mark("Find words in notes, reasons and answers"),
    ),
    KeyAction(
        "skip", "ctrl+l", "skip", mark("Leave out"), mark("Leave the question out, with a reason")
    ),
    TEACH,
    KeyAction(
        "redo", "ctrl+y", "redo", mark("Redo"), mark("Do again what was undone"), in_bar=False
    ),
    KeyAction(
        "clear", "", "clear_rating", mark("Clear the rating"), mark("Take the rating back"), False
    ),
    KeyAction(
        "clock", "", "clock", mark("Stop or start the clock"), mark("A break in the call"), False
    ),
    KeyAction(
        "quote",
        "ctrl+e",
        "quote",
        mark("Quote"),
        mark("Mark the sentence just typed, or the selection, as the candidate's own words"),
        in_bar=False,
    ),
    KeyAction(
        "interrupt",
        "ctrl+k",
        "interrupt",
        mark("Interrupted"),
        mark("Something broke in: stops the clock and is recorded; again: it goes on"),
        in_bar=False,
    ),
    KeyAction(
        "explain",
        "",
        "explain",
        mark("What interrupted"),
        mark("Say in a few words what the last interruption was"),
        in_bar=False,
    ),
    KeyAction(
        "privacy",
        "f12",
        "privacy",
        mark("Hide"),
        mark("Blank what is for the interviewer alone while the screen is shared"),
        in_bar=False,
    ),
    KeyAction(
        "saved",
        "ctrl+s",
        "saved",
        mark("Save"),
        mark("Nothing to do: every keystroke is saved as you type"),
        in_bar=False,
    ),
    KeyAction(
        "details",
        "",
        "details",
        mark("Correct the names"),
        mark("Correct the candidate's name, the role or the interviewer"),
        in_bar=False,
    ),
    KeyAction(
        "correct_bank",
        "",
        "correct_bank",
        mark("Take up corrections"),
        mark("Words corrected in the bank's file since; never another rubric"),
        in_bar=False,
    ),
    KeyAction(
        "debrief", "", "debrief", mark("Debrief"), mark("See what is missing, and sign"), False
    ),
    KeyAction("home", "", "home", mark("Home"), mark("Back to the list of interviews"), False),
    KeyAction(
        "quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; resume takes you back right here")
    ),
    LETTERS,
)

DEBRIEF = (
    HELP,
    KeyAction("previous", "f3", "back", mark("Back"), mark("Back to the questions")),
    KeyAction("sign", "f8", "sign", mark("Sign"), mark("Seal the interview with your name")),
    AMEND,
    KeyAction("report", "f9", "report", mark("Report"), mark("Show the report")),
    KeyAction(
        "reason", "f6", "reason", mark("Reason"), mark("Say why a rating is not as suggested")
    ),
    KeyAction("go", "ctrl+g", "go", mark("Go to"), mark("Go to any question")),
    KeyAction(
        "find", "ctrl+f", "find", mark("Find"), mark("Find words in notes, reasons and answers")
    ),
    replace(TEACH, in_bar=True),
    KeyAction(
        "privacy",
        "f12",
        "privacy",
        mark("Hide"),
        mark("Blank the debrief while the screen is shared"),
        in_bar=False,
    ),
    KeyAction(
        "undo", "ctrl+z", "undo", mark("Undo"), mark("Undo the last thing done"), in_bar=False
    ),
    KeyAction(
        "redo", "ctrl+y", "redo", mark("Redo"), mark("Do again what was undone"), in_bar=False
    ),
    KeyAction("home", "", "home", mark("Home"), mark("Back to the list of interviews"), False),
    KeyAction("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
    LETTERS,
)

REPORT = (
    HELP,
    KeyAction("previous", "f3,escape", "back", mark("Back"), mark("Back to where you were")),
    KeyAction(
        "html", "f5", "write('html')", mark("Web page"), mark("Write the report as one web page")
    ),
    KeyAction(
        "markdown", "f6", "write('md')", mark("Markdown"), mark("Write the report as Markdown text")
    ),
    KeyAction(
        "language", "f7", "language", mark("Language"), mark("The report in the other language")
    ),
    KeyAction(
        "decide",
        "f8",
        "decide",
        mark("Decide"),
        mark("Record and sign what is decided on the candidate, and why"),
    ),
    KeyAction("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
    LETTERS,
)

COMPARE = (
    HELP,
    KeyAction("previous", "f3,escape", "back", mark("Back"), mark("Back to where you were")),
    KeyAction("sort", "f2", "sort", mark("Sort"), mark("Order the candidates by this row")),
    KeyAction("blind", "f4", "blind", mark("Blind"), mark("Letters for names, and names again")),
    KeyAction("html", "f5", "write('html')", mark("Web page"), mark("Write it as one web page")),
    KeyAction(
        "workbook", "f6", "write('xlsx')", mark("Workbook"), mark("Write it as an Excel workbook")
    ),
    KeyAction("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
    LETTERS,
)

PANEL = (
    HELP,
    KeyAction("previous", "f3,escape", "back", mark("Back"), mark("Back to where you were")),
    KeyAction(
        "agree", "f2", "agree", mark("Agree"), mark("The level the panel agrees on, and why")
    ),
    KeyAction("sign", "f8", "sign", mark("Sign"), mark("Record what was agreed on, signed")),
    KeyAction("html", "f5", "write('html')", mark("Web page"), mark("Write it as one web page")),
    KeyAction(
        "forms", "f6", "write('forms')", mark("Forms"), mark("Write the forms to print and sign")
    ),
    KeyAction("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
    LETTERS,
)

INSIGHTS = (
    HELP,
    KeyAction("previous", "f3,escape", "back", mark("Back"), mark("Back to where you were")),
    KeyAction(
        "raters",
        "f4",
        "raters",
        mark("Raters"),
        mark("Leave out the figures of raters, and show them again"),
    ),
    KeyAction("html", "f5", "write", mark("Web page"), mark("Write it as one web page")),
    KeyAction("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
    LETTERS,
)

_LEAVE = KeyAction(
    "quit", "ctrl+q", "leave", mark("Leave"), mark("Close the preview; nothing was recorded")
)

_EDIT = KeyAction(
    "edit",
    "ctrl+e",
    "edit",
    mark("Edit"),
    mark("Change the bank in your editor; it is checked before it counts"),
)
_CHECK = KeyAction(
    "check",
    "ctrl+f",
    "check",
    mark("Check"),
    mark("Find the mistakes in the bank, and advice on it"),
)

PREVIEW_WAIT = (HELP, _LEAVE, _EDIT, _CHECK, LETTERS)

BANK_CHECK = (
    HELP,
    KeyAction("previous", "f3,escape", "back", mark("Back"), mark("Back to where you were")),
    _EDIT,
    KeyAction("quit", "ctrl+q", "leave", mark("Quit"), mark("Quit; everything is already saved")),
    LETTERS,
)

_AS_LIVE = {key_action.id: key_action for key_action in LIVE}

PREVIEW = (
    HELP,
    _LEAVE,
    replace(_AS_LIVE["next"], explained=mark("Next question")),
    _AS_LIVE["previous"],
    _EDIT,
    _CHECK,
    replace(_AS_LIVE["accept"], in_bar=False),
    *RATE,
    replace(_AS_LIVE["go"], explained=mark("Go to any question")),
    _AS_LIVE["why"],
    UNFOLD,
    KeyAction(
        "language", "ctrl+l", "language", mark("Language"), mark("Show the bank's next language")
    ),
    _AS_LIVE["rubric"],
    _AS_LIVE["signals"],
    _AS_LIVE["answer"],
    _AS_LIVE["undo"],
    _AS_LIVE["redo"],
    _AS_LIVE["clear"],
    LETTERS,
)

PRACTICE = (
    HELP,
    replace(_AS_LIVE["next"], explained=mark("Next answer; so does Enter")),
    replace(_AS_LIVE["previous"], action="back", explained=mark("The answer before")),
    *(replace(each, explained=mark("Rate the answer; so does its digit")) for each in RATE),
    replace(
        _AS_LIVE["undo"],
        explained=mark("In a test: undo the last rating, or go back to rate it otherwise"),
        in_bar=False,
    ),
    KeyAction(
        "quit", "ctrl+q", "leave", mark("Leave"), mark("Leave; practice goes on where you were")
    ),
    LETTERS,
)

SCREENS: Mapping[str, tuple[KeyAction, ...]] = MappingProxyType(
    {
        "home": HOME,
        "live": LIVE,
        "debrief": DEBRIEF,
        "report": REPORT,
        "compare": COMPARE,
        "panel": PANEL,
        "insights": INSIGHTS,
        "preview": PREVIEW,
        "check": BANK_CHECK,
        "practice": PRACTICE,
    }
)
"""The actions of every screen that has a table of them, by what the documentation calls it."""


def bindings(actions: Iterable[KeyAction]) -> list[BindingType]:
    """The bindings of a screen's actions that have a key."""
    return [key_action.binding() for key_action in actions if key_action.keys]


def with_shared_keys(keymap: Mapping[str, str]) -> dict[str, str]:
    """The keys that are set, and the usual ones of actions that share theirs with one of those.

    Where one of two actions with the same key gets another, Textual takes it from both.
    """
    shared = {
        other.id: other.keys
        for screen in (SCREENS.values() if keymap else ())
        for other in screen
        for each in screen
        if each.id in keymap and set(each.keys.split(",")) & set(other.keys.split(",")) - {""}
    }
    return {**shared, **keymap}


_SHOWN = {
    "escape": mark("Esc"),
    "enter": mark("Enter"),
    "space": mark("Space"),
    "tab": mark("Tab"),
    "shift": mark("Shift"),
    "pageup": mark("Pageup"),
    "pagedown": mark("Pagedown"),
    "delete": mark("Delete"),
    "backspace": mark("Backspace"),
    "insert": mark("Insert"),
    "end": mark("End"),
}


def keys_of(key_action: KeyAction, keymap: Mapping[str, str]) -> list[str]:
    """An action's keys as they are set, named as Textual names them."""
    return [key.strip() for key in keymap.get(key_action.id, key_action.keys).split(",")]


def key_shown(key_action: KeyAction, keymap: Mapping[str, str]) -> str:
    """How an action's first key is written on screen, as it is set; empty if it has none."""
    return keys_shown(key_action, keymap)[0]


def keys_shown(key_action: KeyAction, keymap: Mapping[str, str]) -> list[str]:
    """How all of an action's keys are written on screen, as they are set; never an empty list."""
    return [written_key(key) for key in keys_of(key_action, keymap)]


def written_key(key: str) -> str:
    """How a key, named as Textual names it, is written on screen."""
    if key in _SHOWN:
        return _(_SHOWN[key])
    parts = [
        _(_SHOWN[part])
        if part in _SHOWN
        else part.upper()
        if len(part) == 1 or part[1:].isdigit()
        else part.capitalize()
        for part in key.split("+")
    ]
    return "+".join(parts).replace("Ctrl+", "^")
