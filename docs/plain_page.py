"""Writes the page of the plain interview: `python docs/plain_page.py > docs/plain.md`.

What it shows was said by the running program, to lines that stand behind “>” here.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from interview import i18n
from interview.bank_library import bank_path
from interview.paths import Paths
from interview.plain import converse
from interview.plain.conversation import COMMANDS, Conversation, word
from interview.running.open_request import StartRequest
from interview.settings import Settings

OPENING = """\
# The interview line by line

This page is written by `python docs/plain_page.py` from the running program: change that, not
this page.

```sh
interview --plain                                  # asks which to go on with, or whom to interview
interview start social-media --candidate "Ada Lovelace" --plain
interview resume --plain
```

holds the whole interview, from the opening to the signature, one line after the other: for a
screen reader, a braille display, a terminal that draws nothing (`TERM=dumb`), a slow line.
Nothing is redrawn, no cursor jumps, no colour and no column says anything. `plain = true` in the
[settings](command-line.md#settings) makes it the rule.

It is the same interview. What is typed goes through the same journal and draft log, so that a
line is safe as soon as it is entered, and each letter of a note as it is typed; an interview
begun here goes on [on the screens](interviewing.md), and the other way round. Suggestions come
when they are asked for, or after a rating; `hide_suggestions` holds.

- **A line is a note.** There is no limit to its length. Backspace, Ctrl+W and Ctrl+U rub out.
- **A line that begins with a dot is a command.** Its beginning is enough, as in `.sug`. Two dots
  begin a note with one. Where several begin so, they are named.
- **Ctrl+C** asks whether to leave; the end of the input (Ctrl+D) leaves. Neither loses anything,
  and neither signs. Lines may come from a file or a pipe as well.
- **In the debrief**, the number of a point deals with it: a reason is asked for, a red flag
  confirmed or refused, a question gone to.
- **After the signature**, the report is written, and its path said.

Not here, but on the screens: taking up corrections of the bank, and changing a line of notes in the
middle; here the last phrase is undone and typed anew.

## How it goes

What is typed stands behind “>”, which the program does not print.
"""

TYPED = {
    "en": """\
the CV says Social media lead
.go opening
1
.go 7
asks for our goal first, then compares with a baseline of three months
.quote compares with a baseline of three months
.suggest
.rate 4
.undo
.rate 2
.reason all of it after prompting
.debrief
.strengths Asks for the goal first.
.sign

.quit
""",
    "fr": """\
.aller 7
demande d’abord notre objectif, compare aux trois mois d’avant
.proposition
.évaluer 3
.temps
.quitter
oui
""",
}


class TypedLines:
    """Lines of a script, written into what was said."""

    def __init__(self, typed: str, said: list[str]) -> None:
        self._typed, self._said = typed.splitlines(), said

    def read(self, _keep: Callable[[str], None], *, is_secret: bool = False) -> str | None:
        """The next line."""
        if not self._typed:
            return None
        line = self._typed.pop(0)
        self._said.append(f"> {line}".rstrip() + "\n")
        return line


def transcript(language: str) -> str:
    """What is typed and said in an interview in a language."""
    i18n.use(language)
    said: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        request = StartRequest(
            bank_path(paths, "social-media"), "Ada Lovelace", "", "Grace Hopper", language
        )
        talk = Conversation(TypedLines(TYPED[language], said), said.append)
        converse(talk, paths, Settings(), request)
        text = "".join(said).replace(folder, "~/interview")
    i18n.use("en")
    interview = text.split(", ", 1)[1].split(".", 1)[0]
    text = re.sub(r"-\d{4}-\d\d-\d\d-", "-2026-05-14-", text.replace(interview, "k7f3m2xq9a"))
    return re.sub(r"0 min \d\d s", "0 min 01 s", text)


def command_table() -> str:
    """Every command in English and in French, and what it does."""
    rows = ["| command | in French | does |", "| --- | --- | --- |"]
    for command, (_name, explained) in COMMANDS.items():
        with i18n.speaking("fr"):
            french = word(command)
        rows.append(f"| `{word(command)}` | `{french}` | {explained} |")
    return "\n".join(rows)


def page() -> str:
    """The whole page, in Markdown."""
    i18n.use("en")
    parts = [
        OPENING,
        f"```text\n{transcript('en')}```\n",
        "In French:\n",
        f"```text\n{transcript('fr')}```\n",
        "## Commands\n",
        f"Those of English are understood in French too.\n\n{command_table()}",
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    print(page(), end="")
