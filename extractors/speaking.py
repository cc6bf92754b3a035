"""Who or what can say something: "analysts", "the company", "one of them", "ministry data"; not "results"."""

from __future__ import annotations

import re

from extractors.phrases import LINKS, is_hyphen, is_time, kind_of
from extractors.speaker_nouns import human_nouns, singular, speaking_things
from extractors.statements import Piece

_MAKERS = re.compile(r"(?:ists?|ers|ors|ians?|ants|ents|eers|ees|men|women)$")
_COUNTED = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
"""one of them said; two said"""
_SHARES = frozenset({"percent", "cent", "%", "half", "third", "thirds", "quarter", "quarters", "majority", "number"})
MADE = frozenset({
    "published", "released", "issued", "compiled", "commissioned", "conducted", "prepared", "filed", "on",
})  # fmt: skip
"""Between a document and who made it: data published on Monday by the ministry"""
_HEAD_ENDS = LINKS | MADE | {"by"}


def head_of(pieces: list[Piece], first: int, end: int) -> Piece:
    """The head noun of a phrase: the last one before "of", "for", "by" …"""
    for index in range(first, end):
        if pieces[index].lower in _HEAD_ENDS and index > first and pieces[index - 1].lower[-1:].isalnum():
            return _whole_word(pieces, first, _last_noun(pieces, first, index - 1))
    return _whole_word(pieces, first, _last_noun(pieces, first, end - 1))


def _last_noun(pieces: list[Piece], first: int, last: int) -> int:
    """The noun that adjectives follow ("people familiar with the plan"); `last` where there is none."""
    index = last
    while index > first and kind_of(pieces[index]) == "adjective" and not is_hyphen(pieces, index - 1):
        index -= 1
    return index if kind_of(pieces[index]) in {"noun", "name"} else last


def _whole_word(pieces: list[Piece], first: int, index: int) -> Piece:
    """The first part of a hyphenated word: "director" of "director-general", "Man" of "Man-hee"."""
    while index - 2 >= first and is_hyphen(pieces, index - 1):
        index -= 2
    return pieces[index]


def can_speak(pieces: list[Piece], first: int, end: int) -> bool:
    """Whether a noun phrase names somebody or something that says things: not "results" or "the increase"."""
    head = head_of(pieces, first, end)
    kind = kind_of(head)
    if (of := _after_share(pieces, first, end, head)) is not None:
        return pieces[of].lower in {"them", "us"} or can_speak(pieces, of, end)
    if kind == "pronoun":
        return head.lower in {"he", "she", "they", "it", "who", "him", "them"} or head.lower in {
            "others",
            "some",
            "many",
        }
    if head.is_entity or (head.token is not None and head.token.ent_type_ in {"PERSON", "PER", "ORG", "GPE", "NORP"}):
        return True
    word = singular(head.lower)
    if word in human_nouns() or word in speaking_things():
        return True
    if kind == "name":
        return not is_time(head) and head.quotation is None
    if kind == "number" and head.lower in _COUNTED:
        return True
    return kind in {"noun", "adjective"} and bool(_MAKERS.search(head.lower))


def _after_share(pieces: list[Piece], first: int, end: int, head: Piece) -> int | None:
    """The whole of which a phrase names a share: "respondents" in "58 percent of respondents"."""
    if head.lower not in _SHARES:
        return None
    index = next((index for index in range(first, end - 1) if pieces[index].lower == "of"), None)
    return None if index is None else index + 1


def is_document(pieces: list[Piece], first: int, end: int) -> bool:
    """Whether a noun phrase is something that is read: "the prospectus", "ministry data"."""
    return speaking_things().get(singular(head_of(pieces, first, end).lower)) == "document"


def is_role(pieces: list[Piece], first: int, end: int) -> bool:
    """Whether a phrase is a bare office ("director of Acme"), which describes somebody named before it."""
    return kind_of(pieces[first]) != "determiner" and singular(head_of(pieces, first, end).lower) in human_nouns()
