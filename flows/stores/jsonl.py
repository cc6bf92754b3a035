"""The JSON Lines store: one Extraction a line, for people who pipe and diff; what became of each URL stands beside it.

    open_store("facts.jsonl")     # facts.jsonl and facts.visits.jsonl

One process writes at a time; reading is always possible. An index of all articles is kept in memory and read anew by
each run: for more than some ten thousand articles use a database.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any, NamedTuple

from flows.state import Outcome, Visit
from flows.stores.base import (
    ClosedOnExit,
    StoredRecord,
    WriteOutcome,
    as_duplicate,
    day_of,
    is_same,
    known_kind,
    known_view,
    summary_of,
    without_repeats,
)
from flows.stores.lines import LineFile
from flows.stores.rows import flat_row, organizations_by_record, words_of
from schemas import RECORD_TYPES, Article, ConfigError, Extraction, StoreError

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


class JsonlStore(ClosedOnExit):
    """A file of Extractions. To be used by one thread."""

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self.name = str(path)
        self._lock: IO[bytes] | None = None
        self._extractions = LineFile(self.path, _describe_extraction)
        self._visits = LineFile(self.path.with_suffix(".visits.jsonl"), _describe_visit)
        self._prepare_file(create=create)
        self._load()

    def write(self, extraction: Extraction) -> WriteOutcome:
        self._begin_writing()
        extraction = without_repeats(extraction)
        article = extraction.article
        original = self._original_of(article.text_sha256, other_than=article.id)
        if original and article.duplicate_of is None:
            extraction = as_duplicate(extraction, original)
        stored = self.read(article.id)
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
        line = self._visits.get(url)
        return Visit.model_validate_json(line) if line else None

    def record_visit(self, visit: Visit) -> None:
        self._begin_writing()
        self._visits.put(visit.model_dump_json().encode())

    def visits(self, outcome: Outcome | None = None) -> Iterator[Visit]:
        for url, kept in list(self._visits.index()):
            visit = self.visit(url)
            if visit and outcome in (None, kept):
                yield visit

    def close(self) -> None:
        if self._lock:
            try:
                self._extractions.compact()
                self._visits.compact()
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
        self._visits.load()


def _describe_extraction(line: bytes) -> tuple[str, _About]:
    data = json.loads(line)
    article = Article.model_validate(data["article"])
    kinds = Counter(record["kind"] for record in data["records"])
    return article.id, _About(article.text_sha256, article.duplicate_of, day_of(article), kinds)


def _describe_visit(line: bytes) -> tuple[str, Outcome]:
    visit = Visit.model_validate_json(line)
    return visit.url, visit.outcome
