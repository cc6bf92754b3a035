"""A name as a stretch of tokens with its kind, from the labels of any model, without what does not belong to it.

"the U.S. Food and Drug Administration's"  ->  "U.S. Food and Drug Administration"
"President Jane Roe, Ph.D."                ->  "Jane Roe"
"Acme Robotics" before ", Inc."            ->  "Acme Robotics, Inc."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from extractors.common_words import is_ordinary_word
from extractors.gazetteers import (
    head_type,
    is_first_name,
    is_honorific,
    is_legal_form,
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
            for name in _by_marks(surface, Name(start, end, kind, "model")):
                for part in _behind_title(surface, name):
                    part = trimmed_name(surface, part)
                    if part.start < part.end:
                        yield part


def _by_marks(surface: Surface, name: Name) -> Iterator[Name]:
    """ "Harbor Foods to Fjord Capital" are two organizations, sold and bought; brackets part names, too."""
    words = surface.words[name.start : name.end]
    if name.kind == "organization" and "to" in words[1:-2]:
        link = name.start + words.index("to")
        yield from _by_brackets(surface, name._replace(end=link))
        yield from _by_brackets(surface, name._replace(start=link + 1))
    else:
        yield from _by_brackets(surface, name)


def _by_brackets(surface: Surface, name: Name) -> Iterator[Name]:
    """ "Grain Board (EGB" and "Grain Board (EGB)" are two names; "Acme (Holdings) Ltd" is one."""
    words = surface.words[name.start : name.end]
    if "]" in words[1:-1] and name.kind == "person":  # "[Jane] Roe", a quotation completed
        yield name._replace(start=name.start + words.index("]") + 1)
        return
    if "(" not in words[1:] or (")" in words and words[-1] != ")"):
        yield name
        return
    bracket = words.index("(", 1)
    yield name._replace(end=name.start + bracket)
    inner = words[bracket + 1 :]
    if len(inner) - inner.count(")") == 1 and name.kind != "person":
        yield name._replace(start=name.start + bracket + 1, end=name.start + bracket + 2)


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
    start, end = _trimmed(surface, name.start, name.end, name.kind)
    if name.kind == "person":
        start, end = _person_only(surface.words, start, end)
        start, end = _trimmed(surface, start, end, name.kind)
    if name.kind == "product" and "," in surface.words[start:end]:  # "Harrow THREE, Class 3 truck"
        end = start + surface.words[start:end].index(",")
    if name.kind == "organization":
        # "The post Acme Announces …", "air conditioning Acme"
        while any(surface.is_capital[start + 1 : end]) and _is_lower_noun(surface.words[start]):
            start, end = _trimmed(surface, start + 1, end, name.kind)
        # "Holepin technology", "Acme science"
        while any(surface.is_capital[start : end - 1]) and _is_thing(surface.words[end - 1]):
            start, end = _trimmed(surface, start, end - 1, name.kind)
        end = _until_office(surface, start, end)
        end = with_legal_form(surface, _until_legal_form(surface.words, start, end))
        if start < end < len(surface.words) and surface.words[end - 1] in _POSSESSIVE_FIRMS:  # "Macy's"
            end += surface.words[end] in {"'s", "’s"}
    return name._replace(start=start, end=end)


def _is_lower_noun(word: str) -> bool:
    return word.islower() and is_ordinary_word(word)


def _is_thing(word: str) -> bool:
    """ "technology", "science" behind a name; "exchange" and "bank" belong to it."""
    return _is_lower_noun(word) and head_type(word.capitalize()) is None


def _until_office(surface: Surface, start: int, end: int) -> int:
    """The end of "Acme Partners" in "Acme Partners Managing | Director Jane Roe": the office begins inside the name."""
    words, last = surface.words, end
    if end >= len(words) or not surface.joins(end) or not is_title_head(words[end]) or words[end].islower():
        return end
    if words[last - 1] == "Board" and words[end] == "Member":
        return last - 1 if last - start > 1 else end
    if words[last - 1] == "Press":  # "White House Press | Secretary", but "Free Press | reporter"
        return last - 1 if last - start > 1 and words[end] in {"Secretary", "Officer"} else end
    while last - start > 1 and words[last - 1] in _OFFICE_OPENERS:
        last -= 1
    return last


_POSSESSIVE_FIRMS = word_group("firms with a possessive")
_OFFICE_OPENERS = word_group("openers of an office")


def _trimmed(surface: Surface, start: int, end: int, kind: Kind) -> tuple[int, int]:
    words = surface.words
    while start < end and (not _is_wordlike(words[start]) or _stands_before(surface, start, kind)):
        start += 1
    while end > start and (not _is_wordlike(words[end - 1]) or words[end - 1] in _NO_ENDS):
        # "Acme PVT. LTD.", "CALIF. —": the full stop of an abbreviation, where the tokenizer has parted it.
        is_form = end - start > 2 and (is_certain_form(words[end - 2]) or "." in words[end - 2])
        if words[end - 1] == "." and (is_form or _goes_on(surface, end)):
            break
        if words[end - 1] == "S" and words[end - 2] == "/":  # "Acme A/S"
            break
        end -= 1
    return start, end


def _goes_on(surface: Surface, index: int) -> bool:
    """Whether the sentence goes on here, so that a full stop before it ends no sentence."""
    if index >= len(surface.words) or not surface.joins(index):
        return False
    word = surface.words[index]
    return word[:1].islower() or word in {",", ";", "(", "—", "–", "--"}


def _stands_before(surface: Surface, index: int, kind: Kind) -> bool:
    """ "the Acme", "However Acme"; but "the All Harbor Congress" opens so, and a film may be "The …"."""
    word = surface.words[index]
    if word in _HEADING_WORDS or (word == "Former" and kind in {"organization", "person"}):
        return True
    if not is_function_word(word) or (kind == "other" and word[:1].isupper()):
        return False
    if word.islower() or word in _ARTICLES:
        return True
    if kind == "organization" and word in _NUMBERS:  # "One Harbor Products"
        return False
    # "Will Roe Turnpike" and "I Dewa Gede Roe" open with a first name.
    opens_sentence = not surface.joins(index) or surface.words[index - 1] in _SENTENCE_ENDS
    return opens_sentence and kind != "person" and not is_first_name(word)


_ARTICLES = frozenset({"The", "A", "An", "THE", "AND", "This", "That", "These", "Those"})
_NUMBERS = frozenset({"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "First"})
_SENTENCE_ENDS = frozenset({".", "!", "?", ":", ";", '"', "“", "”", "•", "*", "-"})
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
        if words[following + 1 : following + 2] == ["-"] and not surface.spaced[following]:  # "Acme Co-founder"
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


def span_text(doc: Doc, name: Name) -> str:
    """The words of a name on one line."""
    text: str = doc[name.start : name.end].text
    return " ".join(text.split())
