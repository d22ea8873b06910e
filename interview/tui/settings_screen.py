"""The settings as a form, with the look and the language shown as they are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from interview import i18n
from interview.errors import UsageError
from interview.frozen import replace
from interview.i18n import LANGUAGES, _, mark
from interview.languages import language_of
from interview.paths import Paths
from interview.plain_text import plain, typed_name
from interview.settings import THEMES, Settings, folder_problem, read_settings, why_unwritable
from interview.tui.keymap import LETTERS, key_shown, written_key
from interview.tui.new_interview_form import Selector
from interview.tui.widgets.dialog import ChoiceDialog, Dialog, field
from interview.tui.widgets.line_input import LineInput
from interview.tui.widgets.line_widget import LineWidget, click

if TYPE_CHECKING:
    from interview.settings_file import Value

_PRESETS = ("", "vim", "emacs")

_THEME_NAMES = {
    "dark": mark("dark"),
    "light": mark("light"),
    "contrast": mark("high contrast"),
    "contrast-light": mark("high contrast, light"),
}


class SingleKeys(LineWidget, can_focus=True):
    """The line of the form that opens the list of single keys."""

    DEFAULT_CSS = """
    SingleKeys { height: 1; width: 1fr; padding: 0 1; background: $bar;
             &:focus { background: $here; } }
    """

    def __init__(self, words: str, id: str) -> None:
        super().__init__(id=id)
        self.words = words

    def draw(self, width: int) -> list[Content]:
        """The keys that are set, and how to set others."""
        line = Content.assemble((_("Enter opens") + "  ", "$accent"), (self.words, "$ink"))
        return [line.truncate(max(1, width), ellipsis=True).stylize(click("screen.single_keys"))]


class SettingsScreen(Dialog[Settings | None]):
    """Writes the settings file; `None` where it was left as it is."""

    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("enter", "enter", show=False, priority=True),
        Binding("f2", "keep", show=False, priority=True),
        Binding(LETTERS.keys, "letters", show=False, priority=True, id=LETTERS.id),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]
    # What is said stands below the fields and not among them: it is seen on every screen.
    CSS = """
    SettingsScreen.dialog .box { height: 94%; max-height: 24; }
    SettingsScreen .fields { height: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
    SettingsScreen .field Selector, SettingsScreen .field Input { margin: 0; }
    SettingsScreen .sample { margin: 1 0; }
    .few-rows .sample { margin: 0; }
    """

    def __init__(self, paths: Paths, settings: Settings, preview: Callable[[str], None]) -> None:
        """`preview` shows a theme, by its name in the settings."""
        super().__init__()
        self._paths, self._settings, self._preview = paths, settings, preview
        self._keys = settings.keys
        """Single keys, as they will be."""
        self._spoken = i18n.current()
        """The language to go back to."""

    def compose(self) -> ComposeResult:
        """A line for each setting, a sample of the colours, and where the files are."""
        with Vertical(classes="box"):
            yield Static(Content(_("Settings")), classes="title")
            yield Vertical(*self._fields(), classes="fields")
            yield Static(Content(self._hint()), classes="hint")

    def _fields(self) -> Iterator[Widget]:
        now, languages = self._settings, ("", *LANGUAGES)
        names = (_("the system's"), *(language_of(code).name for code in LANGUAGES))
        yield self._choice(_("Language"), "language", names, languages.index(now.language))
        looks = [_(_THEME_NAMES[name]) if name in _THEME_NAMES else name for name in THEMES]
        yield self._choice(_("Theme"), "theme", looks, THEMES.index(now.theme))
        presets = (_("the program's own"), "Vim", "Emacs")
        yield self._choice(_("Keys"), "key_preset", presets, _PRESETS.index(now.key_preset))
        yield field(_("Single keys"), SingleKeys(self._keys_words(), id="keys"))
        yes_no = (_("at once"), _("only after rating"))
        yield self._line(_("Your name"), "interviewer", now.interviewer, _("optional"))
        at = int(now.hide_suggestions)
        yield self._choice(_("Show suggestions"), "hide_suggestions", yes_no, at)
        days = str(now.keep_days or "")
        yield self._line(_("Keep interviews (days)"), "keep_days", days, _("for ever"))
        for label, name, usual in self._own_folders():
            yield self._line(label, name, getattr(now, name), usual)
        yield Static(self._sample(), classes="sample")
        yield Static(self._folders(), classes="folders")

    def on_selector_turned(self, event: Selector.Turned) -> None:
        """Show what was chosen, at once."""
        if event.selector.id == "theme":
            self._preview(THEMES[event.selector.at])
        elif event.selector.id == "language":
            chosen = ("", *LANGUAGES)[self._at("language")]
            i18n.use(chosen or i18n.system_language())
            labels = (
                *(_("Language"), _("Theme"), _("Keys"), _("Single keys"), _("Your name")),
                *(_("Show suggestions"), _("Keep interviews (days)")),
                *(label for label, _name, _usual in self._own_folders()),
            )
            for label, words in zip(self.query(".label"), labels, strict=True):
                if isinstance(label, Static):
                    label.update(Content(words))
            self.query_one("#interviewer", Input).placeholder = _("optional")
            self.query_one("#keep_days", Input).placeholder = _("for ever")
            self.query_one(".title", Static).update(Content(_("Settings")))
            self.query_one(".sample", Static).update(self._sample())
            self.query_one(".folders", Static).update(self._folders())
            self.query_one(".hint", Static).update(Content(self._hint()))
            theme, presets = (
                self.query_one("#theme", Selector),
                self.query_one("#key_preset", Selector),
            )
            shows = self.query_one("#hide_suggestions", Selector)
            theme.words = tuple(
                _(_THEME_NAMES[name]) if name in _THEME_NAMES else name for name in THEMES
            )
            presets.words = (_("the program's own"), *presets.words[1:])
            shows.words = (_("at once"), _("only after rating"))
            self._show_keys()
            for selector in self.query(Selector):
                selector.refresh()

    def action_enter(self) -> None:
        """The next line; keep on the last, and from that of single keys on to these."""
        if isinstance(self.focused, SingleKeys):
            self.action_single_keys()
        elif self.focused is not None and self.focused.id == "banks_folder":
            self.action_keep()
        else:
            self.focus_next()

    def action_single_keys(self, at: str = "") -> None:
        """Set single keys over the preset that is chosen, one by one, until the list is closed.

        `at` is the action that the list begins at.
        """
        from interview.tui.change_key_dialog import NewKeyDialog, key_choices
        from interview.tui.check_keys import changeable
        from interview.tui.command_palette import action_name

        preset = _PRESETS[self._at("key_preset")]
        settings = replace(self._settings, keys=self._keys, key_preset=preset)
        by_id = {each.id: each for each in changeable()}

        def ask(name: str | None) -> None:
            def use(keys: Mapping[str, str] | None) -> None:
                if keys is not None:
                    self._keys = keys
                    self._show_keys()
                self.action_single_keys(str(name))

            if name is not None:
                self.app.push_screen(NewKeyDialog(settings, by_id[name]), use)

        title = _("Single keys (● set by you)")
        names = {name: action_name(each) for name, each in by_id.items()}
        self.app.push_screen(ChoiceDialog(title, key_choices(settings), at, names=names), ask)

    def action_scroll(self, pages: int) -> None:
        """Show what stands further down, where not all fits."""
        fields = self.query_one(".fields", Vertical)
        fields.scroll_relative(y=pages * max(1, fields.size.height - 2), animate=False)

    def action_letters(self) -> None:
        """Show a letter beside every field, to go there by it."""
        from interview.tui.field_letters import open_letters

        open_letters(self)

    def action_leave(self) -> None:
        """Leave all as it was."""
        self._preview(self._settings.theme)
        i18n.use(self._spoken)
        self.dismiss(None)

    def action_keep(self) -> None:
        """Write the file, unless something is wrong; then that is said, and nothing is written."""
        from interview.settings_file import write_settings
        from interview.tui.check_keys import check_keys, key_conflicts
        from interview.tui.command_palette import action_name

        days = self.query_one("#keep_days", Input).value.strip()
        if days and not (days.isascii() and days.isdigit()):
            self.say(_("How long interviews are kept must be a number of days; empty: for ever."))
            self.query_one("#keep_days").focus()
            return
        changes: dict[str, Value] = {
            "language": ("", *LANGUAGES)[self._at("language")],
            "theme": THEMES[self._at("theme")],
            "key_preset": _PRESETS[self._at("key_preset")],
            "interviewer": typed_name(self.query_one("#interviewer", Input).value),
            "hide_suggestions": bool(self._at("hide_suggestions")),
            "keep_days": int(days or 0),
        }
        for _label, name, _usual in self._own_folders():
            box = self.query_one(f"#{name}", Input)
            folder = plain(box.value).strip()
            problem = folder_problem(folder)
            # Banks are only read, and a folder that was there before may be back later.
            is_new = folder and folder != getattr(self._settings, name)
            if not problem and is_new and name == "reports_folder":
                problem = why_unwritable(Path(folder).expanduser())
            if problem:
                self.say(problem)
                box.focus()
                return
            changes[name] = folder
        try:
            written = read_settings(self._paths)
            keys = {
                name: self._keys.get(name)
                for name in (*self._settings.keys, *self._keys)
                if self._keys.get(name) != self._settings.keys.get(name)
            }
            own = {name: each for name, each in {**written.keys, **keys}.items() if each}
            wanted = replace(written, keys=own, key_preset=str(changes["key_preset"]))
            for conflict in key_conflicts(wanted):
                self.query_one("#keys").focus()
                words = _(
                    "{key} would start both “{action}” and “{other}”: give one of them another."
                )
                self.say(
                    words.format(
                        key=written_key(conflict.key),
                        action=action_name(conflict.key_action),
                        other=action_name(conflict.other),
                    )
                )
                return
            check_keys(self._paths, wanted)
            write_settings(
                self._paths,
                {n: value for n, value in changes.items() if value != getattr(written, n)},
                keys,
            )
            self.dismiss(read_settings(self._paths))
        except UsageError as error:
            self.say(str(error))

    def _own_folders(self) -> tuple[tuple[str, str, str], ...]:
        """The folders that may be elsewhere: what each is called, its setting, where it is else."""
        home = self._paths.home
        return (
            (_("Reports in"), "reports_folder", str(Paths(home).reports)),
            (_("Your banks in"), "banks_folder", str(Paths(home).banks)),
        )

    def _show_keys(self) -> None:
        opener = self.query_one(SingleKeys)
        opener.words = self._keys_words()
        opener.refresh()

    def _keys_words(self) -> str:
        """The single keys that are set, with what they do."""
        from interview.tui.check_keys import changeable
        from interview.tui.command_palette import action_name

        shown = [
            f"{key_shown(each, self._keys)} {action_name(each)}"
            for each in changeable()
            if each.id in self._keys
        ]
        return ", ".join(shown) or _("as usual")

    def _line(self, label: str, name: str, value: str, empty: str) -> Widget:
        return field(label, LineInput(value, id=name, placeholder=empty))

    def _choice(self, label: str, name: str, words: Sequence[str], at: int) -> Widget:
        return field(label, Selector(words, at, id=name))

    def _at(self, name: str) -> int:
        return self.query_one(f"#{name}", Selector).at

    def _sample(self) -> Content:
        """The colours, each with the sign that says the same without colour."""
        return Content.assemble(
            ("F6 ", "bold $accent"),
            ("◉ " + _("chosen"), "bold $chosen"),
            ("   ◂ " + _("suggested"), "bold $lit"),
            ("   ▲ " + _("red flag"), "bold $alarm"),
            ("   ▲ " + _("warning"), "$warn"),
        )

    def _folders(self) -> Content:
        words = _(
            "Interviews are in {folder}, unless the environment variable INTERVIEW_HOME names "
            "another. There the file settings.toml takes shorthand and more, too."
        )
        return Content.styled(words.format(folder=self._paths.home), "$faint")

    def _hint(self) -> str:
        return _("← → choose, Enter goes on, F2 keeps it all, Esc leaves all as it was")
