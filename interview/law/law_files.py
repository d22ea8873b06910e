"""What the files on the law say: the subjects, and what the law of a place says of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from interview.frozen import frozen
from interview.i18n import mark
from interview.reader.limits import Form

CODE = Form("B1(1[1-9]|2[0-9])", mark("B111 to B129"), "B125")


@frozen
class Subject:
    """Something a candidate must not be asked about; all but `code` are catalogue messages."""

    code: Annotated[str, CODE]
    """The code of the advice."""
    name: str
    """What it is, after “this asks about”."""
    title: str
    """What is advised against, in a few words."""
    reason: str
    """Why, in one paragraph."""
    instead: str
    """What to do, as the hint below a finding."""
    bad: str
    """A line of a bank that asks about it."""
    better: str
    """The same, as it should be."""


@frozen
class Subjects:
    """`subjects.yaml`: every subject, by the key that the other files use."""

    subjects: Mapping[str, Subject] = field(default_factory=dict)
    """In the order of their codes."""


@frozen
class Article:
    """What forbids or warns of a subject in one place."""

    law: str
    """The law and its article, never translated."""


@frozen
class Jurisdiction:
    """A file of `jurisdictions/`: what the law of one place says."""

    name: str
    """What the place is called in the source of a piece of advice."""
    order: int
    """Where it stands among the others in lists: the lowest comes first."""
    guides: tuple[str, ...] = ()
    """Guides of its authorities, which are cited with every subject."""
    subjects: Mapping[str, Article] = field(default_factory=dict)
    """The subjects that its law protects."""
