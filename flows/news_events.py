"""Which deals and claims are announced as Prefect events, so that a user's automation can notify somebody.

    announce(items, NewsEvents(min_amount=50_000_000, currency="USD"))

emits "factwire.deal.found" and "factwire.claim.found"; docs/scheduling.md has an automation that listens.
"""

# No `from __future__ import annotations` here: see flows/ingest.py.
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final, Literal

import flows.prefect_setup  # noqa: F401  # isort: skip
from prefect.events import emit_event
from pydantic import BaseModel, ConfigDict, Field

from flows.news import NewsItem
from flows.report_page import amount_of


class NewsEvents(BaseModel):
    """What is worth an event."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: tuple[Literal["deal", "claim"], ...] = ("deal", "claim")
    min_amount: Decimal | None = Field(default=Decimal(10_000_000), ge=0)
    """In the currency that is stated; null announces those without an amount, too."""
    currency: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    """Only amounts in this one ("USD"); null takes each as it is."""
    max_age_days: int = Field(default=7, ge=0)
    """Older articles are no news: the first run over an archive alarms nobody."""
    most: int = Field(default=100, ge=0)
    """Of one batch of articles."""

    def chosen(self, items: Iterable[NewsItem], today: date) -> list[NewsItem]:
        oldest = today - timedelta(days=self.max_age_days)
        chosen = [
            item
            for item in items
            if item.kind in self.kinds
            and item.is_above(self.min_amount, self.currency)
            and (item.day is None or item.day >= oldest)
        ]
        return chosen[: self.most]


ANNOUNCED: Final = NewsEvents()
"""By default."""


def announce(items: Iterable[NewsItem], events: NewsEvents) -> int:
    """Emit an event for each that is worth one. Gives back how many."""
    chosen = events.chosen(items, datetime.now(UTC).date())
    for item in chosen:
        emit_event(
            event=f"factwire.{item.kind}.found",
            resource={
                "prefect.resource.id": f"factwire.{item.kind}.{item.id}",
                "prefect.resource.name": item.text[:200],
                "factwire.what": item.what,
                "factwire.who": ", ".join(item.who),
                "factwire.currency": item.currency or "",
            },
            related=[
                {
                    "prefect.resource.id": f"factwire.article.{item.article_id}",
                    "prefect.resource.role": "article",
                    "prefect.resource.name": item.title or item.url or item.article_id,
                }
            ],
            payload={**item.model_dump(mode="json"), "amount_text": amount_of(item)},
        )
    return len(chosen)
