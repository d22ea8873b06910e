"""The line at the top of a preview: which bank, as it was saved when, in which language."""

from __future__ import annotations

from textual.content import Content

from interview.editing.copy.bank_watcher import SavedVersion
from interview.i18n import _, ngettext
from interview.plain_text import one_line
from interview.tui.widgets.line_widget import BLANK, click, spread
from interview.tui.widgets.top_bar import TopBar


class PreviewBar(TopBar):
    """Title and file, what became of the last save, the languages to choose from."""

    def __init__(self, name: str) -> None:
        super().__init__("", name)
        self._reading: SavedVersion | None = None
        self._is_copy = False
        self._languages: tuple[str, ...] = ()
        self._language = ""

    def show_reading(self, reading: SavedVersion, *, is_copy: bool) -> None:
        """What was saved last, in the bank itself or in the copy that somebody edits."""
        self._reading, self._is_copy = reading, is_copy
        self.refresh()

    def show_bank(self, title: str, languages: tuple[str, ...], language: str) -> None:
        """The bank on screen: its title, the languages it speaks and the one it is shown in."""
        self.show_names(title, self._who[1])
        self._languages, self._language = languages, language

    def draw(self, width: int) -> list[Content]:
        """One line."""
        title, name = (one_line(text) for text in self._who)
        who = Content.assemble((name, "bold $ink"), (f"  {title}", "$quiet"))
        return [spread(who, self._state() + self._choice(), width)]

    def _state(self) -> Content:
        if self._reading is None:
            return Content.styled(_("reading …"), "$quiet")
        errors = sum(found.is_error for found in self._reading.loaded.diagnostics)
        if errors:
            words = ngettext("{number} error", "{number} errors", errors).format(number=errors)
            return Content.styled(f"▲ {words}", "bold $alarm")
        saved = _("working copy of {time}") if self._is_copy else _("file of {time}")
        time = f"{self._reading.at:%H:%M:%S}"
        return Content.styled(f"● {saved.format(time=time)}", "$good")

    def _choice(self) -> Content:
        if len(self._languages) < 2:
            return BLANK
        codes = [
            Content.styled(f"[{code}]" if code == self._language else f" {code} ", "$quiet")
            for code in self._languages
        ]
        return (Content("  ") + Content("").join(codes)).stylize(click("screen.language"))
