"""How questions are put in English and in French: what makes one closed, leading or double."""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Pattern
from types import MappingProxyType

from interview.frozen import frozen
from interview.lint.passages import Sentence


@frozen
class Tongue:
    """The forms of one language; all patterns are for folded sentences."""

    closed: Pattern[str]
    """Begins a question that yes or no answers."""
    polite: Pattern[str]
    """Begins one that only looks so (“Could you tell me…”)."""
    asking: Pattern[str]
    """A word that opens a question."""
    asking_next: Pattern[str]
    """A second question, open, in the same sentence."""
    telling: Pattern[str]
    """Begins a request (“Tell me…”)."""
    leading: Pattern[str]
    """Gives the answer away."""
    second: Pattern[str]
    """Begins a second question after “and”."""
    pairs: Pattern[str]
    """Two subjects that are always asked for together."""
    bare: Pattern[str]
    """A question of one word (“Why?”), that only goes on with the one before."""
    vowels: Pattern[str]
    """A syllable's vowels."""
    mute: Pattern[str]
    """The end of a word that has vowels but no syllable."""
    most_words: int
    most_syllables: int

    def closed_at(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where a question that yes or no answers begins, in its passage."""
        found = self.closed.search(sentence.text) if sentence.is_question else None
        if not found or self.polite.match(sentence.text, found.start("opener")):
            return None
        if self.asking.search(sentence.text, 0, found.start("opener")):
            return None
        if self.asking_next.search(sentence.text, found.end()):
            return None
        return sentence.start + found.start("opener"), sentence.start + found.end("opener")

    def is_open(self, sentence: Sentence) -> bool:
        """Whether a sentence asks for more than yes or no."""
        if self.telling.match(sentence.text):
            return True
        return sentence.is_question and self.closed_at(sentence) is None

    def syllables(self, text: str) -> int:
        """About how many syllables a folded text has."""
        return sum(self._syllables_of(word) for word in _WORD.findall(text))

    def _syllables_of(self, word: str) -> int:
        heard = self.mute.sub("", word) if len(word) > 3 else word
        return max(1, len(self.vowels.findall(heard)))


_WORD = re.compile(r"[^\W\d_]+|\d+")
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|may|might|must)"
)
_SUBJECT = (
    r"(?:you|we|they|he|she|it|there|i|your|our|their|the|an?|this|that|these|those|any|anyone"
    r"|anybody|people|someone|some)"
)
_START = r"(?:^\W*|[,:;] )(?:(?:and|or|but|so|then) )?"
_WH = r"(?:what|how|why|which|who|whom|whose|where|when)"

ENGLISH = Tongue(
    closed=re.compile(rf"{_START}(?P<opener>{_AUXILIARY}(?:n't)? {_SUBJECT}\b(?: ever\b)?)"),
    polite=re.compile(
        r"(?:can|could|will|would) you (?:please |briefly |just |perhaps )*(?:tell|describe|explain"
        r"|walk|talk|give|share|show|take|list|name|say|outline|sketch|recall|think of|help me"
        r"|elaborate|expand|mind (?:telling|describing|explaining|sharing))\b"
        r"|(?:is|was) there (?:anything|something)\b"
    ),
    asking=re.compile(rf"\b(?:what|how|why|which|who|whom|whose|where)\b|\bwhen {_AUXILIARY}\b"),
    asking_next=re.compile(
        rf"(?:[,;:–—(] ?|\b(?:and|or|but|so|then) )(?:(?:and|if so|if not),? )*{_WH}\b"
    ),
    telling=re.compile(
        r"\W*(?:(?:please|now|then|so),? )?(?:tell|describe|explain|walk|talk|give|share|show"
        r"|take|name"
        r"|list|say|pick|choose|think of|recall|draw|sketch|outline|read|write)\b"
    ),
    leading=re.compile(
        rf"{_START}(?P<opener>{_AUXILIARY}n't {_SUBJECT}\b)"
        r"|(?P<tag>, (?:right|correct|ok|okay|no|yes|agreed|is it not"
        rf"|{_AUXILIARY}(?:n't)? (?:you|it|they|we|he|she))\s*\?)"
        r"|\b(?P<phrase>(?:would|do|don't|wouldn't) you (?:not )?agree (?:that|with)"
        r"|surely|obviously|of course,? you|as (?:we all|everyone|everybody) knows?"
        r"|you (?:would|do|must|will) agree|i (?:assume|suppose|imagine|take it|am sure|trust)"
        r" (?:that )?you|i'm sure (?:that )?you|how much (?:do|would|did) you (?:love|enjoy|like)"
        r"|how (?:important|essential|vital|wrong|bad|great|excited) (?:do you|would you"
        r"|are you))\b"
    ),
    second=re.compile(
        rf"\b(?P<opener>(?:and|or) (?:also )?(?:{_WH}(?: \S+){{0,3}}? {_AUXILIARY}"
        rf" (?:you|we|they|it|he|she|your|the)\b|{_AUXILIARY} (?:you|we|they|it|he|she)\b))"
    ),
    pairs=re.compile(
        r"\b(?P<opener>strengths and (?:your )?weaknesses|likes and (?:your )?dislikes)\b"
    ),
    bare=re.compile(r"\W*(?:and )?(?:why|how|how so|why not|what else)\W*$"),
    vowels=re.compile(r"[aeiouy]+|\d"),
    mute=re.compile(r"(?:(?<![aeiouyl])|(?<=[aeiouy]l))(?:e|es|ed)$"),
    most_words=25,
    most_syllables=45,
)

_PRONOUN = r"(?:vous|tu|nous|on|il|elle|ils|elles|ce)"
_DEBUT = r"(?:^\W*|[,:;] )(?:(?:et|ou|mais|alors|donc) )?"
_CLITICS = r"(?:(?:vous|nous|y|en|ne|me|te|se|le|la|les|lui|leur) |[lmstdny]'|n'y |l'y ){0,4}"
_QU = (
    r"(?:que|qu'|quelle?s?|qui|quoi|comment|pourquoi|où|quand|combien|l(?:e|a|es)quel(?:le)?s?"
    r"|auxquel(?:le)?s|auquel|duquel|desquel(?:le)?s)"
)

FRENCH = Tongue(
    closed=re.compile(
        rf"{_DEBUT}(?P<opener>est-ce qu(?:e\b|')(?: ?{_PRONOUN}\b)?"
        rf"|{_CLITICS}[a-z]+-(?:t-)?{_PRONOUN}\b"
        r"|(?:le|la|les|un|une|des|votre|vos|notre|nos|ce|cet|cette|ces|cela|quelqu'un"
        r"|(?=l'\S)) ?\S+(?: \S+){0,5}?"
        r" [a-z]+-(?:t-)?(?:il|elle|ils|elles)\b"
        rf"|vous\b(?!.*\b{_QU}(?:\b|(?<='))))"
    ),
    polite=re.compile(
        r"(?:pouvez|pourriez|voulez|voudriez|sauriez|accepteriez)-vous (?:bien )?(?:(?:me|nous"
        r"|en|de|brievement) "
        r"|[mn]'|nous )*(?:parler|decrire|expliquer|raconter|dire|donner|presenter|citer|montrer"
        r"|exposer|detailler|preciser|resumer|partager|nommer|indiquer|prendre)\b"
        r"|y a-t-il (?:quelque chose|autre chose)\b|(?:souhaitez|voulez)-vous ajouter"
    ),
    asking=re.compile(rf"\b{_QU}(?:\b|(?<='))"),
    asking_next=re.compile(
        r"(?:[,;:–—(] ?|\b(?:et|ou|mais|alors|donc) )(?:(?:et|si oui|si non|sinon),? )*"
        rf"(?:(?:a|de|en|sur|avec|pour|par|dans|depuis) )?{_QU}(?:\b|(?<='))"
    ),
    telling=re.compile(
        r"\W*(?:(?:s'il vous plait|maintenant|alors|puis),? )?(?:parlez|decrivez|racontez"
        r"|expliquez|donnez"
        r"|dites|presentez|citez|montrez|prenez|detaillez|resumez|exposez|nommez|indiquez|precisez"
        r"|choisissez|ecrivez|lisez|dessinez|rappelez)\b"
    ),
    leading=re.compile(
        rf"{_DEBUT}(?P<opener>(?:n'|ne (?:vous |nous |le |la "
        rf"|les )?)[a-z]+-(?:t-)?{_PRONOUN} (?:pas|plus|jamais)\b)"
        r"|(?P<tag>, (?:n'est-ce pas|non|hein|pas vrai|d'accord|vrai|oui|exact|si)\s*\?)"
        r"|\b(?P<phrase>(?:etes-vous|seriez-vous|vous etes|vous serez) (?:bien "
        r"|aussi )?d'accord (?:avec|que|pour dire|qu')"
        r"|vous (?:conviendrez|admettrez|reconnaitrez|avouerez)"
        r"|evidemment|bien entendu|comme (?:chacun|tout le monde|nous) (?:le )?sai(?:t|vons)"
        r"|(?:je suppose|j'imagine|je suis sure?|je pense|je me doute) (?:bien )?qu(?:e vous"
        r"|'il|'elle)"
        r"|a quel point (?:aimez|appreciez|trouvez|pensez|est-il (?:important|essentiel)))"
    ),
    second=re.compile(
        r"\b(?P<opener>(?:et|ou) (?:aussi )?(?:(?:(?:a|de|en|sur|avec|pour|par|dans|depuis) )?"
        rf"{_QU}(?: ?est-ce qu| ?(?:[^\s?,]+ ){{0,3}}?{_CLITICS}[a-z]+-(?:t-)?{_PRONOUN}\b)"
        rf"|est-ce qu|{_CLITICS}[a-z]+-(?:t-)?(?:vous|il|elle|ils|elles)\b))"
    ),
    pairs=re.compile(
        r"\b(?P<opener>(?:points forts|forces) et (?:vos )?(?:points faibles|faiblesses)"
        r"|qualites et (?:vos )?defauts)\b"
    ),
    bare=re.compile(r"\W*(?:et )?(?:pourquoi|comment|pourquoi pas|quoi d'autre)\W*$"),
    vowels=re.compile(r"[aeiouyùœ]+|\d"),
    mute=re.compile(r"(?<![aeiouy])(?:e|es)$"),
    most_words=30,
    most_syllables=50,
)

TONGUES: Mapping[str, Tongue] = MappingProxyType({"en": ENGLISH, "fr": FRENCH})
"""The languages whose questions are looked at."""


def words(text: str) -> int:
    """How many words a text has."""
    return len(_SPOKEN.findall(text))


_SPOKEN = re.compile(r"\w+(?:[’'.-]\w+)*")
