"""A card: one fact as a person reads it, with the words of the article that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factwire.web.safe_text import visible
from schemas import Span

GROUPS: Final = {
    "deal": "Deals",
    "claim": "Claims",
    "figure": "Figures",
    "quote": "Quotes",
    "person": "People",
    "organization": "Organizations",
    "time": "Dates",
    "name": "Products, places",
}
"""The groups of cards, the most telling first: what filters, colours and headings go by."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a card's table: "upfront" and "US$150 million"."""

    label: str
    value: str
    note: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One fact. `evidence` proves it, the most telling span first; `support` are the words that its parts come from."""

    group: str
    kind: str
    """The kind of the record: "figure", "product" …"""
    record_ids: tuple[str, ...]
    """The record that it shows first; those that it shows with it (a person's roles)."""
    headline: str
    evidence: tuple[Span, ...]
    phrases: tuple[str, ...] = ()
    body: str = ""
    """Words of the article: what was said, the sentence that makes a claim."""
    is_spoken: bool = False
    """Whether `body` stands in quotation marks."""
    rows: tuple[Row, ...] = ()
    tags: tuple[str, ...] = ()
    """ "guidance", "terminated": what must not be overlooked."""
    support: tuple[Span, ...] = ()
    heading: str = ""
    """What the cards of a group are gathered under: a speaker, a sentence."""
    is_standing: bool = False
    """Whether it comes from standing text: About, Forward-looking statements …"""
    number: int = 0
    """Its place on the page, from 1."""

    @property
    def text(self) -> str:
        """The card in words, for the clipboard and the filter: its line, its rows, the words of the article."""
        lines = [" · ".join((self.headline, *self.phrases, *self.tags))]
        lines += [f"{row.label}: {row.value}{f' ({row.note})' if row.note else ''}" for row in self.rows]
        if self.body:
            lines.append(f"“{self.body}”" if self.is_spoken or self.group != "quote" else self.body)
        return visible("\n".join(line for line in lines if line))


@dataclass(frozen=True, slots=True)
class CardGroup:
    """The cards of one group, gathered under headings (one empty heading where a group has none)."""

    group: str
    title: str
    sections: tuple[tuple[str, tuple[Card, ...]], ...]

    @property
    def size(self) -> int:
        return sum(len(cards) for _, cards in self.sections)
