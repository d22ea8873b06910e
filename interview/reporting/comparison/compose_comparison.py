"""From the records of several candidates to what their comparison says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from interview import __version__, i18n
from interview.comparison.best_and_order import FigureRow, RowKind, figure_rows
from interview.comparison.blind import Redactor, letters
from interview.errors import UsageError
from interview.frozen import frozen
from interview.i18n import _, ngettext
from interview.nearest_name import did_you_mean
from interview.plain_text import one_line, slug
from interview.reporting.alerts import alerts
from interview.reporting.comparison.comparison_model import (
    CandidateComparison,
    ComparedCandidate,
    ComparedCell,
    ComparedRow,
)
from interview.reporting.compose_report import rubric_of
from interview.reporting.formatting import day, iso_time, moment, zone
from interview.reporting.question_section import QuestionSection
from interview.reporting.recommendation_words import recommendation_part
from interview.reporting.report_model import QuestionPart
from interview.scoring import (
    competency_shares,
    level_figure,
    percentage,
    recommendation_word,
    score,
)
from interview.session import InterviewState
from interview.session.agenda import agenda
from interview.session.interview_record import InterviewRecord
from interview.status_words import RecordStatus

NAME = "name"
"""What the order of the candidates' names is called."""


@frozen
class Blindness:
    """Letters for the names of those who are compared."""

    hidden: bool = True
    """Whether names are hidden; else they stand beside the letters that hid them."""
    words: tuple[str, ...] = ()
    """What else is taken out of notes, such as the names of schools."""


def compose_comparison(
    records: Sequence[InterviewRecord],
    language: str,
    *,
    now: datetime,
    sort_by: str = "",
    blindness: Blindness | None = None,
    notices: Iterable[str] = (),
) -> CandidateComparison:
    """The comparison of candidates who were asked the same questions.

    They stand in the order of `records`, or of the row that `sort_by` names (`sort_names`).
    `notices` are further sentences to begin with. Raises `UsageError` for a row that is not there.
    """
    with i18n.speaking(language):
        return _Composer(records, language, now, blindness).compose(sort_by, tuple(notices))


def sort_names(rows: Iterable[FigureRow]) -> list[str]:
    """What `sort_by` may be, as it is typed."""
    kinds = (RowKind.SCORE, RowKind.COVERAGE, RowKind.RED_FLAGS)
    keys = (row.key.replace("_", "-") if row.kind in kinds else row.key for row in rows)
    return [NAME, *dict.fromkeys(keys)]


class _Composer:
    """Composes one comparison, in the language in use."""

    def __init__(
        self,
        records: Sequence[InterviewRecord],
        language: str,
        now: datetime,
        blindness: Blindness | None,
    ) -> None:
        self._records = records
        self._language = language
        self._now = now
        self._bank = records[0].bank
        self._is_blind = blindness is not None and blindness.hidden
        self._letters: Mapping[str, str] = {}
        self._states: list[InterviewState] = [record.state for record in records]
        if blindness is not None:
            self._letters = letters([record.id for record in records])
        if blindness is not None and blindness.hidden:
            self._states = [
                Redactor(self._letters[record.id], state.candidate, blindness.words).state(state)
                for record, state in zip(records, self._states, strict=True)
            ]
        self._cards = [score(state, self._bank) for state in self._states]

    def compose(self, sort_by: str, notices: tuple[str, ...]) -> CandidateComparison:
        rows = figure_rows(self._states, self._cards, self._bank)
        order, sorted_row = self._order(rows, sort_by)
        bank, now = self._bank, self._now
        first = recommendation_part(self._cards[0], bank, is_signed=True)
        return CandidateComparison(
            language=i18n.current(),
            title=_("Blind comparison") if self._is_blind else _("Comparison"),
            bank=one_line(bank.title.to(self._language)),
            bank_language=bank.language_for(self._language),
            bank_sha256=self._records[0].bank_sha256,
            scale=tuple(one_line(name.to(self._language)) for name in bank.scale),
            is_blind=self._is_blind,
            notices=(*self._notices(), *notices),
            order=self._order_sentence(sort_by, sorted_row),
            candidates=tuple(map(self._candidate, order)),
            rows=tuple(self._rows(rows, order, sorted_row)),
            rule=first.rule,
            day=day(now),
            written_at=moment(now),
            instant=iso_time(now),
            zone=zone(now),
            program=__version__,
        )

    def _order(
        self, rows: Sequence[FigureRow], sort_by: str
    ) -> tuple[Sequence[int], FigureRow | None]:
        """The places of the candidates in their order, and the row that gives it, if one does."""
        places = range(len(self._states))
        if not sort_by:
            return places, None
        if sort_by == NAME:
            return sorted(places, key=self._name_and_day), None
        wanted = sort_by.replace("-", "_") if sort_by.startswith("red") else sort_by
        # Where a question has the id of a competency, the question is meant.
        named = [row for row in rows if wanted in (row.key, f"{row.kind}:{row.id}")]
        if not named:
            problem = _("There is no row “{name}” to sort by.").format(name=one_line(sort_by))
            raise UsageError(f"{problem} {did_you_mean(sort_by, sort_names(rows))}")
        return named[-1].order(), named[-1]

    def _name_and_day(self, at: int) -> tuple[str, str, datetime]:
        """What a candidate is sorted by: the name, and then when the interview was held."""
        state = self._states[at]
        name = one_line(state.candidate)
        return slug(name), name.casefold(), state.held_at or self._now

    def _order_sentence(self, sort_by: str, row: FigureRow | None) -> str:
        if row is not None:
            name = self._row_name(row)
            return _("In the order of “{row}”, the best first.").format(row=name)
        if sort_by != NAME or self._is_blind:
            return ""
        return _("In the order of the names; of one name, the earliest interview first.")

    def _notices(self) -> Iterator[str]:
        if self._is_blind:
            yield _(
                "Blind: letters stand for the names, which are taken out of the notes where they "
                "stand as they are. Nicknames, initials and words such as “she” or “he” stay."
            )
        drafts = sum(record.status is not RecordStatus.SIGNED for record in self._records)
        if drafts:
            yield ngettext(
                "{number} interview is not signed: anything in its column may still change.",
                "{number} interviews are not signed: anything in their columns may still change.",
                drafts,
            ).format(number=drafts)

    def _candidate(self, at: int) -> ComparedCandidate:
        record, state, card = self._records[at], self._states[at], self._cards[at]
        held = record.state.held_at
        name, rater = one_line(state.candidate) or "–", one_line(state.interviewer)
        is_shared = [each.candidate for each in self._states].count(state.candidate) > 1
        every = alerts(self._states[at], self._bank, self._cards[at], self._language)
        return ComparedCandidate(
            name=name,
            label=f"{name} ({rater})" if is_shared and rater else name,
            letter=self._letters.get(record.id, ""),
            interview="" if self._is_blind else record.id,
            role=one_line(state.role),
            rater=rater,
            day=day(held) if held and not self._is_blind else "",
            signed=record.status is RecordStatus.SIGNED,
            recommendation=str(card.recommendation),
            recommendation_word=recommendation_word(card.recommendation),
            red_flags=tuple(each for each in every if each.kind in ("knock_out", "red_flag")),
            notes_language=state.language,
        )

    def _rows(
        self, rows: Sequence[FigureRow], order: Sequence[int], sorted_row: FigureRow | None
    ) -> Iterator[ComparedRow]:
        parts = self._question_parts()
        shares = competency_shares(self._bank)
        for row in rows:
            best = row.best
            is_question = row.kind is RowKind.QUESTION
            cells: list[ComparedCell] = []
            for at in order:
                part = parts[row.id][at] if is_question else None
                text = self._figure_text(row.kind, row.figures[at], part)
                cells.append(ComparedCell(row.figures[at], text, at in best, part))
            is_competency = row.kind is RowKind.COMPETENCY
            yield ComparedRow(
                kind=str(row.kind),
                key=row.key,
                name=self._row_name(row),
                detail=self._detail(row),
                share=shares[row.id] if is_competency else None,
                sorted=row is sorted_row,
                cells=tuple(cells),
            )
        for question in self._bank.questions:
            remarks = parts[question.id]
            if question.is_rated or not any(
                part.notes or part.answer or part.rows or part.signals or part.skipped
                for part in remarks
            ):
                continue
            yield ComparedRow(
                kind="remark",
                key="",
                name=one_line(question.name(self._language)),
                detail=one_line(question.ask.to(self._language)),
                share=None,
                sorted=False,
                cells=tuple(ComparedCell(None, "", False, remarks[at]) for at in order),
            )

    def _question_parts(self) -> Mapping[str, Sequence[QuestionPart]]:
        """What is recorded of each question, by its id, for every candidate."""
        items = agenda(self._bank)
        parts: dict[str, list[QuestionPart]] = {item.question.id: [] for item in items}
        for state in self._states:
            today = (state.held_at or self._now).date()
            section = QuestionSection(
                self._bank, lambda: rubric_of(self._bank), self._language, today
            )
            for item in items:
                answer = state.answer(item.question.id)
                parts[item.question.id].append(section.of(item, answer, None))
        return parts

    def _row_name(self, row: FigureRow) -> str:
        match row.kind:
            case RowKind.SCORE:
                return _("Score")
            case RowKind.COVERAGE:
                return _("Coverage")
            case RowKind.RED_FLAGS:
                return _("Red flags")
            case RowKind.COMPETENCY:
                return one_line(self._bank.competencies[row.id].name.to(self._language))
            case RowKind.QUESTION:
                return one_line(self._bank.question(row.id).name(self._language))

    def _detail(self, row: FigureRow) -> str:
        if row.kind is RowKind.COMPETENCY:
            return one_line(self._bank.competencies[row.id].description.to(self._language))
        if row.kind is RowKind.QUESTION:
            return one_line(self._bank.question(row.id).ask.to(self._language))
        return ""

    def _figure_text(self, kind: RowKind, value: float | None, part: QuestionPart | None) -> str:
        if value is None:
            return _("not asked") if part and part.skipped else _("not rated")
        match kind:
            case RowKind.SCORE | RowKind.COVERAGE:
                return percentage(value)
            case RowKind.COMPETENCY:
                return level_figure(value)
            case RowKind.RED_FLAGS | RowKind.QUESTION:
                return str(round(value))
