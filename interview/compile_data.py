"""Writes what the program starts from, after a change to the files that it only reads.

They are those on languages and on the law, the listening sets and the shared vocabularies.

Run `python -m interview.compile_data`, or `make data`.
"""

from __future__ import annotations

import sys

from interview.errors import DataFileError
from interview.languages import compile_languages
from interview.law import compile_law
from interview.listening import compile_shared_files


def main() -> int:
    """Compile all of them; 1 with the mistakes of the first file that has one."""
    try:
        compile_law()
        compile_languages()
        compile_shared_files()
    except DataFileError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
