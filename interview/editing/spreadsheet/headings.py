"""What the columns of a sheet are called: in English and French, and forgiving about both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from interview.frozen import frozen
from interview.i18n import mark


@frozen
class Heading:
    """A column that a sheet may have."""

    key: str
    """What the rest of the program calls it."""
    name: str
    """The heading an exported sheet gives it (a catalogue message)."""
    english: tuple[str, ...]
    """What else it may be called, folded."""
    french: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


HEADINGS: tuple[Heading, ...] = (
    Heading(
        "section",
        mark("Section"),
        _words("section, part, topic, theme, block"),
        _words("section, partie, rubrique, theme, volet"),
    ),
    Heading(
        "stage",
        mark("Stage"),
        _words("stage, phase, when"),
        _words("etape, phase, moment, quand"),
    ),
    Heading(
        "ask",
        mark("Question"),
        _words("question, questions, question to ask, ask, wording, interview question"),
        _words("question, questions, question posee, question a poser, libelle, intitule"),
    ),
    Heading(
        "competency",
        mark("Competency"),
        _words("competency, competencies, competence, skill, skills, criterion, criteria"),
        _words("competence, competences, competence evaluee, critere, criteres, aptitude"),
    ),
    Heading(
        "competency_weight",
        mark("Weight of the competency"),
        _words("weight of the competency, competency weight, weight of competency, skill weight"),
        _words("poids de la competence, poids competence, ponderation de la competence"),
    ),
    Heading(
        "weight",
        mark("Weight"),
        _words("weight, weighting, weight of the question, question weight, importance, points"),
        _words("poids, ponderation, poids de la question, coefficient, coef, coeff, importance"),
    ),
    Heading(
        "minutes",
        mark("Minutes"),
        _words("minutes, minute, min, mins, time, duration, length"),
        _words("minutes, minute, min, duree, temps, duree en minutes, temps prevu"),
    ),
    Heading(
        "probes",
        mark("Probes"),
        _words("probes, probe, follow up, follow ups, followup, followups, follow up questions"),
        _words("relances, relance, questions de relance, question de relance, approfondissement"),
    ),
    Heading(
        "title",
        mark("Short title"),
        _words("short title, title, agenda title, short name"),
        _words("titre court, titre, nom court, intitule court"),
    ),
    Heading(
        "why",
        mark("Why"),
        _words("why, why we ask, reason, rationale, purpose, aim"),
        _words("pourquoi, raison, motif, but, objectif, justification"),
    ),
    Heading(
        "note",
        mark("Note to the interviewer"),
        _words("note to the interviewer, note for the interviewer, note, notes, hint, instruction"),
        _words("note a l intervieweur, note pour l intervieweur, note, notes, consigne, conseil"),
    ),
    Heading(
        "answer",
        mark("Kind of answer"),
        _words("kind of answer, answer, answer kind, answer type, type of answer"),
        _words("genre de reponse, reponse, type de reponse, forme de reponse"),
    ),
    Heading(
        "choices",
        mark("Choices"),
        _words("choices, choice, options, option, possible answers"),
        _words("choix, options, option, choix possibles, reponses possibles"),
    ),
    Heading(
        "id",
        mark("Id"),
        _words("id, identifier, question id, code, ref, reference"),
        _words("id, identifiant, id de la question, code, ref, reference"),
    ),
)
"""In the order of an exported sheet; the levels stand behind the probes."""

BY_KEY: Mapping[str, Heading] = {heading.key: heading for heading in HEADINGS}
NAMES: Mapping[str, str] = {
    name: heading.key for heading in HEADINGS for name in (*heading.english, *heading.french)
}
"""Every name of every column, folded."""

LEFT_ALONE = frozenset(
    _words(
        "number, numero, comment, comments, commentaire, commentaires, remark, remarks, remarque, "
        "remarques, author, auteur, owner, responsable, date, status, statut, version, source, "
        "language, langue"
    )
)
"""Columns that many sheets have, and that say nothing about a question."""
NUMBERING = frozenset(_words("no, n, nr, num"))
"""The same, in the first column: elsewhere, a level may be called “No”."""


def fold(heading: str) -> str:
    """A heading as it is compared: no case, accents, signs, nor what stands in round brackets."""
    bare = re.sub(r"\([^()]*\)", " ", heading.casefold().replace("œ", "oe"))
    spread = unicodedata.normalize("NFKD", bare)
    letters = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", letters))
