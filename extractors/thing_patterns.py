"""Events, products and countries that their form gives away, whatever the model thinks of them.

"2026 Harbor Innovation Summit"        ->  an event
"the Phase 3 KEYSTONE-1 trial"         ->  an event, "KEYSTONE-1"
"AB-1234", "velatinib", "Acmera®"      ->  products
"China", "French"                      ->  a place and a nationality, where no longer name contains them
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.gazetteers import (
    country_of,
    is_drug_name,
    is_event_head,
    is_known_company,
    is_title_head,
    is_title_modifier,
    nationality_of,
    word_group,
)
from extractors.name_runs import complement_end, has_number_before, over_and, run_left
from extractors.name_spans import Name
from extractors.surface import Surface

_CODE = re.compile(
    r"(?!COVID|SARS|ISO|IEC|ASTM|HTTP|UTC|GMT|MIL|CES|UN|RFC|CA|NY|US|AI)[A-Z]{2,6}[-‑]?\d{3,6}[A-Za-z]{0,2}$"
)
_TRIAL = re.compile(
    r"(?=[^a-z]*[A-Z]{4})(?!COVID|FDA|EMA|NIH|CRO|NDA|BLA|IND|DNA|RNA|MRI|PET|HIV)"
    r"[A-Z][A-Za-z]*[A-Z](?:-[A-Z]+)?(?:[- ]?\d{1,3})?$"
)
_MEDICAL_CONTEXT = word_group("medical context")
_BEFORE_TRIAL = frozenset({"clinical", "phase", "registrational", "pivotal", "1", "2", "3", "-"})


def things_by_form(doc: Doc, surface: Surface) -> Iterator[Name]:
    """Events, trials, products, countries and nationalities. They may overlap."""
    yield from _events(doc, surface)
    yield from _trials(surface)
    yield from _products(surface)
    yield from _countries(surface)


def _events(doc: Doc, surface: Surface) -> Iterator[Name]:
    """ "2026 Harbor Innovation Summit", "the 12th Annual Harbor Congress on Ageing"."""
    words = surface.words
    for index, word in enumerate(words):
        if not surface.is_capital[index] or not is_event_head(word) or surface.in_heading[index]:
            continue
        start = over_and(doc, surface, run_left(surface, index))
        end = complement_end(surface, index) if words[index] not in {"Week", "Cup", "Show"} else index + 1
        if has_number_before(surface, start):
            start -= 1
        if end < len(words) and re.fullmatch(r"(?:19|20)\d\d", words[end]):
            end += 1
        if index - start >= 2 or end - index > 2:
            yield Name(start, end, "event", "form")


def is_product_code(word: str) -> bool:
    """ "AB-1234": the code of a drug candidate."""
    return _CODE.match(word) is not None


def is_trial_name(word: str) -> bool:
    """ "KEYSTONE-1": how clinical trials are named."""
    return _TRIAL.match(word) is not None


def _trials(surface: Surface) -> Iterator[Name]:
    """ "the Phase 3 KEYSTONE-1 trial", "the HARBOR study": capitals before the word, and no code of a drug."""
    words = surface.words
    for index in range(1, len(words)):
        if words[index].lower() not in {"trial", "trials", "study", "studies"} or surface.in_heading[index]:
            continue
        last = index - 1
        while last > 0 and words[last].lower() in {
            "clinical",
            "phase",
            "registrational",
            "pivotal",
            "1",
            "2",
            "3",
            "-",
        }:
            last -= 1
        if surface.joins(index) and is_trial_name(words[last]) and not is_product_code(words[last]):
            yield Name(last, last + 1, "event", "form")


def _products(surface: Surface) -> Iterator[Name]:
    words = surface.words
    is_medical = len(_MEDICAL_CONTEXT.intersection(words)) >= 2
    for index, word in enumerate(words):
        if is_drug_name(word) or (is_medical and is_product_code(word)):
            yield Name(index, index + 1, "product", "form")
        elif word in {"®", "™"} and index and not surface.spaced[index - 1] and surface.is_capital[index - 1]:
            start = index - 1
            if start and words[start - 1] == "-" and not surface.spaced[start - 1]:
                start -= 2
            # "Norwegian®": the mark of a company that everybody knows makes no product of it.
            if not (is_known_company(words[start]) or nationality_of(words[start]) or is_title_head(words[start])):
                yield Name(max(start, 0), index, "product", "form")


def _countries(surface: Surface) -> Iterator[Name]:
    """Countries and nationalities that stand by themselves: not in "South Australia" or "Kenya Airways"."""
    words = surface.words
    for start, word in enumerate(words):
        if not surface.is_name_word(start) or not _opens_alone(surface, start):
            continue
        for end in range(min(len(words), start + 4), start, -1):
            text = " ".join(words[start:end])
            if country_of(text) and text not in _AMBIGUOUS_COUNTRIES and _ends_alone(surface, end):
                # "US $4 billion" is money, "BETWEEN US" a pronoun.
                if word != "US" or not (surface.in_heading[start] or words[end : end + 1] == ["$"]):
                    yield Name(start, end, "place", "form")
                break
        if nationality_of(word) and word not in _AMBIGUOUS_PEOPLES and _ends_alone(surface, start + 1):
            yield Name(start, start + 1, "nationality", "form")


_AMBIGUOUS_COUNTRIES = frozenset({"Georgia", "Jordan", "Chad", "Jersey", "Guinea", "Emirates", "America"})
_AMBIGUOUS_PEOPLES = frozenset({"Pole", "Finn", "Dane", "Turk", "Kiwi", "Scot", "Dominican", "Georgian", "Indian"})


def _opens_alone(surface: Surface, index: int) -> bool:
    return not surface.joins(index) or not (
        surface.is_name_word(index - 1)
        or (surface.words[index - 1] in {"-", "–", "&"} and not surface.spaced[index - 1])
    )


def _ends_alone(surface: Surface, end: int) -> bool:
    if end >= len(surface.words) or not surface.joins(end) or not surface.is_name_word(end):
        return True
    return is_title_head(surface.words[end]) or is_title_modifier(surface.words[end])
