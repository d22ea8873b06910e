"""What practice says of a rater, in sentences, and the line on it that a report quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from interview.bank import Bank
from interview.comparison.agreement import RELIABLE, SMALL, TENTATIVE, Agreement
from interview.i18n import _, labelled, ngettext
from interview.practice.quoted_calibration import Calibration
from interview.practice.rater_statistics import (
    Halo,
    Mean,
    QuestionResult,
    Results,
    alpha_of,
    bias_of,
    same_share,
)
from interview.practice.sessions import PracticeMode, PracticeSession
from interview.reporting.formatting import day, figure, iso_time
from interview.reporting.report_model import CalibrationPart
from interview.scoring import percentage
from interview.session import CalibrationStated

_SHOWN_QUESTIONS = 3
_PAST = 6
"""Sessions whose alphas are shown beside one another."""
_LITTLE = 0.05
"""A mean difference, in levels, that is shown as none."""


def calibration_line(at: datetime, alpha: float, answers: int, seen: int = 0) -> str:
    """What a report says beside a rater: `calibrated on 14 May 2026: alpha 0.81, 40 answers`."""
    line = ngettext(
        "calibrated on {date}: alpha {alpha}, {number} answer",
        "calibrated on {date}: alpha {alpha}, {number} answers",
        answers,
    ).format(date=day(at), alpha=_signed(alpha, 2), number=answers)
    if not seen:
        return line
    return _("{calibrated}, {seen} of them rated before").format(calibrated=line, seen=seen)


def calibration_part(stated: CalibrationStated | None) -> CalibrationPart | None:
    """The same as an interview's record states it."""
    if stated is None:
        return None
    try:
        at = datetime.fromisoformat(stated.tested)
    except ValueError:  # of a record that came from elsewhere
        return None
    words = calibration_line(at, stated.alpha, stated.answers, stated.seen)
    return CalibrationPart(words, iso_time(at), stated.alpha, stated.answers, stated.seen)


def quoted_calibration(calibration: Calibration) -> str:
    """The same of a test as practice knows it."""
    return calibration_line(
        calibration.at, calibration.alpha, calibration.answers, calibration.seen
    )


def why_no_calibration(session: PracticeSession) -> str:
    """Why reports quote nothing of a session that was finished."""
    if session.mode is PracticeMode.LEARN:
        return _("Reports quote tests only, in which no level is shown before the end.")
    if len(session.ratings) < SMALL:
        return ngettext(
            "Reports quote a test of {least} answers or more; this one had {number}.",
            "Reports quote a test of {least} answers or more; this one had {number}.",
            len(session.ratings),
        ).format(least=SMALL, number=len(session.ratings))
    return _("There is no alpha to quote, as all ratings are the same level.")


def result_sentences(results: Results, bank: Bank | None, language: str) -> tuple[str, ...]:
    """What the results say, the most important first. `bank` names the questions."""
    return tuple(_sentences(results, bank, language))


def _sentences(results: Results, bank: Bank | None, language: str) -> Iterator[str]:
    found = results.agreement
    if found.same is None or found.within_one is None:
        yield _("No answer has been rated yet.")
        return
    yield ngettext(
        "{number} answer: {same} rated at the calibrated level, {within} at most one level from "
        "it.",
        "{number} answers: {same} rated at the calibrated level, {within} at most one level from "
        "it.",
        found.questions,
    ).format(
        number=found.questions, same=percentage(found.same), within=percentage(found.within_one)
    )
    yield _alpha(found)
    if found.is_small:
        yield ngettext(
            "{number} answer is a small sample: read the figures as hints.",
            "{number} answers are a small sample: read the figures as hints.",
            found.questions,
        ).format(number=found.questions)
    if results.bias is not None:
        yield labelled(_("Harsh or soft"), _bias(results.bias))
    if results.halo is not None:
        yield labelled(_("Halo"), _halo(results.halo))
    if results.drift is not None:
        yield labelled(_("Order"), _drift(results.drift))
    again = [each for each in results.questions if each.same < each.answers and each.answers > 1]
    if again:
        shown = ", ".join(_question(each, bank, language) for each in again[:_SHOWN_QUESTIONS])
        yield labelled(_("Read these anchors again"), shown)


def _alpha(found: Agreement) -> str:
    if found.alpha is None:
        return _("All ratings are the same level, so that Krippendorff’s alpha is not defined.")
    sentence = _(
        "Krippendorff’s alpha with the calibrated levels is {alpha}: 1 would be full agreement, 0 "
        "what chance gives; from {reliable} on it is reliable, from {tentative} on tentative."
    ).format(
        alpha=_signed(found.alpha, 2),
        reliable=figure(RELIABLE, 2),
        tentative=figure(TENTATIVE, 2),
    )
    if found.low is None or found.high is None:
        return sentence
    interval = _("In 95 of 100 samples of as many answers it lies between {low} and {high}.")
    return f"{sentence} {interval.format(low=_signed(found.low, 2), high=_signed(found.high, 2))}"


def _bias(bias: Mean) -> str:
    if abs(bias.value) < _LITTLE:
        words = _("your ratings lie at the calibrated levels on average")
    elif bias.value > 0:
        words = _("your ratings lie {levels} of a level above the calibrated ones on average")
    else:
        words = _("your ratings lie {levels} of a level below the calibrated ones on average")
    words = words.format(levels=figure(abs(bias.value)))
    if not bias.is_clear:
        verdict = _("that is no clear sign of either")
    else:
        verdict = _("you are soft") if bias.value > 0 else _("you are harsh")
    return _("{words} ({interval}): {verdict}.").format(
        words=words, interval=_interval(bias), verdict=verdict
    )


def _halo(halo: Halo) -> str:
    words = _(
        "two answers of the same candidate lie {rated} levels apart in your ratings and "
        "{calibrated} when calibrated; ratings that do not depend on who answers would give "
        "{chance}"
    ).format(
        rated=figure(halo.rated), calibrated=figure(halo.calibrated), chance=figure(halo.by_chance)
    )
    if halo.is_clear:
        verdict = _("you rate one candidate’s answers more alike than they are")
    else:
        verdict = _("no clear sign of a halo")
    return _("{words}: {verdict}.").format(words=words, verdict=verdict)


def _drift(drift: Mean) -> str:
    if not drift.is_clear:
        words = _(
            "no clear sign that you rated later answers otherwise than the first ({interval})"
        )
    elif drift.value > 0:
        words = _("you rated later answers {levels} of a level higher than the first ({interval})")
    else:
        words = _("you rated later answers {levels} of a level lower than the first ({interval})")
    return words.format(levels=figure(abs(drift.value)), interval=_interval(drift)) + "."


def _interval(mean: Mean) -> str:
    return _("from {low} to {high} in 95 of 100 samples").format(
        low=_signed(mean.low), high=_signed(mean.high)
    )


def _question(result: QuestionResult, bank: Bank | None, language: str) -> str:
    names = {each.id: each.name(language) for each in bank.questions} if bank else {}
    return _("{question} ({same} of {number} as calibrated)").format(
        question=names.get(result.question, result.question),
        same=result.same,
        number=result.answers,
    )


def _signed(value: float, digits: int = 1) -> str:
    """A figure with a true minus sign; never a zero with one."""
    shown = figure(abs(value), digits)
    is_zero = not shown.strip("0.,")
    return shown if value >= 0 or is_zero else f"−{shown}"


def past_alphas(sessions: Sequence[PracticeSession], session: PracticeSession) -> str:
    """The alphas of a rater's finished sessions of one kind on one bank, up to this one.

    Empty where this is the first.
    """
    alike = [
        each
        for each in sessions
        if (each.rater, each.title, each.mode) == (session.rater, session.title, session.mode)
        and each.ended is not None
        and each.began <= session.began
    ]
    if len(alike) < 2:
        return ""
    alphas = (alpha_of(each.ratings) for each in alike[-_PAST:])
    shown = " → ".join("–" if alpha is None else _signed(alpha, 2) for alpha in alphas)
    return labelled(_("Your alpha from session to session"), shown)


def progress_rows(sessions: Sequence[PracticeSession]) -> list[tuple[str, ...]]:
    """A table of sessions, headings first; those that are open show how far they are."""
    headings = (_("Date"), _("Bank"), _("Kind"), _("Answers"), "Alpha", _("Same"), _("Bias"))
    rows: list[tuple[str, ...]] = [headings]
    for session in sessions:
        alpha, same = alpha_of(session.ratings), same_share(session.ratings)
        bias = bias_of(session.ratings)
        done, whole = len(session.ratings), len(session.order)
        rows.append(
            (
                day(session.began),
                session.title,
                mode_name(session.mode),
                str(done) if session.ended else f"{done}/{whole}",
                "–" if alpha is None else _signed(alpha, 2),
                "–" if same is None else percentage(same),
                "–" if bias is None else _signed(bias.value),
            )
        )
    return rows


def mode_name(mode: PracticeMode) -> str:
    """What a kind of session is called."""
    return _("Learning") if mode is PracticeMode.LEARN else _("Test")
