"""What the files of a language say: one record for each file, one field for each of its keys.

Every key may be left out, and so may every file but `language.yaml`. Words are folded: small
letters, no accents, straight apostrophes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from interview.frozen import frozen
from interview.i18n import mark
from interview.reader.limits import Form, Range

Words = tuple[str, ...]

NUMBER = Form(r"1[^0-9]?234[^0-9]5", mark("the number 1,234.5 as the language has it"), "1,234.5")
PERCENTAGE = Form(r"12[^0-9]?%", mark("12 per cent as the language has it"), "12%")
DATE = Form(
    r"(?=.*2026)(?=.*03)(?=.*02)[0-9]+[^0-9][0-9]+[^0-9][0-9]+",
    mark("2 March 2026 in figures, with 02 for the day and 03 for the month"),
    "2026-03-02",
)
TIME = Form(
    r"14[^0-9]{1,3}30", mark("half past two in the afternoon as the language has it"), "14:30"
)
SEPARATOR = Form("[,;]", mark("a comma or a semicolon"), ";")
LETTER = Form("[a-z]", mark("one small letter"), "e")


@frozen
class Language:
    """`language.yaml`: what the language is called, and how it writes numbers and dates."""

    name: str
    """What the language calls itself."""
    english_name: str
    """What it is called in English; the catalogues translate it."""
    also_called: Words
    """What a person may type for it, in small letters."""
    stemmer: str
    """The Snowball stemmer that brings the forms of a word together."""
    letter: Annotated[str, LETTER]
    """Marks the stems of the language in the list of known words; no other language's letter."""
    number: Annotated[str, NUMBER]
    """The number 1,234.5 as a report writes it."""
    percentage: Annotated[str, PERCENTAGE]
    """12 per cent, as a report writes it."""
    months: Annotated[Words, Range(12, 12)]
    """The months, from January on, as a report writes them."""
    date: Annotated[str, DATE] = "2026-03-02"
    """2 March 2026 in figures, as lists write it and as a record may."""
    time: Annotated[str, TIME] = "14:30"
    """Half past two in the afternoon, as a report writes it."""
    csv_separator: Annotated[str, SEPARATOR] = ","
    """What stands between the cells of a CSV file in the spreadsheet programs of its country."""

    @property
    def decimal_sign(self) -> str:
        """What stands before the decimals of a number."""
        return self.number[-2]

    @property
    def thousands_sign(self) -> str:
        """What stands between the thousands and the hundreds of a number; it may be nothing."""
        return self.number[1:-5]

    def percent(self, number: str) -> str:
        """A percentage, from its number as the language writes it."""
        return self.percentage.replace("12", number)

    def short_date(self, at: datetime.date) -> str:
        """A date in figures."""
        parts = {"2026": f"{at.year:04}", "03": f"{at.month:02}", "02": f"{at.day:02}"}
        return re.sub("2026|03|02", lambda found: parts[found[0]], self.date)

    def clock_time(self, at: datetime.datetime) -> str:
        """A time of day: `09:05`, or `9 h 05` where the hour is not followed by a colon."""
        between = self.time[2:-2]
        hour = f"{at.hour:02}" if between == ":" else str(at.hour)
        return f"{hour}{between}{at.minute:02}"

    def read_short_date(self, text: str) -> datetime.datetime | None:
        """A date in figures, with or without a time behind it; `None` if `text` is none.

        Raises `ValueError` for a day or an hour that does not exist.
        """
        groups = {"2026": r"(?P<year>\d{4})", "03": r"(?P<month>\d\d?)", "02": r"(?P<day>\d\d?)"}
        day = re.sub("2026|03|02", lambda found: groups[found[0]], re.escape(self.date))
        between = re.escape(self.time[2:-2].strip())
        clock = rf"(?P<hour>\d\d?)\s?(?::|{between})\s?(?P<minute>\d\d)"
        found = re.fullmatch(rf"{day}(?:[\s,]+{clock})?", text)
        if not found:
            return None
        figures = {name: int(written or 0) for name, written in found.groupdict().items()}
        return datetime.datetime(
            figures["year"], figures["month"], figures["day"], figures["hour"], figures["minute"]
        )


@frozen
class QuestionGrammar:
    """`questions.yaml`: what makes a question closed, leading, double, or too long."""

    pieces: Mapping[str, str] = field(default_factory=dict)
    """Pieces of patterns, by the name that patterns use in curly brackets."""
    closed: str = ""
    """Begins a question that yes or no answers; its `opener` is underlined."""
    polite: str = ""
    """Begins one that only looks so (“Could you tell me…”)."""
    asking: str = ""
    """A word that opens a question; before a closed one, it makes it an open one."""
    asking_next: str = ""
    """A second question, an open one, in the same sentence."""
    telling: str = ""
    """Begins a request (“Tell me…”)."""
    leading: str = ""
    """Gives the answer away; what it finds is its `opener`, its `tag` or its `phrase`."""
    second: str = ""
    """Begins a second question after “and”; its `opener` is underlined."""
    pairs: str = ""
    """Two subjects that are always asked for together; its `opener` is underlined."""
    bare: str = ""
    """A question of one word (“Why?”), that only goes on with the one before."""
    experience: str = ""
    """Begins a closed question about what somebody did (“Have you ever…”)."""
    vowels: str = ""
    """The vowels of one syllable."""
    mute: str = ""
    """The end of a word that has vowels but no syllable."""
    most_words: Annotated[int, Range(at_least=1)] = 25
    """How many words a sentence may have that is read aloud."""
    most_syllables: Annotated[int, Range(at_least=1)] = 45
    """How many syllables it may have."""


@frozen
class Asking:
    """One way to ask about a subject."""

    words: Words
    """A text with none of these words does not ask about it: the pattern need not be tried."""
    pattern: str
    """What asks about it."""


@frozen
class LeftOutVerb:
    """How a question begins that leaves out its verb, “Déjà condamné ?”, and the verb meant."""

    begins: str
    """The pattern of such a question; only sentences with a question mark are looked at."""
    means: str
    """What it is read behind: “etes-vous”."""


@frozen
class AskedSubjects:
    """`subjects.yaml`: how the subjects that the law protects are asked about."""

    you: str = ""
    """What calls the candidate by a pronoun, in what is said to them: `{you}` in patterns."""
    your: str = ""
    """What says that something is the candidate's: `{your}` in patterns."""
    they: str = ""
    """The same as `you`, in notes and before or after the call, where others speak of them."""
    their: str = ""
    """The same as `your`, there."""
    pieces: Mapping[str, str] = field(default_factory=dict)
    """Other pieces of patterns, by the name that patterns use in curly brackets."""
    keeps_away: str = ""
    """In a note to the interviewer, what tells them to keep away from a subject."""
    not_to_ask: str = ""
    """In a sentence that is no question, what tells the interviewer not to ask."""
    about_work: str = ""
    """What asks how work is done, or tells of somebody at work: it asks about no subject."""
    to_interviewer: str = ""
    """How a sentence begins that speaks to the interviewer, of the candidate."""
    inverted: str = ""
    """“Vous avez”, which asks what “avez-vous” does: its groups are the “verb” and “who”."""
    inverted_of_them: str = ""
    """The same where the candidate is spoken of."""
    inverted_as: str = ""
    """What both are read as, in as many letters, with “{verb}” and “{who}” for the groups."""
    left_out: tuple[LeftOutVerb, ...] = ()
    """The verbs that questions leave out; each question is read as it stands too."""
    asked: Mapping[str, tuple[Asking, ...]] = field(default_factory=dict)
    """The ways to ask, by subject; the subjects are those of `law/subjects.yaml`."""
    headings: Mapping[str, Words] = field(default_factory=dict)
    """Headings of a table's columns that ask, by subject."""


@frozen
class AnchorWords:
    """`anchors.yaml`: the words of a level's description that describe no behaviour."""

    degrees: Words = ()
    """Words that say how much, or nothing, but not what."""
    empty: Words = ()
    """What an anchor is about that names no behaviour (“a good answer”)."""
    adverbs: str = ""
    """The end of an adverb of manner, which says how well."""


@frozen
class CueWords:
    """`cues.yaml`: words that turn what is said around them."""

    not_: Words = ()
    """Denies; two of them undo each other."""
    none: Words = ()
    """Denies; several of them are still one denial."""
    lack: Words = ()
    """Denies by itself, and undoes another denial."""
    except_: Words = ()
    """Leaves out what follows; after a denial, lets what follows stand."""
    besides: Words = ()
    """After a denial, lets what follows stand; else changes nothing."""
    quiet: Words = ()
    """Looks like a denial and is none."""
    past: Words = ()
    """Gives up what follows."""
    was: Words = ()
    """Gives up what stands before it."""
    worthless: Words = ()
    """Denies what stands before it any worth."""
    hedge: Words = ()
    """Makes its clause less sure."""
    others: Words = ()
    """What follows is what somebody else says."""
    aside: Words = ()
    """What follows is what the interviewer said."""
    unasked: Words = ()
    """The sentence says that the question was not put."""
    refuted: Words = ()
    """Denies all that stands before it in its sentence."""


@frozen
class ClauseWords:
    """`clauses.yaml`: how far a cue reaches in its sentence, and whose words the sentence tells."""

    openers: Words = ()
    """Words that open a new clause; a denial does not reach past them."""
    joins: Words = ()
    """“And”: joins two things that are said."""
    alternatives: Words = ()
    """“Or”, “nor”: goes on with a list, over which a denial reaches."""
    third_person: Words = ()
    """“… he knows”: a pronoun before a verb that opens a clause."""
    subjects: Words = ()
    """Pronouns that open a clause of their own, unless a subordinator stands before them."""
    subordinators: Words = ()
    """Words that hang a clause on the one before."""
    verbs: Words = ()
    """Third-person verbs of an interviewer's notes: the second after a denial opens a clause."""
    after_on: Words = ()
    """Besides the verbs, what may follow the French “on”, which opens a clause with them."""
    relatives: Words = ()
    """“… what brings nothing”: the denial reaches back to here."""
    auxiliaries: Words = ()
    """What may stand between a thing and the words that deny it afterwards."""
    mentioned: Words = ()
    """“Baseline not mentioned”: a denial before one of these denies what stands before it."""
    absent: Words = ()
    """“Baseline was missing”: these deny what stands before them."""
    denials_with_ne: Words = ()
    """Nouns that deny where a “ne” stands before their verb, as in “n'a vu personne”."""
    given_up: Words = ()
    """“Tumblr, abandoned in 2019”: a past that ends in one of these gives up what is before it."""
    denials_after_verb: Words = ()
    """Denials that stand right behind their verb."""
    without: Words = ()
    """“Without a goal you can't measure” asks for a goal."""
    anybody: Words = ()
    """“You”, “one”: who cannot do something without it."""
    supposing: Words = ()
    """“If no goal, no campaign” denies nothing."""
    partly: Words = ()
    """“Can't always be measured” does not say that it can't be measured."""
    not_partly_after: Words = ()
    """After one of these it is no such word: the French “pas du tout” denies all of it."""
    tags: Words = ()
    """“…, no?” asks for consent and denies nothing."""
    not_past_after: Words = ()
    """After one of these, “used to” is no past habit."""
    doubted_with: Words = ()
    """What follows the French “pas sûr”, where it is a doubt."""
    saying_not: Words = ()
    """“Je ne pense pas que …” denies; “pas que des likes” does not."""
    other_people: Words = ()
    """People who are not the candidate, and may say something."""
    opinion_verbs: Words = ()
    """“His boss thinks …”: one of the people, then one of these, is what somebody else says."""
    according: Words = ()
    """“According to his boss …”: what somebody else says."""
    superiors: Words = ()
    """What these do at the head of a clause, nobody asked the candidate to answer for."""
    before_a_superior: Words = ()
    """Words that may stand between the head of a clause and its subject."""


@frozen
class SmallWords:
    """`words.yaml`: words that carry no subject of their own, and the ends of words that do."""

    articles: Words = ()
    """Left out of every phrase and skipped in every note: notes drop them as they please."""
    light: Words = ()
    """Words that may stand between two words of a phrase at no cost."""
    meant: Words = ()
    """Light words that a phrase nevertheless means when it says them."""
    telling: Words = ()
    """Very frequent words by which a sentence is known to be in the language."""
    inflections: Words = ()
    """Ends of words by which two forms of one word differ, apart from an s."""
    noun_endings: Words = ()
    """Ends of nouns made of another word: a form of it, but two such nouns are two words."""
    exact: Words = ()
    """Words that count or deny: a correction that adds, drops or makes one changes the meaning."""
    trade: Words = ()
    """Words of the trade that the list of known words is to have besides its source's."""


@frozen
class ShorthandWords:
    """`shorthand.yaml`: what interviewers' shorthand stands for."""

    shorthand: Mapping[str, Words] = field(default_factory=dict)
    """From what is typed to what it is read as: any of several words, or one reading of more."""
    elisions: Mapping[str, str] = field(default_factory=dict)
    """What a word stands for that lost its vowel before another word."""
    negated: Mapping[str, str] = field(default_factory=dict)
    """What a verb is before “n't”, where that is not what stands there: “won't”, “can't”."""
    is_after: Words = ()
    """Words after which “'s” is “is”."""
    would_after: Words = ()
    """Words after which “'d” is “would”."""
    contractions: Words = ()
    """What may stand behind an apostrophe and belongs to the word before: “don't”, “we're”."""
    abbreviations: Words = ()
    """Abbreviations whose full stop ends no sentence."""
    answers: Words = ()
    """Words that, after a full stop, go on with the sentence before: “Goal? No.”"""


@frozen
class NumberWords:
    """`numbers.yaml`: numbers in words, and the kinds of number that a phrase may ask for."""

    numbers: Mapping[int, Words] = field(default_factory=dict)
    """From a number to the words for it, as far as notes use them."""
    slots: Mapping[str, Words] = field(default_factory=dict)
    """What `<number>`, `<percent>`, `<money>` and `<year>` may be called in a bank's phrase."""


@frozen
class DateWords:
    """`dates.yaml`: dates and durations as people type them into a table."""

    months: Annotated[tuple[Words, ...], Range(12, 12)] = ((),) * 12
    """For each month, from January on, what it is called."""
    units: Mapping[str, Words] = field(default_factory=dict)
    """What `day`, `week`, `month` and `year` are called."""
    written_out: Words = ()
    """The units in which a bank's file may give a length of time, such as “6 months”."""
    single_units: Mapping[str, Words] = field(default_factory=dict)
    """What `week`, `month` and `year` are called where there is one of them: “last week”."""
    one: Words = ()
    """Words for the number one before a unit: “a month”, “last week”."""
    now: Words = ()
    """Words for today, or for what goes on every day."""
    yesterday: Words = ()
    """Words for the day before today."""
    ago: Words = ()
    """What makes a duration a date: “2 years ago”."""
    this: Words = ()
    """Before a unit, the one that is not over: “this week”."""
    last_before: Words = ()
    """Before a unit, the one before this: “last week”."""
    last_after: Words = ()
    """The same behind the unit: “la semaine dernière”."""


@frozen
class SheetWords:
    """`spreadsheet.yaml`: what spreadsheets with questions call their columns and their values."""

    columns: Mapping[str, Words] = field(default_factory=dict)
    """The names of each column, by what the program calls it."""
    other_columns: Words = ()
    """Columns that many sheets have, and that say nothing about a question."""
    row_numbers: Words = ()
    """The same, in the first column only."""
    level: Words = ()
    """What stands before the number of a level."""
    best: Words = ()
    """What the best level is usually called."""
    worst: Words = ()
    """What the worst level is usually called."""
    has_accents: bool = True
    """Whether a heading with an accent can be in the language."""
    stages: Mapping[str, Words] = field(default_factory=dict)
    """What a cell may say for each stage, besides its name in the catalogue."""
    answers: Mapping[str, Words] = field(default_factory=dict)
    """What a cell may say for each kind of answer, likewise."""
