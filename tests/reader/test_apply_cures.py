"""What is mended without a person: only what is certain, and no other byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.bank import Bank, parse
from interview.reader import Loaded
from interview.reader.apply_cures import apply_cures
from tests.bank.samples import BAKER

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def cured(data: bytes) -> Loaded[Bank]:
    return apply_cures(parse(data, "bank.yaml"), lambda changed: parse(changed, "bank.yaml"))


def test_a_cure_cures() -> None:
    helped = 0
    for path in BROKEN:
        data = path.read_bytes()
        if any(found.cure for found in parse(data, path.name).diagnostics):
            assert cured(data).diagnostics == (), path.stem
            helped += 1
        else:
            assert cured(data).source.data == data, path.stem
    assert helped >= 30


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title: Baker\n", "titel: Baker\n"),
        ("[en, fr]", "[English, fr-FR]"),
        ("        ask: How", "        ask:\u200bHow"),
        ("        ask: How", "\u00a0\u00a0      ask:\u00a0How"),
        ("        ask: How", "\task: How"),
        ("decision: {hire: 80, discuss: 60,", "decision: {hire: 0.8, discuss: 60 %,"),
        (
            "          1: Does not know.\n          2: Tells the steps.\n          3: Tells why.\n",
            "        1: Does not know.\n        2: Tells the steps.\n        3: Tells why.\n",
        ),
        (
            "          - id: dirt\n            because: Never cleans\n            suggests:",
            "- id: dirt\n  because: Never cleans\n  sugests:",
        ),
    ],
)
@pytest.mark.parametrize("form", ["as it is", "from Windows"])
def test_every_other_byte_stays(right: str, wrong: str, form: str) -> None:
    good = BAKER.encode()
    assert right in BAKER
    bad = BAKER.replace(right, wrong, 1).encode()
    if form == "from Windows":
        good, bad = (b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") for data in (good, bad))

    assert cured(bad).source.data == good


@pytest.mark.parametrize(
    ("right", "doubtful"),
    [
        ("minutes: 30\n", "minutes: 30\nminutes: 40\n"),
        ("title: Baker\n", "title: Baker minutes: 30\n"),
        ("title: Baker\n", 'title: "Baker\n'),
        ("decision: {hire: 80, discuss: 60, coverage: 75}", "decision: {hire: 1}"),
        ("suggests: 2\n", "sugests: two\n"),
        ("minutes: 30\n", "minutes: half an hour\n"),
        ("format: 1\n", "\u2028format: 1\ntitel: Baker\n"),
    ],
)
def test_what_is_in_doubt_is_left_to_a_person(right: str, doubtful: str) -> None:
    loaded = cured(BAKER.replace(right, doubtful, 1).encode())

    assert loaded.record is None
    assert doubtful.replace("sugests", "suggests").encode() in loaded.source.data


def test_mistakes_that_repeat_do_not_fill_the_screen() -> None:
    from interview.reader import render_all

    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for last, this in zip("abcdefghi", "bcdefghij", strict=True):
        bomb += f"{this}: &{this} [{','.join([f'*{last}'] * 9)}]\n"
    loaded = parse(bomb.encode(), "bomb.yaml")

    drawn = render_all(loaded.diagnostics, loaded.source)

    assert len(drawn.splitlines()) < 80
    assert "4 more like it (lines 7–10)" in drawn
