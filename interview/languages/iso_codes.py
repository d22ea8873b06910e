"""The two-letter codes of all languages (ISO 639-1), whether the program knows them or not."""

from __future__ import annotations

_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
    pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
    tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
ISO_CODES = frozenset(_CODES.split())
_NAMES = """
    ar arabic arabe العربية
    bg bulgarian bulgare
    cs czech tchèque čeština
    da danish danois dansk
    de german allemand deutsch
    el greek grec ελληνικά
    en english anglais
    es spanish espagnol español castellano
    et estonian estonien
    fi finnish finnois suomi
    fr french français francais
    ga irish irlandais
    he hebrew hébreu
    hr croatian croate
    hu hungarian hongrois magyar
    it italian italien italiano
    ja japanese japonais 日本語
    ko korean coréen
    lt lithuanian lituanien
    lv latvian letton
    nl dutch néerlandais nederlands flemish flamand
    no norwegian norvégien norsk
    pl polish polonais polski
    pt portuguese portugais português
    ro romanian roumain română
    ru russian russe русский
    sk slovak slovaque
    sl slovenian slovène
    sv swedish suédois svenska
    tr turkish turc türkçe
    uk ukrainian ukrainien
    zh chinese chinois 中文
"""


def language_code(text: str) -> str:
    """The code of a language that was named in words, or with its country; empty if unknown.

    `language_code("French")` and `language_code("fr-FR")` are `"fr"`.
    """
    word = text.strip().casefold()
    for line in _NAMES.split("\n"):
        code, *names = line.split() or [""]
        if word in names:
            return code
    code, mark, _country = word.replace("_", "-").partition("-")
    return code if code in ISO_CODES and (mark or word != text) else ""
