"""What a phrase would have changed in the interviews of a real journal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from interview.editing.teach import impact
from interview.editing.teach.impact import Impact, NotesExcerpt, find_impact
from interview.editing.teach.phrase_edit import PhraseEdit
from tests.editing.teach.past_interviews import BEGAN, hold
from tests.editing.teach.samples import BAKER
from tests.editing.teach.test_phrase_edit import phrase_edit

BANK = BAKER.encode()


def impact_of(journal: Path, edit: PhraseEdit, running: str = "") -> Impact:
    return list(find_impact(journal, edit, "baker", running))[-1]


def test_each_answer_that_hears_the_phrase_is_shown_with_both_suggestions(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    hold(journal, "Ada", "first\nsays you bake it slowly, in a stone thing", 2, bank=BANK)
    hold(journal, "Grace", "kneads and bakes it slowly", 3, bank=BANK, days=1)
    hold(journal, "Mary", "has no idea", None, bank=BANK, days=2)

    found = impact_of(journal, phrase_edit("steps", "bakes it slowly"))

    assert (found.interviews, found.seen, found.answers, found.unreadable) == (3, 3, 3, 0)
    assert [hit.candidate for hit in found.affected] == ["Grace", "Ada"]
    ada = found.affected[1]
    assert ada.excerpt == NotesExcerpt("says you ", "bake it slowly", ", in a stone thing")
    assert (ada.before, ada.after, ada.rating) == (None, 2, 2)
    assert ada.held == BEGAN
    assert found.level_changes == (ada,)
    assert (found.gained, found.lost) == (1, 0)


def test_a_suggestion_that_was_right_and_would_not_be_is_counted(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    hold(journal, "Ada", "kneads, because. crust! says it sings", 3, bank=BANK)
    hold(journal, "Grace", "kneads and sings", 2, bank=BANK, days=1)
    text = BAKER.replace(
        "because: Smiles\n            suggests: 2", "because: Sings\n            suggests: 3"
    )
    found = impact_of(journal, phrase_edit("smile", "sings", text=text))
    assert [(hit.before, hit.after) for hit in found.affected] == [(2, 3), (3, 3)]
    assert (found.gained, found.lost) == (0, 1)


def test_the_running_interview_and_other_banks_are_left_alone(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    running = hold(journal, "Ada", "bakes it slowly", 2, bank=BANK)
    hold(journal, "Grace", "bakes it slowly", 2, bank=BANK, name="other")
    found = impact_of(journal, phrase_edit("steps", "bakes it slowly"), running.interview)
    assert found == Impact(0)


def test_only_the_newest_are_looked_at_beside_the_running_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(impact, "MAX_INTERVIEWS", 2)
    journal = tmp_path / "journal.db"
    for days, name in enumerate(["Mary", "Ada", "Grace"]):
        hold(journal, name, "bakes it slowly", 2, bank=BANK, days=days)
    running = hold(journal, "Joan", "bakes it slowly", 2, bank=BANK, days=3)

    found = impact_of(journal, phrase_edit("steps", "slowly"), running.interview)

    assert [hit.candidate for hit in found.affected] == ["Grace", "Ada"]
    assert (found.interviews, found.has_older) == (2, True)


def test_what_was_ticked_in_an_older_bank_counts_by_what_it_said(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    older = BAKER.replace(
        "- id: smile\n            because: Smiles", "- id: grin\n            because: Smiles"
    )
    hold(journal, "Ada", "bakes it slowly", 3, bank=older.encode(), ticked="grin")
    found = impact_of(journal, phrase_edit("why", "slowly"))
    assert found.affected == ()
    found = impact_of(journal, phrase_edit("steps", "slowly"))
    assert [(hit.before, hit.after) for hit in found.affected] == [(2, 2)]


def test_an_interview_that_was_tampered_with_is_passed_over(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    damaged = hold(journal, "Ada", "bakes it slowly", 2, bank=BANK)
    hold(journal, "Grace", "bakes it slowly", 2, bank=BANK, days=1)
    link = sqlite3.connect(journal)
    link.execute("DROP TRIGGER event_is_never_changed")
    link.execute(
        "UPDATE event SET content = CAST(content || ' ' AS BLOB) WHERE stream = ?",
        (str(damaged),),
    )
    link.commit()
    link.close()
    found = impact_of(journal, phrase_edit("steps", "slowly"))
    assert (found.seen, found.unreadable) == (2, 1)
    assert [hit.candidate for hit in found.affected] == ["Grace"]


def test_a_name_of_a_vocabulary_is_looked_for_wherever_it_counts(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    hold(journal, "Ada", "rye and einkorn", 3, bank=BANK)
    found = impact_of(journal, phrase_edit("flours", "einkorn"))
    assert [(hit.question, hit.before, hit.after) for hit in found.affected] == [("bread", None, 3)]
