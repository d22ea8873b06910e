"""Explains YAML's own errors in words for everyone."""

from __future__ import annotations

from typing import Any

import yaml

from interview.bank.compose import Refused, compose
from interview.bank.nodes import Node
from interview.bank.report import Report
from interview.bank.source import Place
from interview.i18n import _


def grow(text: str, report: Report) -> Node | None:
    """The tree of a YAML text; none if it is empty or cannot be read, which is reported."""
    try:
        return compose(text, report)
    except Refused:
        return None
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        place = Place(mark.line + 1, mark.column + 1, mark.column + 2) if mark else Place(1, 1, 2)
        report.error("B024", _("this line cannot be understood"), place)
        return None
