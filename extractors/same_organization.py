"""Whether two names mean one organization.

sameness("Pfizer", "Pfizer Inc.")                        ->  "same"
sameness("FDA", "U.S. Food and Drug Administration")     ->  "same"
sameness("HIT", "Harbor Institute of Technology")        ->  "certain": its initials
sameness("Acme", "Acme Robotics")                        ->  "certain": what is left out only describes
sameness("Acme", "Acme Sapphire")                        ->  "if introduced": else Sapphire is a thing of Acme's
sameness("Harvard", "Harvard University")                ->  "if first": else Harvard may be anything
sameness("Bertarelli", "Officine Bertarelli")            ->  "if first"
sameness("Acme", "Acme Germany GmbH")                    ->  None: a subsidiary
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from extractors.acronyms import is_acronym_of, is_initialism
from extractors.common_words import is_ordinary_word
from extractors.company_names import parts_of
from extractors.gazetteers import (
    agency,
    country_of,
    folded,
    head_type,
    is_company_word,
    is_known_company,
    is_known_place,
    is_legal_form,
    is_surname,
    is_title_modifier,
    nationality_of,
    place_reading,
)
from extractors.same_spelling import bare_words, is_same_spelling, only_letters
from extractors.surface import is_function_word
from schemas import OrganizationType

_NUMBERS = frozenset({"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "First"})
_HUMPS = re.compile(r"[A-Z]")

Sameness = Literal["same", "certain", "if introduced", "if first"]
"""One name in two spellings; a short name by the words alone; or only where the text gives the long name (nearly)
before the short one."""


def is_same_organization(short: str, long: str) -> bool:
    """Whether a name is a shorter form of another, or the same in another spelling."""
    return sameness(short, long) in {"same", "certain", "if introduced"}


@lru_cache(maxsize=20_000)
def sameness(short: str, long: str) -> Sameness | None:
    """How one name may stand for another; None where it does not."""
    known = agency(short)
    if known and (known_long := agency(long)):
        return "same" if known.name == known_long.name else None
    if long.startswith(short) and (long == short + "s" if short.isupper() else _is_form(long.removeprefix(short))):
        return "same"  # "BCU" and "BCUs", "Acme Corporation" and "Acme Corporation Ltd"
    form, long_form = parts_of(short).form, parts_of(long).form
    if form and long_form and form != long_form:
        return None  # "Acme, Inc." and "Acme Ltd"
    one, other = bare_words(short), bare_words(long)
    if not one or not other:
        return None
    if is_same_spelling(short, long) or _without_country(one) == _without_country(other):
        return "same"
    if is_initialism(short.replace(" ", "")) and len(one) == 1 and len(one[0]) < 3:
        return None  # two letters spell too many names
    if is_acronym_of(" ".join(one), long) or _ends_in_acronym(one, other):
        return "certain"
    if other[0] in _NUMBERS and one == other[1:]:  # "Harbor Products" of "One Harbor Products, Inc."
        return "certain"
    # "FDA Premarket" is no long form of the FDA, nor is Acme Robotics, Inc. one of "Acme, Inc.".
    if known or form:
        return None
    if long_form == "llc" and len(one) == 1 < len(other) - 1 and one[0] == other[0] and len(one[0]) > 3:
        return "if introduced"  # "Roe" of "Roe Poe Doe LLP"
    return _as_beginning(one, other) or ("if first" if _is_telling_end(one, other) else None)


def _is_form(rest: str) -> bool:
    """ " Ltd", ", Inc.": legal forms and nothing else."""
    words = rest.replace(",", " ").split()
    return rest[:1] in {" ", ","} and bool(words) and all(is_legal_form(word) for word in words)


def organization_keys(name: str) -> set[str]:
    """Names of one organization share at least one of these: a first word, letters, an initial, a well-known body."""
    words = bare_words(name)
    if not words:
        return {name}
    keys = {folded(words[0])}
    if len(words) > 2 and (country_of(words[0]) or nationality_of(words[0])):
        keys.add(folded(words[1]))
    if known := agency(name):
        keys.add(f"={known.name}")
    if len(words) > 1 or is_initialism(words[0]) or len(_HUMPS.findall(words[0])) > 2:
        keys.add(f"^{words[0][0].upper()}")
    if len(words) in (2, 3):
        keys.add(folded(words[-1]))
    if len(letters := only_letters("".join(words))) > 3:
        keys.add(f"~{letters[:4].casefold()}")
    return keys


def _ends_in_acronym(short: list[str], long: list[str]) -> bool:
    """ "UK BIC" of "UK Battery Industrialisation Centre"."""
    is_framed = len(short) == 2 and len(long) > 2 and short[0] == long[0] and len(short[1]) > 2
    return is_framed and is_acronym_of(short[1], " ".join(long[1:]))


def _without_country(words: list[str]) -> list[str]:
    """ "Department of Energy" of "U.S. Department of Energy"."""
    opens_with_country = len(words) > 2 and (country_of(words[0]) or nationality_of(words[0]))
    return [word.casefold() for word in (words[1:] if opens_with_country else words)]


def _as_beginning(short: list[str], long: list[str]) -> Sameness | None:
    """How "Acme" may stand for "Acme Robotics", "Acme Sapphire" or "Acme University"."""
    count = len(short)
    if count >= len(long) or [folded(word) for word in short] != [folded(word) for word in long[:count]]:
        return None
    if count == 1 and (len(short[0]) < 3 or head_type(short[0]) or is_company_word(short[0])):
        return None
    if nationality_of(short[0]) and count == 1:
        return None
    rest = long[count:]
    if is_known_place(" ".join(short)):
        return "if first" if head_type(rest[-1]) in _DESCRIBING and not is_known_place(" ".join(long)) else None
    if any(_is_somewhere(word) for word in rest if word[:1].isupper()):
        return None
    if {"of", "for"} & set(rest) or rest[-1].isdigit():
        return None  # "Acme Board of Advisors", "Acme 11"
    kind = head_type(rest[-1])
    if kind is OrganizationType.UNKNOWN and rest[-1] not in {"Network", "Networks"}:
        return None  # "Acme Group Design Center"
    # "Harbor University" is not its press, "Acme" not the Acme Foundation.
    if kind not in {None, *_DESCRIBING}:
        return "if first" if len(rest) == 1 and not _is_somebody(short) else None
    if rest[0] in {"&", "and"} and len(rest) == 2:  # "Acme" of "Acme & Sons"
        return "certain"
    if is_company_word(rest[-1]) or kind is not None:
        return "certain"
    if len(rest) == 1:
        return "if introduced"
    return "if introduced" if _is_telling(short) and _is_plain_rest(rest) else None


def _is_telling(short: list[str]) -> bool:
    """ "PomTails" of "PomTails Mobile Grooming", "Bright Day" of "Bright Day Home Care"; "Global" opens many names."""
    if is_known_company(" ".join(short)) or any(word[0].islower() or head_type(word) for word in short):
        return False
    is_common = is_ordinary_word(short[0]) or is_surname(short[0]) or is_legal_form(short[0])
    is_common = is_common or is_title_modifier(short[0])
    return len(short) > 1 or (len(short[0]) > 3 and not is_common)


def _is_plain_rest(rest: list[str]) -> bool:
    """ "Mobile Grooming", "Global Protection": up to three words in capitals, the last one a common noun."""
    is_in_capitals = all(word[0].isupper() and not is_function_word(word) for word in rest)
    return len(rest) < 4 and is_in_capitals and is_ordinary_word(rest[-1])


def _is_somewhere(word: str) -> bool:
    """ "Germany", "French", "Osaka"; "University" and "Mobile" are also towns."""
    is_town = is_known_place(word) or (place_reading(word) is not None and not is_ordinary_word(word))
    is_place = country_of(word) or nationality_of(word) or is_town
    return bool(is_place) and head_type(word) is None and not is_company_word(word)


def _is_telling_end(short: list[str], long: list[str]) -> bool:
    """ "Bertarelli" of "Officine Bertarelli", "Bimbo" of "Grupo Bimbo", "Rams" of "Lyon Rams": the rest describes."""
    if len(short) == 1 and short[0] == long[-1] and short[0][0].isupper() and place_reading(" ".join(long[:-1])):
        return head_type(short[0]) is None and not is_company_word(short[0]) and not is_legal_form(short[0])
    if len(short) != 1 or not 2 <= len(long) <= 3 or short[0] != long[-1] or len(short[0]) < 4:
        return False
    word = short[0]
    is_common = head_type(word) or is_company_word(word) or is_legal_form(word) or nationality_of(word)
    is_joined = any(before in {"and", "&", "of", "for"} or is_ordinary_word(before) for before in long[:-1])
    return word[0].isupper() and not (is_common or is_joined or is_known_place(word) or is_ordinary_word(word))


def _is_somebody(words: list[str]) -> bool:
    """ "Ford" of the Ford Foundation is a company or a person."""
    return is_known_company(" ".join(words)) or (len(words) == 1 and is_surname(words[0]))


_DESCRIBING = frozenset(
    kind for word in ("Bank", "Media", "Bancorp", "Hospital", "Institute", "Network") if (kind := head_type(word))
)
