"""What stands in an article but is no part of it: links to other articles, requests to subscribe, empty headings.

Related: Acme's rival raises $30 million      a paragraph that is one link: another article's headline
Sign up for our daily newsletter              wherever it stands
You might like                                a heading at the end, with nothing under it
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_LINKED = 0.7
_LINK_LIST = 0.25
"""A page with more of its text in such paragraphs is itself a list of links: they stay."""
_LONGEST = 220
_ADDRESS = re.compile(
    r"@[\w-]+\.|^(?:https?:|www\.)|\.(?:com|org|net|gov|edu)\b/?$|^\W*\+?\d[\d\s().-]{6,}$", re.IGNORECASE
)
_PLEA = re.compile(
    r"(?:please\s+)?(?:sign up (?:for|to|here|now)\b|subscribe (?:to|now|here|today)\b|like this (?:story|article)\b"
    r"|(?:have|got) a (?:news )?tip\b|share this (?:story|article|post)\b|click here to (?:subscribe|sign|read)\b"
    r"|(?:get|receive) (?:the|our|all the) (?:latest|best|top|daily|weekly|day['’]s)\b.{0,80}"
    r"\b(?:inbox|newsletters?|e-?mail|updates)\b|thank(?:s| you) for (?:subscribing|signing up)\b"
    r"|follow (?:us|me|her|him|them|@\w+) on\b"
    r"|(?:related|read more|read next|read also|also read|see also|see more|more on this|recommended|don['’]t miss"
    r"|you may also like|required reading|watch|listen)\s?[:|]"
    r"|(?:article|story) continues (?:after|below)\b|(?:you might|you may) (?:also )?like\W*$"
    r"|(?:advertisement|sponsored content|image|loading\.{0,3})\W*$)",
    re.IGNORECASE,
)


def remove_clutter(body: etree._Element) -> None:
    """Take the clutter out of trafilatura's tree (p, item, head, ref), in place."""
    blocks = [element for element in body.iter("p", "item", "quote") if not len(list(element.iter("p", "item"))) > 1]
    links = [block for block in blocks if _is_link(block)]
    if sum(len(_text(link)) for link in links) <= _LINK_LIST * len(_text(body)):
        for link in links:
            _remove(link)
    for block in blocks:
        text = _text(block)
        if len(text) <= _LONGEST and _PLEA.match(text.lstrip("[(•– ")):
            _remove(block)
    for heading in reversed(list(_trailing_headings(body))):
        _remove(heading)


def _is_link(block: etree._Element) -> bool:
    """Whether a paragraph is a link and little else, but not an address of a contact, nor the rest of a sentence."""
    text = _text(block)
    linked = sum(len(_text(link)) for link in block.iter("ref"))
    if not text or linked < _LINKED * len(text) or len(text) > _LONGEST or _ADDRESS.search(text):
        return False
    if text[-1] in ".!?" and len((block.text or "").split()) > 2:
        return False  # "The study was published in [the journal of the society]."
    before = block.getprevious()
    return block.tag == "item" or before is None or before.tag != "p" or _text(before)[-1:] in '.!?:”"’)]…'


def _trailing_headings(body: etree._Element) -> Iterator[etree._Element]:
    for element in reversed(list(body.iter("head", "p", "item", "cell", "quote"))):
        if element.tag != "head" and _text(element):
            return
        if element.tag == "head":
            yield element


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _remove(element: etree._Element) -> None:
    """Take an element out, and leave the text behind it where it is."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
