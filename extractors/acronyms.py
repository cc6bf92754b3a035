"""Whether a short form is made of the initials of a long one.

is_acronym_of("HAO", "Harbor Alliance for Oncology")                                  ->  True
is_acronym_of("ZFIC Alliance", "Zhongguancun FIC Innovative Drug … Alliance")         ->  True
is_acronym_of("HBN", "HarborBrandNetwork")                                            ->  True
is_acronym_of("EMA", "European Commission")                                           ->  False
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.gazetteers import head_type, is_legal_form, word_group

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_HUMPS = re.compile(r"[A-Z][a-z]+")
_LINKS = word_group("links in names")
_MAX_WORDS = 16


def is_acronym_of(short: str, long: str) -> bool:
    """Whether the letters of `short` are initials of the words of `long`, in order and leaving none but links out.

    A short form may end in the head word of the long one ("ZFIC Alliance"): its letters then need to cover only what
    stands before that word, or else all of the long form.
    """
    every = _WORDS.findall(long)[:_MAX_WORDS]
    words = [word for word in every if not is_legal_form(word)]
    if len(words) == 1 and len(humps := _HUMPS.findall(words[0])) > 2 and "".join(humps) == words[0]:
        words = humps
    short_words = short.replace(".", "").replace("’", "'").split()
    if len(words) < 2 or not short_words:
        return False
    if len(short_words) == 1:
        # "AEFC" counts the Corporation in, "HAO" of "Harbor Alliance for Oncology, Inc." does not.
        letters = _letters(short_words[0])
        return is_initialism(short_words[0]) and any(_spells(letters, long, whole=True) for long in (words, every))
    head = short_words[-1]
    if len(short_words) == 2 and head in words[1:] and head_type(head) is not None and is_initialism(short_words[0]):
        letters, before = _letters(short_words[0]), words[: words.index(head, 1)]
        return _spells(letters, before, whole=False) or _spells(letters, words, whole=True)
    return False


def may_stand_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a bracket may shorten the name before it: by words of it, or by letters of it in their order.

    "Harbor", "HBR Bank" and "HarBio" stand for "Harbor Biologics Bank"; "AFP" does not stand for "Tehran".
    """
    if set(short) & set(long):
        return True
    letters = iter(_letters("".join(long)))
    wanted = _letters("".join(short))
    initials = {word[:1].upper() for word in long}
    return bool(wanted) and wanted[0] in initials and all(char in letters for char in wanted)


def is_initialism(word: str) -> bool:
    """ "FDA", "NMPA", "DoD", "U.S.", "R&D": short, and mostly capitals."""
    letters = [char for char in word if char.isalpha()]
    return 2 <= len(letters) <= 8 and sum(char.isupper() for char in letters) * 3 >= len(letters) * 2


def _letters(short: str) -> str:
    return "".join(char for char in short if char.isalnum()).upper()


def _spells(letters: str, words: list[str], whole: bool) -> bool:
    """Whether `words` spell `letters`: each word by its first letter, a word in capitals also as it stands, a link by
    its first letter or not at all. With `whole` no other word may be left out."""
    reached = {0}
    for count, word in enumerate(words):
        following = set()
        initial = word[0].upper()
        for position in reached:
            if position == len(letters):
                if not whole or word.lower() in _LINKS:
                    following.add(position)
                continue
            if letters[position] == initial:
                following.add(position + 1)
            if word.isupper() and letters.startswith(word, position):
                following.add(position + len(word))
            if word.lower() in _LINKS and count > 0:
                following.add(position)
        reached = following
    return len(letters) in reached
