"""Who may import whom, and what the core leaves alone.

An import counts wherever it stands: at the top, inside a function, or for type checking only.
A type that is only named is a dependency all the same.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

from tests.source import PACKAGE, ROOT, Module, modules

LEAVES = frozenset(
    {
        "errors",
        "private_files",
        "frozen",
        "garbage_collector",
        "i18n",
        "paths",
        "nearest_name",
        "plain_text",
        "record_json",
        "status_words",
        "shipped_files",
        "system_errors",
    }
)
READER = LEAVES | {"reader"}
DATA = READER | {"law", "languages", "listening"}
BANK = DATA | {"bank", "dates_in_lists"}
CORE = BANK | {"rubric", "session", "scoring", "comparison", "practice"}
OUTER = CORE | {"bank_cache", "bank_library", "lint", "practice_log", "settings", "settings_file"}
MAY_IMPORT = {
    "errors": frozenset(),
    "frozen": frozenset(),
    "garbage_collector": frozenset(),
    "i18n": frozenset(),
    "plain_text": frozenset({"i18n"}),
    "nearest_name": frozenset({"i18n", "plain_text"}),
    "record_json": frozenset(),
    "status_words": frozenset({"frozen", "i18n"}),
    "shipped_files": frozenset(),
    "system_errors": frozenset({"i18n"}),
    "dates_in_lists": frozenset({"i18n", "languages"}),
    "private_files": frozenset({"i18n"}),
    "workbook": frozenset({"errors", "frozen", "i18n"}),
    "file_lock": frozenset(),
    "paths": frozenset({"errors", "frozen", "i18n"}),
    "reader": LEAVES,
    "law": READER,
    "languages": READER | {"law"},
    "listening": READER | {"languages"},
    "bank": DATA,
    "rubric": BANK,
    "lint": BANK | {"rubric"},
    "session": BANK | {"rubric"},
    "scoring": BANK | {"rubric", "session"},
    "comparison": BANK | {"rubric", "session", "scoring"},
    "practice": BANK | {"comparison"},
    "practice_log": LEAVES | {"practice"},
    "bank_cache": BANK,
    "bank_library": LEAVES,
    "settings": LEAVES,
    "settings_file": LEAVES | {"settings"},
    "signing": LEAVES,
    "journal": CORE | {"file_lock", "signing"},
    "hub": CORE | {"journal", "signing", "bank_cache", "bank_library"},
    "planning": CORE | {"journal", "bank_cache", "bank_library"},
    "shared_folder": CORE | {"journal", "signing", "file_lock"},
    "reporting": CORE | {"workbook"},
    "editing": OUTER | {"journal", "file_lock", "workbook"},
    "running": OUTER | {"journal", "signing", "reporting", "editing", "planning"},
    "tui": OUTER | {"journal", "signing", "reporting", "editing", "planning", "running"},
    "plain": OUTER | {"journal", "signing", "reporting", "editing", "running"},
    "demo": CORE | {"journal", "shipped_files"},
    "web": LEAVES,
    "cli": OUTER
    | {"journal", "hub", "shared_folder", "planning", "signing", "reporting", "editing", "running"}
    | {"tui", "plain", "demo", "web", "file_lock"},
    "__main__": frozenset({"cli"}),
    "compile_data": DATA | {"demo"},
    "extract_messages": frozenset(),
}
"""The areas of the package, inmost first, and the other areas each may name."""

READS_FILES = {
    "interview.reader.decoding",
    "interview.reader.data_files",
    "interview.bank.load_bank",
    "interview.languages",
    "interview.law",
    "interview.listening",
    "interview.practice.load_answers",
}
"""The modules of the core that open files: a bank, and what is known of languages and the law,
have to come from somewhere."""
RUN_BY_HAND = {
    "interview.rubric.lexicon.make_known_words",
    "interview.bank.reference_page",
    "interview.lint.rules_page",
    "interview.listening.sets_page",
}
"""Make a file of the source or of the documentation; no part of the running program."""

MAY_USE = {
    # What others wrote. A library that is not here is in no room's power to import.
    "textual": {"tui"},
    "rich": {"tui", "cli.output"},
    "jinja2": {"reporting"},
    "markupsafe": {"reporting"},
    "yaml": {
        "reader.compose_nodes",
        "reader.parse_failure",
        "reader.error_recovery",
        "extract_messages",
    },
    "openpyxl": {"editing.spreadsheet.xlsx_file", "workbook"},
    "docx": {"editing.word.write_review", "editing.word.read_document"},
    "typst": {"reporting.typst_pdf"},
    "argcomplete": {"cli.completion"},
    "aiohttp": {"web", "cli.serve"},
    "textual_serve": {"cli.serve"},
    "psycopg": {"hub", "cli.hub_connection"},
    "cryptography": {"signing"},
    "rapidfuzz": {"rubric.typos", "editing.diff"},
    "snowballstemmer": {
        "rubric.word_forms",
        "rubric.lexicon.make_known_words",
        "languages.check_language",
    },
    "spellchecker": {"rubric.lexicon.make_known_words"},
    "platformdirs": {"paths"},
    # Python's own, where one room alone is to know of such things.
    "sqlite3": {"journal", "file_lock", "cli.doctor"},
    "argparse": {"cli"},
    "readline": {"cli"},
    "getpass": {"settings", "cli.passphrase", "cli.hub_connection"},
    "signal": {"cli", "web"},
    "subprocess": {"cli"},
    "asyncio": {"tui", "web", "cli.serve"},
    "webbrowser": {"tui"},
    "csv": {"editing.spreadsheet.csv_file"},
    "zipfile": {
        "bank.load_bank",  # whether what is given as a bank is a Word document
        "editing.spreadsheet.xlsx_file",
        "editing.word.read_document",
        "journal.zip_archive",
    },
    "tomllib": {"settings", "settings_file"},
    "gettext": {"i18n"},
    "locale": {"i18n"},
    "random": {"journal", "comparison.agreement", "practice"},
    "secrets": {"journal", "signing", "hub", "web"},
    "urllib": {"cli.time_stamp", "lint.sarif", "web"},
    "fcntl": {"journal"},
    "ssl": {"hub", "web"},
    "socket": set(),
    "http": {"cli.time_stamp"},
    "pickle": set(),
}
"""Libraries, and the rooms or modules that may import each, wherever the import stands."""

FILES = {"pathlib", "os", "io", "shutil", "tempfile", "subprocess", "socket"}


def area(name: str) -> str:
    """The part of the package that a dotted name belongs to."""
    return name.partition(".")[2].partition(".")[0]


def imported(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every import of a module, as the statement and the dotted name it asks for."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.at(node)}: names are written in full here"
            yield from ((node, f"{node.module}.{name.name}") for name in node.names)


def of_ours(name: str) -> bool:
    """Whether a name is one of our areas (`interview.__version__` is nobody's)."""
    inside = area(name)
    return name.startswith("interview.") and (
        (PACKAGE / inside).is_dir() or (PACKAGE / f"{inside}.py").is_file()
    )


def test_every_area_stands_in_the_import_rule() -> None:
    assert {area(module.name) for module in modules()} - {""} <= set(MAY_IMPORT)


def test_imports_only_point_inwards() -> None:
    wrong = [
        f"{module.at(statement)}: {area(module.name)} may not import {name}"
        for module in modules()
        for statement, name in imported(module)
        if of_ours(name)
        and area(name) != area(module.name)
        and area(name) not in MAY_IMPORT.get(area(module.name), LEAVES)
    ]
    assert not wrong


def test_no_modules_import_one_another_in_a_circle() -> None:
    """Imports inside functions count. An `__init__` only hands on names, and is no part of one."""
    names = {module.name for module in modules() if module.path.name != "__init__.py"}
    graph: dict[str, set[str]] = {}
    for module in modules():
        if module.name in names:
            asked = {name for _statement, name in imported(module)}
            asked |= {name.rpartition(".")[0] for name in asked}
            graph[module.name] = asked & names
    assert not [f"{one} <-> {other}" for one, other in _circles(graph)]


def _circles(graph: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Each import that can be followed back to where it stands."""
    for one, named in graph.items():
        for other in named:
            seen, open_ = {other}, [other]
            while open_:
                for further in graph[open_.pop()] - seen:
                    seen.add(further)
                    open_.append(further)
            if one in seen:
                yield one, other


def test_a_library_is_known_only_where_it_belongs() -> None:
    wrong = [
        f"{module.at(statement)}: {module.name} may not import {name}"
        for module in modules()
        for statement, name in imported(module)
        if (library := name.partition(".")[0]) in MAY_USE
        and not any(
            f"{module.name}.".startswith(f"interview.{place}.") for place in MAY_USE[library]
        )
    ]
    assert not wrong


def test_what_others_wrote_is_imported_only_where_the_rule_names_it() -> None:
    known = {*MAY_USE, *sys.stdlib_module_names, "interview"}
    asked = {name.partition(".")[0] for module in modules() for _node, name in imported(module)}
    assert not asked - known


def test_no_place_is_named_for_a_library_that_it_does_without() -> None:
    used = {
        (name.partition(".")[0], module.name)
        for module in modules()
        for _, name in imported(module)
    }
    idle = [
        (library, place)
        for library, places in MAY_USE.items()
        for place in places
        if not any(
            library == one and f"{name}.".startswith(f"interview.{place}.") for one, name in used
        )
    ]
    assert not idle


def test_the_core_leaves_files_alone() -> None:
    wrong = [
        f"{module.at(statement)}: {name}"
        for module in modules()
        if area(module.name) in CORE - LEAVES and module.name not in READS_FILES | RUN_BY_HAND
        for statement, name in imported(module)
        if name.partition(".")[0] in FILES
    ]
    assert not wrong


def test_the_architecture_page_tells_of_every_area_and_of_no_other() -> None:
    """The first cells of its tables name them all; its drawing shows the folders among them."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = page.split("## The rooms\n", 1)[1].split("\n## ", 1)[0]
    first_cells = re.findall(r"^\| (`[^|]+) \|", rooms, re.MULTILINE)
    told = [name for cell in first_cells for name in re.findall(r"`(\w+)/?`", cell)]
    assert sorted(told) == sorted(MAY_IMPORT)
    drawn = set(re.findall(r"(\w+)/", rooms.split("```")[1]))
    assert drawn == {name for name in MAY_IMPORT if (PACKAGE / name).is_dir()}


def test_the_core_opens_nothing_by_itself() -> None:
    wrong = [
        module.at(node)
        for module in modules()
        if area(module.name) in CORE - LEAVES and module.name not in READS_FILES | RUN_BY_HAND
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"open", "print", "input"}
    ]
    assert not wrong


def test_a_changed_copy_of_a_record_is_made_one_way() -> None:
    """By `replace` of `interview.frozen`, which leaves what is no frozen record to the library."""
    asking = {
        module.name
        for module in modules()
        for _statement, name in imported(module)
        if name == "dataclasses.replace"
    }
    assert asking == {"interview.frozen"}


def test_no_two_public_classes_have_one_name() -> None:
    """A message that stands inside its widget is called with the widget's name, and may repeat."""
    places: dict[str, list[str]] = {}
    for module in modules():
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(module.at(node))
    assert not {name: at for name, at in places.items() if len(at) > 1}
