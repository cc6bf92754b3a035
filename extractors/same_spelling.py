"""Whether two names are one name in two spellings.

is_same_spelling("NRx Inc.", "NRX")                                     ->  True
is_same_spelling("Roe FC", "Roe Football Club")                         ->  True
is_same_spelling("Harbor.io", "Harbor")                                 ->  True
is_same_spelling("Harbor Fund The Harbor Fund, Inc.", "Harbor Fund")    ->  True: a heading ran into the name
is_same_spelling("Diamond Bay Mineral", "Diamond Bay Minerals Ltd.")    ->  True: a slip
"""

from __future__ import annotations

import re

from extractors.gazetteers import is_legal_form

_PUNCTUATION = re.compile(r"[®™*,]|(?<=[a-z])TM\b|\s\.(?=\s|$)")
_SITE = re.compile(r"(?<=\w)\.(?:com|net|org|io|ai|co|app|xyz)$", re.IGNORECASE)
_OPENERS = {"UN": ["united", "nations"], "EU": ["european", "union"]}
_CLOSERS = {"FC": ["football", "club"], "CC": ["cricket", "club"], "RFC": ["rugby", "football", "club"]}


def bare_words(name: str) -> list[str]:
    """The words of a name without legal forms, marks and article."""
    words = _PUNCTUATION.sub(" ", name.replace("’", "'")).split()
    while len(words) > 1 and is_legal_form(words[-1]):
        words.pop()
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words


def is_same_spelling(name: str, other: str) -> bool:
    one, two = _spelled_out(bare_words(name)), _spelled_out(bare_words(other))
    if one == two:
        return bool(one)
    letters, others = only_letters("".join(one)), only_letters("".join(two))
    if len(letters) > 3 and letters == others:
        return True
    return said_once(one) == said_once(two) or _is_slip(one, two)


def said_once(words: list[str]) -> list[str]:
    """ "harbor", "fund" of "harbor", "fund", "the", "harbor", "fund"."""
    core = [word for word in words if word != "the" and not _is_form(word)]
    half = len(core) // 2
    return core[:half] if half and core[:half] == core[half:] else words


def _is_form(word: str) -> bool:
    return is_legal_form(word.capitalize()) or is_legal_form(word.upper())


def only_letters(word: str) -> str:
    return "".join(char for char in word if char.isalnum() or char == "+")


def _spelled_out(words: list[str]) -> list[str]:
    """The words without case, with "UN" and "FC" in full and a web address as the name in it."""
    if not words:
        return words
    spelled = [word.casefold() for word in (*words[:-1], _SITE.sub("", words[-1]))]
    if len(spelled) > 1:
        spelled[:1] = _OPENERS.get(words[0].replace(".", ""), spelled[:1])
        spelled[-1:] = _CLOSERS.get(words[-1], spelled[-1:])
    return spelled


def _is_slip(one: list[str], other: list[str]) -> bool:
    """A letter too few at the end of one of three words or more."""
    if len(one) != len(other) or len(one) < 3:
        return False
    differing = [sorted(pair, key=len) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    short, long = differing[0]
    return len(short) > 3 and short.isalpha() and long.startswith(short) and len(long) - len(short) < 2
