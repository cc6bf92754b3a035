"""Runs of capitalised words: how far a name reaches to the left and to the right of its head word.

"the Harbor Institute for Marine Biology said"      ->  from "Harbor" to "Biology"
"the 2026 Harbor Innovation and Growth Summit"      ->  from "Harbor", over "and"
"Roe Bank and Harbor Bank"                          ->  two names: each has a head of its own
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.gazetteers import (
    head_type,
    is_honorific,
    is_no_name,
    is_title_head,
    is_title_modifier,
    place_reading,
    word_group,
)
from extractors.surface import Surface, is_function_word

_INNER_POSSESSIVES = word_group("inner possessives")
_COMPLEMENTS = frozenset({"of", "for", "on"})
_YEAR_OR_ORDINAL = re.compile(r"(?:(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th))$")
_MAX_LEFT = 10


def run_left(surface: Surface, last: int) -> int:
    """The first word of the capitalised run that ends in `last`."""
    words, start = surface.words, last
    while start > 0 and last - start < _MAX_LEFT and surface.joins(start):
        before = start - 1
        if is_run_word(surface, before):
            start = before
        elif before > 0 and _links_left(surface, before):
            start = before - 1
        else:
            break
    # "Children's Hospital" keeps what it has; a title or a bare nationality of the next word does not open a name.
    while start < last and (is_title_head(words[start]) and not head_type(words[start])):
        start += 1
    return start


def is_run_word(surface: Surface, index: int) -> bool:
    word = surface.words[index]
    return surface.is_name_word(index) and word[:1].isalnum() and not is_honorific(word) and not is_no_name(word)


def _links_left(surface: Surface, index: int) -> bool:
    """Whether a token between two capitalised words ties them to one name."""
    word = surface.words[index]
    if not is_run_word(surface, index - 1) or not surface.joins(index):
        return False
    if word == "&":
        return True
    if word in {"-", "–"}:
        return not surface.spaced[index - 1] and not surface.spaced[index]
    if word in {"'s", "’s"}:
        return surface.words[index - 1] in _INNER_POSSESSIVES
    return word == "of" and head_type(surface.words[index - 1]) is not None


def over_and(doc: Doc, surface: Surface, start: int) -> int:
    """ "Innovation and Collaboration Summit": the run before "and", unless the model ends a name there."""
    link = start - 1
    if link < 1 or surface.words[link] not in {"and", "&"} or not surface.joins(start) or not surface.joins(link):
        return start
    if not is_run_word(surface, link - 1) or is_function_word(surface.words[link - 1]):
        return start
    if doc[link - 1].ent_type_ and not doc[link].ent_type_:
        return start
    # "Roe Bank and Harbor Bank": what stands before "and" has a head of its own.
    if head_type(surface.words[link - 1]) or is_title_head(surface.words[link - 1]):
        return start
    left = run_left(surface, link - 1)
    opens_phrase = left > 0 and (surface.words[left - 1].lower() == "the" or surface.words[left - 1].isdigit())
    return left if opens_phrase or doc[link].ent_type_ else start


def complement_end(surface: Surface, head: int) -> int:
    """The end of "of California", "for Harmonisation", "of Health and Human Services" after a head; else head + 1."""
    words, index = surface.words, head + 1
    if index >= len(words) - 1 or words[index] not in _COMPLEMENTS or not surface.joins(index):
        return head + 1
    index += 1
    if words[index] in {"the", "The"} and index + 1 < len(words):
        index += 1
    run = run_right(surface, index)
    return _with_campus(surface, head, run) if run > index else head + 1


def _with_campus(surface: Surface, head: int, end: int) -> int:
    """The end of "University of Texas at Dallas": a campus is part of the name."""
    words = surface.words
    if words[head] != "University" or words[end : end + 1] != ["at"] or not surface.joins(end + 1):
        return end
    return next(
        (stop for stop in range(run_right(surface, end + 1), end + 1, -1) if _is_place(words[end + 1 : stop])), end
    )


def _is_place(words: list[str]) -> bool:
    return place_reading(" ".join(words)) is not None


def run_right(surface: Surface, start: int) -> int:
    """The end of the capitalised run that begins at `start`, over "and" where what follows is no name of its own."""
    words, end = surface.words, start
    while end < len(words) and surface.joins(end):
        if is_run_word(surface, end):
            # "House of Delegates Majority Leader Jane Roe": the role is no part of the body's name.
            if end > start and _opens_title(surface, end):
                break
            end += 1
            if head_type(words[end - 1]) and end - start > 1:
                break
        elif end > start and words[end] in {"-", "&"} and end + 1 < len(words) and is_run_word(surface, end + 1):
            end += 1
        else:
            break
    return end


def _opens_title(surface: Surface, index: int) -> bool:
    words = surface.words
    while index < len(words) - 1 and is_title_modifier(words[index]) and surface.is_capital[index]:
        index += 1
    return is_title_head(words[index]) and head_type(words[index]) is None


def has_number_before(surface: Surface, start: int) -> bool:
    return start > 0 and surface.joins(start) and _YEAR_OR_ORDINAL.match(surface.words[start - 1]) is not None
