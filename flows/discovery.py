"""What there is to read: the items of the sources, each URL once, failures in between."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice, zip_longest
from typing import NamedTuple, TypeVar

from flows.canonical import canonical_url
from flows.report import Tally
from flows.retrying import with_retries
from flows.sources import Item, Source
from flows.sources.warc import WarcFile
from schemas import Failure, SourceError

logger = logging.getLogger(__name__)
ValueT = TypeVar("ValueT")


class Found(NamedTuple):
    """An item, and the source that can fetch it."""

    source: Source
    item: Item


def discover(source: Source) -> Iterator[Found | Failure]:
    """What a source lists now. Raises SourceError, before the first entry if it can't be read at all."""
    entries = iter(source.discover())
    first = list(islice(entries, 1))
    return (entry if isinstance(entry, Failure) else _found(source, entry) for entry in chain(first, entries))


def listed_by(source: Source) -> Iterator[Found | Failure]:
    """What a source lists now, tried up to three times; one Failure in place of what cannot be read."""
    try:
        yield from with_retries(partial(discover, source))
    except SourceError as error:
        yield source_failure(source.name, error)
    except Exception as error:  # one source must not end the run
        logger.exception("%s: cannot be listed", source.name)
        yield source_failure(source.name, error)


def source_failure(name: str, error: BaseException) -> Failure:
    """A source that could not be listed, as it stands in the report."""
    message = error.message if isinstance(error, SourceError) else str(error)
    return Failure(stage="discover", error=type(error).__name__, message=message, concerns=name)


def each_url_once(listed: Iterable[Found | Failure | None], tally: Tally) -> Iterator[Found | None]:
    """Each URL once, however many sources list it. None: nothing more is listed yet."""
    seen = set()
    for entry in listed:
        if entry is None:
            yield None
        elif isinstance(entry, Failure):
            tally.add_failure(entry)
        elif entry.item.url not in seen:
            seen.add(entry.item.url)
            tally.add_found(entry.source.name)
            yield entry


def at_once(listed: Iterable[Found | None], most: int) -> Iterator[list[Found]]:
    """What is listed now, `most` of it at a time; an empty list where nothing more is listed yet."""
    batch: list[Found] = []
    for entry in listed:
        if entry is not None:
            batch.append(entry)
        if entry is None or len(batch) == most:
            yield batch
            batch = []
    if batch:
        yield batch


def by_turns(lists: Iterable[Sequence[ValueT]]) -> Iterator[ValueT]:
    """The first of each list, then the second of each: no host holds up those listed behind it."""
    gap = object()
    for turn in zip_longest(*lists, fillvalue=gap):
        yield from (value for value in turn if value is not gap)  # type: ignore[misc]


def _found(source: Source, item: Item) -> Found:
    """A page in a WARC file is found by the address under which it was crawled."""
    url = item.url if isinstance(source, WarcFile) else canonical_url(item.url)
    return Found(source, item if url == item.url else replace(item, url=url))
