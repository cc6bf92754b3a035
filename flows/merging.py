"""One store of many: what shards were ingested into on many machines, or what two teams have kept apart.

    report = merge(["facts/"], "postgresql://user@host/news")

Each article is written as an ingestion would have written it, so that copies and ties are settled across all stores:
of two copies the first that was taken over keeps the records. Run it again when more has come: each store is taken up
behind the change that was taken over last; of one whose taking over was interrupted what is there already stays.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Final

from flows.state import Outcome, Visit
from flows.stores import MergePoint, Store, WriteOutcome, open_store
from schemas import Article, ConfigError, Extraction, Model
from schemas.article import Moment

logger = logging.getLogger(__name__)

_SUFFIXES: Final = (".db", ".sqlite", ".sqlite3")
_OUTCOMES: Final = {
    WriteOutcome.CREATED: Outcome.NEW,
    WriteOutcome.REPLACED: Outcome.UPDATED,
    WriteOutcome.DUPLICATE: Outcome.DUPLICATE,
}

OnArticle = Callable[[int, int], None]
"""Given after each article: how many of a store are done, of how many."""


class MergeReport(Model):
    """What was taken over."""

    store: str
    started_at: Moment
    seconds: float
    stores: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    """Copies of what another store had, or the same one."""
    older: int = 0
    """Fetched before what is there already under the same id: left as it is."""
    notes: tuple[str, ...] = ()

    def summary(self) -> str:
        """ "4 stores: 38 new, 2 duplicates in 1.2 s"."""
        counts = ((self.new, "new"), (self.updated, "updated"), (self.unchanged, "unchanged"))
        more = ((self.duplicates, "duplicates"), (self.older, "older than what is there"))
        told = ", ".join(f"{count} {word}" for count, word in (*counts, *more) if count) or "nothing new"
        return f"{self.stores} stores: {told} in {self.seconds:.1f} s"


def merge(sources: Sequence[str], into: str, *, on_article: OnArticle | None = None) -> MergeReport:
    """Take the stores over: files, folders with .db files, URLs of PostgreSQL, in this order. Raises StoreError."""
    started_at, began = datetime.now(UTC), monotonic()
    counts: Counter[str] = Counter()
    notes: list[str] = []
    names = list(_stores_in(sources, into))
    with open_store(into) as target:
        for name in names:
            with open_store(name, create=False) as source:
                if source.identity() == target.identity():
                    raise ConfigError(f"{name} cannot be merged into itself")
                _Merge(source, name, target, counts, notes).run(on_article)
            counts["stores"] += 1
    seconds = round(monotonic() - began, 3)
    return MergeReport(store=into, started_at=started_at, seconds=seconds, notes=tuple(notes), **counts)


def _stores_in(sources: Sequence[str], into: str) -> Iterator[str]:
    for source in sources:
        path = Path(source)
        if "://" in source or not path.is_dir():
            yield source
            continue
        target = Path(into.removeprefix("sqlite:///")).absolute()
        files = (file for file in path.iterdir() if file.suffix in _SUFFIXES and file.name[0] != ".")
        found = sorted(str(file) for file in files if file.absolute() != target)
        if not found:
            raise ConfigError(f"there is no store in {source}")
        yield from found


class _Merge:
    """One store into another."""

    def __init__(self, source: Store, name: str, target: Store, counts: Counter[str], notes: list[str]) -> None:
        self._source, self._name, self._target = source, name, target
        self._counts, self._notes = counts, notes
        self._visits: dict[str, Visit] = {}

    def run(self, on_article: OnArticle | None) -> None:
        identity, last = self._source.identity(), self._source.last_change()
        since = self._since(self._target.merge_point(identity))
        if since == last:
            return
        self._visits = {visit.article_id: visit for visit in self._source.visits() if visit.article_id}
        due = self._source.changed_articles(since)
        for number, article_id in enumerate(due, start=1):
            self._take(article_id)
            if on_article:
                on_article(number, len(due))
        if count := sum(1 for _ in self._source.corrections()):
            self._notes.append(f"{self._name}: its {count} corrections hold in what was taken over, and stay there")
        self._target.keep_merge_point(identity, MergePoint(last, self._source.mark_at(last)))

    def _since(self, known: MergePoint | None) -> int:
        if known is None:
            return 0
        if known.cursor <= self._source.last_change() and known.mark == self._source.mark_at(known.cursor):
            return known.cursor
        self._notes.append(f"{self._name} is not as it was (was it restored from a backup?): all of it was taken over")
        return 0

    def _take(self, article_id: str) -> None:
        extraction = self._source.read(article_id)
        if extraction is None:
            return
        there = self._target.read(article_id)
        if there is not None and _is_older(extraction.article, there.article):
            self._counts["older"] += 1
            return
        outcome = self._target.write(self._placed(extraction), lambda written: self._visit(article_id, written))
        self._counts[_WORDS[outcome]] += 1
        removed_at = self._source.removed_at(article_id)
        if removed_at is not None:
            self._target.mark_removed(article_id, removed_at)

    def _placed(self, extraction: Extraction) -> Extraction:
        """A copy points at what its original points at there: that may be a copy of what another store had."""
        original = extraction.article.duplicate_of
        there = self._target.read(original) if original else None
        if there is None or there.article.duplicate_of is None:
            return extraction
        article = extraction.article.model_copy(update={"duplicate_of": there.article.duplicate_of})
        return extraction.model_copy(update={"article": article})

    def _visit(self, article_id: str, outcome: WriteOutcome) -> Visit | None:
        """What an ingestion would remember of it, so that a later one does not read the page again."""
        visit = self._visits.get(article_id)
        if visit is None or outcome is WriteOutcome.UNCHANGED:
            return visit
        return visit.model_copy(update={"outcome": _OUTCOMES[outcome]})


_WORDS: Final = {
    WriteOutcome.CREATED: "new",
    WriteOutcome.REPLACED: "updated",
    WriteOutcome.UNCHANGED: "unchanged",
    WriteOutcome.DUPLICATE: "duplicates",
}


def _is_older(one: Article, there: Article) -> bool:
    """Of one page at two times."""
    if one.text_sha256 == there.text_sha256 or one.fetched_at is None or there.fetched_at is None:
        return False
    return one.fetched_at < there.fetched_at
