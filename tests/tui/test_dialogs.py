"""What all dialogs have in common."""

from __future__ import annotations

import ast

from tests.source import modules


def test_whatever_covers_a_screen_has_the_look_of_a_dialog() -> None:
    """Its rules are only read with a `Dialog`."""
    wrong = [
        module.at(node)
        for module in modules()
        if module.name != "interview.tui.widgets.dialog"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if "ModalScreen" in ast.unparse(base)
    ]
    assert not wrong
