"""The kit of a bank on paper: what the interviewer reads, listens for, and writes down by hand.

Each place to write in has a number, and the kit an id, so that the notes can be typed in later.
"""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import PurePath

from interview import i18n
from interview.bank import AnswerKind, Bank, Question, stage_name
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import one_line, slug
from interview.reporting.formatting import duration
from interview.reporting.recommendation_words import rule_sentences
from interview.scoring import percentage
from interview.session.agenda import Item, agenda
from interview.session.consent_and_closing import consent_words

_OPENED = {"notes": " |", "ticked": " []", "pick": " []", "rows": " []"}
"""How the value of a key begins in the file that is typed into, where it is not one word."""

_DIGITS = 12
"""Of the bank's fingerprint, how many stand in a kit's id."""


@frozen
class KitLevel:
    """One level of the scale, with a box to tick."""

    level: int
    name: str
    anchor: str


@frozen
class KitSignal:
    """Something to listen for, with a box to tick."""

    id: str
    because: str
    red_flag: bool


@frozen
class KitField:
    """A place to write in."""

    number: str
    """What the paper and the file call it, such as `3b`."""
    key: str
    """The key it is typed in under."""
    label: str


@frozen
class KitQuestion:
    """One question on paper."""

    number: int
    id: str
    title: str
    section: str
    ask: str
    note: str
    """A hint for the interviewer."""
    probes: tuple[str, ...]
    why: str
    competency: str
    planned: str
    """How long it should take, in words; may be empty."""
    scale: tuple[KitLevel, ...]
    """Empty for a question that is not rated."""
    signals: tuple[KitSignal, ...]
    kind: str
    """What there is besides the notes: `notes` (nothing), `pick_one`, `pick_many`, `number` or
    `table`."""
    options: tuple[str, ...]
    unit: str
    columns: tuple[str, ...]
    fields: tuple[KitField, ...]


@frozen
class KitStage:
    """The questions of one stage."""

    key: str
    """`before`, `live` or `after`."""
    name: str
    questions: tuple[KitQuestion, ...]


@frozen
class KitCompetency:
    """What is measured, and how much it counts."""

    name: str
    description: str
    share: str


@frozen
class InterviewKit:
    """All that the kit of a bank says."""

    id: str
    """The bank's name and the beginning of its fingerprint: which version it was printed from."""
    language: str
    bank_language: str
    """The code of the language that the bank's words are in."""
    bank: str
    """The bank's title."""
    bank_name: str
    """What `record` finds it by."""
    bank_sha256: str
    planned: str
    """The slot for the call, in words; may be empty."""
    opening: str
    closing: str
    scale: tuple[str, ...]
    competencies: tuple[KitCompetency, ...]
    fields: tuple[KitField, ...]
    """Who, for what and when: at the top of the first page."""
    stages: tuple[KitStage, ...]
    rule: tuple[str, ...]
    """The bank's rule, sentence by sentence."""
    form: str
    """The file that notes on this paper are typed into, with the numbers of the fields."""


def compose_kit(
    bank: Bank, name: str, sha256: str, language: str, bank_language: str
) -> InterviewKit:
    """The kit of a bank that `record` finds as `name` and that has that fingerprint.

    The program's own words are in `language`, the bank's in `bank_language`.
    """
    with i18n.speaking(language):
        total = sum(each.weight for each in bank.competencies.values()) or 1.0
        stages = tuple(
            KitStage(
                str(stage),
                stage_name(stage),
                tuple(_question(item, bank, bank_language) for item in items),
            )
            for stage, items in groupby(agenda(bank), key=lambda item: item.stage)
        )
        fields = (
            KitField("A", "candidate", _("Candidate")),
            KitField("B", "role", _("Role")),
            KitField("C", "interviewer", _("Interviewer")),
            KitField("D", "started", _("Date and time")),
        )
        kit_id = form_id(name, sha256)
        return InterviewKit(
            id=kit_id,
            language=i18n.current(),
            bank_language=bank_language,
            bank=one_line(bank.title.to(bank_language)),
            bank_name=name,
            bank_sha256=sha256,
            planned=duration(60 * bank.minutes),
            opening=" ".join(
                (
                    one_line(bank.opening.to(bank_language)),
                    one_line(consent_words(bank, bank_language)),
                )
            ).strip(),
            closing=one_line(bank.closing.to(bank_language)),
            scale=tuple(one_line(each.to(bank_language)) for each in bank.scale),
            competencies=tuple(
                KitCompetency(
                    one_line(each.name.to(bank_language)),
                    one_line(each.description.to(bank_language)),
                    percentage(100 * each.weight / total),
                )
                for each in bank.competencies.values()
            ),
            fields=fields,
            stages=stages,
            rule=rule_sentences(bank),
            form=_form(kit_id, name, bank_language, fields, stages),
        )


def form_id(bank_name: str, sha256: str) -> str:
    """The id of a kit: which bank it was printed from, and which version of that."""
    return f"{slug(PurePath(bank_name).stem)}-{sha256[:_DIGITS]}"


def _question(item: Item, bank: Bank, language: str) -> KitQuestion:
    question = item.question
    competency = bank.competencies.get(question.competency)
    section = next(each for each, one in bank.placed_questions() if one.id == question.id)
    scale = (
        tuple(
            KitLevel(
                level,
                one_line(bank.level_name(level, language)),
                one_line(question.levels[level].to(language)) if level in question.levels else "",
            )
            for level in range(1, len(bank.scale) + 1)
        )
        if question.is_rated
        else ()
    )
    return KitQuestion(
        number=item.number,
        id=question.id,
        title=one_line(question.name(language)),
        section=one_line(section.title.to(language)),
        ask=one_line(question.ask.to(language)),
        note=one_line(question.note.to(language)),
        probes=tuple(one_line(each.to(language)) for each in question.probes),
        why=one_line(question.why.to(language)),
        competency=one_line(competency.name.to(language)) if competency else "",
        planned=duration(60 * question.minutes),
        scale=scale,
        signals=tuple(
            KitSignal(each.id, one_line(each.because.to(language)), each.is_red_flag)
            for each in question.signals
        ),
        kind=str(question.answer),
        options=tuple(one_line(each.to(language)) for each in question.options),
        unit=one_line(question.unit.to(language)),
        columns=tuple(one_line(each.name.to(language)) for each in question.columns),
        fields=tuple(_fields(item.number, question)),
    )


def _fields(number: int, question: Question) -> list[KitField]:
    """The places to write in, lettered in the order of the page."""
    answers = {
        AnswerKind.PICK_ONE: ("pick", _("Answer")),
        AnswerKind.PICK_MANY: ("pick", _("Answer")),
        AnswerKind.NUMBER: ("number", _("Answer")),
        AnswerKind.TABLE: ("rows", _("Answer")),
    }
    keys = [answers[question.answer]] if question.answer in answers else []
    keys.append(("notes", _("Notes")))
    if question.signals:
        keys.append(("ticked", _("Heard")))
    if question.is_rated:
        keys += [("level", _("Level")), ("reason", _("Why this level"))]
    keys += [("minutes", _("Minutes")), ("skipped", _("Not asked, because"))]
    return [
        KitField(f"{number}{letter}", key, label)
        for letter, (key, label) in zip("abcdefgh", keys, strict=False)
    ]


def _form(
    kit_id: str,
    bank_name: str,
    language: str,
    fields: tuple[KitField, ...],
    stages: tuple[KitStage, ...],
) -> str:
    """The file that the paper is typed into. What is left empty in it counts as not written."""
    is_plain = re.fullmatch(r"[\w./-]+", bank_name)
    quoted = bank_name if is_plain else json.dumps(bank_name, ensure_ascii=False)
    lines = [f"form: {kit_id}", f"bank: {quoted}", f"language: {language}"]
    lines += [_line(f"{each.key}:", each.number) for each in fields]
    lines.append("answers:")
    for stage in stages:
        for question in stage.questions:
            lines.append(f"  {question.id}:")
            for each in question.fields:
                lines.append(_line(f"    {each.key}:{_OPENED.get(each.key, '')}", each.number))
                if each.key == "notes":
                    lines.append("")
    lines.append(_line("signed_by:", "E"))
    return "\n".join(lines) + "\n"


def _line(text: str, number: str) -> str:
    return f"{text:<24}# {number}"
