"""The slips between lines that break YAML: what stands too far left, right, or under the wrong."""

from __future__ import annotations

from interview.i18n import _
from interview.reader.line_errors import stuck_sign
from interview.reader.parse_failure import Explanation, ParseFailure, Repair, indent


def swallowed_key(trouble: ParseFailure) -> Explanation | None:
    """A key that became part of the text above it."""
    before = trouble.before
    if before is None or before.style or before.line >= trouble.line:
        return None
    first = trouble.lines[before.line]
    if not first[: before.column].strip(" -"):
        return stuck_sign(trouble, before.line) or _without_key(trouble, before.line)
    return too_far_right(trouble, before.line)


def too_far_right(trouble: ParseFailure, above: int) -> Explanation:
    """A line that stands further right than the one it should stand below."""
    column, wanted = indent(trouble.at), _start_of_key(trouble.lines[above])
    return Explanation(
        "B008",
        _("this line stands too far right, so it belongs to the text above"),
        trouble.word(trouble.line, column),
        _("begin it in column {column}, like the line above").format(column=wanted + 1),
        ((trouble.word(above, wanted), _("the text it would belong to")),),
    )


def line_without_colon(trouble: ParseFailure) -> Explanation | None:
    """A line that is neither a key, nor an item, nor the rest of a text."""
    line = trouble.context_line
    return stuck_sign(trouble, line) or _without_key(trouble, line)


def _without_key(trouble: ParseFailure, line: int) -> Explanation:
    text = trouble.lines[line]
    column = indent(text)
    return Explanation(
        "B025",
        _("this line has no key: a word and a colon are missing at its start"),
        trouble.place(line, column, len(text.rstrip())),
        _("if it goes on with the text above, begin it further right"),
        repairs=(Repair(line, column, "#" + text[column + 1 :]),) if line else (),
    )


def list_on_key_line(trouble: ParseFailure) -> Explanation | None:
    """A list that begins on the line of its key."""
    if trouble.at[: trouble.column].rstrip().endswith(":"):
        hint = _("write the first item below the key, on a line of its own")
    else:
        hint = _('if the text itself starts with “-”, put it between "double quotes"')
    return Explanation(
        "B008",
        _("an item of a list cannot begin here"),
        trouble.place(trouble.line, trouble.column),
        hint,
        repairs=(Repair(trouble.line, trouble.column, "_"),),
    )


def block_text_ends_early(trouble: ParseFailure) -> Explanation | None:
    """A line of a text in lines (`>-` or `|`) that stands further left than its first."""
    before = trouble.before
    if before is None or before.style not in (">", "|") or before.end_line < trouble.line:
        return None
    first = next(
        (n for n in range(before.line + 1, trouble.line) if trouble.lines[n].strip()), None
    )
    if first is None:
        return None
    wanted = indent(trouble.lines[first])
    return Explanation(
        "B008",
        _("the text ends here, because this line stands further left than its first line"),
        trouble.word(trouble.line, indent(trouble.at)),
        _("begin it in column {column}, like the text above").format(column=wanted + 1),
        ((trouble.word(first, wanted), _("where the text begins")),),
    )


def item_among_keys(trouble: ParseFailure) -> Explanation | None:
    """An item of a list in the column of keys."""
    is_item = trouble.at[trouble.column :].startswith("- ") or trouble.sign == "-"
    if not is_item or trouble.context_column != trouble.column:
        return None
    return Explanation(
        "B008",
        _("an item of a list stands among keys"),
        trouble.place(trouble.line, trouble.column),
        _("a list needs a key of its own above it; or begin the item where its list begins"),
    )


def key_among_items(trouble: ParseFailure) -> Explanation | None:
    """A key in the column of a list's hyphens."""
    if "collection" not in trouble.context or trouble.context_column != trouble.column:
        return None
    stuck = stuck_sign(trouble, trouble.line)
    if stuck and trouble.sign == "-":
        return stuck
    return Explanation(
        "B008",
        _("a key stands among the items of a list"),
        trouble.word(trouble.line, trouble.column),
        _("write “- ” before it if it begins an item, or begin it where the keys around begin"),
        ((trouble.place(trouble.context_line, trouble.context_column), _("the list")),),
    )


def wrong_indentation(trouble: ParseFailure) -> Explanation | None:
    """A line that begins where no line above does."""
    column = indent(trouble.at)
    if column != trouble.column:
        return None
    around = _columns_above(trouble, column)
    return Explanation(
        "B008",
        _("this line begins in column {column}, where nothing above it begins").format(
            column=column + 1
        ),
        trouble.word(trouble.line, column),
        _("begin it in column {columns}").format(
            columns=_(" or ").join(str(start + 1) for start in around)
        ),
        tuple(
            (trouble.word(line, start), _("column {column}").format(column=start + 1))
            for start, line in around.items()
        ),
    )


def _columns_above(trouble: ParseFailure, column: int) -> dict[int, int]:
    """The nearest columns in which lines above begin, left and right, each with its line."""
    found: dict[int, int] = {}
    highest = len(trouble.lines[trouble.line])
    for number in range(trouble.line - 1, -1, -1):
        line = trouble.lines[number]
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


def _start_of_key(line: str) -> int:
    """The column of the key on a line, past the hyphens before it."""
    return len(line) - len(line.lstrip(" -"))
