"""What a phrase would have changed in past interviews, before it is written into the bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from interview.bank import Signal
from interview.editing.copy.working_copy import bank_to_replace
from interview.editing.teach.impact import AffectedAnswer, Impact, find_impact
from interview.editing.teach.phrase_edit import PhraseEdit, save
from interview.errors import InterviewError
from interview.i18n import _, ngettext
from interview.plain_text import one_line
from interview.timestamps import timestamp
from interview.tui.widgets.dialog import BackgroundDialog
from interview.tui.widgets.line_widget import LineWidget, cut, spread, wrapped

if TYPE_CHECKING:
    from interview.running.open_interview import OpenInterview

_SHOWN = 100
"""Answers that are listed; all are counted."""

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
        words = _("“{phrase}” was added to the bank. It counts from the next interview on.")
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
        bank = Path(edit.before.source.name)
        own = bank_to_replace(self._interview.paths, bank)
        words = (
            _("It will be written to {path}.")
            if own == bank.resolve()
            else _(
                "It will be written to your own copy of the bank, {path}, which from then on "
                "stands in the place of the one that comes with the program."
            )
        )
        counts = _("It counts from the next interview on.")
        where = Content.styled(f"{words.format(path=shown(own))} {counts}", "$quiet")
        self.query_one(".where", Static).update(where)

    def _show_found(self, found: Impact) -> None:
        self.query_one(ImpactSummary).tell(" ".join(sentences(found)))
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


def sentences(found: Impact) -> Iterator[str]:
    """What was found so far, in words."""
    if not found.interviews:
        yield _("No other interview was held with this bank yet.")
        return
    if found.seen < found.interviews:
        yield _("Looking through past interviews: {seen} of {all}.").format(
            seen=found.seen, all=found.interviews
        )
    if found.answers:
        yield ngettext(
            "One past answer: heard in {hits}, another level for {changes}.",
            "{number} past answers: heard in {hits}, another level for {changes}.",
            found.answers,
        ).format(number=found.answers, hits=len(found.affected), changes=len(found.level_changes))
    elif found.seen == found.interviews:
        yield _("No past interview has an answer to look for it in.")
    if found.level_changes:
        yield _("In agreement with the rating: {gained} more, {lost} fewer.").format(
            gained=found.gained, lost=found.lost
        )
    if found.has_older:
        yield _("Only the newest interviews were looked at.")
    if found.unreadable:
        yield ngettext(
            "One interview cannot be read.", "{number} interviews cannot be read.", found.unreadable
        ).format(number=found.unreadable)


def _hit_lines(hit: AffectedAnswer, width: int) -> Iterator[Content]:
    levels = (
        f"{_level(hit.before)} → {_level(hit.after)}" if hit.changes_level else _level(hit.after)
    )
    verdict, style = _verdict(hit)
    who = f"{one_line(hit.candidate)} · {timestamp(hit.held).split()[0]}"
    left = Content.assemble(
        (f"{levels:<7}", "bold $ink" if hit.changes_level else "$quiet"), (verdict, style)
    )
    yield spread(left, Content.styled(cut(who, width // 2), "$quiet"), width)
    if hit.excerpt is not None:
        quote = Content.assemble(
            (hit.excerpt.before, "$quiet"),
            (hit.excerpt.heard, "bold $lit"),
            (hit.excerpt.after, "$quiet"),
        )
        yield Content("       ") + quote.truncate(width - 7, ellipsis=True)


def _verdict(hit: AffectedAnswer) -> tuple[str, str]:
    """How the suggestion stands to what the interviewer decided."""
    if not hit.changes_level:
        return _("no change"), "$quiet"
    if hit.rating is None:
        return _("not rated"), "$quiet"
    if hit.after == hit.rating:
        return "✓ " + _("now as it was rated"), "$good"
    if hit.before == hit.rating:
        return "✗ " + _("no longer as it was rated"), "$alarm"
    return _("rated {level}").format(level=hit.rating), "$ink"


def _level(level: int | None) -> str:
    return "–" if level is None else str(level)


def shown(path: Path) -> str:
    """A path as it is read on screen: the home folder is `~`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
