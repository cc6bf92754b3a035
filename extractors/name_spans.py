"""A name as a stretch of tokens with its kind, from the labels of any model, without what does not belong to it.

"the U.S. Food and Drug Administration's"  ->  "U.S. Food and Drug Administration"
"President Jane Roe, Ph.D."                ->  "Jane Roe"
"Acme Robotics" before ", Inc."            ->  "Acme Robotics, Inc."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from extractors.gazetteers import (
    agency,
    head_type,
    is_first_name,
    is_honorific,
    is_legal_form,
    is_no_name,
    is_person_suffix,
    is_title_head,
    is_title_modifier,
    place_reading,
    word_group,
)
from extractors.surface import Surface, is_function_word

Kind = Literal["person", "organization", "place", "nationality", "product", "event", "other"]

KIND_OF_LABEL: dict[str, Kind] = {
    # ours and OntoNotes (en_core_web_*)
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "nationality",
    "PRODUCT": "product",
    "EVENT": "event",
    "LAW": "other",
    "WORK_OF_ART": "other",
    # CoNLL and WikiNER (xx_ent_wiki_sm and many transformer models)
    "PER": "person",
    "MISC": "other",
}
"""What each label of a model means. Dates, money and numbers are not read from the model."""


_PARTY_AND_STATE = re.compile(r"[DRI][-–](\w{3,})")
"""What stands behind a member of a U.S. parliament: "D-Maryland"."""
_POSTAL = re.compile(r"\b[A-Z]{2} \d{5}")


class Name(NamedTuple):
    """Tokens start:end of the Doc are a name of this kind."""

    start: int
    end: int
    kind: Kind
    source: Literal["model", "form", "repeat"]
    """Found by the model, by the form of the words ("… Inc.", "Dr. …"), or because the article names it elsewhere."""


def model_names(doc: Doc, surface: Surface) -> Iterator[Name]:
    """The entities of the model, cut at paragraph ends and trimmed."""
    for ent in doc.ents:
        kind = KIND_OF_LABEL.get(ent.label_)
        if kind is None:
            continue
        for start, end in _within_paragraphs(surface, ent.start, ent.end):
            for name in _behind_title(surface, Name(start, end, kind, "model")):
                name = trimmed_name(surface, name)
                if name.start < name.end:
                    yield name


def _behind_title(surface: Surface, name: Name) -> Iterator[Name]:
    """ "Ohio State Treasurer Jane Roe", taken for one organization: the place Ohio, and the person behind the title."""
    words = surface.words[name.start : name.end]
    for index in range(len(words) - 3, 0, -1) if name.kind == "organization" else ():
        if is_title_head(words[index]) and is_first_name(words[index + 1]) and len(words) - index <= 4:
            place = next((end for end in range(index, 0, -1) if place_reading(" ".join(words[:end])) is not None), 0)
            if place:
                yield name._replace(end=name.start + place, kind="place")
            yield name._replace(start=name.start + index + 1, kind="person")
            return
    yield name


def _within_paragraphs(surface: Surface, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for index in range(start + 1, end):
        if not surface.joins(index):
            yield begin, index
            begin = index
    yield begin, end


def trimmed_name(surface: Surface, name: Name) -> Name:
    """The name without articles, possessive marks, punctuation, and, for a person, titles; empty if nothing is left."""
    start, end = _trimmed(surface.words, name.start, name.end)
    if name.kind == "person":
        start, end = _person_only(surface.words, start, end)
    start, end = _trimmed(surface.words, start, end)
    if name.kind == "organization":
        end = with_legal_form(surface, _until_legal_form(surface.words, start, end))
    return name._replace(start=start, end=end)


def _trimmed(words: list[str], start: int, end: int) -> tuple[int, int]:
    while start < end and (
        not _is_wordlike(words[start]) or is_function_word(words[start]) or words[start] in _HEADING_WORDS
    ):
        start += 1
    while end > start and (not _is_wordlike(words[end - 1]) or words[end - 1] in _NO_ENDS):
        end -= 1
    return start, end


_NO_ENDS = frozenset({"'s", "’s", "S", "and", "of", "in", "for", "at", "the", "to", "with", "by", "on"})
_HEADING_WORDS = frozenset({"SOURCE", "Source", "Contact", "CONTACT", "Contacts"})
"""What stands before a name at the end of a release: "SOURCE Acme Robotics, Inc."."""


def _is_wordlike(word: str) -> bool:
    return any(char.isalnum() for char in word)


def _person_only(words: list[str], start: int, end: int) -> tuple[int, int]:
    # "President and CEO Jane Roe": but "Dean Smith" has a first name that is also a title.
    last_title = -1
    for index in range(start, end - 1):
        word = words[index]
        if is_honorific(word) or is_title_head(word):
            if not (is_first_name(word) and end - index == 2 and word[:1].isupper() and not is_honorific(word)):
                last_title = index
        elif not is_title_modifier(word) and word.lower() not in {"and", "&", "of", "-", "/"}:
            break
    start = last_title + 1 if last_title >= 0 else start
    for index in range(start + 1, end):
        if words[index] in {",", "(", ";", ":", "|"} or is_person_suffix(words[index]):
            return start, index
    return start, end


_LINKS = frozenset({"of", "in", "and", "from", "at", "for", "with", ","})


def _until_legal_form(words: list[str], start: int, end: int) -> int:
    """The end of "Acme Foods Co., Ltd." in "Acme Foods Co., Ltd. of Osaka": a legal form ends a name before a link."""
    for index in range(start + 1, end - 1):
        goes_on = words[index + 1] == "," and is_legal_form(words[min(index + 2, end - 1)])
        if is_certain_form(words[index]) and words[index + 1] in _LINKS and not goes_on:
            return index + 1
    return end


def with_legal_form(surface: Surface, end: int) -> int:
    """The end of a company's name with the legal forms that follow: ", Inc.", "Co., Ltd."."""
    words = surface.words
    limit = min(len(words), end + _MAX_FORMS)
    while end < limit and surface.joins(end):
        following = end
        if words[following] == "," and following + 1 < len(words) and surface.joins(following + 1):
            following += 1
        # "Acme, SE" would be a place, "Acme, Group" a list: after a comma only what can be nothing else.
        if words[following] in {"holding", "group", "company"}:  # "Bruce holding the child" is no holding
            break
        if not is_legal_form(words[following]) or (following > end and not is_certain_form(words[following])):
            break
        end = following + 1
    return end


_MAX_FORMS = 6
"""Tokens: "Holdings Co., Ltd." has four."""


def is_certain_form(word: str) -> bool:
    """A legal form that hardly means anything else: "Inc." and "GmbH", not "Group", "Company", "SE"."""
    bare = word.rstrip(".")
    return is_legal_form(word) and bare not in _WEAK_FORMS


_WEAK_FORMS = word_group("weak legal forms")


def is_false_alarm(surface: Surface, name: Name) -> bool:
    """Whether a name is none: "CEO", "Q3", "Friday", a number, a link, a lone common noun in small letters."""
    words = surface.words[name.start : name.end]
    text = " ".join(words)
    if is_no_name(text) or not any(char.isalpha() for char in text):
        return True
    if any("@" in word or "://" in word or word.lower().startswith("www.") for word in words):
        return True
    if len(text) == 1 or len(words) > 16 or "www" in text or _POSTAL.search(text):
        return True
    if (party := _PARTY_AND_STATE.fullmatch(text.replace(" ", ""))) and place_reading(party[1]) is not None:
        return True
    if len(words) == 1 and _is_lone_suffix_or_head(text):
        return True
    if name.kind == "person" and any(char.isdigit() for char in text):
        return True
    if name.kind in {"person", "organization", "event"}:
        return not any(surface.is_capital[name.start : name.end])
    return False


def _is_lone_suffix_or_head(word: str) -> bool:
    """ "M.D." or "FACS" without a name, "Association" for what was named before. "CPA" may be an authority."""
    if is_person_suffix(word):
        return "." in word or not word.isupper() or word.startswith("FA")
    return head_type(word) is not None and agency(word) is None and word not in _BODIES


_BODIES = frozenset({"Congress", "Parliament", "Senate", "Pentagon", "Treasury", "Cabinet", "Navy", "Army", "Times"})
"""Heads that are a name without any other word."""


def span_text(doc: Doc, name: Name) -> str:
    """The words of a name on one line."""
    text: str = doc[name.start : name.end].text
    return " ".join(text.split())
