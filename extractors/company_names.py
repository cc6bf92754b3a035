"""The parts of a company's name, so that two spellings of it can be compared.

parts_of("The Harbor & Sons Holdings Co., Ltd.")
    ->  words ("harbor", "and", "sons"), tails {"holdings"}, form "ltd"
parts_of("AMAZON COM INC"), parts_of("Amazon.com")   ->  words ("amazon",), form "inc"; words ("amazon",), no form
parts_of("VERTEX PHARMACEUTICALS INC / MA").words     ->  ("vertex", "pharmaceuticals")
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.gazetteers import folded, is_company_word, is_legal_form

_FILING_MARK = re.compile(r"\s*[/\\]\s*[A-Z]{2,3}\s*[/\\]?$|\s*/+$", re.IGNORECASE)
"""What a register adds: "/DE/", " / MA", "/ADR", "\\DE\\"."""
_BRACKET = re.compile(r"\s*\((?:the|class [a-c]|[a-z]{2,4})\)\s*$", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:\w\.){1,4}(?:\w\b)?")
_SLASHED_FORM = re.compile(r"\b([A-Za-z])\s?/\s?([A-Za-z])\b")
_MARKS = re.compile(r"[®™©]|(?<=[a-z])TM\b")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’‘`]")

_FORMS: dict[str, str] = {
    form: family
    for family, forms in {
        "inc": "inc incorporated corp corporation co company cos companies",
        "ltd": "ltd limited pty pte bhd berhad pvt",
        "plc": "plc",
        "llc": "llc lp llp pllc pc apc",
        "german": "gmbh mbh ag kg kgaa se aktiengesellschaft",
        "latin": "sa sas sarl spa srl saa sab sl slu ltda sgps",
        "dutch": "nv bv",
        "nordic": "ab asa as aps oyj oy publ",
        "asian": "kk tbk jsc pjsc ojsc ooo",
    }.items()
    for form in forms.split()
}  # fmt: skip
_TAILS = frozenset({"holdings", "holding", "group", "com", "companies", "gruppen", "groupe"})
"""Left out as often as not: "Goldman Sachs" is the Goldman Sachs Group, "Amazon" is Amazon.com."""
_NEUTRAL = frozenset({"adr", "ads", "de", "cv"})
"""What stands among the legal forms of a register's names without being one."""
_DESCRIBING = frozenset({
    "international", "global", "worldwide", "america", "usa", "financial", "platforms", "systems", "wholesale", "motor",
    "motors", "pizza", "stores", "interactive", "online", "data", "trust", "reit", "bancorp", "bank", "airlines",
    "media",
})  # fmt: skip


class NameParts(NamedTuple):
    """`words` without legal form and tails, lower case, without accents and marks."""

    words: tuple[str, ...]
    tails: frozenset[str]
    form: str | None
    """The family of the legal form: "inc" for "Corp.", "german" for "AG"; None where none is written."""
    letters: str
    """Those of the words, without the spaces between them."""


@lru_cache(maxsize=50_000)
def parts_of(name: str) -> NameParts:
    """A name taken apart; at least one word stays, however the name is made ("Group", "The Company")."""
    words = _with_spelled_form(words_of(name))
    form: str | None = None
    tails = set()
    while len(words) > 1:
        last = words[-1]
        if last in _FORMS:
            form = form or _FORMS[last]
        elif last in _TAILS:
            tails.add(last)
        elif not (last in _NEUTRAL or last in {"and", "new"}):
            break
        words = words[:-1]
    return NameParts(words, frozenset(tails), form, "".join(words))


def _with_spelled_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "a", "s" at the end as "as": how a register writes "A/S"."""
    for size in (3, 2):
        joined = "".join(words[-size:])
        if len(words) > size and len(joined) == size and joined in _FORMS:
            return (*words[:-size], joined)
    return words


def words_of(name: str) -> tuple[str, ...]:
    """The words in lower case: "J.P. Morgan & Co." as jp, morgan, and, co; "Novo Nordisk A/S" as novo, nordisk, as."""
    name = _BRACKET.sub("", _FILING_MARK.sub("", _MARKS.sub("", name.strip())))
    name = _SLASHED_FORM.sub(r"\1\2", _APOSTROPHE.sub("", name))
    name = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), name)
    words = _WORD.findall(folded(name.replace("&", " and ").replace("+", " and ")))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return tuple(words)


def opening_of(name: str) -> str:
    """The first letters, three, or the two of a first word that has no more: names that may be the same share them.

    Cheap: it is asked of every row of a list.
    """
    start = name[:3]
    if start.isalnum() and start.isascii() and start.lower() != "the":
        return start.lower()
    if start[2:] == " " and start[:2].isalnum() and start.isascii():
        return start[:2].lower()
    return _letters(name)[:3]


def openings_like(name: str) -> set[str]:
    """The openings of names that may be the same as this one: "JP Morgan" and "JPMorgan", "U.S. Bank" and "US Bank"."""
    letters = _letters(name)
    return {letters[:2], letters[:3]}


def _letters(name: str) -> str:
    """The first of them, without an article, marks and accents."""
    name = name[4:] if name[:4].lower() == "the " else name
    return "".join(char for char in folded(name[:12]) if char.isalnum())


def is_describing(word: str) -> bool:
    """ "pharmaceuticals", "international": says what a company does, and is left out where it is known."""
    return word in _DESCRIBING or is_company_word(word.capitalize()) or is_legal_form(word.capitalize())
