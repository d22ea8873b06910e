"""The line at the top: who, saved or not, and the clock against the plan."""

from __future__ import annotations

from textual.content import Content

from interview.i18n import _
from interview.journal import SaveStatus
from interview.plain_text import one_line
from interview.tui.save_status import save_mark
from interview.tui.widgets.line_widget import BLANK, LineWidget, click, clock, spread


class TopBar(LineWidget):
    """Candidate and role, the state of the disk, the clock."""

    DEFAULT_CSS = "TopBar { dock: top; height: 1; background: $bar; padding: 0 1; }"

    def __init__(self, candidate: str, role: str) -> None:
        super().__init__()
        self._who = (candidate, role)
        self._status = SaveStatus()
        self._time = BLANK
        self._pace = ""
        self._synced = ""
        self._sealed = False
        self._notice = ""

    def show_names(self, candidate: str, role: str) -> None:
        """Whose interview it is."""
        self._who = (candidate, role)
        self.refresh()

    def show_save_status(self, status: SaveStatus) -> None:
        """How safe is what was typed, and what is in the way."""
        if status != self._status:
            self._status = status
            self.refresh()

    def show_sealed(self, sealed: bool) -> None:
        """Whether the interview is signed."""
        self._sealed = sealed
        self.refresh()

    def show_notice(self, words: str) -> None:
        """Say that something is hidden, in these words; nothing where they are empty."""
        self._notice = words
        self.refresh()

    def show_time(
        self, spent: float, planned: float, paused: bool, interrupted: float | None
    ) -> None:
        """Seconds spent on the live stage against those planned, and what keeps the clock.

        `interrupted`: for how many seconds something has broken in; `None` while nothing does.
        """
        shown = self._time_shown(spent, planned, paused, interrupted)
        if shown.plain != self._time.plain:
            self._time = shown
            self.refresh()

    def show_pace(self, words: str) -> None:
        """How the call stands against its slot, in a word or two; empty for nothing to say."""
        if words != self._pace:
            self._pace = words
            self.refresh()

    def show_synced(self, words: str) -> None:
        """How things stand with the team, in a word or two."""
        if words != self._synced:
            self._synced = words
            self.refresh()

    def draw(self, width: int) -> list[Content]:
        """One line."""
        candidate, role = (one_line(text) for text in self._who)
        who = Content.assemble((candidate, "bold $ink"), (f" · {role}" if role else "", "$quiet"))
        status = save_mark(self._status, is_signed=self._sealed)
        if self._notice:
            link = click("screen.privacy")
            status = Content.styled(f"◐ {self._notice}", "bold $lit").stylize(link) + "  " + status
        right = status + Content("   ") + self._time
        # These give way to the names: where something is to be done, it is said elsewhere too.
        for words in filter(None, (self._pace, self._synced)):
            longer = right + Content.styled(f"   {words}", "$quiet")
            if who.cell_length + longer.cell_length < width:
                right = longer
        return [spread(who, right, width)]

    def _time_shown(
        self, spent: float, planned: float, paused: bool, interrupted: float | None
    ) -> Content:
        shown = f"{clock(spent)}"
        if planned:
            shown = _("{spent} of {planned}").format(spent=clock(spent), planned=clock(planned))
        if interrupted is not None:
            words = _("interrupted {time}").format(time=clock(interrupted))
            stands = Content.styled(f"{clock(spent)}  ‖ {words}", "bold $warn")
            return stands.stylize(click("screen.interrupt"))
        if paused:
            return Content.styled(f"{shown}  ‖ " + _("stopped"), "bold $warn").stylize(
                click("screen.clock")
            )
        late = bool(planned) and spent > planned
        style = "bold $warn" if late else "$quiet"
        return Content.styled(shown + (" ▲" if late else ""), style).stylize(click("screen.clock"))
