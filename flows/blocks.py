"""A tree of elements to readable text: paragraphs, list items, table rows.

    <p>Revenue rose.</p>                     Revenue rose.
    <ul><li>one</li><li>two</li></ul>
    <table><tr><td>Revenue</td><td>$</td>    - one
    <td>4.2</td><td>%</td></tr></table>      - two

                                             Revenue | $4.2%

An empty cell between others is kept, so that columns stay apart: "| Three Months Ended | | Six Months Ended".

Reads HTML as well as the elements that trafilatura gives (head, list, item, quote, row, cell, lb).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from flows.table_grid import Placed, aligned, placed

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "title", "select", "button", "textarea", "svg", "iframe", "object"}
)
_BREAKS = frozenset({"br", "lb"})
_ITEMS = frozenset({"li", "item", "dt", "dd"})
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_BLOCKS = frozenset(
    {
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "head", "section", "article", "header", "footer", "main"),
        *("aside", "nav", "ul", "ol", "list", "dl", "blockquote", "quote", "pre", "figure", "figcaption", "form"),
        *("fieldset", "hr", "address", "center", "body", "details", "summary", "caption", "legend"),
        *("thead", "tbody", "tfoot", "table", *_ITEMS, *_ROWS, *_CELLS),
    }
)
_WRITTEN_BREAKS = re.compile(r"\r(?:\s*\r)+")
"""Carriage returns are only left where they were written as "&#13;", by programs that turn PDF into HTML: one breaks a
line at the width, two end a paragraph."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphens and zero-width characters stand inside words: a space in their place would break the words."""
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_EMPTY_CELL = re.compile(r"\|  (?=\|)")
_LONGEST_CELL = 300
"""A table with a longer cell, or with a list in a cell, holds the layout of a page rather than data."""
_WRAPPED_AT = 45
_BULLET = re.compile(r"[•▪●◦‣·*§○■–—-]|o")
_MARKED = re.compile(r"^[•▪●◦‣·■○\uf0a7\uf0b7]\s*(?=\S)")


def text_blocks(root: etree._Element) -> list[str]:
    """The blocks of text below an element, in order; the items of a list, and the rows of a table, are one block."""
    walk = _Walk()
    walk.into(root)
    walk.flush()
    return [block for kind, lines in walk.blocks if (block := "\n".join(lines))]


class _Walk:
    """The blocks so far, and the inline text that is not yet one."""

    def __init__(self) -> None:
        self.blocks: list[tuple[str, list[str]]] = []
        self._inline: list[str] = []
        self._is_item = False

    def into(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            self._child(child)
            self._text(child.tail)

    def _child(self, child: etree._Element) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED or _is_hidden(child):
            return
        if tag in _BREAKS:
            self._inline.append("\n")
        elif tag == "table":
            self._table(child)
        elif tag == "pre":
            self.flush()
            self.blocks.extend(("paragraph", lines) for lines in preformatted("".join(child.itertext())))
        elif tag in _ITEMS:
            self.flush()
            self._is_item = True
            self.into(child)
            self.flush()
            self._is_item = False
        elif tag in _BLOCKS:
            self.flush()
            self.into(child)
            self.flush()
        elif tag == "sup" and (child.text or "").strip().isdigit():
            self._inline.append(" ")  # "$4 million<sup>1</sup>": the mark of a note must not grow onto the word
            self.into(child)
        else:
            self.into(child)

    def flush(self) -> None:
        """Make a block of the inline text."""
        lines = [" ".join(line.split()) for line in "".join(self._inline).split("\n")]
        self._inline.clear()
        if self._is_item:
            line = " ".join(filter(None, lines))
            if line:
                self._add("item", _MARKED.sub("- ", line) if _MARKED.match(line) else f"- {line}")
                self._is_item = False  # only the first paragraph of an item gets its mark
            return
        for paragraph in _paragraphs(lines):
            if all(map(_MARKED.match, paragraph)):
                for line in paragraph:
                    self._add("item", _MARKED.sub("- ", line))
            else:
                self.blocks.append(("paragraph", [_MARKED.sub("- ", line) for line in paragraph]))

    def _text(self, text: str | None) -> None:
        if text:
            paragraphs = _WRITTEN_BREAKS.split(text.replace("\n", " "))
            self._inline.append(_INVISIBLE.sub("", "\n\n".join(paragraphs)))

    def _add(self, kind: str, line: str) -> None:
        if self.blocks and self.blocks[-1][0] == kind:
            self.blocks[-1][1].append(line)
        else:
            self.blocks.append((kind, [line]))

    def _table(self, table: etree._Element) -> None:
        self.flush()
        cells = [[cell for cell in row if cell.tag in _CELLS] for row in table.iter(*_ROWS)]
        rows = [placed([(_cell_text(cell), _width(cell)) for cell in row]) for row in cells]
        if _is_layout(table, rows):
            self.into(table)
            self.flush()
            return
        for caption in table.iter("caption"):
            self.blocks.append(("paragraph", [_cell_text(caption)]))
        self.blocks.append(("table", []))  # two tables in a row stay two blocks
        for texts in aligned(rows):
            if len(texts) == 2 and _BULLET.fullmatch(texts[0]):
                self._add("item", f"- {texts[1]}")
            elif texts:
                self._add("table", _EMPTY_CELL.sub("| ", " | ".join(texts)).strip())


def preformatted(text: str) -> Iterator[list[str]]:
    """The paragraphs of a text in columns: prose that only breaks at the width is joined, tables keep their lines."""
    for lines in _paragraphs([line.rstrip() for line in text.replace("\t", "    ").splitlines()]):
        is_table = any(re.search(r"\S\s{3,}\S", line) for line in lines)
        is_wrapped = all(len(line) >= _WRAPPED_AT for line in lines[:-1])
        joined = [" ".join(lines)] if is_wrapped and not is_table else lines
        yield [" ".join(re.sub(r"(?<=\S)\s{3,}(?=\S)", " | ", line).split()) for line in joined]


def _cell_text(cell: etree._Element) -> str:
    return _INVISIBLE.sub("", " ".join(" ".join(cell.itertext()).split()))


def _is_hidden(element: etree._Element) -> bool:
    """Filings keep their machine-readable facts in elements that are not shown."""
    return element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style") or "") is not None


def _width(cell: etree._Element) -> int:
    """How many columns a cell spans; trafilatura has put empty cells in its place."""
    span = cell.get("colspan") or ""
    return int(span) if span.isascii() and span.isdigit() and len(span) < 5 else 1


def _is_layout(table: etree._Element, rows: list[list[Placed]]) -> bool:
    if any(len(cell.text) > _LONGEST_CELL for row in rows for cell in row):
        return True
    if next(table.iterdescendants("table", "ul", "ol", "list"), None) is not None:
        return True
    return max((sum(bool(cell.text) for cell in row) for row in rows), default=0) < 2


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Lines parted by empty lines (<br><br>) are paragraphs."""
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
