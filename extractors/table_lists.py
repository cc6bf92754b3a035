"""Lists below a heading that states the scale and the currency of their figures.

    Financial highlights (€ in millions)
    - Revenue: 1,234            ->  1234000000 EUR
    - Net loss: (56.1)          ->  …
    - Employees: 1,200          ->  a count, as it stands

What a heading states holds for the lines right below it: each a label and a figure, until a heading, or a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.amount_tokens import Tokens
from extractors.amounts import AmountMatch
from extractors.currency_meanings import CurrencyMeanings
from extractors.figure_words import word_set
from extractors.table_units import Units, code_of, read_units
from extractors.table_words import speaks_of
from schemas.figures import Amount, FigureType

_LONGEST_HEADING = 200
_ITEM = re.compile(
    r"\s*(?:[•▪●◦‣–—*·-]\s*)?(?P<label>[^\W\d_][^:\n|\t]{1,80}?)\s*(?::|\s[–—-]|\bof\b|\bwas\b|\bwere\b|\s)\s*(?=[^\w\s]{0,3}\s?\d)"
)
_SENTENCE = re.compile(r"[a-z)][.!?][\"”’)]?\s*$")
_SCALED = re.compile(r"\d\s*-?(?:thousand|million|billion|trillion|mn|bn|[mMbBkK]\b|crore|lakh)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_MAY_STATE = re.compile(r"(?:thousand|million|billion|crore|lakh|[$€£]\s?['’]?(?:000|m\b|bn\b|mn\b))", re.IGNORECASE)
_LAST_FIGURE = re.compile(r"[^\w\s]{0,2}\d[\d,.]*\W{0,3}$")
_CLAUSE = re.compile(r"[,;:\n]")
_REACH = 60
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)])[.!?](?=\s|$)")


def scaled_by_headings(text: str, matches: Sequence[AmountMatch]) -> Iterator[AmountMatch]:
    """The amounts, those of a list with the scale and the currency that the heading above it states."""
    governed = list(_governed(text, matches)) if _MAY_STATE.search(text) else []
    meanings = CurrencyMeanings(Tokens(text)) if governed else None
    at = 0
    for match in matches:
        while at < len(governed) and governed[at].end <= match.start:
            at += 1
        if any(one.units.start <= match.start < one.units.end for one in governed[at : at + 1]):
            continue  # the "$000" of "($000s)" itself
        if meanings is None or at == len(governed) or match.start < governed[at].start:
            yield match
        else:
            yield _scaled(text, match, governed[at].label, governed[at].units, meanings)


@dataclass(frozen=True)
class _Governed:
    """A stretch whose figures a statement governs."""

    start: int
    end: int
    label: str
    units: Units


def _governed(text: str, matches: Sequence[AmountMatch]) -> Iterator[_Governed]:
    """The items below a heading, and what stands beside a statement in its own line."""
    starts = [match.start for match in matches]
    units: Units | None = None
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            stated = read_units(line, start) if len(line) <= _LONGEST_HEADING and _MAY_STATE.search(line) else None
            stated = stated if stated is not None and stated.exponent is not None else None
            item = _ITEM.match(line) if len(line) <= _LONGEST_HEADING else None
            if stated is not None and _figures_in(text, matches, starts, start, end, stated):
                yield _beside(text, line, start, stated)
            elif stated is not None and not _SENTENCE.search(line):
                units = stated
            elif units is not None and item is not None and not _SENTENCE.search(line):
                yield _Governed(start, end, item["label"], units)
            else:
                units = None
        start = end + 1


def _figures_in(
    text: str, matches: Sequence[AmountMatch], starts: Sequence[int], start: int, end: int, units: Units
) -> bool:
    """Whether a line that states units has figures of its own: "Net sales (in millions) were $812.4"."""
    inside = (matches[at] for at in range(bisect_left(starts, start), bisect_left(starts, end)))
    return any(
        match.amount.type in {FigureType.MONEY, FigureType.COUNT} and not units.start <= match.start < units.end
        for match in inside
    )


def _beside(text: str, line: str, start: int, units: Units) -> _Governed:
    """What a statement governs in its own line: what follows it, and a figure right before it."""
    before = line[: units.start - start]
    first = units.end
    if figure := _LAST_FIGURE.search(before):
        first = start + figure.start()
    stop = _SENTENCE_END.search(line, units.end - start)
    label = before[: figure.start()] if figure else before
    return _Governed(first, start + (stop.start() if stop else len(line)), label.strip(" (:-•*"), units)


def _scaled(text: str, match: AmountMatch, label: str, units: Units, meanings: CurrencyMeanings) -> AmountMatch:
    amount = match.amount
    is_number = amount.type is FigureType.COUNT and _is_of_money(label)
    if not (is_number or amount.type is FigureType.MONEY) or speaks_of("per_unit", label) or units.is_of_shares:
        return match
    before = _CLAUSE.split(text[max(0, match.start - _REACH) : match.start])[-1]
    behind = _CLAUSE.split(text[match.end : match.end + _REACH])[0]
    if speaks_of("per_unit", before) or speaks_of("per_unit", behind):
        return match  # "(in thousands, except per share data): a net loss of $300, or $0.10 per share"
    if speaks_of("shares", label):
        return match
    # "Cash: 45 million" below "(€ in millions)" states its own scale, but not its currency
    factor = Decimal(1) if _SCALED.search(text[match.start : match.end]) else units.factor
    fields: dict[str, object] = {"type": FigureType.MONEY}
    for name in ("value", "min", "max"):
        number: Decimal | None = getattr(amount, name)
        if number is not None:
            fields[name] = _tidy(number * factor)
    if is_number and units.currency:
        fields |= {"currency": code_of(units.currency, meanings), "currency_basis": "text"}
    return replace(match, amount=Amount.model_validate({**amount.model_dump(), **fields}))


def _tidy(number: Decimal) -> Decimal:
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


def _is_of_money(label: str) -> bool:
    """Whether a label names money: its last word but what is in brackets is "revenue", "loss", "expenses" …"""
    if speaks_of("count", label) or speaks_of("other", label) or speaks_of("ratio", label):
        return False
    words = [word.lower() for word in _WORD.findall(label)]
    return any(word in word_set("financial_measures.txt") for word in words) and not {"headcount", "shares"} & set(
        words
    )
