"""The debrief, line by line: what is missing, red flags, reasons, the conclusion, the signature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from interview import scoring
from interview.errors import InterviewError, KeyLocked
from interview.i18n import _, current, labelled, ngettext
from interview.plain.conversation import Conversation, number_in, spoken, word
from interview.plain.interview_talk import InterviewTalk
from interview.plain_text import one_line, typed_name
from interview.reporting.recommendation_words import recommendation_part, recommended_because
from interview.running.debrief_points import Point, PointKind, all_alike, points
from interview.running.open_interview import OpenInterview
from interview.session.conclusions import conclusion_names
from interview.settings import Settings
from interview.signing.rater_key import PassphraseWanted


class Debrief(InterviewTalk):
    """What is left to do before an interview is signed, and its signature."""

    def __init__(
        self,
        talk: Conversation,
        interview: OpenInterview,
        settings: Settings,
        ask_reason: Callable[[str], None],
        visit: Callable[[str], None],
    ) -> None:
        """`ask_reason` asks why a rating differs, `visit` goes to a question; both by its id."""
        super().__init__(talk, interview, settings)
        self._ask_reason, self._visit = ask_reason, visit
        self.is_open = False
        """Whether lines are for the debrief, and not notes."""
        self.commands: dict[str, Callable[[str], None]] = {
            "score": self._score,
            "strengths": lambda typed: self.conclude("strengths", typed),
            "concerns": lambda typed: self.conclude("concerns", typed),
            "feedback": lambda typed: self.conclude("feedback", typed),
            "sign": self._sign,
            "report": lambda _typed: self._report(),
        }

    def open(self) -> None:
        """Say how the interview stands, and what is left to do."""
        self.is_open = True
        self._talk.say(_("Debrief."))
        if self._is_hidden:
            return
        if self._live.state.is_signed:
            self._talk.say(
                _("Signed and sealed. {report} writes the report, {amend} changes it.").format(
                    report=word("report"), amend=word("amend")
                )
            )
            return
        card = scoring.score(self._live.state, self._live.bank)
        part = recommendation_part(card, self._live.bank, is_signed=False)
        self._talk.say(labelled(part.title, part.word), part.because)
        self._talk.say(all_alike(self._live.state, self._live.bank, self._live.language))
        self._say_points()

    def _say_what_is_left(self) -> None:
        """How much is left after a point was dealt with; not what, which was said before."""
        if todo := len(self._points):
            self._talk.say(
                ngettext(
                    "One point is left; {debrief} reads it.",
                    "{number} points are left; {debrief} reads them.",
                    todo,
                ).format(number=todo, debrief=word("debrief"))
            )
        else:
            self._say_points()

    def _say_points(self) -> None:
        """What is left, with the numbers that deal with it."""
        todo = self._points
        if not todo:
            self._talk.say(_("Nothing is missing: {sign} signs.").format(sign=word("sign")))
        else:
            self._talk.say(
                ngettext(
                    "One point to look at; its number deals with it.",
                    "{number} points to look at; the number of one deals with it.",
                    len(todo),
                ).format(number=len(todo))
            )
        for number, point in enumerate(todo, start=1):
            title = one_line(point.question.name(self._live.language))
            self._talk.say(labelled(f"{number} {title}", point.words))
        missing = [
            word(part)
            for part in conclusion_names()
            if not self._live.state.conclusions.get(part, "").strip()
        ]
        if missing:
            self._talk.say(
                _("In your own words, if you like: {commands}.").format(commands=", ".join(missing))
            )

    @property
    def _points(self) -> list[Point]:
        live, hides = self._live, self._settings.hide_suggestions
        return list(points(live.state, live.bank, live.language, hides_suggestions=hides))

    def take(self, line: str) -> None:
        """Deal with the point of this number; anything else is not written down."""
        todo = [] if self._live.state.is_signed else self._points
        number = number_in(line.strip(), len(todo))
        if not line.strip():
            return
        if not number:
            words = _(
                "This is the debrief: nothing is written here. {key} goes back to the question."
            )
            self._talk.say(words.format(key=word("back")))
            return
        if self._is_hidden:
            return
        point = todo[number - 1]
        match point.kind:
            case PointKind.REASON:
                self._ask_reason(point.question.id)
            case PointKind.FLAG:
                if not self._confirm_flag(point):
                    return
            case PointKind.OPEN:
                self._visit(point.question.id)
                return
        self._say_what_is_left()

    def _confirm_flag(self, point: Point) -> bool:
        """Whether a red flag was heard, and that a person said so; `False`: nothing was decided."""
        live = self._live
        found = point.question.signal(point.signal)
        because = one_line(found.because.to(live.language)) if found else point.signal
        suggestion = live.suggestion(point.question.id)
        heard = suggestion.signals if suggestion else ()
        quotes = [span.text for each in heard if each.id == point.signal for span in each.evidence]
        words = " … ".join(_("“{text}”").format(text=one_line(each)) for each in quotes)
        self._talk.say(_("Was this heard? {signal}").format(signal=because))
        self._talk.say(words or one_line(live.state.answer(point.question.id).notes))
        choices = (
            _("Yes: I confirm it"),
            _("No: it was not meant like that"),
            _("See the question first"),
        )
        match self._talk.ask_number(spoken(choices), len(choices)):
            case 1:
                live.tick_signal(point.question.id, point.signal)
                self._talk.say(_("Confirmed."))
                return True
            case 2:
                live.untick_signal(point.question.id, point.signal)
                self._talk.say(_("Noted: it was not meant like that."))
                return True
            case 3:
                self._visit(point.question.id)
        return False

    def conclude(self, part: str, typed: str) -> None:
        """Word a part of the conclusion; without a word, say it and ask for it."""
        if self._live.state.is_signed:
            words = _("This interview is signed. {key} amends it.")
            self._talk.say(words.format(key=word("amend")))
            return
        if self._is_hidden:
            return
        name = conclusion_names().get(part, one_line(part))
        before = self._live.state.conclusions.get(part, "")
        if not typed:
            question = labelled(name, _("the whole interview, in your own words"))
            typed = self._talk.ask(f"{question}.", before)
        if not typed:
            return
        self._live.conclude(part, "" if typed == "-" else typed)
        self._interview.drop_line()
        self._talk.say(_("Kept: {text}").format(text=name))

    def _score(self, _typed: str) -> None:
        if self._is_hidden:
            return
        card = scoring.score(self._live.state, self._live.bank)
        bank = self._live.bank
        part = recommendation_part(card, bank, is_signed=self._live.state.is_signed)
        self._talk.say(labelled(part.title, part.word), recommended_because(card, bank))
        for each in card.competencies:
            if each.questions:
                name = one_line(bank.competencies[each.competency].name.to(self._live.language))
                mean = "–" if each.mean is None else scoring.level_figure(each.mean)
                words = _("{mean} of {top}, {rated} of {number} questions rated").format(
                    mean=mean, top=len(bank.scale), rated=each.rated, number=each.questions
                )
                self._talk.say(labelled(name, words))
        self._talk.say(*part.rule)

    # Signing

    def _sign(self, typed: str) -> None:
        """Seal the interview under a name, and write the report."""
        if self._live.state.is_signed:
            self._talk.say(_("The interview is signed already."))
            return
        if self._is_hidden:
            return
        if any(point.kind is PointKind.REASON for point in self._points):
            self._talk.say(_("Please say first why rating and suggestion differ."))
            return
        self._live.open_debrief()
        question = _("Sign: your name seals the interview.")
        name = typed_name(typed or self._talk.ask(question, self._live.state.interviewer))
        if not name:
            return
        try:
            is_ready = self._unlock(name)
        except InterviewError as error:
            self._talk.say(str(error))
            return
        if is_ready:
            self._live.sign(name, self._interview.calibration(name))
            self._talk.say(_("Signed and sealed by {name}.").format(name=name))
            self._report()

    def _unlock(self, name: str) -> bool:
        """Make sure of the key to sign with, and ask for its passphrase; `False` where it is wrong.

        Raises `SigningError`.
        """
        passphrase = ""
        match self._interview.passphrase_wanted(for_new=self._settings.key_passphrase):
            case PassphraseWanted.THAT_OF_THE_KEY:
                passphrase = self._talk.ask_secret(_("The passphrase of your key"))
            case PassphraseWanted.A_NEW_ONE:
                passphrase = self._talk.ask_secret(
                    _("A passphrase for your new key: nobody can recover it")
                )
                again = self._talk.ask_secret(_("The passphrase of your new key, again"))
                if again != passphrase:
                    self._talk.say(_("That was not the same twice."))
                    return False
        try:
            self._interview.make_key(name, passphrase)
        except KeyLocked as error:
            self._talk.say(str(error))
            return False
        return True

    def _report(self) -> None:
        """Write the report as a web page, and say where it is."""
        from interview.journal import load_record
        from interview.journal.written_files import remember_files
        from interview.reporting import compose_report, read_look, save_report

        if self._is_hidden:
            return
        paths, settings = self._interview.paths, self._settings
        self._live.record_draft()
        self._interview.settle(_LAST_WRITE)
        try:
            record = load_record(paths.journal, self._interview.id)
            report = compose_report(record, current(), now=datetime.now(UTC))
            look = read_look(paths.templates, settings.report_logo, settings.report_color)
            path = save_report(report, "html", paths.reports, paths.templates, look)
            self._talk.say(_("Report: {path}").format(path=path))
            remember_files(paths.journal, [(self._interview.id, path)])
        except InterviewError as error:
            self._talk.say(str(error))


_LAST_WRITE = 3.0
"""Seconds to wait for the disk before a report is made."""
