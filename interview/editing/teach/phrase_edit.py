"""Adds a phrase to a bank: checked against the parsed bank, and saved only over what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview.bank import Bank, Condition, Vocabulary, parse
from interview.bank.writing.splice import add_empty_list, add_to_list
from interview.editing.copy.working_copy import bank_to_replace
from interview.editing.teach.phrase_lists import PhraseList, affected_questions
from interview.editing.teach.phrase_wording import literal_phrase
from interview.errors import BankError
from interview.frozen import replace
from interview.i18n import _
from interview.lint.phrase_rules import phrase_problems
from interview.paths import Paths
from interview.plain_text import one_line
from interview.private_files import private_folder, replace_file
from interview.reader import Loaded
from interview.reader.place import NodePath
from interview.rubric import heard_in
from interview.rubric.phrase_pattern import patterns
from interview.system_errors import reason_of


@dataclass(frozen=True)
class PhraseEdit:
    """One phrase for one signal: the bank without it, and the bank with it."""

    question: str
    """The question's id."""
    signal: str
    """The signal's id."""
    phrase: str
    where: PhraseList
    before: Loaded[Bank]
    after: Loaded[Bank]

    @property
    def affected_questions(self) -> tuple[str, ...]:
        """The ids of the questions whose suggestions it may change."""
        return affected_questions(self.before.require(), self.question, self.where)


def prepare(
    loaded: Loaded[Bank], question: str, signal: str, where: PhraseList, phrase: str
) -> PhraseEdit:
    """The edit that adds `phrase` to a list of the bank; nothing is written yet.

    Raises `BankError` for a phrase that `phrase_fault` refuses, and where the text of the file
    cannot be changed in such a way that the parsed bank has this phrase more and nothing else.
    """
    phrase = " ".join(one_line(phrase).split())  # as a bank is written by hand
    if fault := phrase_fault(phrase, where):
        raise BankError(fault)
    source = loaded.source
    if where.adds_term:
        data = add_empty_list(source, (*where.path, phrase))
    else:
        data = add_to_list(source, where.path, phrase)
    expected = with_phrase(loaded.require(), where, phrase)
    after = parse(data, source.name)
    if after.record != expected:
        raise BankError(
            _("The phrase cannot be put safely into {path}: add it by hand.").format(
                path=source.name
            )
        )
    return PhraseEdit(question, signal, phrase, where, loaded, after)


def phrase_fault(phrase: str, where: PhraseList) -> str:
    """Why a phrase cannot be added to a list, in a sentence; empty if it can.

    It cannot where it would never be heard, or where the list hears it already.
    """
    if problem := next(phrase_problems(phrase), ""):
        return problem
    known = [where.term, *where.phrases] if where.term else [*where.phrases]
    same = [each for each in known if patterns(each) == patterns(phrase)]
    if phrase.lower() == literal_phrase(phrase).lower():
        same += heard_in(phrase, known)
    if same:
        return _("It is already heard there, by “{phrase}”.").format(phrase=same[0])
    return ""


def save(edit: PhraseEdit, paths: Paths) -> Path:
    """Write the bank with its new phrase, and return its file.

    A bank that came with the program is copied to the user's own banks. Raises `BankError` when the
    file was changed since it was read, or cannot be written; it is left as it was then.
    """
    bank = Path(edit.before.source.name)
    target = bank_to_replace(paths, bank)
    try:
        is_taken = target != bank.resolve() and target.exists()
        if is_taken or bank.read_bytes() != edit.before.source.data:
            raise BankError(
                _(
                    "The bank {path} was changed meanwhile. Nothing was written: teach it again."
                ).format(path=target)
            )
        private_folder(target.parent)
        replace_file(target, edit.after.source.data)
    except OSError as error:
        raise BankError(
            _("The bank {path} cannot be written: {reason}.").format(
                path=target, reason=reason_of(error)
            )
        ) from error
    return target


def with_phrase(bank: Bank, where: PhraseList, phrase: str) -> Bank:
    """The bank with a phrase at the end of a list, or as a new term; no file is written."""
    path, texts = ((*where.path, phrase), ()) if where.adds_term else (where.path, (phrase,))
    changed: Bank = _with_added(bank, path, texts)
    return changed


def _with_added(record: Any, path: NodePath, texts: tuple[str, ...]) -> Any:
    """A parsed bank, or a part of it, with `texts` at the end of the list at `path`."""
    if not path:
        return (*(record or ()), *texts)
    step, rest = path[0], path[1:]
    if isinstance(record, tuple):
        place = int(step)
        return (*record[:place], _with_added(record[place], rest, texts), *record[place + 1 :])
    if isinstance(record, Vocabulary):
        return replace(record, terms=_with_added(record.terms, path, texts))
    if isinstance(record, Mapping):
        return MappingProxyType({**record, step: _with_added(record.get(step), rest, texts)})
    record = Condition() if record is None else record
    key = str(step)
    return replace(record, **{key: _with_added(getattr(record, key), rest, texts)})
