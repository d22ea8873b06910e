"""How well the subjects of the law are told apart: `python -m tests.lint.measure [FILE...]`.

It reads the files that are named, or `sentences_*.yaml` and `blind_*.yaml` beside it, which say
what each sentence asks about, and prints for each the precision and the recall, and every sentence
that was missed or found wrongly. How a file is written stands in `sentences_en.yaml`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from interview.law import subjects
from tests.lint.samples import advice

HERE = Path(__file__).parent
FILES = sorted((*HERE.glob("sentences_*.yaml"), *HERE.glob("blind_*.yaml")))
_SUBJECT_BY_CODE = {subject.code: key for key, subject in subjects().items()}


@dataclass(frozen=True)
class Measured:
    """What was found in one file of sentences."""

    language: str
    kind: str
    right: int
    """Subjects that were found where they are asked about."""
    wrong: tuple[str, ...]
    """Findings where something else, or nothing, is asked about."""
    missed: tuple[str, ...]
    """Sentences whose subject was not found."""
    first: tuple[float, float] | None = None
    """Precision and recall when the file was first measured, if strangers wrote it and it says."""

    @property
    def precision(self) -> float:
        """The share of the findings that are right; 1 if nothing was found."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is asked about that was found; 1 if nothing is."""
        asked = self.right + len(self.missed)
        return self.right / asked if asked else 1.0


def measure(path: Path) -> Measured:
    """Ask each sentence of a file in a bank of its own. All places count."""
    file = yaml.safe_load(path.read_text("utf-8"))
    right, wrong, missed = 0, [], []
    for each in file["sentences"]:
        codes = advice({"ask": each["ask"]}, file["language"])
        found = {_SUBJECT_BY_CODE[code] for code in codes if code in _SUBJECT_BY_CODE}
        expected = {each["asks"]} - {"nothing"}
        assert expected <= set(subjects()), each
        right += len(found & expected)
        wrong += [f"{each['ask']} ({subject})" for subject in sorted(found - expected)]
        missed += [f"{each['ask']} ({subject})" for subject in sorted(expected - found)]
    first = (file["first"]["precision"], file["first"]["recall"]) if "first" in file else None
    return Measured(file["language"], file["kind"], right, tuple(wrong), tuple(missed), first)


def main(paths: list[Path]) -> None:
    """Print the figures of every file."""
    for path in paths:
        measured = measure(path)
        print(
            f"{path.name} ({measured.kind}): "
            f"precision {measured.precision:.3f}, recall {measured.recall:.3f}"
        )
        for name, sentences in (("wrong", measured.wrong), ("missed", measured.missed)):
            for sentence in sentences:
                print(f"  {name}: {sentence}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or FILES)
