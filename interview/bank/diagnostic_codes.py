"""What each code of a bank's errors means, and how such a mistake is corrected."""

from __future__ import annotations

from interview.frozen import frozen
from interview.i18n import mark


@frozen
class Code:
    """A kind of mistake; its texts are catalogue messages, to be translated when shown."""

    code: str
    title: str
    """What is wrong, in a few words."""
    cure: str
    """What usually caused it, and what to do."""


CODES: tuple[Code, ...] = (
    Code(
        "B001",
        mark("The file cannot be opened"),
        mark("Its name is wrong, it is a folder, or you may not read it."),
    ),
    Code(
        "B002",
        mark("The file is too large or too deep"),
        mark("No interview needs that much: it is probably not a question bank. Or split it."),
    ),
    Code(
        "B003",
        mark("The file is not UTF-8"),
        mark("Save it again from your editor, with the encoding “UTF-8”."),
    ),
    Code(
        "B004",
        mark("An invisible character is hidden in the file"),
        mark("It came with pasted text. Delete it and type that part again."),
    ),
    Code(
        "B005",
        mark("The file is empty"),
        mark("Begin from a copy of one that “interview bank list” shows."),
    ),
    Code(
        "B006",
        mark("A tab is where spaces belong"),
        mark("YAML only counts spaces. Tell your editor to write spaces for the tab key."),
    ),
    Code(
        "B007",
        mark("A non-breaking space is where an ordinary one belongs"),
        mark("It looks the same, and comes with pasted text or some keyboards. Type it again."),
    ),
    Code(
        "B008",
        mark("A line begins in the wrong column"),
        mark(
            "Lines that belong together begin in the same column; "
            "what belongs to a key is below it, further right."
        ),
    ),
    Code(
        "B009",
        mark("A text has a colon in it"),
        mark('A colon and a space end a key. Put such a text between "double quotes".'),
    ),
    Code(
        "B010",
        mark("Quotes do not match"),
        mark(
            "A text that opens with a quote ends at the next one of the same kind. "
            "Close it there, or use another kind inside."
        ),
    ),
    Code(
        "B011",
        mark("A space is missing after a colon or a hyphen"),
        mark("Write “key: text” and “- item”."),
    ),
    Code(
        "B012",
        mark("The key does not exist"),
        mark(
            "It is misspelt, or it is in the wrong block. "
            "The reference page lists the keys of every block."
        ),
    ),
    Code(
        "B013",
        mark("The same key is written twice in one block"),
        mark("Only one of them could count. Keep one."),
    ),
    Code(
        "B014",
        mark("Something that is needed is missing"),
        mark("Add the line that the message shows."),
    ),
    Code(
        "B015",
        mark("A text, a list and a block of keys are mixed up"),
        mark(
            "A text is on the line of its key, a list's items follow “- ”, "
            "a block's keys are below it, further right."
        ),
    ),
    Code(
        "B016",
        mark("A number, or true or false, is expected"),
        mark("Write the number alone, with a point for decimals."),
    ),
    Code(
        "B017",
        mark("A number is out of range"),
        mark("The message says what range is allowed."),
    ),
    Code(
        "B018",
        mark("A word is not one of those that can be chosen"),
        mark("The message lists them."),
    ),
    Code(
        "B019",
        mark("A name is not written as it must be"),
        mark("Ids have small letters, digits and hyphens; times look like “6 months”."),
    ),
    Code(
        "B020",
        mark("Nothing is written after a key or a hyphen"),
        mark("Write the text, or take the line away."),
    ),
    Code(
        "B021",
        mark("The file holds a second document"),
        mark("A line “---” or “...” splits a YAML file. A bank needs neither."),
    ),
    Code(
        "B022",
        mark("A text starts with a character that has a meaning of its own"),
        mark('Put the text between "double quotes".'),
    ),
    Code(
        "B023",
        mark("A “#” cuts a text short"),
        mark('What follows a space and “#” is a comment. Put the text between "double quotes".'),
    ),
    Code(
        "B024",
        mark("The file cannot be understood as YAML"),
        mark("Compare the line, and the one above it, with others that look alike."),
    ),
    Code(
        "B025",
        mark("A line has no key"),
        mark("Write “key: ” before it, or begin it further right if it continues a text."),
    ),
    Code(
        "B026",
        mark("Curly quotes surround a text"),
        mark("They would be shown. Leave them out: texts need no quotes, or straight ones."),
    ),
    Code(
        "B027",
        mark("There is a backslash between double quotes"),
        mark("Write it twice, or use 'single quotes'."),
    ),
    Code(
        "B028",
        mark("Brackets do not match"),
        mark("Every “[” needs its “]”, every “{” its “}”, with commas in between."),
    ),
    Code("B030", mark("Two things have the same name"), mark("Give one of them another.")),
    Code(
        "B031",
        mark("A name refers to nothing"),
        mark(
            "Competencies, vocabularies, options and columns are called exactly as they are "
            "written where they are declared, in the main language."
        ),
    ),
    Code(
        "B032",
        mark("A level is not on the scale"),
        mark("Levels are numbered from 1, the lowest, to the number of levels on the scale."),
    ),
    Code(
        "B033",
        mark("A question has levels but is not rated"),
        mark("Name the competency it measures, or take its levels away."),
    ),
    Code(
        "B034",
        mark("A question is rated but has no levels"),
        mark("Write what earns each level, or take its competency away."),
    ),
    Code(
        "B035",
        mark("Options, columns or a unit do not fit the kind of answer"),
        mark("A choice needs options, a table needs columns, and only a number has a unit."),
    ),
    Code(
        "B036",
        mark("A condition cannot apply to this kind of answer"),
        mark("“picked” is for picks, “at_least” and “at_most” for numbers, “rows” for tables."),
    ),
    Code(
        "B037",
        mark("The thresholds of the decision are out of order"),
        mark("“discuss” comes before “hire”."),
    ),
    Code(
        "B038",
        mark("A language is not declared"),
        mark("List it under “languages”, after the main one."),
    ),
    Code(
        "B039",
        mark("A translation has no original"),
        mark("A language's block repeats the texts just above it, with the same keys."),
    ),
    Code(
        "B040",
        mark("A translated list has another length"),
        mark(
            "Repeat every item, in the same order; or write a block that calls each by its words."
        ),
    ),
    Code(
        "B041",
        mark("A language does not exist"),
        mark("Languages are called by the two letters of ISO 639: en, fr, de, es, nl, it …"),
    ),
)
"""Every code, in order."""
