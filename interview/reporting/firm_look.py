"""A firm's own look on the page: its logo and its colour."""

from __future__ import annotations

import re
from base64 import b64encode
from colorsys import hls_to_rgb, rgb_to_hls
from pathlib import Path

from interview.errors import ReportError
from interview.frozen import frozen
from interview.i18n import _
from interview.system_errors import reason_of

_LARGEST = 1 << 20
"""Bytes of a logo: it goes into every report."""
_KINDS = (
    ("image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("image/jpeg", re.compile(rb"\xff\xd8\xff")),
    ("image/webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("image/gif", re.compile(rb"GIF8[79]a")),
    ("image/svg+xml", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|svg|!DOCTYPE svg)")),
)
"""What the bytes of each kind of image begin with."""
_NAMES = ("logo.svg", "logo.png", "logo.webp", "logo.jpg", "logo.jpeg", "logo.gif")
"""What a logo is called in the folder of templates; the first that is there counts."""

_PAPERS = ((0xFF, 0xFF, 0xFF), (0x17, 0x1A, 0x1E))
"""The page's paper in light and in dark, as in `report.css`."""
_CONTRAST = 5.0
"""Between the colour and the paper: WCAG 2.2 AA wants 4.5, and tints take a little."""

Rgb = tuple[int, int, int]


@frozen
class Look:
    """What a page is drawn with besides the templates."""

    logo: str = ""
    """The logo as a `data:` address; empty for none."""
    color: str = ""
    """The colour of headings and links, as `#1f4e79`; empty for ours."""

    @property
    def style(self) -> str:
        """The style that puts the colour in: in each light as near to it as can be read well."""
        if not self.color:
            return ""
        light, dark = (_readable(_rgb(self.color), paper) for paper in _PAPERS)
        return (
            f"\n:root {{ --accent: {light}; }}\n"
            "@media screen and (prefers-color-scheme: dark) "
            f"{{ :root {{ --accent: {dark}; }} }}\n"
        )


def read_look(templates: Path, logo: str = "", color: str = "") -> Look:
    """The look that the settings name; without a `logo`, the one in the folder of templates.

    `logo` is the path of a PNG, JPEG, WebP, GIF or SVG file, from the folder of templates if it is
    not a whole one; `color` is written like `#1f4e79`. Raises `ReportError` for a logo that cannot
    be read or is none.
    """
    path = templates / Path(logo).expanduser() if logo else None
    if path is None:
        path = next((each for name in _NAMES if (each := templates / name).is_file()), None)
    return Look(_data_address(path) if path else "", color)


def _data_address(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ReportError(
            _("The logo {path} cannot be read: {reason}.").format(
                path=path, reason=reason_of(error)
            )
        ) from error
    if len(data) > _LARGEST:
        raise ReportError(
            _(
                "The logo {path} is larger than 1 MB: make it smaller, it goes into every report."
            ).format(path=path)
        )
    kind = next((name for name, begins in _KINDS if begins.match(data)), "")
    if not kind:
        raise ReportError(
            _("The logo {path} is no PNG, JPEG, WebP, GIF or SVG image.").format(path=path)
        )
    return f"data:{kind};base64,{b64encode(data).decode()}"


def _readable(color: Rgb, paper: Rgb) -> str:
    """The colour, made darker on light paper or lighter on dark until it can be read on it."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in color))
    step = -0.01 if _luminance(paper) > 0.5 else 0.01
    shown = color
    while _contrast(shown, paper) < _CONTRAST and 0 < lightness + step < 1:
        lightness += step
        red, green, blue = hls_to_rgb(hue, lightness, saturation)
        shown = (round(255 * red), round(255 * green), round(255 * blue))
    return "#{:02x}{:02x}{:02x}".format(*shown)


def _rgb(color: str) -> Rgb:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours as WCAG 2.2 reckons it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Rgb) -> float:
    """The relative luminance of a colour, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
