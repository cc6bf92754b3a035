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
_FURTHER_SYMBOL = re.compile(r"\s?(?:,|/|&|and)\s?\$?(?P<symbol>[A-Z][A-Z.]{0,6})(?![\w:]|\s?:|[ -][A-Za-z])")
"""Behind a symbol, of the same exchange: "(Nasdaq: ACMR, ACMRW)"."""
_FURTHER_EXCHANGE = re.compile(r"\s*(?:/|&|\band\b)\s*")
_SYMBOL = r"[“\"‘']?(?P<symbol>[A-Z][A-Z.]{0,5}[A-Z]|[A-Z])\b[,.]?[”\"’']?"
_MARKET = r"(?:the )?(?P<exchange>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})"
_UNDER = r"under (?:the )?(?:new |stock |trading |ticker |its )*(?:symbols?|ticker)"
_PROSE = (
    re.compile(rf"\b{_UNDER},? {_SYMBOL},? on {_MARKET}"),
    re.compile(rf"\bon {_MARKET},? {_UNDER},? {_SYMBOL}"),
    re.compile(r"\b(?:symbols?|ticker) [“\"]?(?P<exchange>[A-Z][A-Za-z.]{1,9}): ?(?P<symbol>[A-Z]{1,6})\b"),
)
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


def listings_in_prose(text: str) -> Iterator[Ticker]:
    """Listings that a sentence tells: "will trade on Nasdaq under the symbol “ACMR”"."""
    for expression in _PROSE:
        for found in expression.finditer(text):
            symbol_end = found.end("symbol")
            for exchange in _exchanges(found["exchange"]):
                start = min(found.start("symbol"), found.start("exchange"))
                end = max(symbol_end, found.end("exchange"))
                yield Ticker(exchange=exchange, symbol=found["symbol"], span=Span.of(text, start, end))


def _tickers(text: str, start: int, end: int) -> Iterator[Ticker]:
    for listing in _LISTING.finditer(text, start, end):
        symbol = listing["symbol"].rstrip(".-")
        if not any(char.isalpha() or char.isdigit() for char in symbol):
            continue
        symbol_end = listing.start("symbol") + len(symbol)
        further = list(_further_symbols(text, symbol_end, end))
        for exchange in _exchanges(listing["exchanges"]):
            yield Ticker(exchange=exchange, symbol=symbol, span=Span.of(text, listing.start(), symbol_end))
            for span in further:
                yield Ticker(exchange=exchange, symbol=span.text, span=span)


def _further_symbols(text: str, start: int, end: int) -> Iterator[Span]:
    while (found := _FURTHER_SYMBOL.match(text, start, end)) is not None:
        symbol = found["symbol"].rstrip(".")
        start = found.start("symbol") + len(symbol)
        yield Span.of(text, found.start("symbol"), start)


def _exchanges(label: str) -> Iterator[str]:
    """ "NYSE" and "TSX" of "NYSE and TSX", in capitals."""
    label = label.translate(_MARKS).strip()
    parts = [label] if is_exchange(label) else _FURTHER_EXCHANGE.split(label)
    for part in parts:
        # "common shares on Nasdaq": the exchange is what stands last.
        words = part.split()
        name = next((" ".join(words[at:]) for at in range(len(words)) if is_exchange(" ".join(words[at:]))), None)
        # "Nasdaq Global Select": a market of the exchange that stands first.
        name = name or next((words[0] for _ in words[1:2] if is_exchange(words[0])), None)
        if name:
            yield name.upper()
