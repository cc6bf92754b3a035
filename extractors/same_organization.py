"""Whether two names mean one organization.

is_same_organization("Pfizer", "Pfizer Inc.")                        ->  True
is_same_organization("FDA", "U.S. Food and Drug Administration")     ->  True
is_same_organization("Acme", "Acme Robotics")                        ->  True
is_same_organization("Acme", "Acme Germany GmbH")                    ->  False: a subsidiary
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.acronyms import is_acronym_of, is_initialism
from extractors.gazetteers import (
    agency,
    country_of,
    folded,
    head_type,
    is_company_word,
    is_known_place,
    is_legal_form,
    nationality_of,
    place_reading,
)

_PUNCTUATION = re.compile(r"[®™*,]|\s\.(?=\s|$)")


@lru_cache(maxsize=20_000)
def is_same_organization(short: str, long: str) -> bool:
    """Whether a name is a shorter form of another, or the same in another spelling."""
    if agency(short) and agency(long):
        return agency(short).name == agency(long).name  # type: ignore[union-attr]
    one, other = bare_words(short), bare_words(long)
    if not one or not other:
        return False
    if [word.casefold() for word in one] == [word.casefold() for word in other]:
        return True
    if _without_country(one) == _without_country(other):
        return True
    if is_initialism(short.replace(" ", "")) and len(one) == 1 and len(one[0]) < 3:
        return False  # two letters spell too many names
    return is_acronym_of(" ".join(one), " ".join(other)) or _is_beginning(one, other)


def organization_keys(name: str) -> set[str]:
    """Names of one organization share at least one of these: a first word, an initial, a well-known body."""
    words = bare_words(name)
    if not words:
        return {name}
    keys = {folded(words[0])}
    if len(words) > 2 and (country_of(words[0]) or nationality_of(words[0])):
        keys.add(folded(words[1]))
    if known := agency(name):
        keys.add(f"={known.name}")
    if len(words) > 1 or is_initialism(words[0]):
        keys.add(f"^{words[0][0].upper()}")
    return keys


def bare_words(name: str) -> list[str]:
    """The words of a name without legal forms, marks and article."""
    words = _PUNCTUATION.sub(" ", name.replace("’", "'")).split()
    while len(words) > 1 and is_legal_form(words[-1]):
        words.pop()
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words


def _without_country(words: list[str]) -> list[str]:
    """ "Department of Energy" of "U.S. Department of Energy"."""
    opens_with_country = len(words) > 2 and (country_of(words[0]) or nationality_of(words[0]))
    return [word.casefold() for word in (words[1:] if opens_with_country else words)]


def _is_beginning(short: list[str], long: list[str]) -> bool:
    """ "Acme" of "Acme Robotics": what is left out only describes."""
    count = len(short)
    if count >= len(long) or [folded(word) for word in short] != [folded(word) for word in long[:count]]:
        return False
    if count == 1 and (len(short[0]) < 3 or head_type(short[0]) or is_company_word(short[0])):
        return False
    if is_known_place(" ".join(short)) or (nationality_of(short[0]) and count == 1):
        return False
    rest = long[count:]
    if any(country_of(word) or nationality_of(word) or place_reading(word) for word in rest if word[:1].isupper()):
        return False
    # "Harbor University" is not its press, "Acme" not the Acme Foundation.
    if rest[0] in {"of", "for"} or head_type(rest[-1]) not in {None, *_DESCRIBING}:
        return False
    if rest[0] in {"&", "and"} and len(rest) == 2:  # "Acme" of "Acme & Sons"
        return True
    return is_company_word(rest[-1]) or len(rest) == 1 or head_type(rest[-1]) is not None


_DESCRIBING = frozenset(
    kind for word in ("Bank", "Media", "Bancorp", "Hospital", "Institute", "Network") if (kind := head_type(word))
)
