"""One item on its way through a run, and what is remembered of it at the end."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.discovery import Found
from flows.state import (
    LONGEST_WAIT,
    Outcome,
    Visit,
    after_failure,
    after_needless_visit,
    attempts_after,
    is_due,
    is_local,
    is_same_page,
    listed_digest,
)
from flows.stores import WriteOutcome
from flows.workers import Problem
from schemas import Extraction, Failure

logger = logging.getLogger(__name__)

_OUTCOMES = {
    WriteOutcome.CREATED: Outcome.NEW,
    WriteOutcome.REPLACED: Outcome.UPDATED,
    WriteOutcome.UNCHANGED: Outcome.UNCHANGED,
    WriteOutcome.DUPLICATE: Outcome.DUPLICATE,
}
_NOT_STORED = (Outcome.FAILED, Outcome.DEAD)


class Skipped:
    """An article that was read, and is not asked for: nothing is stored or remembered."""


class Waiting:
    """An item that failed before, and is not to be tried now."""


@dataclass
class Step:
    """What is known of an item on its way."""

    found: Found
    earlier: Visit | None
    started_at: datetime
    fingerprint: str | None = None
    article_id: str | None = None
    text_sha256: str | None = None

    def known(self, *, refresh: bool) -> Outcome | Waiting | None:
        """What there is to say of it without fetching it; None where it is to be fetched."""
        if is_due(self.earlier, self.found.item, self.found.source.name, now=self.started_at, refresh=refresh):
            return None
        return self._as_before

    def known_page(self, page_fingerprint: str, *, refresh: bool) -> Outcome | Waiting | None:
        """The same once its page was fetched; None where the page is to be read."""
        self.fingerprint = page_fingerprint
        if refresh or not is_same_page(self.earlier, page_fingerprint, self.started_at):
            return None
        return self._as_before

    @property
    def _as_before(self) -> Outcome | Waiting:
        return Waiting() if self.earlier and self.earlier.outcome in _NOT_STORED else Outcome.UNCHANGED

    @property
    def is_back(self) -> bool:
        """Whether its page stands again, which was taken down."""
        return self.fingerprint is not None and self.earlier is not None and self.earlier.outcome is Outcome.REMOVED

    @property
    def was_interrupted(self) -> bool:
        """Whether another text of it was stored by a run that did not live to remember that."""
        before = self.earlier.text_sha256 if self.earlier else None
        return None not in (before, self.text_sha256) and before != self.text_sha256

    @property
    def is_as_before(self) -> bool:
        """Whether it was not fetched, or is the page that is known, listed as before: there is nothing to remember."""
        if self.earlier is None or self.is_back:
            return False
        if self.fingerprint is None:
            return True
        return self.fingerprint == self.earlier.fingerprint and self.earlier.listed in (None, self._listed)

    def written(self, outcome: WriteOutcome, extraction: Extraction) -> Visit:
        article = extraction.article
        return self.visit(
            _OUTCOMES[outcome],
            article_id=article.id,
            text_sha256=article.text_sha256,
            versions=None if outcome is WriteOutcome.DUPLICATE or article.duplicate_of else extraction.versions,
        )

    def unchanged(self) -> Visit:
        """Fetched, and as it was; or not even fetched."""
        if self.was_interrupted:
            return self.visit(Outcome.UPDATED)
        source, item = self.found
        next_try = after_needless_visit(self.earlier, item, source.name, self.started_at)
        return self.visit(Outcome.UNCHANGED, next_try=next_try)

    def failed(self, problem: Problem) -> Visit:
        failure = self._logged(problem)
        attempts = attempts_after(self.earlier, Outcome.FAILED)
        outcome, next_try = after_failure(failure, attempts, datetime.now(UTC))
        return self.visit(outcome, failure=failure, attempts=attempts, next_try=next_try)

    def removed(self) -> Visit:
        return self.visit(Outcome.REMOVED, next_try=datetime.now(UTC) + LONGEST_WAIT)

    def visit(self, outcome: Outcome, **changes: object) -> Visit:
        """What is known of the item now; of a stored article, what was known, where this visit did not get so far."""
        earlier = self.earlier
        known: dict[str, object] = {
            "url": self.found.item.url,
            "source": self.found.source.name,
            "outcome": outcome,
            "visited_at": datetime.now(UTC),
            "article_id": self.article_id or (earlier.article_id if earlier else None),
            "text_sha256": self.text_sha256 or (earlier.text_sha256 if earlier else None),
            "versions": earlier.versions if earlier else None,
            "fingerprint": self.fingerprint,
            "listed": self._listed,
            "hints": None if is_local(self.found.item) else self.found.item.hints,
        }
        return Visit.model_validate(known | changes)

    @property
    def _listed(self) -> str | None:
        item, earlier = self.found.item, self.earlier
        return listed_digest(item) if item.is_listed or earlier is None else earlier.listed

    def _logged(self, problem: Problem) -> Failure:
        url = self.found.item.url
        if problem.trace:
            logger.error("%s: %s failed unexpectedly\n%s", url, problem.failure.stage, problem.trace)
        return problem.failure.model_copy(update={"concerns": url})
