"""`interview bank edit`: the user's editor on a copy, which becomes the bank once it loads."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from interview.bank import Bank
from interview.bank_library import bank_path
from interview.cli.bank_check import count_line
from interview.cli.foreground_program import call_in_foreground
from interview.cli.output import say
from interview.cli.prompts import MenuItem, choose, wait_for_enter
from interview.cli.stdin import is_interactive
from interview.editing.copy.external_editor import command_to_open, known_editor, users_editor
from interview.editing.copy.working_copy import WorkingCopy, working_copy
from interview.errors import UsageError
from interview.i18n import _, ngettext
from interview.lint.check_bank import with_advice
from interview.paths import Paths
from interview.reader import Loaded, render_all
from interview.settings import Settings

_MOST_SHOWN = 3
"""Mistakes that are shown; more would push the question what to do off the screen."""

_AT_ONCE = 1.0
"""Seconds. A program that returns sooner has opened the file in a window that is still open."""

_EDIT, _AGAIN, _KEEP, _LEAVE, _NOTHING = "edit", "again", "keep", "leave", "nothing"


def edit(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Edit a bank until it is kept, or left as it was; the exit code is 1 then."""
    if not is_interactive():
        raise UsageError(
            _("There is no terminal to edit in. Change the file, then: interview bank check")
        )
    editor = users_editor(os.environ)
    with working_copy(paths, bank_path(paths, arguments.bank)) as copy:
        return _EditSession(arguments.bank, copy, editor).run()


class _EditSession:
    """The editing of one bank, from opening the editor to the last sentence."""

    def __init__(self, name: str, copy: WorkingCopy, editor: Sequence[str]) -> None:
        self._name = name
        self._copy = copy
        self._editor = editor
        self._loaded: Loaded[Bank]
        self._editor_failed = False

    def run(self) -> int:
        """Edit until the bank is kept, left, or unchanged, and return the exit code."""
        copy = self._copy
        try:
            choice = self._prepare_copy()
            while choice == _EDIT:
                self._open_editor()
                choice = self._after_editor()
        except KeyboardInterrupt:
            say()  # the terminal has written ^C
            self._leave()
            raise
        if choice == _KEEP:
            if copy.bank_has_changed and copy.bank.exists():
                say(_("What they wrote is in {path}").format(path=copy.back_up(copy.bank)))
            copy.save_to_bank(self._loaded)
            say(_("Kept: {path}").format(path=copy.bank))
            return 0
        if choice == _NOTHING:
            copy.delete()
            say(_("Nothing was changed."))
            return int(self._editor_failed)
        return self._leave()

    def _prepare_copy(self) -> str:
        """Copy the bank, or continue with an earlier copy. Returns `_EDIT`, or `_LEAVE` to stop."""
        copy = self._copy
        choice = _AGAIN
        if copy.has_changes_of_earlier_edit:
            say(
                _("You left this bank with changes that were not kept: {path}").format(
                    path=copy.path
                )
            )
            again = _("begin from the bank as it is; they are set aside")
            choice = choose(
                (
                    MenuItem(_EDIT, _("edit"), _("go on with them")),
                    MenuItem(_AGAIN, _("again"), again),
                    MenuItem(_LEAVE, _("leave"), _("do nothing now")),
                )
            )
        if choice not in (_EDIT, _AGAIN):
            return _LEAVE
        if choice == _AGAIN:
            if copy.has_changes_of_earlier_edit:
                say(_("What you had typed is in {path}").format(path=copy.back_up(copy.path)))
            copy.create()
        if copy.is_of_shipped_bank:
            say(
                _(
                    "This bank comes with the program. Your own copy will be used instead: {path}"
                ).format(path=copy.bank)
            )
        say(
            _("You type in a copy, and the bank changes when you keep it: {path}").format(
                path=copy.path
            )
        )
        self._loaded = copy.read()
        return _EDIT

    def _open_editor(self) -> None:
        """Open the copy at the first mistake, and wait until the user has closed it."""
        began = monotonic()
        command = command_to_open(self._editor, self._copy.path, self._line)
        code = call_in_foreground(command)
        self._editor_failed = bool(code)
        name = Path(self._editor[0]).name
        returned_at_once = monotonic() - began < _AT_ONCE
        if code:
            say(_("The editor “{name}” ended with code {code}.").format(name=name, code=code))
        elif returned_at_once and known_editor(self._editor) is None and not self._copy.has_changes:
            say(_("“{name}” came back at once.").format(name=name))
            wait_for_enter(_("Press Enter when you have saved and closed the file. "))

    def _after_editor(self) -> str:
        """What to do with the copy as it was saved: asked only where there is any doubt."""
        copy = self._copy
        if not copy.has_changes:
            return _NOTHING
        self._loaded = with_advice(copy.read())
        if not (self._loaded.diagnostics or copy.bank_has_changed or self._editor_failed):
            return _KEEP
        say(_first_mistakes(self._loaded))
        go_back = (
            _("go back to line {line}").format(line=self._line)
            if self._line
            else _("go back to the editor")
        )
        edit = MenuItem(_EDIT, _("edit"), go_back)
        keep = MenuItem(_KEEP, _("keep"), _("make it the bank that is used"))
        leave = MenuItem(_LEAVE, _("leave"), _("the bank stays as it was, and so does your copy"))
        if self._loaded.record is None:
            return choose((edit, leave))
        if copy.bank_has_changed:
            say(_("Somebody changed the bank while you were editing."))
            mine = _("put yours in its place; what they wrote is set aside")
            return choose((leave, keep._replace(explanation=mine), edit))
        return choose((edit, keep, leave) if self._editor_failed else (keep, edit, leave))

    @property
    def _line(self) -> int:
        """The line of the first error, else of the first piece of advice; 0 without either."""
        errors = [found for found in self._loaded.diagnostics if found.is_error]
        first = (errors or self._loaded.diagnostics)[:1]
        return first[0].line if first else 0

    def _leave(self) -> int:
        say(_("The bank is as it was. What you typed stays in {path}").format(path=self._copy.path))
        command = shlex.join(("interview", "bank", "edit", self._name))
        say(_("To go on with it: {command}").format(command=command))
        return 1


def _first_mistakes(loaded: Loaded[Bank]) -> str:
    """The first errors, or the first advice where there are no errors, and how many there are."""
    errors = tuple(found for found in loaded.diagnostics if found.is_error)
    found = errors or loaded.diagnostics
    lines = [render_all(found[:_MOST_SHOWN], loaded.source)] if found else []
    if len(found) > _MOST_SHOWN:
        more = len(found) - _MOST_SHOWN
        lines.append(
            ngettext("… and {number} more", "… and {number} more", more).format(number=more)
        )
    return "\n\n".join([*lines, count_line(loaded)])
