"""How far the field of an office reaches, where a board or the name of the house behind it makes that certain.

"vice president of advanced development programs at Acme"   ->  up to "programs"
"managing director and consumer internet analyst at Acme"   ->  up to "analyst"
"deputy administrator for exploration in Acme's directorate" ->  up to "exploration"
"head of those who said at Acme", "chair of Acme"           ->  no field
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.gazetteers import word_group
from extractors.surface import Surface, is_function_word

_OPENING = frozenset({"of", "for", "and", "&"})
_INNER = frozenset({"of", "for", "and", "&", "-", "–", "/"})
_HOUSED = frozenset({"at", "with"})
_SPEECH = word_group("speech forms")
_LONGEST = 9


def end_at_house(surface: Surface, end: int, named: Callable[[int], bool]) -> int:
    """The end of an office whose field goes on up to "at Acme" or "in Acme's"; `end` where it does not."""
    words = surface.words
    if end >= len(words) or words[end] not in _OPENING or named(end):
        return end
    for index in range(end + 1, min(end + 1 + _LONGEST, len(words) - 1)):
        if not surface.joins(index) or named(index):
            return end
        word = words[index]
        if _opens_house(surface, index, named):
            return index if index > end + 1 and words[index - 1] not in _INNER else end
        is_noun = word.replace("-", "").isalpha() and word not in _SPEECH and not is_function_word(word)
        if not (word in _INNER or is_noun):
            return end
    return end


def _opens_house(surface: Surface, index: int, named: Callable[[int], bool]) -> bool:
    """ "at Acme", "at the Harbor Institute"; "in Acme's" only with the mark: else it is a place."""
    words = surface.words
    following = index + 1 + (words[index + 1] == "the")
    if following >= len(words) or not surface.joins(following) or not named(following):
        return False
    if words[index] in _HOUSED:
        return True
    after = words[following + 1 : following + 5]
    return words[index] == "in" and bool({"'s", "’s"} & {*after})


def end_of_board(surface: Surface, of: int) -> int | None:
    """The end of "of the Board of Directors", "of the Management Board", where that is what a role belongs to."""
    board = _BOARD.match(" ".join(surface.words[of : of + 8]).lower())
    return of + board[0].count(" ") + 1 if board is not None else None


_BOARD = re.compile(
    r"of (?:the )?(?:(?:advisory|supervisory|scientific|management|executive|medical|governing) ){0,2}board"
    r"(?: of (?:directors|trustees|governors|managers))?(?= |$)"
)
