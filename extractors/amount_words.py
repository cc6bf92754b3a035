"""The sets of words that tell what a number is, from the lexicon."""

from __future__ import annotations

from functools import cache

from extractors.lexicons import entries


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(words.split()) for name, words in (line.split("\t") for line in entries("amount_word_sets.tsv"))
    }


def word_set(name: str) -> frozenset[str]:
    """One set by its name: "compared" holds "higher", "as", "the" …"""
    return _word_sets()[name]
