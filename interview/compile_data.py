"""Writes what the program starts from, after a change to the files of a language or of the law.

Run `python -m interview.compile_data`, or `make data`.
"""

from __future__ import annotations

from interview.languages import compile_languages
from interview.law import compile_law

if __name__ == "__main__":
    compile_law()
    compile_languages()
