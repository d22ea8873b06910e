"""compare: which interviews, in which order, blind or not, and in which form."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from interview.journal import Journal
from interview.session import Event, InterviewSigned, NamesRevealed, StreamOpened
from tests.cli.conftest import Shell

HEAD = "candidate: {name}\ninterviewer: {rater}\nbank: {bank}\nstarted: {day}\nanswers:\n"


def interview(
    shell: Shell,
    name: str,
    *,
    impact: int = 3,
    campaigns: int = 3,
    notes: str = "asked for the goal first",
    rater: str = "Grace Hopper",
    bank: str = "social-media",
    day: str = "2026-03-02 14:30",
    signed: bool = True,
) -> str:
    """A recorded interview with two ratings, and its id."""
    text = HEAD.format(name=json.dumps(name), rater=rater, bank=bank, day=day)
    text += f"  impact:\n    notes: {json.dumps(notes)}\n    level: {impact}\n"
    text += f"  campaigns:\n    notes: the usual ones\n    level: {campaigns}\n"
    return shell.record(text + (f"signed_by: {rater}\n" if signed else ""))


@pytest.fixture
def three(shell: Shell) -> list[str]:
    """Three candidates."""
    return [
        interview(shell, "Ada Lovelace", impact=2, campaigns=4),
        interview(shell, "Zoé Müller", impact=4, notes="Zoé asked for the goal; from ETH Zürich"),
        interview(shell, "Théo Blanc", impact=3, campaigns=1),
    ]


def compared(shell: Shell, *words: str) -> Any:
    return shell("compare", *words, "--format", "json", "-o", "-").json


def names(shell: Shell, *words: str) -> list[str]:
    return [each["name"] for each in compared(shell, *words)["candidates"]]


def row(comparison: Any, key: str) -> Any:
    return next(each for each in comparison["rows"] if each["key"] == key)


class TestWhich:
    def test_ids_stand_in_their_order_and_each_once(self, shell: Shell, three: list[str]) -> None:
        ids = [three[2], three[0][:6], three[2], three[1]]
        assert names(shell, *ids) == ["Théo Blanc", "Ada Lovelace", "Zoé Müller"]

    def test_a_bank_and_a_day_choose_signed_interviews_by_name(self, shell: Shell) -> None:
        interview(shell, "Zoé Müller", day="2026-03-02")
        interview(shell, "Ada Lovelace", day="2026-04-01")
        interview(shell, "Bea Early", day="2026-02-01")
        interview(shell, "Cy Draft", day="2026-04-02", signed=False)
        told = shell("compare", "--bank", "social-media", "--since", "2026-03-01", "-o", "-")
        assert "1 interview that is not signed is left out" in told.err
        found = names(shell, "--bank", "social-media", "--since", "2026-03-01")
        assert found == ["Ada Lovelace", "Zoé Müller"]

    def test_a_draft_that_is_named_takes_part_and_says_so(self, shell: Shell) -> None:
        ids = [interview(shell, "Ada", signed=False), interview(shell, "Bea")]
        found = compared(shell, *ids)
        assert [each["signed"] for each in found["candidates"]] == [False, True]
        assert "1 interview is not signed" in found["notices"][0]
        assert "DRAFT" in shell("compare", *ids, "-o", "-").out

    @pytest.mark.parametrize(
        ("words", "code", "sentence"),
        [
            ([], 2, "Say which interviews"),
            (["k7", "--bank", "social-media"], 2, "but not both"),
            (["--bank", "social-media"], 1, "fewer than two"),
            (["--bank", "x", "--since", "someday"], 2, "is not a day"),
            (["--bank", "x", "--blind", "--reveal", "why"], 2, "give one of them"),
            (["--bank", "x", "--reveal", "  "], 2, "Say why the names are shown"),
            (["--bank", "x", "--format", "xlsx", "-o", "-"], 2, "not printed"),
            (["nobody", "noone"], 1, "No interview has an id"),
        ],
    )
    def test_what_cannot_be_compared_is_a_sentence(
        self, shell: Shell, words: list[str], code: int, sentence: str
    ) -> None:
        told = shell("compare", *words)
        assert (told.code, told.out) == (code, "")
        assert sentence in told.err


class TestRubric:
    def own(self, shell: Shell, old: str, new: str) -> None:
        shell("bank", "list")
        shipped = Path(__file__).parents[2] / "question_banks" / "social-media.yaml"
        text = shipped.read_text(encoding="utf-8")
        assert old in text
        (shell.home / "banks").mkdir(parents=True, exist_ok=True)
        own = shell.home / "banks" / "social-media.yaml"
        own.write_text(text.replace(old, new, 1), encoding="utf-8")

    def test_other_rubrics_are_refused_with_what_differs(self, shell: Shell) -> None:
        first = interview(shell, "Ada")
        self.own(shell, "weight: 30", "weight: 45")
        told = shell("compare", first, interview(shell, "Bea"))
        assert (told.code, told.out) == (1, "")
        assert "were not asked and rated alike" in told.err
        assert "30 → 45" in told.err

    def test_a_corrected_typing_error_is_no_other_rubric(self, shell: Shell) -> None:
        first = interview(shell, "Ada")
        self.own(shell, "How would you measure what social", "How woud you measure what social")
        assert shell("compare", first, interview(shell, "Bea"), "-o", "-").code == 0


class TestRows:
    def test_the_best_of_a_row_is_told_in_every_form(self, shell: Shell, three: list[str]) -> None:
        found = row(compared(shell, *three), "impact")
        assert [cell["text"] for cell in found["cells"]] == ["2", "4", "3"]
        assert [cell["best"] for cell in found["cells"]] == [False, True, False]
        text = shell("compare", *three, "--format", "md", "-o", "-").out
        assert "| 2 | **4 ▲** | 3 |" in text
        page = shell("compare", *three, "-o", "-").out
        # In the legend, and beside each best, for eyes and for a screen reader.
        assert page.count('class="top">▲') == 1 + page.count('class="unseen"> best')

    @pytest.mark.parametrize(
        ("by", "order"),
        [
            ("impact", ["Zoé Müller", "Théo Blanc", "Ada Lovelace"]),
            ("campaigns", ["Ada Lovelace", "Zoé Müller", "Théo Blanc"]),
            ("score", ["Zoé Müller", "Ada Lovelace", "Théo Blanc"]),
            ("culture", ["Ada Lovelace", "Zoé Müller", "Théo Blanc"]),
            ("competency:evidence", ["Zoé Müller", "Théo Blanc", "Ada Lovelace"]),
            ("red-flags", ["Ada Lovelace", "Zoé Müller", "Théo Blanc"]),
            ("name", ["Ada Lovelace", "Théo Blanc", "Zoé Müller"]),
        ],
    )
    def test_any_row_gives_the_order(
        self, shell: Shell, three: list[str], by: str, order: list[str]
    ) -> None:
        assert names(shell, *three, "--sort-by", by) == order

    def test_the_row_that_gives_the_order_says_so(self, shell: Shell, three: list[str]) -> None:
        found = compared(shell, *three, "--sort-by", "impact")
        assert [each["key"] for each in found["rows"] if each["sorted"]] == ["impact"]
        assert found["order"] == "In the order of “Measuring impact”, the best first."
        page = shell("compare", *three, "--sort-by", "impact", "-o", "-").out
        assert page.count('aria-sort="descending"') == 1

    def test_a_row_that_is_not_there_is_named(self, shell: Shell, three: list[str]) -> None:
        told = shell("compare", *three, "--sort-by", "impcat")
        assert (told.code, told.out) == (2, "")
        assert "Did you mean “impact”?" in told.err


class TestBlind:
    def test_letters_stand_for_names_and_notes_are_cleared(
        self, shell: Shell, three: list[str]
    ) -> None:
        for form in ("html", "md", "json"):
            words = (*three, "--blind", "--hide", "ETH Zürich", "--format", form, "-o", "-")
            page = shell("compare", *words).out
            for secret in ("Lovelace", "Ada", "Zoé", "Müller", "Théo", "ETH", *three):
                assert secret not in page
            assert "[…]" in page.replace("\\", "")
        comparison = compared(shell, *three, "--blind")
        assert sorted(each["name"] for each in comparison["candidates"]) == ["A", "B", "C"]
        assert {each["day"] for each in comparison["candidates"]} == {""}

    def test_the_name_of_the_file_tells_nobody(self, shell: Shell, three: list[str]) -> None:
        path = Path(shell("compare", *three, "--blind").out.strip())
        assert path.name.startswith("blind-comparison-social-media")

    def test_names_are_shown_on_purpose_and_that_is_recorded(
        self, shell: Shell, three: list[str]
    ) -> None:
        blind = {each["rater"]: each for each in compared(shell, *three, "--blind")["candidates"]}
        assert blind
        words = (*three, "--reveal", "shortlist agreed", "--by", "Mary", "--format", "json")
        refused = shell("compare", *words, "-o", "-")
        assert (refused.code, refused.out) == (2, "")
        assert "--yes" in refused.err
        assert not reveals(shell, three[0])
        found = shell("compare", *words, "-o", "-", "--yes").json
        shown = {each["interview"]: each["letter"] for each in found["candidates"]}
        assert set(shown) == set(three)
        for name in three:
            (event,) = reveals(shell, name)
            assert event == NamesRevealed(shown[name], tuple(sorted(three)), "shortlist agreed")
        assert shell("verify").code == 0

    def test_a_reveal_is_one_stream_of_hr_signed_beside_each(
        self, shell: Shell, three: list[str]
    ) -> None:
        shell("compare", *three, "--reveal", "x", "--by", "Mary", "--yes", "-o", "-")
        (events,) = others(shell, three[1])
        opened, _revealed, signed = events
        assert isinstance(opened, StreamOpened)
        assert (opened.role, opened.person) == ("hr", "Mary")
        assert signed == InterviewSigned("Mary")
        assert shell("verify").out.startswith("3 interviews are whole")


def others(shell: Shell, name: str) -> list[list[Event]]:
    """The events of each stream of an interview that is no rater's."""
    with Journal.open(shell.home / "journal.db") as journal:
        found = [
            [each.event for each in journal.read(stream).history]
            for stream in journal.streams_of(name)
        ]
    return [events for events in found if isinstance(events[0], StreamOpened)]


def reveals(shell: Shell, name: str) -> list[Event]:
    return [
        event
        for events in others(shell, name)
        for event in events
        if isinstance(event, NamesRevealed)
    ]


class TestWritten:
    def test_a_workbook_holds_figures_as_numbers_and_text_as_text(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        ids = [
            interview(shell, "=1+1", notes='=HYPERLINK("http://x")\n@SUM(A1)', impact=1),
            interview(shell, "Bea", impact=4),
        ]
        file = tmp_path / "c.xlsx"
        assert shell("compare", *ids, "--format", "xlsx", "-o", str(file)).code == 0
        figures, notes, flags = load_workbook(BytesIO(file.read_bytes())).worksheets
        cells = {cell.value: cell for line in figures.iter_rows() for cell in line if cell.value}
        assert cells["=1+1"].data_type == "s"
        assert cells["=1+1"].quotePrefix
        line = next(line for line in figures.iter_rows(values_only=True) if line[1] == "impact")
        assert line[2:] == (1, 4, "Bea")
        texts = [cell for line in notes.iter_rows() for cell in line if cell.value]
        assert not [cell for cell in texts if cell.data_type == "f"]
        assert '=HYPERLINK("http://x")\n@SUM(A1)' in [cell.value for cell in texts]
        assert flags.max_row == 1

    def test_erasing_any_of_them_takes_the_file(self, shell: Shell, three: list[str]) -> None:
        path = Path(shell("compare", *three).out.strip())
        assert path.exists()
        shell("erase", three[1], "--yes")
        assert not path.exists()

    def test_a_file_that_is_there_stays(self, shell: Shell, three: list[str]) -> None:
        path = shell.home / "mine.html"
        path.write_text("mine", encoding="utf-8")
        assert shell("compare", *three, "-o", str(path)).code == 1
        assert path.read_text(encoding="utf-8") == "mine"
        assert shell("compare", *three, "-o", str(path), "--force").code == 0

    def test_what_was_written_is_text(self, shell: Shell) -> None:
        hostile = "<script>alert(1)</script> {{ 7*7 }} | # x"
        ids = [interview(shell, hostile, notes=hostile), interview(shell, "Bea")]
        page = shell("compare", *ids, "-o", "-").out
        assert "<script" not in page
        assert "{{ 7*7 }}" in page
        text = shell("compare", *ids, "--format", "md", "-o", "-").out
        table = [line for line in text.splitlines() if line.startswith("|")]
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table}) == 1

    def test_markdown_has_no_heading_with_nothing_under_it(self, shell: Shell) -> None:
        assert shell("demo", "--keep", str(shell.home)).code == 0
        commands = (["panel", "Lindqvist"], ["compare", "--bank", "social-media"])
        for words in commands:
            text = shell(*words, "--format", "md", "-o", "-").out
            assert "\n- Mastodon · 2022-11-08" in text
            assert not re.search(r"^- [^\n]*\n>", text, re.MULTILINE)
            assert not re.search(r"^### [^\n]*\n+#", text, re.MULTILINE)
        to_verify = text.partition("### What to verify")[2]
        assert "O’Brien" in to_verify
        assert "Vasseur" not in to_verify

    def test_the_page_speaks_french(self, shell: Shell, three: list[str]) -> None:
        page = shell("compare", *three, "-o", "-", "--lang", "fr").out
        assert '<html lang="fr">' in page
        assert "Comparaison" in page
        assert "Recommendation" not in page


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("md", b"# Comparison"), ("json", b"{"), ("xlsx", b"PK"), ("htm", b"<!doctype"), ("", b"<!d")],
)
def test_the_ending_of_the_file_says_what_it_becomes(
    shell: Shell, three: list[str], tmp_path: Path, ending: str, begins: bytes
) -> None:
    file = tmp_path / f"shortlist.{ending}"
    assert shell("compare", *three, "-o", str(file)).code == 0
    assert file.read_bytes().startswith(begins)


@pytest.mark.parametrize("command", [["compare"], ["panel"], ["report", "--format", "json"]])
def test_an_ending_of_another_kind_is_refused_before_anything_is_done(
    shell: Shell, three: list[str], tmp_path: Path, command: list[str]
) -> None:
    file = tmp_path / "shortlist.docx"
    told = shell(*command, *three, "-o", str(file))
    if command[0] != "report":
        assert (told.code, told.out) == (2, "")
        assert ".html, .md, .json" in told.err
    assert not file.is_file()


def test_no_file_is_called_what_it_is_not(shell: Shell, tmp_path: Path) -> None:
    for form, usual in (("forms", "html"), ("md", "md"), ("json", "json")):
        command = "panel" if form == "forms" else "compare"
        for ending in ("pdf", "xlsx"):
            file = tmp_path / f"print.{ending}"
            told = shell(command, "k7f3", "m9qx", "--format", form, "-o", str(file))
            assert (told.code, told.out) == (2, "")
            assert f"ending .{usual}" in told.err
            assert not file.exists()


def test_passages_in_another_language_say_so(shell: Shell, three: list[str]) -> None:
    page = shell("compare", *three, "--lang", "fr", "-o", "-").out
    assert '<html lang="fr">' in page
    assert '<p dir="auto" lang="en">' in page
    assert '<p dir="auto">' not in page.split("</header>")[1]


def test_raters_tell_columns_of_the_same_name_apart(shell: Shell) -> None:
    interview(shell, "Øyvind Zahl")
    for rater, day in (("Grace Hopper", "2026-03-04"), ("Inès Okoye", "2026-03-03")):
        interview(shell, "Ada Lovelace", rater=rater, day=day)
    interview(shell, "Zoé Müller")
    chosen = ["--bank", "social-media"]
    found = compared(shell, *chosen)
    assert [each["label"] for each in found["candidates"]] == [
        "Ada Lovelace (Inès Okoye)",
        "Ada Lovelace (Grace Hopper)",
        "Øyvind Zahl",
        "Zoé Müller",
    ]
    assert found["order"].endswith("of one name, the earliest interview first.")
    page = shell("compare", *chosen, "-o", "-").out
    assert page.count('aria-hidden="true">Ada Lovelace (Inès Okoye)') > 5
    blind = compared(shell, *chosen, "--blind")["candidates"]
    assert [each["label"] for each in blind] == [each["name"] for each in blind]


@pytest.mark.browser
@pytest.mark.skipif(
    shutil.which("chromium") is None or shutil.which("pdftotext") is None,
    reason="needs a Chromium, and pdftotext to read the print",
)
@pytest.mark.parametrize("command", [["compare", "--bank", "social-media"], ["panel", "Lindqvist"]])
def test_no_printed_page_holds_only_a_few_lines(
    shell: Shell, tmp_path: Path, command: list[str]
) -> None:
    assert shell("demo", "--keep", str(shell.home)).code == 0
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    assert shell(*command, "-o", str(page)).code == 0
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={printed}"]
    subprocess.run(["chromium", *options, page.as_uri()], capture_output=True, check=True)
    told = ["pdftotext", "-layout", str(printed), "-"]
    text = subprocess.run(told, capture_output=True, text=True, check=True).stdout
    pages = [[line for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]
    assert len(pages) > 1
    assert min(map(len, pages)) > 8, min(pages, key=len)
