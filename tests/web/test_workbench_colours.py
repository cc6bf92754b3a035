"""Text on every colour of the pages passes WCAG AA in light and dark; lines and frames pass 3 : 1."""

from __future__ import annotations

import re

import pytest

from factwire.web.templating import static_text

COLOURS = dict(re.findall(r"--([a-z-]+): light-dark\((#\w{6}, #\w{6})\)", static_text("base.css")))
KINDS = ("figure", "person", "organization", "time", "name")
TEXTS = [
    *((text, ground) for text in ("ink", "muted", "accent") for ground in ("page", "surface", "raised")),
    *(("ink", f"{kind}-tint") for kind in (*KINDS, "quote")),
    *((kind, "surface") for kind in (*KINDS, "quote", "claim", "deal")),  # tags and labels
    ("bad", "bad-tint"), ("ink", "bad-tint"), ("on-accent", "accent"), ("bad", "surface"), ("good", "surface"),
]  # fmt: skip
LINES = [
    *((kind, "page") for kind in (*KINDS, "claim", "deal", "focus", "field-line")),
    *((kind, f"{kind}-tint") for kind in KINDS),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(text: str, ground: str, dark: bool) -> None:
    assert contrast(text, ground, dark) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_can_be_seen(line: str, ground: str, dark: bool) -> None:
    assert contrast(line, ground, dark) >= 3


def test_each_kind_has_a_line_or_weight_of_its_own_beside_its_colour() -> None:
    style = static_text("workbench.css")
    lines = [re.search(rf"\.m-{kind} \{{[^}}]*underline (\w+) [^}}]*thickness: ([\d.]+)", style) for kind in KINDS]
    assert len({found.groups() for found in lines if found}) >= 4 and all(lines)
    assert re.search(r"\.m-figure \{[^}]*font-weight: 600", style)


def contrast(text: str, ground: str, dark: bool) -> float:
    """The ratio of WCAG 2: 1 (equal) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(text, dark), _luminance(ground, dark)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str, dark: bool) -> float:
    colour = COLOURS[name].split(", ")[dark].lstrip("#")
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
