"""The text of a PDF: paragraphs put together again from lines, page numbers and running heads left out.

                                                                              (pypdf is touched here only)
    "Acme Bio today announced that its in-" / "vestigational medicine …"      one paragraph, "investigational"

A PDF holds glyphs at places and no paragraphs: a wider gap between two lines, another size of the letters, or a line
that ends early and with a full stop ends one. Scanned pages have no text, and the error says so.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any, Final, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from schemas import ParseError

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it cannot read is a ParseError here

MOST_PAGES: Final = 300
_BULLET = re.compile(r"(?:[•▪●◦‣–—*·]|\(?\d{1,2}[.)])\s")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–]?\s?\d{1,3}\s?[-–]?(?:\s*(?:of|/)\s*\d{1,3})?", re.IGNORECASE)
_LIGATURES = str.maketrans({mark: unicodedata.normalize("NFKC", mark) for mark in "ﬀﬁﬂﬃﬄﬅﬆ"})
_SAME_LINE = 0.4
"""Glyphs whose height differs by less than this share of their size stand on one line."""
_SAME_SIZE = 0.12
_WIDE_GAP = 1.3
"""Of the usual distance of lines: where it is wider, a paragraph begins."""
_FULL = 0.8
"""A line shorter than this share of a full one may be the last of its paragraph."""


class _Line(NamedTuple):
    text: str
    height: float
    """Above the foot of the page, in points."""
    size: float
    """Of its letters."""


def pdf_paragraphs(content: bytes) -> list[str]:
    """The paragraphs of a PDF in the order of its pages. Raises ParseError with the reason where there are none."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ParseError("is a PDF with a password")
        pages = [_lines(page) for page in reader.pages[:MOST_PAGES]]
    except PyPdfError as error:
        raise ParseError(f"is a PDF that cannot be read ({error})") from error
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError, ArithmeticError,
            NotImplementedError) as error:  # fmt: skip
        raise ParseError(f"is a PDF that cannot be read ({type(error).__name__} in pypdf)") from error
    lines = [line for page in _without_running_heads(pages) for line in page]
    if not lines:
        raise ParseError("is a PDF without text: its pages may be pictures")
    return list(_paragraphs(lines))


def _lines(page: PageObject) -> list[_Line]:
    """The lines of a page: what its glyphs spell, grouped by their height."""
    lines: list[_Line] = []

    def visit(text: str, user: list[float], matrix: list[float], font: Any, size: float) -> None:
        height = matrix[5] * user[3] + user[5]
        size = abs(size * matrix[3] * user[3]) or size
        for part in text.split("\n"):
            if not part.strip():
                continue
            if lines and abs(lines[-1].height - height) < _SAME_LINE * max(size, 1):
                lines[-1] = lines[-1]._replace(text=lines[-1].text + part)
            else:
                lines.append(_Line(part, height, size))

    page.extract_text(visitor_text=visit)
    return [line._replace(text=" ".join(line.text.translate(_LIGATURES).split())) for line in lines]


def _without_running_heads(pages: Sequence[list[_Line]]) -> Iterator[list[_Line]]:
    """The pages without the lines that stand at the head or foot of most of them, and without their numbers."""
    edges = Counter(mark for page in pages for mark in {_mark(line) for line in _edges(page)})
    running = {mark for mark, count in edges.items() if count >= max(2, 0.5 * len(pages))}
    for page in pages:
        dropped = {line for line in _edges(page) if _mark(line) in running or _PAGE_NUMBER.fullmatch(line.text)}
        yield [line for line in page if line not in dropped]


def _edges(page: Sequence[_Line]) -> list[_Line]:
    """The two highest and the two lowest lines."""
    ordered = sorted(page, key=lambda line: line.height)
    return [*ordered[:2], *ordered[-2:]]


def _mark(line: _Line) -> str:
    """What is the same on every page: the words without the number of the page."""
    return re.sub(r"\d+", "0", line.text)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[9 * len(lengths) // 10]
    distance = _usual_distance(lines)
    paragraph = ""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        paragraph = _joined(paragraph, line.text)
        if following is None or _ends_paragraph(line, following, width, distance):
            yield paragraph
            paragraph = ""


def _usual_distance(lines: Sequence[_Line]) -> float:
    """Between two lines of a paragraph, in sizes of their letters."""
    gaps = [
        (one.height - other.height) / one.size
        for one, other in pairwise(lines)
        if one.size and one.height > other.height and _is_same_size(one, other)
    ]
    return median(gaps) if gaps else 1.2


def _is_same_size(one: _Line, other: _Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _joined(paragraph: str, line: str) -> str:
    if re.search(r"[a-z]-$", paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}" if paragraph else line


def _ends_paragraph(line: _Line, following: _Line, width: int, distance: float) -> bool:
    if not _is_same_size(line, following) or _BULLET.match(following.text):
        return True
    gap = line.height - following.height
    if gap > _WIDE_GAP * distance * line.size:
        return True
    ends = line.text[-1] in '.!?:”"'
    if gap < 0:  # the next page, or the next column: its sentence may go on there
        return ends or (following.text[:1].isupper() and len(line.text) < _FULL * width)
    return ends and len(line.text) < _FULL * width
