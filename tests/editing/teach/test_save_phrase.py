"""Saving a phrase: whole or not at all, and never over what others wrote."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from interview.bank import load
from interview.editing.copy.working_copy import bank_to_replace
from interview.editing.teach.phrase_edit import PhraseEdit, prepare, save
from interview.editing.teach.phrase_lists import phrase_lists
from interview.errors import BankError
from interview.paths import Paths
from interview.shipped_files import shipped_banks
from tests.editing.teach.samples import BAKER


def edit_of(path: Path, question: str, phrase: str = "proves it") -> PhraseEdit:
    book = load(path)
    bank = book.require()
    asked = bank.question(question)
    signal = next(each for each in asked.signals if phrase_lists(bank, asked, each))
    return prepare(book, question, signal.id, phrase_lists(bank, asked, signal)[0], phrase)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "home")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "baker.yaml"
    path.write_text(BAKER, encoding="utf-8")
    path.chmod(0o640)
    return path


def test_the_file_has_the_phrase_and_the_permissions_it_had(bank: Path, paths: Paths) -> None:
    assert save(edit_of(bank, "bread"), paths) == bank.resolve()
    assert bank.read_text(encoding="utf-8") == BAKER.replace("oven]   #", "oven, proves it]   #")
    assert stat.S_IMODE(bank.stat().st_mode) == 0o640
    assert [path.name for path in bank.parent.iterdir()] == ["baker.yaml"]


def test_a_bank_that_was_changed_meanwhile_stays_as_it_is(bank: Path, paths: Paths) -> None:
    edit = edit_of(bank, "bread")
    changed = BAKER.replace("Tells why", "Says why")
    bank.write_text(changed, encoding="utf-8")
    with pytest.raises(BankError, match="changed meanwhile"):
        save(edit, paths)
    assert bank.read_text(encoding="utf-8") == changed


def test_a_shipped_bank_is_copied_first_for_the_user_alone(paths: Paths) -> None:
    shipped = shipped_banks() / "support-engineer.yaml"
    before = shipped.read_bytes()
    edit = edit_of(shipped, "angry-customer")
    own = save(edit, paths)
    assert own == bank_to_replace(paths, shipped) == paths.banks / "support-engineer.yaml"
    assert own.read_bytes() == edit.after.source.data
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert shipped.read_bytes() == before
    with pytest.raises(BankError, match="changed meanwhile"):
        save(edit_of(shipped, "angry-customer", "another"), paths)


def test_a_linked_bank_stays_a_link(bank: Path, paths: Paths, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(bank)
    save(edit_of(link, "bread"), paths)
    assert link.is_symlink()
    assert "proves it" in bank.read_text(encoding="utf-8")


def test_a_bank_that_is_gone_is_reported_in_a_sentence(bank: Path, paths: Paths) -> None:
    edit = edit_of(bank, "bread")
    moved = bank.with_name("gone.yaml")
    bank.rename(moved)
    with pytest.raises(BankError, match="cannot be written"):
        save(edit, paths)
    assert moved.read_text(encoding="utf-8") == BAKER
