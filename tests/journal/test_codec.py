"""Events as canonical JSON: the same text for the same event, and nothing missing read as empty."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from hashlib import sha256

import pytest

from interview.errors import JournalDamaged
from interview.journal import codec
from interview.journal.codec import (
    commitment_of,
    content_of,
    decode,
    encode,
    first_head,
    next_head,
    payload_of,
)
from interview.session import (
    AnswerRated,
    AnswerRecorded,
    Event,
    NotesEdited,
    QuestionOpened,
    UnknownEvent,
)
from interview.session.events import EVENT_KINDS, VERSIONS
from tests.journal.samples import NOON
from tests.source import ROOT

RATED = AnswerRated(
    "impact",
    3,
    suggested=2,
    confidence="high",
    signals=("1", "goal"),
    evidence=(("goal", 4, 9, ""),),
)


def data_of(event: Event) -> str:
    """What stands between the time and the kind of a payload."""
    payload = encode(NOON, event)
    start = '{"at":"2026-03-02T12:00:00+00:00","data":'
    end = f',"kind":"{type(event).__name__}","version":1}}'
    assert payload.startswith(start)
    assert payload.endswith(end)
    return payload.removeprefix(start).removesuffix(end)


def test_the_keys_of_an_event_are_sorted_and_nothing_stands_between_them() -> None:
    assert data_of(RATED) == (
        '{"confidence":"high","evidence":[["goal",4,9,""]],"level":3,"question":"impact",'
        '"signals":["1","goal"],"suggested":2}'
    )


def test_characters_outside_ascii_stand_for_themselves() -> None:
    assert data_of(NotesEdited("impact", "é 🎷 “”")) == '{"question":"impact","text":"é 🎷 “”"}'


def test_lists_come_back_as_tuples_however_deep() -> None:
    event = AnswerRecorded("jobs", (("Forge", "2020"), ("Mill", "")))
    assert decode(encode(NOON, event)) == (NOON, event)


@pytest.mark.parametrize("name", [field.name for field in fields(AnswerRated)])
def test_an_event_without_one_of_its_fields_is_damaged(name: str) -> None:
    parts = json.loads(encode(NOON, RATED))
    del parts["data"][name]
    with pytest.raises(JournalDamaged):
        decode(json.dumps(parts))


@pytest.mark.parametrize("name", ["at", "kind", "version", "data"])
def test_a_payload_without_one_of_its_parts_is_damaged(name: str) -> None:
    parts = json.loads(encode(NOON, RATED))
    del parts[name]
    with pytest.raises(JournalDamaged, match=r"^An entry of the journal cannot be read\.$"):
        decode(json.dumps(parts))


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "{",
        "[]",
        "null",
        '"impact"',
        "7",
        encode(NOON, RATED).replace('"version":1', '"version":"1"'),
        encode(NOON, RATED).replace('"kind":"AnswerRated"', '"kind":null'),
        encode(NOON, RATED).replace("+00:00", ""),
    ],
)
def test_a_payload_that_is_none_is_damaged(payload: str) -> None:
    with pytest.raises(JournalDamaged):
        decode(payload)


def test_a_payload_is_utf_8_and_nothing_else() -> None:
    assert decode(encode(NOON, RATED).encode()) == (NOON, RATED)
    with pytest.raises(JournalDamaged):
        decode(encode(NOON, RATED).encode("utf-16"))


@pytest.mark.parametrize(
    ("kind", "version"), [("QuestionSung é", 1), ("AnswerRated", 2), ("UnknownEvent", 1)]
)
def test_an_event_of_an_unknown_kind_or_version_is_carried_as_it_is(
    kind: str, version: int
) -> None:
    parts = {"at": NOON.isoformat(), "data": {"tune": "é"}, "kind": kind, "version": version}
    payload = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    at, event = decode(payload)
    assert event == UnknownEvent(kind, version, '{"tune":"é"}')
    assert encode(at, event) == payload


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in which `AnswerRated` is at version 2: at first, it had a question and a level."""
    names = tuple(field.name for field in fields(AnswerRated))
    monkeypatch.setattr(codec, "VERSIONS", {AnswerRated: 2})
    monkeypatch.setitem(codec._KINDS, "AnswerRated", (AnswerRated, 2, names))


@pytest.mark.usefixtures("second_version")
def test_an_event_is_written_in_the_newest_version_of_its_kind() -> None:
    assert json.loads(encode(NOON, RATED))["version"] == 2
    assert json.loads(encode(NOON, QuestionOpened("impact")))["version"] == 1
    assert decode(encode(NOON, RATED)) == (NOON, RATED)


@pytest.mark.usefixtures("second_version")
def test_a_field_that_came_later_has_a_default_in_earlier_versions_and_only_there() -> None:
    parts = json.loads(encode(NOON, RATED))
    parts["data"] = {"question": "impact", "level": 3}
    with pytest.raises(JournalDamaged):
        decode(json.dumps(parts))
    parts["version"] = 1
    assert decode(json.dumps(parts)) == (NOON, AnswerRated("impact", 3))
    del parts["data"]["level"]
    with pytest.raises(JournalDamaged):
        decode(json.dumps(parts))


def test_a_kind_with_a_later_version_has_a_field_that_came_later() -> None:
    without = [kind for kind in VERSIONS if all(field.default is MISSING for field in fields(kind))]
    assert not without
    assert all(version > 1 for version in VERSIONS.values())


def test_the_content_of_an_event_begins_with_other_random_bytes_each_time() -> None:
    payload = encode(NOON, RATED)
    first, second = content_of(payload), content_of(payload)
    assert payload_of(first) == payload_of(second) == payload.encode()
    assert len(first) - len(payload.encode()) == 32
    assert first[:32] != second[:32]
    assert commitment_of(first) == sha256(first).digest() != commitment_of(second)


def test_a_head_is_what_another_program_computes_from_the_page() -> None:
    """The figures were computed with `printf … | sha256sum`."""
    first = first_head("abc/xyz")
    assert first.hex() == sha256(b"interview stream 1\nabc/xyz").hexdigest()
    commitment = bytes(range(32))
    assert next_head(first, commitment) == sha256(first + commitment).digest()


def test_the_page_on_the_format_lists_every_kind_with_its_version_and_fields() -> None:
    page = (ROOT / "docs" / "journal-format.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \|(.*?)\|.*\|$", page, re.MULTILINE)
    listed = {name: (int(version), re.findall(r"`(\w+)`", named)) for name, version, named in rows}
    assert listed == {
        name: (VERSIONS.get(kind, 1), [field.name for field in fields(kind)])
        for name, kind in EVENT_KINDS.items()
    }


def test_opening_a_question_is_written_as_on_the_page() -> None:
    page = (ROOT / "docs" / "journal-format.md").read_text(encoding="utf-8")
    assert encode(NOON, QuestionOpened("impact")) in page
