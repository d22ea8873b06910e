"""Compiles the data files to the JSON that the program starts from.

These are the files on languages and on the law, the listening sets and the shared vocabularies,
and the interviews of the demonstration with their banks. After a change to one of them, run
`make data`, or `python -m interview.compile_data`.
"""

from __future__ import annotations

import sys

from interview.demo.held_interviews import compile_demo
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
        compile_demo()
    except DataFileError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
