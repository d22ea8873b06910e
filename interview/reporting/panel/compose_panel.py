"""From the records of several raters of one candidate to what the summary of their panel says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from interview import __version__, i18n
from interview.bank import Bank
from interview.comparison.agreement import RELIABLE, TENTATIVE, Agreement, agreement
from interview.comparison.panel import (
    PanelQuestion,
    RecordedConsensus,
    Topic,
    panel_questions,
    to_talk_about,
)
from interview.i18n import _, ngettext
from interview.plain_text import one_line
from interview.reporting.alerts import alerts
from interview.reporting.compose_report import rubric_of
from interview.reporting.formatting import day, figure, iso_time, moment, zone
from interview.reporting.panel.panel_model import (
    AgreedPart,
    AgreementPart,
    PanelCompetency,
    PanelRater,
    PanelRow,
    PanelSummary,
)
from interview.reporting.practice_sentences import calibration_part
from interview.reporting.question_section import QuestionSection
from interview.reporting.recommendation_words import recommendation_part
from interview.reporting.report_model import QuestionPart
from interview.scoring import (
    Finding,
    Recommendation,
    Scorecard,
    competency_shares,
    percentage,
    recommendation_word,
    score,
    score_levels,
)
from interview.session import InterviewState
from interview.session.agenda import Item, agenda
from interview.session.interview_record import InterviewRecord


def compose_panel(
    records: Sequence[InterviewRecord],
    consensus: Mapping[str, RecordedConsensus],
    language: str,
    *,
    now: datetime,
) -> PanelSummary:
    """The summary of a panel: `records` are those of its raters, who asked the same questions.

    `consensus` is what they agreed on, by the question's id.
    """
    with i18n.speaking(language):
        return _Composer(records, consensus, language, now).compose()


class _Composer:
    """Composes the summary of one panel, in the language in use."""

    def __init__(
        self,
        records: Sequence[InterviewRecord],
        consensus: Mapping[str, RecordedConsensus],
        language: str,
        now: datetime,
    ) -> None:
        self._records = records
        self._consensus = consensus
        self._language = language
        self._now = now
        self._bank: Bank = records[0].bank
        self._states: list[InterviewState] = [record.state for record in records]
        self._cards = [score(state, self._bank) for state in self._states]
        self._names = [one_line(state.interviewer) or "–" for state in self._states]

    def compose(self) -> PanelSummary:
        bank, now, first = self._bank, self._now, self._states[0]
        reached = {name: each.reached for name, each in self._consensus.items()}
        flags = [card.red_flags for card in self._cards]
        questions = panel_questions(self._states, flags, bank, reached)
        rows = {row.id: row for row in self._rows(questions)}
        levels = {each.id: each.group_level for each in questions}
        known = {name: level for name, level in levels.items() if level is not None}
        card = score_levels(known, tuple(_all_flags(flags)), bank)
        part = recommendation_part(card, bank, is_signed=True)
        still_open = sum(each.is_to_be_agreed_on for each in questions)
        return PanelSummary(
            language=i18n.current(),
            candidate=one_line(first.candidate) or "–",
            role=one_line(first.role),
            bank=one_line(bank.title.to(self._language)),
            bank_language=bank.language_for(self._language),
            bank_sha256=self._records[0].bank_sha256,
            scale=tuple(one_line(name.to(self._language)) for name in bank.scale),
            notices=tuple(self._notices()),
            raters=tuple(map(self._rater, range(len(self._records)))),
            first=tuple(rows[each.id] for each in to_talk_about(questions)),
            rows=tuple(rows.values()),
            competencies=tuple(self._competencies(card, questions)),
            agreement=_agreement_part(agreement(each.rated for each in questions)),
            percent=None if still_open else card.percent,
            coverage=card.coverage,
            recommendation=str(Recommendation.NONE if still_open else card.recommendation),
            recommendation_word=(
                _("Not yet") if still_open else recommendation_word(card.recommendation)
            ),
            because=_still_open(still_open) if still_open else part.because,
            rule=part.rule,
            day=day(now),
            written_at=moment(now),
            instant=iso_time(now),
            zone=zone(now),
            program=__version__,
        )

    def _notices(self) -> Iterator[str]:
        names = Counter(self._names)
        if repeated := [name for name, times in names.items() if times > 1 and name != "–"]:
            yield _(
                "More than one interview here is by {names}, and each counts as a rater. To leave "
                "one out, name those that are meant by their ids."
            ).format(names=", ".join(repeated))

    def _rater(self, at: int) -> PanelRater:
        record, state, card = self._records[at], self._states[at], self._cards[at]
        every = alerts(state, self._bank, card, self._language)
        return PanelRater(
            name=self._names[at],
            interview=record.id,
            day=day(state.held_at) if state.held_at else "",
            signed_by=one_line(state.signed_by),
            signed_at=moment(state.signed_at) if state.signed_at else "",
            calibration=calibration_part(state.calibration),
            percent=card.percent,
            recommendation=str(card.recommendation),
            recommendation_word=recommendation_word(card.recommendation),
            red_flags=tuple(each for each in every if each.kind in ("knock_out", "red_flag")),
            notes_language=state.language,
        )

    def _rows(self, questions: Sequence[PanelQuestion]) -> Iterator[PanelRow]:
        items = {item.question.id: item for item in agenda(self._bank)}
        for asked in questions:
            item = items[asked.id]
            question = item.question
            cells = tuple(self._cell(item, at) for at in range(len(self._records)))
            competency = self._bank.competencies[question.competency]
            yield PanelRow(
                number=item.number,
                id=asked.id,
                name=one_line(question.name(self._language)),
                ask=one_line(question.ask.to(self._language)),
                competency=one_line(competency.name.to(self._language)),
                cells=cells,
                spread=asked.spread,
                topics=tuple(map(str, asked.topics)),
                topic_words=tuple(self._topic_words(asked, topic) for topic in asked.topics),
                group_level=asked.group_level,
                agreed=self._agreed(asked.id),
                scale=tuple((step.level, step.name, step.anchor) for step in cells[0].scale),
            )

    def _cell(self, item: Item, at: int) -> QuestionPart:
        state = self._states[at]
        today = (state.held_at or self._now).date()
        section = QuestionSection(self._bank, lambda: rubric_of(self._bank), self._language, today)
        return section.of(item, state.answer(item.question.id), None)

    def _topic_words(self, asked: PanelQuestion, topic: Topic) -> str:
        match topic:
            case Topic.APART:
                return _("rated from {low} to {high}: more than one level apart").format(
                    low=min(asked.rated), high=max(asked.rated)
                )
            case Topic.RED_FLAG:
                return _("a red flag that not all of them noted")
            case Topic.NOT_ALL:
                missing = [
                    name
                    for name, level in zip(self._names, asked.levels, strict=True)
                    if level is None
                ]
                return _("not rated by {names}").format(names=", ".join(missing))
            case Topic.NO_EVIDENCE:
                bare = [
                    name
                    for name, state in zip(self._names, self._states, strict=True)
                    if state.answer(asked.id).rating and not state.answer(asked.id).has_evidence
                ]
                return _("rated without evidence by {names}").format(names=", ".join(bare))

    def _agreed(self, question: str) -> AgreedPart | None:
        recorded = self._consensus.get(question)
        if recorded is None:
            return None
        return AgreedPart(
            level=recorded.reached.level,
            level_name=one_line(self._bank.level_name(recorded.reached.level, self._language)),
            reason=one_line(recorded.reached.reason),
            by=one_line(recorded.by),
            at=moment(recorded.at),
        )

    def _competencies(
        self, card: Scorecard, questions: Sequence[PanelQuestion]
    ) -> Iterator[PanelCompetency]:
        waiting = {
            self._bank.question(each.id).competency for each in questions if each.is_to_be_agreed_on
        }
        shares = competency_shares(self._bank)
        for place, of_group in enumerate(card.competencies):
            if not of_group.questions:
                continue
            competency = self._bank.competencies[of_group.competency]
            means = tuple(own.competencies[place].mean for own in self._cards)
            known = [mean for mean in means if mean is not None]
            yield PanelCompetency(
                id=of_group.competency,
                name=one_line(competency.name.to(self._language)),
                description=one_line(competency.description.to(self._language)),
                share=shares[of_group.competency],
                means=means,
                spread=max(known) - min(known) if known else 0.0,
                group_mean=None if of_group.competency in waiting else of_group.mean,
            )


def _all_flags(flags: Iterable[Sequence[Finding]]) -> Iterator[Finding]:
    """Each red flag that counts for any rater, once; confirmed if any of them confirmed it."""
    found: dict[tuple[str, str], Finding] = {}
    for each in (finding for own in flags for finding in own):
        key = each.question, each.signal.id
        if key not in found or each.confirmed:
            found[key] = each
    yield from found.values()


def _still_open(number: int) -> str:
    return ngettext(
        "{number} question was rated more than one level apart, and no level was agreed on yet. "
        "Until then the panel has no score.",
        "{number} questions were rated more than one level apart, and no level was agreed on yet. "
        "Until then the panel has no score.",
        number,
    ).format(number=number)


def _agreement_part(figures: Agreement) -> AgreementPart:
    return AgreementPart(
        questions=figures.questions,
        same=figures.same,
        within_one=figures.within_one,
        alpha=figures.alpha,
        low=figures.low,
        high=figures.high,
        sentences=tuple(_agreement_sentences(figures)),
    )


def _agreement_sentences(figures: Agreement) -> Iterator[str]:
    if figures.within_one is None or figures.same is None:
        yield _("No question has been rated by two of them: there is nothing to compare.")
        return
    yield _(
        "Of all pairs of ratings of the same question, {within} are at most one level apart, and "
        "{same} are the same."
    ).format(within=percentage(figures.within_one), same=percentage(figures.same))
    if figures.alpha is None:
        yield _("All ratings are the same level, so that Krippendorff’s alpha is not defined.")
    else:
        alpha = _(
            "Krippendorff’s alpha for ordered levels is {alpha}: 1 would be full agreement, 0 what "
            "chance gives."
        ).format(alpha=_signed(figures.alpha))
        if figures.low is not None and figures.high is not None:
            interval = _(
                "In 95 of 100 samples of as many questions it lies between {low} and {high}."
            ).format(low=_signed(figures.low), high=_signed(figures.high))
            alpha = f"{alpha} {interval}"
        yield alpha
        yield _(
            "From {reliable} on, conclusions stand; from {tentative} on, tentative ones "
            "(Krippendorff 2004)."
        ).format(reliable=figure(RELIABLE, 2), tentative=figure(TENTATIVE, 2))
    if figures.is_small:
        yield ngettext(
            "{number} question is a small sample: it says where this panel has to talk, and "
            "little about how well these raters agree in general.",
            "{number} questions are a small sample: they say where this panel has to talk, and "
            "little about how well these raters agree in general.",
            figures.questions,
        ).format(number=figures.questions)


def _signed(value: float) -> str:
    """A figure of two decimals; a minus sign where it is below zero."""
    return figure(value, 2).replace("-", "−")
