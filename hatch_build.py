"""Compile the catalogues whenever the package is built or installed: the program reads them so.

The compiled form is not kept in the repository, because each release of Babel writes other bytes,
and two branches that each add a sentence could not be merged. `make` compiles it again where the
written form is newer; this file is what `pip install`, editable or not, and a wheel go through.
"""

from __future__ import annotations

from io import BytesIO
from os import getpid
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it packs the files, or links to them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue, and write those that changed."""
        compile_catalogues(Path(self.root))


def compile_catalogues(root: Path) -> None:
    """Put a current `.mo` beside every `.po`; one that is current stays untouched."""
    for written in sorted(root.glob("interview/locale/*/LC_MESSAGES/*.po")):
        stream = BytesIO()
        write_mo(stream, read_po(BytesIO(written.read_bytes()), locale=written.parts[-3]))
        compiled = written.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != stream.getvalue():
            # Another process may be reading it, so it is replaced as a whole.
            part = compiled.with_suffix(f".{getpid()}.part")
            part.write_bytes(stream.getvalue())
            part.replace(compiled)
