"""Text of an article on a page: nothing in it is markup, turns the line around, or becomes a link that runs.

shown("a\\u202eb")                    # Markup: a, a mark that reads RLO, b
visible("a\\u202eb")                  # "a[RLO]b", for attributes and the clipboard
safe_url("javascript:alert(1)")      # None
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_NAMES = {
    "\u061c": ("ALM", "Arabic letter mark"),
    "\u200b": ("ZWSP", "zero width space"),
    "\u200e": ("LRM", "left-to-right mark"),
    "\u200f": ("RLM", "right-to-left mark"),
    "\u202a": ("LRE", "left-to-right embedding"),
    "\u202b": ("RLE", "right-to-left embedding"),
    "\u202c": ("PDF", "pop directional formatting"),
    "\u202d": ("LRO", "left-to-right override"),
    "\u202e": ("RLO", "right-to-left override"),
    "\u2060": ("WJ", "word joiner"),
    "\u2066": ("LRI", "left-to-right isolate"),
    "\u2067": ("RLI", "right-to-left isolate"),
    "\u2068": ("FSI", "first strong isolate"),
    "\u2069": ("PDI", "pop directional isolate"),
    "\ufeff": ("BOM", "byte order mark"),
}
# Also what no reader sees: control characters but tab and line break, lone surrogates, the invisible "tag" letters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def shown(text: str) -> Markup:
    """The text escaped for a page; characters that nobody sees stand there as small marks with their names."""
    parts: list[str] = []
    done = 0
    for match in _UNSEEN.finditer(text):
        short, name = name_of(match.group())
        parts.append(str(escape(text[done : match.start()])))
        parts.append(f'<span class="unseen" title="{name} (U+{ord(match.group()):04X})">{short}</span>')
        done = match.end()
    parts.append(str(escape(text[done:])))
    return Markup("".join(parts))


def visible(text: str) -> str:
    """The text for an attribute or the clipboard: the same characters written as "[RLO]". Not escaped."""
    return _UNSEEN.sub(lambda match: f"[{name_of(match.group())[0]}]", text)


def name_of(character: str) -> tuple[str, str]:
    """("RLO", "right-to-left override"); "U+0007" for a character without a short name."""
    code = f"U+{ord(character):04X}"
    return _NAMES.get(character, (code, "invisible character"))


def safe_url(url: str | None) -> str | None:
    """The URL where it leads to a web page over http or https; None for every other, which stays text."""
    if not url or _UNSEEN.search(url) or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
