"""Writes the page of every key of the files on languages and on the law, from their records:
`python docs/language_keys_page.py > docs/language-keys.md`.
"""

from __future__ import annotations

from interview.languages import FILE_NAMES
from interview.law.law_files import Jurisdiction, Subjects, UncoveredPlaces
from interview.reader.describe_keys import key_lines, records_in
from interview.reader.field_types import record_type

OPENING = """\
# Every key of the files on languages and on the law

This page is written by `python docs/language_keys_page.py` from the records themselves: change a
docstring in `interview/languages/language_files.py` or `interview/law/law_files.py`, not this page.
How to add a language, a jurisdiction or a subject: [here](adding-a-language.md).

Every key may be left out that is not *needed*. Words are written in small letters, without accents
and with straight apostrophes. How a pattern is written stands in the first lines of the files that
have some.
"""
LAW = (
    (Subjects, "law/subjects"),
    (Jurisdiction, "law/jurisdictions/…"),
    (UncoveredPlaces, "law/uncovered_places"),
)


def page() -> str:
    """The whole page, in Markdown."""
    parts = [OPENING, "## A language\n"]
    for kind, name in FILE_NAMES.items():
        parts += _file(kind, name)
    parts.append("## The law\n")
    for kind, name in LAW:
        parts += _file(kind, name)
    return "\n".join(parts)


def _file(kind: type, name: str) -> list[str]:
    parts = [f"### {name}.yaml\n"]
    for record in records_in(record_type(kind)):
        if record.kind is not kind:
            parts.append(f"#### {record.kind.__name__}\n")
        parts += [record.description + "\n", *key_lines(record), ""]
    return parts


if __name__ == "__main__":
    print(page(), end="")
