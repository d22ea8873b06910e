"""Looks at every question of every shipped bank, in every language and at every size.

    python -m tests.longrun.every_question

The suite looks at the hardest questions alone (`tests/tui/test_rows_on_screen.py`).
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from interview import i18n
from interview.shipped_files import shipped_banks
from tests.tui.test_rows_on_screen import SIZES, look_at


def main() -> int:
    """Look, and say at how many screens; the first that lacks something ends it."""
    looked = 0
    for path in sorted(shipped_banks().glob("*.yaml")):
        for language in i18n.LANGUAGES:
            i18n.use(language)
            with tempfile.TemporaryDirectory() as folder:
                looking = look_at(Path(folder), path.stem, language, SIZES, every=True)
                looked += asyncio.run(looking)
            print(f"{looked} screens, the last in {path.stem}, {language}", flush=True)
    print(f"{looked} screens hold what they must")
    return 0


if __name__ == "__main__":
    sys.exit(main())
