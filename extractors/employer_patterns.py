"""Organizations that somebody leads: what stands beside a corporate role is one, known or not.

"co-founder of Exotic Snacks"                  ->  "Exotic Snacks"
"said Seanergy Chairman and CEO Jane Roe"      ->  "Seanergy"
"Jane Roe, CEO, Xpansive."                     ->  "Xpansive"
"president of sales", "CEO of the year"        ->  nothing: no name, or a field of the role
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.gazetteers import (
    country_of,
    is_event_head,
    is_first_name,
    is_no_name,
    is_title_head,
    is_title_modifier,
    nationality_of,
    place_reading,
    word_group,
)
from extractors.name_runs import is_run_word, run_left, run_right
from extractors.name_spans import Name, with_legal_form
from extractors.surface import Surface

_SENTENCE_ENDS = frozenset({".", "!", "?", ":", "“", '"', "”", "•", "|"})
_TYING = frozenset({"and", "&", "/"})


def employers_by_role(surface: Surface) -> Iterator[Name]:
    """The organizations before and behind corporate roles. Headings, where all words have a capital, are left out."""
    roles = word_group("roles before a company")
    for index, word in enumerate(surface.words[:-2]):
        if word.lower() in roles and not surface.in_heading[index]:
            yield from _behind(surface, index)
            yield from _before(surface, index)
        if word == "at" and not surface.in_heading[index] and surface.joins(index + 1):
            yield from _at(surface, index)
        if word in {"'s", "’s"} and not surface.in_heading[index] and _is_company_role(surface, index + 1):
            yield from _possessor(surface, index)


def _behind(surface: Surface, role: int) -> Iterator[Name]:
    """ "CEO of Seanergy", and "CEO, Seanergy" where the sentence ends with it."""
    words, start = surface.words, role + 2
    if words[role + 1] not in {"of", "at", ","} or not surface.joins(start):
        return
    end = run_right(surface, start)
    if end == start or not _may_be_organization(words[start:end]):
        return
    end = with_legal_form(surface, end)
    if words[role + 1] == ",":
        closes = end >= len(words) or not surface.joins(end) or words[end] == "."
        if not closes or is_first_name(words[start]):
            return
    yield Name(start, end, "organization", "form")


def _at(surface: Surface, at: int) -> Iterator[Name]:
    """ "Painted Lanterns" in "Jane Roe, Head of Marketing at Painted Lanterns": whatever the role, one has it there."""
    words, end = surface.words, run_right(surface, at + 1)
    if end == at + 1 or not _may_be_organization(words[at + 1 : end]) or is_event_head(words[end - 1]):
        return
    start, is_role = at, False
    while start > 0 and at - start < _LONGEST_ROLE and surface.joins(start) and words[start - 1] != ",":
        start -= 1
        is_role = is_role or (is_title_head(words[start]) and words[start].lower() not in _PERFORMERS)
        if words[start][:1].islower() and words[start] not in _IN_ROLES and not _is_role_word(words[start]):
            return
    # The comma behind a person's name: ", Head of Marketing"
    if is_role and start > 1 and words[start - 1] == "," and surface.is_name_word(start - 2):
        yield Name(at + 1, with_legal_form(surface, end), "organization", "form")


_LONGEST_ROLE = 9
_IN_ROLES = frozenset({"of", "and", "for", "the"})
_PERFORMERS = frozenset({"speaker", "presenter", "host", "panelist", "exhibitor"})
"""Who is one "at Harbor Live" is at an event."""


def _before(surface: Surface, role: int) -> Iterator[Name]:
    """ "Seanergy Chairman and CEO Jane Roe": the name before the role, if a person's name stands behind it."""
    words = surface.words
    if not (is_run_word(surface, role + 1) and is_run_word(surface, role + 2) and surface.joins(role + 2)):
        return
    last = role
    while last > 0 and surface.joins(last) and (_is_role_word(words[last]) or words[last] in _TYING):
        last -= 1
    if last < 1 or not surface.joins(last) or not is_run_word(surface, last):
        return
    start = run_left(surface, last)
    opens_sentence = start == 0 or not surface.joins(start) or words[start - 1] in _SENTENCE_ENDS
    if not opens_sentence and _may_be_organization(words[start : last + 1]) and not is_first_name(words[last]):
        yield Name(start, last + 1, "organization", "form")


def _possessor(surface: Surface, mark: int) -> Iterator[Name]:
    """ "Darling Power's chief engineer": two words or more, so that no surname is taken for a firm."""
    if not surface.joins(mark) or mark == 0 or not is_run_word(surface, mark - 1):
        return
    start = run_left(surface, mark - 1)
    words = surface.words[start:mark]
    if len(words) > 1 and _may_be_organization(words) and not any(is_first_name(word) for word in words):
        yield Name(start, mark, "organization", "form")


def _is_company_role(surface: Surface, start: int) -> bool:
    """Whether an office follows that only an organization has to give: "chief engineer", "managing director"."""
    words = [word.lower() for word in surface.words[start : start + 4]]
    if len(words) < 2 or not surface.joins(start):
        return False
    return words[0] == "chief" or words[:2] == ["managing", "director"] or words[0] in {"ceo", "cfo", "coo", "cto"}


def _is_role_word(word: str) -> bool:
    return is_title_head(word) or is_title_modifier(word)


def _may_be_organization(words: list[str]) -> bool:
    if all(_is_role_word(word) or is_no_name(word) for word in words):
        return False
    return not (place_reading(" ".join(words)) or nationality_of(words[0]) or country_of(words[0]))
