"""From the figures of many interviews to the tables that are shown of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from interview import __version__, i18n
from interview.comparison.insights import (
    FEW_WORDS,
    FEWEST,
    SMALL,
    BankInsight,
    QuestionInsight,
    QuestionVerdict,
    RaterInsight,
    RaterVerdict,
)
from interview.i18n import _, ngettext
from interview.plain_text import isolated, one_line
from interview.reporting.formatting import day, figure, moment
from interview.reporting.insights.insights_model import (
    BankInsightPart,
    DrawnInterval,
    InsightCell,
    InsightRow,
    InsightsPage,
    InsightTable,
)
from interview.scoring import percentage

_OUT_OF_LINE = 10.0
"""The percentage of interviews from which a departure from the structure is remarked on."""
_OFTEN_APART = 50.0
"""The percentage of suggestions under which few are followed."""
_FAR_FROM_PLAN = 1.5
"""How many times the plan a median takes that is remarked on, or how many times less."""


def compose_insights(
    banks: Sequence[BankInsight],
    language: str,
    *,
    now: datetime,
    notices: Sequence[str] = (),
    with_raters: bool = True,
) -> InsightsPage:
    """The page of some banks' insights. `notices` are further sentences to begin with."""
    with i18n.speaking(language):
        return InsightsPage(
            language=i18n.current(),
            title=_("Insights"),
            notices=tuple(notices),
            banks=tuple(_BankComposer(each, language).compose(with_raters) for each in banks),
            interviews=sum(each.interviews for each in banks),
            made=_("Made on {moment} with interview {version}.").format(
                moment=moment(now), version=__version__
            ),
            day=day(now),
        )


class _BankComposer:
    """Composes what is said of one bank, in the language in use."""

    def __init__(self, insight: BankInsight, language: str) -> None:
        self._insight = insight
        self._language = language
        self._rated = [each for each in insight.questions if each.question.is_rated]

    def compose(self, with_raters: bool) -> BankInsightPart:
        found = self._insight
        tables = [self._structure(), self._ratings(), self._suggestions(), self._times()]
        tables.append(self._departures())
        if with_raters:
            tables.append(self._raters())
        return BankInsightPart(
            title=one_line(found.bank.title.to(self._language)),
            facts=tuple(self._facts()),
            notices=tuple(self._notices()),
            tables=tuple(each for each in tables if each.rows),
        )

    def _facts(self) -> Iterator[str]:
        found = self._insight
        yield ngettext("{number} interview", "{number} interviews", found.interviews).format(
            number=_count(found.interviews)
        )
        yield ngettext("{number} rater", "{number} raters", found.raters).format(
            number=found.raters
        )
        first, last = day(found.first), day(found.last)
        yield first if first == last else _("{first} to {last}").format(first=first, last=last)

    def _notices(self) -> Iterator[str]:
        found = self._insight
        if found.is_small:
            yield _(
                "These are few interviews: the figures say little until there are {number} or more."
            ).format(number=SMALL)
        if found.versions > 1:
            changed = [self._name(each) for each in found.questions if each.is_changed]
            yield _(
                "{number} versions of the bank were used; questions are added up by their ids."
            ).format(number=found.versions)
            if changed:
                yield _("Words or levels differ between them in: {names}.").format(
                    names=", ".join(changed)
                )

    def _name(self, insight: QuestionInsight) -> str:
        return one_line(insight.question.name(self._language))

    # The tables

    def _structure(self) -> InsightTable:
        it = self._insight.structure
        of = _("{part} of {all}")

        def row(name: str, part: int, of_all: int) -> InsightRow:
            share = 100 * part / of_all
            cells = (
                InsightCell(percentage(share)),
                InsightCell(share=share),
                InsightCell(of.format(part=_count(part), all=_count(of_all))),
            )
            return InsightRow(name, cells)

        rows = [
            (_("Questions asked and rated"), it.rated, it.questions),
            (_("Interviews in the bank’s order"), it.in_order, it.live),
            (_("Ratings that something speaks for"), it.rated - it.unsupported, it.rated),
            (
                _("Answers followed up, where the bank has follow-ups"),
                it.with_follow_ups - it.not_followed_up,
                it.with_follow_ups,
            ),
            (_("By the rater who held the most"), it.main_rater, self._insight.interviews),
        ]
        return InsightTable(
            key="structure",
            title=_("Structure kept"),
            intro=_(
                "Some of what makes an interview structured (Campion, Palmer & Campion 1997), as "
                "far as the record shows it: the same questions in the same order, an answer rated "
                "by itself, notes that speak for it, follow-ups for all, and the same interviewer."
            ),
            head=_("What was kept"),
            columns=(_("Percentage"), "", _("Number")),
            rows=tuple(row(*each) for each in rows if each[2]),
        )

    def _ratings(self) -> InsightTable:
        levels = range(1, len(self._insight.bank.scale) + 1)

        def row(each: QuestionInsight) -> InsightRow:
            cells = (
                InsightCell(_count(each.rated)),
                *(InsightCell(_count(number)) for number in each.levels),
                InsightCell(columns=tuple(100 * n / (each.rated or 1) for n in each.levels)),
                InsightCell("–" if each.mean is None else figure(each.mean, 2)),
                InsightCell(_signed(each.discrimination)),
            )
            return InsightRow(self._name(each), cells, _verdict(each))

        return InsightTable(
            key="ratings",
            title=_("Ratings per question"),
            intro=_(
                "How often each level was given, and the mean. Discrimination is the correlation "
                "of the question’s level with the mean of the other questions: under 0.2 it hardly "
                "tells candidates apart, or it measures something else than the others do."
            ).replace("0.2", figure(0.2, 1)),
            head=_("Question"),
            columns=(_("Ratings"), *map(str, levels), "", _("Mean"), _("Discr.")),
            rows=tuple(map(row, self._rated)),
        )

    def _suggestions(self) -> InsightTable:
        def row(each: QuestionInsight) -> InsightRow:
            it = each.suggestions
            share = 100 * it.followed / it.suggested
            cells = (
                InsightCell(_count(it.suggested)),
                InsightCell(percentage(share)),
                InsightCell(share=share),
                InsightCell(_count(it.lower)),
                InsightCell(_count(it.higher)),
                InsightCell(_count(it.far_off)),
            )
            is_odd = it.suggested >= SMALL and share < _OFTEN_APART
            remark = _("Few suggestions are followed: look at the signals.") if is_odd else ""
            return InsightRow(self._name(each), cells, remark)

        return InsightTable(
            key="suggestions",
            title=_("Suggestion against rating"),
            intro=_(
                "Ratings before which a level was suggested: how many are the same, lower, higher, "
                "and two or more levels apart. That nearly all are the same is no proof that the "
                "suggestions are right: it may be habit."
            ),
            head=_("Question"),
            columns=(_("Suggested"), _("Same"), "", _("Lower"), _("Higher"), _("2+ apart")),
            rows=tuple(row(each) for each in self._rated if each.suggestions.suggested),
        )

    def _times(self) -> InsightTable:
        timed = [(each, each.time) for each in self._insight.questions if each.time]
        longest = max((max(time.upper, time.planned) for _each, time in timed), default=1.0)

        def row(each: QuestionInsight) -> InsightRow:
            time = each.time
            assert time is not None
            scale = 100 / (1.05 * longest)
            cells = (
                InsightCell(_minutes(time.planned)),
                InsightCell(_minutes(time.median)),
                InsightCell(
                    _("{low} to {high}").format(low=_minutes(time.lower), high=_minutes(time.upper))
                ),
                InsightCell(
                    interval=DrawnInterval(
                        time.lower * scale,
                        time.median * scale,
                        time.upper * scale,
                        time.planned * scale,
                    )
                ),
            )
            remark = ""
            if time.interviews >= SMALL and time.median > _FAR_FROM_PLAN * time.planned:
                remark = _("It takes far longer than planned.")
            elif time.interviews >= SMALL and _FAR_FROM_PLAN * time.median < time.planned:
                remark = _("It takes far less than planned.")
            return InsightRow(self._name(each), cells, remark)

        return InsightTable(
            key="times",
            title=_("Time against plan"),
            intro=_(
                "Minutes on the clock of the question: what is planned (│), the median (●), and "
                "the middle half of the interviews."
            ),
            head=_("Question"),
            columns=(_("Planned"), _("Median"), _("Middle half"), ""),
            rows=tuple(row(each) for each, _time in timed),
        )

    def _departures(self) -> InsightTable:
        rows = []
        for each in self._rated:
            numbers = (
                each.skipped,
                each.left,
                each.out_of_turn,
                each.unsupported,
                each.not_followed_up,
            )
            if any(numbers):
                cells = tuple(InsightCell(_count(number)) for number in numbers)
                rows.append(InsightRow(self._name(each), cells, self._departure(each)))

        return InsightTable(
            key="departures",
            title=_("Where the structure was left"),
            intro=_(
                "Interviews in which a question was skipped with a reason, was left without a "
                "rating, or was taken out of turn; ratings that nothing speaks for; and ratings "
                "without a follow-up although the bank has some. Follow-ups are marked in {marked} "
                "of {all} interviews; in the others, fewer than {words} words of notes count as "
                "not followed up."
            ).format(
                marked=_count(self._insight.structure.marking),
                all=_count(self._insight.interviews),
                words=FEW_WORDS,
            ),
            head=_("Question"),
            columns=(
                _("Skipped"),
                _("Not rated"),
                _("Out of turn"),
                _("Unsupported"),
                _("Not followed up"),
            ),
            rows=tuple(rows),
        )

    def _departure(self, each: QuestionInsight) -> str:
        if each.interviews < SMALL:
            return ""
        reasons = (
            (each.skipped + each.left, each.interviews, _("Often not asked.")),
            (each.out_of_turn, self._insight.structure.live, _("Often out of turn.")),
            (each.unsupported, each.rated, _("Often rated without anything that speaks for it.")),
            (each.not_followed_up, each.rated, _("Often not followed up.")),
        )
        return " ".join(
            words
            for part, of_all, words in reasons
            if of_all and 100 * part >= _OUT_OF_LINE * of_all
        )

    def _raters(self) -> InsightTable:
        compared = self._insight.compared_raters
        differences = [each.difference for each in compared if each.difference]
        reach = max([1.0, *(max(abs(it.low), abs(it.high)) for it in differences)])

        def row(each: RaterInsight) -> InsightRow:
            it = each.difference
            name = isolated(one_line(each.name)) or each.id
            if it is None:
                words = (_count(each.interviews), "–", _("too few"), "")
                return InsightRow(name, tuple(map(InsightCell, words)))
            cells = (
                InsightCell(_count(each.interviews)),
                InsightCell(_signed(it.value)),
                InsightCell(
                    _("{low} to {high}").format(low=_signed(it.low), high=_signed(it.high))
                ),
            )
            low, middle, high = (50 + 50 * value / reach for value in (it.low, it.value, it.high))
            drawing = InsightCell(interval=DrawnInterval(low, middle, high, 50))
            return InsightRow(name, (*cells, drawing), _rater_words(each))

        return InsightTable(
            key="raters",
            title=_("Raters against their peers"),
            intro=_(
                "How many levels the ratings of each lie under (−) or above (+) those of all "
                "others with the same bank, the questions allowed for, with the interval that all "
                "raters together keep within in 95 of 100 cases. Who has fewer than {few} "
                "interviews is not compared. A difference is a reason to calibrate, and no proof: "
                "candidates are not dealt out by chance."
            ).format(few=FEWEST),
            head=_("Rater"),
            columns=(_("Interviews"), _("Difference"), _("Interval"), _("← harsher  softer →")),
            rows=tuple(map(row, compared)),
            warning=personal_data_warning(),
        )


def personal_data_warning() -> str:
    """What the law asks of whoever looks at figures of raters, in the language in use."""
    return _(
        "Figures of raters are personal data of employees. Use them to train and to calibrate, "
        "tell the raters beforehand that they are made and what for, and ask whether staff "
        "representatives must be informed or consulted (in France: Code du travail, "
        "L2312-38). Nothing about a person may be decided by them alone. --no-raters leaves them "
        "out."
    )


def _verdict(each: QuestionInsight) -> str:
    match each.verdict:
        case QuestionVerdict.SAME_LEVEL:
            return _("Does not discriminate: nearly everybody has the same level.")
        case QuestionVerdict.UNRELATED:
            return _("Hardly discriminates, or measures something else than the others.")
        case _:
            return ""


def _rater_words(each: RaterInsight) -> str:
    match each.verdict:
        case RaterVerdict.HARSHER:
            words = _("Harsher than the others.")
        case RaterVerdict.SOFTER:
            words = _("Softer than the others.")
        case _:
            return ""
    return " ".join((words, _("A small sample."))) if each.is_small else words


def _count(number: int) -> str:
    return figure(number, 0)


def _signed(value: float | None) -> str:
    """A figure with its sign, as a typographer writes it; a dash for none."""
    if value is None:
        return "–"
    words = figure(abs(value), 2)
    if float(f"{value:.2f}") == 0:
        return words
    return f"{'−' if value < 0 else '+'}{words}"


def _minutes(seconds: float) -> str:
    """Minutes and seconds as on a clock: `5:10`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
