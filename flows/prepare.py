"""A page made ready for trafilatura, so that it takes no sentence apart and loses no half of an article.

<p>It sees <span class="link">$20 a share</span> as fair.</p>
    trafilatura drops what is named like a button: a mark within a sentence loses its name first
<div>First paragraph.<br><br>The second names <a>a link</a> in it.</div>
    two line breaks end a paragraph: each gets an element of its own
<svg><path d="…"/></svg>
    what shows no text only costs time: trafilatura looks at each element many times
<div class="chunk"><p>…</p></div> <div class="ad"/> <div class="chunk"><p>…</p></div>
    an article that advertisements cut into pieces is put together: trafilatura would take the first piece
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TypeAlias

from lxml.html import Element, HtmlElement

_MARKS = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub"}
    | {"sup", "time", "u"}
)
_WITHOUT_TEXT = ("svg", "style", "link", "meta")
_SENTENCES = ("p", "li", "blockquote", "dd")
_RUNNING_TEXT = ("div", "section", "article", "main", "td", "blockquote", "span")
_SHORTEST_RUN = 60
"""Shorter text between breaks is a label, a line of an address, a button."""
_LONG = 80
_FEWEST_LONG = 2
"""So many long paragraphs make a piece of an article: a teaser has one."""
_STEPS_ALIKE = 3
"""So many steps up from its paragraphs are two pieces of an article named alike."""
_MOST_PIECES = 100
_BETWEEN = frozenset({"h2", "h3", "h4", "p", "blockquote", "ul", "ol", "table", "figure"})
_OWN = frozenset({"article", "li", "aside", "footer"})
_NO_PIECE = re.compile(
    r"comment|repl(?:y|ies)|related|teaser|card|promo|sidebar|footer|author|\bbio|recommend|newsletter|review|answer",
    re.IGNORECASE,
)
_Piece: TypeAlias = str | HtmlElement


def prepare(tree: HtmlElement) -> None:
    """Change the tree in place; no text that is shown is added or lost."""
    _drop_unseen(tree)
    for element in tree.iter(*_SENTENCES):
        _free_marks(element)
    for element in list(tree.iter(*_RUNNING_TEXT)):
        if sum(child.tag == "br" for child in element) > 1:
            _wrap_runs(element)
    _join_pieces(tree)


def _drop_unseen(tree: HtmlElement) -> None:
    """Take out what shows no text; a <svg> that nobody closed may hold the whole page."""
    for element in list(tree.iter(*_WITHOUT_TEXT)):
        if element.getparent() is not None and element.find(".//p") is None:
            element.drop_tree()


def _free_marks(block: HtmlElement) -> None:
    """Take class and id from the marks that have text of the block on both sides."""
    has_text_before = bool((block.text or "").strip())
    for child in block:
        has_text_behind = bool((child.tail or "").strip())
        if has_text_before and has_text_behind and child.tag in _MARKS:
            for mark in child.iter():
                mark.attrib.pop("class", None)
                mark.attrib.pop("id", None)
        has_text_before = has_text_before or has_text_behind


def _wrap_runs(element: HtmlElement) -> None:
    """Put each run of text and marks between two line breaks, or between blocks, into a <p>."""
    runs = list(_runs(element))
    if len(runs) < 2 or not any(_length(run) >= _SHORTEST_RUN for run in runs):
        return
    element.text = None
    for child in list(element):
        element.remove(child)
    for run in runs:
        if _length(run) >= _SHORTEST_RUN:
            paragraph = Element("p")
            element.append(paragraph)
            _fill(paragraph, run)
        else:
            _fill(element, run)


def _runs(element: HtmlElement) -> Iterator[list[_Piece]]:
    """The text and the children of an element, parted where a paragraph ends; a block is a run of its own."""
    run: list[_Piece] = []
    for piece in _pieces(element):
        if isinstance(piece, str) or piece.tag in _MARKS:
            run.append(piece)
        elif piece.tag != "br":
            yield from filter(None, [run, [piece]])
            run = []
        elif _ends_with_break(run):
            yield run
            run = []
        else:
            run.append(piece)
    if run:
        yield run


def _pieces(element: HtmlElement) -> Iterator[_Piece]:
    yield element.text or ""
    for child in element:
        tail, child.tail = child.tail or "", None
        yield child
        yield tail


def _ends_with_break(run: Sequence[_Piece]) -> bool:
    last = next((piece for piece in reversed(run) if not isinstance(piece, str) or piece.strip()), None)
    return isinstance(last, HtmlElement) and last.tag == "br"


def _length(run: Sequence[_Piece]) -> int:
    """Of the text of a run; a block counts nothing, it stays as it is."""
    if any(not isinstance(piece, str) and piece.tag not in _MARKS and piece.tag != "br" for piece in run):
        return 0
    return sum(len((piece if isinstance(piece, str) else piece.text_content()).strip()) for piece in run)


def _fill(element: HtmlElement, run: Sequence[_Piece]) -> None:
    for piece in run:
        if not isinstance(piece, str):
            element.append(piece)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece


def _join_pieces(tree: HtmlElement) -> None:
    alike: dict[tuple[object, ...], list[HtmlElement]] = defaultdict(list)
    for element in dict.fromkeys(paragraph.getparent() for paragraph in tree.iter("p")):
        if element is not None and element.get("class"):
            alike[tuple((step.tag, step.get("class")) for step in _upwards(element))].append(element)
    for pieces in alike.values():
        if sum(map(_is_piece, pieces)) > 1:
            _join(pieces[:_MOST_PIECES])


def _join(pieces: list[HtmlElement]) -> None:
    """Put all into the first, with the headings, quotations and tables between them."""
    first = last = pieces[0]
    for other in pieces[1:]:
        apart = _apart(first, other)
        if apart and _is_of_the_article(apart):
            between = list(_between(last, apart[-1]))
            first.extend([*between, *other])
            last = other


def _between(before: HtmlElement, branch: HtmlElement) -> Iterator[HtmlElement]:
    above = {before, *before.iterancestors()}
    siblings = list(takewhile(lambda sibling: sibling not in above, branch.itersiblings(preceding=True)))
    if len(siblings) < len(list(branch.itersiblings(preceding=True))):
        yield from (sibling for sibling in reversed(siblings) if sibling.tag in _BETWEEN)


def _is_piece(element: HtmlElement) -> bool:
    long = [child for child in element.iterchildren("p") if len((child.text_content()).strip()) >= _LONG]
    return len(long) >= _FEWEST_LONG


def _upwards(element: HtmlElement) -> list[HtmlElement]:
    return [element, *list(element.iterancestors())[: _STEPS_ALIKE - 1]]


def _apart(first: HtmlElement, other: HtmlElement) -> list[HtmlElement]:
    """From a piece upwards, what does not hold the first piece, too."""
    above = {first, *first.iterancestors()}
    return list(takewhile(lambda step: step not in above, [other, *other.iterancestors()]))


def _is_of_the_article(apart: list[HtmlElement]) -> bool:
    """Whether a piece is near, in no article of its own, below no heading of its own, in no comment."""
    if len(apart) > _STEPS_ALIKE or any(step.tag in _OWN or _is_named_otherwise(step) for step in apart):
        return False
    headings = sum(1 for _ in apart[-1].iter("h1", "h2", "h3", "h4"))
    return headings == sum(1 for _ in apart[0].iter("h2", "h3", "h4"))


def _is_named_otherwise(step: HtmlElement) -> bool:
    return _NO_PIECE.search(f"{step.get('class') or ''} {step.get('id') or ''}") is not None
