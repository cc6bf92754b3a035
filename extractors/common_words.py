"""Whether a word is in the dictionary: names made of such words are shared by many, and may be no names at all.

is_ordinary_word("Summit")       ->  True
is_inflected_word("details")     ->  True
is_ordinary_word("Alnylam")      ->  False
"""

from __future__ import annotations

from functools import cache

from extractors.lexicons import entries


def is_ordinary_word(word: str) -> bool:
    """Whether it is a noun or a verb of English, in any form."""
    forms, lemmas = _words()
    lowered = word.lower()
    return lowered in lemmas or lowered in forms


def is_inflected_word(word: str) -> bool:
    """Whether it is a regular plural or another such form, and nothing else: not "media"."""
    forms, lemmas = _words()
    lowered = word.lower()
    return lowered in forms and lowered not in lemmas and lowered.endswith(("s", "ed", "ing"))


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    rows = [line.split("\t") for line in entries("lemmas.tsv.xz")]
    return frozenset(form for form, _ in rows), frozenset(lemma for _, lemma in rows)
