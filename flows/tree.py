"""HTML to a tree, with caps: what libxml2 and trafilatura cannot digest is made digestible first.

<div><div><div>… 300 deep        the tags deeper than 200 are dropped, their text stays
a page of 200,000 tags           ParseError
"""

from __future__ import annotations

import re
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from schemas import ParseError

MAX_DEPTH = 200
"""libxml2 gives up at 256: what stands deeper would be lost without a word."""
MAX_TAGS = 80_000
"""trafilatura takes a second for some 10,000 elements, more for each one as they grow in number."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_WRITTEN_CONTROL = re.compile(
    r"&#(?:[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]|[fF]{3}[efEF])(?![0-9a-fA-F])"
    r"|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127|6553[45])(?![0-9]))"
)
"""None of them is a tab or the end of a line."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>")
_NEVER_DEEPER = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "td", "th", "tr", "dt", "dd", "option"),
    }
)
"""Void elements, and those that the next one of their kind closes."""


def read_html(text: str) -> HtmlElement:
    """The tree of a page. Raises ParseError where it has no elements, or too many."""
    if text.count("<") > 2 * MAX_TAGS:
        raise ParseError(f"has more than {MAX_TAGS:,} elements")
    # lxml refuses a str that declares an encoding (<?xml encoding=…?>): bytes with a given encoding it takes as told.
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    content = _without_deep_tags(text).encode("utf-8", "replace")
    try:
        # huge_tree, or a paragraph of more than 10 MB ends the page without a word; the depth is limited above.
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        tree = document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ParseError("is not HTML") from error
    if _WRITTEN_CONTROL.search(text):
        _drop_written_controls(tree)
    return tree


def _drop_written_controls(tree: HtmlElement) -> None:
    """Take out "&#7;" and the like: trafilatura gives up a page that holds a character that XML has not."""
    for element in tree.iter():
        if element.text and _CONTROLS.search(element.text):
            element.text = _CONTROLS.sub("", element.text)
        if element.tail and _CONTROLS.search(element.tail):
            element.tail = _CONTROLS.sub("", element.tail)


def _without_deep_tags(text: str) -> str:
    """The page without the tags nested deeper than MAX_DEPTH; it is only rewritten where there are such."""
    if _depth_at_most(text) <= MAX_DEPTH:
        return text
    nesting = _Nesting()
    if all(nesting.keeps(tag) for tag in _TAG.finditer(text)):
        return text
    nesting = _Nesting()
    return _TAG.sub(lambda tag: tag.group() if nesting.keeps(tag) else " ", text)


def _depth_at_most(text: str) -> int:
    """How deep the tags nest, or more, where scripts hold tags; much faster than to count exactly."""
    steps = [
        -1 if closing else 1
        for closing, name, rest in _TAG.findall(text)
        if not rest.endswith("/") and name.lower() not in _NEVER_DEEPER
    ]
    depths = list(accumulate(steps, initial=0))
    lowest = accumulate(depths, min)
    return max(
        depth - least for depth, least in zip(depths, lowest, strict=True)
    )  # a tag too many that closes takes no depth away


class _Nesting:
    """How deep the tags of a page nest, as they come."""

    def __init__(self) -> None:
        self._depth = 0
        self._raw = ""
        """The script or style that is open: tags in it are text."""

    def keeps(self, tag: re.Match[str]) -> bool:
        closing, name, rest = tag.group(1), tag.group(2).lower(), tag.group(3)
        if self._raw:
            self._raw = "" if closing and name == self._raw else self._raw
            return True
        if name in ("script", "style"):
            self._raw = "" if closing else name
            return True
        if name in _NEVER_DEEPER or rest.endswith("/"):
            return True
        before = self._depth
        self._depth = max(0, before - 1) if closing else before + 1
        return max(before, self._depth) <= MAX_DEPTH
