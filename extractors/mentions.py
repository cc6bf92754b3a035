"""Where the entities of an article are named: every mention in the order of the text, with its record."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc, Token

from extractors.reading import records_of
from schemas.entities import Entity

Doc.set_extension("mentions", default=None, force=True)


class Mention(NamedTuple):
    start: int
    end: int
    entity: Entity


def mentions_of(doc: Doc) -> list[Mention]:
    """Every mention of the entities found so far, in the order of the text."""
    entities = records_of(doc, Entity)
    cached: tuple[int, list[Mention]] | None = doc._.mentions
    if cached is None or cached[0] != len(entities):
        found = [Mention(span.start, span.end, entity) for entity in entities for span in entity.mentions]
        cached = len(entities), sorted(found, key=lambda mention: (mention.start, mention.end))
        doc._.mentions = cached
    return cached[1]


def mentions_within(doc: Doc, start: int, end: int) -> list[Mention]:
    """The mentions that share a character with start:end."""
    found = mentions_of(doc)
    # Mentions do not overlap, so at most one that begins before `start` reaches into the stretch.
    first = max(0, bisect_left(found, start, key=lambda mention: mention.start) - 1)
    last = bisect_left(found, end, key=lambda mention: mention.start)
    return [mention for mention in found[first:last] if mention.end > start]


def mentions_before(doc: Doc, position: int, entities: Iterable[Entity]) -> list[Mention]:
    """The mentions of these entities that end before a place in the text."""
    wanted = {entity.id for entity in entities}
    found = mentions_of(doc)
    last = bisect_right(found, position, key=lambda mention: mention.start)
    return [mention for mention in found[:last] if mention.end <= position and mention.entity.id in wanted]


def token_at(doc: Doc, position: int) -> Token | None:
    """The token that a character stands in, else the next one; None behind the last."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx + len(doc[middle]) <= position:
            low = middle + 1
        else:
            high = middle
    return doc[low] if low < len(doc) else None
