"""`interview bank edit`: the user's editor on a copy, which becomes the bank once it loads."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from interview.bank import Bank
from interview.bank_library import bank_path
from interview.cli.bank_check import count_line
from interview.cli.output import say
from interview.cli.prompt_choice import Choice, choose, wait_for_enter
from interview.cli.stdin import has_a_person
from interview.editing.copy.external_editor import known, opening, users_editor
from interview.editing.copy.working_copy import WorkingCopy, working_copy
from interview.errors import UsageError
from interview.i18n import _, ngettext
from interview.lint.check_bank import with_advice
from interview.paths import Paths
from interview.reader import Loaded, render_all
from interview.settings import Settings

_SHOWN = 3
"""Mistakes that are drawn; more would push the question what to do off the screen."""

_AT_ONCE = 1.0
"""Seconds within which only an editor comes back that goes on in a window of its own."""

_EDIT, _AGAIN, _KEEP, _LEAVE, _NOTHING = "edit", "again", "keep", "leave", "nothing"


def edit(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Edit a bank until it is kept, or left as it was; the exit code is 1 then."""
    if not has_a_person():
        raise UsageError(
            _("There is no terminal to edit in. Change the file, then: interview bank check")
        )
    editor = users_editor(os.environ)
    with working_copy(paths, bank_path(paths, arguments.bank)) as copy:
        return _Edit(arguments.bank, copy, editor).run()


class _Edit:
    """One edit of one bank, from opening the editor to its last sentence."""

    def __init__(self, name: str, copy: WorkingCopy, editor: Sequence[str]) -> None:
        self._name = name
        self._copy = copy
        self._editor = editor
        self._loaded: Loaded[Bank]
        self._failed = False

    def run(self) -> int:
        """Go on until the bank is kept, left, or unchanged."""
        try:
            choice = self._begin()
            while choice == _EDIT:
                self._open_editor()
                choice = self._judge()
        except KeyboardInterrupt:
            say()  # the terminal has written ^C
            self._leave()
            raise
        return {_KEEP: self._keep, _NOTHING: self._drop}.get(choice, self._leave)()

    def _begin(self) -> str:
        """Take a copy, unless one was left that is gone on with."""
        choice = self._ask_about_left() if self._copy.is_left else _AGAIN
        if choice not in (_EDIT, _AGAIN):
            return _LEAVE
        if choice == _AGAIN:
            self._take()
        self._say_what_is_edited()
        self._loaded = self._copy.read()
        return _EDIT

    def _ask_about_left(self) -> str:
        say(
            _("You left this bank with changes that were not kept: {path}").format(
                path=self._copy.path
            )
        )
        return choose(
            (
                Choice(_EDIT, _("edit"), _("go on with them")),
                Choice(_AGAIN, _("again"), _("begin from the bank as it is; they are set aside")),
                Choice(_LEAVE, _("leave"), _("do nothing now")),
            )
        )

    def _take(self) -> None:
        """Copy the bank; an earlier copy with something typed in it is set aside."""
        if self._copy.is_left:
            earlier = self._copy.set_aside(self._copy.path)
            say(_("What you had typed is in {path}").format(path=earlier))
        self._copy.take()

    def _say_what_is_edited(self) -> None:
        if self._copy.is_of_shipped:
            say(
                _("This bank ships with the program. Yours will stand in its place: {path}").format(
                    path=self._copy.bank
                )
            )
        say(
            _("You type in a copy, and the bank changes when you keep it: {path}").format(
                path=self._copy.path
            )
        )

    def _open_editor(self) -> None:
        began = monotonic()
        words = opening(self._editor, self._copy.path, self._line)
        with _interrupts_are_the_editors():
            code = subprocess.call(words)
        self._failed = bool(code)
        name = Path(self._editor[0]).name
        if code:
            say(_("The editor “{name}” ended with code {code}.").format(name=name, code=code))
        elif self._came_back_at_once(began):
            say(_("“{name}” came back at once.").format(name=name))
            wait_for_enter(_("Press Enter when you have saved and closed the file. "))

    def _came_back_at_once(self, began: float) -> bool:
        fast = monotonic() - began < _AT_ONCE
        return fast and known(self._editor) is None and not self._copy.is_changed

    def _judge(self) -> str:
        """What to do with the copy as it was saved: clear from what it holds, or asked."""
        if not self._copy.is_changed:
            return _NOTHING
        self._loaded = with_advice(self._copy.read())
        if not (self._loaded.diagnostics or self._copy.is_overtaken or self._failed):
            return _KEEP
        say(_drawn(self._loaded))
        return choose(self._choices())

    def _choices(self) -> tuple[Choice, ...]:
        edit = Choice(_EDIT, _("edit"), self._where_to_go_on())
        keep = Choice(_KEEP, _("keep"), _("make it the bank that is used"))
        leave = Choice(_LEAVE, _("leave"), _("the bank stays as it was, and so does your copy"))
        if self._loaded.record is None:
            return edit, leave
        if self._copy.is_overtaken:
            say(_("Somebody changed the bank while you were editing."))
            mine = _("put yours in its place; what they wrote is set aside")
            return leave, keep._replace(explained=mine), edit
        return (edit, keep, leave) if self._failed else (keep, edit, leave)

    def _where_to_go_on(self) -> str:
        if not self._line:
            return _("go back to the editor")
        return _("go back to line {line}").format(line=self._line)

    @property
    def _line(self) -> int:
        """The line of the first error, else of the first piece of advice; 0 without either."""
        errors = [found for found in self._loaded.diagnostics if found.is_error]
        first = (errors or self._loaded.diagnostics)[:1]
        return first[0].line if first else 0

    def _keep(self) -> int:
        if self._copy.is_overtaken and self._copy.bank.exists():
            theirs = self._copy.set_aside(self._copy.bank)
            say(_("What they wrote is in {path}").format(path=theirs))
        self._copy.keep(self._loaded)
        say(_("Kept: {path}").format(path=self._copy.bank))
        return 0

    def _drop(self) -> int:
        self._copy.drop()
        say(_("Nothing was changed."))
        return int(self._failed)

    def _leave(self) -> int:
        say(_("The bank is as it was. What you typed stays in {path}").format(path=self._copy.path))
        command = shlex.join(("interview", "bank", "edit", self._name))
        say(_("To go on with it: {command}").format(command=command))
        return 1


def _drawn(loaded: Loaded[Bank]) -> str:
    """The first errors, or the first advice where there are no errors, and how many there are."""
    errors = tuple(found for found in loaded.diagnostics if found.is_error)
    found = errors or loaded.diagnostics
    lines = [render_all(found[:_SHOWN], loaded.source)] if found else []
    if len(found) > _SHOWN:
        more = len(found) - _SHOWN
        lines.append(
            ngettext("… and {number} more", "… and {number} more", more).format(number=more)
        )
    return "\n\n".join([*lines, count_line(loaded)])


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Ctrl+C in the editor is the editor's: it must not end us and leave it behind."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
