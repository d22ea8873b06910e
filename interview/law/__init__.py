"""The subjects that are better not asked about, and what the law of each place says of them.

`subjects.yaml` holds the subjects, each file of `jurisdictions/` the law of one place, called by
its two letters, and `uncovered_places.yaml` the places that are refused by name. Their first lines
say how they are changed; `docs/adding-a-language.md` tells how to add a jurisdiction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from interview.i18n import _, current
from interview.languages import language_of
from interview.law.law_files import (
    Article,
    Jurisdiction,
    Strength,
    Subject,
    Subjects,
    UncoveredPlaces,
    strength_name,
)
from interview.reader.data_files import compile_data_files, read_data_files

if TYPE_CHECKING:
    from interview.reader.diagnostics import DiagnosticCollector
    from interview.reader.read import Misspelt
    from interview.reader.source import Source

T = TypeVar("T")

_FOLDER = Path(__file__).parent
_SUBJECTS = {"subjects": _FOLDER / "subjects.yaml"}
_SUBJECTS_COMPILED = _FOLDER / "compiled" / "subjects.json"
_JURISDICTIONS_COMPILED = _FOLDER / "compiled" / "jurisdictions.json"
_UNCOVERED = {"uncovered": _FOLDER / "uncovered_places.yaml"}
_UNCOVERED_COMPILED = _FOLDER / "compiled" / "uncovered_places.json"


@cache
def subjects() -> Mapping[str, Subject]:
    """The subjects by their keys, in the order of their codes. `DataFileError` for a mistake."""
    files = read_data_files(Subjects, _SUBJECTS, _SUBJECTS_COMPILED, _check)
    pairs = files["subjects"].subjects.items()
    return dict(sorted(pairs, key=lambda pair: pair[1].code))


@cache
def jurisdictions() -> Mapping[str, Jurisdiction]:
    """The law of each place, by its code, in the order they are listed in. `DataFileError`."""
    files = read_data_files(Jurisdiction, _places(), _JURISDICTIONS_COMPILED, _check)
    return dict(sorted(files.items(), key=lambda pair: (pair[1].order, pair[0])))


def uncovered_places() -> Mapping[str, str]:
    """What is said of places whose law is not known here, by the letters a bank might use."""
    files = read_data_files(UncoveredPlaces, _UNCOVERED, _UNCOVERED_COMPILED, _check)
    places = files["uncovered"].places.items()
    return {code: each.why for code, each in places if code not in jurisdictions()}


def strongest(articles: Collection[Article]) -> Article:
    """The rule that goes furthest; of several, the one that its file names first."""
    order = list(Strength)
    return min(articles, key=lambda article: order.index(article.strength))


def strengths(subject: str, places: Collection[str]) -> str:
    """How far the law of some places goes on a subject, such as `us, uk: … evidence; fr: …`.

    Only the strongest rule of each place is told.
    """
    codes: dict[str, list[str]] = {}
    for code in places:
        article = strongest(jurisdictions()[code].subjects[subject])
        codes.setdefault(_in_scope(article.strength, article.scope), []).append(code)
    return "; ".join(f"{', '.join(each)}: {words}" for words, each in codes.items())


def rules_of_places(subject: str) -> list[tuple[str, list[str]]]:
    """For each place with rules on a subject: how far each goes, and where and when it was read.

    A rule is one line, such as `the law forbids asking: … (https://…, read on 27 November 2026)`.
    """
    return [
        (_(place.name), [_rule_line(article) for article in place.subjects[subject]])
        for place in jurisdictions().values()
        if subject in place.subjects
    ]


def about_the_advice(codes: Collection[str] = ()) -> str:
    """What the legal advice is, and what its silence does not mean, for some places or for all."""
    places = [place for code, place in jurisdictions().items() if not codes or code in codes]
    known = ", ".join(f"{_(place.name)} ({_(place.covers)})" for place in places)
    return " ".join(
        [
            _(
                "The advice on what not to ask looks for phrases that commonly cause trouble; it "
                "does not understand questions."
            ),
            _(
                "It was written by programmers, not by lawyers, and last read against its sources "
                "on {day}, for: {places}."
            ).format(day=last_read(codes), places=known),
            _(
                "A bank without findings has not been found lawful: many subjects are not looked "
                "for, follow-up questions made up in the interview are never seen, and your "
                "state, city, sector or collective agreement may forbid more."
            ),
            _("What the law asks of you besides: docs/your-duties.md."),
        ]
    )


def last_read(codes: Collection[str] = ()) -> str:
    """The earliest day on which a rule of some places, or of all, was last read: none is older."""
    days = [
        article.read
        for code, place in jurisdictions().items()
        for articles in place.subjects.values()
        for article in articles
        if article.read and (not codes or code in codes)
    ]
    return _day(min(days)) if days else ""


def compile_law() -> None:
    """Write what the program starts from, after a change to the files on the law."""
    compile_data_files(Subjects, _SUBJECTS, _SUBJECTS_COMPILED, _check)
    compile_data_files(Jurisdiction, _places(), _JURISDICTIONS_COMPILED, _check)
    compile_data_files(UncoveredPlaces, _UNCOVERED, _UNCOVERED_COMPILED, _check)


def _rule_line(article: Article) -> str:
    if not article.address:
        read = _("not read at its source")
    elif article.reported:
        read = _("as reported by {address}, read on {day}")
    else:
        read = _("{address}, read on {day}")
    read = read.format(address=article.address, day=_day(article.read))
    return f"{_in_scope(article.strength, article.scope)}: {article.law} ({read})"


def _in_scope(strength: Strength, scope: str) -> str:
    words = strength_name(strength)
    return f"{words}, {_(scope)}" if scope else words


def _day(iso: str) -> str:
    """A day of a file, as the reader writes it; empty for none."""
    if not iso:
        return ""
    year, month, day = iso.split("-")
    return f"{int(day)} {language_of(current()).months[int(month) - 1]} {year}"


def _places() -> dict[str, Path]:
    return {path.stem: path for path in sorted((_FOLDER / "jurisdictions").glob("*.yaml"))}


def _check(record: T, source: Source, collector: DiagnosticCollector, _misspelt: Misspelt) -> T:
    from interview.law.check_law import check_file

    check_file(record, source, collector)
    return record
