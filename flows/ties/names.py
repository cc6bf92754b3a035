"""Under which keys a name is known in other articles: what it is linked to, its ticker, its bare name, its aliases.

    "Pfizer Inc.", linked                    link:cik:78003, pfizer
    "the U.S. Food and Drug Administration"  food and drug administration
    "Kestrel Pharmaceuticals, Inc."          kestrel pharma
    "Coca-Cola", "Smith & Sons (NYSE: SMS)"  coca cola, smith and sons
    "the company"                            none: it names nobody

Two references that share a key are taken for one thing, unless they are linked to two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from extractors.gazetteers import agency, folded
from extractors.lexicons import entries
from extractors.same_spelling import bare_words
from schemas import Extraction, Organization, Reference
from schemas.entities import Entity

_FEWEST_LETTERS: Final = 3
_LINK: Final = "link:"
_LONGEST: Final = 500
"""Characters of a name that are looked at."""
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")
_HYPHEN: Final = re.compile(r"(?<=\w)[-‐‑–/](?=\w)")
_INITIALS: Final = re.compile(r"(?:\w\.){2,}")
_OWNERS: Final = re.compile(r"['’]s$")


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
            yield from (f"{_LINK}{entry.scheme}:{entry.value}" for entry in entity.identifiers)
        if isinstance(entity, Organization):
            yield from (f"{ticker.exchange}:{ticker.symbol}".casefold() for ticker in entity.tickers)
        if key := name_key(entity.name if entity else reference.text):
            yield key


def are_linked_apart(keys: Iterable[str], others: Iterable[str]) -> bool:
    """Whether both are linked, to different entries of one list: "Tetra Tech" is not "Tetra Technologies"."""
    mine, theirs = _links(keys), _links(others)
    return any(mine[scheme].isdisjoint(theirs[scheme]) for scheme in mine.keys() & theirs.keys())


def _links(keys: Iterable[str]) -> dict[str, set[str]]:
    """The values by scheme; what a kind of claim adds to a key stands behind a bar."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if key.startswith(_LINK):
            scheme, _, value = key.removeprefix(_LINK).partition("|")[0].partition(":")
            found[scheme].add(value)
    return found


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str | None:
    """A name without case, accents, legal forms and article; None where nothing in it is a name.

    What is written in several ways is written in one: hyphens, "&", initials, "Pharma" and "Pharmaceuticals".
    """
    if not any(char.isupper() or char.isdigit() for char in name):
        return None
    known = agency(name)
    if known:
        return folded(known.name)
    plain = _OWNERS.sub("", _IN_BRACKETS.sub("", name[:_LONGEST])) or name[:_LONGEST]
    key = _in_one_way(folded(" ".join(bare_words(_HYPHEN.sub(" ", plain)))))
    return key if len(key) > 1 else None


def _in_one_way(key: str) -> str:
    words = (_INITIALS.sub(lambda found: found[0].replace(".", ""), word) for word in key.split())
    return " ".join(_variants().get(word.rstrip("."), word) for word in words)


@cache
def _variants() -> dict[str, str]:
    """The word that stands for each of its variants."""
    rows = (line.split("\t") for line in entries("name_variants.tsv"))
    return {"&": "and", "+": "and"} | {other: short for short, others in rows for other in (short, *others.split())}
