"""What a run found that people wait for: each new deal and claim on one line, with its largest amount.

NewsItem(kind="deal", what="licence", text="Halden licensed HL-7 to Brightwater …", amount=Decimal(90000000), …)
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from schemas import Amount, Claim, Deal, Extraction, FigureType, Model
from schemas.base import ExactDecimal

MOST_KEPT: Final = 20
"""Of each kind, in the report of a run."""


class NewsItem(Model):
    """A deal or a claim, with where it stands."""

    kind: Literal["deal", "claim"]
    id: str
    article_id: str
    day: date | None
    title: str | None
    url: str | None
    publisher: str | None
    what: str
    """The type of a deal ("licence"); what a claim measures ("revenue", or "")."""
    who: tuple[str, ...]
    """The parties of a deal; the subject of a claim."""
    text: str
    """The words of the article."""
    amount: ExactDecimal | None = None
    """The total of a deal, else the largest of its terms in money; the value of a claim, the lower end of a range."""
    currency: str | None = None
    """ISO 4217; None where the amount is not money."""

    def is_above(self, threshold: Decimal | None, currency: str | None) -> bool:
        """Whether its amount of money reaches a threshold; without one everything does."""
        if threshold is None:
            return True
        is_money = self.currency is not None and self.currency == (currency or self.currency)
        return is_money and self.amount is not None and self.amount >= threshold


def news_of(extraction: Extraction, known: Collection[str] = ()) -> Iterator[NewsItem]:
    """The deals and claims of an article, but for those whose ids are known."""
    for record in extraction.records:
        if record.id not in known and isinstance(record, Deal):
            yield _deal(record, extraction)
        elif record.id not in known and isinstance(record, Claim):
            yield _claim(record, extraction)


def newest(items: Iterable[NewsItem], most: int = MOST_KEPT) -> tuple[NewsItem, ...]:
    """The latest of each kind, deals first; of one day the largest amounts."""
    by_kind: dict[str, list[NewsItem]] = {"deal": [], "claim": []}
    for item in items:
        by_kind[item.kind].append(item)
    return tuple(item for kept in by_kind.values() for item in heapq.nlargest(most, kept, key=_rank))


def _rank(item: NewsItem) -> tuple[date, Decimal, str]:
    amount = item.amount if item.currency and item.amount is not None else Decimal(0)
    return item.day or date.min, amount, item.id


def _deal(deal: Deal, extraction: Extraction) -> NewsItem:
    money = [term.amount for term in deal.terms if term.amount.type is FigureType.MONEY]
    totals = [term.amount for term in deal.terms if term.term == "total"]
    largest = max(totals or money, key=_low, default=None)
    parties = tuple(dict.fromkeys(party.organization.text for party in deal.parties))
    return _item("deal", deal, extraction, deal.type.value, parties, deal.evidence[0].text, largest)


def _claim(claim: Claim, extraction: Extraction) -> NewsItem:
    subject = (claim.subject.text,) if claim.subject else ()
    measure = claim.measure.text if claim.measure else ""
    return _item("claim", claim, extraction, measure, subject, claim.statement.text, claim.amount)


def _item(
    kind: Literal["deal", "claim"],
    record: Deal | Claim,
    extraction: Extraction,
    what: str,
    who: tuple[str, ...],
    text: str,
    amount: Amount | None,
) -> NewsItem:
    article = extraction.article
    return NewsItem(
        kind=kind,
        id=record.id,
        article_id=article.id,
        day=article.anchor or (article.fetched_at.date() if article.fetched_at else None),
        title=article.title,
        url=article.canonical_url or article.url,
        publisher=article.publisher,
        what=what,
        who=who,
        text=" ".join(text.split())[:500],
        amount=_low(amount) if amount else None,
        currency=amount.currency if amount else None,
    )


def _low(amount: Amount) -> Decimal:
    return amount.value if amount.value is not None else amount.min or Decimal(0)
