"""The French of the catalogue, banks, report templates, glossary and first interview is French.

`docs/glossaire.md` says which word stands for which; here are the words that must not come back.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

from interview.i18n import LOCALE_FOLDER
from tests.source import ROOT

FORBIDDEN = {
    r"\bancrages?\b": "repère",
    r"\bguett\w+": "relever, rechercher",
    r"\bentendue?s?\b(?! (de|en dernier)\b)": "repéré",
    r"\b(s’|l’)?entend(ent)?\b": "repéré",
    r"\bplaid\w+ pour\b": "orienter vers",
    r"\bparl\w+ pour\b": "orienter vers",
    r"\ballum\w+": "déclencher",
    r"\bmérit\w+ (le|ce|un) niveau\b|\bles méritent\b": "correspondre au niveau",
    r"\bce que vaut (le|chaque) niveau\b": "ce qui correspond au niveau",
    r"\bpoids (ont été )?évalués\b": "pondération",
    r"\bcouverture\b": "part évaluée",
    r"\bsans recommandation\b": "aucune recommandation",
    r"\bsuggér\w+": "proposer",
    r"\bintervieweu\w+": "la personne qui mène l’entretien",
    r"\bévaluateu\w+": "la personne qui mène l’entretien",
    r"\bpersonne reçue\b": "la personne",
    r"\ben direct\b": "pendant l’entretien",
    r"\b(l’|d’|avant |après )appel\b(?! d)": "entretien",
    r"\bcompte rendu\b": "rapport",
    r"\bconsign(é|er)\w*": "inscrit au journal",
    r"\bgenre (de|d’un)\b(?! réseau)": "type",
    r"\bénumér(er|ez)\b": "afficher la liste",
    r"\bsi rien n’est dit\b": "par défaut",
    r"\bIl y a\W+:": "Valeurs possibles",
    r"\bVoyez\W+:": "Voir",
    r"\bcodage\b": "encodage",
    r"\babîmé\w*": "endommagé",
    r"\bune fois où\b": "une situation où",
    r"\bQu’en est-il sorti\b": "Quel a été le résultat",
    r"\bremèdes?\b": "solution, correctif",
    r"\bn’en gardez qu’un des deux\b": "gardez l’un des deux",
    r"\b(Esc|Enter)\b": "Échap, Entrée",
    r"\bthème dark\b": "sombre",
}
"""What the glossary forbids, as patterns, with what stands instead."""

LOOSE = re.compile(r"(?<=\S)[ \u00a0](?:[;:!?»](?!\S)|%(?![\w(]))|«(?!\u202f\S)|(?<!\S\u202f)»")
"""A sign of punctuation behind an ordinary space, or a quotation mark without its thin space."""
BARE = re.compile(r"\w[;!?](?!\S)|\w'\w|[“”]")
"""A sign without its space, a straight apostrophe, English quotes."""
EXAMPLE = re.compile(r"(?sm)\nen:\n.*|^\w[\w ]*:|\{\w*\}|`[^`]*`|https?:\S+")
"""What is no French in a message: a key of a bank, a placeholder, code, an address."""


def _of_the_catalogue() -> Iterator[tuple[str, str]]:
    path = LOCALE_FOLDER / "fr" / "LC_MESSAGES" / "interview.po"
    for message in read_po(io.BytesIO(path.read_bytes()), locale="fr"):
        strings = (message.string,) if isinstance(message.string, str) else message.string
        for text in strings if message.id else ():
            yield "interview.po", text


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def _french_blocks(node: object) -> Iterator[object]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "fr":
                yield value
            else:
                yield from _french_blocks(value)
    elif isinstance(node, list):
        for value in node:
            yield from _french_blocks(value)


def _of_the_banks() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "question_banks").glob("*.yaml")):
        for block in _french_blocks(yaml.safe_load(path.read_text(encoding="utf-8"))):
            yield from ((path.name, text) for text in _strings(block))
    for path in sorted((ROOT / "question_banks" / "practice").glob("*.yaml")):
        for block in _french_blocks(yaml.safe_load(path.read_text(encoding="utf-8"))):
            assert isinstance(block, dict)  # its notes are as somebody typed them in a hurry
            yield path.name, block["because"]


def _of_the_glossary() -> Iterator[tuple[str, str]]:
    """What the glossary recommends: its lines without the column of what must not be written."""
    path = ROOT / "docs" / "glossaire.md"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            yield path.name, line.split("|")[2]
        elif not line.startswith(("#", "- **Compétences**")):
            yield path.name, line


def _of_the_page() -> Iterator[tuple[str, str]]:
    """The page on the first interview, paragraph by paragraph, without its code and links."""
    path = ROOT / "docs" / "premier-entretien.md"
    bare = re.sub(r"`[^`]*`|\]\([^)]*\)|[*|\[]", "", path.read_text(encoding="utf-8"))
    yield from ((path.name, text) for text in bare.split("\n\n"))


TEXTS = (*_of_the_catalogue(), *_of_the_banks(), *_of_the_glossary(), *_of_the_page())


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_word_that_the_glossary_forbids_comes_back(pattern: str) -> None:
    found = [pair for pair in TEXTS if re.search(pattern, pair[1])]
    assert not found, f"write: {FORBIDDEN[pattern]}"


def test_spaces_before_punctuation_are_thin_and_do_not_break() -> None:
    assert not [pair for pair in TEXTS if LOOSE.search(pair[1])]


def test_signs_and_quotes_are_french() -> None:
    assert not [pair for pair in TEXTS if BARE.search(EXAMPLE.sub("", pair[1]))]


@pytest.mark.parametrize("name", ["report.html.j2", "report.md.j2"])
def test_a_template_has_no_words_or_colons_of_its_own(name: str) -> None:
    """Every word that a reader sees comes from the catalogue, and so does every colon."""
    template = Path(ROOT / "reports" / name).read_text(encoding="utf-8")
    bare = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<style>.*?</style>|<[^>]*>", " ", template)
    assert not re.findall(r"[^\W\d_]{3,}(?<!SHA)|[^\s-]\s?:\s", bare)
