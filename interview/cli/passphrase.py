"""The key that signs, as commands need it: its passphrase is asked for, and others told of it."""

from __future__ import annotations

from getpass import getpass

from interview.cli.output import say
from interview.cli.stdin import is_interactive
from interview.errors import KeyLocked, UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.plain_text import typed_name
from interview.settings import Settings, user_name
from interview.signing.known_raters import known_line
from interview.signing.rater_key import (
    PassphraseWanted,
    passphrase_wanted,
    rater_key,
    rater_key_file,
)

_ATTEMPTS = 3
_PROMPT = "{question}\n> "


def unlock_key(
    paths: Paths, settings: Settings, name: str, *, may_be_nobodys: bool = False
) -> None:
    """Make sure that there is a key that can sign; a new one is made for `name`, and without one
    only where it `may_be_nobodys` so far.

    Raises `UsageError` where a name or a passphrase is needed and nobody can be asked, and
    `SigningError`.
    """
    if not (name or may_be_nobodys or rater_key_file(paths.journal).exists()):
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


def introduce_key(paths: Paths, settings: Settings) -> tuple[str, ...]:
    """Make the key of whoever joins a team and may have signed nothing yet, where there is none.

    Returns the lines that tell others of it; none where it is to have a passphrase and nobody can
    be asked for one: it is made later. Raises as `unlock_key` does.
    """
    name = typed_name(settings.interviewer)
    wanted = passphrase_wanted(paths.journal, for_new=settings.key_passphrase)
    if wanted is not PassphraseWanted.NO and not is_interactive():
        return ()
    unlock_key(paths, settings, name, may_be_nobodys=True)
    key = rater_key(paths.journal, name).public
    told = _(
        "Your key is new, with the fingerprint {key}. Send the others in your team the next line, "
        "and read them the fingerprint by telephone or face to face. Each of them then adds the "
        "line to known_raters beside the journal:"
    )
    return told.format(key=key.fingerprint), f"  {known_line(name or user_name(), key).rstrip()}"


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
