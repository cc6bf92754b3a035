"""The JSON Lines store: one Extraction a line, for people who pipe and diff; the state of ingestion stands beside it.

    open_store("facts.jsonl")     # facts.jsonl, facts.visits.jsonl and facts.state.jsonl

One process writes at a time; reading is always possible. An index of all articles is kept in memory and read anew by
each run: for more than some ten thousand articles use a database.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

from flows.report import IngestReport
from flows.state import Outcome, SourceCursor, Visit
from flows.stores.articles import as_duplicate, day_of, is_same, summary_of, without_repeats
from flows.stores.base import ClosedOnExit, StoredRecord, WriteOutcome, known_kind, known_view
from flows.stores.line_state import LineState, Removal
from flows.stores.lines import LineFile
from flows.stores.no_history import KeepsNoHistory
from flows.stores.organizations import organizations_by_record
from flows.stores.rows import flat_row, words_of
from schemas import RECORD_TYPES, Article, ConfigError, Extraction, StoreError, Versions

try:
    import fcntl
except ImportError:  # Windows: two writers at once are not noticed there
    fcntl = None  # type: ignore[assignment]


class _About(NamedTuple):
    """What the index keeps of an article."""

    text_sha256: str
    duplicate_of: str | None
    day: date | None
    kinds: Counter[str]


class JsonlStore(KeepsNoHistory, ClosedOnExit):
    """A file of Extractions. To be used by one thread."""

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self.name = str(path)
        self._lock: IO[bytes] | None = None
        self._extractions = LineFile(self.path, _describe_extraction)
        self._state = LineState(self.path)
        self._prepare_file(create=create)
        self._load()

    def write(
        self, extraction: Extraction, remember: Callable[[WriteOutcome], Visit | None] | None = None
    ) -> WriteOutcome:
        outcome = self._write(extraction)
        if remember and (visit := remember(outcome)):
            self.record_visit(visit)
        return outcome

    def _write(self, extraction: Extraction) -> WriteOutcome:
        self._begin_writing()
        extraction = without_repeats(extraction)
        article = extraction.article
        original = self._original_of(article.text_sha256, other_than=article.id)
        if original and article.duplicate_of is None:
            extraction = as_duplicate(extraction, original)
        stored = self.read(article.id)
        if self.removed_at(article.id):
            self._state.put(Removal(article_id=article.id, at=None))
        if stored is not None and is_same(stored, extraction):
            return WriteOutcome.UNCHANGED
        self._extractions.put(extraction.model_dump_json().encode())
        if extraction.article.duplicate_of:
            return WriteOutcome.DUPLICATE
        return WriteOutcome.CREATED if stored is None else WriteOutcome.REPLACED

    def read(self, article_id: str) -> Extraction | None:
        line = self._extractions.get(article_id)
        return Extraction.model_validate_json(line) if line else None

    def articles(self) -> Iterator[Article]:
        return (extraction.article for extraction in self._newest_first())

    def records(
        self,
        kind: str,
        *,
        text: str | None = None,
        organization: str | None = None,
        since: date | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredRecord]:
        known_kind(kind)
        found = 0
        for extraction in self._newest_first(kind, since):
            summary = summary_of(extraction.article)
            organizations = organizations_by_record(extraction) if organization else {}
            for record in extraction.records:
                if record.kind != kind:
                    continue
                if text and text.casefold() not in words_of(record, flat_row(record)):
                    continue
                if organization and organization.casefold() not in organizations[record.id]:
                    continue
                if limit is not None and found >= limit:
                    return
                found += 1
                yield StoredRecord(record, summary)

    def counts(self) -> dict[str, int]:
        entries = [about for _, about in self._extractions.index()]
        kinds = sum((about.kinds for about in entries), Counter[str]())
        duplicates = sum(about.duplicate_of is not None for about in entries)
        return {"article": len(entries), "duplicate": duplicates} | {kind: kinds[kind] for kind in RECORD_TYPES}

    def view(self, name: str, *, limit: int | None = None) -> Iterator[dict[str, Any]]:
        known_view(name)
        raise ConfigError(f"{self.name} holds lines, which are tied to nothing: ties between articles need a database")

    def find_text(self, text_sha256: str) -> str | None:
        return self._original_of(text_sha256)

    def visit(self, url: str) -> Visit | None:
        return self._state.visit(url)

    def visits_of(self, urls: Collection[str]) -> dict[str, Visit]:
        return {url: visit for url in urls if (visit := self._state.visit(url)) is not None}

    def record_visit(self, visit: Visit) -> None:
        self._begin_writing()
        self._state.put_visit(visit)

    def visits(self, outcome: Outcome | None = None) -> Iterator[Visit]:
        return self._state.visits(outcome)

    def source_cursor(self, source: str) -> SourceCursor | None:
        return self._state.source_cursor(source)

    def source_cursors(self) -> Iterator[SourceCursor]:
        return self._state.source_cursors()

    def record_source_cursor(self, cursor: SourceCursor) -> None:
        self._begin_writing()
        self._state.put(cursor)

    def record_run(self, report: IngestReport) -> None:
        self._begin_writing()
        self._state.put(report)

    def runs(self, limit: int | None = None) -> Iterator[IngestReport]:
        return self._state.runs(limit)

    def mark_removed(self, article_id: str, at: datetime | None) -> bool:
        self._begin_writing()
        if self._extractions.get(article_id) is None:
            return False
        if self.removed_at(article_id) != at:
            self._state.put(Removal(article_id=article_id, at=at))
        return True

    def removed_at(self, article_id: str) -> datetime | None:
        return self._state.removed_at(article_id)

    def copies_of(self, article_id: str) -> list[str]:
        return sorted(key for key, about in self._extractions.index() if about.duplicate_of == article_id)

    def extracted_by(self) -> Iterator[tuple[str, Versions]]:
        for key in sorted(key for key, about in self._extractions.index() if about.duplicate_of is None):
            extraction = self.read(key)
            if extraction:
                yield key, extraction.versions

    def inconsistencies(self) -> Iterator[str]:
        keys = {key for key, _ in self._extractions.index()}
        for key, about in self._extractions.index():
            if about.duplicate_of and about.duplicate_of not in keys:
                yield f"{key} is a copy of {about.duplicate_of}, which is missing"

    def close(self) -> None:
        if self._lock:
            try:
                self._extractions.compact()
                self._state.compact()
            finally:
                self._lock.close()
                self._lock = None

    def _newest_first(self, kind: str | None = None, since: date | None = None) -> Iterator[Extraction]:
        """The articles that have such records and were published on or after a day."""
        days = {key: about.day for key, about in self._extractions.index() if kind is None or about.kinds[kind]}
        for key in sorted(days, key=lambda key: (-(days[key] or date.min).toordinal(), key)):
            day = days[key]
            extraction = self.read(key) if since is None or (day and day >= since) else None
            if extraction:
                yield extraction

    def _original_of(self, text_sha256: str, *, other_than: str | None = None) -> str | None:
        for key, about in self._extractions.index():
            if about.text_sha256 == text_sha256 and about.duplicate_of is None and key != other_than:
                return key
        return None

    def _prepare_file(self, *, create: bool) -> None:
        if not create and not self.path.exists():
            raise StoreError(f"there is no store {self.name}", concerns=self.name)
        if create:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.open("ab").close()
            except OSError as error:
                raise StoreError(f"cannot write {self.name}: {error.strerror}", concerns=self.name) from error

    def _begin_writing(self) -> None:
        """Take the lock that one writer holds until it closes the store; another may have written before."""
        if self._lock:
            return
        try:
            lock = self.path.with_name(f".{self.path.name}.lock").open("ab")
        except OSError as error:
            raise StoreError(f"cannot write {self.name}: {error.strerror}", concerns=self.name) from error
        if fcntl:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                lock.close()
                raise StoreError(f"{self.name} is being written by another process", concerns=self.name) from error
        self._lock = lock
        self._load()

    def _load(self) -> None:
        self._extractions.load()
        self._state.load()


def _describe_extraction(line: bytes) -> tuple[str, _About]:
    data = json.loads(line)
    article = Article.model_validate(data["article"])
    kinds = Counter(record["kind"] for record in data["records"])
    return article.id, _About(article.text_sha256, article.duplicate_of, day_of(article), kinds)
