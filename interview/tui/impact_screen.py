"""What a phrase would have changed in past interviews, before it is written into the bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from interview.bank import Signal
from interview.dates_in_lists import timestamp
from interview.editing.teach.impact import AffectedAnswer, Impact, find_impact
from interview.editing.teach.phrase_edit import PhraseEdit, save
from interview.errors import InterviewError
from interview.i18n import _
from interview.plain_text import one_line
from interview.running.teaching import TAUGHT, Verdict, impact_sentences, verdict, where_written
from interview.tui.widgets.dialog import BackgroundDialog
from interview.tui.widgets.line_widget import LineWidget, cut, spread, wrapped

if TYPE_CHECKING:
    from interview.running.open_interview import OpenInterview

_SHOWN = 100
"""Answers that are listed; all are counted."""

_SIGNS = {Verdict.AGREES: "✓ ", Verdict.DIFFERS: "✗ "}
_STYLES = {
    Verdict.SAME: "$quiet",
    Verdict.NOT_RATED: "$quiet",
    Verdict.AGREES: "$good",
    Verdict.DIFFERS: "$alarm",
    Verdict.OTHER: "$ink",
}

_PACE = 0.1
"""Seconds between two looks at what was found so far."""


class ImpactScreen(BackgroundDialog[bool]):
    """Shows it as it is found, and writes on Enter; `True` when there is nothing to go back to."""

    BINDINGS = [
        Binding("escape", "dismiss(True)", show=False),
        Binding("f3", "dismiss(False)", show=False),
        Binding("enter", "write", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ImpactScreen {
        & VerticalScroll {
            height: auto; max-height: 28vh; margin: 1 0; scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(
        self,
        interview: OpenInterview,
        signal: Signal,
        phrase: str,
        prepare: Callable[[], PhraseEdit],
    ) -> None:
        super().__init__()
        self._interview = interview
        self._signal = signal
        self._phrase = phrase
        self._prepare = prepare
        self._edit: PhraseEdit | None = None

    def compose(self) -> ComposeResult:
        """The phrase and its signal, what was found, where it will be written."""
        because = one_line(self._signal.because.to(self._interview.live.language))
        phrase = _("“{text}”").format(text=self._phrase)
        title = Content.assemble((phrase, "bold $accent"), (f" → {because}", "$ink"))
        hint = _("Enter writes it into the bank, F3 goes back, Esc leaves no trace")
        with Vertical(classes="box"):
            yield Static(title, classes="title")
            yield ImpactSummary()
            with VerticalScroll():
                yield ImpactList()
            yield Static(classes="where")
            yield Static(Content(hint), classes="hint")

    def on_mount(self) -> None:
        """Look back, while it can be read already."""
        self.run_worker(self._look_back, thread=True)

    def action_write(self) -> None:
        """Write the bank with the phrase."""
        if self._edit is None:
            return
        try:
            save(self._edit, self._interview.paths)
        except InterviewError as error:
            self._fail(error)
            return
        words = _(TAUGHT)
        self.notify(words.format(phrase=self._phrase), markup=False, timeout=6)
        self.dismiss(True)

    def _look_back(self) -> None:
        """In a thread of its own: there may be a thousand interviews."""
        worker = get_current_worker()
        journal, live = self._interview.paths.journal, self._interview.live
        try:
            edit = self._prepare()
            self.from_thread(self._show_edit, edit)
            last = 0.0
            for found in find_impact(journal, edit, live.state.bank_name, self._interview.id):
                if worker.is_cancelled:
                    return
                if monotonic() - last > _PACE or found.seen == found.interviews:
                    self.from_thread(self._show_found, found)
                    last = monotonic()
        except InterviewError as error:
            self.from_thread(self._fail, error)

    def _fail(self, error: InterviewError) -> None:
        """Say why, in place of what was found; there is nothing to write then."""
        self._edit = None
        self.workers.cancel_node(self)
        self.query_one(ImpactSummary).tell(str(error))
        self.query_one(VerticalScroll).display = False
        self.query_one(".where", Static).display = False
        self.query_one(".hint", Static).update(Content(_("F3 goes back, Esc leaves no trace")))

    def _show_edit(self, edit: PhraseEdit) -> None:
        self._edit = edit
        words = where_written(edit, self._interview.paths)
        self.query_one(".where", Static).update(Content.styled(words, "$quiet"))

    def _show_found(self, found: Impact) -> None:
        self.query_one(ImpactSummary).tell(" ".join(impact_sentences(found)))
        self.query_one(ImpactList).show(found)


class ImpactSummary(LineWidget):
    """What was found, in a few sentences."""

    DEFAULT_CSS = "ImpactSummary { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._words = _("Looking through past interviews …")

    def tell(self, words: str) -> None:
        """Say this."""
        self._words = words
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """As many lines as it takes."""
        return wrapped(Content.styled(self._words, "$ink"), width)


class ImpactList(LineWidget):
    """The answers in which the phrase is heard: what it changes first, and there what was rated."""

    DEFAULT_CSS = "ImpactList { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[AffectedAnswer, ...] = ()

    def show(self, found: Impact) -> None:
        """Show these."""
        if found.affected != self._hits:
            self._hits = found.affected
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Two lines each: who and what changes, then the words."""
        ordered = sorted(self._hits, key=lambda hit: (not hit.changes_level, hit.rating is None))
        lines = [line for hit in ordered[:_SHOWN] for line in _hit_lines(hit, width)]
        more = len(ordered) - _SHOWN
        if more > 0:
            lines.append(Content.styled(_("and {number} more").format(number=more), "$faint"))
        return lines


def _hit_lines(hit: AffectedAnswer, width: int) -> Iterator[Content]:
    levels = (
        f"{_level(hit.before)} → {_level(hit.after)}" if hit.changes_level else _level(hit.after)
    )
    kind, words = verdict(hit)
    who = f"{one_line(hit.candidate)} · {timestamp(hit.held).split()[0]}"
    left = Content.assemble(
        (f"{levels:<7}", "bold $ink" if hit.changes_level else "$quiet"),
        (_SIGNS.get(kind, "") + words, _STYLES[kind]),
    )
    yield spread(left, Content.styled(cut(who, width // 2), "$quiet"), width)
    if hit.excerpt is not None:
        quote = Content.assemble(
            (hit.excerpt.before, "$quiet"),
            (hit.excerpt.heard, "bold $lit"),
            (hit.excerpt.after, "$quiet"),
        )
        yield Content("       ") + quote.truncate(width - 7, ellipsis=True)


def _level(level: int | None) -> str:
    return "–" if level is None else str(level)
