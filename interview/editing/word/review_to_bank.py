"""From a copy that came back to the bank as its readers would have it.

The bank the copy was made of is the base: a text that still says what the copy said is left as it
is there, with its other languages, and so is all that a Word document has no row for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType

from interview.bank import Bank, Question, Section, Text
from interview.bank.ids import unique_ids
from interview.bank.model import MINUTES
from interview.editing.spreadsheet.grid import number_text
from interview.editing.word.read_document import ReviewDocument, ReviewRow
from interview.editing.word.review_rows import (
    BEGINS,
    label,
    read_list,
    row_key,
    shown,
    shown_list,
)
from interview.errors import BankError
from interview.frozen import frozen, replace
from interview.i18n import _, labelled
from interview.plain_text import one_line, quoted

_WORDS_OF_ID = 6
"""Words of a new question that its id is made of."""

_RowId = tuple[str, str]
"""What a row is, and its number: `("level", "2")`."""


@frozen
class CopyOf:
    """What a copy says it was made of."""

    bank: str
    """The name of the bank, or of its file."""
    language: str
    digest: str
    """The beginning of the SHA-256 of the bank's file."""


@frozen
class ReviewProblem:
    """One mistake in a copy."""

    where: str
    message: str
    hint: str


@frozen
class ReviewedBank:
    """What a copy says."""

    bank: Bank | None
    """The bank with the changes of the copy; `None` where the copy has mistakes."""
    problems: tuple[ReviewProblem, ...]
    untranslated: tuple[str, ...]
    """The questions of which a text was changed or added in the copy's language alone."""


@frozen
class _Block:
    """The rows that belong to the interview, to a section, or to a question."""

    kind: str
    number: str
    rows: Mapping[_RowId, tuple[str, ...]]


def copy_of(document: ReviewDocument) -> CopyOf:
    """What a document was made of. Raises `BankError` for one that is no copy for review."""
    for row in document.rows:
        if row_key(row.label)[0] == "copy":
            # From the right: the name may be that of a file, with such a point in it.
            parts = [each.strip() for each in " ".join(row.right).rsplit("·", 2)]
            if len(parts) == 3:
                return CopyOf(*map(one_line, parts))
    raise BankError(
        _(
            "This Word document is no copy for review of a question bank, or its row “{row}” was "
            "changed. “interview bank export BANK --format docx” makes such a copy; questions of "
            "your own can be read from a spreadsheet (.xlsx or .csv)."
        ).format(row=label("copy", "en"))
    )


def render_review_problems(problems: Sequence[ReviewProblem], name: str) -> str:
    """Every mistake with its place and what to do, an empty line between two."""
    severity = _("error")
    return "\n\n".join(
        f"{labelled(severity, problem.message)}\n"
        f" --> {one_line(name)}, {problem.where}\n"
        f"  = {problem.hint}"
        for problem in problems
    )


def row_place(document: ReviewDocument, row: int) -> str:
    """Where a row stands, in words: its question by title, and its label."""
    if row < 0:
        return _("outside of the tables")
    place = quoted(document.rows[row].label)
    for above in reversed(document.rows[: row + 1]):
        if row_key(above.label)[0] in BEGINS:
            title = " ".join(above.right)
            return f"{quoted(title or above.label)}, {place}" if above.label else place
    return place


def read_review(document: ReviewDocument, base: Bank, language: str) -> ReviewedBank:
    """The bank that a copy of `base` in one of its languages says."""
    return _Reader(base, language).read(document)


class _Reader:
    """Reads one copy."""

    def __init__(self, base: Bank, language: str) -> None:
        self._base = base
        self._language = language
        self._problems: list[ReviewProblem] = []
        self._untranslated: dict[str, None] = {}
        self._where = ""
        self._about = ""
        self._rows: Mapping[_RowId, tuple[str, ...]] = {}

    def read(self, document: ReviewDocument) -> ReviewedBank:
        blocks = list(self._blocks(document.rows))
        whole = [block for block in blocks if block.kind == "interview"]
        bank = self._base
        if len(whole) != 1:
            self._problem(
                label("interview", self._language),
                _("the table of the interview itself must stand in the copy once"),
                _("put it back as it was"),
            )
        else:
            bank = self._interview(whole[0])
        sections = self._sections([block for block in blocks if block.kind != "interview"])
        if not sections and not self._problems:
            self._problem(
                label("section", self._language, 1),
                _("there is no question left"),
                _("put one back"),
            )
        sound = None if self._problems else replace(bank, sections=sections)
        return ReviewedBank(sound, tuple(self._problems), tuple(self._untranslated))

    def _problem(self, where: str, message: str, hint: str) -> None:
        self._problems.append(ReviewProblem(where, message, hint))

    def _blocks(self, rows: Sequence[ReviewRow]) -> Iterator[_Block]:
        """The rows, by what they belong to."""
        kind, number = "", ""
        own: dict[_RowId, tuple[str, ...]] = {}
        title = ""
        for row in rows:
            key, key_number = row_key(row.label)
            if key in BEGINS:
                if kind:
                    yield _Block(kind, number, own)
                kind, number, own = key, key_number, {}
                title = " ".join(row.right) or row.label
            where = f"{quoted(title)}, {quoted(row.label)}" if title else quoted(row.label)
            if not row.label and not row.right:
                continue
            if not key:
                self._problem(
                    where,
                    _("the program does not know what this row is"),
                    _("write in its left-hand cell what stood there, or take the row out"),
                )
            elif not kind or (key, key_number) in own:
                self._problem(
                    where,
                    _("this row stands twice in its table, or in none"),
                    _("take one of the two out"),
                )
            else:
                own[key, key_number] = row.right
        if kind:
            yield _Block(kind, number, own)

    def _begin(self, block: _Block, about: str) -> None:
        self._rows = block.rows
        self._where = self._about = about

    def _row(self, key: str, number: object = "") -> tuple[str, ...] | None:
        """The paragraphs of a row; a row that is missing is a mistake."""
        found = self._rows.get((key, str(number)))
        if found is None:
            self._problem(
                f"{quoted(self._where)}, {quoted(label(key, self._language, number))}",
                _("this row is missing"),
                _("put it back; empty its right-hand cell where nothing is to be said"),
            )
        return found

    def _text(self, text: Text, key: str, number: object = "", *, is_needed: bool = False) -> Text:
        """A text as the copy has it; the base's own where the copy did not change it."""
        read = self._row(key, number)
        if read is None or read == shown(text, self._language):
            return text
        if not read and is_needed:
            self._problem(
                f"{quoted(self._where)}, {quoted(label(key, self._language, number))}",
                _("this row says nothing"),
                _("write in its right-hand cell what it is to say"),
            )
        return self._changed(text, "\n".join(read))

    def _changed(self, text: Text, words: str) -> Text:
        """A text with other words in the language of the copy."""
        if not words:
            return Text("")
        if len(self._base.languages) > 1:
            self._untranslated[self._about] = None
        if self._language == self._base.main_language:
            return Text(words, text.others)
        others = {**text.others, self._language: words}
        return Text(text.main or words, MappingProxyType(others))

    def _list(self, texts: Sequence[Text], key: str) -> tuple[Text, ...]:
        """Several texts as the copy has them, each with its own translation as far as it has one.

        What was changed is taken for the text in whose place it stands.
        """
        read = self._row(key)
        if read is None or read == shown_list(texts, self._language):
            return tuple(texts)
        before = read_list(shown_list(texts, self._language))
        after = read_list(read)
        result: list[Text] = []
        for kind, start, end, new_start, new_end in SequenceMatcher(
            None, before, after, autojunk=False
        ).get_opcodes():
            if kind == "equal":
                result += texts[start:end]
                continue
            for place, words in enumerate(after[new_start:new_end], start=start):
                old = texts[place] if place < end else Text("")
                result.append(self._changed(old, words))
        return tuple(result)

    def _interview(self, block: _Block) -> Bank:
        base = self._base
        self._begin(block, base.title.to(self._language))
        return replace(
            base,
            title=self._text(base.title, "interview", is_needed=True),
            opening=self._text(base.opening, "opening"),
            consent=self._text(base.consent, "consent"),
            closing=self._text(base.closing, "closing"),
            scale=tuple(
                self._text(text, "level", level, is_needed=True)
                for level, text in enumerate(base.scale, start=1)
            ),
        )

    def _sections(self, blocks: Sequence[_Block]) -> tuple[Section, ...]:
        """The sections that have a question, each with its questions."""
        base = {str(place): each for place, each in enumerate(self._base.sections, start=1)}
        known = {question.id: question for question in self._base.questions}
        seen: dict[str, list[Question]] = {}
        titles: dict[str, Text] = {}
        ids: set[str] = set()
        new: list[tuple[str, int, Question]] = []
        number = ""
        for block in blocks:
            if block.kind == "section":
                number = block.number
                where = label("section", self._language, number)
                if number not in base or number in seen:
                    self._problem(
                        quoted(where),
                        _("the bank has no such section, or the copy has it twice"),
                        _("put the number back; new sections are made in the bank’s file"),
                    )
                    continue
                self._begin(block, where)
                titles[number] = self._text(base[number].title, "section", number, is_needed=True)
                seen[number] = []
                continue
            question = self._question(block, known, ids)
            if question is None:
                continue
            if number not in seen:
                self._problem(
                    quoted(self._where),
                    _("no section stands above this question"),
                    _("put the row “{row}” back").format(
                        row=label("section", self._language, number or 1)
                    ),
                )
                continue
            if not question.id:
                new.append((number, len(seen[number]), question))
            seen[number].append(question)
        names = [
            question.title.main or " ".join(question.ask.main.split()[:_WORDS_OF_ID])
            for _number, _place, question in new
        ]
        made = unique_ids(names, "question", known)
        for (section, place, question), made_id in zip(new, made, strict=True):
            seen[section][place] = replace(question, id=made_id)
        self._check_sections(seen, ids)
        return tuple(
            replace(base[each], title=titles[each], questions=tuple(questions))
            for each, questions in seen.items()
            if questions
        )

    def _check_sections(self, seen: Mapping[str, Sequence[Question]], ids: set[str]) -> None:
        """A section whose row is gone while its questions are there is a mistake."""
        for place, section in enumerate(self._base.sections, start=1):
            if str(place) not in seen and any(each.id in ids for each in section.questions):
                self._problem(
                    quoted(label("section", self._language, place)),
                    _("this row is missing"),
                    _("put it back above its questions"),
                )

    def _question(
        self, block: _Block, known: Mapping[str, Question], ids: set[str]
    ) -> Question | None:
        """The question of a table, without an id where it is new; `None` where it cannot be one."""
        written = " ".join(block.rows.get(("id", ""), ())).strip()
        words = " ".join(block.rows.get(("ask", ""), ())).split()[:_WORDS_OF_ID]
        about = " ".join(block.rows["title", ""]) or written or " ".join(words)
        self._begin(block, about)
        if self._row("id") is None:
            return None
        if written in ids or (written and written not in known):
            self._problem(
                f"{quoted(about)}, {quoted(label('id', self._language))}",
                _("another question of the copy has the id {id} too").format(id=quoted(written))
                if written in ids
                else _("the bank has no question with the id {id}").format(id=quoted(written)),
                _("put the id back that stood there, or empty the row where the question is new"),
            )
            return None
        if written:
            ids.add(written)
            base = known[written]
        else:
            base = Question("", Text(""))
        question = replace(
            base,
            title=self._text(base.title, "title"),
            ask=self._text(base.ask, "ask", is_needed=True),
            why=self._text(base.why, "why"),
            note=self._text(base.note, "note"),
            probes=self._list(base.probes, "probes"),
            minutes=self._minutes(base.minutes),
        )
        if base.options:
            question = replace(question, options=self._list(base.options, "choices"))
        if base.is_rated or ("competency", "") in block.rows:
            question = replace(question, competency=self._competency(base.competency))
        return self._with_levels(question, base, is_new=not written)

    def _with_levels(self, question: Question, base: Question, *, is_new: bool) -> Question:
        """The question with the anchors and the reasons of the signals that the copy has."""
        levels = dict(base.levels)
        if base.levels or is_new:
            for level in range(1, len(self._base.scale) + 1):
                if is_new and ("level", str(level)) not in self._rows:
                    continue
                was = base.levels.get(level, Text(""))
                text = self._text(was, "level", level, is_needed=bool(was.main))
                if text.main:
                    levels[level] = text
        signals = tuple(
            replace(signal, because=self._text(signal.because, "signal", signal.id, is_needed=True))
            for signal in base.signals
        )
        return replace(question, levels=MappingProxyType(levels), signals=signals)

    def _minutes(self, base: float) -> float:
        read = self._row("minutes")
        if read is None or read == ((number_text(base),) if base else ()):
            return base
        written = " ".join(read).strip()
        try:
            minutes = float(written.replace(",", ".")) if written else 0.0
        except ValueError:
            minutes = -1.0
        if not 0 <= minutes <= (MINUTES.at_most or 0):  # `nan` is neither
            self._problem(
                f"{quoted(self._where)}, {quoted(label('minutes', self._language))}",
                _("{text} is not a number of minutes").format(text=quoted(written)),
                _("write the figure alone, such as 5 or 2.5"),
            )
            return base
        return int(minutes) if minutes.is_integer() else minutes

    def _competency(self, base: str) -> str:
        """The id of the competency that a question's table names."""
        read = " ".join(self._row("competency") or ())
        if not read and not base:
            return ""
        names = {
            " ".join(shown(each.name, self._language)): key
            for key, each in self._base.competencies.items()
        }
        if base and read == " ".join(shown(self._base.competencies[base].name, self._language)):
            return base
        folded = {name.casefold(): key for name, key in names.items()}
        if read.casefold() not in folded and ("competency", "") in self._rows:
            self._problem(
                f"{quoted(self._where)}, {quoted(label('competency', self._language))}",
                _("the bank has no competency {name}").format(name=quoted(read)),
                _("write one of these: {names}").format(names=", ".join(names)),
            )
        return folded.get(read.casefold(), base)
