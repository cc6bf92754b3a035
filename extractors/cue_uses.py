"""Whether a cue word is used as one.

“…,” notes Jane Roe      →  yes, though a tagger may take "notes" for a noun
Roe would not say when   →  no: nothing was said
"""

from __future__ import annotations

from extractors.cues import denies_saying, is_base_form, is_participle, is_passive_helper, use_of
from extractors.phrases import kind_of
from extractors.statements import Piece

_GLAD = frozenset({"pleased", "proud", "excited", "delighted", "thrilled", "happy", "honored", "honoured", "glad"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d"})


def is_cue(pieces: list[Piece], index: int) -> bool:
    """Whether a cue word is used as one: no noun ("a note"), nothing that was not said ("to say", "would not say")."""
    before = [piece.lower for piece in pieces[max(0, index - 4) : index]]
    near = [word for word in reversed(before) if word not in {"also", "just", "ever", "then"} and word[-2:] != "ly"][:2]
    if is_gladly_said(pieces, index):
        return True
    if near and kind_of(pieces[index - 1]) != "name" and _is_unsaid(near[0], pieces[index].lower):
        return False
    if len(near) == 2 and near[0] in {"have", "be", "been"} and denies_saying(near[1]):
        return False
    kind = kind_of(pieces[index])
    token = pieces[index].token
    if token is not None and token.tag_ == "VBN" and not _HAVE & set(near) and not meets_quotation(pieces, index):
        return False  # clients informed about prices
    if token is not None and token.text[0].isupper():
        opens = index == 0 or pieces[index - 1].quotation is not None
        if not opens or token.text.isupper() or not token.lower_.endswith(("s", "d", "e", "ing")):
            return False
    return kind in {"verb", "noun", "name", "adjective"} and (kind == "verb" or _stands_like_a_verb(pieces, index))


def is_gladly_said(pieces: list[Piece], index: int) -> bool:
    """Whether "Acme is pleased to" stands before a cue: it announces."""
    return index > 2 and pieces[index - 1].lower == "to" and pieces[index - 2].lower in _GLAD


def _is_unsaid(before: str, cue: str) -> bool:
    """ "would say", "to say", "is said"; not "is saying"."""
    return denies_saying(before) or (is_passive_helper(before) and not cue.endswith("ing"))


def _stands_like_a_verb(pieces: list[Piece], index: int) -> bool:
    """Whether punctuation shows that a word tagged as a noun is a verb: “…,” notes Jane Roe; Jane Roe comments: “…”"""
    follows_quotation = index > 0 and pieces[index - 1].quotation is not None
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if after is None:
        return follows_quotation
    if follows_quotation or (index > 0 and pieces[index - 1].is_comma and kind_of(after) == "name"):
        return not pieces[index].lower.endswith("ing") or after.quotation is not None
    opens_quotation = after.quotation is not None or (
        after.lower in {",", ":"} and index + 2 < len(pieces) and pieces[index + 2].quotation is not None
    )
    if index == 0:
        return kind_of(after) == "name" and pieces[index].lower[-1] in "sd"
    return opens_quotation and pieces[index].lower not in {"call", "note", "report", "post", "statement"}


def is_participle_at(pieces: list[Piece], index: int) -> bool:
    token = pieces[index].token
    return token is not None and is_participle(token)


def agrees(pieces: list[Piece], cue: int, source: tuple[int, int]) -> bool:
    """False for "the new bar, add it to your cart": a bare verb wants a subject in the plural."""
    if not is_base_form(pieces[cue].lower) or is_gladly_said(pieces, cue):
        return True
    words = [piece.lower for piece in pieces[source[0] : source[1]]]
    if source[0] and pieces[source[0] - 1].lower == "and":  # Acme Corp. (Nasdaq: ACM) and Beta plc announce
        return True
    return (
        words[-1].endswith("s")
        or words[-1] in {"data", "media"}
        or bool({"and", "they", "who", "people", "police", "many", "some"} & set(words))
    )


def introduces(pieces: list[Piece], cue: int) -> bool:
    """Whether "that" or a quotation follows at once: "a letter saying that …"; not "the writing on the wall"."""
    after = pieces[cue + 1 : cue + 3]
    return any(piece.quotation is not None for piece in after) or (bool(after) and after[0].lower == "that")


def meets_quotation(pieces: list[Piece], index: int) -> bool:
    return any(piece.quotation is not None for piece in pieces[max(0, index - 2) : index + 4])


def takes_over(pieces: list[Piece], index: int) -> bool:
    """Whether another cue takes over here: ", adding", "and said"."""
    token = pieces[index].token
    if token is None or index == 0 or use_of(token) is None:
        return False
    before = pieces[index - 1].lower
    return before in {"and", "but"} or (before == "," and token.lower_.endswith("ing"))
