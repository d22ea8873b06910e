"""Banks that were read before: the same bank again, whatever becomes of what was kept."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from interview.bank import Bank, load
from interview.bank_cache import read_bank
from interview.errors import BankError
from interview.shipped_files import shipped_banks
from tests.bank.samples import BAKER
from tests.source import ROOT

BANKS = sorted(shipped_banks().glob("*.yaml"))
SMALL = shipped_banks() / "support-engineer.yaml"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "home" / "cache"


def kept_in(cache: Path) -> Path:
    """The one file that is kept."""
    (kept,) = cache.iterdir()
    return kept


def bank_at(path: Path) -> Bank:
    """The bank as its YAML says it."""
    return load(path).require()


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_a_kept_bank_is_the_bank_that_was_read(cache: Path, path: Path) -> None:
    first, data = read_bank(cache, path)
    again, same_data = read_bank(cache, path)
    assert first == again == bank_at(path)
    assert data == same_data == path.read_bytes()


def test_a_bank_that_was_read_before_needs_no_yaml(cache: Path) -> None:
    read_bank(cache, SMALL)
    program = (
        "import sys; from pathlib import Path; from interview.bank_cache import read_bank;"
        "read_bank(Path(sys.argv[1]), Path(sys.argv[2])); sys.exit('yaml' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(cache), str(SMALL)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_a_bank_that_changed_is_read_again(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_bytes(SMALL.read_bytes())
    before, _ = read_bank(cache, path)
    path.write_bytes(path.read_bytes().replace(b"minutes: 40", b"minutes: 50", 1))
    after, _ = read_bank(cache, path)
    assert (before.minutes, after.minutes) == (40, 50)


def test_a_bank_with_a_mistake_is_explained_each_time_and_never_kept(
    cache: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(SMALL.read_text(encoding="utf-8").replace("title:", "tilte:", 1))
    for _ in range(2):
        with pytest.raises(BankError, match="title"):
            read_bank(cache, path)
    assert not cache.exists()


def test_a_file_that_is_not_there_is_explained(cache: Path, tmp_path: Path) -> None:
    with pytest.raises(BankError, match="no such file"):
        read_bank(cache, tmp_path / "nowhere.yaml")


def damages(whole: bytes) -> list[bytes]:
    """What a disk, an editor or a joker may leave of a file."""
    body = b'{"":"Stage","value":"live"}'
    flipped = bytes([whole[200] ^ 1])
    return [
        b"",
        whole[: len(whole) // 2],
        whole[:200] + flipped + whole[201:],
        b"\xff" * 100,
        *(sha256(text).hexdigest().encode() + b"\n" + text for text in (b"{", b"{}", b"1", body)),
    ]


def test_a_damaged_file_is_not_believed_and_is_put_right(cache: Path) -> None:
    bank, _ = read_bank(cache, SMALL)
    kept = kept_in(cache)
    whole = kept.read_bytes()
    for damaged in damages(whole):
        kept.write_bytes(damaged)
        assert read_bank(cache, SMALL)[0] == bank
        assert kept.read_bytes() == whole


def test_where_nothing_can_be_kept_the_bank_is_read_all_the_same(cache: Path) -> None:
    cache.parent.write_text("a file where the folder should be", encoding="utf-8")
    for _ in range(2):
        assert read_bank(cache, SMALL)[0] == bank_at(SMALL)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_what_is_kept_is_the_users_alone(cache: Path) -> None:
    read_bank(cache, SMALL)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (cache.parent, cache, kept_in(cache))]
    assert modes == [0o700, 0o700, 0o600]


def test_old_banks_make_room_for_new_ones(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    for number in range(25):
        path.write_text(f"{BAKER}# {number}\n", encoding="utf-8")
        read_bank(cache, path)
    assert len(list(cache.iterdir())) == 20
