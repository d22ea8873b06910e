"""The score at last: the recommendation, why it is that, and a bar for each competency."""

from __future__ import annotations

from textual.content import Content

from interview import scoring
from interview.i18n import _, ngettext
from interview.plain_text import one_line
from interview.reporting.recommendation_words import recommendation_part, recommended_because
from interview.running.debrief_points import all_alike
from interview.scoring import (
    Recommendation,
    Scorecard,
    level_figure,
    percentage,
    recommendation_word,
)
from interview.session.live_interview import LiveInterview
from interview.tui.widgets.line_widget import BLANK, LineWidget, cut, fitted, rule, wrapped

_LONGEST_BAR = 40
_SHORTEST_BAR = 8
"""Cells of a competency's bar."""

_ALL = 1000
"""More rows than any screen has."""

_TONES = {
    Recommendation.HIRE: "$good",
    Recommendation.DISCUSS: "$warn",
    Recommendation.DECLINE: "$alarm",
    Recommendation.NONE: "$quiet",
}


class ScoreSummary(LineWidget):
    """The recommendation, why, a remark on the ratings, and a bar for each competency."""

    DEFAULT_CSS = "ScoreSummary { height: auto; padding: 0 1; }"

    def __init__(self, live: LiveInterview) -> None:
        super().__init__()
        self._live = live
        self._instead = ""
        self._rows = _ALL

    def show(self, instead: str = "") -> None:
        """Show the score as it is now, or `instead` why it is not shown."""
        self._instead = instead
        self.redraw()

    def take_rows(self, rows: int) -> None:
        """Show no more rows than these from now on; bars that do not fit leave a sign."""
        if rows != self._rows:
            self._rows = rows
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The recommendation first; then the rule's step, and the bars that fit."""
        if self._instead:
            return wrapped(Content.styled(self._instead, "$warn"), width)
        card = scoring.score(self._live.state, self._live.bank)
        words = [*verdict(card, self._live, width), *remark(self._live, width)]
        bars = competency_bars(card, self._live, width)
        room = self._rows - len(words)
        if room >= len(bars) + 2:
            return [*words, BLANK, *bars, BLANK]
        if room >= len(bars):
            return [*words, *bars]
        left_out = len(bars) - max(0, room - 1)
        # The sign always has a row; what it stands for is in the row “The score and its rule”.
        sign = Content.assemble(
            (f"▾ +{left_out}", "bold $lit"),
            (" " + ngettext("competency", "competencies", left_out), "$quiet"),
        )
        return [*fitted(words, max(1, self._rows - 1), width), *bars[: max(0, room - 1)], sign]


def verdict(card: Scorecard, live: LiveInterview, width: int) -> list[Content]:
    """The recommendation with its figures, and the step of the rule that decided."""
    is_enough = card.recommendation is not Recommendation.NONE
    figures = _("coverage {percent}") if is_enough else _("only {percent} was rated")
    figures = figures.format(percent=percentage(card.coverage))
    if card.mean is not None:
        points = _("{mean} of {top}, or {percent}").format(
            mean=level_figure(card.mean),
            top=len(live.bank.scale),
            percent=percentage(card.percent or 0.0),
        )
        figures = f"{points}   {figures}"
    name, tone = recommendation_word(card.recommendation), _TONES[card.recommendation]
    head = Content.assemble((name, f"bold {tone}"), (f"   {figures}", "$quiet"))
    because = Content.styled(recommended_because(card, live.bank), "$ink")
    return [*wrapped(head, width), *wrapped(because, width)]


def remark(live: LiveInterview, width: int) -> list[Content]:
    """What to think of before signing, where all ratings are alike."""
    words = all_alike(live.state, live.bank, live.language)
    return wrapped(Content.styled(f"▲ {words}", "$warn"), width, "  ") if words else []


def competency_bars(card: Scorecard, live: LiveInterview, width: int) -> list[Content]:
    """A line for each competency that has questions: its name, its bar beside it, its mean."""
    scores = [score for score in card.competencies if score.questions]
    top = len(live.bank.scale)
    names = [
        one_line(live.bank.competencies[each.competency].name.to(live.language)) for each in scores
    ]
    rated = [
        ngettext("{rated} of {number} rated", "{rated} of {number} rated", each.questions).format(
            rated=each.rated, number=each.questions
        )
        for each in scores
    ]
    means = ["–" if each.mean is None else level_figure(each.mean) for each in scores]
    figures = max(map(len, means), default=0) + max(map(len, rated), default=0) + 4
    longest = max((Content(name).cell_length for name in names), default=0)
    bar = min(_LONGEST_BAR, width - figures - longest - 2)
    if bar < _SHORTEST_BAR:
        bar = min(_SHORTEST_BAR, max(0, width - figures - 12))
    room = max(4, width - figures - bar - 2)
    label = min(longest, room)
    lines = []
    for name, score, mean, words in zip(names, scores, means, rated, strict=True):
        shown = Content(cut(name, label))
        filled = 0 if score.mean is None else round(bar * score.mean / top)
        line = Content.assemble(
            shown.stylize("$ink"),
            " " * (label - shown.cell_length + 2),
            ("█" * filled, "$accent"),
            ("░" * (bar - filled), "$rule"),
            (f"  {mean:>{max(map(len, means))}}", "bold $ink"),
            (f"  {words}", "$quiet"),
        )
        lines.append(line.truncate(width, ellipsis=True))
    return lines


def score_page(live: LiveInterview, hint: str, width: int) -> list[Content]:
    """All of the score: verdict, remark, every bar, and the rule that is everybody's.

    `hint` names the keys of the page.
    """
    card = scoring.score(live.state, live.bank)
    lines = [
        rule(_("The score and its rule"), width, hint),
        *verdict(card, live, width),
        *remark(live, width),
        BLANK,
        *competency_bars(card, live, width),
        BLANK,
        rule(_("The rule, the same for everybody"), width),
    ]
    is_signed = live.state.is_signed
    for sentence in recommendation_part(card, live.bank, is_signed=is_signed).rule:
        lines += wrapped(Content.styled(f"· {sentence}", "$quiet"), width, "  ")
    return lines
