"""Authors as pages and feeds name them, to a list of names.

"By Jane Roe and John Doe, Staff Writers"            Jane Roe, John Doe
"news@example.org (Jane Roe)"                        Jane Roe
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice

from lxml.html import HtmlElement

MAX_AUTHORS = 20

_LONGEST_BYLINE = 80
_LINKS = 40
_AUTHOR_LINK = re.compile(r"author(?!i)|byline|/staff/|/writers?/|/reporters?/", re.IGNORECASE)

_BY = re.compile(r"^\s*(?:(?:written|posted|published|reported|words?|text|story)\s+)?by\b[:\s]+", re.IGNORECASE)
_EMAIL_WITH_NAME = re.compile(r"^\s*[^\s()@]+@[^\s()@]+\s*\(([^()]+)\)\s*$")
_EMAIL = re.compile(r"[<(]?[^\s<>()@]{1,80}@[^\s<>()@]{1,200}[>)]?")
_SEPARATOR = re.compile(r"\s*(?:;|\||\n|·|•|\s&\s|,?\s+and\s+|\s+with\s+|,)\s*")
_SUFFIX = re.compile(r"^(?:jr|sr|m\.?d|ph\.?d|esq|ii|iii|iv|dds|do|rn|mba|msc?|ba|bsc?|cfa)\.?$", re.IGNORECASE)
_INITIALS = re.compile(r"^(?:[A-Z]\.[\s-]?){1,4}$")
_WHERE = re.compile(r"\s+in\s+[A-Z].*$")
_ROLE = re.compile(
    r"\b(?:writers?|editors?|reporters?|correspondents?|staff|contributors?|contributing|columnists?|desk|bureau|"
    r"newsroom|editorial|journalists?|producers?|photographers?|admin|administrator|webmaster|guest|team|author|"
    r"news|media|online|digital|press|agency|agencies|wire|newswire|network|special to|gmbh|inc|ltd|llc|co kg|"
    r"company|times|journal|tribune|magazine|reuters|bloomberg)\b",
    re.IGNORECASE,
)


def split_authors(written: Iterable[str]) -> tuple[str, ...]:
    """The names in these bylines, each once, without roles, e-mail addresses and web addresses."""
    names: dict[str, str] = {}
    for line in written:
        for name in _names(unescape(line)[:1_000]):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())[:MAX_AUTHORS]


def page_bylines(tree: HtmlElement) -> Iterator[list[str]]:
    """What stands on a page as its byline, the surest place first; to be read with `split_authors`."""
    yield [_line(element) for element in tree.xpath("//*[@itemprop='author']")[:3]]
    yield _together(tree.xpath("//a[contains(concat(' ', normalize-space(@rel), ' '), ' author ')]"))
    openings = (element for element in tree.iter("p", "span", "div", "address", "a", "li") if _opens_byline(element))
    for element in islice(openings, 3):
        yield [_line(element)]
    yield _together([link for link in tree.iter("a") if _AUTHOR_LINK.search(_described(link))])


def _opens_byline(element: HtmlElement) -> bool:
    return (element.text or "").lstrip()[:3].lower() in ("by", "by ", "by:") and len(_line(element)) > len("by: ")


def _described(link: HtmlElement) -> str:
    return " ".join(value for name in ("class", "href", "data-testid", "slot") if (value := link.get(name)))


def _together(elements: list[HtmlElement]) -> list[str]:
    """The first of the elements that says something (the first may be a portrait) and those beside it: further down
    stand the authors of other articles."""
    named = [element for element in elements[:_LINKS] if _line(element)]
    return [_line(element) for element in named[:10] if element.getparent() is named[0].getparent()]


def _line(element: HtmlElement) -> str:
    """The text of an element if it is as short as a byline."""
    text = ""
    for part in element.itertext():
        text += part + " "
        if len(text) > 1_000:
            return ""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_BYLINE else ""


def _names(line: str) -> Iterable[str]:
    if "://" in line:
        return []
    with_name = _EMAIL_WITH_NAME.match(line)
    line = with_name.group(1) if with_name else _EMAIL.sub(" ", line)
    parts: list[str] = []
    for part in _SEPARATOR.split(_BY.sub("", line)):
        if parts and _SUFFIX.match(part.strip()):
            parts[-1] += f", {part.strip()}"
        elif parts and _INITIALS.match(part.strip()):  # "Roe, J. M."
            parts[-1] = f"{part.strip()} {parts[-1]}"
        else:
            parts.append(part)
    return [name for part in parts if (name := _name(part))]


def _name(part: str) -> str | None:
    name = _WHERE.sub("", " ".join(_BY.sub("", part).split()).strip(" -–—·•:@"))
    if not 2 <= len(name) <= 80 or "://" in name or "www." in name.lower():
        return None
    if _ROLE.search(name) or any(map(str.isdigit, name)) or not name[0].isalpha() or len(name.split()) > 6:
        return None
    return name
