"""The headings of a sheet's columns, in English and French, with many names for each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from interview.frozen import frozen
from interview.i18n import catalogue, mark


@frozen
class ColumnHeading:
    """A column that a sheet may have."""

    key: str
    """What the rest of the program calls it."""
    name: str
    """The heading in an exported sheet (a catalogue message)."""
    english: tuple[str, ...]
    """Its names in English, as `fold_heading` returns them."""
    french: tuple[str, ...]
    """Its names in French, likewise."""


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


HEADINGS: tuple[ColumnHeading, ...] = (
    ColumnHeading(
        "section",
        mark("Section"),
        _names("section, part, topic, theme, block"),
        _names("section, partie, rubrique, theme, volet"),
    ),
    ColumnHeading(
        "stage",
        mark("Stage"),
        _names("stage, phase, when"),
        _names("etape, phase, moment, quand"),
    ),
    ColumnHeading(
        "ask",
        mark("Question"),
        _names("question, questions, question to ask, ask, wording, interview question"),
        _names("question, questions, question posee, question a poser, libelle, intitule"),
    ),
    ColumnHeading(
        "competency",
        mark("Competency"),
        _names("competency, competencies, competence, skill, skills, criterion, criteria"),
        _names("competence, competences, competence evaluee, critere, criteres, aptitude"),
    ),
    ColumnHeading(
        "competency_weight",
        mark("Weight of the competency"),
        _names("weight of the competency, competency weight, weight of competency, skill weight"),
        _names("poids de la competence, poids competence, ponderation de la competence"),
    ),
    ColumnHeading(
        "weight",
        mark("Weight"),
        _names("weight, weighting, weight of the question, question weight, importance, points"),
        _names("poids, ponderation, poids de la question, coefficient, coef, coeff, importance"),
    ),
    ColumnHeading(
        "minutes",
        mark("Minutes"),
        _names("minutes, minute, min, mins, time, duration, length"),
        _names("minutes, minute, min, duree, temps, duree en minutes, temps prevu"),
    ),
    ColumnHeading(
        "probes",
        mark("Probes"),
        _names("probes, probe, follow up, follow ups, followup, followups, follow up questions"),
        _names("relances, relance, questions de relance, question de relance, approfondissement"),
    ),
    ColumnHeading(
        "title",
        mark("Short title"),
        _names("short title, title, agenda title, short name"),
        _names("titre court, titre, nom court, intitule court"),
    ),
    ColumnHeading(
        "why",
        mark("Why"),
        _names("why, why we ask, reason, rationale, purpose, aim"),
        _names("pourquoi, raison, motif, but, objectif, justification"),
    ),
    ColumnHeading(
        "note",
        mark("Note to the interviewer"),
        _names("note to the interviewer, note for the interviewer, note, notes, hint, instruction"),
        _names("note a l intervieweur, note pour l intervieweur, note, notes, consigne, conseil"),
    ),
    ColumnHeading(
        "answer",
        mark("Kind of answer"),
        _names("kind of answer, answer, answer kind, answer type, type of answer"),
        _names("genre de reponse, reponse, type de reponse, forme de reponse"),
    ),
    ColumnHeading(
        "choices",
        mark("Choices"),
        _names("choices, choice, options, option, possible answers"),
        _names("choix, options, option, choix possibles, reponses possibles"),
    ),
    ColumnHeading(
        "id",
        mark("Id"),
        _names("id, identifier, question id, code, ref, reference"),
        _names("id, identifiant, id de la question, code, ref, reference"),
    ),
)
"""In the order of an exported sheet, where the levels follow the probes."""

BY_KEY: Mapping[str, ColumnHeading] = {heading.key: heading for heading in HEADINGS}
KEY_OF_NAME: Mapping[str, str] = {
    name: heading.key for heading in HEADINGS for name in (*heading.english, *heading.french)
}
"""The key of every name of every column."""

OTHER_COLUMNS = frozenset(
    _names(
        "number, numero, comment, comments, commentaire, commentaires, remark, remarks, remarque, "
        "remarques, author, auteur, owner, responsable, date, status, statut, version, source, "
        "language, langue"
    )
)
"""Columns that many sheets have, and that say nothing about a question."""
ROW_NUMBERS = frozenset(_names("no, n, nr, num"))
"""The same, in the first column only: elsewhere, a level may be called “No”."""


def heading_in(key: str, language: str) -> str:
    """The heading of a column in a sheet that is exported in a language."""
    return catalogue(language).gettext(BY_KEY[key].name)


def fold_heading(heading: str) -> str:
    """A heading as it is compared: without case, accents, signs and what is in round brackets.

    >>> fold_heading("Durée (min)")
    'duree'
    """
    bare = re.sub(r"\([^()]*\)", " ", heading.casefold().replace("œ", "oe"))
    decomposed = unicodedata.normalize("NFKD", bare)
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", letters))
