"""Finding words line by line: where they stand in notes, reasons and answers."""

from __future__ import annotations

from collections.abc import Iterable

from interview.i18n import _, labelled, ngettext
from interview.plain.conversation import Conversation
from interview.plain_text import one_line
from interview.running.find_words import Hit, SearchedText, find, written_texts
from interview.session.agenda import Item
from interview.session.live_interview import LiveInterview

_MOST = 20
"""Places that are said: a longer list nobody remembers by ear."""

_BEFORE, _AFTER = 30, 60
"""Letters said around the words found, up to the words that they cut."""


def find_place(talk: Conversation, live: LiveInterview, items: Iterable[Item], words: str) -> str:
    """Say where words stand; the id of the question that is to be gone to, empty for none."""
    words = one_line(words or talk.ask(_("Which words? Case and accents do not matter.")))
    if not words.strip():
        return ""
    searched = written_texts(live.state, live.language, items)
    hits = [(text, hit) for text in searched for hit in find(words, text.text)]
    if not hits:
        talk.say(_("“{words}” stands in no notes, reason or answer.").format(words=words))
        return ""
    talk.say(
        ngettext("Found in {number} place.", "Found in {number} places.", len(hits)).format(
            number=len(hits)
        )
    )
    for number, (text, hit) in enumerate(hits[:_MOST], start=1):
        title = text.name
        if text.number:
            title = _("question {number}, {name}").format(number=text.number, name=text.name)
        talk.say(labelled(f"{number} {title}", _around(text, hit)))
    if len(hits) > _MOST:
        talk.say(_("and {number} more").format(number=len(hits) - _MOST))
    number = talk.ask_number(
        _("The number of one goes to its question; Enter stays here."), min(len(hits), _MOST)
    )
    return hits[number - 1][0].question if number else ""


def _around(text: SearchedText, hit: Hit) -> str:
    """The words in their line, cut at whole words."""
    line = text.text.split("\n")[hit.line].replace("\t", " ")
    first, last = max(0, hit.start - _BEFORE), hit.end + _AFTER
    before, after = line[first : hit.start], line[hit.end : last]
    if first and " " in before:
        before = "… " + before.partition(" ")[2]
    if last < len(line) and " " in after:
        after = after.rpartition(" ")[0] + " …"
    return f"{before}{line[hit.start : hit.end]}{after}"
