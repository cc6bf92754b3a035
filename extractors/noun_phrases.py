"""Noun phrases by their tags: flat, without determiner and possessor, and safe where the parse is not.

    "China's out-licensing deals exceeded …"       ->  <out-licensing deals>, head "deals", owner <China>
    "its contribution to the global drug pipeline"  ->  <contribution to the global drug pipeline>, owner <its>

Times, amounts and punctuation end a phrase; an organization's or a place's name at its front is its owner, not a part
of it ("Acme third-quarter revenue" -> <revenue>, owner <Acme>).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.phrase_words import (
    DETERMINERS,
    HYPHENS,
    is_nominal_time,
    is_noun,
    joins_hyphen,
    may_follow,
    may_precede,
)
from extractors.sites import Context

MAX_WORDS = 14

_COMPLEMENT_PREPOSITIONS = frozenset({"of", "to", "for", "from", "per", "on", "before", "excluding"})


@dataclass(frozen=True)
class Phrase:
    """Tokens start:end with their head; `owner` are the tokens of the possessor or of the name in front."""

    start: int
    end: int
    head: int
    owner: tuple[int, int] | None = None
    core_end: int = 0
    """Where the phrase ends without its complements ("to the global drug pipeline")."""


def phrase_after(context: Context, start: int, limit: int) -> Phrase | None:
    """The phrase that begins at a token: "innovative drugs" after "76"; None where no noun follows directly."""
    doc = context.doc
    position = start
    last_noun = -1
    while position < min(limit, start + MAX_WORDS) and may_follow(context, position, start, last_noun):
        if is_noun(doc[position]) and not joins_hyphen(doc, position + 1, limit):
            last_noun = position
        position += 1
    if last_noun < 0:
        return None
    return Phrase(start, last_noun + 1, last_noun, core_end=last_noun + 1)


def phrase_ending(context: Context, end: int, floor: int) -> Phrase | None:
    """The phrase whose head is the token before `end`: "net loss" of "net loss of $5 million"; None for no noun."""
    doc = context.doc
    head = end - 1
    if head < floor or not is_noun(doc[head]) or context.time_at(head) or context.site_at(head):
        return None
    start = head
    while start > floor and head - start < MAX_WORDS:
        if may_precede(context, start - 1, floor):
            start -= 1
        elif _follows_acronym(doc, start, floor):
            # "the global artificial intelligence (AI) market"
            start -= 4
        else:
            break
    start = _without_dangling(doc, _past_hyphen(doc, start, head), head)
    return _with_owner(context, Phrase(start, end, head, core_end=end), floor)


def _follows_acronym(doc: Doc, position: int, floor: int) -> bool:
    if position - 4 < floor or doc[position - 1].text != ")" or doc[position - 3].text != "(":
        return False
    return is_noun(doc[position - 4])


def _past_hyphen(doc: Doc, start: int, head: int) -> int:
    """ "odometer" of "the five-digit odometer", where the number in front is no part of the phrase."""
    is_cut = start + 1 < head and doc[start].text in HYPHENS and not doc[start].whitespace_
    return start + 2 if is_cut else start


def _without_dangling(doc: Doc, start: int, head: int) -> int:
    while start < head and (doc[start].tag_ in {"CC", "POS"} or doc[start].is_punct):
        start += 1
    return start


def _with_owner(context: Context, phrase: Phrase, floor: int) -> Phrase:
    """Part the name in front from the phrase, or find the possessor before it."""
    doc = context.doc
    mention = context.owner_at(phrase.start)
    if mention and mention.end <= phrase.head and mention.start >= floor and doc[mention.end].text not in HYPHENS:
        start = _without_dangling(doc, mention.end, phrase.head)
        return replace(phrase, start=start, owner=(mention.start, mention.end))
    before = phrase.start - 1
    while before >= floor and doc[before].tag_ != "POS" and (context.time_at(before) or doc[before].tag_ == "CD"):
        before -= 1
    if before < floor:
        return phrase
    if doc[before].tag_ in {"PRP$", "WP$"}:
        return replace(phrase, owner=(before, before + 1))
    if doc[before].tag_ == "POS" and not context.time_at(before):
        possessor = phrase_ending(context, before, max(floor, before - MAX_WORDS))
        return replace(phrase, owner=_with_determiner(doc, possessor, floor)) if possessor else phrase
    if before < phrase.start - 1 and (mention := context.owner_at(before)):
        return replace(phrase, owner=(mention.start, mention.end))
    return phrase


def _with_determiner(doc: Doc, possessor: Phrase, floor: int) -> tuple[int, int]:
    start = possessor.start
    if start > floor and doc[start - 1].tag_ in DETERMINERS:
        start -= 1
    return start, possessor.end


def phrase_around(context: Context, head: int, floor: int, limit: int) -> Phrase | None:
    """The phrase of a noun that the parse points at, whichever of its words that is."""
    doc = context.doc
    end = head + 1
    while end < limit and is_noun(doc[head]) and _extends_right(context, end):
        end += 1
    while end > head + 1 and not is_noun(doc[end - 1]):
        end -= 1
    return phrase_ending(context, end, floor)


def _extends_right(context: Context, position: int) -> bool:
    doc = context.doc
    token = doc[position]
    if context.time_at(position) or context.site_at(position):
        return False
    if token.text in HYPHENS:
        return not token.whitespace_ and not doc[position - 1].whitespace_
    if doc[position - 1].text in HYPHENS:
        return True
    return is_noun(token) and token.dep_ not in {"appos", "nsubj", "nsubj:pass", "nsubjpass", "ROOT", "obl:tmod"}


def with_complements(
    context: Context, phrase: Phrase, limit: int, prepositions: frozenset[str] = _COMPLEMENT_PREPOSITIONS
) -> Phrase:
    """The phrase with what its head needs: "contribution" -> "contribution to the global drug pipeline"."""
    end = phrase.end
    for _ in range(2):
        following = _complement_end(context, end, limit, prepositions)
        if following is None:
            break
        end = following
    return replace(phrase, end=end, core_end=phrase.core_end or phrase.end)


def _complement_end(context: Context, position: int, limit: int, prepositions: frozenset[str]) -> int | None:
    doc = context.doc
    if position >= limit or doc[position].lower_ not in prepositions or doc[position].tag_ not in {"IN", "TO"}:
        return None
    start = position + 1
    while start < limit and doc[start].tag_ in ({"DT", "PDT"} if doc[position].lower_ != "of" else DETERMINERS):
        start += 1
    if start >= limit or context.time_at(start) or context.site_at(start):
        return None
    inner = phrase_after(context, start, limit)
    if inner is None or is_nominal_time(doc[inner.head]):
        return None
    return inner.end
