"""What all dialogs have in common."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.source import modules
from tests.tui.desk import desk


def test_whatever_covers_a_screen_has_the_look_of_a_dialog() -> None:
    """Its rules are only read with a `Dialog`. Letters that are laid over a screen are none."""
    wrong = [
        module.at(node)
        for module in modules()
        if module.name not in ("interview.tui.widgets.dialog", "interview.tui.field_letters")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if "ModalScreen" in ast.unparse(base)
    ]
    assert not wrong


async def test_behind_a_dialog_no_keys_are_offered(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        assert "F2 Next" in at.screen_text()
        for opened_by in ("ctrl+g", "ctrl+l", "f1", "ctrl+p"):
            await at.press(opened_by)
            assert "F2 Next" not in at.screen_text().split("\n")[-1]
            await at.press("escape")
            assert "F2 Next" in at.screen_text().split("\n")[-1]
