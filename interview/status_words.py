"""How a record of an interview stands, and by whose key it was sealed: the words for it."""

from __future__ import annotations

from enum import IntEnum

from interview.frozen import frozen
from interview.i18n import _


class RecordStatus(IntEnum):
    """How a record stands. The numbers are those in the journal's list."""

    OPEN = 0
    """Nobody has signed it, or an amendment of what was signed is open."""
    SIGNED = 1
    """A seal covers it to its end."""
    UNSEALED = 2
    """It ends with a signature under which there is no seal."""
    ALTERED = 3
    """It is not what was sealed, or goes on behind a signature without an amendment."""
    RESCUED = 4
    """It came out of a damaged file, and entries are missing."""
    DAMAGED = 5
    """It cannot be read as it was recorded."""

    @property
    def word(self) -> str:
        """It in a word or two, in the language in use."""
        return {
            RecordStatus.OPEN: _("open"),
            RecordStatus.SIGNED: _("signed"),
            RecordStatus.UNSEALED: _("ended, not sealed"),
            RecordStatus.ALTERED: _("not as signed"),
            RecordStatus.RESCUED: _("damaged, rescued"),
            RecordStatus.DAMAGED: _("damaged"),
        }[self]


@frozen
class SealingKey:
    """The key that sealed a record, and whose it is."""

    person: str
    """The known person whose key it is; empty where nobody is known by it."""
    fingerprint: str

    @property
    def words(self) -> str:
        """Both, in the language in use."""
        if self.person:
            return _("with the key of {name} ({key})").format(
                name=self.person, key=self.fingerprint
            )
        return _("with a key that is not known here ({key})").format(key=self.fingerprint)
