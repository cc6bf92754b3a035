"""Who gives a person a role, in what stands before the name.

"Acme appointed Ann Poe", "Acme today announced that it has named Ann Poe"  ->  Acme
"Acme announced the appointment of Ann Poe", "Acme's choice of Ann Poe"     ->  Acme
"Acme said John Doe will succeed Jane Roe"                                  ->  nobody; Jane Roe is succeeded
"""

from __future__ import annotations

from extractors.gazetteers import is_honorific, word_group
from extractors.name_spans import Name
from extractors.role_context import RoleContext
from schemas import Reference

_APPOINTING = word_group("appointing verbs")
_APPOINTMENTS = word_group("appointment nouns")
_SUCCEEDING = word_group("succeeding verbs")
_FARTHEST = 6


def is_appointed(article: RoleContext, person: Name, *, by_verb: bool = False) -> bool:
    """ "appointed Ann Poe"; unless `by_verb`, "the appointment of Ann Poe" too."""
    index = _before(article, person)
    if index >= 0 and article.words[index].lower() in _APPOINTING:
        return True
    return not by_verb and _appointment(article, person) is not None


def is_succeeded(article: RoleContext, person: Name) -> bool:
    """ "succeeds Jane Roe", "replacing Dr. Jane Roe"."""
    index = _before(article, person)
    return index >= 0 and article.words[index].lower() in _SUCCEEDING


def appointer_of(article: RoleContext, person: Name) -> Reference | None:
    """ "Acme" in "Acme appointed Ann Poe as chair": the organization before what gives the role."""
    noun = _appointment(article, person)
    if noun is not None:
        return _announcer(article, noun)
    index = _before(article, person)
    if index < 1 or article.words[index].lower() not in _APPOINTING:
        return None
    for back in range(index - 1, max(index - _FARTHEST, -1), -1):
        name = article.at.get(back)
        if name is not None:
            return article.reference(name) if name.kind == "organization" else None
        # "Acme today announced that it has appointed Ann Poe"
        if article.words[back].lower() in {"it", "company", "that"}:
            return _first_house(article, back + 1)
    return None


def _before(article: RoleContext, person: Name) -> int:
    """The token before a name and its honorifics."""
    index = person.start - 1
    while index > 0 and is_honorific(article.words[index]):
        index -= 1
    return index


def _appointment(article: RoleContext, person: Name) -> int | None:
    """The token "appointment" in "the appointment of Dr. Ann Poe"."""
    index = _before(article, person)
    if index < 1 or article.words[index] != "of" or article.words[index - 1].lower() not in _APPOINTMENTS:
        return None
    return index - 1


def _announcer(article: RoleContext, noun: int) -> Reference | None:
    words, before = article.words, noun - 1
    if before > 0 and words[before] in {"'s", "’s"} and (name := article.at.get(before - 1)):
        return article.reference(name) if name.kind == "organization" else None
    return _first_house(article, noun)


def _first_house(article: RoleContext, end: int) -> Reference | None:
    """The first organization of the sentence before `end`, or what "the company" stands for there.

    "LYON, Jan. 12 – Acme, Inc. (“ACM”) is pleased to announce": the parser may end a sentence at "Inc.".
    """
    start = article.doc[end].sent.start
    found = _house_within(article, start, end)
    if found is not None:
        return found
    opening = start
    while opening > 0 and start - opening < _LONGEST_OPENING and article.surface.joins(opening):
        opening -= 1
    return _house_within(article, opening, start)


_LONGEST_OPENING = 60


def _house_within(article: RoleContext, start: int, end: int) -> Reference | None:
    for index in range(start, end):
        name = article.at.get(index)
        if name is not None and name.kind == "organization":
            return article.reference(name)
        if article.words[index].lower() == "the" and index + 1 < end and (found := article.nominal(index, index + 2)):
            return found
    return None
