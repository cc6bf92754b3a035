"""Whether a short form is made of the initials of a long one.

is_acronym_of("HAO", "Harbor Alliance for Oncology")                                  ->  True
is_acronym_of("ZFIC Alliance", "Zhongguancun FIC Innovative Drug … Alliance")         ->  True
is_acronym_of("EMA", "European Commission")                                           ->  False
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.gazetteers import head_type, is_legal_form, word_group

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LINKS = word_group("links in names")
_MAX_WORDS = 16


def is_acronym_of(short: str, long: str) -> bool:
    """Whether the letters of `short` are initials of the words of `long`, in order and leaving none but links out.

    A short form may end in the head word of the long one ("ZFIC Alliance"): its letters then need to cover only the
    beginning of the long form.
    """
    words = [word for word in _WORDS.findall(long) if not is_legal_form(word)][:_MAX_WORDS]
    short_words = short.replace(".", "").replace("’", "'").split()
    if len(words) < 2 or not short_words:
        return False
    if len(short_words) == 1:
        return is_initialism(short_words[0]) and _spells(_letters(short_words[0]), words, whole=True)
    head = short_words[-1]
    if len(short_words) == 2 and head in words[1:] and head_type(head) is not None and is_initialism(short_words[0]):
        return _spells(_letters(short_words[0]), words[: words.index(head, 1)], whole=False)
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
