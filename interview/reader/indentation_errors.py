"""The mistakes between lines that break YAML: a tab, too far left or right, the wrong block.

One function each: does it explain the failure?
"""

from __future__ import annotations

import re

from interview.i18n import _
from interview.plain_text import one_line
from interview.reader.diagnostics import MAX_DIAGNOSTICS, Cure, Edit
from interview.reader.parse_failure import Explanation, ParseFailure, Repair, without_places
from interview.reader.place import Place, indent
from interview.reader.shared_messages import NON_BREAKING, missing_space, space_after

_COLON_WITHOUT_SPACE = re.compile(r"\s*(?:- )?[\w-]+(:)(?=[^\s:/]|[\u00a0\u202f])")
_HYPHEN_WITHOUT_SPACE = re.compile(r"\s*(-)(?=[^\s-]|[\u00a0\u202f])")
_OTHER_SIGN = re.compile(r"\s*(?:- )?(?P<key>[a-z][a-z_]*|[0-9])(?P<sign>\s*[=：]\s*)(?=\S)")
_LEADING_TAB = re.compile(r" *(\t[ \t]*)")
_LARGEST_TO_TRY = 100_000
"""Characters of a file that is read again to see whether a cure helps."""
_LINES_AROUND = 400
"""Lines above what was pasted in which something like it is looked for."""
_COLUMNS_TO_TRY = 4
"""Columns that what was pasted may belong to, the nearest first."""


def tab_in_indentation(failure: ParseFailure) -> Explanation | None:
    """Tabs at the start of lines."""
    here = _LEADING_TAB.match(failure.at)
    if not here or failure.column > here.end():
        return None
    place = failure.place(failure.line, here.start(1), here.end(1))
    also: list[Place] = []
    repairs: list[Repair] = []
    for number, line in enumerate(failure.lines):
        found = _LEADING_TAB.match(line)
        if found and line.strip() and len(repairs) < MAX_DIAGNOSTICS:
            repairs.append(Repair(number, found.start(1), " " * len(found[1])))
            other = failure.place(number, found.start(1), found.end(1))
            if other != place:
                also.append(other)
    return Explanation(
        "B006",
        _("this line begins with a tab"),
        place,
        _("indent it with spaces, like the lines around it"),
        repairs=tuple(repairs),
        also=tuple(also),
        cure=_without_tabs(failure),
        is_guess=True,
    )


def _without_tabs(failure: ParseFailure) -> Cure | None:
    """Every line indented with spaces; none where it matters how wide a tab was meant to be."""
    cures: list[Cure] = []
    trees: list[object] = []
    if len(failure.text) > _LARGEST_TO_TRY:
        return None
    for width in (2, 4, 8):
        lines = list(failure.lines)
        edits = []
        for number, line in enumerate(lines):
            start = line[: len(line) - len(line.lstrip(" \t"))]
            if "\t" in start:
                spaces = start.expandtabs(width)
                lines[number] = spaces + line[len(start) :]
                edits.append(Edit(number + 1, 1, number + 1, len(start) + 1, spaces))
        tree = without_places("\n".join(lines))
        if tree is None:
            continue
        trees.append(tree)
        cures.append(Cure(tuple(edits)))
    return cures[0] if cures and all(tree == trees[0] for tree in trees) else None


def key_inside_text(failure: ParseFailure) -> Explanation | None:
    """A key that became part of the text above it."""
    before = failure.before
    if before is None or before.style or before.line >= failure.line:
        return None
    first = failure.lines[before.line]
    if not first[: before.column].strip(" -"):
        return _no_space_after_mark(failure, before.line) or _no_key(failure, before.line)
    pasted = _pasted_at_margin(failure, before.line)
    if pasted:
        return pasted
    column = indent(failure.at)
    wanted = len(first) - len(first.lstrip(" -"))  # past the hyphens before the key
    return Explanation(
        "B008",
        _("this line is too far right, so it belongs to the text above"),
        failure.word(failure.line, column),
        _("begin it in column {column}, like the line above").format(column=wanted + 1),
        ((failure.word(before.line, wanted), _("the text it would belong to")),),
    )


def line_without_colon(failure: ParseFailure) -> Explanation | None:
    """A line that is neither a key, nor an item, nor the rest of a text."""
    line = failure.context_line
    return _no_space_after_mark(failure, line) or _no_key(failure, line)


def _no_space_after_mark(failure: ParseFailure, line: int) -> Explanation | None:
    """A colon or a hyphen without an ordinary space after it."""
    text = failure.lines[line]
    found = _HYPHEN_WITHOUT_SPACE.match(text) or _COLON_WITHOUT_SPACE.match(text)
    if not found:
        return None
    column = found.start(1)
    after = text[column + 1]
    code, message, hint = missing_space(found[1], after)
    at = column + 1 if after in NON_BREAKING else column
    repairs = (Repair(line, column + 1, " "),)
    cure = Cure.at(space_after(line, column, text), " ")
    return Explanation(code, message, failure.place(line, at), hint, repairs=repairs, cure=cure)


def _no_key(failure: ParseFailure, line: int) -> Explanation:
    text = failure.lines[line]
    column = indent(text)
    found = _OTHER_SIGN.match(text)
    if found:
        start, end = found.span("sign")
        written = text[end:].rstrip()
        is_key = bool(re.search(rf"^[ -]*{found['key']}: ", failure.text, re.MULTILINE))
        return Explanation(
            "B025",
            _("this line has no colon after its key"),
            failure.place(line, start, end),
            _("write “{line}”").format(line=one_line(f"{found['key']}: {written}")),
            repairs=(Repair(line, start, f": {written}".ljust(len(text) - start)),),
            cure=Cure.at(failure.place(line, start, end), ": ") if is_key else None,
        )
    above = failure.lines[line - 1] if line else ""
    if re.fullmatch(rf" {{{column}}}(?:[\w-]+:|- .+)", above.rstrip()):
        return Explanation(
            "B025",
            _("this line has no key: a word and a colon are missing at its start"),
            failure.place(line, column, len(text.rstrip())),
            _(
                "write “- ” before an item of a list; if it goes on with the text above, begin it "
                "further right"
            ),
            repairs=(Repair(line, column, f"- {text[column:]}"),),
        )
    return Explanation(
        "B025",
        _("this line has no key: a word and a colon are missing at its start"),
        failure.place(line, column, len(text.rstrip())),
        _("if it goes on with the text above, begin it further right"),
        repairs=(Repair(line, column, "#" + text[column + 1 :]),) if line else (),
    )


def list_on_key_line(failure: ParseFailure) -> Explanation | None:
    """A list that begins on the line of its key."""
    if failure.at[: failure.column].rstrip().endswith(":"):
        hint = _("write the first item below the key, on a line of its own")
    else:
        hint = _('if the text itself starts with “-”, put it between "double quotes"')
    return Explanation(
        "B008",
        _("an item of a list cannot begin here"),
        failure.place(failure.line, failure.column),
        hint,
        repairs=(Repair(failure.line, failure.column, "_"),),
    )


def block_text_ends_early(failure: ParseFailure) -> Explanation | None:
    """A line of a text in lines (`>-` or `|`) that is further left than its first."""
    before = failure.before
    if before is None or before.style not in (">", "|") or before.end_line < failure.line:
        return None
    first = next(
        (n for n in range(before.line + 1, failure.line) if failure.lines[n].strip()), None
    )
    if first is None:
        return None
    wanted = indent(failure.lines[first])
    return Explanation(
        "B008",
        _("the text ends here, because this line is further left than its first line"),
        failure.word(failure.line, indent(failure.at)),
        _("begin it in column {column}, like the text above").format(column=wanted + 1),
        ((failure.word(first, wanted), _("where the text begins")),),
    )


def item_among_keys(failure: ParseFailure) -> Explanation | None:
    """An item of a list in the column of keys."""
    is_item = failure.at[failure.column :].startswith("- ") or failure.character == "-"
    if not is_item or failure.context_column != failure.column:
        return None
    pasted = _pasted_at_margin(failure, failure.line)
    if pasted:
        return pasted
    return Explanation(
        "B008",
        _("this item of a list is among keys"),
        failure.place(failure.line, failure.column),
        _("a list needs a key of its own above it; or begin the item where its list begins"),
    )


def _pasted_at_margin(failure: ParseFailure, last: int) -> Explanation | None:
    """Lines up to `last` or further that were pasted as they were copied: at the first column.

    They are taken for that where the file is YAML once they begin as the lines around them do.
    """
    lines = failure.lines
    first = last
    while first and (not lines[first].strip() or indent(lines[first])):
        first -= 1
    if not first or len(failure.text) > _LARGEST_TO_TRY:
        return None
    is_item = lines[first].startswith("- ")
    above = [n for n in range(first - 1, max(first - _LINES_AROUND, -1), -1) if lines[n].strip()]
    pasted = _keys_of(lines, first) if is_item else set()
    # Items with the same keys are its brothers, and the nearest of them the likeliest.
    above.sort(key=lambda n: -len(pasted & _keys_of(lines, n)) if is_item else 0)
    columns = list(dict.fromkeys(_begins(lines[n], is_item) for n in above))
    for column in [each for each in columns if each > 0][:_COLUMNS_TO_TRY]:
        end = first + 1
        while end < len(lines) and (not lines[end].strip() or indent(lines[end]) < column):
            if end > last and not indent(lines[end]) and not is_item and lines[end].strip():
                break
            end += 1
        numbers = [n for n in range(first, end) if lines[n].strip()]
        shifted = list(lines)
        for number in numbers:
            shifted[number] = " " * column + lines[number]
        if without_places("\n".join(shifted)) is None:
            continue
        like = next(n for n in above if _begins(lines[n], is_item) == column)
        return Explanation(
            "B008",
            _("this was pasted at the margin, left of what it belongs to"),
            failure.word(first, 0),
            _("begin it in column {column}, and what follows as much further right").format(
                column=column + 1
            ),
            ((failure.word(like, column), _("like this line")),),
            cure=Cure.of_lines((number + 1 for number in numbers), column),
        )
    return None


def _keys_of(lines: tuple[str, ...], first: int) -> set[str]:
    """The keys of the item that begins in a line; none where no item of keys does."""
    column = _begins(lines[first], is_item=True)
    begins = re.match(r" *- ([\w-]+):", lines[first])
    if not begins:
        return set()
    found = {begins[1]}
    for line in lines[first + 1 :]:
        if line.strip() and indent(line) <= column:
            break
        key = re.match(f" {{{column + 2}}}([\\w-]+):", line)
        if key:
            found.add(key[1])
    return found


def _begins(line: str, is_item: bool) -> int:
    """The column in which an item, or else a key, begins in a line; 0 where none does."""
    found = re.match(r"( *)- " if is_item else r"([ -]*)[\w-]+:(?: |$)", line)
    return len(found[1]) if found else 0


def key_among_items(failure: ParseFailure) -> Explanation | None:
    """A key in the column of a list's hyphens."""
    if "collection" not in failure.context or failure.context_column != failure.column:
        return None
    no_space = _no_space_after_mark(failure, failure.line)
    if no_space and failure.character == "-":
        return no_space
    return Explanation(
        "B008",
        _("this key is among the items of a list"),
        failure.word(failure.line, failure.column),
        _("write “- ” before it if it begins an item, or begin it where the keys around begin"),
        ((failure.place(failure.context_line, failure.context_column), _("the list")),),
    )


def wrong_indentation(failure: ParseFailure) -> Explanation | None:
    """A line that begins where no line above does."""
    column = indent(failure.at)
    if column != failure.column:
        return None
    around = _columns_above(failure, column)
    return Explanation(
        "B008",
        _("this line begins in column {column}, where nothing above it begins").format(
            column=column + 1
        ),
        failure.word(failure.line, column),
        _("begin it in column {columns}").format(
            columns=_(" or ").join(str(start + 1) for start in around)
        ),
        tuple(
            (failure.word(line, start), _("column {column}").format(column=start + 1))
            for start, line in around.items()
        ),
    )


def _columns_above(failure: ParseFailure, column: int) -> dict[int, int]:
    """The nearest columns in which lines above begin, left and right, each with its line."""
    found: dict[int, int] = {}
    highest = len(failure.lines[failure.line])
    for number in range(failure.line - 1, -1, -1):
        line = failure.lines[number]
        start = indent(line)
        if not line.strip() or line.lstrip().startswith("#") or start >= highest:
            continue
        found.setdefault(start, number)
        highest = start if start < column else highest
        if start < column:
            break
    left = [start for start in found if start < column]
    right = [start for start in found if start > column]
    near = left[:1] + ([min(right)] if right else [])
    return {start: found[start] for start in sorted(near)}
