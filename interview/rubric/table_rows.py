"""Rows of a table that are as a condition wants them, each thing counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from interview.bank import Cell, ColumnKind, Question, Rows
from interview.frozen import frozen
from interview.rubric.answer_facts import Answer
from interview.rubric.check_result import NO, PLENTY, Verdict, counts, support_of, within
from interview.rubric.dates import duration, typed_date
from interview.rubric.lexicon.folding import fold
from interview.rubric.matching import Hearing, Place
from interview.rubric.named_terms import SAID, Naming
from interview.rubric.polarity import DENIED
from interview.rubric.tokens import marks
from interview.rubric.word import read


@frozen
class CellCheck:
    """A condition on the cell of one column."""

    column: int
    cell: Cell
    any_of: tuple[frozenset[int], ...]
    none_of: tuple[frozenset[int], ...]

    def holds(self, answer: Answer, row: int, text: str) -> bool:
        """Whether the cell, which holds `text`, is as wanted."""
        if not text.strip():
            return False
        return (
            self._names_rightly(answer, (row, self.column), text)
            and self._is_dated_rightly(answer, text)
            and self._counts_rightly(text)
        )

    def _names_rightly(self, answer: Answer, place: Place, text: str) -> bool:
        if any(
            self._is_named(answer, place, text, names)
            for names in zip(self.cell.none_of, self.none_of, strict=True)
        ):
            return False
        wanted = zip(self.cell.any_of, self.any_of, strict=True)
        return not self.any_of or any(
            self._is_named(answer, place, text, names) for names in wanted
        )

    def _is_named(
        self, answer: Answer, place: Place, text: str, names: tuple[str, frozenset[int]]
    ) -> bool:
        name, phrases = names
        heard = answer.where(phrases)
        return fold(name) == fold(text.strip()) or any(
            hearing.place == place and hearing.polarity != DENIED for hearing in heard
        )

    def _is_dated_rightly(self, answer: Answer, text: str) -> bool:
        if not (self.cell.older_than or self.cell.within):
            return True
        typed = typed_date(text, answer.today)
        if typed is None:
            return False
        older = duration(self.cell.older_than or "")
        newer = duration(self.cell.within or "")
        return (older is None or typed.last <= older.before(answer.today)) and (
            newer is None or typed.first >= newer.before(answer.today)
        )

    def _counts_rightly(self, text: str) -> bool:
        if self.cell.at_least is None and self.cell.at_most is None:
            return True
        words = (word for surface in marks(text) for word in read(surface))
        number = next((word.amount.value for word in words if word.amount), None)
        return number is not None and within(number, self.cell.at_least, self.cell.at_most)


@frozen
class TableCheck:
    """How many rows meet every condition on their cells."""

    rows: Rows
    cells: tuple[CellCheck, ...]
    naming_column: int
    """The column that says what a row is about: the first with texts."""
    vocabularies: tuple[Naming, ...]
    """Where the things that the conditions name, and those of the notes, are looked up."""

    def judge(self, answer: Answer) -> Verdict:
        in_rows = {self._thing(row, number) for number, row in self._right_rows(answer)}
        in_notes = {
            thing: said for thing, said in self._noted(answer).items() if thing not in in_rows
        }
        if not counts(len(in_rows) + len(in_notes), self.rows.at_least, self.rows.at_most):
            return NO
        evidence = tuple(hearing for said in in_notes.values() for hearing in said)
        recorded = any(any(cell.strip() for cell in row) for row in answer.rows)
        support = (PLENTY if recorded else 0) + support_of(evidence)
        return Verdict(True, evidence, recorded or bool(evidence), support)

    def _right_rows(self, answer: Answer) -> Iterator[tuple[int, tuple[str, ...]]]:
        for number, row in enumerate(answer.rows):
            filled = any(cell.strip() for cell in row)
            if filled and all(
                check.holds(answer, number, _cell(row, check.column)) for check in self.cells
            ):
                yield number, row

    def _thing(self, row: tuple[str, ...], number: int) -> str:
        name = _cell(row, self.naming_column).strip()
        if not name:
            return f"{number}"
        known = (
            vocabulary.term(name) for vocabulary in self.vocabularies if vocabulary.knows(name)
        )
        return next(known, fold(name))

    def _noted(self, answer: Answer) -> dict[str, list[Hearing]]:
        """Things named in the notes alone count as rows of which nothing but the name is known."""
        if len(self.cells) != 1 or self.cells[0].column != self.naming_column:
            return {}
        cell = self.cells[0].cell
        found: dict[str, list[Hearing]] = {}
        for vocabulary in self.vocabularies:
            wanted = {vocabulary.term(name) for name in cell.any_of}
            unwanted = {vocabulary.term(name) for name in cell.none_of}
            for term, said in vocabulary.named(answer, SAID).items():
                in_notes = [hearing for hearing in said if hearing.place is None]
                if in_notes and term not in unwanted and (not wanted or term in wanted):
                    found.setdefault(term, []).extend(in_notes)
        return found


def table_check(
    rows: Rows,
    question: Question,
    vocabularies: Sequence[Naming],
    number: Callable[[str], int],
) -> TableCheck:
    """The condition made ready, its names looked up in `vocabularies`; `number` numbers phrases.

    A condition on a column that the table does not have never holds.
    """
    columns = {
        fold(heading): place
        for place, column in enumerate(question.columns)
        for heading in (column.name.main, *column.name.others.values())
    }

    def phrases(name: str) -> frozenset[int]:
        known = [v.phrases(name) for v in vocabularies if v.knows(name)]
        return frozenset().union(*known) if known else frozenset({number(name)})

    cells = tuple(
        CellCheck(
            columns.get(fold(heading), -1),
            cell,
            tuple(map(phrases, cell.any_of)),
            tuple(map(phrases, cell.none_of)),
        )
        for heading, cell in rows.where.items()
    )
    naming = next((i for i, c in enumerate(question.columns) if c.kind is ColumnKind.TEXT), 0)
    return TableCheck(rows, cells, naming, tuple(vocabularies))


def _cell(row: tuple[str, ...], column: int) -> str:
    return row[column] if 0 <= column < len(row) else ""
