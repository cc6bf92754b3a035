"""What is done with the result of each article: written, remembered, told to those who wait for it.

visit = Settling(store, extract).settle(step, result, tally)
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from flows.news import NewsItem, news_of
from flows.repeats import settle_copies
from flows.report import Tally
from flows.state import Outcome, Visit
from flows.steps import Skipped, Step, Waiting
from flows.stores import Store, WriteOutcome
from flows.workers import Problem
from schemas import Article, Extraction, FactwireError, Failure

logger = logging.getLogger(__name__)

OnNews = Callable[[NewsItem], None]
"""Given each new deal and claim."""


class Settling:
    """The last hop of an ingestion. `extract` reads a copy whose original has changed; `to` is a target of delivery."""

    def __init__(self, store: Store, extract: Callable[[Article], Extraction | Problem], to: str | None = None) -> None:
        self._store = store
        self._extract = extract
        self._to = to

    def settle(self, step: Step, result: object, tally: Tally, on_news: OnNews | None) -> Visit:
        """Write what came of an item, and remember it."""
        match result:
            case Extraction():
                visit = self._written(step, result, tally, on_news)
                tally.add(visit)
                return visit
            case Problem():
                visit = self._failed(step, result)
            case Waiting():
                tally.waiting += 1
                return step.visit(Outcome.UNCHANGED)
            case Skipped():
                tally.skipped += 1
                return step.visit(Outcome.UNCHANGED)
            case _:
                visit = step.unchanged()
                if step.was_interrupted and visit.article_id:
                    settle_copies(self._store, visit.article_id, self._extract)
                if step.is_back and visit.article_id:
                    self._store.mark_removed(visit.article_id, None)
        if not (result is Outcome.UNCHANGED and (step.is_as_before or self._is_settled(step))):
            self._store.record_visit(visit)
        tally.add(visit)
        return visit

    def _written(self, step: Step, result: Extraction, tally: Tally, on_news: OnNews | None) -> Visit:
        article_id = result.article.id
        before = self._store.read(article_id) if step.earlier and step.earlier.article_id else None
        outcome = self._store.write(result, None if before else partial(self._remembered, step, result))
        if outcome in (WriteOutcome.CREATED, WriteOutcome.REPLACED):
            known = {record.id for record in before.records} if before else set[str]()
            known |= self._store.told_before(article_id)  # a deal that ten wires tell of is news once
            tally.add_records(result, known)
            if on_news:
                for item in news_of(result, known):
                    on_news(item)
        visit = step.written(outcome, result)
        if before is not None:
            # Last: a run that is killed before its copies are settled comes back to this article.
            if outcome is not WriteOutcome.UNCHANGED:
                settle_copies(self._store, article_id, self._extract)
            self._store.record_visit(visit)
        return visit

    def _remembered(self, step: Step, result: Extraction, outcome: WriteOutcome) -> Visit | None:
        return None if outcome is WriteOutcome.UNCHANGED and self._is_settled(step) else step.written(outcome, result)

    def _is_settled(self, step: Step) -> bool:
        """Whether another run has brought in the same page since this one looked it up: what it remembers holds."""
        now = None if step.earlier else self._store.visit(step.found.item.url)
        return now is not None and now.fingerprint == step.fingerprint

    def _failed(self, step: Step, problem: Problem) -> Visit:
        stored = step.earlier.article_id if step.earlier else None
        if stored and problem.failure.error == "MissingSourceError":
            if step.earlier and step.earlier.outcome is not Outcome.REMOVED:
                self._store.mark_removed(stored, datetime.now(UTC))
            return step.removed()
        return step.failed(problem)

    def deliver(self, tally: Tally) -> None:
        """A target that cannot be reached must not stop the reading: it gets all that it lacks the next time."""
        if self._to is None:
            return
        from flows.delivery import deliver
        from flows.delivery.targets import without_secrets

        try:
            deliver(self._store, self._to)
        except FactwireError as error:
            shown = without_secrets(self._to)
            logger.warning("%s: not delivered: %s", shown, error.message)
            tally.add_failure(
                Failure(stage="deliver", error=type(error).__name__, message=error.message, concerns=shown)
            )
            self._to = None
