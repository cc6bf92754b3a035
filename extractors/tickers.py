"""Ticker symbols: which exchange and symbol a bracket gives, and where the company's name ends.

"Acme Robotics, Inc. (Nasdaq: ACMR; TSX: ACM)"  ->  NASDAQ ACMR and TSX ACM, after "Inc."
"Harbor Mining Ltd. (“Harbor” or the “Company”) (TSX.V: HBR)"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.gazetteers import is_exchange
from schemas import Span, Ticker

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{3,200})[)\]]")
_LISTING = re.compile(
    r"(?P<exchanges>[A-Z][A-Za-z0-9&.®™]*(?:[ \-/][A-Za-z0-9.®™]+){0,4})\s{0,2}[:：]\s{0,2}\$?"
    r"(?P<symbol>[A-Z0-9][A-Z0-9.\-]{0,9})(?![\w])"
)
_FURTHER_EXCHANGE = re.compile(r"\s*(?:/|&|\band\b)\s*")
_MARKS = str.maketrans("", "", "®™")


class TickerBracket(NamedTuple):
    """A bracket that gives one ticker or more; start:end holds the bracket with its marks."""

    start: int
    end: int
    tickers: tuple[Ticker, ...]


def find_tickers(text: str) -> Iterator[TickerBracket]:
    """Every bracket of the text that gives a ticker symbol of a known exchange."""
    for bracket in _BRACKET.finditer(text):
        if tickers := tuple(_tickers(text, bracket.start(1), bracket.end(1))):
            yield TickerBracket(bracket.start(), bracket.end(), tickers)


def _tickers(text: str, start: int, end: int) -> Iterator[Ticker]:
    for listing in _LISTING.finditer(text, start, end):
        symbol = listing["symbol"].rstrip(".-")
        if not any(char.isalpha() or char.isdigit() for char in symbol):
            continue
        symbol_end = listing.start("symbol") + len(symbol)
        for exchange in _exchanges(listing["exchanges"]):
            yield Ticker(exchange=exchange, symbol=symbol, span=Span.of(text, listing.start(), symbol_end))


def _exchanges(label: str) -> Iterator[str]:
    """ "NYSE" and "TSX" of "NYSE and TSX", in capitals."""
    label = label.translate(_MARKS).strip()
    parts = [label] if is_exchange(label) else _FURTHER_EXCHANGE.split(label)
    for part in parts:
        # "common shares on Nasdaq": the exchange is what stands last.
        words = part.split()
        while words and not is_exchange(" ".join(words)):
            del words[0]
        if words:
            yield " ".join(words).upper()
