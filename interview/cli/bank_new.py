"""`interview bank new`: a few questions, and a bank that can be used at once."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from textwrap import fill
from types import MappingProxyType

from interview.bank import Bank, Text, parse
from interview.bank.new_bank import BankTemplate, TemplateCompetency, default_template
from interview.bank.writing import write
from interview.cli.new_bank_file import (
    bank_file,
    check_new_file,
    free_bank_file,
    save_bank,
    short_name,
)
from interview.cli.output import complain, say, table
from interview.cli.prompts import AnswerRefused, Prompter
from interview.frozen import replace
from interview.i18n import LANGUAGES, _, current, labelled, ngettext
from interview.languages import language_name, language_of
from interview.lint.check_bank import with_advice
from interview.paths import Paths
from interview.plain_text import listed
from interview.reader import Loaded
from interview.settings import Settings

Step = Callable[[BankTemplate], BankTemplate]
"""One question: the answers before it, and with it."""

_MOST_COMPETENCIES = 12


def new(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Ask, write the bank, and print what to do next."""
    path = bank_file(paths, arguments.file) if arguments.file else None
    check_new_file(paths, path or free_bank_file(paths, ""))
    prompter = Prompter()
    try:
        start = _NewBankDialogue(prompter).run()
    except KeyboardInterrupt:
        complain(_("Nothing was written."))
        raise
    path = path or free_bank_file(paths, start.title.main)
    name = short_name(paths, path)
    save_bank(paths, path, write(start.bank(), name))
    if not prompter.is_interactive:
        say(str(path))
        return 0
    say("\n" + _("Your bank is ready: {path}").format(path=path) + "\n")
    commands: list[tuple[str, ...]] = [
        (f"  interview bank edit {name}", _("change it")),
        (f"  interview bank show {name}", _("read it")),
        (f"  interview start {name} --candidate " + _("NAME"), _("interview with it")),
    ]
    say(table(commands))
    return 0


class _NewBankDialogue:
    """Asks what no program can know; everything else has sound words to begin with.

    An answer that earns advice is questioned at once: it can be put another way, or kept for a
    reason, which is written into the bank.
    """

    def __init__(self, prompter: Prompter) -> None:
        self._ask = prompter.ask
        self._tell = prompter.tell
        self._is_interactive = prompter.is_interactive

    def run(self) -> BankTemplate:
        """The answers to all questions."""
        self._tell(_("A new question bank. Enter takes the answer in [brackets]."))
        self._tell(_("Ctrl+C stops at any time and leaves nothing behind."))
        question = _("In which languages will you interview: {languages}, or several?").format(
            languages=", ".join(LANGUAGES)
        )
        start = default_template(self._ask(question, current(), _read_languages))
        for step in (self._title, self._minutes, self._competencies, self._weights):
            start = self._until_settled(step, start)
        for place in range(len(start.wanted)):
            start = self._until_settled(partial(self._question, place), start)
        # Reasons count only for what is still advised against: answers may have changed since.
        found = _checked(replace(start, ignore=MappingProxyType({})))
        codes = {advice.code for advice in found.diagnostics}
        reasons = {code: reason for code, reason in start.ignore.items() if code in codes}
        return replace(start, ignore=MappingProxyType(reasons))

    def _title(self, start: BankTemplate) -> BankTemplate:
        default = default_template(start.languages).title
        question = _("What is the interview called?")
        return replace(start, title=self._text(question, start.title, default))

    def _minutes(self, start: BankTemplate) -> BankTemplate:
        question = _("How many minutes does the call take?")
        return replace(start, minutes=self._ask(question, f"{start.minutes:g}", _read_minutes))

    def _competencies(self, start: BankTemplate) -> BankTemplate:
        question = _("What should it measure? Name two to five competencies, separated by commas.")
        main, *others = start.languages
        names = self._ask(question, ", ".join(_names(start, main)), _read_names)
        if names == _names(default_template(start.languages), main):
            return replace(start, wanted=default_template(start.languages).wanted)
        is_new = names != _names(start, main)
        translated = {
            code: self._ask(
                _("The same in {language}, in the same order:").format(
                    language=language_name(code)
                ),
                "" if is_new else ", ".join(_names(start, code)),
                partial(_read_names, count=len(names)),
            )
            for code in others
        }
        texts = [
            Text(name, MappingProxyType({code: translated[code][place] for code in others}))
            for place, name in enumerate(names)
        ]
        return replace(start, wanted=tuple(TemplateCompetency(text) for text in texts))

    def _weights(self, start: BankTemplate) -> BankTemplate:
        if len(start.wanted) == 1:
            return start
        question = _("How much does each count beside the others ({names})?").format(
            names=", ".join(_names(start, start.languages[0]))
        )
        default = ", ".join(f"{each.weight:g}" for each in start.wanted)
        weights = self._ask(question, default, partial(_read_weights, len(start.wanted)))
        weighed = zip(start.wanted, weights, strict=True)
        return replace(start, wanted=tuple(replace(each, weight=w) for each, w in weighed))

    def _question(self, place: int, start: BankTemplate) -> BankTemplate:
        wanted = start.wanted[place]
        default = replace(wanted, ask=None).first_question(start.languages)
        asked = self._text(
            _("“{name}”: what do you ask first?").format(name=wanted.name.main),
            wanted.first_question(start.languages),
            default,
        )
        changed = replace(wanted, ask=None if asked == default else asked)
        return replace(start, wanted=(*start.wanted[:place], changed, *start.wanted[place + 1 :]))

    def _text(self, question: str, now: Text, default: Text) -> Text:
        """A text in every language; `default` has its translations already."""
        main = self._ask(question, now.main, str)
        if main == default.main:
            return default
        known = {} if now == default else now.others
        translations = {
            code: self._ask(
                _("The same in {language}:").format(language=language_name(code)),
                known.get(code, ""),
                _read_translation,
            )
            for code in default.others
        }
        return Text(main, MappingProxyType(translations))

    def _until_settled(self, step: Step, start: BankTemplate) -> BankTemplate:
        """Ask what a step asks for until the answer earns no advice, or is kept as it is."""
        answered = step(start)
        while (found := _checked(answered)).diagnostics:
            lines = []
            # Each piece of advice once, however many of the bank's texts an answer went into.
            pieces = dict.fromkeys(
                (each.code, each.message, each.hint) for each in found.diagnostics
            )
            for code, message, hint in pieces:
                text = labelled(code, message)
                lines.append(fill(text, 78, initial_indent="  ! ", subsequent_indent="    "))
                lines.append(fill(hint, 78, initial_indent="    → ", subsequent_indent="      "))
            advice = "\n".join(lines)
            reason = _("Kept on purpose when the bank was begun.")
            if self._is_interactive:
                say(f"{advice}\n" + _("Put it another way, or press Enter to keep it."))
                again = step(answered)
                if again != answered:
                    answered = again
                    continue
                question = _("Why is it better so? Your reason goes into the bank.")
                reason = self._ask(question, reason, str)
            else:
                complain(_("kept, despite this advice:") + f"\n{advice}")
            reasons = {each.code: reason for each in found.diagnostics}
            return replace(answered, ignore=MappingProxyType({**answered.ignore, **reasons}))
        return answered


def _checked(start: BankTemplate) -> Loaded[Bank]:
    """The bank so far, with the advice on it."""
    loaded = with_advice(parse(write(start.bank(), "").encode(), _("your bank")))
    loaded.require()
    return loaded


def _names(start: BankTemplate, language: str) -> list[str]:
    return [each.name.to(language) for each in start.wanted]


def _read_languages(answer: str) -> tuple[str, ...]:
    words = [word for word in re.split(r"[\s,;+&]+", answer.casefold()) if word]
    if words in (["both"], ["les", "deux"]):
        return (current(), *(code for code in LANGUAGES if code != current()))
    by_name = {name: code for code in LANGUAGES for name in (code, *language_of(code).also_called)}
    if not by_name.keys() >= set(words):
        raise AnswerRefused(
            _(
                "Write one or several of {languages}: these are the languages a bank can begin in. "
                "Others can be added to its file."
            ).format(languages=listed(LANGUAGES))
        )
    return tuple(dict.fromkeys(by_name[word] for word in words))


def _read_minutes(answer: str) -> float:
    found = re.fullmatch(r"([0-9]{1,4}(?:[.,][0-9])?) *(min\w*\.?|')?", answer)
    minutes = float(found[1].replace(",", ".")) if found else 0
    if not 1 <= minutes <= 1440:
        raise AnswerRefused(_("Write the length of the call in minutes, such as 45."))
    return minutes


def _read_names(answer: str, count: int = 0) -> list[str]:
    """Names separated by commas or semicolons: one to `_MOST_COMPETENCIES`, or exactly `count`."""
    names = [name for part in re.split("[,;]", answer) if (name := part.strip())]
    folded = [name.casefold() for name in names]
    repeated = [name for name in names if folded.count(name.casefold()) > 1]
    if not names:
        raise AnswerRefused(_("Name at least one competency, such as: patience, method, clarity"))
    if repeated:
        raise AnswerRefused(
            _("“{name}” is listed twice: name each thing once.").format(name=repeated[0])
        )
    if len(names) > _MOST_COMPETENCIES:
        raise AnswerRefused(
            _(
                "That is {count} competencies, too many for one interview: name {most} at most."
            ).format(count=len(names), most=_MOST_COMPETENCIES)
        )
    if count and len(names) != count:
        raise AnswerRefused(
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
        raise AnswerRefused(
            _("Write {count} numbers above 0, such as: {example}").format(
                count=count, example=example
            )
        )
    return weights


def _read_translation(answer: str) -> str:
    if not answer:
        raise AnswerRefused(
            _("Write it in this language too: the interviewer would translate it on the spot.")
        )
    return answer
