"""`interview decide`: who decided what, why, and whether it departs from the rule; signed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from interview import i18n
from interview.journal import Journal, load_record
from tests.cli.conftest import PAPER, Shell

REASONS = "Two of us would rather see her work for a day first."


def decide(shell: Shell, name: str, decision: str = "hold", *more: str) -> str:
    """Decide as Helen Reid, and return what is printed."""
    done = shell(
        "decide", name, "--decision", decision, "--reasons", REASONS, "--by", "Helen", *more
    )
    assert done.code == 0, done.err
    return done.out


def test_a_decision_stands_in_the_report_with_who_when_and_why(shell: Shell) -> None:
    name = shell.record()
    assert "On hold: decided and signed by Helen" in decide(shell, name)
    page = shell("report", name, "-o", "-").out
    assert "Decision and reasons" in page
    assert "On hold" in page
    assert REASONS in page
    assert "<bdi>Helen</bdi>" in page
    assert REASONS in shell("show", name).out
    (kept,) = shell("show", name, "--json").json["decisions"]
    assert (kept["decision"], kept["by"], kept["reasons"]) == ("hold", "Helen", REASONS)


def test_it_is_said_whether_it_departs_from_the_rule(shell: Shell) -> None:
    name = shell.record()
    rule = shell("show", name, "--json").json["scorecard"]["recommendation"]
    other = {"hire": "decline", "decline": "hire"}
    decide(shell, name, other.get(rule, "hire"))
    page = shell("report", name, "-o", "-").out
    assert ("departs from the rule" in page) == (rule in other)
    assert rule == shell("show", name, "--json").json["decisions"][0]["recommended"]


def test_it_is_sealed_in_a_stream_of_its_own_and_the_raters_record_stays(shell: Shell) -> None:
    name = shell.record()
    before = shell("show", name, "--json").json
    decide(shell, name)
    after = shell("show", name, "--json").json
    assert (before["head"], before["events"]) == (after["head"], after["events"])
    with Journal.open(shell.home / "journal.db") as journal:
        streams = journal.streams_of(name)
        assert [len(journal.seals(stream)) for stream in streams] == [1, 1]
    assert shell("verify").code == 0
    assert shell("verify", name).code == 0


def test_verify_says_whose_each_part_is_and_history_when_it_came(shell: Shell) -> None:
    name = shell.record()
    decide(shell, name)
    heads = [
        line.partition(": whole")[0]
        for line in shell("verify", name).out.splitlines()
        if ": whole" in line
    ]
    assert heads == [
        f"{name} · record of the interviewer, Grace Hopper",
        f"{name} · decision, by Helen",
    ]
    told = shell("history", name).out
    lines = [line.split("Helen  ")[-1].strip() for line in told.splitlines() if "Helen" in line]
    assert lines[:3] == [
        "Helen began to record",
        f"Decided: On hold ({REASONS})",
        "Signed by Helen",
    ]
    with Journal.open(shell.home / "journal.db") as journal:
        heads = [journal.read(stream).head for stream in journal.streams_of(name)]
    assert all(head in told for head in heads)


def test_a_further_decision_replaces_it_and_both_stay(shell: Shell) -> None:
    name = shell.record()
    decide(shell, name)
    assert "It replaces the decision of Helen" in decide(shell, name, "advance")
    page = shell("report", name, "-o", "-").out
    assert page.index("Next step") < page.index("On hold")
    assert page.count("replaced by a later decision") == 1
    decisions = load_record(shell.home / "journal.db", name).decisions
    assert [each.taken.decision for each in decisions] == ["hold", "advance"]


def test_an_interview_that_may_still_change_is_not_decided_upon(shell: Shell) -> None:
    name = shell.record(PAPER.replace("signed_by: Grace Hopper", ""))
    done = shell("decide", name, "--decision", "hire", "--reasons", REASONS, "--by", "Helen")
    assert done.code != 0
    assert "not signed yet" in done.err


@pytest.mark.parametrize("words", [[], ["--decision", "hire"], ["--reasons", "so"]])
def test_without_a_person_to_ask_it_says_what_is_missing(shell: Shell, words: list[str]) -> None:
    done = shell("decide", shell.record(), "--by", "Helen", *words)
    assert done.code == 2
    assert "--decision and --reasons" in done.err


def test_an_exported_decision_can_be_checked_and_imported(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = shell.record()
    decide(shell, name)
    file = shell.home / "ada.zip"
    assert shell("export", name, "-o", str(file)).code == 0
    assert shell("verify", str(file)).code == 0
    monkeypatch.setenv("INTERVIEW_HOME", str(shell.home / "elsewhere"))
    assert shell("import", str(file)).code == 0
    assert [each["by"] for each in shell("show", name, "--json").json["decisions"]] == ["Helen"]


def test_the_candidates_copy_is_of_a_signed_interview_and_says_nothing_of_it(shell: Shell) -> None:
    name = shell.record()
    decide(shell, name)
    page = shell("report", name, "--audience", "candidate", "-o", "-").out
    assert "Your interview" in page
    assert REASONS not in page
    assert "Helen" not in page
    path = shell("report", name, "--audience", "candidate").out.strip()
    assert "interview-candidate-" in path
    workbook = shell("report", name, "--audience", "candidate", "-o", "copy.xlsx")
    assert workbook.code == 2
    assert "a page, a PDF, Markdown or JSON" in workbook.err
    unsigned = shell.record(PAPER.replace("signed_by: Grace Hopper", ""))
    refused = shell("report", unsigned, "--audience", "candidate", "-o", "-")
    assert refused.code == 2
    assert "not signed yet" in refused.err


def test_it_speaks_french(shell: Shell) -> None:
    name = shell.record()
    said = decide(shell, name, "hold", "--lang", "fr")
    i18n.use("en")
    assert "En attente" in said


def test_a_decision_that_nobody_sealed_is_none(shell: Shell) -> None:
    name = shell.record()
    decide(shell, name)
    with closing(sqlite3.connect(shell.home / "journal.db")) as connection:
        connection.execute(
            "DELETE FROM seal WHERE stream LIKE ? AND stream NOT IN (SELECT stream FROM summary)",
            (f"{name}/%",),
        )
        connection.commit()
    assert shell("show", name, "--json").json["decisions"] == []
    assert REASONS not in shell("report", name, "-o", "-").out
    assert "decision, by Helen · ended, not sealed" in shell("history", name).out
    assert shell("verify").code == 1
