"""Organizations and people whom their form gives away, whatever the model thinks of them.

"Harbor Institute for Marine Biology"  ->  an organization, by its head word
"Acme Robotics Germany GmbH"           ->  an organization, by its legal form
"Dr. Jane Roe", "Jane Roe, Ph.D."      ->  a person
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.acronyms import is_acronym_of
from extractors.employer_patterns import employers_by_role
from extractors.gazetteers import (
    agency,
    head_type,
    is_event_head,
    is_first_name,
    is_honorific,
    is_no_name,
    is_person_suffix,
    is_title_head,
    is_title_modifier,
    nationality_of,
    opens_agency,
    place_reading,
)
from extractors.name_runs import complement_end, has_number_before, is_run_word, over_and, run_left
from extractors.name_spans import Name, is_certain_form, with_legal_form
from extractors.surface import Surface, is_function_word
from extractors.thing_patterns import things_by_form

_LONE_HEADS = frozenset({"Congress", "Parliament", "Senate", "Pentagon", "Treasury"})


def names_by_form(doc: Doc, surface: Surface) -> Iterator[Name]:
    """Every name that its words give away. They may overlap."""
    yield from _agencies(surface)
    yield from _organizations(doc, surface)
    yield from _people(surface)
    yield from employers_by_role(surface)
    yield from things_by_form(doc, surface)


def _agencies(surface: Surface) -> Iterator[Name]:
    """Bodies that everybody knows, by their full names. Their acronyms are left to the model where they are words."""
    words = surface.words
    for start, word in enumerate(words):
        if not surface.is_capital[start] or not opens_agency(word):
            continue
        for end in range(min(len(words), start + 11), start, -1):
            if agency(" ".join(words[start:end])) is None or words[start] == "The":
                continue
            # A lone word of a heading in capitals may be anything; "AP", "EC" and "VA" are left to the model.
            if end - start > 1 or (len(word) > 2 and not surface.in_heading[start] and not _is_shouted(surface, start)):
                yield Name(start, end, "organization", "form")
            break


def _is_shouted(surface: Surface, index: int) -> bool:
    """ "WHO WANTS TO HELP": an acronym among words in capitals is a word."""
    after = surface.words[index + 1 : index + 3]
    return len(after) == 2 and all(word.isupper() and word.isalpha() for word in [surface.words[index], *after])


def _organizations(doc: Doc, surface: Surface) -> Iterator[Name]:
    for index, word in enumerate(surface.words):
        if not surface.is_capital[index] or surface.in_heading[index]:
            continue
        if is_certain_form(word) or (word in _PRACTICES and index > 2 and surface.words[index - 1] == ","):
            yield from _company(surface, index)
        elif head_type(word) is not None:
            yield from _by_head(doc, surface, index)


_PRACTICES = frozenset({"PC", "P.C.", "P.A.", "APC", "PLC"})
"""Behind a comma these are forms of law firms and surgeries: "Roe Injury Law, PC"."""


def _company(surface: Surface, form: int) -> Iterator[Name]:
    """ "Acme Robotics, Inc.": the capitalised words before a legal form."""
    last = form - 1
    if last > 0 and surface.words[last] == ",":
        last -= 1
    if last < 0 or surface.paragraph[last] != surface.paragraph[form] or not surface.is_name_word(last):
        return
    start = run_left(surface, last)
    # "Acme Law, PC Acme Law, PC": a heading without a full stop
    start = max([start, *(index + 1 for index in range(start, last) if _is_form(surface.words[index]))])
    # "About ACM Acme Coalition Machines Inc.": the short name stands beside the long one.
    if last - start > 1 and is_acronym_of(surface.words[start], " ".join(surface.words[start + 1 : last + 1])):
        start += 1
    # "One Harbor Products, Inc."
    if start and surface.joins(start) and surface.words[start - 1] in _NUMBERS and last > start:
        start -= 1
    yield Name(start, max(with_legal_form(surface, form), form + 1), "organization", "form")


def _is_form(word: str) -> bool:
    return is_certain_form(word) or word in _PRACTICES


_NUMBERS = frozenset({"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "First", "Second"})


def _by_head(doc: Doc, surface: Surface, head: int) -> Iterator[Name]:
    start = over_and(doc, surface, run_left(surface, head))
    end = complement_end(surface, head)
    if end == head + 1 and start == head and surface.words[head] not in _LONE_HEADS:
        return
    if (surface.words[head], surface.words[min(end, len(surface.words) - 1)]) in _OFFICES:
        return
    # The run goes on: "Harbor Bank Tower" is no bank, "Acme Research Institute" is read from its last head.
    goes_on = end == head + 1 and end < len(surface.words) and surface.joins(end) and surface.is_name_word(end)
    if goes_on and (head_type(surface.words[end]) or not is_title_head(surface.words[end])):
        return
    if start == head and is_function_word(surface.words[head]):
        return
    # "World Congress on Tidal Power", "5th Harbor Forum": there one meets.
    if is_event_head(surface.words[head]) and ("on" in surface.words[head:end] or has_number_before(surface, start)):
        return
    if _is_common_phrase(doc, surface, start, head, end):
        return
    # "West Bank", "Long Branch"
    if end == head + 1 and place_reading(" ".join(surface.words[start:end])):
        return
    # "Audit Committee", "Financial Services": every company has one.
    if start < head and end == head + 1 and all(_is_common_modifier(word) for word in surface.words[start:head]):
        return
    yield Name(start, with_legal_form(surface, end), "organization", "form")


_OFFICES = frozenset({("Press", "Secretary"), ("Press", "Officer"), ("Board", "Member")})
"""A head with an office behind it: "White House Press Secretary Jane Roe"."""


def _is_common_phrase(doc: Doc, surface: Surface, start: int, head: int, end: int) -> bool:
    """ "Great Service!", "British Universities", "Board of Directors", "Board of Muslim clerics": no names."""
    words = surface.words
    if words[head] == "Board" and (start == head or end > head + 1):
        return is_title_head(words[min(end, len(words) - 1)]) or _has_no_name(words[head + 1 : end])
    if head - start == 1 and end == head + 1:
        if words[head] == "Board" and not doc[head].ent_type_:  # "the Supervisory Board": every company has one
            return True
        opens_sentence = not surface.joins(start) or words[start - 1] in _SENTENCE_ENDS
        if nationality_of(words[start]) is not None:
            return words[head] in _SEVERAL
        return opens_sentence and doc[start].tag_ in {"JJ", "JJR", "JJS"}
    # "Board of Muslim clerics"
    goes_on = end < len(words) and surface.joins(end) and words[end].islower() and doc[end].tag_ in {"NN", "NNS"}
    return goes_on and end > head + 1 and nationality_of(words[end - 1]) is not None


_SENTENCE_ENDS = frozenset({".", "!", "?", ":", ";", "“", "”", '"', ")", "-", "*", "•", "|"})
_SEVERAL = frozenset({"Universities", "Hospitals", "Institutes", "Funds", "Centers"})


def _has_no_name(words: list[str]) -> bool:
    return all(is_title_head(word) or is_title_modifier(word) or word.islower() for word in words)


def _is_common_modifier(word: str) -> bool:
    return is_no_name(word) or is_title_head(word) or is_title_modifier(word)


def _people(surface: Surface) -> Iterator[Name]:
    words = surface.words
    for index, word in enumerate(words):
        if is_honorific(word) and word[:1].isupper() and index + 1 < len(words) and not surface.in_heading[index]:
            end = _person_end(surface, index + 1)
            # "Justice Department", "Prince Edward Island": the model knows better. "Mr." and "Dr." are sure.
            if end > index + 1 and (word.endswith(".") or word in {"Mr", "Ms", "Mrs", "Dr", "Prof"}):
                yield Name(index + 1, end, "person", "form")
        elif is_title_head(word) and word[:1].isupper() and index + 2 < len(words) and is_first_name(words[index + 1]):
            # "State Treasurer Fiona Ma"
            end = _person_end(surface, index + 1)
            if end - index >= 3 and not surface.in_heading[index] and head_type(word) is None:
                yield Name(index + 1, end, "person", "form")
        elif is_person_suffix(word) and len(word) > 1 and index > 2 and words[index - 1] == ",":
            start = _person_start(surface, index - 1)
            if index - 1 - start >= 2 and is_first_name(words[start]):
                yield Name(start, index - 1, "person", "form")


def _person_end(surface: Surface, start: int) -> int:
    end = start
    while end < len(surface.words) and end - start < 4 and surface.joins(end):
        word = surface.words[end]
        if not is_run_word(surface, end) or is_person_suffix(word) or head_type(word) or is_title_head(word):
            break
        end += 1
    return end


def _person_start(surface: Surface, end: int) -> int:
    start = end
    while start > 0 and end - start < 4 and surface.joins(start) and is_run_word(surface, start - 1):
        if is_title_head(surface.words[start - 1]) and not is_first_name(surface.words[start - 1]):
            break
        start -= 1
    return start
