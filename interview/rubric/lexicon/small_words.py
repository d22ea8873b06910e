"""Words that carry no subject of their own: they cost nothing in a gap and are never stemmed."""

from __future__ import annotations

from interview.rubric.lexicon.words_of import words_of

ARTICLES = words_of(
    """
    a an the le la les l un une des du de d
    """
)
"""Left out of every phrase and skipped in every note: notes drop them as they please."""

_ENGLISH = """
    of to in on at for by with from into as about
    our their his her its my your this that these those some any
    is are was were be been being am do does did has have had will would shall should can could
    i you he she it we they them him us me there here which who
    very really quite also too so just even still already then own
"""
_FRENCH = """
    au aux en sur dans pour par avec chez entre vers
    ce cet cette ces c son sa ses leur leurs notre nos votre vos mon ma mes ton ta tes
    je j tu il elle on nous vous ils elles y se s me m te t lui eux qui ne n
    est sont etait etaient etre ete a ont avait avaient sera seront serait soit fait font
    tres vraiment bien aussi tout toute tous toutes meme encore deja assez puis comme
"""
LIGHT = ARTICLES | frozenset(_ENGLISH.split()) | frozenset(_FRENCH.split())
"""Words that may stand between two words of a phrase at no cost."""

MEANT = words_of(
    """
    can could who which about without
    """
)
"""Light words that a phrase nevertheless means when it says them."""
