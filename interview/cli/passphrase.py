"""Asks for the passphrase of the key that signs, where it has one."""

from __future__ import annotations

from getpass import getpass

from interview.cli.output import say
from interview.cli.stdin import is_interactive
from interview.errors import KeyLocked, UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.settings import Settings
from interview.signing.rater_key import (
    PassphraseWanted,
    passphrase_wanted,
    rater_key,
    rater_key_file,
)

_ATTEMPTS = 3
_PROMPT = "{question}\n> "


def unlock_key(paths: Paths, settings: Settings, name: str) -> None:
    """Make sure that there is a key that can sign; a new one is made for `name`.

    Raises `UsageError` where a name or a passphrase is needed and nobody can be asked, and
    `SigningError`.
    """
    if not name and not rater_key_file(paths.journal).exists():
        raise UsageError(_("Say whose key is to be made: add --name."))
    wanted = passphrase_wanted(paths.journal, for_new=settings.key_passphrase)
    if wanted is PassphraseWanted.NO:
        return
    if not is_interactive():
        raise UsageError(
            _("Your key has a passphrase, and nobody can be asked for it: type this in a terminal.")
        )
    for _attempt in range(_ATTEMPTS):
        try:
            rater_key(paths.journal, name, _asked(wanted))
            return
        except KeyLocked as error:
            say(str(error))
    raise UsageError(_("Nothing was signed."))


def _asked(wanted: PassphraseWanted) -> str:
    """What was typed; a new passphrase twice. Raises `UsageError` at the end of the input."""
    try:
        if wanted is PassphraseWanted.THAT_OF_THE_KEY:
            return getpass(_PROMPT.format(question=_("The passphrase of your key")))
        typed = getpass(
            _PROMPT.format(question=_("A passphrase for your new key: nobody can recover it"))
        )
        again = getpass(_PROMPT.format(question=_("The passphrase of your new key, again")))
        if typed and typed == again:
            return typed
    except EOFError as error:
        raise UsageError(_("Nothing was signed.")) from error
    raise KeyLocked(_("That was not the same twice."))
