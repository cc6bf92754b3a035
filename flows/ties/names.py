"""Under which keys a name is known in other articles: what it is linked to, its ticker, its bare name, its aliases.

    "Pfizer Inc.", linked                    cik:78003, pfizer
    "the U.S. Food and Drug Administration"  food and drug administration
    "the company"                            none: it names nobody

Two references that share a key are taken for one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractors.gazetteers import agency, folded
from extractors.same_spelling import bare_words
from schemas import Extraction, Organization, Reference
from schemas.entities import Entity

_FEWEST_LETTERS = 3


class Names:
    """The names of an article's records."""

    def __init__(self, extraction: Extraction) -> None:
        self._entities = {record.id: record for record in extraction.records if isinstance(record, Entity)}

    def sure_keys(self, reference: Reference | None) -> tuple[str, ...]:
        """Links, tickers and the full name; none for what is not named ("the company")."""
        return tuple(dict.fromkeys(self._sure(reference))) if reference else ()

    def keys(self, reference: Reference | None) -> tuple[str, ...]:
        """The sure keys, then those of the other names that the article uses."""
        entity = self._entities.get(reference.record_id or "") if reference else None
        aliases = entity.aliases if entity else ()
        others = (name_key(alias) for alias in aliases if len(alias) >= _FEWEST_LETTERS)
        return tuple(dict.fromkeys([*self.sure_keys(reference), *(key for key in others if key)]))

    def _sure(self, reference: Reference) -> Iterator[str]:
        entity = self._entities.get(reference.record_id or "")
        if entity is not None:
            yield from (f"{entry.scheme}:{entry.value}" for entry in entity.identifiers)
        if isinstance(entity, Organization):
            yield from (f"{ticker.exchange}:{ticker.symbol}".casefold() for ticker in entity.tickers)
        if key := name_key(entity.name if entity else reference.text):
            yield key


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str | None:
    """A name without case, accents, legal forms and article; None where nothing in it is a name."""
    if not any(char.isupper() or char.isdigit() for char in name):
        return None
    known = agency(name)
    key = folded(known.name if known else " ".join(bare_words(name)))
    return key if len(key) > 1 else None
