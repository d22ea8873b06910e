"""What the law of each place says on a subject, which rule is told, and what the advice is."""

from __future__ import annotations

from collections.abc import Collection

from interview.i18n import _, current
from interview.languages import language_of
from interview.law import jurisdictions
from interview.law.law_files import Article, Jurisdiction, Strength, strength_name


def strengths(subject: str, places: Collection[str]) -> str:
    """How far the law of some places goes on a subject, such as `us, uk: … evidence; fr: …`.

    Of several rules of a place, the one that goes furthest is told; of equal ones, the first.
    """
    order = list(Strength)
    codes: dict[str, list[str]] = {}
    for code in places:
        rules = jurisdictions()[code].subjects[subject]
        article = min(rules, key=lambda each: order.index(each.strength))
        codes.setdefault(_in_scope(article.strength, article.scope), []).append(code)
    told = (
        _("{label}: {text}").format(label=", ".join(each), text=words)
        for words, each in codes.items()
    )
    return _("; ").join(told)


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
    known = ", ".join(f"{_(place.name)} ({_(place.covers)})" for place in _places(codes))
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


def about_the_advice_in_short(codes: Collection[str] = ()) -> str:
    """The same for a screen: what its silence does not mean, and where the rest stands."""
    known = ", ".join(_(place.name) for place in _places(codes))
    return " ".join(
        [
            _(
                "The advice on what not to ask looks for phrases only; programmers, not lawyers, "
                "last read the law for it on {day}, for: {places}."
            ).format(places=known, day=last_read(codes)),
            _(
                "A bank without findings has not been found lawful: see docs/bank-advice.md and "
                "docs/your-duties.md."
            ),
        ]
    )


def _places(codes: Collection[str]) -> list[Jurisdiction]:
    """The places of some codes, or all there are."""
    return [place for code, place in jurisdictions().items() if not codes or code in codes]


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


def _rule_line(article: Article) -> str:
    if not article.address:
        read = _("not read at its source")
    elif article.reported:
        read = _("as reported by {address}, read on {day}")
    else:
        read = _("{address}, read on {day}")
    read = read.format(address=article.address, day=_day(article.read))
    strength = _in_scope(article.strength, article.scope)
    return _("{label}: {text}").format(label=strength, text=f"{article.law} ({read})")


def _in_scope(strength: Strength, scope: str) -> str:
    words = strength_name(strength)
    return f"{words}, {_(scope)}" if scope else words


def _day(iso: str) -> str:
    """A day of a file, as the reader writes it; empty for none."""
    if not iso:
        return ""
    year, month, day = iso.split("-")
    return f"{int(day)} {language_of(current()).months[int(month) - 1]} {year}"
