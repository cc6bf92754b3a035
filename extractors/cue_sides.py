"""On which side of a cue its content stands, where it stands between two parts of a sentence.

The plant, Roe said, will open in May.                       →  both: the verb comes behind the cue
Part of what they need, Roe said, is water.                  →  both: a verb without a subject follows
While many stay, and “we love you for that,” Roe said, most leave.  →  both: what stands before is no sentence yet
The plant will open in May, Roe said, and left.              →  left
"""

from __future__ import annotations

from extractors.phrases import has_verb, kind_of
from extractors.reported_extent import carries_on
from extractors.statements import Piece

DASHES = frozenset({"-", "–", "—", "--", "——", "―", "~"})
_LEFT_OPEN = frozenset({"why", "how", "what", "where", "when", "because", "if", "is", "are", "was", "were", "that"})
"""Words that a clause does not end with."""
_SUBORDINATE = frozenset({
    "while", "if", "although", "though", "because", "when", "since", "as", "unless", "once", "even", "whereas", "until",
})  # fmt: skip
_CIRCUMSTANCES = frozenset(
    {"while", "as", "when", "after", "before", "because", "since", "although", "though", "until"}
)
_JOINTS = frozenset({"and", "but", "or", "that", "instead", "rather", "not", "also"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def ends_content(piece: Piece) -> bool:
    return piece.quotation is not None or piece.lower in {",", "”", "’’", "’", "''", *DASHES}


def goes_over(pieces: list[Piece], first: int, right: int) -> bool:
    """Whether what stands before a clause between commas, which starts with `first`, goes on behind it."""
    if is_parenthesis(pieces, first, right) or carries_on(pieces, right):
        return True
    if any(piece.quotation is not None for piece in pieces[:first]) and _resumes_quotation(pieces, right):
        return True
    return lacks_its_verb(pieces, right) or _is_subordinate(pieces, first, right)


def is_parenthesis(pieces: list[Piece], first: int, right: int) -> bool:
    """Whether the clause interrupts a sentence: "The plant, Roe said, will open": no verb has come before it."""
    if any(piece.quotation is not None for piece in pieces[: max(0, first)]):
        return False
    is_open = first > 1 and pieces[first - 2].lower in _LEFT_OPEN  # That is why, she says, the shop will close.
    return (is_open or not has_verb(pieces[:first])) and has_verb(pieces[right:])


def is_circumstance(piece: Piece) -> bool:
    """Whether the words behind a cue only tell when or why it was said: "…, Roe said while she visited the fair"."""
    return piece.lower in _CIRCUMSTANCES and kind_of(piece) in {"marker", "preposition", "adverb"}


def lacks_its_verb(pieces: list[Piece], right: int) -> bool:
    """Whether a finite verb follows at once that is no second deed of the speaker's: "…, Roe said, is the water"."""
    token = pieces[right].token if right < len(pieces) else None
    return token is not None and token.tag_ in _FINITE and token.dep_ not in {"conj", "parataxis"}


def _resumes_quotation(pieces: list[Piece], right: int) -> bool:
    """They are no “bolt-on things,” Roe said, but instead “embedded in who we are.”"""
    for index in range(right, min(len(pieces), right + 3)):
        if pieces[index].quotation is not None:
            return index > right
        if pieces[index].lower not in _JOINTS:
            return False
    return False


def _is_subordinate(pieces: list[Piece], first: int, right: int) -> bool:
    """Whether nothing but a subordinate clause stands before: "If sales fall, Roe said, the plant will close"."""
    if first < 2 or pieces[0].lower not in _SUBORDINATE or not has_verb(pieces[right:]):
        return False
    commas = sum(piece.is_comma and pieces[at + 1].quotation is None for at, piece in enumerate(pieces[: first - 1]))
    return not commas and kind_of(pieces[right]) in {"noun", "name", "determiner", "pronoun", "adjective"}
