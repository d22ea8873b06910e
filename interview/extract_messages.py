"""Finds the catalogue's messages in YAML and Typst files, for `make catalogue`, by `babel.cfg`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

import yaml


def from_yaml(
    file: IO[bytes], _keywords: object, _comment_tags: object, options: dict[str, str]
) -> Iterator[tuple[int, None, str, list[str]]]:
    """The texts of the keys that `options` lists under `keys`, wherever in the file they are.

    What comes is what Babel wants of an extraction method: line, function, message, comments.
    """
    wanted = options["keys"].split()

    def texts(node: Any) -> Iterator[tuple[int, str]]:
        for part in getattr(node, "value", ()):
            if isinstance(part, tuple):
                key, value = part
                if key.value in wanted:
                    yield value.start_mark.line + 1, value.value.strip()
                yield from texts(value)
            else:
                yield from texts(part)

    for line, text in texts(yaml.compose(file, yaml.BaseLoader)):
        yield line, None, text, []


SENTENCE = re.compile(r'\bt\(("(?:[^"\\]|\\.)*")\)')
"""A sentence in a Typst template that the catalogue translates: `t("Notes")`."""


def from_typst(
    file: IO[bytes], _keywords: object, _comment_tags: object, options: object
) -> Iterator[tuple[int, None, str, list[str]]]:
    """The sentences of a Typst template, as `from_yaml` gives texts; it has no `options`."""
    for number, line in enumerate(file.read().decode().splitlines(), start=1):
        for found in SENTENCE.findall(line):
            yield number, None, json.loads(found), []
