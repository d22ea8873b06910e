"""Checks how many rows of a table are as a condition wants them, each thing counted once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interview.bank import Cell, ColumnKind, Question, Rows
from interview.frozen import frozen
from interview.rubric.answer_facts import AnswerFacts
from interview.rubric.condition_result import FAILS, CheckResult, is_enough, is_within
from interview.rubric.confidence import CLEAR_SUPPORT, support_of
from interview.rubric.dates import duration, typed_date
from interview.rubric.find_phrases import PhraseMatch
from interview.rubric.lexicon.folding import fold
from interview.rubric.named_terms import VocabularyIndex
from interview.rubric.polarity import ASSERTED, DENIED
from interview.rubric.read_word import read_token
from interview.rubric.tokens import tokenize

PhrasesOfName = tuple[str, frozenset[int]]
"""A name that a condition wants or forbids, and the numbers of the phrases that mean it."""


@frozen
class CellCheck:
    """A condition on the cell of one column."""

    column: int
    """The index of the column; -1 for one that the table does not have."""
    cell: Cell
    any_of: tuple[PhrasesOfName, ...]
    none_of: tuple[PhrasesOfName, ...]

    def holds(self, facts: AnswerFacts, number: int, row: tuple[str, ...]) -> bool:
        """Whether the cell in this row, which has this number, is as wanted; an empty one never."""
        text = _cell(row, self.column)
        if not text.strip():
            return False
        if any(self._is_named(facts, number, text, name) for name in self.none_of):
            return False
        if self.any_of and not any(
            self._is_named(facts, number, text, name) for name in self.any_of
        ):
            return False
        if self.cell.older_than or self.cell.within:
            typed = typed_date(text, facts.today)
            older, newer = duration(self.cell.older_than or ""), duration(self.cell.within or "")
            if typed is None or not typed.is_within(older, newer, facts.today):
                return False
        if self.cell.at_least is not None or self.cell.at_most is not None:
            words = (word for token in tokenize(text) for word in read_token(token))
            amount = next((word.amount.value for word in words if word.amount), None)
            return amount is not None and is_within(amount, self.cell.at_least, self.cell.at_most)
        return True

    def _is_named(self, facts: AnswerFacts, row: int, text: str, wanted: PhrasesOfName) -> bool:
        name, phrases = wanted
        return fold(name) == fold(text.strip()) or any(
            match.cell == (row, self.column) and match.polarity != DENIED
            for match in facts.matches_of(phrases)
        )


@frozen
class TableCheck:
    """How many rows meet every condition on their cells."""

    rows: Rows
    cells: tuple[CellCheck, ...]
    naming_column: int
    """The column that says what a row is about: the first with texts."""
    vocabularies: tuple[VocabularyIndex, ...]
    """Those that the names in the conditions belong to."""

    def check(self, facts: AnswerFacts) -> CheckResult:
        """Whether there are as many things as wanted in the right rows and in the notes."""
        in_rows: set[str] = set()
        is_filled = False
        for number, row in enumerate(facts.rows):
            if not any(cell.strip() for cell in row):
                continue
            is_filled = True
            if all(cell.holds(facts, number, row) for cell in self.cells):
                name = _cell(row, self.naming_column).strip()
                terms = (each.term(name) for each in self.vocabularies if each.knows(name))
                # two rows about one thing count once; one that names nothing counts for itself
                in_rows.add(next(terms, fold(name)) if name else f"{number}")
        in_notes = {
            thing: matches
            for thing, matches in self._named_in_notes(facts).items()
            if thing not in in_rows
        }
        if not is_enough(len(in_rows) + len(in_notes), self.rows.at_least, self.rows.at_most):
            return FAILS
        evidence = tuple(match for matches in in_notes.values() for match in matches)
        support = (CLEAR_SUPPORT if is_filled else 0) + support_of(evidence)
        return CheckResult(True, evidence, is_filled or bool(evidence), support)

    def _named_in_notes(self, facts: AnswerFacts) -> dict[str, list[PhraseMatch]]:
        """The things named in the notes alone, each counted as a row with nothing but its name.

        None where the condition asks for more than the name.
        """
        if len(self.cells) != 1 or self.cells[0].column != self.naming_column:
            return {}
        cell = self.cells[0].cell
        found: dict[str, list[PhraseMatch]] = {}
        for vocabulary in self.vocabularies:
            wanted = {vocabulary.term(name) for name in cell.any_of}
            unwanted = {vocabulary.term(name) for name in cell.none_of}
            for term, matches in vocabulary.named(facts, ASSERTED).items():
                in_notes = [match for match in matches if match.cell is None]
                if in_notes and term not in unwanted and (not wanted or term in wanted):
                    found.setdefault(term, []).extend(in_notes)
        return found


def table_check(
    rows: Rows,
    question: Question,
    vocabularies: Sequence[VocabularyIndex],
    number: Callable[[str], int],
) -> TableCheck:
    """The condition compiled, its names looked up in `vocabularies`; `number` numbers phrases.

    A condition on a column that the table does not have never holds.
    """
    columns = {
        fold(heading): place
        for place, column in enumerate(question.columns)
        for heading in (column.name.main, *column.name.others.values())
    }

    def phrases(name: str) -> PhrasesOfName:
        known = [each.phrases(name) for each in vocabularies if each.knows(name)]
        return name, frozenset().union(*known) if known else frozenset({number(name)})

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
