"""Ticker: a listing as an article names it."""

from __future__ import annotations

from schemas.model import Model
from schemas.span import Span


class Ticker(Model):
    exchange: str
    """As the article writes it, in capitals: "NASDAQ", "TSX.V"."""
    symbol: str
    span: Span
