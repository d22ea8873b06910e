"""What a complete record rates, by the banks at hand: the hub asks HR for it, never a rater."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from hashlib import sha256

from interview.bank_cache import read_bank
from interview.bank_library import bank_names, bank_path
from interview.errors import InterviewError
from interview.paths import Paths


def required_questions(
    paths: Paths, known: Collection[bytes] = ()
) -> Iterator[tuple[bytes, list[str]]]:
    """Of each bank at hand but those that are known its SHA-256, and the ids of what it rates.

    A bank with a mistake in it is left out.
    """
    for name in bank_names(paths):
        with suppress(InterviewError, OSError):
            path = bank_path(paths, name)
            if sha256(path.read_bytes()).digest() in known:
                continue
            bank, data = read_bank(paths.cache, path)
            rated = [question.id for question in bank.questions if question.is_rated]
            yield sha256(data).digest(), rated
