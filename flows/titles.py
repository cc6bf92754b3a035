"""The title of a page: the heading that its other titles agree with.

<h1>Acme buys Beta</h1>, <title>Acme buys Beta | The Example</title>      Acme buys Beta
<h1>The Example</h1>, og:title "Acme buys Beta - The Example"             Acme buys Beta
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

MAX_TITLE = 400

_LONGEST_HEADLINE = 280
_FRONT_MATTER = re.compile(
    r"\n|\||@|www\.|\(\d{3}\)|\d{3}-\d{4}|^\W*(?:exhibit|contacts?|for (?:immediate|further|more)|media|investors?|"
    r"note|source|page|form|filed|as filed|embargo\w*|press release|news release)\b",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[\W_]+")
_SITE_SEPARATOR = re.compile(r"\s+(?:[|–—·•»«:]|::|-|\u2013)\s+|\s*[|»]\s*")


def choose_title(tree: HtmlElement, stated: list[str], publisher: str | None) -> str | None:
    """The best of the h1 headings, of what the page states elsewhere (best first), and of its <title>."""
    page_title = _line(tree.findtext(".//head/title") or tree.findtext(".//title") or "")
    stated = [line for text in stated if (line := _line(text))]
    headings = [line for heading in tree.iter("h1") if (line := _line(heading.text_content()))]
    for other in [*stated, page_title]:
        for heading in headings:
            if agrees(heading, other):
                return heading
    if headings and (found := _in_other_words(headings, [*stated, page_title])):
        return found
    for title in [*stated, page_title]:
        bare = without_site(title, publisher)
        if key(bare) != key(publisher or "") and not _is_label(bare):
            return bare
    return next((heading for heading in headings if key(heading) != key(publisher or "")), None)


def headline_of(blocks: list[str]) -> str | None:
    """The headline of a text that marks none: the first line before the first long paragraph that reads like one."""
    for block in blocks[:20]:
        if len(block) > _LONGEST_HEADLINE:
            return None
        if len(block.split()) >= 4 and not _FRONT_MATTER.search(block) and block[-1] not in ".:;,":
            return block
    return None


def agrees(heading: str, other: str) -> bool:
    """Whether a heading is another title, or that title without the site's name around it."""
    short, long = key(heading), key(other)
    if not short or not long:
        return False
    if short == long:
        return True
    # "Acme" is in "Acme buys Beta | Acme", but is not that page's title.
    return len(short.split()) >= 3 and (f" {short} " in f" {long} " or (len(long) > 30 and short.startswith(long)))


def _in_other_words(headings: list[str], others: list[str]) -> str | None:
    """The first heading, where it is the headline in other words: search engines are often given another than readers.

    Where it is only a longer form ("SPORT | Acme buys Beta"), the shorter one.
    """
    heading = headings[0]
    words = set(key(heading).split())
    if len(key(heading).split()) < 4:
        return None
    for other in others:
        if len(key(other).split()) >= 4 and key(other) in key(heading):
            return other
        shared = {word for word in words & set(key(other).split()) if len(word) > 3}
        if len(shared) >= (1 if len(headings) == 1 else 2):
            return heading
    return None


def without_site(title: str, publisher: str | None) -> str:
    """A title without the name of the site at its end or start."""
    parts = list(_SITE_SEPARATOR.finditer(title))
    if not parts:
        return title
    head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
    if _is_site(tail, publisher) or (not publisher and len(tail.split()) <= 3 < len(head.split())):
        return without_site(head, publisher) if len(parts) > 1 and publisher else head
    first, rest = title[: parts[0].start()], title[parts[0].end() :]
    return rest if _is_site(first, publisher) else title


def key(title: str) -> str:
    """A title for comparison: words only, in lower case."""
    return " ".join(_NOT_WORDS.sub(" ", title.casefold()).split())


def _is_label(title: str) -> bool:
    """Whether it is "Document", "index.html" or "exhibit99ceo" rather than a headline (Chinese has no spaces)."""
    return title.isascii() and len(title.split()) < 2


def _is_site(part: str, publisher: str | None) -> bool:
    name, site = key(part).replace(" ", ""), key(publisher or "").replace(" ", "")
    return bool(name and site) and (name == site or (len(name) > 3 and (name in site or site in name)))


def _line(text: str) -> str:
    return " ".join(text.split())[:MAX_TITLE]
