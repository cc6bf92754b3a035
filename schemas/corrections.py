"""Corrections: what a person says about a record that was read from an article. Kept apart from the records.

"Halden paid $130 million" was read as 130 million Canadian dollars: somebody changes the currency to USD. The record
as it was, the record as it shall be, who said so and when are one Correction; the store applies it, and keeps it. An
overlooked fact is added by one that has no record as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, Field, model_validator

from schemas.article import Moment
from schemas.base import Record, RecordId
from schemas.base import record_id as make_record_id
from schemas.extraction import AnyRecord
from schemas.model import Model
from schemas.span import Span

Verdict: TypeAlias = Literal["accepted", "rejected", "changed", "added"]

ADDED_BY = "correction"
"""The `extractor` of a record that a person added."""


class Correction(Model):
    """A person's verdict on one record. The newest that was not withdrawn holds; older ones are history."""

    id: str = Field(pattern=r"^correction_[0-9a-f]{16}$")
    """A digest of record, person, moment and verdict: storing a correction twice is harmless."""
    record_id: RecordId
    article_id: str
    kind: str
    verdict: Verdict
    by: str = Field(min_length=1, max_length=200)
    """Who says so, as they named themselves."""
    at: Moment
    before: AnyRecord | None = None
    """The record that was shown to the person; None exactly where the verdict is "added"."""
    after: AnyRecord | None = None
    """The record as it shall be, with the same id; None unless the verdict is "changed" or "added"."""
    note: str | None = Field(default=None, max_length=2000)
    withdrawn: bool = False

    @model_validator(mode="after")
    def _speaks_of_one_record(self) -> Correction:
        if (self.after is not None) != (self.verdict in ("changed", "added")):
            raise ValueError('"after" is given exactly where the verdict is "changed" or "added"')
        if (self.before is None) != (self.verdict == "added"):
            raise ValueError('"before" is given unless the verdict is "added"')
        for record in (self.before, self.after):
            if record is not None and (record.id, record.article_id, record.kind) != (
                self.record_id,
                self.article_id,
                self.kind,
            ):
                raise ValueError(f"a correction of {self.record_id} holds the record {record.id}")
        return self

    @property
    def record(self) -> AnyRecord:
        """The record that it speaks of: as it was shown, or as it was added."""
        record = self.before or self.after
        assert record is not None
        return record

    @property
    def standing(self) -> AnyRecord | None:
        """The record that shall stand because of this correction; None for a rejected one."""
        if self.verdict == "rejected":
            return None
        return self.after or self.before

    def applies_to(self, text: str) -> bool:
        """Whether every word that the corrected record points at stands at its place in `text`."""
        record = self.after or self.record
        return all(text[span.start : span.end] == span.text for span in spans_of(record))


def correct(
    record: Record,
    verdict: Verdict,
    *,
    by: str,
    at: datetime,
    after: Record | None = None,
    note: str | None = None,
) -> Correction:
    """A correction of `record`: `correct(figure, "changed", by="mh", at=now, after=figure.model_copy(…))`."""
    return _correction(record, verdict, by, at, before=record, after=after, note=note)


def add(record: Record, *, by: str, at: datetime, note: str | None = None) -> Correction:
    """The correction that adds a record which was overlooked; `added_id` gives it its id."""
    return _correction(record, "added", by, at, before=None, after=record, note=note)


def added_id(record: Record) -> str:
    """The id of a record that a person adds: the same fact added twice has one."""
    content = record.model_dump_json(exclude={"id", "section", "extractor"})
    return make_record_id(record.kind_prefix, record.article_id, ADDED_BY, content)


def _correction(
    record: Record,
    verdict: Verdict,
    by: str,
    at: datetime,
    *,
    before: Record | None,
    after: Record | None,
    note: str | None,
) -> Correction:
    return Correction.model_validate(
        {
            "id": correction_id(record.id, verdict, by, at),
            "record_id": record.id,
            "article_id": record.article_id,
            "kind": record.kind_prefix,
            "verdict": verdict,
            "by": by,
            "at": at,
            "before": None if before is None else before.model_dump(),
            "after": None if after is None else after.model_dump(),
            "note": note or None,
        }
    )


def correction_id(record_id: str, verdict: Verdict, by: str, at: datetime) -> str:
    """ "correction_" and 16 hex digits."""
    key = "\x00".join((record_id, verdict, by, at.isoformat()))
    return f"correction_{blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def in_force(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The correction that holds for each record: the newest that was not withdrawn, by record id."""
    standing = sorted((each for each in corrections if not each.withdrawn), key=lambda each: (each.at, each.id))
    return {correction.record_id: correction for correction in standing}


def spans_of(value: Any) -> Iterator[Span]:
    """Every span inside a record, wherever it stands: evidence, statement, a measure's words, a mention's cue."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
