"""`interview bank check --fix`: writes the cures that are certain, once a person has seen them."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from interview.bank import Bank, parse
from interview.cli.new_bank_file import save_file
from interview.cli.output import mention, say
from interview.cli.prompts import confirmed
from interview.cli.stdin import is_interactive
from interview.errors import BankError
from interview.i18n import _
from interview.lint.check_bank import with_advice
from interview.plain_text import one_line
from interview.reader import Loaded
from interview.reader.apply_cures import apply_cures
from interview.reader.render_diagnostics import printable


def fixed(loaded: Loaded[Bank], *, is_agreed: bool) -> Loaded[Bank]:
    """A bank after its certain cures, which are shown and written; as it was where nobody agrees.

    `is_agreed` is for where nobody is asked. Raises `BankError` where the file cannot be written,
    or was changed meanwhile.
    """
    name = loaded.source.name
    cured = apply_cures(loaded, lambda data: with_advice(parse(data, name)))
    if cured.source.data == loaded.source.data:
        return loaded
    shown = one_line(name)
    before, after = loaded.source.lines, cured.source.lines
    changes = unified_diff(before, after, shown, shown, n=2, lineterm="")
    say("\n".join(map(printable, changes)))
    if not is_agreed and not is_interactive():
        mention(_("Nothing was written: add --yes where nobody can be asked."))
        return loaded
    if not is_agreed and not confirmed(_("Write this to {file}?").format(file=shown)):
        say(_("The file is as it was."))
        return loaded
    path = Path(name)
    try:
        is_same = path.read_bytes() == loaded.source.data
    except OSError:
        is_same = False
    if not is_same:
        raise BankError(_("{file} was changed meanwhile: check it again.").format(file=shown))
    save_file(path, cured.source.data, replace=True)
    say(_("Written: {file}").format(file=shown) + "\n")
    return cured
