"""`interview bank new`: a few questions, and a bank that can be used at once."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from textwrap import fill
from types import MappingProxyType

from interview.bank import Bank, Text, parse
from interview.bank.template import Start, Wanted, begin
from interview.bank.writing import write
from interview.cli.bank_files import (
    bank_file,
    free_bank_file,
    refuse_place,
    save_bank,
    short_name,
)
from interview.cli.output import complain, say, table
from interview.cli.prompts import Questioner, Refused
from interview.i18n import LANGUAGES, _, current, ngettext
from interview.languages import language_of
from interview.lint.check_bank import with_advice
from interview.paths import Paths
from interview.reader import Loaded
from interview.reader.diagnostic_collector import listed
from interview.settings import Settings

Step = Callable[[Start], Start]

_MOST_COMPETENCIES = 12


def new(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Ask, write the bank, and say what to do next."""
    path = bank_file(paths, arguments.file) if arguments.file else None
    refuse_place(paths, path or free_bank_file(paths, ""))
    questioner = Questioner()
    try:
        start = _Dialogue(questioner).hold()
    except KeyboardInterrupt:
        complain(_("Nothing was written."))
        raise
    path = path or free_bank_file(paths, start.title.main)
    name = short_name(paths, path)
    save_bank(paths, path, write(start.bank(), name))
    say("\n".join(_what_next(str(path), name)) if questioner.has_person else str(path))
    return 0


def _what_next(path: str, name: str) -> list[str]:
    commands: list[tuple[str, ...]] = [
        (f"  interview bank edit {name}", _("change it")),
        (f"  interview bank show {name}", _("read it")),
        (f"  interview start {name} --candidate " + _("NAME"), _("interview with it")),
    ]
    return ["", _("Your bank is ready: {path}").format(path=path), "", table(commands)]


class _Dialogue:
    """Asks what no program can know; everything else has sound words to begin with.

    Whatever earns advice is said at once: it can be put another way, or kept for a reason, which
    goes into the bank.
    """

    def __init__(self, questioner: Questioner) -> None:
        self._ask = questioner.ask
        self._tell = questioner.tell
        self._has_person = questioner.has_person

    def hold(self) -> Start:
        """The whole dialogue."""
        self._tell(_("A new question bank. Enter takes the answer in [brackets]."))
        self._tell(_("Ctrl+C stops at any time and leaves nothing behind."))
        start = begin(self._languages())
        for step in (self._title, self._minutes, self._competencies, self._weights):
            start = self._settled(step, start)
        for place in range(len(start.wanted)):
            start = self._settled(partial(self._question, place), start)
        return replace(start, ignore=self._reasons_that_matter(start))

    def _languages(self) -> tuple[str, ...]:
        return self._ask(
            _("In which languages will you interview: {languages}, or several?").format(
                languages=", ".join(LANGUAGES)
            ),
            current(),
            _read_languages,
        )

    def _title(self, start: Start) -> Start:
        stock = begin(start.languages).title
        question = _("What is the interview called?")
        return replace(start, title=self._text(question, start.title, stock))

    def _minutes(self, start: Start) -> Start:
        question = _("How many minutes does the call take?")
        return replace(start, minutes=self._ask(question, f"{start.minutes:g}", _read_minutes))

    def _competencies(self, start: Start) -> Start:
        question = _("What should it measure? Name two to five things, separated by commas.")
        main, *others = start.languages
        names = self._ask(question, _listed(start, main), _read_names)
        if names == _names(begin(start.languages), main):
            return replace(start, wanted=begin(start.languages).wanted)
        is_new = names != _names(start, main)
        said = {
            code: self._ask(
                _("The same in {language}, in the same order:").format(
                    language=_(language_of(code).english_name)
                ),
                "" if is_new else _listed(start, code),
                partial(_read_as_many, len(names)),
            )
            for code in others
        }
        texts = [
            Text(name, MappingProxyType({code: said[code][place] for code in others}))
            for place, name in enumerate(names)
        ]
        return replace(start, wanted=tuple(Wanted(text) for text in texts))

    def _weights(self, start: Start) -> Start:
        if len(start.wanted) == 1:
            return start
        question = _("How much does each count beside the others ({names})?").format(
            names=_listed(start, start.languages[0])
        )
        shown = ", ".join(f"{each.weight:g}" for each in start.wanted)
        weights = self._ask(question, shown, partial(_read_weights, len(start.wanted)))
        weighed = zip(start.wanted, weights, strict=True)
        return replace(start, wanted=tuple(replace(each, weight=w) for each, w in weighed))

    def _question(self, place: int, start: Start) -> Start:
        wanted = start.wanted[place]
        stock = replace(wanted, ask=None).first_question(start.languages)
        asked = self._text(
            _("“{name}”: what do you ask first?").format(name=wanted.name.main),
            wanted.first_question(start.languages),
            stock,
        )
        changed = replace(wanted, ask=None if asked == stock else asked)
        others = start.wanted[:place], start.wanted[place + 1 :]
        return replace(start, wanted=(*others[0], changed, *others[1]))

    def _text(self, question: str, now: Text, stock: Text) -> Text:
        """A text in every language; `stock` is one that needs no translating."""
        main = self._ask(question, now.main, str)
        if main == stock.main:
            return stock
        known = {} if now == stock else now.others
        return Text(
            main,
            MappingProxyType(
                {
                    code: self._ask(
                        _("The same in {language}:").format(
                            language=_(language_of(code).english_name)
                        ),
                        known.get(code, ""),
                        _read_translation,
                    )
                    for code in stock.others
                }
            ),
        )

    def _settled(self, step: Step, start: Start) -> Start:
        """What a step asks for, put until it earns no advice, or is kept as it is."""
        answered = step(start)
        while (found := _checked(answered)).diagnostics:
            self._advise(found)
            again = step(answered) if self._has_person else answered
            if again == answered:
                return self._kept(answered, found)
            answered = again
        return answered

    def _advise(self, found: Loaded[Bank]) -> None:
        said = "\n".join(_said(found))
        if self._has_person:
            say(f"{said}\n" + _("Put it another way, or press Enter to keep it."))
        else:
            complain(_("kept, though it earns advice:") + f"\n{said}")

    def _kept(self, start: Start, found: Loaded[Bank]) -> Start:
        question = _("Why is it better so? Your reason goes into the bank.")
        default = _("Kept on purpose when the bank was begun.")
        reason = self._ask(question, default, str) if self._has_person else default
        codes = {advice.code: reason for advice in found.diagnostics}
        return replace(start, ignore=MappingProxyType({**start.ignore, **codes}))

    def _reasons_that_matter(self, start: Start) -> MappingProxyType[str, str]:
        """The reasons for what is still advised against: an answer may have been changed since."""
        found = _checked(replace(start, ignore=MappingProxyType({})))
        codes = {advice.code for advice in found.diagnostics}
        reasons = {code: reason for code, reason in start.ignore.items() if code in codes}
        return MappingProxyType(reasons)


def _checked(start: Start) -> Loaded[Bank]:
    """The bank so far, with what there is to say about it."""
    loaded = with_advice(parse(write(start.bank(), "").encode(), _("your bank")))
    loaded.require()
    return loaded


def _said(found: Loaded[Bank]) -> Iterator[str]:
    """Each piece of advice once, however many of the bank's texts an answer went into."""
    for advice in dict.fromkeys((each.code, each.message, each.hint) for each in found.diagnostics):
        code, message, hint = advice
        yield fill(f"{code}: {message}", 78, initial_indent="  ! ", subsequent_indent="    ")
        yield fill(hint, 78, initial_indent="    → ", subsequent_indent="      ")


def _names(start: Start, language: str) -> list[str]:
    return [each.name.to(language) for each in start.wanted]


def _listed(start: Start, language: str) -> str:
    return ", ".join(_names(start, language))


def _read_languages(answer: str) -> tuple[str, ...]:
    words = [word for word in re.split(r"[\s,;+&]+", answer.casefold()) if word]
    if words in (["both"], ["les", "deux"]):
        return (current(), *(code for code in LANGUAGES if code != current()))
    codes = [next((code for code in LANGUAGES if _is_called(code, word)), "") for word in words]
    if not all(codes):
        raise Refused(
            _(
                "Write one or several of {languages}: these are the languages a bank can begin in. "
                "Others can be added to its file."
            ).format(languages=listed(LANGUAGES))
        )
    return tuple(dict.fromkeys(codes))


def _is_called(code: str, word: str) -> bool:
    return word == code or word in language_of(code).also_called


def _read_minutes(answer: str) -> float:
    found = re.fullmatch(r"([0-9]{1,4}(?:[.,][0-9])?) *(min\w*\.?|')?", answer)
    minutes = float(found[1].replace(",", ".")) if found else 0
    if not 1 <= minutes <= 1440:
        raise Refused(_("Write the length of the call in minutes, such as 45."))
    return minutes


def _read_names(answer: str) -> list[str]:
    names = [name for part in re.split("[,;]", answer) if (name := part.strip())]
    twice = [name for name in names if [n.casefold() for n in names].count(name.casefold()) > 1]
    if not names:
        raise Refused(_("Name at least one thing, such as: patience, method, clear words"))
    if twice:
        raise Refused(_("“{name}” stands there twice: name each thing once.").format(name=twice[0]))
    if len(names) > _MOST_COMPETENCIES:
        raise Refused(
            _("That is {count} things, and no call is long enough: name {most} at most.").format(
                count=len(names), most=_MOST_COMPETENCIES
            )
        )
    return names


def _read_as_many(count: int, answer: str) -> list[str]:
    names = _read_names(answer)
    if len(names) != count:
        raise Refused(
            ngettext("Write {count} name here too.", "Write {count} names here too.", count).format(
                count=count
            )
        )
    return names


def _read_weights(count: int, answer: str) -> list[float]:
    words = [word for word in re.split(r"[\s,;]+", answer) if word]
    weights = [float(word) for word in words if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", word)]
    if len(weights) != len(words) or len(words) != count or 0 in weights:
        example = ", ".join(["2", *["1"] * (count - 1)])
        raise Refused(
            _("Write {count} numbers above 0, such as: {example}").format(
                count=count, example=example
            )
        )
    return weights


def _read_translation(answer: str) -> str:
    if not answer:
        raise Refused(
            _("Write it in this language too: the interviewer would translate it on the spot.")
        )
    return answer
