"""Why a condition can never hold: reasoning on the condition, its question and the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.bank import AnswerKind, Condition, Names, Question, Rows, Vocabulary
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
    reasons = [reason for part in parts for reason in _reasons(part, question, vocabularies)]
    reasons += _contradictions(parts)
    if not reasons and not any(map(_can_be_heard, parts)):
        reasons.append(_("It listens only for what is missing, which no answer says by itself."))
    return next(iter(reasons), "")


def _reasons(
    part: Condition, question: Question, vocabularies: Mapping[str, Vocabulary]
) -> Iterator[str]:
    phrases = part.mentions or part.denies
    if phrases and not any(map(patterns, phrases)):
        yield _("None of its phrases has a word to listen for.")
    if part.names:
        yield from _of_names(part.names, vocabularies)
    if part.picked or part.picked_only:
        yield from _of_picks(part, question)
    if part.at_least is not None or part.at_most is not None:
        yield from _of_number(part, question)
    if part.rows:
        yield from _of_rows(part.rows, question)
    if part.any:
        inner = [why_impossible(branch, question, vocabularies) for branch in part.any]
        yield from inner[:1] if all(inner) else ()


def _of_names(names: Names, vocabularies: Mapping[str, Vocabulary]) -> Iterator[str]:
    yield from _of_bounds(names.at_least, names.at_most)
    terms = vocabularies[names.of].terms if names.of in vocabularies else {}
    left_out = {fold(name) for name in names.besides}
    left = [
        term for term, aliases in terms.items() if not left_out & {fold(term), *map(fold, aliases)}
    ]
    if names.at_least is not None and names.at_least > len(left):
        yield _("It wants {wanted} different things, and its vocabulary has {left}.").format(
            wanted=names.at_least, left=len(left)
        )
    known = {fold(name) for term, aliases in terms.items() for name in (term, *aliases)}
    if names.only and not known & {fold(name) for name in names.only}:
        yield _("Nothing of what it wants alone is in its vocabulary.")


def _of_picks(part: Condition, question: Question) -> Iterator[str]:
    if question.answer not in _PICKS:
        yield _("It looks at what was picked, and nothing can be picked here.")
        return
    options = {option.main for option in question.options}
    for wanted in (part.picked, part.picked_only):
        if wanted and not options & set(wanted):
            yield _("None of the options it wants can be picked.")


def _of_number(part: Condition, question: Question) -> Iterator[str]:
    if question.answer is not AnswerKind.NUMBER:
        yield _("It looks at a number, and no number is recorded here.")
    yield from _of_bounds(part.at_least, part.at_most)


def _of_rows(rows: Rows, question: Question) -> Iterator[str]:
    if question.answer is not AnswerKind.TABLE:
        yield _("It looks at the rows of a table, and there is no table here.")
        return
    yield from _of_bounds(rows.at_least, rows.at_most)
    headings = {fold(column.name.main) for column in question.columns}
    for heading, cell in rows.where.items():
        if fold(heading) not in headings and (rows.at_least or rows.at_most is None):
            yield _("The table has no column “{column}”.").format(column=heading)
        yield from _of_bounds(cell.at_least, cell.at_most)


def _of_bounds(at_least: float | None, at_most: float | None) -> Iterator[str]:
    if at_least is not None and at_most is not None and at_least > at_most:
        yield _("It wants at least {at_least} and at most {at_most}.").format(
            at_least=at_least, at_most=at_most
        )


def _contradictions(parts: list[Condition]) -> list[str]:
    denied = [part.not_ for part in parts if part.not_]
    clash = any(implies(part, other) for part in parts for other in denied)
    return [_("It wants something and wants it not.")] if clash else []


def _can_be_heard(part: Condition) -> bool:
    """Whether something said or recorded could speak for this part."""
    if part.any:
        return any(any(map(_can_be_heard, conjuncts(branch))) for branch in part.any)
    return part.not_ is None
