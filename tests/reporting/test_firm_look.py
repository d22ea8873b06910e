"""A firm's logo and colour on the page."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest

from interview.errors import ReportError
from interview.reporting import Look, read_look, render_html, report_for
from interview.reporting.firm_look import _contrast, _rgb
from tests.reporting.events import report_of

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>'


def test_without_anything_there_is_no_logo_and_our_colour(tmp_path: Path) -> None:
    assert read_look(tmp_path) == Look()
    page = render_html(report_of())
    assert "<img" not in page


@pytest.mark.parametrize(("name", "data"), [("logo.png", PIXEL), ("logo.svg", SVG)])
def test_a_logo_in_the_folder_of_templates_stands_in_every_page(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    look = read_look(tmp_path)
    for page in (report_of(), report_for("candidate", report_of())):
        assert f'<img class="logo" src="{look.logo}" alt="">' in render_html(page, None, look)
    assert "img-src data:;" in render_html(report_of(), None, look)


def test_the_logo_of_the_settings_is_found_from_the_folder_of_templates(tmp_path: Path) -> None:
    (tmp_path / "firm.png").write_bytes(PIXEL)
    assert read_look(tmp_path, "firm.png") == read_look(tmp_path, str(tmp_path / "firm.png"))
    assert read_look(tmp_path, "firm.png").logo.startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<script>alert(1)</script>", "is no PNG, JPEG, WebP, GIF or SVG image"),
        (PIXEL + b"0" * (1 << 20), "is larger than 1 MB"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_logo_is_refused(tmp_path: Path, data: bytes | None, words: str) -> None:
    if data is not None:
        (tmp_path / "firm.png").write_bytes(data)
    with pytest.raises(ReportError, match=words):
        read_look(tmp_path, "firm.png")


@pytest.mark.parametrize(
    "color", ["#1f4e79", "#ffee00", "#000000", "#ffffff", "#7a1f4e", "#ff0000"]
)
def test_any_colour_can_be_read_in_light_and_in_dark(color: str) -> None:
    style = Look(color=color).style
    light, dark = re.findall("--accent: (#[0-9a-f]{6})", style)
    assert _contrast(_rgb(light), (0xFF, 0xFF, 0xFF)) >= 4.5
    assert _contrast(_rgb(dark), (0x17, 0x1A, 0x1E)) >= 4.5
    assert style in render_html(report_of(), None, Look(color=color))


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert "--accent: #7a1f4e" in Look(color="#7a1f4e").style
