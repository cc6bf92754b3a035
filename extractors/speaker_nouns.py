"""The common nouns that can say something: people ("analyst"), bodies ("company") and documents ("report")."""

from __future__ import annotations

from functools import cache

from extractors.lexicons import entries


@cache
def human_nouns() -> frozenset[str]:
    return frozenset(entries("human_nouns.txt"))


@cache
def speaking_things() -> dict[str, str]:
    """ "company" → "body", "report" → "document"."""
    return dict(entry.split("\t", 1) for entry in entries("speaking_things.txt"))


def singular(noun: str) -> str:
    for plural, single in (("women", "woman"), ("men", "man"), ("ies", "y")):
        if noun.endswith(plural):
            return noun[: -len(plural)] + single
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "is", "us")) else noun
