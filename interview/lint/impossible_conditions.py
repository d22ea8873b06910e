"""Why a condition can never hold: reasoning on the condition, its question and the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.bank import AnswerKind, Cell, Condition, Names, Question, Rows, Vocabulary
from interview.i18n import _
from interview.rubric.implied_conditions import conjuncts, implies
from interview.rubric.lexicon.folding import fold
from interview.rubric.phrase_pattern import patterns

_PICKS = (AnswerKind.PICK_ONE, AnswerKind.PICK_MANY)


def why_impossible(
    condition: Condition, question: Question, vocabularies: Mapping[str, Vocabulary]
) -> str:
    """A sentence that says why the condition never holds for the question; empty if it may.

    It may miss a contradiction that only the meaning of the words gives; it never sees one where
    there is none.
    """
    parts = conjuncts(condition)
    for part in parts:
        for reason in _reasons(part, question, vocabularies):
            return reason
    excluded = [part.not_ for part in parts if part.not_]
    if any(implies(part, other) for part in parts for other in excluded):
        return _("It wants something and wants it not.")
    if not any(map(_can_be_heard, parts)):
        return _("It listens only for what is missing, which no answer says by itself.")
    return ""


def _reasons(
    part: Condition, question: Question, vocabularies: Mapping[str, Vocabulary]
) -> Iterator[str]:
    """Why one part of a condition never holds, whatever the others say."""
    phrases = part.mentions or part.denies
    if phrases and not any(map(patterns, phrases)):
        yield _("None of its phrases has a word to listen for.")

    if part.names:
        names = part.names
        terms = vocabularies[names.of].terms if names.of in vocabularies else {}
        every_name = {term: {fold(term), *map(fold, aliases)} for term, aliases in terms.items()}
        yield from _crossed_bounds(names)
        left_out = {fold(name) for name in names.besides}
        left = [term for term, folded in every_name.items() if not left_out & folded]
        if names.at_least is not None and names.at_least > len(left):
            yield _("It needs {wanted} different things, and its vocabulary has {left}.").format(
                wanted=names.at_least, left=len(left)
            )
        only = {fold(name) for name in names.only}
        if only and not any(only & folded for folded in every_name.values()):
            yield _("None of the only things it admits is in its vocabulary.")

    if (part.picked or part.picked_only) and question.answer not in _PICKS:
        yield _("It looks at what was picked, and nothing can be picked here.")
    options = {option.main for option in question.options}
    for wanted in (part.picked, part.picked_only):
        if wanted and not options & set(wanted):
            yield _("None of the options it needs can be picked.")

    if part.at_least is not None or part.at_most is not None:
        if question.answer is not AnswerKind.NUMBER:
            yield _("It looks at a number, and no number is recorded here.")
        yield from _crossed_bounds(part)

    if part.rows and question.answer is not AnswerKind.TABLE:
        yield _("It looks at the rows of a table, and there is no table here.")
    elif part.rows:
        yield from _crossed_bounds(part.rows)
        headings = {fold(column.name.main) for column in question.columns}
        wants_rows = part.rows.at_least or part.rows.at_most is None
        for heading, cell in part.rows.where.items():
            if fold(heading) not in headings and wants_rows:
                yield _("The table has no column “{column}”.").format(column=heading)
            yield from _crossed_bounds(cell)

    if part.any:
        inner = [why_impossible(branch, question, vocabularies) for branch in part.any]
        yield from inner[:1] if all(inner) else ()


def _crossed_bounds(bounded: Condition | Names | Rows | Cell) -> Iterator[str]:
    at_least, at_most = bounded.at_least, bounded.at_most
    if at_least is not None and at_most is not None and at_least > at_most:
        yield _("It needs at least {at_least} and at most {at_most}.").format(
            at_least=at_least, at_most=at_most
        )


def _can_be_heard(part: Condition) -> bool:
    """Whether something said or recorded could speak for this part."""
    if part.any:
        return any(any(map(_can_be_heard, conjuncts(branch))) for branch in part.any)
    return part.not_ is None
