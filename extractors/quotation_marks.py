"""Which quotation marks belong together: typographic, straight, single, guillemets, nested, forgotten.

    “It works,” she said.             → one pair round "It works,"
    'The firms' costs fell,' he said. → one pair: the mark after "firms" is an apostrophe

Marks are paired inside a paragraph. One that is never closed runs to the end of its paragraph and says so: a speech
over several paragraphs opens each of them and closes only the last. A mark without a partner costs its own pair, no
other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.paragraphs import split_paragraphs
from extractors.spans import trimmed

_DOUBLE_MARKS = re.compile(r"``|''|[\"＂“”„‟«»]")
_SINGLE_MARKS = re.compile(r"[‘’‚‛'`]")
_OPENING = "“„«"
_CLOSING = "”»"
_GUILLEMETS = "«»"
_BEFORE_OPENING = "([{<—–-/:"
_BEFORE_CLOSING = ".,!?…"
_AFTER_CLOSING = ")]}>.,;:!?—–-/…"
_ELISIONS = re.compile(r"(?:\d\d?0?s\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|n\b)", re.IGNORECASE)


@dataclass(slots=True)
class Quotation:
    """A pair of marks: `start:end` with them, `content_start:content_end` the words between them."""

    start: int
    end: int
    content_start: int
    content_end: int
    is_closed: bool = True
    """False where the closing mark is missing: the words then run to the end of the paragraph."""
    is_opened: bool = True
    """False for the last paragraph of a speech that has only a closing mark."""
    is_single: bool = False
    nested: list[Quotation] = field(default_factory=list)


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: str
    can_open: bool
    can_close: bool


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text in order; what is quoted inside them is in `nested`."""
    quotations: list[Quotation] = []
    for paragraph in split_paragraphs(text):
        carried = bool(quotations) and not quotations[-1].is_closed
        found = _in_paragraph(text, paragraph.start, paragraph.end, carried)
        quotations.extend(found)
    return quotations


def _in_paragraph(text: str, start: int, end: int, carried: bool) -> list[Quotation]:
    doubles = _pair_doubles(text, start, end, carried)
    return _nest([*doubles, *_pair_singles(text, start, end, doubles)])


# ---------------------------------------------------------------- double marks


def _pair_doubles(text: str, start: int, end: int, carried: bool) -> list[Quotation]:
    marks = list(_double_marks(text, start, end))
    open_marks: list[_Mark] = []
    pairs: list[Quotation] = []
    for index, mark in enumerate(marks):
        opened = _last_of_family(open_marks, mark.family)
        if mark.can_close and opened is not None and not _is_inch(text, marks, index):
            pairs.append(_pair(text, open_marks[opened], mark))
            del open_marks[opened:]
        elif mark.can_open:
            open_marks.append(mark)
        elif carried and index == 0:  # “We grew. ⏎ And we hired more.” said Roe: the second paragraph lacks its mark
            left, right = trimmed(text, start, mark.start)
            if left < right:
                pairs.append(Quotation(start, mark.end, left, right, is_opened=False))
    return [*pairs, *_unclosed(text, open_marks, pairs, end)]


def _double_marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for found in _DOUBLE_MARKS.finditer(text, start, end):
        surface = found.group()
        before = text[found.start() - 1] if found.start() > start else " "
        after = text[found.end()] if found.end() < end else " "
        # "said,“We" and "profit”said": a missing space leaves the typographic shape as the only witness.
        may_open = not after.isspace() and after not in _AFTER_CLOSING
        may_close = not before.isspace() and before not in _BEFORE_OPENING[:4]
        if surface in _OPENING or surface == "``":
            # ",“ said Roe" closes in spite of its shape.
            can_open, can_close = True, may_close and not may_open
        elif surface in _CLOSING:
            can_open, can_close = may_open and not may_close, True
        else:
            can_open = may_open and not before.isdigit() and not (before.isalpha() and after.isalpha())
            can_close = may_close or not may_open
            if may_open and (before.isspace() or before in _BEFORE_OPENING):
                can_close = False
            if before.isspace() and after.isspace():  # " We grew. " set apart by spaces
                can_open = can_close = True
        family = "guillemet" if surface in _GUILLEMETS else "double" if surface in "“”„‟``" else "straight"
        yield _Mark(found.start(), found.end(), family, can_open, can_close)


def _last_of_family(open_marks: list[_Mark], family: str) -> int | None:
    """The innermost open mark of a family; straight and typographic marks close each other where nothing else can."""
    if not open_marks:
        return None
    tail = open_marks[-4:]
    for index in range(len(tail) - 1, -1, -1):
        if tail[index].family == family:
            return len(open_marks) - len(tail) + index
    return len(open_marks) - 1 if {family, open_marks[-1].family} == {"double", "straight"} else None


def _is_inch(text: str, marks: list[_Mark], index: int) -> bool:
    """The mark of "Our 12" wafers are ready," said Roe: a later mark still has to close the quotation."""
    mark = marks[index]
    if mark.family != "straight" or not text[mark.start - 1].isdigit() or index + 1 == len(marks):
        return False
    return not marks[index + 1].can_open and marks[index + 1].family == "straight"


def _pair(text: str, opening: _Mark, closing: _Mark) -> Quotation:
    left, right = trimmed(text, opening.end, closing.start)
    return Quotation(opening.start, closing.end, left, max(left, right))


def _unclosed(text: str, open_marks: list[_Mark], pairs: list[Quotation], end: int) -> Iterator[Quotation]:
    """The last mark that is never closed. Where whole sentences are quoted after it, its closing mark was forgotten
    before them, and it yields."""
    if not open_marks:
        return
    opening = open_marks[-1]
    inside = [pair for pair in pairs if pair.start > opening.start]
    if any(text[pair.content_end - 1] in _BEFORE_CLOSING for pair in inside if pair.content_end > pair.content_start):
        return
    left, right = trimmed(text, opening.end, end)
    if left < right:
        yield Quotation(opening.start, end, left, right, is_closed=False)


# ---------------------------------------------------------------- single marks


def _pair_singles(text: str, start: int, end: int, doubles: list[Quotation]) -> Iterator[Quotation]:
    """Pairs of single marks that do not cross a pair of double ones."""
    inside = _regions(doubles)
    openings: list[tuple[int, int]] = []
    strong: dict[int, list[int]] = {}
    weak: dict[int, list[int]] = {}
    for found in _SINGLE_MARKS.finditer(text, start, end):
        position = found.start()
        before = text[position - 1] if position > start else " "
        after = text[position + 1] if position + 1 < end else " "
        region = inside(position)
        if _opens_single(text, position, before, after):
            openings.append((position, region))
        elif _closes_single(text[position], before, after):
            is_possessive = before in "sS" and after == " " and text[position + 2 : position + 3].isalpha()
            (weak if is_possessive else strong).setdefault(region, []).append(position)
    free_from = start
    for opening, region in openings:
        if opening < free_from:
            continue
        closing = _next_after(strong.get(region, []), opening) or _next_after(weak.get(region, []), opening)
        if closing is None:
            continue
        left, right = trimmed(text, opening + 1, closing)
        if left < right:
            yield Quotation(opening, closing + 1, left, right, is_single=True)
            free_from = closing + 1


def _opens_single(text: str, position: int, before: str, after: str) -> bool:
    if text[position] in "’‛" or not (before.isspace() or before in _BEFORE_OPENING + '“"«'):
        return False
    return (after.isalnum() or after in '“"$€£(…') and not _ELISIONS.match(text, position + 1)


def _closes_single(mark: str, before: str, after: str) -> bool:
    return mark not in "‘‚`" and not before.isspace() and not after.isalnum()


def _next_after(positions: list[int], position: int) -> int | None:
    index = bisect_right(positions, position)
    return positions[index] if index < len(positions) else None


def _regions(doubles: list[Quotation]) -> _Region:
    return _Region(sorted(doubles, key=lambda pair: pair.start))


class _Region:
    """The innermost pair of double marks round a position, as an index; -1 outside all. Pairs nest, never cross."""

    def __init__(self, pairs: list[Quotation]) -> None:
        self._edges: list[int] = []
        self._region_from: list[int] = []
        stack: list[tuple[int, int]] = []
        for index, pair in enumerate(pairs):
            while stack and stack[-1][0] <= pair.start:
                self._close(stack)
            self._mark(pair.start, index)
            stack.append((pair.end, index))
        while stack:
            self._close(stack)

    def _close(self, stack: list[tuple[int, int]]) -> None:
        end, _ = stack.pop()
        self._mark(end, stack[-1][1] if stack else -1)

    def _mark(self, position: int, region: int) -> None:
        self._edges.append(position)
        self._region_from.append(region)

    def __call__(self, position: int) -> int:
        index = bisect_right(self._edges, position) - 1
        return self._region_from[index] if index >= 0 else -1


# ---------------------------------------------------------------- nesting


def _nest(quotations: list[Quotation]) -> list[Quotation]:
    """The outermost of them, each with those inside it."""
    outermost: list[Quotation] = []
    stack: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda pair: (pair.start, -pair.end)):
        while stack and stack[-1].end <= quotation.start:
            stack.pop()
        if stack and quotation.end > stack[-1].end:  # crosses its neighbour: a stray mark
            continue
        (stack[-1].nested if stack else outermost).append(quotation)
        stack.append(quotation)
    return outermost
