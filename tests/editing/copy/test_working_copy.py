"""The copy of a bank that is edited, on real files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interview.editing.copy.working_copy import working_copy
from interview.errors import BankError
from interview.paths import Paths
from tests.editing.copy.samples import BANK, bank_file


def test_banks_that_differ_only_in_their_ending_are_edited_side_by_side(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    one = bank_file(paths.banks)
    other = one.with_suffix(".yml")
    other.write_text(BANK.replace("Mine", "Other"), encoding="utf-8")
    with working_copy(paths, one) as first, working_copy(paths, other) as second:
        first.create()
        second.create()
        assert not first.has_changes
        assert not second.has_changes


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder_of_copies_is_named(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    bank = bank_file(paths.banks)
    paths.editing.mkdir(mode=0)
    with pytest.raises(BankError, match="editing"), working_copy(paths, bank):
        pass
