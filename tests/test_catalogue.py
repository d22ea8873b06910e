"""The French catalogue says everything the source says, and says it in French."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from interview import errors
from interview.i18n import LOCALE_FOLDER
from interview.i18n import catalogue as compiled_catalogue
from tests.source import ROOT, Module, modules

FRENCH = LOCALE_FOLDER / "fr" / "LC_MESSAGES"
KEYWORDS = {"_": None, "mark": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read_po(io.BytesIO((FRENCH / "interview.po").read_bytes()), locale="fr")


@pytest.fixture(scope="module")
def said_in_the_source() -> dict[str, str]:
    """Every message of the source, with a file that says it; of plurals, the singular."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        method_map, options_map = parse_mapping_cfg(mapping)
    found = extract_from_dir(ROOT, method_map, options_map, KEYWORDS)
    return {
        message if isinstance(message, str) else message[0]: file
        for file, _line, message, _comments, _context in found
    }


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def texts(message: Message) -> tuple[str, ...]:
    """The French of a message: one text, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_every_message_of_the_source_is_in_french(
    catalogue: Catalog, said_in_the_source: dict[str, str]
) -> None:
    french = {singular(m) for m in entries(catalogue) if all(texts(m)) and not m.fuzzy}
    missing = {text: file for text, file in said_in_the_source.items() if text not in french}
    assert not missing, "translate these, then “make catalogue”"


def test_the_catalogue_holds_nothing_the_source_no_longer_says(
    catalogue: Catalog, said_in_the_source: dict[str, str]
) -> None:
    left_over = {singular(m) for m in entries(catalogue)} - set(said_in_the_source)
    assert not left_over, "run “make catalogue”"


def test_a_translation_fills_in_the_same_things(catalogue: Catalog) -> None:
    differing = [
        (message.id, text)
        for message in entries(catalogue)
        for text, original in zip(texts(message), _originals(message), strict=True)
        if text and placeholders(text) != placeholders(original)
    ]
    assert not differing


def test_french_punctuation_never_begins_a_line(catalogue: Catalog) -> None:
    """A narrow no-break space stands before ; : ! ? % and inside « »."""
    loose = re.compile(r"(?<=\S)[ \u00a0](?:[;:!?»]|%(?![\w(]))|«(?!\u202f\S)|(?<!\S\u202f)»")
    broken = [text for m in entries(catalogue) for text in texts(m) if loose.search(text)]
    assert not broken


def test_french_has_its_own_quotes_and_apostrophes(catalogue: Catalog) -> None:
    foreign = re.compile(r"[“”]|\w'\w")
    broken = [text for m in entries(catalogue) for text in texts(m) if foreign.search(text)]
    assert not broken


def test_the_compiled_catalogue_says_what_is_written(catalogue: Catalog) -> None:
    """Compared message by message: which bytes say it differs between releases of Babel."""
    compiled = compiled_catalogue("fr")
    for message in entries(catalogue):
        if isinstance(message.id, str):
            said = (compiled.gettext(message.id),)
        else:
            said = tuple(compiled.ngettext(*message.id, number) for number in (1, 2))
        assert said == texts(message), "run “make catalogue”"


def test_messages_are_looked_up_when_they_are_shown() -> None:
    """A message translated at import would keep the language of the moment for ever."""
    early = [module.at(call) for module in modules() for call in _calls_at_import(module.tree)]
    assert not early, "use mark() for tables, and _() where the words are drawn"


def test_messages_are_plain_sentences() -> None:
    """An f-string or a sum inside `_` can be in no catalogue."""
    built = [
        module.at(call)
        for module in modules()
        for call in _translating_calls(module.tree)
        for argument in call.args[:2]
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]
    assert not built


def test_no_message_stands_inside_an_f_string() -> None:
    """Whether Babel finds it there depends on the version of Python it runs on."""
    hidden = [
        module.at(call)
        for module in modules()
        for string in ast.walk(module.tree)
        if isinstance(string, ast.JoinedStr)
        for call in _translating_calls(string)
        if isinstance(call.args[0], ast.Constant)
    ]
    assert not hidden, "give the message a name in a line of its own"


def test_no_sentence_reaches_a_person_past_the_catalogue() -> None:
    bare = [
        f"{module.at(literal)}: {literal.value!r}"
        for module in modules()
        for literal in _bare_words(module)
    ]
    assert not bare


def placeholders(text: str) -> list[str]:
    """The things a message fills in, with how each is formatted, in any order."""
    return sorted(re.findall(r"\{\w[^{}]*\}|%\(\w+\)[rs]|%[rs]", text))


def _originals(message: Message) -> tuple[str, ...]:
    """The English of each French form; French says the singular of “no” and “one”."""
    if isinstance(message.id, str):
        return (message.id,)
    one, many = message.id
    # A singular that leaves its number out in English may name it in French, where it is also 0.
    first = many if placeholders(texts(message)[0]) == placeholders(many) else one
    return (first, many)


def _translating_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in ("_", "ngettext"):
            yield node


def _calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """The translating calls that run when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call) and _name(child) in ("_", "ngettext"):
            yield child
        yield from _calls_at_import(child)


SHOWING = {"notify", "print", "tell", "ask_line", "Static", "Label", "Tell", "SystemCommand"}
SHOWING |= {name for name in vars(errors) if name[0].isupper()}
"""What shows its arguments to a person: widgets, notices, and the errors with a sentence."""
SHOWING_FIRST = {"Content", "styled", "rule", "Option"}
"""What shows its first argument; the others say how."""
SHOWN_BY_NAME = {"placeholder", "help", "description", "epilog", "title", "tooltip"}
"""Arguments that are shown, whatever they are given to."""


def _bare_words(module: Module) -> Iterator[ast.Constant]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            for shown in _shown(node):
                yield from _words_in(shown)


def _shown(call: ast.Call) -> Iterator[ast.expr]:
    if _name(call) in SHOWING:
        yield from call.args
    if _name(call) in SHOWING_FIRST:
        yield from call.args[:1]
    yield from (given.value for given in call.keywords if given.arg in SHOWN_BY_NAME)


def _words_in(node: ast.expr) -> Iterator[ast.Constant]:
    """The literals with words in them that are shown as they stand; our name is no word."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if re.search(r"[A-Za-zÀ-ÿ]{3}", node.value.replace("interview", "")):
            yield node
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _words_in(child)


def _name(call: ast.Call) -> str:
    """The last name of what is called: `notify` of `self.app.notify(…)`."""
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
