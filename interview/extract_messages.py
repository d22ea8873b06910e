"""Finds the catalogue's messages in YAML files, for `make catalogue`; `babel.cfg` names it."""

from __future__ import annotations

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
