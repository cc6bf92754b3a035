"""Nouns that "and" ties into the name of one measure.

"$640 million in development, regulatory and sales milestones"  ->  all three are milestones: head "milestones"
"cash, cash equivalents and marketable securities of $5 million"  ->  one name: head "cash"
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extractors.figure_words import word_set
from extractors.noun_phrases import Phrase
from extractors.phrase_words import NOUN_TAGS
from extractors.sites import Context

_REACH = 14
_SUMS = frozenset({"revenue", "income", "expense", "spending", "funding", "advertising", "financing", "investment"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "AFX", "HYPH"})


def with_shared_head(context: Context, phrase: Phrase, limit: int) -> Phrase:
    """The phrase up to the noun that its words share with what "and" ties to them; the same where they share none."""
    doc = context.doc
    if doc[phrase.head].tag_ not in {"NN", "NNP"} or phrase.head - phrase.start > 2:
        return phrase
    end, adjective_alone = phrase.end, False
    for _ in range(4):
        start, is_last = _next_member(doc, end, limit)
        if start is None:
            return phrase
        end = _member_end(context, start, limit)
        last = end - 1
        if end == start:
            return phrase
        if not is_last:
            adjective_alone = adjective_alone or doc[last].tag_ in _ADJECTIVES
        elif last == start or not (doc[last].tag_ == "NNS" or adjective_alone or doc[last].lower_ in _SUMS):
            return phrase
        elif adjective_alone or _is_shareable(doc, phrase, last):
            return Phrase(phrase.start, end, last, phrase.owner, end)
        else:
            return phrase
    return phrase


def _next_member(doc: Doc, position: int, limit: int) -> tuple[int | None, bool]:
    """Where the next member after a comma or "and" begins, and whether it is the last one."""
    start, is_last = position, False
    while start < limit and (doc[start].text == "," or doc[start].lower_ in {"and", "or", "&"}):
        is_last = is_last or doc[start].text != ","
        start += 1
    return (start if position < start < limit else None), is_last


def _member_end(context: Context, start: int, limit: int) -> int:
    end = start
    while end < min(limit, start + 5) and not context.time_at(end) and not context.site_at(end):
        if context.doc[end].tag_ not in NOUN_TAGS | _ADJECTIVES:
            break
        end += 1
    return end


def _is_shareable(doc: Doc, phrase: Phrase, last: int) -> bool:
    """Whether there are several kinds of a noun: "milestones", not the "notes" of "cash and other notes"."""
    first_stands_alone = doc[phrase.head].lower_ in word_set("financial_measures.txt")
    return doc[last].lower_ in word_set("shared_heads.txt") | _SUMS and not first_stands_alone


def with_repeated_noun(context: Context, phrase: Phrase, floor: int) -> Phrase:
    """ "cash and cash equivalents", where the phrase is the end of a list that says its first noun twice."""
    doc = context.doc
    for first in range(phrase.head - 2, max(floor, phrase.head - _REACH) - 1, -1):
        middle = doc[first + 1]
        if context.time_at(first) or context.site_at(first):
            return phrase
        if middle.tag_ in {"VBD", "VBZ", "VBP", "MD"} or doc[first].tag_ in {"VBD", "VBZ", "VBP", "MD", "IN", "TO"}:
            return phrase
        repeats = doc[first].tag_ in {"NN", "NNS"} and doc[first].lower_ == doc[first + 2].lower_
        # "cash and equivalents"
        repeats = repeats or (doc[first].lower_ == "cash" and doc[first + 2].lower_ == "equivalents")
        if repeats and (middle.lower_ in {"and", "&"} or middle.text == ","):
            return replace(phrase, start=first, head=first)
    return phrase
