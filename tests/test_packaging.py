"""The wheel holds what the program needs and works without a checkout; the sdist is whole."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.source import ROOT

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
PACKED = {"interview": "interview", "question_banks": "interview/question_banks"} | {
    "reports": "interview/reports"
}
"""The folders of the checkout that ship, and where each lies in the wheel."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout with the builder that is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder))
    subprocess.run([*PIP, *build, str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the source distribution holds, by its path from the checkout."""
    folder = tmp_path_factory.mktemp("sdist")
    building = "import sys, hatchling.build as build; build.build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", building, str(folder)], cwd=ROOT, check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


@dataclass(frozen=True)
class Installed:
    """The program as the wheel installs it, run from a folder that is no checkout."""

    folder: Path
    home: Path

    def run(self, *arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
        # -S hides the editable install of this checkout, -P the folder the tests run in. What the
        # program needs besides itself comes from where pytest is installed.
        return subprocess.run(
            [sys.executable, "-S", "-P", "-m", "interview", *arguments],
            cwd=self.home,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join([str(self.folder), str(_site_folder())]),
                "INTERVIEW_HOME": str(self.home / "data"),
                "HOME": str(self.home),
                "LC_ALL": {"en": "C.UTF-8", "fr": "fr_FR.UTF-8"}[language],
                "PYTHONUTF8": "1",
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    target = ("install", "--no-deps", "--no-index", "--target", str(folder))
    subprocess.run([*PIP, *target, str(wheel)], check=True)
    return Installed(folder, tmp_path_factory.mktemp("elsewhere"))


def test_the_wheel_holds_every_file_of_the_folders_that_ship(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    assert not set(_files_that_ship()) - packed


@pytest.mark.parametrize(
    "file",
    [
        "interview/py.typed",
        "interview/tui/interview.tcss",
        "interview/web/page.html",
        "interview/journal/schema.sql",
        "interview/locale/fr/LC_MESSAGES/interview.mo",
        "interview/reports/report.html.j2",
        "interview/demo/en/lindqvist-okafor.yaml",
        "interview/demo/fr/lindqvist-okafor.yaml",
        "interview/languages/fr/cues.yaml",
        "interview/languages/compiled/cues.json",
        "interview/law/jurisdictions/uk.yaml",
        "interview/question_banks/social-media.yaml",
        "interview/question_banks/support-engineer.yaml",
    ],
)
def test_the_wheel_holds_what_the_program_reads(wheel: Path, file: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert file in archive.namelist()


@pytest.mark.parametrize(
    "file",
    [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "LICENSE",
        "Makefile",
        "pyproject.toml",
        "hatch_build.py",
        "babel.cfg",
        ".editorconfig",
        ".pre-commit-config.yaml",
        "requirements/run.txt",
        "requirements/test.txt",
        "requirements/dev.txt",
        "docs/architecture.md",
        "benchmarks/README.md",
        "tests/test_packaging.py",
        "question_banks/social-media.yaml",
        "reports/report.css",
    ],
)
def test_the_source_distribution_holds_what_a_change_needs(sdist: set[str], file: str) -> None:
    assert file in sdist


def test_the_source_distribution_holds_every_file_of_the_package_and_its_tests(
    sdist: set[str],
) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for folder in ("interview", "tests", "docs", "requirements", "benchmarks")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    }
    assert not files - sdist


def test_the_installed_program_lists_the_banks_it_ships(installed: Installed) -> None:
    listed = installed.run("bank", "list")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "social-media" in listed.stdout
    assert "support-engineer" in listed.stdout


@pytest.mark.parametrize("bank", ["social-media", "support-engineer"])
def test_the_installed_program_finds_no_fault_in_the_banks_it_ships(
    installed: Installed, bank: str
) -> None:
    checked = installed.run("bank", "check", bank)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_installed_program_speaks_french(installed: Installed) -> None:
    refused = installed.run("bank", "show", "no-such-bank", language="fr")
    assert refused.returncode == 1
    assert "banque" in refused.stderr


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_the_installed_program_writes_a_report(installed: Installed, form: str) -> None:
    example = installed.folder / "interview" / "demo" / "en" / "lindqvist-okafor.yaml"
    recorded = installed.run("record", "--again", str(example))
    assert recorded.returncode == 0, recorded.stderr
    report = installed.run("report", recorded.stdout.strip(), "--format", form, "-o", "-")
    assert report.returncode == 0, report.stderr
    assert "Maya Lindqvist" in report.stdout


def _files_that_ship() -> Iterator[str]:
    for folder, place in PACKED.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
                yield f"{place}/{path.relative_to(ROOT / folder).as_posix()}"


def _site_folder() -> Path:
    return Path(pytest.__file__).parent.parent
